#include "unit/hearing_checks/bench.hpp"

#include <gtest/gtest.h>

namespace tyndau::hearing {
namespace {

using test::day;

class ConclusionLate : public ::testing::Test {
 protected:
  Finding published(Date on_day) {
    bench_.input.conclusion.issued_on = day(2022, 6, 1);  // a Wednesday
    bench_.input.conclusion.published_on = on_day;
    return bench_.one("conclusion-late");
  }
  test::Bench bench_;
};

TEST_F(ConclusionLate, FiveWorkingDaysAreTheBound) {
  bench_.count_ends(Ends::first_excluded);
  EXPECT_EQ(published(day(2022, 6, 7)).verdict, Verdict::pass);  // four
  EXPECT_EQ(published(day(2022, 6, 8)).verdict, Verdict::pass);
  EXPECT_EQ(published(day(2022, 6, 8)).measured, (Quantity{{5, 5}, Unit::working_day}));
  EXPECT_EQ(published(day(2022, 6, 9)).verdict, Verdict::fail);
}

TEST_F(ConclusionLate, AnUnconfirmedConventionLeavesTheBoundaryOpen) {
  bench_.count_ends(Ends::unconfirmed);
  EXPECT_EQ(published(day(2022, 6, 7)).verdict, Verdict::pass);         // 3 to 5
  EXPECT_EQ(published(day(2022, 6, 8)).verdict, Verdict::cannot_tell);  // 4 to 6
  EXPECT_EQ(published(day(2022, 6, 10)).verdict, Verdict::fail);        // 6 to 8
}

TEST_F(ConclusionLate, PublishedBeforeItWasIssuedDecidesNothing) {
  const Finding found = published(day(2022, 5, 31));
  EXPECT_EQ(found.verdict, Verdict::cannot_tell);
  EXPECT_EQ(found.settled_by->key, "settle.date_order");
}

TEST_F(ConclusionLate, PublishedOnTheDayOfIssueIsInTime) {
  EXPECT_EQ(published(day(2022, 6, 1)).verdict, Verdict::pass);
}

TEST_F(ConclusionLate, WithoutBothDatesNothingIsCounted) {
  EXPECT_EQ(bench_.one("conclusion-late").settled_by->key, "settle.conclusion_dates");
  bench_.input.conclusion.issued_on = day(2022, 6, 1);
  EXPECT_EQ(bench_.verdict("conclusion-late"), Verdict::cannot_tell);
  bench_.input.conclusion = {std::nullopt, day(2022, 6, 1)};
  EXPECT_EQ(bench_.verdict("conclusion-late"), Verdict::cannot_tell);
}

TEST_F(ConclusionLate, HowLongItHasToStayIsShownNotJudged) {
  EXPECT_TRUE(test::tells(published(day(2022, 6, 2)), "conclusion-late.kept"));
  EXPECT_FALSE(test::tells(bench_.one("conclusion-late", "kz-2007"), "conclusion-late.kept"));
}

}  // namespace
}  // namespace tyndau::hearing
