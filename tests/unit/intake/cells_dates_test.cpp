#include "intake/cells.hpp"

#include <gtest/gtest.h>

namespace tyndau::intake {
namespace {

std::string iso(const char* text, bool serials = false) {
  const auto moment = parse_date_time(text, serials);
  return moment ? to_iso(*moment) : moment.error().code;
}

TEST(Dates, TheSameDayInEveryWayOfWritingIt) {
  for (const char* text : {"2020-06-17", "2020/06/17", "17.06.2020", "17/06/2020", " 17.06.2020 ",
                           "17.6.2020", "17-06-2020", "17.06.2020 г.", "17.06.2020 ж."}) {
    EXPECT_EQ(iso(text), "2020-06-17") << text;
  }
}

TEST(Dates, ATimeMayStandBehindTheDay) {
  for (const char* text : {"2020-06-17T15:00", "2020-06-17 15:00", "17.06.2020 15:00", "17/06/2020 15:00:00",
                           "17.06.2020, 15:00", "2020/06/17 15:00:00.000", "2020-06-17T15:00:00Z",
                           "2020-06-17T15:00:00+05:00", "17.06.2020 г. 15:00"}) {
    EXPECT_EQ(iso(text), "2020-06-17T15:00") << text;
  }
}

TEST(Dates, TheDayStandsBeforeTheMonth) {
  EXPECT_EQ(iso("03/04/2020"), "2020-04-03");
  EXPECT_EQ(iso("06/17/2020"), "date-month-first");
}

TEST(Dates, ImpossibleAndUnreadableDatesSayWhy) {
  EXPECT_EQ(iso("31.02.2020"), "date-impossible");
  EXPECT_EQ(iso("2020-13-01"), "unreadable-date");
  EXPECT_EQ(iso("32.13.2024"), "unreadable-date");
  EXPECT_EQ(iso("17.06.20"), "date-two-digit-year");
  EXPECT_EQ(iso("17 июня"), "unreadable-date");
  EXPECT_EQ(iso("17.06.2020 вечером"), "unreadable-time");
  EXPECT_EQ(iso("17.06.2020 25:00"), "unreadable-time");
  EXPECT_EQ(iso("99999999999.06.2020"), "unreadable-date");
}

TEST(Dates, AWorkbooksNumberIsADayOnlyWhereItsCellIsANumber) {
  EXPECT_EQ(iso("43999", true), "2020-06-17");
  EXPECT_EQ(iso("43999.625", true), "2020-06-17T15:00");
  EXPECT_EQ(iso("43999", false), "unreadable-date");
  EXPECT_EQ(iso("1", true), "1899-12-31");
}

}  // namespace
}  // namespace tyndau::intake
