#include "notices/notice_text.hpp"

#include <gtest/gtest.h>

namespace tyndau::notices {
namespace {

TEST(NoticeText, AByteStandsOnThePageThatHoldsIt) {
  documents::Document document;
  document.pages = {{1, "first", false}, {2, "", false}, {3, "third", false}};
  const auto joined = notice_text(document);
  EXPECT_EQ(joined.text, "first\nthird\n");
  EXPECT_EQ(joined.page_of(0), 1);
  EXPECT_EQ(joined.page_of(5), 1);
  EXPECT_EQ(joined.page_of(joined.text.find("third")), 3);
}

TEST(NoticeText, WhatIsFarTooLongIsCutBetweenCharactersAndSaysSo) {
  documents::Document document;
  std::string page;
  while (page.size() < most_notice_bytes) page += "ж";
  document.pages.push_back({1, page, false, false});
  document.pages.push_back({2, "second", false, false});
  const auto text = notice_text(document);
  EXPECT_TRUE(text.cut);
  EXPECT_LE(text.text.size(), most_notice_bytes);
  EXPECT_EQ(text.text.size() % 2, 1U) << "whole letters and the end of the line";
  document.pages.erase(document.pages.begin());
  EXPECT_FALSE(notice_text(document).cut);
}

}  // namespace
}  // namespace tyndau::notices
