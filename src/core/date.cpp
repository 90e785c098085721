#include "core/date.hpp"

#include <array>
#include <cstdio>

namespace tyndau {
namespace {

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

tl::unexpected<Error> not_a_date(std::string_view text) {
  return fail(ErrorCode::bad_input,
              "\"" + std::string(text.substr(0, 40)) + "\" is not a date like 2020-06-17");
}

}  // namespace

std::optional<Date> make_date(int year, unsigned month, unsigned day) {
  const std::chrono::year_month_day ymd{std::chrono::year{year}, std::chrono::month{month},
                                        std::chrono::day{day}};
  if (!ymd.ok()) return std::nullopt;
  return Date{ymd};
}

Result<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return not_a_date(text);
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return not_a_date(text);
  const auto date = make_date(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
  if (!date) return not_a_date(text);
  return *date;
}

Result<LocalDateTime> parse_iso_date_time(std::string_view text) {
  const auto date = parse_iso_date(text.substr(0, 10));
  if (!date) return tl::unexpected<Error>(date.error());
  if (text.size() == 10) return LocalDateTime{*date, std::nullopt};
  if (text.size() != 16 || text[10] != 'T' || text[13] != ':') return not_a_date(text);
  const auto hour = digits(text.substr(11, 2));
  const auto minute = digits(text.substr(14, 2));
  if (!hour || !minute || *hour > 23 || *minute > 59) return not_a_date(text);
  return LocalDateTime{*date, std::chrono::minutes{*hour * 60 + *minute}};
}

std::string to_iso(Date date) {
  const std::chrono::year_month_day ymd{date};
  std::array<char, 40> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(ymd.year()),
                static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
  return buffer.data();
}

std::string to_iso(const LocalDateTime& moment) {
  std::string text = to_iso(moment.date);
  if (!moment.time_of_day) return text;
  const auto minutes = moment.time_of_day->count();
  std::array<char, 16> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d", static_cast<int>(minutes / 60 % 24),
                static_cast<int>(minutes % 60));
  return text + buffer.data();
}

}  // namespace tyndau
