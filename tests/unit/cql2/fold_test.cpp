// Folding and LIKE over their quick ways say what the thorough ones say.
#include "cql2/fold.hpp"

#include <gtest/gtest.h>
#include <unicode/unistr.h>

namespace tyndau::cql2 {
namespace {

std::string of_point(std::uint32_t point) {
  std::string text;
  icu::UnicodeString(static_cast<UChar32>(point)).toUTF8String(text);
  return text;
}

TEST(Fold, LettersAreFoldedAsBesideALetterThatNeedsTheThoroughWay) {
  for (std::uint32_t point = 1; point < 0x2100; ++point) {
    const auto text = "Ab" + of_point(point) + "Қд";
    EXPECT_EQ(folded(text + "\u00df", Fold::letter_case), folded(text, Fold::letter_case) + "ss") << point;
  }
  // Eight letters are looked at together: each place among them, and each neighbour of the letters.
  for (std::size_t at = 0; at < 24; ++at) {
    for (int letter = 1; letter < 0x80; ++letter) {
      std::string text(24, 'Q'), small(24, 'q');
      text[at] = static_cast<char>(letter);
      small[at] = static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
      EXPECT_EQ(folded(text, Fold::letter_case), small) << at << ' ' << letter;
    }
  }
  EXPECT_EQ(folded("АҚМОЛА Oblast – Ё, Ұ, Ӏ", Fold::letter_case), "ақмола oblast – ё, ұ, ӏ");
}

TEST(Fold, WhatIsNoUtf8EndsWithoutAnOverrun) {
  for (const std::string text : {"\xD0", "a\xD0", "\xE2\x80", "\xD0\x41", "\xFF"})
    EXPECT_FALSE(folded(text, Fold::letter_case).empty());
}

TEST(Like, TextAnywhereIsFoundAsByTheSigns) {
  for (const std::string text : {"", "a", "ауыл", "Аксу", "кса", "100%", "a_b", "ааааб"}) {
    for (const std::string words : {"", "a", "у", "кс", "ааб", "Аксу", "x"}) {
      const bool found = is_like(text, "%" + words + "%");
      EXPECT_EQ(found, is_like(text, "%%" + words + "%%")) << text << ' ' << words;
      EXPECT_EQ(found, text.find(words) != std::string::npos) << text << ' ' << words;
    }
  }
  EXPECT_TRUE(is_like("100%", R"(%0\%%)"));
  EXPECT_FALSE(is_like("100", R"(%0\%%)"));
  EXPECT_TRUE(is_like("abc", "%a_c%"));
}

}  // namespace
}  // namespace tyndau::cql2
