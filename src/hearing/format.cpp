#include "hearing/messages.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>

namespace tyndau::hearing {
namespace {

constexpr double metres_in_a_kilometre = 1000.0;
constexpr std::string_view no_break_space = "\u00A0";
constexpr std::string_view minus_sign = "\u2212";

enum class Rounding { nearest, down, up };

double rounded(double value, double step, Rounding rounding) {
  // Floating-point noise must not push a whole step: 7.9 km is 79 steps of 100 m, not 79.00000000000001.
  constexpr double noise = 1e-9;
  const double steps = value / step;
  switch (rounding) {
    case Rounding::down: return std::floor(steps + noise) * step;
    case Rounding::up: return std::ceil(steps - noise) * step;
    case Rounding::nearest: break;
  }
  return std::round(steps) * step;
}

/// With so many decimals, 0 or 1.
std::string plain_number(double value, int decimals) {
  constexpr double counted_exactly = 1e15;
  if (value >= counted_exactly) return fmt::format("{:.{}f}", value, decimals);
  const auto tenths = static_cast<std::int64_t>(std::llround(decimals == 0 ? value : value * 10.0));
  if (decimals == 0) return std::to_string(tenths);
  std::string text = std::to_string(tenths / 10);
  text += '.';
  text += static_cast<char>('0' + tenths % 10);
  return text;
}

/// Thousands apart, in English from 1,000, elsewhere from 10 000; decimal comma but in English.
std::string number(double value, int decimals, Language language) {
  const bool english = language == Language::en;
  std::string text = plain_number(std::abs(value), decimals);
  std::size_t whole = text.find('.');
  if (whole == std::string::npos) whole = text.size();
  if (whole < text.size() && !english) text[whole] = ',';
  const std::size_t longest_ungrouped = english ? 3 : 4;
  if (whole > longest_ungrouped) {
    for (std::size_t at = whole; at > 3; at -= 3)
      text.insert(at - 3, english ? std::string_view(",") : no_break_space);
  }
  return value < 0.0 ? std::string(minus_sign) + text : text;
}

/// A number and the unit that it is shown in.
struct Shown {
  std::string figure;
  std::string unit;
};

Shown length(double metres, Rounding rounding, Language language) {
  const bool english = language == Language::en;
  constexpr double shown_with_decimal_below = 10.0;
  const bool fine = metres < shown_with_decimal_below && metres != std::round(metres);
  const double in_metres = rounded(metres, fine ? 0.1 : 1.0, rounding);
  if (in_metres < metres_in_a_kilometre)
    return {number(in_metres, fine ? 1 : 0, language), english ? "m" : "м"};
  const double kilometres = rounded(metres, 100.0, rounding) / metres_in_a_kilometre;
  return {number(kilometres, 1, language), english ? "km" : "км"};
}

enum class Plural { one, few, many };

/// \source CLDR plural rules of Russian, for whole numbers
Plural russian_plural(double value) {
  const auto n = static_cast<long long>(std::abs(value));
  if (n % 10 == 1 && n % 100 != 11) return Plural::one;
  if (n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14)) return Plural::few;
  return Plural::many;
}

/// Words of a countable unit. Kazakh has no plural after a numeral.
struct UnitWords {
  std::string_view kk;
  std::string_view ru_one, ru_few, ru_many;
  std::string_view ru_genitive_one;  ///< after "до 21"
  std::string_view en_one, en_many;
};

constexpr UnitWords calendar_day_words{"күнтізбелік күн",  "календарный день", "календарных дня",
                                       "календарных дней", "календарного дня", "calendar day",
                                       "calendar days"};
constexpr UnitWords working_day_words{"жұмыс күні",   "рабочий день", "рабочих дня", "рабочих дней",
                                      "рабочего дня", "working day",  "working days"};
constexpr UnitWords people_words{"адам", "человек", "человека", "человек", "человека", "person", "people"};

const UnitWords* words_of(Unit unit) {
  switch (unit) {
    case Unit::calendar_day: return &calendar_day_words;
    case Unit::working_day: return &working_day_words;
    case Unit::people: return &people_words;
    default: return nullptr;
  }
}

std::string_view word(const UnitWords& words, double value, Language language) {
  if (language == Language::kk) return words.kk;
  if (language == Language::en) return std::abs(value) == 1.0 ? words.en_one : words.en_many;
  switch (russian_plural(value)) {
    case Plural::one: return words.ru_one;
    case Plural::few: return words.ru_few;
    case Plural::many: break;
  }
  return words.ru_many;
}

/// After "от … до" and "не менее".
std::string_view genitive_word(const UnitWords& words, double value, Language language) {
  if (language != Language::ru) return word(words, value, language);
  return russian_plural(value) == Plural::one ? words.ru_genitive_one : words.ru_many;
}

int decimals_of(const Quantity& quantity) {
  if (quantity.unit != Unit::percent && quantity.unit != Unit::none) return 0;
  const auto whole = [](double value) { return !std::isfinite(value) || value == std::round(value); };
  return whole(quantity.value.low) && whole(quantity.value.high) ? 0 : 1;
}

Shown shown(const Quantity& quantity, double value, Rounding rounding, Language language, bool genitive) {
  if (quantity.unit == Unit::metre) return length(value, rounding, language);
  const int decimals = decimals_of(quantity);
  const double figure = rounded(value, decimals == 0 ? 1.0 : 0.1, rounding);
  Shown result{number(figure, decimals, language), {}};
  if (quantity.unit == Unit::percent) result.unit = "%";
  if (const UnitWords* words = words_of(quantity.unit)) {
    result.unit = genitive ? genitive_word(*words, figure, language) : word(*words, figure, language);
  }
  return result;
}

std::string together(const Shown& part) {
  return part.unit.empty() ? part.figure : part.figure + " " + part.unit;
}

std::string at_least(const Quantity& quantity, Language language) {
  static constexpr std::array<std::string_view, 3> words{"кемінде ", "не менее ", "at least "};
  const Shown low = shown(quantity, quantity.value.low, Rounding::down, language, true);
  return std::string(words[static_cast<std::size_t>(language)]) + together(low);
}

/// A range of a measured value: "between 7.9 and 13.4 km".
std::string between(const Shown& low, const Shown& high, Language language) {
  const std::string first = low.unit == high.unit ? low.figure : together(low);
  if (language == Language::kk) {
    const bool alike = low.unit == high.unit;
    return first + (alike ? "–" : " – ") + together(high);
  }
  if (language == Language::ru) return "от " + first + " до " + together(high);
  return "between " + first + " and " + together(high);
}

/// A range of a counted value: "26 to 27 calendar days".
std::string from_to(const Shown& low, const Shown& high, Language language) {
  if (language == Language::kk) return low.figure + "–" + together(high);
  if (language == Language::ru) return "от " + low.figure + " до " + together(high);
  return low.figure + " to " + together(high);
}

std::string format_date(Date date, Language language) {
  static constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                           "May",       "June",     "July",     "August",
                                                           "September", "October",  "November", "December"};
  const std::chrono::year_month_day ymd{date};
  const int year = static_cast<int>(ymd.year());
  const auto month = static_cast<unsigned>(ymd.month());
  const auto day = static_cast<unsigned>(ymd.day());
  if (language == Language::en) return fmt::format("{} {} {}", day, months[month - 1], year);
  return fmt::format("{:02}.{:02}.{}", day, month, year);
}

}  // namespace

std::string format_quantity(const Quantity& quantity, Language language) {
  const auto& [low, high] = quantity.value;
  if (!std::isfinite(high)) return at_least(quantity, language);
  const Shown one = shown(quantity, low, Rounding::nearest, language, false);
  const Shown other = shown(quantity, high, Rounding::nearest, language, false);
  if (together(one) == together(other)) return together(one);
  Shown from = shown(quantity, low, Rounding::down, language, true);
  const Shown to = shown(quantity, high, Rounding::up, language, true);
  if (from.figure == "0") from.unit = to.unit;
  const bool measured = quantity.unit == Unit::metre;
  return measured ? between(from, to, language) : from_to(from, to, language);
}

std::string format_dates(const DateInterval& dates, Language language) {
  const std::string first = format_date(dates.low, language);
  if (dates.exact()) return first;
  const std::string last = format_date(dates.high, language);
  if (language == Language::kk) return first + "–" + last + " аралығында";
  if (language == Language::ru) return "между " + first + " и " + last;
  return "between " + first + " and " + last;
}

}  // namespace tyndau::hearing
