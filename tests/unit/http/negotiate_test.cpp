#include "http/negotiate.hpp"

#include <gtest/gtest.h>

namespace tyndau::http {
namespace {

const std::vector<std::string> both{"application/json", "text/html"};

TEST(Negotiate, WithoutAcceptTheFirstTypeIsGiven) {
  EXPECT_EQ(choose_media_type("", both), "application/json");
  EXPECT_EQ(choose_media_type("*/*", both), "application/json");
}

TEST(Negotiate, ABrowserGetsAPage) {
  EXPECT_EQ(choose_media_type("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", both),
            "text/html");
}

TEST(Negotiate, TheHigherQualityWins) {
  EXPECT_EQ(choose_media_type("application/json;q=0.4, text/html;q=0.5", both), "text/html");
  EXPECT_EQ(choose_media_type("text/*;q=0.5, application/json;q=0.6", both), "application/json");
}

TEST(Negotiate, ATypeWithQualityZeroIsRefused) {
  EXPECT_EQ(choose_media_type("application/json;q=0, */*", both), "text/html");
  EXPECT_FALSE(choose_media_type("application/json;q=0", {"application/json"}));
}

TEST(Negotiate, NothingIsChosenWhenNothingFits) { EXPECT_FALSE(choose_media_type("image/png", both)); }

TEST(Negotiate, JavasDefaultAcceptIsUnderstood) {
  EXPECT_EQ(choose_media_type("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", {"application/json"}),
            "application/json");
}

TEST(Negotiate, LanguagesAreChosenByQuality) {
  EXPECT_EQ(choose_language("kk-KZ,kk;q=0.9,ru;q=0.8,en;q=0.7"), Language::kk);
  EXPECT_EQ(choose_language("de, ru;q=0.3, en;q=0.2"), Language::ru);
  EXPECT_EQ(choose_language("de"), Language::en);
  EXPECT_EQ(choose_language(""), Language::en);
  EXPECT_EQ(choose_language("kk;q=0, ru;q=0.1"), Language::ru);
}

TEST(Negotiate, GzipIsUsedOnlyWhenAllowed) {
  EXPECT_TRUE(accepts_gzip("gzip, deflate, br"));
  EXPECT_TRUE(accepts_gzip("*"));
  EXPECT_FALSE(accepts_gzip("gzip;q=0, *"));
  EXPECT_FALSE(accepts_gzip("br"));
  EXPECT_FALSE(accepts_gzip(""));
}

TEST(Negotiate, MediaTypesLoseTheirParameters) {
  EXPECT_EQ(bare_media_type("Text/HTML; charset=utf-8"), "text/html");
  EXPECT_EQ(bare_media_type(" application/json "), "application/json");
}

}  // namespace
}  // namespace tyndau::http
