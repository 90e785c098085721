#include "hearing/case.hpp"
#include "hearing/place.hpp"

#include <gtest/gtest.h>

namespace tyndau::hearing {
namespace {

/// Every word names a value and that value names the word; no other word is known.
template <class T, class FromCode>
void expect_round_trip(std::initializer_list<std::string_view> words, const FromCode& from_code) {
  int next = static_cast<int>(from_code(*words.begin()).value());
  for (const std::string_view word : words) {
    const std::optional<T> value = from_code(word);
    ASSERT_TRUE(value) << word;
    EXPECT_EQ(code(*value), word);
    EXPECT_EQ(static_cast<int>(*value), next++) << word << " is out of order";
  }
  EXPECT_FALSE(from_code(""));
  EXPECT_FALSE(from_code("Unknown"));
}

TEST(Codes, OfFormsRolesAndClassesGoBothWays) {
  expect_round_trip<Form>({"open_meeting", "public_discussion", "survey", "online"}, form_from_code);
  expect_round_trip<FootprintRole>({"site_boundary", "source_point", "route"}, footprint_role_from_code);
  expect_round_trip<HazardClass>({"I", "II", "III", "IV", "V"}, hazard_class_from_code);
}

TEST(Codes, OfPlacesGoBothWays) {
  expect_round_trip<ExtentQuality>({"surveyed", "mapped", "estimated"}, extent_quality_from_code);
  expect_round_trip<UnitLevel>({"oblast", "district", "rural_district"}, unit_level_from_code);
  expect_round_trip<ZoneKind>({"water_protection_zone", "water_protection_strip",
                               "drinking_water_protection_belt", "state_forest_fund", "protected_area",
                               "protected_area_buffer", "semipalatinsk_test_site", "water_body"},
                              zone_kind_from_code);
  expect_round_trip<DatasetKind>({"settlements", "units", "zones", "buildings", "outline"},
                                 dataset_kind_from_code);
}

TEST(Codes, OfWhatWasSeenAndWhereAreTheWordsOfTheTables) {
  EXPECT_EQ(code(Seen::not_seen), "not_seen");
  EXPECT_EQ(code(Seen::absent), "absent");
  EXPECT_EQ(code(Seen::present), "present");
  EXPECT_EQ(code(MediaKind::newspaper), "newspaper");
  EXPECT_EQ(code(MediaKind::tv_or_radio), "tv_or_radio");
  EXPECT_EQ(code(MediaKind::other), "other");
  EXPECT_EQ(code(DocumentPart::report), "report");
  EXPECT_EQ(code(DocumentPart::non_technical_summary), "non_technical_summary");
}

TEST(Documents, APartThatNobodyMentionsIsNotSeen) {
  Documents documents;
  documents.parts[DocumentPart::report] = Seen::present;
  EXPECT_EQ(documents.seen(DocumentPart::report), Seen::present);
  EXPECT_EQ(documents.seen(DocumentPart::vector_file), Seen::not_seen);
}

TEST(UnitContext, IsReadByLevel) {
  const UnitContext units{"Akmola", "Stepnogorsk", "Aksu"};
  EXPECT_EQ(units.at(UnitLevel::oblast), "Akmola");
  EXPECT_EQ(units.at(UnitLevel::district), "Stepnogorsk");
  EXPECT_EQ(units.at(UnitLevel::rural_district), "Aksu");
}

}  // namespace
}  // namespace tyndau::hearing
