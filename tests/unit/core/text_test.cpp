#include "core/text.hpp"

#include <gtest/gtest.h>

namespace tyndau {
namespace {

TEST(Language, ItsCodeNamesItBothWays) {
  for (const Language language : all_languages) EXPECT_EQ(language_from_code(code(language)), language);
  EXPECT_EQ(code(Language::kk), "kk");
  EXPECT_EQ(code(Language::ru), "ru");
  EXPECT_EQ(code(Language::en), "en");
  EXPECT_FALSE(language_from_code("KK"));
  EXPECT_FALSE(language_from_code(""));
}

TEST(Text, EachLanguageHasItsOwnPlace) {
  Text text{"тыңдау", "слушания", "hearing"};
  EXPECT_EQ(text.in(Language::kk), "тыңдау");
  EXPECT_EQ(text.in(Language::ru), "слушания");
  EXPECT_EQ(text.in(Language::en), "hearing");
  text.in(Language::kk) = "жиналыс";
  EXPECT_EQ(text.kk, "жиналыс");
  text.in(Language::ru) = "собрание";
  EXPECT_EQ(text.ru, "собрание");
}

TEST(Text, IsCompleteOnlyInAllThreeLanguages) {
  EXPECT_TRUE((Text{"а", "б", "c"}).complete());
  EXPECT_FALSE((Text{"", "б", "c"}).complete());
  EXPECT_FALSE((Text{"а", "", "c"}).complete());
  EXPECT_FALSE((Text{"а", "б", ""}).complete());
}

}  // namespace
}  // namespace tyndau
