#include "hearing/checks/days.hpp"

#include "hearing/messages.hpp"

#include <algorithm>

namespace tyndau::hearing {
namespace {

/// Dates as a list in each language; long lists are cut and say so.
Text list_of_dates(const std::vector<Date>& dates) {
  constexpr std::size_t longest = 20;
  Text text;
  for (const Language language : all_languages) {
    std::string& list = text.in(language);
    for (std::size_t i = 0; i < std::min(dates.size(), longest); ++i) {
      if (i != 0) list += ", ";
      list += format_dates(on(dates[i]), language);
    }
    if (dates.size() > longest) list += " …";
  }
  return text;
}

bool is_weekend(Date day) {
  const std::chrono::weekday weekday{day};
  return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

/// Days of the calendar inside a span that differ from the plain week, by what they do to a count.
struct Differences {
  std::vector<Date> days_off;
  std::vector<Date> weekend_worked;
  std::vector<Date> unconfirmed;
};

Differences differences(const WorkingCalendar& calendar, Date from, Date to) {
  Differences found;
  const auto end = calendar.special.upper_bound(std::max(from, to));
  for (auto day = calendar.special.lower_bound(std::min(from, to)); day != end; ++day) {
    const bool working = day->second.kind == SpecialDay::Kind::working;
    if (working != is_weekend(day->first))
      continue;  // a day off on a weekend, a working day in the week: as ever
    if (!day->second.confirmed) {
      found.unconfirmed.push_back(day->first);
    } else {
      (working ? found.weekend_worked : found.days_off).push_back(day->first);
    }
  }
  return found;
}

void tell_working_days(const WorkingCalendar& calendar, Date from, Date to, std::vector<Message>& basis) {
  const Differences found = differences(calendar, from, to);
  basis.push_back({"days.weekends_left_out", {}});
  const auto tell = [&](const char* key, const std::vector<Date>& days) {
    if (!days.empty()) basis.push_back({key, {{"days", list_of_dates(days)}}});
  };
  tell("days.days_off_left_out", found.days_off);
  tell("days.weekend_worked", found.weekend_worked);
  tell("days.unconfirmed", found.unconfirmed);
  if (std::min(from, to) < calendar.first || std::max(from, to) > calendar.last) {
    basis.push_back({"days.outside_calendar", {{"first", on(calendar.first)}, {"last", on(calendar.last)}}});
  }
}

constexpr std::string_view ends_phrase(Ends ends) {
  switch (ends) {
    case Ends::first_excluded: return "ends.first_excluded";
    case Ends::both_included: return "ends.both_included";
    case Ends::both_excluded: return "ends.both_excluded";
    case Ends::last_unconfirmed: return "ends.last_unconfirmed";
    case Ends::unconfirmed: break;
  }
  return "ends.unconfirmed";
}

template <class Choose>
std::optional<Date> outermost_day(const Case& input, bool ends_too, const Choose& better) {
  std::optional<Date> best;
  const auto consider = [&](const std::optional<LocalDateTime>& moment) {
    if (moment && (!best || better(moment->date, *best))) best = moment->date;
  };
  consider(input.start);
  if (ends_too) consider(input.end);
  for (const Venue& venue : input.venues) {
    consider(venue.start);
    if (ends_too) consider(venue.end);
  }
  return best;
}

}  // namespace

DayCount count_days(const CheckContext& context, DateInterval from, DateInterval to, Unit unit, Ends ends) {
  DayCount result;
  result.basis.push_back(
      {"days.counted",
       {{"from", from}, {"to", to}, {"convention", Phrases{{std::string(ends_phrase(ends))}}}}});
  Interval<int> shortest;
  Interval<int> longest;
  if (unit == Unit::working_day) {
    const WorkingCalendar& calendar = *context.rules.calendar(context.pack.calendar);
    shortest = working_days(calendar, from.high, to.low, ends);
    longest = working_days(calendar, from.low, to.high, ends);
    tell_working_days(calendar, from.low, to.high, result.basis);
  } else {
    shortest = calendar_days(from.high, to.low, ends);
    longest = calendar_days(from.low, to.high, ends);
  }
  result.measured = {{static_cast<double>(shortest.low), static_cast<double>(longest.high)}, unit};
  return result;
}

Finding judge_period(const CheckContext& context, const Parameter& parameter, const Period& period,
                     std::string subject, std::string_view variant) {
  DayCount count = count_days(context, period.from, period.to, parameter.unit, parameter.ends);
  const Requirement required{period.bound, parameter.value.value_or(0.0), parameter.unit};
  Finding finding = make_finding(context, judge(count.measured, required), std::move(subject), variant);
  cite(finding, context, parameter.authority);
  finding.measured = count.measured;
  finding.required = required;
  finding.message.arguments = {{"days", count.measured},
                               {"required", exactly(required.value, required.unit)},
                               {"from", period.from},
                               {"to", period.to}};
  finding.basis = std::move(count.basis);
  if (finding.verdict == Verdict::cannot_tell) {
    const bool dates_known = period.from.exact() && period.to.exact();
    finding.settled_by = Message{dates_known ? "settle.day_convention" : "settle.publication_dates", {}};
  }
  return finding;
}

std::optional<Date> first_day(const Case& input) {
  return outermost_day(input, false, [](Date a, Date b) { return a < b; });
}

std::optional<Date> last_known_day(const Case& input) {
  return outermost_day(input, true, [](Date a, Date b) { return a > b; });
}

}  // namespace tyndau::hearing
