#include "drawing/typesetter.hpp"

#include <gtest/gtest.h>

namespace tyndau::drawing {
namespace {

constexpr TextStyle style{8.0, false};

TEST(Typesetter, WiderWordsAreWiderInMillimetres) {
  const Typesetter type;
  const double one = type.width("Аксу", style);
  EXPECT_GT(one, 4.0);
  EXPECT_LT(one, 12.0);
  EXPECT_GT(type.width("Аксу Аксу", style), 2.0 * one);
  EXPECT_GT(type.width("Аксу", {8.0, true}), one);
  EXPECT_NEAR(type.width("Аксу", {16.0, false}), 2.0 * one, 0.05);
}

TEST(Typesetter, ANameThatIsTooLongEndsInDotsAndFits) {
  const Typesetter type;
  const std::string name(200, 'W');
  const std::string cut = type.fitted(name, style, 30.0);
  EXPECT_LE(type.width(cut, style), 30.0);
  EXPECT_TRUE(cut.ends_with("…"));
  EXPECT_GT(cut.size(), 8U);
  EXPECT_EQ(type.fitted("Аксу", style, 30.0), "Аксу");
}

TEST(Typesetter, LettersWithMarksAreNotCutApart) {
  const Typesetter type;
  std::string name;
  for (int i = 0; i < 100; ++i) name += "é";  // two code points, one letter
  const std::string cut = type.fitted(name, style, 20.0);
  EXPECT_TRUE(cut.ends_with("é…")) << cut;
}

TEST(Typesetter, WordsGoOnInTheNextLine) {
  const Typesetter type;
  const auto lines = type.lines("one two three four five six seven eight nine ten", style, 20.0, 3);
  ASSERT_EQ(lines.size(), 3U);
  for (const auto& line : lines) EXPECT_LE(type.width(line, style), 20.0) << line;
  EXPECT_TRUE(lines.back().ends_with("…"));
  EXPECT_EQ(type.lines("one two", style, 80.0, 3), std::vector<std::string>{"one two"});
  EXPECT_EQ(type.lines("", style, 80.0, 3).size(), 1U);
}

TEST(Typesetter, KazakhLettersStayAsTheyAre) {
  const Typesetter type;
  EXPECT_EQ(type.drawable("ӘҒҚҢӨҰҮҺІ әғқңөұүһі"), "ӘҒҚҢӨҰҮҺІ әғқңөұүһі");
}

TEST(Typesetter, ControlCharactersBecomeSpaces) {
  const Typesetter type;
  EXPECT_EQ(type.drawable("a\nb\tc\x01"), "a b c");
  EXPECT_EQ(type.drawable("  a\u2028b\u202E "), "a b");
  EXPECT_EQ(type.drawable(""), "");
}

TEST(Typesetter, NoncharactersBecomeSpaces) {
  const Typesetter type;
  EXPECT_EQ(type.drawable("a\uFFFE"
                          "b\uFDD0c\U0010FFFF"),
            "a b c");
}

TEST(Typesetter, BytesThatAreNoTextAreMarkedAsSuch) {
  const Typesetter type;
  const std::string text = type.drawable("a\xFF\xFE");
  EXPECT_EQ(text.front(), 'a');
  EXPECT_GT(type.width(text, style), 0.0);
}

TEST(Typesetter, LettersThatNoFontHasAreSpelledOrMarked) {
  const Typesetter type;
  // Chinese where a font has it, else its sound in Latin; never nothing.
  const std::string name = type.drawable("北京");
  EXPECT_TRUE(name == "北京" || name == "běi jīng") << name;
  // A private letter has no sound either.
  EXPECT_EQ(type.drawable("Ауыл: 北京 иә"), "Ауыл: " + name + " иә");
  EXPECT_EQ(type.drawable("x\U0010FFFDy"), "x?y");
}

TEST(Typesetter, WordsFromRightToLeftKeepTheirOrderInTheText) {
  const Typesetter type;
  EXPECT_EQ(type.drawable("قرية"), "قرية");
  EXPECT_GT(type.width("قرية", style), 1.0);
}

}  // namespace
}  // namespace tyndau::drawing
