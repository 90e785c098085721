#include "intake/place_fields.hpp"

#include <gtest/gtest.h>

namespace tyndau::intake {
namespace {

TEST(PopulationText, IsReadAsPeopleWriteIt) {
  EXPECT_EQ(population_from_text("8543"), 8543);
  EXPECT_EQ(population_from_text("8 543"), 8543);
  EXPECT_EQ(population_from_text("8\u00a0543"), 8543);
  EXPECT_EQ(population_from_text("8,543"), 8543);
  EXPECT_EQ(population_from_text("~500"), 500);
  EXPECT_EQ(population_from_text("8543.0"), 8543);
}

TEST(PopulationText, ZeroEmptyAndWordsAreUnknown) {
  EXPECT_FALSE(population_from_text(""));
  EXPECT_FALSE(population_from_text("0"));
  EXPECT_FALSE(population_from_text("мало"));
  EXPECT_FALSE(population_from_text("12abc"));
  EXPECT_FALSE(population_from_text("-5"));
  EXPECT_FALSE(population_from_text("99999999999999999999"));
}

TEST(OsmTags, AreFoundBehindQuotesAndBackslashes) {
  const std::string tags = R"("name:kk"=>"Ақсу","note"=>"a \"quoted\" word","population"=>"3000")";
  EXPECT_EQ(hstore_value(tags, "name:kk"), "Ақсу");
  EXPECT_EQ(hstore_value(tags, "note"), "a \"quoted\" word");
  EXPECT_EQ(hstore_value(tags, "population"), "3000");
  EXPECT_EQ(hstore_value(tags, "kk"), "");
  EXPECT_EQ(hstore_value("\"open\"=>\"never closed", "open"), "never closed");
}

TEST(PlaceFields, TheUsersMapWinsOverTheAliases) {
  const auto fields = PlaceFields::make({{"name", "TITLE"}});
  ASSERT_TRUE(fields);
  geo::Feature feature;
  feature.properties = {
      {"name", std::string("alias")}, {"TITLE", std::string("mapped")}, {"name:kk", std::string("қаз")}};
  EXPECT_EQ(fields->text(feature, "name"), "mapped");
  EXPECT_EQ(fields->names(feature).kk, "қаз");
}

TEST(PlaceFields, AFieldThatCannotBeMappedIsNamedWithThoseThatCan) {
  const auto fields = PlaceFields::make({{"nam", "TITLE"}});
  ASSERT_FALSE(fields);
  EXPECT_NE(fields.error().message.find("\"nam\""), std::string::npos);
  EXPECT_NE(fields.error().message.find("population"), std::string::npos);
}

}  // namespace
}  // namespace tyndau::intake
