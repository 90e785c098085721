#include "http/target.hpp"

#include <gtest/gtest.h>

namespace tyndau::http {
namespace {

TEST(Target, SegmentsAndParametersAreDecoded) {
  const auto target = parse_target("/reports/%D0%90%D2%9B%D1%81%D1%83%2F1?q=a%20b+c&near=1%2C2");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->segments, (std::vector<std::string>{"reports", "Ақсу/1"}));
  EXPECT_EQ(target->query, (std::vector<Parameter>{{"q", "a b c"}, {"near", "1,2"}}));
}

TEST(Target, APlusInThePathIsAPlus) { EXPECT_EQ(parse_target("/a+b")->segments.front(), "a+b"); }

TEST(Target, RepeatedParametersAreKeptInOrder) {
  EXPECT_EQ(parse_target("/?x=2&y&x=1&&")->query,
            (std::vector<Parameter>{{"x", "2"}, {"y", ""}, {"x", "1"}}));
}

TEST(Target, BrokenEscapesAreRefused) {
  for (const char* text : {"/%", "/%4", "/%zz", "/?a=%4", "/?%=1", "/%g0"})
    EXPECT_FALSE(parse_target(text)) << text;
}

TEST(Target, TextThatIsNotUtf8IsRefused) {
  for (const char* text : {"/%FF", "/%C0%80", "/%ED%A0%80", "/%F4%90%80%80", "/%E2%82", "/?q=%80", "/%00"}) {
    EXPECT_FALSE(parse_target(text)) << text;
  }
}

TEST(Target, WhatDoesNotStartWithASlashIsRefused) {
  EXPECT_FALSE(parse_target("http://example.org/"));
  EXPECT_FALSE(parse_target(""));
  EXPECT_FALSE(parse_target("*"));
}

TEST(Target, ManySlashesAreManyEmptySegments) {
  EXPECT_EQ(parse_target(std::string(15000, '/'))->segments.size(), 15000U);
}

TEST(Target, WhatIsEncodedDecodesToItself) {
  const std::string text = "Ақсу/?&=%+ \"";
  EXPECT_EQ(*percent_decoded(percent_encoded(text), true), text);
  EXPECT_EQ(percent_encoded("a b"), "a%20b");
}

}  // namespace
}  // namespace tyndau::http
