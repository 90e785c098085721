#include "intake/places/described_region.hpp"

#include "intake/places/place_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace tyndau::intake {
namespace {

using Tokens = std::vector<AddressToken>;

constexpr Metres kilometre{1'000};
constexpr Metres most_rounding{5'000};

bool begins(std::string_view word, std::initializer_list<std::string_view> stems) {
  return std::any_of(stems.begin(), stems.end(),
                     [&](std::string_view stem) { return word.starts_with(stem); });
}
bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// A stretch of tokens.
struct Span {
  std::size_t begin = 0, end = 0;
};

struct Length {
  Metres value;
  Metres rounding;
  Span tokens;
};

bool is_kilometre(std::string_view word) {
  return one_of(word, {"км", "km"}) || begins(word, {"километр", "шақырым", "kilomet", "шакырым"});
}
bool is_metre(std::string_view word) {
  return one_of(word, {"м", "m"}) || begins(word, {"метр", "metre", "meter"});
}

/// Half a unit of the last digit that is not zero, in units of the number.
double half_of_last_digit(const std::string& digits, std::size_t decimals) {
  if (decimals > 0) return 0.5 * std::pow(10.0, -static_cast<double>(decimals));
  const auto last = digits.find_last_not_of('0');
  const auto zeros = last == std::string::npos ? 0 : digits.size() - 1 - last;
  return 0.5 * std::pow(10.0, static_cast<double>(zeros));
}

/// A written number, the tokens that it takes, and what the last of them has behind its digits.
struct Number {
  std::string digits;  ///< of the whole part
  std::string fraction;
  std::string rest;  ///< "км" of "15км"
  std::size_t end = 0;
};

std::string leading_digits(const std::string& word) {
  return word.substr(0, std::min(word.find_first_not_of("0123456789"), word.size()));
}

/// "121", "2,5", "15км", "121-м".
std::optional<Number> number_at(const Tokens& tokens, std::size_t at, std::string_view text) {
  constexpr std::size_t most_digits = 5;
  Number number{leading_digits(tokens[at].word), {}, {}, at + 1};
  if (number.digits.empty() || number.digits.size() > most_digits) return std::nullopt;
  number.rest = tokens[at].word.substr(number.digits.size());
  const auto next = [&] { return number.end < tokens.size() ? &tokens[number.end] : nullptr; };
  const bool fraction = number.rest.empty() && next() != nullptr && next()->number &&
                        next()->begin == tokens[at].end + 1 &&
                        (text[tokens[at].end] == ',' || text[tokens[at].end] == '.');
  if (fraction) {
    number.fraction = leading_digits(next()->word);
    number.rest = next()->word.substr(number.fraction.size());
    ++number.end;
  }
  const bool ordinal = number.rest.empty() && number.end + 1 < tokens.size() &&
                       tokens[number.end - 1].hyphen &&
                       one_of(next()->word, {"м", "й", "ом", "ый", "ші", "шы", "го", "ого"});
  if (ordinal) ++number.end;
  return number;
}

/// "121-м км", "2,5 км", "15км", "800 м", "км 121": a number with its unit of length.
std::optional<Length> length_at(const Tokens& tokens, std::size_t at, std::string_view text) {
  const auto number = number_at(tokens, at, text);
  if (!number) return std::nullopt;
  std::string unit = number->rest;
  Span span{at, number->end};
  if (unit.empty() && span.end < tokens.size()) unit = tokens[span.end++].word;
  if (!is_kilometre(unit) && !is_metre(unit)) {
    if (at == 0 || !is_kilometre(tokens[at - 1].word)) return std::nullopt;
    unit = "км";
    span = {at - 1, at + 1};
  }
  const Metres scale = is_kilometre(unit) ? kilometre : Metres{1};
  const double value = std::stod(number->digits + "." + number->fraction + "0");
  const double half = half_of_last_digit(number->digits, number->fraction.size());
  return Length{scale * value, std::min(scale * half, most_rounding), span};
}

/// Degrees of a word that names a point of the compass.
std::optional<double> compass(std::string_view word) {
  if (begins(word, {"север", "солтүстік", "north"})) return 0.0;
  if (begins(word, {"восток", "восточ", "шығыс", "east"})) return 90.0;
  if (begins(word, {"юг", "южн", "юж", "юго", "оңтүстік", "south"})) return 180.0;
  if (begins(word, {"запад", "батыс", "west"})) return 270.0;
  return std::nullopt;
}

struct Direction {
  double azimuth = 0.0;
  Span tokens;
};

/// Of two halves, as north and west are, the direction between them.
double between(double a, double b) {
  if (std::abs(a - b) > 180.0) (a < b ? a : b) += 360.0;
  return std::fmod((a + b) / 2.0, 360.0);
}

/// "ЮЗ", "ССВ", "NW": letters of the compass, in capitals only.
std::optional<double> compass_letters(const AddressToken& token) {
  static constexpr std::array<std::pair<std::string_view, double>, 16> letters{{{"св", 45.0},
                                                                                {"юв", 135.0},
                                                                                {"юз", 225.0},
                                                                                {"сз", 315.0},
                                                                                {"ссв", 22.5},
                                                                                {"всв", 67.5},
                                                                                {"вюв", 112.5},
                                                                                {"ююв", 157.5},
                                                                                {"ююз", 202.5},
                                                                                {"зюз", 247.5},
                                                                                {"зсз", 292.5},
                                                                                {"ссз", 337.5},
                                                                                {"ne", 45.0},
                                                                                {"se", 135.0},
                                                                                {"sw", 225.0},
                                                                                {"nw", 315.0}}};
  if (!token.capital) return std::nullopt;
  const auto found =
      std::find_if(letters.begin(), letters.end(), [&](const auto& one) { return one.first == token.word; });
  return found == letters.end() ? std::nullopt : std::optional(found->second);
}

/// From the first word of a direction on: "северо-восток", "северо-северо-восток", "север".
Direction direction_from(const Tokens& tokens, std::size_t at, double first) {
  const auto next = [&](std::size_t ahead) -> std::optional<double> {
    for (std::size_t i = at + 1; i <= at + ahead; ++i) {
      if (i >= tokens.size() || tokens[i].breaks) return std::nullopt;
    }
    return compass(tokens[at + ahead].word);
  };
  const auto square = [](double a, double b) { return std::abs(std::remainder(a - b, 360.0)) == 90.0; };
  const auto second = next(1), third = next(2);
  if (second && third && *second == first && square(first, *third))
    return {between(first, between(first, *third)), {at, at + 3}};
  if (second && square(first, *second)) return {between(first, *second), {at, at + 2}};
  return {first, {at, at + 1}};
}

std::optional<Direction> direction_in(const Tokens& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (const auto letters = compass_letters(tokens[i])) return Direction{*letters, {i, i + 1}};
    const auto first = compass(tokens[i].word);
    const bool part_of_name = first && i + 1 < tokens.size() && tokens[i].hyphen &&
                              begins(tokens[i + 1].word, {"казахстан", "қазақстан", "kazakhstan"});
    if (!first || part_of_name ||
        begins(tokens[i].word,
               {"северная", "южная", "восточная", "западная", "северный", "южный", "восточный", "западный"}))
      continue;
    return direction_from(tokens, i, *first);
  }
  return std::nullopt;
}

bool is_road(const Tokens& tokens, std::size_t at) {
  const auto& word = tokens[at].word;
  if (begins(word,
             {"автотрасс", "автодорог", "автомагистрал", "трасс", "дорог", "автожол", "highway", "motorway"}))
    return true;
  if (word == "road" || word == "жолының" || word == "жолы" || word == "жолдың") return true;
  return word == "а" && tokens[at].slash && at + 1 < tokens.size() && tokens[at + 1].word == "д";
}

std::string text_of(std::string_view text, const Tokens& tokens, Span span) {
  if (span.begin >= span.end) return {};
  return std::string(
      text.substr(tokens[span.begin].begin, tokens[span.end - 1].end - tokens[span.begin].begin));
}

/// "Кызылорда-Кумколь", "Калбатау — Майкапшагай": names of the two ends, each of capital words.
struct RoadEnds {
  Span first, second;
};
std::optional<RoadEnds> ends_from(const Tokens& tokens, std::size_t from, std::string_view text) {
  std::size_t at = from;
  while (at < tokens.size() && !tokens[at].capital) ++at;
  if (at >= tokens.size() || at > from + 4) return std::nullopt;
  RoadEnds ends{{at, at + 1}, {}};
  const auto joins = [&](std::size_t left) {
    if (left + 1 >= tokens.size()) return false;
    const auto gap = text.substr(tokens[left].end, tokens[left + 1].begin - tokens[left].end);
    return gap.find('-') != std::string_view::npos || gap.find("–") != std::string_view::npos ||
           gap.find("—") != std::string_view::npos;
  };
  while (!joins(ends.first.end - 1) && ends.first.end < tokens.size() && tokens[ends.first.end].capital &&
         !tokens[ends.first.end].breaks)
    ++ends.first.end;
  if (!joins(ends.first.end - 1)) return std::nullopt;
  ends.second = {ends.first.end, ends.first.end + 1};
  if (!tokens[ends.second.begin].capital) return std::nullopt;
  const auto goes_on = [&](std::size_t next) {
    return next < tokens.size() && !tokens[next].breaks && (tokens[next].capital || tokens[next - 1].hyphen);
  };
  while (goes_on(ends.second.end)) ++ends.second.end;
  return ends;
}

std::optional<DescribedRegion> along_road(const Tokens& tokens, std::string_view text, const Length& length) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!is_road(tokens, i)) continue;
    std::optional<RoadEnds> ends = ends_from(tokens, i + 1, text);
    for (std::size_t from = 0; !ends && from < i; ++from) ends = ends_from(tokens, from, text);
    if (!ends) return std::nullopt;
    DescribedRegion region;
    region.kind = DescribedRegion::Kind::along_road;
    region.anchor = text_of(text, tokens, ends->first);
    region.far_end = text_of(text, tokens, ends->second);
    region.begin = tokens[std::min({length.tokens.begin, i, ends->first.begin})].begin;
    region.end = tokens[std::max({length.tokens.end, i + 1, ends->second.end}) - 1].end;
    return region;
  }
  return std::nullopt;
}

/// A word in the Kazakh ablative, from which a distance is counted.
bool is_ablative(std::string_view word) {
  static constexpr std::array<std::string_view, 6> endings{"нан", "нен", "дан", "ден", "тан", "тен"};
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
    return word.size() > ending.size() + 4 && word.ends_with(ending);
  });
}

bool is_from(const AddressToken& token) { return one_of(token.word, {"от", "of", "from"}); }

/// "северо-восток от г. Хромтау, 6 км": the place stands between its direction and its distance.
std::optional<DescribedRegion> place_between(std::string_view text, const Tokens& tokens,
                                             const Direction& direction, const Length& length) {
  const std::size_t from = direction.tokens.end;
  if (from + 1 >= length.tokens.begin || !is_from(tokens[from])) return std::nullopt;
  DescribedRegion region;
  region.begin = tokens[direction.tokens.begin].begin;
  region.end = tokens[length.tokens.end - 1].end;
  region.anchor = std::string(text.substr(0, region.begin)) + ", " +
                  text_of(text, tokens, {from + 1, length.tokens.begin}) + ", " +
                  std::string(text.substr(region.end));
  region.azimuth = direction.azimuth;
  return region;
}

std::optional<DescribedRegion> from_place(const Tokens& tokens, std::string_view text, const Length& length) {
  const auto direction = direction_in(tokens);
  if (direction) {
    if (auto region = place_between(text, tokens, *direction, length)) return region;
  }
  Span said = length.tokens;
  if (direction)
    said = {std::min(said.begin, direction->tokens.begin), std::max(said.end, direction->tokens.end)};
  bool from = false;
  for (std::size_t i = said.begin; i < tokens.size() && i < said.end + 3; ++i) {
    if (i < said.end || !is_from(tokens[i])) continue;
    said.end = i + 1;
    from = true;
    break;
  }
  const bool ablative = said.begin > 0 && is_ablative(tokens[said.begin - 1].word);
  if (!from && !ablative && !(direction && said.end < tokens.size())) return std::nullopt;
  DescribedRegion region;
  region.begin = tokens[said.begin].begin;
  region.end = tokens[said.end - 1].end;
  region.anchor = std::string(text.substr(0, region.begin)) + ", " + std::string(text.substr(region.end));
  if (direction) region.azimuth = direction->azimuth;
  return region;
}

}  // namespace

std::optional<DescribedRegion> read_described_region(std::string_view text) {
  const auto tokens = address_tokens(text);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto length = tokens[i].number ? length_at(tokens, i, text) : std::nullopt;
    if (!length || length->value <= Metres{0}) continue;
    auto region = along_road(tokens, text, *length);
    if (!region) region = from_place(tokens, text, *length);
    if (!region) continue;
    region->distance = length->value;
    region->rounding = length->rounding;
    return region;
  }
  return std::nullopt;
}

MetresInterval distance_from_anchor(const DescribedRegion& described, Metres reach, Metres uncertainty) {
  const bool road = described.kind == DescribedRegion::Kind::along_road;
  const Metres shortest = road ? described.distance / longest_road_factor : described.distance;
  // A kilometre of a road is a whole number that is counted, not rounded.
  const Metres rounding = road ? kilometre : described.rounding;
  const Metres low = shortest - rounding - uncertainty;
  return {std::max(low, Metres{0}), described.distance + rounding + reach + uncertainty};
}

std::optional<Interval<double>> azimuths_of(const DescribedRegion& described) {
  if (!described.azimuth) return std::nullopt;
  return Interval<double>{*described.azimuth - direction_tolerance, *described.azimuth + direction_tolerance};
}

}  // namespace tyndau::intake
