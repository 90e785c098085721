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

}  // namespace
}  // namespace tyndau::notices
