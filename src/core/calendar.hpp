/// \file
/// Counting calendar and working days between two dates, with what is unconfirmed counted both ways.
#pragma once

#include "core/date.hpp"

#include <map>
#include <string>

namespace tyndau {

/// Which ends of a period count as days of it.
enum class Ends {
  first_excluded,  ///< the day after the first is day one, the last day counts
  both_included,
  both_excluded,     ///< clear days
  last_unconfirmed,  ///< the first day does not count; whether the last does is not confirmed
  unconfirmed,       ///< neither end is confirmed
};

/// What a country's calendar says of one day that differs from the plain week.
struct SpecialDay {
  enum class Kind { day_off, working };
  Kind kind = Kind::day_off;
  bool confirmed = false;  ///< two independent sources agree
};

/// The working days of one country over a stated span.
struct WorkingCalendar {
  std::string id;  ///< "kz"
  std::string version;
  Date first{};  ///< first and last day that the calendar covers
  Date last{};
  std::map<Date, SpecialDay> special;

  /// \pre Saturday and Sunday are the weekly days off.
  /// \return [certainly a working day ? 1 : 0, possibly a working day ? 1 : 0]; [0, 1] outside the covered span on weekdays.
  [[nodiscard]] Interval<int> working(Date day) const;
};

/// Calendar days from \p from to \p to (to >= from) under the convention; an unconfirmed end is counted both ways.
/// A `to` before `from` counts negative days under first_excluded.
[[nodiscard]] Interval<int> calendar_days(Date from, Date to, Ends ends);
/// Working days between two dates; unconfirmed days and conventions widen the interval.
[[nodiscard]] Interval<int> working_days(const WorkingCalendar& calendar, Date from, Date to, Ends ends);

}  // namespace tyndau
