#include "intake/cells.hpp"
#include "intake/fold.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace tyndau::intake {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Without white space of any kind, the minus sign as "-".
std::string without_spaces(std::string_view text) {
  static constexpr std::array<std::string_view, 7> dropped{
      " ", "\t", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "'", "\xE2\x80\x99"};
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto rest = text.substr(i);
    const auto found =
        std::find_if(dropped.begin(), dropped.end(), [&](auto d) { return rest.starts_with(d); });
    if (found != dropped.end()) {
      i += found->size();
    } else if (rest.starts_with("\xE2\x88\x92")) {
      out += '-';
      i += 3;
    } else {
      out += text[i++];
    }
  }
  return out;
}

/// Spaces may only stand between groups of three digits.
bool groups_of_three(std::string_view text) {
  std::size_t digits = 0;
  bool grouped = false;
  for (const char c : text) {
    if (is_digit(c)) {
      ++digits;
    } else if (c == ',' || c == '.') {
      return !grouped || digits == 3;
    } else if (c != '-' && c != '+') {
      if (digits == 0) continue;
      if (static_cast<unsigned char>(c) >= 0x80 && static_cast<unsigned char>(c) < 0xC0) continue;
      if (grouped ? digits != 3 : digits > 3) return false;
      grouped = true;
      digits = 0;
    }
  }
  return !grouped || digits == 3;
}

/// The decimal separator as a point, thousands separators gone. Empty when that is not possible.
std::string with_point(const std::string& number) {
  const auto comma = number.rfind(',');
  const auto point = number.rfind('.');
  const auto count = [&](char c) { return std::count(number.begin(), number.end(), c); };
  char decimal = '.';
  if (comma != std::string::npos && point != std::string::npos)
    decimal = comma > point ? ',' : '.';
  else if (comma != std::string::npos)
    decimal = count(',') > 1 ? '\0' : ',';
  else if (point != std::string::npos)
    decimal = count('.') > 1 ? '\0' : '.';
  if (decimal != '\0' && count(decimal) > 1) return {};
  std::string out;
  std::size_t since_separator = 0;
  bool separated = false;
  for (const char c : number) {
    const bool separator = (c == ',' || c == '.');
    if ((separator) && separated && since_separator != 3) return {};
    if (c == decimal) {
      out += '.';
      separated = false;
    } else if (separator) {
      separated = true;
      since_separator = 0;
    } else {
      out += c;
      ++since_separator;
    }
  }
  return separated && since_separator != 3 ? std::string() : out;
}

bool plain_decimal(std::string_view text) {
  std::size_t i = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  const auto digits = [&] {
    const auto begin = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    return i - begin;
  };
  if (digits() == 0) return false;
  if (i < text.size() && text[i] == '.') {
    ++i;
    if (digits() == 0) return false;
  }
  return i == text.size() && text.size() <= 40;
}

/// "1,000" or "12.500": one separator and three digits behind it.
bool could_be_thousands(const std::string& number) {
  const auto separator = number.find_first_of(",.");
  if (separator == std::string::npos || number.find_first_of(",.", separator + 1) != std::string::npos)
    return false;
  const std::size_t before = separator - (number[0] == '-' || number[0] == '+' ? 1 : 0);
  return number.size() - separator == 4 && before >= 1 && before <= 3 &&
         !(before == 1 && number[separator - 1] == '0');
}

std::optional<double> value_of(const std::string& decimal) {
  double value = 0;
  const char* begin = decimal.data() + (decimal[0] == '+' ? 1 : 0);
  const auto [end, error] = std::from_chars(begin, decimal.data() + decimal.size(), value);
  if (error != std::errc{} || end != decimal.data() + decimal.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

/// "500 m" → "500"; the unit's text behind the number.
std::string split_unit(std::string& text) {
  const auto last_digit = text.find_last_of("0123456789");
  if (last_digit == std::string::npos) return {};
  std::string unit = fold_tight(text.substr(last_digit + 1));
  if (!unit.empty()) text.erase(last_digit + 1);
  return unit;
}

constexpr std::array<std::string_view, 16> compass{"n", "nne", "ne", "ene", "e", "ese", "se", "sse",
                                                   "s", "ssw", "sw", "wsw", "w", "wnw", "nw", "nnw"};

/// Position of a rhumb among 16 from north clockwise, in English, Russian or Kazakh letters.
std::optional<std::size_t> rhumb(const std::string& word) {
  static const std::array<std::pair<std::string_view, std::size_t>, 15> others{{{"с", 0},
                                                                                {"св", 2},
                                                                                {"в", 4},
                                                                                {"юв", 6},
                                                                                {"ю", 8},
                                                                                {"юз", 10},
                                                                                {"з", 12},
                                                                                {"сз", 14},
                                                                                {"ссв", 1},
                                                                                {"всв", 3},
                                                                                {"вюв", 5},
                                                                                {"ююв", 7},
                                                                                {"ююз", 9},
                                                                                {"зюз", 11},
                                                                                {"зсз", 13}}};
  const auto english = std::find(compass.begin(), compass.end(), word);
  if (english != compass.end()) return static_cast<std::size_t>(english - compass.begin());
  if (word == "ссз") return 15;
  for (const auto& [name, position] : others) {
    if (name == word) return position;
  }
  return std::nullopt;
}

/// Shares of named rhumbs: all eight main ones, or all sixteen.
std::optional<std::vector<double>> named_shares(const std::vector<std::string>& parts) {
  std::array<std::optional<double>, 16> shares;
  for (const auto& part : parts) {
    const auto colon = part.find_first_of(":=");
    if (colon == std::string::npos) return std::nullopt;
    const auto position = rhumb(fold_tight(part.substr(0, colon)));
    std::string number = part.substr(colon + 1);
    while (!number.empty() && (number.back() == '%' || number.back() == ',')) number.pop_back();
    const auto share = parse_number(number);
    if (!position || !share || shares[*position]) return std::nullopt;
    shares[*position] = share->value;
  }
  std::vector<double> all;
  const std::size_t step = parts.size() == 8 ? 2 : 1;
  for (std::size_t i = 0; i < shares.size(); i += step) {
    if (!shares[i]) return std::nullopt;
    all.push_back(*shares[i]);
  }
  return all.size() == parts.size() ? std::optional(all) : std::nullopt;
}

std::optional<std::vector<double>> listed_shares(const std::vector<std::string>& parts) {
  if (parts.size() != 8 && parts.size() != 16) return std::nullopt;
  std::vector<double> all;
  for (std::string part : parts) {
    while (!part.empty() && part.back() == '%') part.pop_back();
    const auto share = parse_number(part);
    if (!share) return std::nullopt;
    all.push_back(share->value);
  }
  return all;
}

/// Parts of a rose: by ";", else by white space, else by ",".
std::vector<std::string> rose_parts(const std::string& text) {
  for (const std::string_view separators : {";|/", " \t\n", ","}) {
    auto parts = split(text, separators);
    if (parts.size() == 8 || parts.size() == 16) return parts;
  }
  return {};
}

}  // namespace

Parsed<Decimal> parse_number(std::string_view text) {
  const std::string cell = trimmed(text);
  if (cell.empty() || !groups_of_three(cell)) return fault("unreadable-number");
  const std::string decimal = with_point(without_spaces(cell));
  if (!plain_decimal(decimal)) return fault("unreadable-number");
  const auto value = value_of(decimal);
  if (!value) return fault("unreadable-number");
  const auto point = decimal.find('.');
  const auto decimals = point == std::string::npos ? std::size_t{0} : decimal.size() - point - 1;
  return Decimal{*value, static_cast<int>(decimals)};
}

Parsed<double> parse_metres(std::string_view text) {
  std::string cell = trimmed(text);
  const std::string unit = split_unit(cell);
  if (unit == "km" || unit == "км" || unit == "шақырым") return fault("unit-not-metres");
  if (!unit.empty() && unit != "m" && unit != "м" && unit != "metres" && unit != "meters" && unit != "метр" &&
      unit != "метров") {
    return fault("unreadable-number");
  }
  if (could_be_thousands(without_spaces(cell))) return fault("number-ambiguous");
  const auto number = parse_number(cell);
  if (!number) return tl::unexpected<CellFault>(number.error());
  if (number->value < 0) return fault("number-negative");
  return number->value;
}

Parsed<Decimal> parse_degrees(std::string_view text) {
  std::string cell = trimmed(text);
  static constexpr std::array<std::string_view, 6> marks{"'", "\"", "′", "″", "’", "”"};
  const bool minutes =
      std::any_of(marks.begin(), marks.end(), [&](auto mark) { return cell.find(mark) != cell.npos; });
  const auto sign = cell.find("°");
  if (minutes || (sign != std::string::npos && !trimmed(cell.substr(sign + 2)).empty())) {
    return fault("coordinates-not-decimal");
  }
  if (sign != std::string::npos) cell.erase(sign);
  const auto spaced = split(cell, " ");
  const auto letters = fold_tight(cell).find_first_of("nsewNSEW");
  if (letters != std::string::npos || (spaced.size() >= 2 && spaced.size() <= 3 && parse_number(spaced[0]))) {
    return fault("coordinates-not-decimal");
  }
  return parse_number(cell);
}

Parsed<std::vector<double>> parse_wind_rose(std::string_view text) {
  const auto parts = rose_parts(trimmed(text));
  auto shares = named_shares(parts);
  if (!shares) shares = listed_shares(parts);
  if (!shares) return fault("unreadable-wind-rose");
  double sum = 0;
  for (const double share : *shares) {
    if (share < 0 || share > 100) return fault("wind-rose-sum");
    sum += share;
  }
  constexpr double whole = 100, rounding = 2;  // percent; each share may be rounded, calms are not in it
  if (sum <= 0 || sum > whole + rounding) return fault("wind-rose-sum");
  return *shares;
}

}  // namespace tyndau::intake
