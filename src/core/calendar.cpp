#include "core/calendar.hpp"

#include <algorithm>

namespace tyndau {
namespace {

struct Span {
  Date first{};
  Date last{};  // inclusive; last < first is empty
};

/// The days that count, narrowest and widest, for from <= to.
Interval<Span> counted(Date from, Date to, Ends ends) {
  const std::chrono::days one{1};
  const Span excluded{from + one, to - one};
  const Span included{from, to};
  switch (ends) {
    case Ends::first_excluded: return {{from + one, to}, {from + one, to}};
    case Ends::last_unconfirmed: return {excluded, {from + one, to}};
    case Ends::both_included: return {included, included};
    case Ends::both_excluded: return {excluded, excluded};
    case Ends::unconfirmed: break;
  }
  return {excluded, included};
}

int length(Span span) { return std::max(0, static_cast<int>((span.last - span.first).count()) + 1); }

}  // namespace

Interval<int> WorkingCalendar::working(Date day) const {
  const std::chrono::weekday weekday{day};
  const bool weekend = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
  const int plain = weekend ? 0 : 1;
  if (day < first || day > last) return {0, plain};
  const auto found = special.find(day);
  if (found == special.end()) return {plain, plain};
  const int stated = found->second.kind == SpecialDay::Kind::working ? 1 : 0;
  if (found->second.confirmed) return {stated, stated};
  return {std::min(plain, stated), std::max(plain, stated)};
}

Interval<int> calendar_days(Date from, Date to, Ends ends) {
  if (to < from) {
    const int days = static_cast<int>((to - from).count());
    return {days, days};
  }
  const auto spans = counted(from, to, ends);
  return {length(spans.low), length(spans.high)};
}

Interval<int> working_days(const WorkingCalendar& calendar, Date from, Date to, Ends ends) {
  if (to < from) {
    const auto reversed = working_days(calendar, to, from, ends);
    return {-reversed.high, -reversed.low};
  }
  const auto spans = counted(from, to, ends);
  Interval<int> total{0, 0};
  for (Date day = spans.high.first; day <= spans.high.last; day += std::chrono::days{1}) {
    const auto one = calendar.working(day);
    total.high += one.high;
    if (day >= spans.low.first && day <= spans.low.last) total.low += one.low;
  }
  return total;
}

}  // namespace tyndau
