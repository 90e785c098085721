#include "core/calendar.hpp"

#include <gtest/gtest.h>

namespace tyndau {
namespace {

Date day(int year, unsigned month, unsigned of_month) { return *make_date(year, month, of_month); }

Interval<int> exactly(int days) { return {days, days}; }
Interval<int> from_to(int low, int high) { return {low, high}; }

/// June 2020: Monday 1 … Sunday 7; Friday 12 off, Saturday 13 worked, Monday 15 off by one source only, Sunday 21 worked by
/// one source only.
WorkingCalendar june_2020() {
  WorkingCalendar calendar;
  calendar.id = "test";
  calendar.first = day(2020, 6, 1);
  calendar.last = day(2020, 6, 30);
  calendar.special[day(2020, 6, 12)] = {SpecialDay::Kind::day_off, true};
  calendar.special[day(2020, 6, 13)] = {SpecialDay::Kind::working, true};
  calendar.special[day(2020, 6, 15)] = {SpecialDay::Kind::day_off, false};
  calendar.special[day(2020, 6, 21)] = {SpecialDay::Kind::working, false};
  return calendar;
}

TEST(CalendarDays, TheFirstDayIsNotCountedAndTheLastIs) {
  EXPECT_EQ(calendar_days(day(2020, 5, 21), day(2020, 6, 17), Ends::first_excluded), exactly(27));
  EXPECT_EQ(calendar_days(day(2020, 6, 16), day(2020, 6, 17), Ends::first_excluded), exactly(1));
}

TEST(CalendarDays, BothEndsCount) {
  EXPECT_EQ(calendar_days(day(2020, 5, 21), day(2020, 6, 17), Ends::both_included), exactly(28));
  EXPECT_EQ(calendar_days(day(2020, 6, 17), day(2020, 6, 17), Ends::both_included), exactly(1));
}

TEST(CalendarDays, ClearDaysLieBetweenTheEnds) {
  EXPECT_EQ(calendar_days(day(2020, 5, 21), day(2020, 6, 17), Ends::both_excluded), exactly(26));
  EXPECT_EQ(calendar_days(day(2020, 6, 16), day(2020, 6, 17), Ends::both_excluded), exactly(0));
  EXPECT_EQ(calendar_days(day(2020, 6, 17), day(2020, 6, 17), Ends::both_excluded), exactly(0));
}

TEST(CalendarDays, AnUnconfirmedLastDayIsCountedBothWays) {
  EXPECT_EQ(calendar_days(day(2020, 5, 21), day(2020, 6, 17), Ends::last_unconfirmed), from_to(26, 27));
  EXPECT_EQ(calendar_days(day(2020, 6, 17), day(2020, 6, 17), Ends::last_unconfirmed), exactly(0));
}

TEST(CalendarDays, UnconfirmedEndsAreCountedBothWays) {
  EXPECT_EQ(calendar_days(day(2020, 5, 21), day(2020, 6, 17), Ends::unconfirmed), from_to(26, 28));
  EXPECT_EQ(calendar_days(day(2020, 6, 17), day(2020, 6, 17), Ends::unconfirmed), from_to(0, 1));
}

TEST(CalendarDays, ALastDayBeforeTheFirstCountsNegative) {
  for (const Ends ends :
       {Ends::first_excluded, Ends::both_included, Ends::both_excluded, Ends::unconfirmed}) {
    EXPECT_EQ(calendar_days(day(2020, 6, 17), day(2020, 6, 12), ends), exactly(-5));
  }
}

TEST(CalendarDays, ALeapYearHasItsDay) {
  EXPECT_EQ(calendar_days(day(2020, 2, 28), day(2020, 3, 1), Ends::first_excluded), exactly(2));
  EXPECT_EQ(calendar_days(day(2021, 2, 28), day(2021, 3, 1), Ends::first_excluded), exactly(1));
}

TEST(WorkingCalendar, WeekdaysWorkAndWeekendsDoNot) {
  const auto calendar = june_2020();
  for (unsigned d = 1; d <= 5; ++d) EXPECT_EQ(calendar.working(day(2020, 6, d)), exactly(1)) << d;
  EXPECT_EQ(calendar.working(day(2020, 6, 6)), exactly(0));
  EXPECT_EQ(calendar.working(day(2020, 6, 7)), exactly(0));
}

TEST(WorkingCalendar, AConfirmedDayIsWhatTheCalendarSays) {
  EXPECT_EQ(june_2020().working(day(2020, 6, 12)), exactly(0));
  EXPECT_EQ(june_2020().working(day(2020, 6, 13)), exactly(1));
}

TEST(WorkingCalendar, AnUnconfirmedDayMayBeEither) {
  EXPECT_EQ(june_2020().working(day(2020, 6, 15)), from_to(0, 1));
  EXPECT_EQ(june_2020().working(day(2020, 6, 21)), from_to(0, 1));
}

TEST(WorkingCalendar, OutsideItsSpanAWeekdayMayBeADayOff) {
  EXPECT_EQ(june_2020().working(day(2020, 5, 29)), from_to(0, 1));
  EXPECT_EQ(june_2020().working(day(2020, 7, 1)), from_to(0, 1));
  EXPECT_EQ(june_2020().working(day(2020, 5, 31)), exactly(0));
}

TEST(WorkingCalendar, ItsFirstAndLastDayBelongToIt) {
  EXPECT_EQ(june_2020().working(day(2020, 6, 1)), exactly(1));
  EXPECT_EQ(june_2020().working(day(2020, 6, 30)), exactly(1));
}

TEST(WorkingDays, AWeekWithAMovedDayOffStillHasFive) {
  // Monday 8 to Sunday 14: Friday is off, Saturday is worked.
  EXPECT_EQ(working_days(june_2020(), day(2020, 6, 8), day(2020, 6, 14), Ends::both_included), exactly(5));
}

TEST(WorkingDays, TheConventionDecidesAtBothEnds) {
  const auto calendar = june_2020();
  const Date monday = day(2020, 6, 1);
  const Date friday = day(2020, 6, 5);
  EXPECT_EQ(working_days(calendar, monday, friday, Ends::both_included), exactly(5));
  EXPECT_EQ(working_days(calendar, monday, friday, Ends::first_excluded), exactly(4));
  EXPECT_EQ(working_days(calendar, monday, friday, Ends::both_excluded), exactly(3));
  EXPECT_EQ(working_days(calendar, monday, friday, Ends::last_unconfirmed), from_to(3, 4));
  EXPECT_EQ(working_days(calendar, monday, friday, Ends::unconfirmed), from_to(3, 5));
}

TEST(WorkingDays, AnUnconfirmedDayWidensTheInterval) {
  // Sunday 14 to Tuesday 16, first excluded: Monday 15 perhaps, Tuesday surely.
  EXPECT_EQ(working_days(june_2020(), day(2020, 6, 14), day(2020, 6, 16), Ends::first_excluded),
            from_to(1, 2));
}

TEST(WorkingDays, UnconfirmedDaysAndEndsAddUp) {
  // Monday 15 (perhaps) to Tuesday 16: none between; with both ends one or two.
  EXPECT_EQ(working_days(june_2020(), day(2020, 6, 15), day(2020, 6, 16), Ends::unconfirmed), from_to(0, 2));
}

TEST(WorkingDays, ALastDayBeforeTheFirstCountsNegative) {
  EXPECT_EQ(working_days(june_2020(), day(2020, 6, 5), day(2020, 6, 1), Ends::both_included), exactly(-5));
  EXPECT_EQ(working_days(june_2020(), day(2020, 6, 5), day(2020, 6, 1), Ends::unconfirmed), from_to(-5, -3));
}

TEST(WorkingDays, OneDayOfAWeekendIsNone) {
  EXPECT_EQ(working_days(june_2020(), day(2020, 6, 6), day(2020, 6, 6), Ends::both_included), exactly(0));
}

}  // namespace
}  // namespace tyndau
