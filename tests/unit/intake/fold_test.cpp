#include "intake/fold.hpp"

#include <gtest/gtest.h>

namespace tyndau::intake {
namespace {

TEST(Fold, CaseYoHyphensAndSpacesDoNotTellNamesApart) {
  EXPECT_EQ(fold("Перемётное"), fold("ПЕРЕМЕТНОЕ"));
  EXPECT_EQ(fold("Аксу-Аюлы"), fold("аксу  аюлы"));
  EXPECT_EQ(fold("Novyj Uzen'"), "novyj uzen");
}

TEST(Fold, KazakhLettersSurviveInLowerCase) {
  EXPECT_EQ(fold("ҚҰРМАНҒАЗЫ Һ І Ә Ө Ү Ң"), "құрманғазы һ і ә ө ү ң");
}

TEST(Fold, EveryCyrillicLetterFoldsAsItDoesBesideOtherScripts) {
  for (unsigned c = 0x400; c < 0x500; ++c) {
    const std::string letter{static_cast<char>(0xC0U | c >> 6U), static_cast<char>(0x80U | (c & 0x3FU))};
    EXPECT_EQ(fold("a" + letter + " é"), fold("a" + letter) + " é") << std::hex << c;
  }
}

TEST(Fold, DecomposedTextEqualsComposedText) { EXPECT_EQ(fold("Кордай\xD0\xB8\xCC\x86"), fold("Кордайй")); }

TEST(Fold, HeadersAreComparedByLettersAndDigitsAlone) {
  EXPECT_EQ(fold_tight(" Радиус СЗЗ, (м) "), fold_tight("радиус_сзз_м"));
}

TEST(Fold, LooselyTheWritersKeyboardDoesNotMatter) {
  EXPECT_EQ(fold_loosely("ақсу"), "аксу");
  EXPECT_EQ(fold_loosely("аккыстау"), fold_loosely("аккистау"));
  EXPECT_EQ(fold_loosely("aqsū"), fold_loosely("aksu"));
}

TEST(Fold, CuttingCountsCharactersNotBytesAndHidesControlCharacters) {
  EXPECT_EQ(cut("Ақтөбе", 3), "Ақт…");
  EXPECT_EQ(cut("a\tb"), "a b");
  EXPECT_EQ(cut(std::string("a\0b", 3)),
            "a\xEF\xBF\xBD"
            "b");
}

TEST(Fold, TrimmingTakesNoBreakAndZeroWidthSpaces) {
  EXPECT_EQ(trimmed("\xC2\xA0 Аксу \xE2\x80\x8B\n"), "Аксу");
  EXPECT_EQ(trimmed("   "), "");
}

TEST(Fold, SplittingDropsEmptyParts) {
  EXPECT_EQ(split(" a ;; b;", ";"), (std::vector<std::string>{"a", "b"}));
}

TEST(Fold, BrokenBytesAreMendedWithTheReplacementCharacter) {
  EXPECT_FALSE(is_utf8("a\xFF"));
  EXPECT_EQ(mended_utf8("a\xFF"
                        "b"),
            "a\xEF\xBF\xBD"
            "b");
}

}  // namespace
}  // namespace tyndau::intake
