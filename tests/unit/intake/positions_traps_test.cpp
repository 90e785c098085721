// Notations that are easily read as another place. All names and numbers are fictional.
#include "unit/intake/positions_help.hpp"

#include <vector>

namespace tyndau::intake {
namespace {

using test::country;
using test::only;
using test::outcome;

std::string read_as(const char* text) { return outcome(read_positions(text, country())); }

struct Ordered {
  const char* text;
  LonLat first;
};

TEST(PositionsTraps, WhatTellsTheOrderIsFoundWhereverItStands) {
  for (const auto& [text, first] : std::vector<Ordered>{
           {"(ш, д): 51.2333, 51.3720", {51.3720, 51.2333}},
           {"N, E: 51.2333, 51.3720", {51.3720, 51.2333}},
           {"E/N: 51.2333, 51.3720", {51.2333, 51.3720}},
           {"51.2333 ендік, 51.3720 бойлық", {51.3720, 51.2333}},
           {"51.2333 (долгота), 51.3720 (широта)", {51.2333, 51.3720}},
           {"51.2333, 51.3720 (lon, lat)", {51.2333, 51.3720}},
           {"с. ш. — 51.2333, в. д. — 51.3720", {51.3720, 51.2333}},
           {"шиpота 51.2333, дoлгота 51.3720", {51.3720, 51.2333}},
           {"51.2333 C 51.3720 B", {51.3720, 51.2333}},
           {"Вторым указана широта, первым – долгота: 51.2333 51.3720", {51.3720, 51.2333}},
           {"Участок у реки: 51.2333 51.3720\nПервым указана северная широта, вторым – восточная долгота.",
            {51.3720, 51.2333}}}) {
    const auto read = only(text);
    ASSERT_EQ(read.positions.size(), 1U) << text;
    EXPECT_NEAR(read.positions[0].at.lon, first.lon, 1e-9) << text;
    EXPECT_NEAR(read.positions[0].at.lat, first.lat, 1e-9) << text;
  }
}

TEST(PositionsTraps, TheLettersOfAListAreNoDirections) {
  EXPECT_EQ(read_as("А) 51°12'00\" 52°57'27\" Б) 51°26'50\" 52°58'27\" В) 51°25'39\" 52°58'00\""),
            "ambiguous");
  EXPECT_EQ(only("а) 52.4442 71.9576 б) 52.4451 71.9630 в) 52.4419 71.9634").form, FoundForm::polygon);
  EXPECT_EQ(only("1-ая точка 52°26'39\" с.ш. 71°57'27\" в.д.; 2-ая точка 52°26'50\" с.ш. 71°58'27\" в.д.")
                .positions.size(),
            2U);
}

TEST(PositionsTraps, NumbersOfTwoLinesAreNoPairBesideOthers) {
  EXPECT_EQ(read_as("отметка 52.4442 до 71.9576\n52.4451 и далее 71.9630\n52.4419"),
            "coordinates-not-readable");
  EXPECT_EQ(only("52.4442\n71.9576").positions.size(), 1U);
}

TEST(PositionsTraps, APairOfAShortTextIsNotTakenOutOfMore) {
  EXPECT_EQ(only("п. Аксу, 52.44 71.95").positions.size(), 1U);
  EXPECT_EQ(read_as("северо-запад 52.45 71.95, юго-восток 52.44 71.97"), "coordinates-not-readable");
  EXPECT_EQ(only("Карьер 52.4442 71.9576 (8,5 га)").positions.size(), 1U);
  EXPECT_EQ(only("52.4442, 71.9576, 350.5 м").positions.size(), 1U);
}

TEST(PositionsTraps, PartsOfADesignationAreNotDropped) {
  EXPECT_EQ(read_as("42UXD 8401 09021"), "position-grid-impossible");
  EXPECT_EQ(read_as("52.4442 71.957б"), "position-letters-in-digits");
  EXPECT_EQ(read_as("М-38-85"), "position-outside-country");
  const auto quarters = only("М-42-85-А,Б");
  EXPECT_NEAR(quarters.positions[2].at.lon, 66.5, 1e-9);
  EXPECT_EQ(quarters.remarks.at(0).code, "position-several-parts");
  const auto sheets = only("листы М-42-85, 86");
  EXPECT_NEAR(sheets.positions[2].at.lon, 72.0, 1e-9);
  EXPECT_EQ(only("L-41-33-(10е-5г-18), L-41-33-(10е-5г-19)").form, FoundForm::box);
}

TEST(PositionsTraps, SystemsAreKnownByCodeAndOthersRefused) {
  EXPECT_EQ(only("EPSG:32642 584000 5809000").kind, CoordinateKind::utm);
  EXPECT_EQ(only("EPSG:28412 12584321 5812345").kind, CoordinateKind::gauss_krueger);
  EXPECT_EQ(read_as("EPSG:28412: X=5812345 Y=13584321"), "position-zone-contradicts");
  EXPECT_EQ(read_as("EPSG:3857 52.4442 71.9576"), "position-system-unsupported");
  EXPECT_EQ(read_as("Координаты в местной системе координат: X=5812345 Y=12584321"),
            "position-system-unsupported");
}

TEST(PositionsTraps, ZonesAreFoundBeforeAndBehindAList) {
  const auto list = only("СК-42 зона 12\n1 X=5812345 Y=584321\n2 X=5812400 Y=584900\n3 X=5811900 Y=584800");
  EXPECT_EQ(list.form, FoundForm::polygon);
  EXPECT_EQ(only("12-зона X=5812345 Y=584321").kind, CoordinateKind::gauss_krueger);
}

TEST(PositionsTraps, ALinkPartsWhatStandsAroundIt) {
  const auto read = find_positions(
      "северная https://yandex.kz/maps/?ll=71.9576%2C52.4442 49°48'15\" 73°07'10\"", country());
  ASSERT_EQ(read.found.size(), 2U);
  EXPECT_LE(read.found[0].end, read.found[1].begin);
}

TEST(PositionsTraps, OtherSignsOfTheSameNumbers) {
  for (const char* text :
       {"X: 52.4442 Y: 71.9576", "X=71.9576, Y=52.4442", "+52.4442, +71.9576", "52*26'39.1\" 71*57'27.4\"",
        "52d26'39.1\"N 71d57'27.4\"E", "52 26 39.1 71 57 27.4"}) {
    EXPECT_NEAR(only(text).positions.at(0).at.lat, 52.4442, 1e-5) << text;
  }
  EXPECT_EQ(only("52 26 39 71 57 27; 52 26 50 71 58 27; 52 25 39 71 58 00").positions.size(), 3U);
}

}  // namespace
}  // namespace tyndau::intake
