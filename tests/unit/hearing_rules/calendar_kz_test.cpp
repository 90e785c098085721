#include "hearing/rule_pack.hpp"
#include "support/paths.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <regex>

namespace tyndau::hearing {
namespace {

const WorkingCalendar& kazakhstan() {
  static const RuleBook book = RuleBook::load(test::source_dir() / "geodata").value();
  return *book.calendar("kz");
}

Date day(int year, unsigned month, unsigned of_month) { return *make_date(year, month, of_month); }

bool is_weekend(Date date) {
  const std::chrono::weekday weekday{date};
  return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

/// One line of the file, read by a pattern and not by the loader that is tested.
struct Line {
  std::string kind;
  std::string status;
};

std::map<Date, Line> lines_of_the_file() {
  static const std::regex pattern(
      R"re(^  - \{date: (\d{4}-\d{2}-\d{2}), kind: (\w+), basis: \w+, status: (\w+),.*)re");
  std::ifstream file(test::source_dir() / "geodata/calendars/kz.yaml");
  std::map<Date, Line> lines;
  std::string text;
  while (std::getline(file, text)) {
    std::smatch found;
    if (std::regex_match(text, found, pattern))
      lines[*parse_iso_date(found.str(1))] = {found.str(2), found.str(3)};
  }
  return lines;
}

Interval<int> expected(Date date, const std::map<Date, Line>& lines) {
  const int plain = is_weekend(date) ? 0 : 1;
  const auto line = lines.find(date);
  if (line == lines.end()) return {plain, plain};
  const int stated = line->second.kind == "working" ? 1 : 0;
  if (line->second.status == "confirmed") return {stated, stated};
  return {std::min(plain, stated), std::max(plain, stated)};
}

TEST(CalendarOfKazakhstan, EveryDayOf2018To2027IsAsTheFileSays) {
  const auto lines = lines_of_the_file();
  ASSERT_EQ(lines.size(), kazakhstan().special.size());
  ASSERT_GE(lines.size(), 200U);
  for (Date date = day(2018, 1, 1); date <= day(2027, 12, 31); date += std::chrono::days{1}) {
    EXPECT_EQ(kazakhstan().working(date), expected(date, lines)) << to_iso(date);
  }
}

TEST(CalendarOfKazakhstan, CountingOverEachOfItsDaysLeavesItOutOrIn) {
  const auto lines = lines_of_the_file();
  const std::chrono::days one{1};
  for (const auto& [date, line] : lines) {
    Interval<int> sum{0, 0};
    for (Date at = date - one; at <= date + one; at += one) {
      // A day outside the span may be a day off that the calendar does not know.
      const bool outside = at < kazakhstan().first || at > kazakhstan().last;
      sum.low += outside ? 0 : expected(at, lines).low;
      sum.high += outside ? (is_weekend(at) ? 0 : 1) : expected(at, lines).high;
    }
    EXPECT_EQ(working_days(kazakhstan(), date - one, date + one, Ends::both_included), sum) << to_iso(date);
    EXPECT_EQ(working_days(kazakhstan(), date - one, date + one, Ends::both_excluded), expected(date, lines))
        << to_iso(date);
  }
}

TEST(CalendarOfKazakhstan, StatutoryHolidaysAreNeverCertainlyWorked) {
  struct Holiday {
    unsigned month, of_month;
    int first_year = 2018, last_year = 2027;
  };
  const std::vector<Holiday> holidays{{1, 1},
                                      {1, 2},
                                      {1, 7},
                                      {3, 8},
                                      {3, 21},
                                      {3, 22},
                                      {3, 23},
                                      {5, 1},
                                      {5, 7},
                                      {5, 9},
                                      {7, 6},
                                      {8, 30, 2018, 2025},
                                      {3, 15, 2027, 2027},
                                      {12, 16},
                                      {12, 17, 2018, 2021},
                                      {12, 1, 2018, 2021},
                                      {10, 25, 2022, 2027}};
  for (int year = 2018; year <= 2027; ++year) {
    for (const Holiday& holiday : holidays) {
      if (year < holiday.first_year || year > holiday.last_year) continue;
      const Date date = day(year, holiday.month, holiday.of_month);
      EXPECT_EQ(kazakhstan().working(date), (Interval<int>{0, 0})) << to_iso(date);
    }
  }
}

TEST(CalendarOfKazakhstan, NauryzOf2021HasNineDaysWithoutWork) {
  // Saturday 20 to Wednesday 24 March: Sunday 21 is moved to Wednesday 24.
  EXPECT_EQ(working_days(kazakhstan(), day(2021, 3, 19), day(2021, 3, 25), Ends::both_excluded),
            (Interval<int>{0, 0}));
}

TEST(CalendarOfKazakhstan, ATransferOfOneSourceIsCountedBothWays) {
  EXPECT_EQ(kazakhstan().working(day(2019, 5, 4)), (Interval<int>{0, 1}));
  EXPECT_EQ(kazakhstan().working(day(2019, 5, 10)), (Interval<int>{0, 1}));
  EXPECT_EQ(kazakhstan().working(day(2027, 5, 17)), (Interval<int>{0, 1}));
}

TEST(CalendarOfKazakhstan, TheRoadKilometreNoticeIsEighteenToTwentyWorkingDaysBefore) {
  const Date notice = day(2020, 5, 21);
  const Date hearing = day(2020, 6, 17);
  EXPECT_EQ(working_days(kazakhstan(), notice, hearing, Ends::unconfirmed), (Interval<int>{18, 20}));
  EXPECT_EQ(calendar_days(notice, hearing, Ends::last_unconfirmed), (Interval<int>{26, 27}));
}

TEST(CalendarOfKazakhstan, NothingIsKnownBefore2018AndAfter2027) {
  EXPECT_EQ(kazakhstan().first, day(2018, 1, 1));
  EXPECT_EQ(kazakhstan().last, day(2027, 12, 31));
  EXPECT_EQ(kazakhstan().working(day(2017, 12, 29)), (Interval<int>{0, 1}));
  EXPECT_EQ(kazakhstan().working(day(2028, 1, 3)), (Interval<int>{0, 1}));
}

}  // namespace
}  // namespace tyndau::hearing
