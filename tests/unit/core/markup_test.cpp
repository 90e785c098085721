#include "core/markup.hpp"

#include <gtest/gtest.h>

namespace tyndau {
namespace {

using std::string_literals::operator""s;

TEST(Markup, SignsOfTheLanguageAreWrittenOut) {
  EXPECT_EQ(escaped_markup(R"(<a href="x">A & 'B'</a>)"),
            "&lt;a href=&quot;x&quot;&gt;A &amp; &#39;B&#39;&lt;/a&gt;");
}

TEST(Markup, WhatXmlHasNoPlaceForIsLeftOut) {
  EXPECT_EQ(without_noncharacters("A\xEF\xBF\xBE\x01\x1F\xEF\xBF\xBF"s + "B\0C"s), "ABC");
  EXPECT_EQ(escaped_markup("\xEF\xBF\xBF<"), "&lt;");
  EXPECT_EQ(without_noncharacters("a\tb\nc"), "a\tb\nc");
  EXPECT_EQ(without_noncharacters("\xEF\xBF\xBD"), "\xEF\xBF\xBD") << "the replacement character may stand";
  EXPECT_EQ(without_noncharacters("Ә\xEF\xBF"), "Ә\xEF\xBF") << "what is cut off is not looked beyond";
}

}  // namespace
}  // namespace tyndau
