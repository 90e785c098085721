#include "drawing/words.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace tyndau::drawing {
namespace {

MetresInterval between(double low, double high) { return {Metres{low}, Metres{high}}; }

TEST(Words, ADistanceIsAsShortAsALabelNeeds) {
  EXPECT_EQ(short_distance(between(7949.0, 13301.0), Language::en), "7.9–13.4 km");
  EXPECT_EQ(short_distance(between(7949.0, 13301.0), Language::ru), "7,9–13,4 км");
  EXPECT_EQ(short_distance(between(640.0, 640.2), Language::kk), "640 м");
  EXPECT_EQ(short_distance(between(0.0, 34'040.0), Language::en), "0–34.1 km");
  EXPECT_EQ(short_distance(between(900.0, 1100.0), Language::en), "900 m–1.1 km");
  EXPECT_EQ(short_distance(between(7010.0, std::numeric_limits<double>::infinity()), Language::en),
            "≥ 7.0 km");
}

TEST(Words, CoordinatesStandInTheLettersOfTheLanguage) {
  EXPECT_EQ(latitude_text(51.20234, Language::en, 1), "51°12′08.4″ N");
  EXPECT_EQ(longitude_text(-0.5, Language::ru, 0), "0°30′00″ з. д.");
  EXPECT_EQ(latitude_text(-12.0, Language::kk, 0), "12°00′00″ о. е.");
  EXPECT_EQ(longitude_line(70.5, 1800.0, Language::en), "70°30′ E");
  EXPECT_EQ(latitude_line(50.0, 3600.0, Language::ru), "50° с. ш.");
}

TEST(Words, SecondsThatRoundUpCarryOver) {
  EXPECT_EQ(latitude_text(49.9999999, Language::en, 1), "50°00′00.0″ N");
}

TEST(Words, UnknownPeopleAreNoNumber) {
  EXPECT_EQ(people(std::nullopt, Language::en), "");
  EXPECT_EQ(people(5000, Language::en), "5,000 people");
}

}  // namespace
}  // namespace tyndau::drawing
