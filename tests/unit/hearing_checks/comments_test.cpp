#include "unit/hearing_checks/bench.hpp"

#include <gtest/gtest.h>

namespace tyndau::hearing {
namespace {

using test::at;
using test::day;

class CommentsDeadline : public ::testing::Test {
 protected:
  CommentsDeadline() { bench_.input.start = at(day(2022, 6, 10)); }  // a Friday in a week without holidays
  Finding closing(Date until) {
    bench_.input.notice.comments_until = until;
    return bench_.one("comments-deadline-short");
  }
  test::Bench bench_;
};

TEST_F(CommentsDeadline, ThreeWorkingDaysBeforeIsTheEarliestThatMayClose) {
  bench_.count_ends(Ends::first_excluded);
  EXPECT_EQ(closing(day(2022, 6, 6)).verdict, Verdict::fail);  // four: 7, 8, 9 and 10 June
  EXPECT_EQ(closing(day(2022, 6, 7)).verdict, Verdict::pass);
  EXPECT_EQ(closing(day(2022, 6, 7)).measured, (Quantity{{3, 3}, Unit::working_day}));
  EXPECT_EQ(closing(day(2022, 6, 8)).verdict, Verdict::pass);
  EXPECT_EQ(closing(day(2022, 6, 7)).required, (Requirement{Bound::at_most, 3, Unit::working_day}));
}

TEST_F(CommentsDeadline, AnUnconfirmedConventionLeavesTheBoundaryOpen) {
  bench_.count_ends(Ends::unconfirmed);
  EXPECT_EQ(closing(day(2022, 6, 3)).verdict, Verdict::fail);         // 4 to 6
  EXPECT_EQ(closing(day(2022, 6, 6)).verdict, Verdict::cannot_tell);  // 3 to 5
  EXPECT_EQ(closing(day(2022, 6, 7)).verdict, Verdict::cannot_tell);  // 2 to 4
  EXPECT_EQ(closing(day(2022, 6, 8)).verdict, Verdict::pass);         // 1 to 3
}

TEST_F(CommentsDeadline, CommentsUntilTheHearingAreInTime) {
  EXPECT_EQ(closing(day(2022, 6, 10)).message.key, "comments-deadline-short.pass.open_at_hearing");
  EXPECT_EQ(closing(day(2022, 6, 20)).verdict, Verdict::pass);
}

TEST_F(CommentsDeadline, WithoutADateNothingIsCounted) {
  EXPECT_EQ(bench_.one("comments-deadline-short").settled_by->key, "settle.comments_until");
  bench_.input.start.reset();
  EXPECT_EQ(closing(day(2022, 6, 7)).settled_by->key, "settle.hearing_date");
}

}  // namespace
}  // namespace tyndau::hearing
