/// \file
/// Civil dates and local date-times (no time zone: a notice speaks the local time of its place).
#pragma once

#include "core/result.hpp"
#include "core/units.hpp"

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace tyndau {

using Date = std::chrono::sys_days;
using DateInterval = Interval<Date>;

/// A local date with, where known, the minute of the day.
struct LocalDateTime {
  Date date{};
  std::optional<std::chrono::minutes> time_of_day;  ///< [0, 1440)

  friend bool operator==(const LocalDateTime&, const LocalDateTime&) = default;
};

/// \return the date, or nothing when year, month and day name no day of the calendar.
[[nodiscard]] std::optional<Date> make_date(int year, unsigned month, unsigned day);
/// Reads "2020-06-17". \return bad_input for anything else.
[[nodiscard]] Result<Date> parse_iso_date(std::string_view text);
/// Reads "2020-06-17" or "2020-06-17T15:00".
[[nodiscard]] Result<LocalDateTime> parse_iso_date_time(std::string_view text);
/// "2020-06-17"
[[nodiscard]] std::string to_iso(Date date);
/// "2020-06-17" or "2020-06-17T15:00"
[[nodiscard]] std::string to_iso(const LocalDateTime& moment);

}  // namespace tyndau
