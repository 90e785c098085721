#include "unit/hearing_checks/bench.hpp"

#include <gtest/gtest.h>

namespace tyndau::hearing {
namespace {

using test::at;
using test::day;

class HearingLength : public ::testing::Test {
 protected:
  Finding lasting(Date first, Date last) {
    bench_.input.start = at(first);
    bench_.input.end = at(last);
    return finding();
  }
  Finding finding() const { return bench_.one("hearing-too-long"); }
  void add_venue(std::optional<Date> first, std::optional<Date> last) {
    Venue venue;
    venue.id = "v" + std::to_string(bench_.input.venues.size() + 1);
    if (first) venue.start = at(*first);
    if (last) venue.end = at(*last);
    bench_.input.venues.push_back(venue);
  }
  test::Bench bench_;
};

TEST_F(HearingLength, FiveWorkingDaysInARowAreAllowed) {
  EXPECT_EQ(lasting(day(2022, 6, 6), day(2022, 6, 10)).verdict, Verdict::pass);  // Monday to Friday
  EXPECT_EQ(lasting(day(2022, 6, 6), day(2022, 6, 10)).measured, (Quantity{{5, 5}, Unit::working_day}));
  EXPECT_EQ(lasting(day(2022, 6, 6), day(2022, 6, 12)).verdict,
            Verdict::pass);  // the weekend is no working day
  EXPECT_EQ(lasting(day(2022, 6, 6), day(2022, 6, 13)).verdict, Verdict::fail);
  EXPECT_EQ(lasting(day(2022, 6, 6), day(2022, 6, 6)).measured, (Quantity{{1, 1}, Unit::working_day}));
}

TEST_F(HearingLength, AHolidayInsideDoesNotCount) {
  EXPECT_EQ(lasting(day(2022, 7, 4), day(2022, 7, 11)).verdict, Verdict::pass);  // 6 July is off
}

TEST_F(HearingLength, WithoutAnEndItMayHaveLastedLonger) {
  bench_.input.start = at(day(2022, 6, 6));
  const Finding found = finding();
  EXPECT_EQ(found.verdict, Verdict::cannot_tell);
  EXPECT_EQ(found.message.key, "hearing-too-long.cannot_tell.open_end");
  EXPECT_EQ(found.settled_by->key, "settle.hearing_end");
  EXPECT_FALSE(found.measured);
}

TEST_F(HearingLength, EachVenueMayTellItsOwnDays) {
  add_venue(day(2022, 6, 6), day(2022, 6, 6));
  add_venue(day(2022, 6, 7), day(2022, 6, 8));
  EXPECT_EQ(finding().verdict, Verdict::pass);
  EXPECT_EQ(finding().measured, (Quantity{{2, 3}, Unit::working_day}));
}

TEST_F(HearingLength, SittingsFarApartMayBeOneHearingOrSeveral) {
  add_venue(day(2022, 6, 6), day(2022, 6, 6));
  add_venue(day(2022, 6, 20), day(2022, 6, 20));
  const Finding found = finding();
  EXPECT_EQ(found.verdict, Verdict::cannot_tell);
  EXPECT_EQ(found.settled_by->key, "settle.sittings");
}

TEST_F(HearingLength, OneSittingThatIsTooLongIsEnough) {
  add_venue(day(2022, 6, 6), day(2022, 6, 14));
  add_venue(day(2022, 6, 20), day(2022, 6, 20));
  EXPECT_EQ(finding().verdict, Verdict::fail);
  bench_.input.venues[1].end.reset();
  EXPECT_EQ(finding().verdict, Verdict::fail) << "a venue without an end cannot make it shorter";
}

TEST_F(HearingLength, AVenueWithoutAnEndLeavesItOpen) {
  add_venue(day(2022, 6, 6), day(2022, 6, 6));
  add_venue(day(2022, 6, 7), std::nullopt);
  EXPECT_EQ(finding().settled_by->key, "settle.hearing_end");
}

TEST_F(HearingLength, WithoutAnyDateNothingIsCounted) {
  EXPECT_EQ(finding().message.key, "hearing-too-long.cannot_tell.undated");
}

TEST_F(HearingLength, TheCodeOf2007SetsNoLimit) {
  lasting(day(2019, 6, 3), day(2019, 6, 28));
  EXPECT_EQ(bench_.one("hearing-too-long", "kz-2007").message.key, "not_applicable.no_limit");
}

TEST(HearingWithoutLeb, OnlyAnAbsentBodyFails) {
  test::Bench bench;
  EXPECT_EQ(bench.verdict("hearing-without-leb"), Verdict::cannot_tell);
  EXPECT_EQ(bench.one("hearing-without-leb").settled_by->key, "settle.leb");
  bench.input.leb_present = Seen::present;
  EXPECT_EQ(bench.verdict("hearing-without-leb"), Verdict::pass);
  bench.input.leb_present = Seen::absent;
  EXPECT_EQ(bench.verdict("hearing-without-leb"), Verdict::fail);
}

}  // namespace
}  // namespace tyndau::hearing
