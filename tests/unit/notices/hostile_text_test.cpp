// Texts that are made to be slow to read.
#include "notices_help.hpp"

#include <gtest/gtest.h>

#include <ctime>

namespace tyndau::notices {
namespace {

using test::read;

std::string filled(const std::string& unit, std::size_t bytes) {
  std::string text = "ТОО «Вымысел» извещает о проведении общественных слушаний, замечания принимаются. ";
  while (text.size() < bytes) text += unit;
  return text;
}

/// Processor seconds.
double seconds_for(const std::string& text) {
  const std::clock_t start = std::clock();
  const auto reading = read(text);
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC + (reading.language.empty() ? 1.0 : 0.0);
}

TEST(HostileTexts, TimeGrowsWithTheLengthAndNotWithItsSquare) {
  constexpr std::size_t few = std::size_t{32} << 10U, many = std::size_t{256} << 10U;
  for (const char* unit : {"«",
                           "»",
                           "\"",
                           "\n",
                           "ТОО «",
                           "ТОО «Аа» ",
                           "1",
                           "123 ",
                           "1.",
                           "01.02.2025 ",
                           "18 июня 2025 года ",
                           "слушания 01.02.2025 15:00 ",
                           "Проект: а\n",
                           "Место: а, ",
                           "а\t",
                           "(",
                           "id-",
                           "http://a.kz/)))) ",
                           "расположен в с. Аксу ",
                           "СЗЗ 500 м "}) {
    const double small = seconds_for(filled(unit, few)), large = seconds_for(filled(unit, many));
    // Eight times the text: 8 if linear, 64 if quadratic. What is read in a blink is not compared.
    constexpr double blink = 0.5, at_most = 24.0;
    EXPECT_LT(large, std::max(blink, small * at_most)) << unit << ": " << small << " s and " << large << " s";
  }
}

TEST(HostileTexts, ATextWithMoreDatesThanANoticeHasIsNotRead) {
  const auto reading = read(filled("слушания 01.02.2025 в 15:00, ", std::size_t{256} << 10U));
  EXPECT_TRUE(reading.crowded);
  EXPECT_TRUE(reading.hearings.empty());
  EXPECT_FALSE(read(filled("слушания 01.02.2025 в 15:00, ", 1'000)).crowded);
}

TEST(HostileTexts, PersonalDataIsTakenOutOfACrowdedTextToo) {
  const auto reading = read(filled("Сочинов Иван Петрович, 01.02.2025. ", std::size_t{256} << 10U));
  EXPECT_TRUE(reading.crowded);
  EXPECT_GT(reading.personal.size(), 1'000U);
}

TEST(HostileTexts, SoManyHearingsAreTakenAtMost) {
  std::string text = "ТОО «Вымысел» извещает о проведении общественных слушаний по проекту «Карьер». ";
  for (int hour = 8; hour < 18; ++hour) {
    for (int day = 10; day < 29; ++day)
      text += "Слушания состоятся " + std::to_string(day) + ".06.2025 в " + std::to_string(hour) + ":30. ";
  }
  const auto reading = read(text);
  EXPECT_TRUE(reading.more);
  EXPECT_EQ(reading.hearings.size(), most_hearings);
}

}  // namespace
}  // namespace tyndau::notices
