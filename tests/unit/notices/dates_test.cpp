#include "notices/dates.hpp"

#include "notices/times.hpp"

#include <gtest/gtest.h>

namespace tyndau::notices {
namespace {

/// Every date of a text: "2024-03-19", a period as "2024-03-19/2024-03-23", without a year "--03-19".
std::string dates_in(const std::string& text) {
  std::string all;
  const auto one = [](const WrittenDate& date) {
    if (const auto day = date.date()) return to_iso(*day);
    return "--" + std::to_string(date.month) + "-" + std::to_string(date.day);
  };
  const Tokens tokens(text);
  for (const DateMention& mention : find_dates(tokens)) {
    if (!all.empty()) all += " ";
    all += one(mention.first);
    if (mention.last) all += "/" + one(*mention.last);
  }
  return all;
}

std::string times_in(const std::string& text) {
  std::string all;
  const Tokens tokens(text);
  for (const TimeMention& mention : find_times(tokens, find_dates(tokens)))
    all += (all.empty() ? "" : " ") + time_text(mention.at);
  return all;
}

TEST(NoticeDates, ADateIsReadInEveryUsualForm) {
  for (const std::string text :
       {"19.03.2024", "19.03.24", "19/03/2024", "2024-03-19", "19 марта 2024 г.", "«19» марта 2024 года",
        "\"19\" марта 2024г", "2024 жылғы 19 наурыз", "2024 жылдың 19-наурызында", "2024 ж. «19» наурызда",
        "19 наурыз 2024 ж.", "19 на-\nурыз 2024 жыл", "19\u00A0марта\u00A02024\u00A0года"}) {
    EXPECT_EQ(dates_in(text), "2024-03-19") << text;
  }
}

TEST(NoticeDates, APeriodHasTwoEndsAndTheyLendEachOtherMonthAndYear) {
  EXPECT_EQ(dates_in("с 12 по 19 октября 2022 года"), "2022-10-12/2022-10-19");
  EXPECT_EQ(dates_in("с 18 декабря 2025 г. по 19 января 2026 г."), "2025-12-18/2026-01-19");
  EXPECT_EQ(dates_in("с 18 декабря по 19 января 2026 г."), "2025-12-18/2026-01-19");
  EXPECT_EQ(dates_in("18/12/2025 - 19/01/2026"), "2025-12-18/2026-01-19");
  EXPECT_EQ(dates_in("с 12.05 по 19.05.2025"), "2025-05-12/2025-05-19");
  EXPECT_EQ(dates_in("2024 жылғы 2 қыркүйектен 13 қыркүйекке дейін"), "2024-09-02/2024-09-13");
  EXPECT_EQ(dates_in("2024 жылғы 12-19 қазан"), "2024-10-12/2024-10-19");
}

TEST(NoticeDates, WhatIsNoDayOfTheCalendarIsNoDate) {
  EXPECT_EQ(dates_in("31.02.2024, 12.13.2024, 1.17.06.2020.3, 8-705-12-12-20, 45 марта 2024"), "");
  EXPECT_EQ(dates_in("23 мая по 20 мая 2024 года"), "--5-23 2024-05-20");
}

TEST(NoticeDates, ADateWithoutAYearHasNone) { EXPECT_EQ(dates_in("3 июня, в школе"), "--6-3"); }

TEST(NoticeTimes, AnHourIsReadInEveryUsualForm) {
  for (const std::string text : {"15:00", "в 15-00", "в 15.00", "в 15 ч. 00 мин.", "15 часов 00 минут",
                                 "в 15 часов", "сағат 15.00-де", "сағат 15-те", "15 сағат 00 мин.", "в 15⁰⁰",
                                 "начало слушаний – 15-00", "19.03.2024, 15.00", "15.00 ч."}) {
    EXPECT_EQ(times_in(text), "15:00") << text;
  }
  EXPECT_EQ(times_in("в 10 часов утра"), "10:00");
}

TEST(NoticeTimes, OtherFiguresAreNoHours) {
  EXPECT_EQ(times_in("площадь 15.40 га, тел. 8-705-12-30-45, № 15-00, в течение 5 часов, 25:70"), "");
}

}  // namespace
}  // namespace tyndau::notices
