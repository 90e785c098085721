#include "cql2/value.hpp"

#include <array>
#include <chrono>

namespace tyndau::cql2 {
namespace {

constexpr std::int64_t second_us = 1'000'000;
constexpr std::int64_t day_us = 86'400 * second_us;

/// The digits from \p at on, exactly \p count of them.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// ".25" as microseconds.
std::optional<std::int64_t> fraction(std::string_view text) {
  constexpr std::size_t most = 6;
  if (text.empty()) return 0;
  if (text.size() < 2 || text.size() > most + 1 || text.front() != '.') return std::nullopt;
  const auto read = digits(text, 1, text.size() - 1);
  if (!read) return std::nullopt;
  std::int64_t value = *read;
  for (std::size_t i = text.size() - 1; i < most; ++i) value *= 10;
  return value;
}

std::string padded(std::int64_t value, std::size_t width) {
  std::string text = std::to_string(value);
  return std::string(width > text.size() ? width - text.size() : 0, '0') + text;
}

}  // namespace

std::string_view name_of(FieldType type) {
  constexpr std::array<std::string_view, 7> names{"text", "integer", "number",  "boolean",
                                                  "date", "instant", "geometry"};
  return names.at(static_cast<std::size_t>(type));
}

std::optional<Date> parse_day(std::string_view text) {
  const auto date = parse_iso_date(text);
  if (!date || *date < Date{std::chrono::year{1} / 1 / 1}) return std::nullopt;
  return *date;
}

std::optional<Instant> parse_instant(std::string_view text) {
  constexpr std::size_t whole = 19;  // 2020-06-17T15:00:00
  if (text.size() < whole + 1 || text.back() != 'Z' || text[10] != 'T' || text[13] != ':' ||
      text[16] != ':') {
    return std::nullopt;
  }
  const auto date = parse_day(text.substr(0, 10));
  const auto hour = digits(text, 11, 2);
  const auto minute = digits(text, 14, 2);
  const auto second = digits(text, 17, 2);
  const auto rest = fraction(text.substr(whole, text.size() - whole - 1));
  if (!date || !hour || !minute || !second || !rest) return std::nullopt;
  if (*hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  const std::int64_t seconds = (*hour * 60 + *minute) * 60 + *second;
  return Instant{date->time_since_epoch().count() * day_us + seconds * second_us + *rest};
}

std::string to_iso(Instant instant) {
  std::int64_t days = instant.microseconds / day_us;
  std::int64_t rest = instant.microseconds % day_us;
  if (rest < 0) {
    --days;
    rest += day_us;
  }
  const std::int64_t seconds = rest / second_us;
  std::string text = to_iso(Date{std::chrono::days{days}}) + "T" + padded(seconds / 3600, 2) + ":" +
                     padded(seconds / 60 % 60, 2) + ":" + padded(seconds % 60, 2);
  if (rest % second_us != 0) text += "." + padded(rest % second_us, 6);
  return text + "Z";
}

}  // namespace tyndau::cql2
