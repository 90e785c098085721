// Notations of surveyors, pilots and papers: read rightly, or refused. All names and numbers are fictional.
#include "unit/intake/positions_help.hpp"

#include <array>
#include <cstdio>
#include <string>
#include <vector>

namespace tyndau::intake {
namespace {

using test::country;
using test::only;

std::string read_as(const char* text) { return test::outcome(read_positions(text, country())); }

constexpr LonLat site{71.9575, 52.444166666667};  // 52°26′39″, 71°57′27″

TEST(PositionsNotations, OnePointIsReadInEach) {
  for (const char* text :
       {"522639N 0715727E", "522639N0715727E", "N522639 E0715727", "522639.0N, 0715727.0E",
        "52d26m39s N 71d57m27s E", "52D26M39S N, 71D57M27S E", "B=52°26′39″ L=71°57′27″",
        "B=52°26′39″, L=71°57′27″", "В=52°26′39″ L=71°57′27″", "B = 52.444167; L = 71.9575",
        "L=71°57′27″ B=52°26′39″", "солт. енд. 52°26′39″, шығ. бойл. 71°57′27″",
        "52°26′39″ солт. енд., 71°57′27″ шығ. бойл."}) {
    const auto read = only(text);
    ASSERT_EQ(read.positions.size(), 1U) << text;
    EXPECT_NEAR(read.positions[0].at.lat, site.lat, 1e-6) << text;
    EXPECT_NEAR(read.positions[0].at.lon, site.lon, 1e-6) << text;
  }
  EXPECT_NEAR(only("522639N 0715727E").uncertainty.value, 18.2, 0.5);
}

TEST(PositionsNotations, DegreesInOneNumberAreRefusedWhereTheyCannotBe) {
  for (const char* text :
       {"526639N 0715727E", "522699N 0715727E", "52263N 0715727E", "522639N 715727E", "522639S 0715727E"})
    EXPECT_NE(read_as(text), "read") << text;
}

TEST(PositionsNotations, MetresOfWgs84NeedAZoneOfUtm) {
  EXPECT_EQ(read_as("WGS-84 X=5814321 Y=12543210"), "position-wgs-metres");
  EXPECT_EQ(read_as("WGS-84, зона 12, X=5814321 Y=543210"), "position-wgs-metres");
  EXPECT_EQ(read_as("WGS-84 X=5814321 Y=545210"), "position-zone-missing");
  EXPECT_EQ(only("WGS-84, UTM 43N X=5814321 Y=545210").kind, CoordinateKind::utm);
  EXPECT_EQ(only("WGS-84 зона 43 X=5814321 Y=545210").kind, CoordinateKind::utm);
  EXPECT_EQ(only("СК-42 X=5814321 Y=12543210").kind, CoordinateKind::gauss_krueger);
}

TEST(PositionsNotations, AThirdAngleIsNotDropped) {
  for (const char* text : {"N52.44 E71.95 E72", "N52.44 E71.95 N53", "N 52.44, E 71.95, E 72.5",
                           "52.44N 71.95E 72E", "Участок N52.4442 E71.9576 E72 у реки"})
    EXPECT_EQ(read_as(text), "coordinates-pair-incomplete") << text;
  EXPECT_EQ(only("N52.44 E71.95 N52.45 E71.96").positions.size(), 2U);
  EXPECT_EQ(only("52.4442 с.ш. 71.9576 в.д., в 12 км от села").positions.size(), 1U);
}

TEST(PositionsNotations, ASheetMayLackItsFirstDash) {
  for (const char* text : {"M42-085", "М42-085", "лист M42-085", "номенклатурный лист М42-85"}) {
    const auto read = only(text);
    EXPECT_EQ(read.kind, CoordinateKind::map_sheet) << text;
    EXPECT_NEAR(read.positions.at(0).at.lon, only("M-42-85").positions.at(0).at.lon, 1e-9) << text;
    EXPECT_NEAR(read.positions.at(0).at.lat, only("M-42-85").positions.at(0).at.lat, 1e-9) << text;
  }
  EXPECT_NE(read_as("автодорога М42"), "read");
  EXPECT_NE(read_as("N42-05"), "read");  // a latitude may be meant
  EXPECT_NE(read_as("договор М42-085 от 2024 года"), "read");
}

TEST(PositionsNotations, SquaresMayBeWrittenSmall) {
  for (const char* text : {"42uwc1234567890", "42u wc 12345 67890", "Карьер, 42uwc1234567890"}) {
    const auto read = only(text);
    EXPECT_EQ(read.kind, CoordinateKind::mgrs) << text;
    EXPECT_LT(test::metres_between(read.positions.at(0).at, only("42UWC1234567890").positions.at(0).at), 1e-3)
        << text;
  }
  EXPECT_EQ(read_as("кабель 36 kva 1234 шт"), "coordinates-not-readable");
}

TEST(PositionsNotations, LettersBeforeBracketsLabelPoints) {
  const auto read = only("A (52.4442; 71.9576), B (52.4451; 71.9630), C (52.4419; 71.9634)");
  ASSERT_EQ(read.positions.size(), 3U);
  EXPECT_NEAR(read.positions[1].at.lat, 52.4451, 1e-9);
  EXPECT_NEAR(read.positions[1].at.lon, 71.9630, 1e-9);
  EXPECT_EQ(only("А (52.4442, 71.9576), В (52.4451, 71.9630)").positions.size(), 2U);
  EXPECT_EQ(only("N (52.4442), E (71.9576)").positions.size(), 1U);
}

TEST(PositionsNotations, AllLatitudesMayStandBeforeAllLongitudes) {
  for (const char* text :
       {"Северная широта: 52.4442; 52.4451; 52.4419. Восточная долгота: 71.9576; 71.9630; 71.9634.",
        "Широта 52.4442, 52.4451, 52.4419; долгота 71.9576, 71.9630, 71.9634",
        "Восточная долгота: 71.9576; 71.9630; 71.9634. Северная широта: 52.4442; 52.4451; 52.4419.",
        "Солтүстік ендік: 52.4442; 52.4451; 52.4419. Шығыс бойлық: 71.9576; 71.9630; 71.9634."}) {
    const auto read = only(text);
    ASSERT_EQ(read.positions.size(), 3U) << text;
    EXPECT_NEAR(read.positions[2].at.lat, 52.4419, 1e-9) << text;
    EXPECT_NEAR(read.positions[2].at.lon, 71.9634, 1e-9) << text;
    EXPECT_EQ(read.order, AxisOrder::written) << text;
  }
  const auto marked = only("Северная широта: 52°26′39″; 52°26′50″. Восточная долгота: 71°57′27″; 71°57′50″.");
  ASSERT_EQ(marked.positions.size(), 2U);
  EXPECT_NEAR(marked.positions[0].at.lon, site.lon, 1e-9);
}

TEST(PositionsNotations, ListsOfDifferentLengthsAreRefused) {
  EXPECT_EQ(read_as("Северная широта: 52.4442; 52.4451; 52.4419. Восточная долгота: 71.9576; 71.9630."),
            "coordinates-pair-incomplete");
  for (const char* text : {"Северная широта: 52.4442; 52.4451. Северная широта: 52.4442; 52.4451.",
                           "Широта: 52.4442; 52.4451", "52d26m39sN 71d57m27sE"})
    EXPECT_NE(read_as(text), "read") << text;
  EXPECT_NE(read_as("Северная широта: 52°26′39″; 52.4451. Восточная долгота: 71.9576; 71.9630."), "read");
}

TEST(PositionsNotations, LettersThatOnlyLookLikeNorthAndEastNameNothing) {
  EXPECT_NE(read_as("Ν 50.1234 Ε 51.1234"), "read");  // Greek
}

/// The only position of a text, as "lon lat" with four decimals; what is wrong with it where none is read.
std::string position_of(const char* text) {
  const auto answer = read_positions(text, country());
  if (answer.verdict != PositionsAnswer::Verdict::positions || answer.found.size() != 1 ||
      answer.found.front().positions.size() != 1)
    return test::outcome(answer);
  const LonLat at = answer.found.front().positions.front().at;
  std::array<char, 64> out{};
  const int length = std::snprintf(out.data(), out.size(), "%.4f %.4f", at.lon, at.lat);
  return {out.data(), static_cast<std::size_t>(length)};
}

TEST(PositionsNotations, WordsMayStandBetweenAnAxisAndItsAngle) {
  EXPECT_EQ(position_of("солтүстік ендік бойынша 51°09'36\", шығыс бойлық бойынша 71°28'12\""),
            "71.4700 51.1600");
  EXPECT_EQ(position_of("47,8812° солтүстік ендік пен 80,2031° шығыс бойлықтың қиылысы"), "80.2031 47.8812");
  EXPECT_EQ(position_of("сев. шир. 51°43'12'', вост. долг. 75°19'12''"), "75.3200 51.7200");
  EXPECT_EQ(position_of("48 гр 03,0 мин сев. широты, 66 гр 42,0 мин вост. долготы"), "66.7000 48.0500");
  EXPECT_EQ(position_of("soltüstık endık 43.2973, şyğys boilyq 68.2518"), "68.2518 43.2973");
}

TEST(PositionsNotations, AFractionMayStandBehindTheSignOfSeconds) {
  EXPECT_EQ(position_of("49°58'12\",6 с.ш., 82°36'40\",5 в.д."), "82.6112 49.9702");
  EXPECT_EQ(position_of("49°58'12\",82°36'36\""), "82.6100 49.9700");
}

TEST(PositionsNotations, TheAttributesOfAWaypointAreRead) {
  EXPECT_EQ(position_of("<wpt lat=\"51.2034\" lon=\"70.8671\"><name>А</name></wpt>"), "70.8671 51.2034");
}

TEST(PositionsNotations, EastAndNorthInWordsLabelMetresAndNoDegrees) {
  EXPECT_EQ(position_of("зона UTM 41N, восток 412350, север 5643200"), "61.7526 50.9338");
  EXPECT_EQ(position_of("UTM, зона 42 (северное полушарие): восток 526019, север 5904280"),
            "69.3903 53.2871");
  EXPECT_EQ(
      position_of("WGS 84 UTM-41, северное полушарие: северное смещение 5 571 902 м, восточное смещение "
                  "423 118 м"),
      "61.9206 50.2942");
  EXPECT_EQ(position_of("Скважина Восток 51.19 50.88"), "ambiguous");
}

TEST(PositionsNotations, ZonesOfSixDegreesMayBeCalledSo) {
  EXPECT_EQ(position_of("Пулково-1942, 6-градусная зона 14, x=5534100, y=14402250"), "79.6380 49.9309");
  EXPECT_NE(position_of("Пулково-1942, 3-градусная зона 14, x=5534100, y=402250"), "79.6380 49.9309");
}

}  // namespace
}  // namespace tyndau::intake
