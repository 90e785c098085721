#include "core/date.hpp"

#include <gtest/gtest.h>

namespace tyndau {
namespace {

TEST(Date, ADayThatDoesNotExistIsNoDate) {
  EXPECT_TRUE(make_date(2020, 2, 29));
  EXPECT_FALSE(make_date(2021, 2, 29));
  EXPECT_FALSE(make_date(2020, 4, 31));
  EXPECT_FALSE(make_date(2020, 13, 1));
  EXPECT_FALSE(make_date(2020, 0, 1));
  EXPECT_FALSE(make_date(2020, 1, 0));
}

TEST(Date, IsReadAndWrittenTheIsoWay) {
  const auto date = parse_iso_date("2020-06-17");
  ASSERT_TRUE(date);
  EXPECT_EQ(*date, *make_date(2020, 6, 17));
  EXPECT_EQ(to_iso(*date), "2020-06-17");
  EXPECT_EQ(to_iso(*make_date(987, 1, 2)), "0987-01-02");
}

TEST(Date, AnythingElseIsRefusedAndQuoted) {
  for (const char* text :
       {"", "2020-6-17", "17.06.2020", "2020-06-31", "2020-06-17 ", "2020/06/17", "2020-0a-17"}) {
    const auto date = parse_iso_date(text);
    ASSERT_FALSE(date) << text;
    EXPECT_EQ(date.error().code, ErrorCode::bad_input);
    EXPECT_NE(date.error().message.find(std::string("\"") + text + "\""), std::string::npos)
        << date.error().message;
  }
}

TEST(LocalDateTime, TheTimeOfDayMayBeMissing) {
  const auto date = parse_iso_date_time("2020-06-17");
  ASSERT_TRUE(date);
  EXPECT_FALSE(date->time_of_day);
  EXPECT_EQ(to_iso(*date), "2020-06-17");
}

TEST(LocalDateTime, TheTimeOfDayIsReadToTheMinute) {
  const auto moment = parse_iso_date_time("2020-06-17T15:05");
  ASSERT_TRUE(moment);
  EXPECT_EQ(moment->time_of_day, std::chrono::minutes{15 * 60 + 5});
  EXPECT_EQ(to_iso(*moment), "2020-06-17T15:05");
  EXPECT_EQ(to_iso(*parse_iso_date_time("2020-06-17T00:00")), "2020-06-17T00:00");
  EXPECT_TRUE(parse_iso_date_time("2020-06-17T23:59"));
}

TEST(LocalDateTime, AnImpossibleTimeIsRefused) {
  for (const char* text : {"2020-06-17T24:00", "2020-06-17T12:60", "2020-06-17T1200", "2020-06-17 12:00",
                           "2020-06-17T", "2020-06-17T12:0x", "2020-06-31T12:00", "2020"}) {
    EXPECT_FALSE(parse_iso_date_time(text)) << text;
  }
}

}  // namespace
}  // namespace tyndau
