#include "hearing/json_writer.hpp"

#include "core/version.hpp"

#include <gtest/gtest.h>

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <random>

namespace tyndau::hearing::json {
namespace {

template <class Write>
std::string written(Write write) {
  std::string text;
  Writer out(text);
  write(out);
  return text;
}

std::string rounded(double value, int decimals) {
  return written([&](Writer& out) { out.rounded(value, decimals); });
}

std::string quoted(std::string_view text) {
  return written([&](Writer& out) { out.string(text); });
}

TEST(JsonWriter, PutsCommasWhereTheyBelong) {
  EXPECT_EQ(written([](Writer& out) {
              out.begin_object();
              out.member("a", "b");
              out.key("c").begin_array();
              out.integer(1);
              out.boolean(true);
              out.begin_array();
              out.end_array();
              out.null();
              out.end_array();
              out.object_unless_empty("nothing", [] {});
              out.key("d").number(0.1);
              out.end_object();
            }),
            R"({"a":"b","c":[1,true,[],null],"d":0.1})");
}

TEST(JsonWriter, RoundsWithoutTrailingZeros) {
  EXPECT_EQ(rounded(1234.5678, 3), "1234.568");
  EXPECT_EQ(rounded(1200.0, 3), "1200");
  EXPECT_EQ(rounded(100.0, 0), "100");
  EXPECT_EQ(rounded(-0.0001, 3), "0");
  EXPECT_EQ(rounded(0.5, 3), "0.5");
  EXPECT_EQ(rounded(1e300, 3).size(), 301U);
  EXPECT_EQ(rounded(std::numeric_limits<double>::infinity(), 3), "null");
}

TEST(JsonWriter, QuotesEveryCharacterAlikeWhereverItStands) {
  const std::vector<std::pair<std::string, std::string>> characters{
      {"a", "a"},         {"Ж", "Ж"},         {"№", "№"},          {"😀", "😀"},          {"\"", "\\\""},
      {"\\", "\\\\"},     {"\n", "\\n"},      {"\x7f", "\\u007f"}, {"\x1f", "\\u001f"}, {"\xFF", "\uFFFD"},
      {"\xC1", "\uFFFD"}, {"\x80", "\uFFFD"}, {"~", "~"},          {"ԯ", "ԯ"}};
  std::mt19937 random(7);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    std::string expected = "\"";
    // Mostly letters, so that the odd one stands at every place of a run.
    for (auto left = random() % 40; left > 0; --left) {
      const auto& [written, shown] =
          characters[random() % 4 == 0 ? random() % characters.size() : random() % 2];
      text += written;
      expected += shown;
    }
    ASSERT_EQ(written([&](Writer& out) { out.string(text); }), expected + "\"");
  }
}

TEST(JsonWriter, EscapesWhatJsonAsksFor) {
  EXPECT_EQ(quoted("a\"\\\n\r\t\x01\x7f/ә"), "\"a\\\"\\\\\\n\\r\\t\\u0001\\u007f/ә\"");
}

TEST(JsonWriter, WritesValidUtf8WhateverItGets) {
  EXPECT_EQ(quoted("a\xFFz"), "\"a\uFFFDz\"");
  EXPECT_EQ(quoted("\xC0\xAF"), "\"\uFFFD\uFFFD\"");            // overlong
  EXPECT_EQ(quoted("\xED\xA0\x80"), "\"\uFFFD\uFFFD\uFFFD\"");  // surrogate
  EXPECT_EQ(quoted("\xD0"), "\"\uFFFD\"");                      // cut short
  EXPECT_EQ(quoted("\xF0\x9F\x97\xBA"), "\"\U0001F5FA\"");
}

TEST(Version, IsTheOneOfTheBuild) { EXPECT_EQ(engine_version, TYNDAU_VERSION); }

/// std::to_chars is the judge.
TEST(JsonWriter, RoundsAsTheExactDecimalDoes) {
  std::mt19937_64 random(5);
  std::uniform_real_distribution<double> degrees(-180, 180);
  for (int round = 0; round < 200'000; ++round) {
    const int decimals = round % 11;
    double value = degrees(random);
    if (round % 7 == 0) value = std::round(value * 1000) / 1000;
    if (round % 13 == 0) value = std::round(value * 64) / 64;  // ties in decimals
    if (round % 17 == 0) value *= 1e9;
    std::array<char, 400> digits{};
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, decimals)
            .ptr;
    std::string expected(digits.data(), end);
    if (expected.find('.') != std::string::npos) {
      expected.erase(expected.find_last_not_of('0') + 1);
      if (expected.back() == '.') expected.pop_back();
    }
    if (expected == "-0") expected = "0";
    ASSERT_EQ(rounded(value, decimals), expected) << value << " to " << decimals;
  }
}

}  // namespace
}  // namespace tyndau::hearing::json
