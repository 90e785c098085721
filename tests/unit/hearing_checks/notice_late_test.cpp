#include "unit/hearing_checks/bench.hpp"

#include <gtest/gtest.h>

namespace tyndau::hearing {
namespace {

using test::at;
using test::day;
using test::told;

class NoticeLate : public ::testing::Test {
 protected:
  /// Calendar days from the notice to the hearing, the first not counted; June and July 2022 hold one holiday, 6 July.
  void notice_before(int days) {
    bench_.input.notice.date = hearing_ - std::chrono::days{days};
    bench_.input.start = at(hearing_);
  }
  Finding finding(const std::string& pack = "kz-2021") const { return bench_.one("notice-late", pack); }

  const Date hearing_ = day(2022, 6, 29);  // a Wednesday
  test::Bench bench_;
};

TEST_F(NoticeLate, TheRoadKilometreLandfillPassesByCalendarDaysAndShowsTheWorkingDays) {
  bench_.input.notice.date = day(2020, 5, 21);
  bench_.input.start = at(day(2020, 6, 17));
  const Finding found = finding("kz-2007");
  EXPECT_EQ(found.verdict, Verdict::pass);
  EXPECT_EQ(found.measured, (Quantity{{26, 27}, Unit::calendar_day}));
  EXPECT_EQ(found.required, (Requirement{Bound::at_least, 20, Unit::calendar_day}));
  EXPECT_EQ(
      test::english(found.message),
      "The notice appeared 26 to 27 calendar days before the hearing; at least 20 calendar days are needed.");
  EXPECT_EQ(told(found, "notice-late.other_count"),
            "By the other count: 18 to 20 working days, the end days both ways (shown, not judged).");
}

TEST_F(NoticeLate, UnderTheCodeOf2007TwentyCalendarDaysAreTheBound) {
  const auto verdict_after = [&](int days) {
    notice_before(days);
    return finding("kz-2007").verdict;
  };
  EXPECT_EQ(verdict_after(19), Verdict::fail);
  EXPECT_EQ(verdict_after(20), Verdict::cannot_tell);  // 19 when the day of the hearing does not count
  EXPECT_EQ(verdict_after(21), Verdict::pass);
}

TEST_F(NoticeLate, ASurveyUnderTheCodeOf2007NeedsWorkingDays) {
  bench_.input.form = Form::survey;
  bench_.count_ends(Ends::first_excluded);
  notice_before(27);
  const Finding found = finding("kz-2007");
  EXPECT_EQ(found.required->unit, Unit::working_day);
  EXPECT_EQ(found.required->value, 20);
  EXPECT_EQ(found.verdict, Verdict::fail);
}

TEST_F(NoticeLate, TheConventionDecidesOnTheBoundary) {
  // 20 working days after Wednesday 1 June 2022 is Wednesday 29 June.
  notice_before(28);
  const auto verdict_with = [&](Ends ends) {
    bench_.count_ends(ends);
    return finding().verdict;
  };
  EXPECT_EQ(verdict_with(Ends::first_excluded), Verdict::pass);
  EXPECT_EQ(verdict_with(Ends::both_included), Verdict::pass);
  EXPECT_EQ(verdict_with(Ends::both_excluded), Verdict::fail);
  EXPECT_EQ(verdict_with(Ends::last_unconfirmed), Verdict::cannot_tell);
  EXPECT_EQ(verdict_with(Ends::unconfirmed), Verdict::cannot_tell);
}

TEST_F(NoticeLate, NineteenTwentyAndTwentyOneWorkingDaysDiffer) {
  bench_.count_ends(Ends::first_excluded);
  notice_before(27);  // Thursday 2 June
  EXPECT_EQ(finding().measured, (Quantity{{19, 19}, Unit::working_day}));
  EXPECT_EQ(finding().verdict, Verdict::fail);
  notice_before(28);
  EXPECT_EQ(finding().measured, (Quantity{{20, 20}, Unit::working_day}));
  EXPECT_EQ(finding().verdict, Verdict::pass);
  notice_before(29);
  EXPECT_EQ(finding().measured, (Quantity{{21, 21}, Unit::working_day}));
  EXPECT_EQ(finding().verdict, Verdict::pass);
}

TEST_F(NoticeLate, AHolidayDoesNotCount) {
  bench_.count_ends(Ends::first_excluded);
  bench_.input.notice.date = day(2022, 7, 4);
  bench_.input.start = at(day(2022, 7, 8));
  EXPECT_EQ(finding().measured->value.low, 3);  // 5, 7 and 8 July; the 6th is Capital Day
  EXPECT_EQ(told(finding(), "days.days_off_left_out"), "Holidays and days off left out: 6 July 2022.");
}

TEST_F(NoticeLate, AnUnconfirmedDayIsNamed) {
  bench_.count_ends(Ends::first_excluded);
  bench_.input.notice.date = day(2019, 5, 3);
  bench_.input.start = at(day(2019, 5, 13));
  const Finding found = finding();
  EXPECT_NE(told(found, "days.unconfirmed").find("4 May 2019, 10 May 2019"), std::string::npos);
  EXPECT_EQ(found.measured->value.high - found.measured->value.low, 2.0);
}

TEST_F(NoticeLate, ADayOutsideTheCalendarIsSaid) {
  bench_.input.notice.date = day(2017, 12, 1);
  bench_.input.start = at(day(2018, 1, 10));
  EXPECT_TRUE(test::tells(finding(), "days.outside_calendar"));
  notice_before(28);
  EXPECT_FALSE(test::tells(finding(), "days.outside_calendar"));
}

TEST_F(NoticeLate, TheEvidenceTellsFromWhichDayToWhichAndHow) {
  notice_before(28);
  EXPECT_EQ(told(finding(), "days.counted"),
            "Start of the count: 1 June 2022; end: 29 June 2022; whether the end days count is not "
            "confirmed, so both ways "
            "were counted.");
  EXPECT_TRUE(test::tells(finding(), "days.weekends_left_out"));
}

TEST_F(NoticeLate, ABoundaryIsSettledByTheConvention) {
  notice_before(28);
  const Finding found = finding();
  EXPECT_EQ(found.verdict, Verdict::cannot_tell);
  EXPECT_EQ(found.settled_by->key, "settle.day_convention");
}

TEST_F(NoticeLate, PublicationsOfDifferentDatesGiveAnInterval) {
  notice_before(60);
  Outlet newspaper;
  newspaper.kind = MediaKind::newspaper;
  newspaper.seen = Seen::present;
  newspaper.date = hearing_ - std::chrono::days{10};
  bench_.input.notice.outlets.push_back(newspaper);
  const Finding found = finding();
  EXPECT_EQ(found.verdict, Verdict::cannot_tell);
  EXPECT_EQ(found.settled_by->key, "settle.publication_dates");
  EXPECT_TRUE(test::tells(found, "notice-late.outlets_disagree"));
  EXPECT_LT(found.measured->value.low, 20);
  EXPECT_GT(found.measured->value.high, 20);
}

TEST_F(NoticeLate, CalendarDaysCountFromTheEarliestAndFromTheLatestPublication) {
  notice_before(30);
  Outlet newspaper;
  newspaper.kind = MediaKind::newspaper;
  newspaper.date = hearing_ - std::chrono::days{10};
  bench_.input.notice.outlets.push_back(newspaper);
  const Finding found = finding("kz-2007");
  EXPECT_EQ(found.verdict, Verdict::cannot_tell);
  EXPECT_EQ(found.measured, (Quantity{{9, 30}, Unit::calendar_day}));
}

TEST_F(NoticeLate, PublicationsOfDifferentDatesMayAllBeEarlyEnough) {
  notice_before(60);
  Outlet newspaper;
  newspaper.kind = MediaKind::newspaper;
  newspaper.seen = Seen::present;
  newspaper.date = hearing_ - std::chrono::days{50};
  bench_.input.notice.outlets.push_back(newspaper);
  EXPECT_EQ(finding().verdict, Verdict::pass);
}

TEST_F(NoticeLate, APublicationThatDidNotHappenHasNoDate) {
  notice_before(60);
  Outlet newspaper;
  newspaper.kind = MediaKind::newspaper;
  newspaper.seen = Seen::absent;
  newspaper.date = hearing_ - std::chrono::days{10};
  bench_.input.notice.outlets.push_back(newspaper);
  EXPECT_EQ(finding().verdict, Verdict::pass);
  EXPECT_FALSE(test::tells(finding(), "notice-late.outlets_disagree"));
}

TEST_F(NoticeLate, TheDateOfAnOutletWillDo) {
  bench_.input.start = at(hearing_);
  Outlet newspaper;
  newspaper.kind = MediaKind::newspaper;
  newspaper.seen = Seen::present;
  newspaper.date = hearing_ - std::chrono::days{60};
  bench_.input.notice.outlets.push_back(newspaper);
  EXPECT_EQ(finding().verdict, Verdict::pass);
}

TEST_F(NoticeLate, TheEarliestVenueIsTheBeginningOfTheHearing) {
  notice_before(60);
  Venue venue;
  venue.start = at(hearing_ - std::chrono::days{59});
  bench_.input.venues.push_back(venue);
  EXPECT_EQ(finding().verdict, Verdict::fail);
}

TEST_F(NoticeLate, ANoticeAfterTheHearingFailsAndSaysSo) {
  notice_before(-5);
  const Finding found = finding();
  EXPECT_EQ(found.verdict, Verdict::fail);
  EXPECT_EQ(found.message.key, "notice-late.fail.after_hearing");
}

TEST_F(NoticeLate, ANoticeOnTheDayOfTheHearingFailsAsLate) {
  notice_before(0);
  EXPECT_EQ(finding().message.key, "notice-late.fail");
}

TEST_F(NoticeLate, WithoutADateNothingIsCounted) {
  bench_.input.start = at(hearing_);
  EXPECT_EQ(finding().verdict, Verdict::cannot_tell);
  EXPECT_EQ(finding().settled_by->key, "settle.notice_date");
  bench_.input.start.reset();
  bench_.input.notice.date = hearing_;
  EXPECT_EQ(finding().verdict, Verdict::cannot_tell);
  EXPECT_EQ(finding().settled_by->key, "settle.hearing_date");
}

TEST_F(NoticeLate, AFormWithoutAPeriodIsNotJudged) {
  notice_before(1);
  bench_.input.form = Form::public_discussion;
  EXPECT_EQ(finding().verdict, Verdict::not_applicable);
}

}  // namespace
}  // namespace tyndau::hearing
