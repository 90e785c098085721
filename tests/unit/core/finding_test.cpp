#include "core/finding.hpp"

#include <gtest/gtest.h>

namespace tyndau {
namespace {

TEST(Codes, OfVerdictsClassesUnitsAndBoundsAreTheWordsOfTheReports) {
  EXPECT_EQ(code(Verdict::pass), "pass");
  EXPECT_EQ(code(Verdict::fail), "fail");
  EXPECT_EQ(code(Verdict::cannot_tell), "cannot_tell");
  EXPECT_EQ(code(Verdict::not_applicable), "not_applicable");
  EXPECT_EQ(code(FindingClass::legal), "legal");
  EXPECT_EQ(code(FindingClass::derived), "derived");
  EXPECT_EQ(code(FindingClass::advisory), "advisory");
  EXPECT_EQ(code(Unit::none), "none");
  EXPECT_EQ(code(Unit::metre), "m");
  EXPECT_EQ(code(Unit::calendar_day), "calendar_day");
  EXPECT_EQ(code(Unit::working_day), "working_day");
  EXPECT_EQ(code(Unit::count), "count");
  EXPECT_EQ(code(Unit::percent), "percent");
  EXPECT_EQ(code(Unit::people), "people");
  EXPECT_EQ(code(Bound::at_least), "at_least");
  EXPECT_EQ(code(Bound::at_most), "at_most");
  EXPECT_EQ(code(Bound::equal), "equal");
}

TEST(Quantity, ALengthKeepsItsIntervalInMetres) {
  const Quantity length = quantity({Metres{7900}, Metres{13400}});
  EXPECT_EQ(length.value, (Interval<double>{7900, 13400}));
  EXPECT_EQ(length.unit, Unit::metre);
  EXPECT_TRUE(exactly(20, Unit::working_day).value.exact());
}

}  // namespace
}  // namespace tyndau
