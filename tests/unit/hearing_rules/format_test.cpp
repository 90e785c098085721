#include "hearing/messages.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace tyndau::hearing {
namespace {

Text formatted(const Quantity& quantity) {
  return {format_quantity(quantity, Language::kk), format_quantity(quantity, Language::ru),
          format_quantity(quantity, Language::en)};
}

Text metres(double low, double high) { return formatted({{low, high}, Unit::metre}); }
Text metres(double value) { return metres(value, value); }

std::string russian(double value, Unit unit) { return format_quantity(exactly(value, unit), Language::ru); }
std::string english(double value, Unit unit) { return format_quantity(exactly(value, unit), Language::en); }

TEST(FormatQuantity, MetresBelowAKilometreAndOneDecimalAbove) {
  EXPECT_EQ(metres(350), (Text{"350 м", "350 м", "350 m"}));
  EXPECT_EQ(metres(999.4), (Text{"999 м", "999 м", "999 m"}));
  EXPECT_EQ(metres(999.6), (Text{"1,0 км", "1,0 км", "1.0 km"}));
  EXPECT_EQ(metres(11629), (Text{"11,6 км", "11,6 км", "11.6 km"}));
  EXPECT_EQ(metres(0), (Text{"0 м", "0 м", "0 m"}));
  EXPECT_EQ(metres(3.25).en, "3.3 m");
}

TEST(FormatQuantity, AnIntervalOfLengthsStandsInsideTheSentence) {
  EXPECT_EQ(metres(7900, 13400), (Text{"7,9–13,4 км", "от 7,9 до 13,4 км", "between 7.9 and 13.4 km"}));
  EXPECT_EQ(metres(400, 13400).en, "between 400 m and 13.4 km");
  EXPECT_EQ(metres(400, 13400).ru, "от 400 м до 13,4 км");
  EXPECT_EQ(metres(0, 13400).en, "between 0 and 13.4 km");
  EXPECT_EQ(metres(0, 13400).ru, "от 0 до 13,4 км");
}

TEST(FormatQuantity, EndsOfAnIntervalAreRoundedOutwards) {
  EXPECT_EQ(metres(7961, 13301).en, "between 7.9 and 13.4 km");
  EXPECT_EQ(metres(350.9, 360.1).en, "between 350 and 361 m");
}

TEST(FormatQuantity, EndsThatLookAlikeAreOneNumber) {
  EXPECT_EQ(metres(11628.9, 11629.1).en, "11.6 km");
  EXPECT_EQ(metres(7900.000001, 7900.000002).ru, "7,9 км");
}

TEST(FormatQuantity, RussianDaysAgreeWithTheirNumber) {
  EXPECT_EQ(russian(1, Unit::calendar_day), "1 календарный день");
  EXPECT_EQ(russian(2, Unit::calendar_day), "2 календарных дня");
  EXPECT_EQ(russian(4, Unit::calendar_day), "4 календарных дня");
  EXPECT_EQ(russian(5, Unit::calendar_day), "5 календарных дней");
  EXPECT_EQ(russian(11, Unit::working_day), "11 рабочих дней");
  EXPECT_EQ(russian(12, Unit::working_day), "12 рабочих дней");
  EXPECT_EQ(russian(14, Unit::working_day), "14 рабочих дней");
  EXPECT_EQ(russian(15, Unit::working_day), "15 рабочих дней");
  EXPECT_EQ(russian(21, Unit::working_day), "21 рабочий день");
  EXPECT_EQ(russian(22, Unit::working_day), "22 рабочих дня");
  EXPECT_EQ(russian(111, Unit::working_day), "111 рабочих дней");
  EXPECT_EQ(russian(0, Unit::working_day), "0 рабочих дней");
  EXPECT_EQ(russian(2, Unit::people), "2 человека");
  EXPECT_EQ(russian(5, Unit::people), "5 человек");
}

TEST(FormatQuantity, EnglishDaysAgreeWithTheirNumber) {
  EXPECT_EQ(english(1, Unit::calendar_day), "1 calendar day");
  EXPECT_EQ(english(0, Unit::calendar_day), "0 calendar days");
  EXPECT_EQ(english(20, Unit::working_day), "20 working days");
  EXPECT_EQ(english(1, Unit::people), "1 person");
  EXPECT_EQ(english(2, Unit::people), "2 people");
}

TEST(FormatQuantity, KazakhHasNoPluralAfterANumeral) {
  EXPECT_EQ(format_quantity(exactly(1, Unit::working_day), Language::kk), "1 жұмыс күні");
  EXPECT_EQ(format_quantity(exactly(20, Unit::working_day), Language::kk), "20 жұмыс күні");
  EXPECT_EQ(format_quantity(exactly(20, Unit::calendar_day), Language::kk), "20 күнтізбелік күн");
  EXPECT_EQ(format_quantity(exactly(20, Unit::people), Language::kk), "20 адам");
}

TEST(FormatQuantity, AnIntervalOfDaysAgreesWithItsLastNumber) {
  EXPECT_EQ(formatted({{26, 27}, Unit::calendar_day}),
            (Text{"26–27 күнтізбелік күн", "от 26 до 27 календарных дней", "26 to 27 calendar days"}));
  EXPECT_EQ(formatted({{20, 21}, Unit::working_day}).ru, "от 20 до 21 рабочего дня");
  EXPECT_EQ(formatted({{1, 2}, Unit::people}).ru, "от 1 до 2 человек");
}

TEST(FormatQuantity, AnOpenEndIsAtLeast) {
  const double open = std::numeric_limits<double>::infinity();
  EXPECT_EQ(formatted({{21, open}, Unit::working_day}),
            (Text{"кемінде 21 жұмыс күні", "не менее 21 рабочего дня", "at least 21 working days"}));
  EXPECT_EQ(formatted({{7900, open}, Unit::metre}).en, "at least 7.9 km");
}

TEST(FormatQuantity, ThousandsAreSetApart) {
  EXPECT_EQ(english(354800, Unit::people), "354,800 people");
  EXPECT_EQ(english(1632, Unit::count), "1,632");
  EXPECT_EQ(russian(1632, Unit::count), "1632");
  EXPECT_EQ(russian(354800, Unit::people), "354\u00A0800 человек");
  EXPECT_EQ(russian(1234567, Unit::count), "1\u00A0234\u00A0567");
  EXPECT_EQ(english(1234567, Unit::count), "1,234,567");
  EXPECT_EQ(english(999, Unit::count), "999");
}

TEST(FormatQuantity, SharesKeepADecimalWhereTheyHaveOne) {
  EXPECT_EQ(english(12.5, Unit::percent), "12.5 %");
  EXPECT_EQ(russian(12.5, Unit::percent), "12,5 %");
  EXPECT_EQ(english(40, Unit::percent), "40 %");
  EXPECT_EQ(format_quantity({{40, 50}, Unit::percent}, Language::en), "40 to 50 %");
}

TEST(FormatQuantity, ANegativeNumberHasAMinusSign) {
  EXPECT_EQ(english(-5, Unit::calendar_day), "−5 calendar days");
  EXPECT_EQ(russian(-1, Unit::calendar_day), "−1 календарный день");
}

TEST(FormatDates, AsEachLanguageWritesThem) {
  const Date june = *make_date(2020, 6, 7);
  EXPECT_EQ(format_dates({june, june}, Language::kk), "07.06.2020");
  EXPECT_EQ(format_dates({june, june}, Language::ru), "07.06.2020");
  EXPECT_EQ(format_dates({june, june}, Language::en), "7 June 2020");
}

TEST(FormatDates, AnIntervalNamesBothEnds) {
  const DateInterval dates{*make_date(2023, 9, 16), *make_date(2024, 3, 23)};
  EXPECT_EQ(format_dates(dates, Language::kk), "16.09.2023–23.03.2024 аралығында");
  EXPECT_EQ(format_dates(dates, Language::ru), "между 16.09.2023 и 23.03.2024");
  EXPECT_EQ(format_dates(dates, Language::en), "between 16 September 2023 and 23 March 2024");
}

}  // namespace
}  // namespace tyndau::hearing
