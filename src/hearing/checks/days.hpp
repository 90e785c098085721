/// \file
/// Judging a number of days: counted as the rule's parameter says, with the count itself as evidence.
#pragma once

#include "hearing/checks/check.hpp"

#include <optional>

namespace tyndau::hearing {

/// A number of days between two dates, each of which may be known only to an interval.
struct DayCount {
  Quantity measured;
  std::vector<Message>
      basis;  ///< from, to, convention; for working days what was left out and what is unconfirmed
};

/// Days from \p from to \p to. The interval holds every date and every reading of the convention.
/// \pre unit is calendar_day or working_day
[[nodiscard]] DayCount count_days(const CheckContext& context, DateInterval from, DateInterval to, Unit unit,
                                  Ends ends);

/// What is counted, and the bound it has to keep.
struct Period {
  DateInterval from;
  DateInterval to;
  Bound bound = Bound::at_least;
};

/// Counts by the parameter's unit and convention, and judges. Arguments of the message: days, required, from, to. Cites the
/// parameter. A cannot_tell is settled by the convention, or by the dates where these are intervals.
/// \pre parameter.value is set
[[nodiscard]] Finding judge_period(const CheckContext& context, const Parameter& parameter,
                                   const Period& period, std::string subject = {},
                                   std::string_view variant = {});

/// First day of the hearing: the earliest start known of the hearing or one of its venues.
[[nodiscard]] std::optional<Date> first_day(const Case& input);
/// Last day known: the latest end or start of the hearing or one of its venues.
[[nodiscard]] std::optional<Date> last_known_day(const Case& input);

[[nodiscard]] inline DateInterval on(Date day) { return {day, day}; }

}  // namespace tyndau::hearing
