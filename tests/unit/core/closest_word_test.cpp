#include "core/closest_word.hpp"

#include <gtest/gtest.h>

namespace tyndau {
namespace {

TEST(EditDistance, CountsInsertionsRemovalsAndReplacements) {
  EXPECT_EQ(edit_distance("", ""), 0U);
  EXPECT_EQ(edit_distance("screen", "screen"), 0U);
  EXPECT_EQ(edit_distance("", "abc"), 3U);
  EXPECT_EQ(edit_distance("abc", ""), 3U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
}

TEST(ClosestWord, SuggestsWhatIsNearEnough) {
  const std::vector<std::string> words{"screen", "load", "rules"};
  EXPECT_EQ(closest_word("scren", words), "screen");
  EXPECT_EQ(closest_word("rulse", words), std::nullopt) << "two edits of five letters are too many";
  EXPECT_EQ(closest_word("export", words), std::nullopt);
  EXPECT_EQ(closest_word("screen", {}), std::nullopt);
}

}  // namespace
}  // namespace tyndau
