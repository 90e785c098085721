#include "core/link_preview.hpp"

#include <gtest/gtest.h>

namespace tyndau {
namespace {

TEST(LinkPreview, WhatSomebodyWroteCannotEndTheAttribute) {
  LinkPreview preview;
  preview.title = "\"><script>";
  EXPECT_NE(preview_markup(preview).find("<meta property=\"og:title\" content=\"&quot;&gt;&lt;script&gt;\">"),
            std::string::npos);
}

TEST(LinkPreview, WithoutAPictureNoneIsNamed) {
  LinkPreview preview;
  preview.title = "A hearing";
  preview.image_text = "A map";
  const auto markup = preview_markup(preview);
  for (const auto* absent : {"og:image", "og:url", "og:description"})
    EXPECT_EQ(markup.find(absent), std::string::npos) << absent;
}

TEST(LinkPreview, ItsLanguageIsSaidAndTheOthersAre) {
  LinkPreview preview;
  preview.language = Language::kk;
  const auto markup = preview_markup(preview);
  EXPECT_NE(markup.find("\"og:locale\" content=\"kk_KZ\""), std::string::npos);
  EXPECT_NE(markup.find("\"og:locale:alternate\" content=\"ru_RU\""), std::string::npos);
  EXPECT_EQ(markup.find("\"og:locale:alternate\" content=\"kk_KZ\""), std::string::npos);
}

}  // namespace
}  // namespace tyndau
