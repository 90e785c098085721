// Texts of nothing but coordinates, in every notation: right, ambiguous or refused.
#include "unit/intake/positions_help.hpp"

#include <vector>

namespace tyndau::intake {
namespace {

using test::aksu;
using test::country;
using test::metres_between;
using test::only;
using test::outcome;

TEST(Coordinates, OnePlaceInEverySpellingIsOnePlace) {
  for (const char* text : {
           "52°26′39″ с.ш. 71°57′27,4″ в.д.",
           "52°26'39\" с. ш., 71°57'27,4\" в. д.",
           "71°57′27.4″ E 52°26′39″ N",
           "N 52°26'39\" E 71°57'27.4\"",
           "N52 26 39 E71 57 27.4",
           "52 26 39 N 71 57 27.4 E",
           "52:26:39 71:57:27.4",
           "52-26-39 с.ш., 71-57-27,4 в.д.",
           "52.26.39 с.ш., 71.57.27,4 в.д.",
           "52 26 39; 71 57 27,4",
           "52º26’39’’ 71º57’27,4’’",
           "52⁰26ʹ39ʺ 71⁰57ʹ27,4ʺ",
           "с.ш. 52°26′39″, в.д. 71°57′27,4″",
           "с.е. 52°26′39″, ш.б. 71°57′27,4″",
           "52°26′39″ с.е., 71°57′27,4″ ш.б.",
           "Широта: 52°26′39″ Долгота: 71°57′27,4″",
           "Широта 52°26′39″ с.ш., долгота 71°57′27,4″ в.д.",
           "Широта, долгота: 52°26′39″, 71°57′27,4″",
           "Долгота / широта: 71°57′27,4″ / 52°26′39″",
           "52°26′39″ северной широты и 71°57′27,4″ восточной долготы",
           "солтүстік ендік 52°26′39″, шығыс бойлық 71°57′27,4″",
           "ендік 52°26′39″ бойлық 71°57′27,4″",
           "52 градуса 26 минут 39 секунд с.ш. 71 градус 57 минут 27,4 секунд в.д.",
           "Ш 52°26′39″ Д 71°57′27,4″",
           "52°26′39″С 71°57′27,4″Ш",
           "52°26′39″С 71°57′27,4″В",
           "52°26′39″ - 71°57′27,4″",
           "52°26.65' N, 71°57.4567' E",
           "52 26.65 71 57.4567",
           "52,4441667; 71,9576111",
           "52,4441667 71,9576111",
           "52.4441667,71.9576111",
           "71.9576111, 52.4441667",
           "52,4441667, 71,9576111",
           "52,4441667,71,9576111",
           "52.4441667° 71.9576111°",
           "N 52.4441667 71.9576111",
           "lat=52.4441667 lon=71.9576111",
           "(52.4441667, 71.9576111)",
           "Координаты: 52.4441667, 71.9576111 (WGS-84)",
           "https://www.google.com/maps/@52.4441667,71.9576111,12z",
           "https://www.google.com/maps/place/X/@52.1,71.1,17z/data=!3d52.4441667!4d71.9576111",
           "https://yandex.kz/maps/?ll=71.9576111%2C52.4441667&z=12",
           "https://2gis.kz/astana/geo/70000001/71.9576111%2C52.4441667",
           "https://www.openstreetmap.org/?mlat=52.4441667&mlon=71.9576111#map=12/52.1/71.1",
           "https://www.openstreetmap.org/#map=12/52.4441667/71.9576111",
           "?ll=71.9576111%2C52.4441667",
           "geo:52.4441667,71.9576111",
           "POINT (71.9576111 52.4441667)",
           "{\"type\": \"Point\", \"coordinates\": [71.9576111, 52.4441667]}",
       }) {
    const auto read = only(text);
    ASSERT_EQ(read.positions.size(), 1U) << text;
    EXPECT_NEAR(read.positions.front().at.lon, aksu.lon, 1e-6) << text;
    EXPECT_NEAR(read.positions.front().at.lat, aksu.lat, 1e-6) << text;
    EXPECT_EQ(read.form, FoundForm::point) << text;
    EXPECT_EQ(outcome(std::string(text)), "read") << text;
  }
}

struct Refusal {
  const char* text;
  const char* code;
};

TEST(Coordinates, EveryWrongFormIsRefusedWithItsReason) {
  for (const auto& [text, code] : std::vector<Refusal>{
           {"52°66′39″ с.ш. 71°57′27″ в.д.", "position-over-sixty"},
           {"52°26′61″ 71°57′27″", "position-over-sixty"},
           {"92°26′ с.ш. 71°57′ в.д.", "position-over-range"},
           {"52°26′ с.ш. 51°57′ с.ш.", "position-axis-twice"},
           {"71.9576 в.д., 52.4442 в.д.", "position-axis-twice"},
           {"52°26′ с.ш. ю.ш. 71°57′ в.д.", "position-letters-contradict"},
           {"-52°26′ с.ш. 71°57′ в.д.", "position-letters-contradict"},
           {"52.5°26′ с.ш. 71°57′ в.д.", "position-fraction-inside"},
           {"52°26.5′39″ с.ш. 71°57′27″ в.д.", "position-fraction-inside"},
           {"52°39″ с.ш., 71°57′27″ в.д.", "position-truncated"},
           {"52°26′39″ с.ш. 71°57′ в.д.", "position-truncated"},
           {"52°26′39″ с.ш. 71° в.д.", "position-truncated"},
           {"52, 71", "position-too-coarse"},
           {"0, 0", "position-zero"},
           {"0.0000, 0.0000", "position-zero"},
           {"-52.4442, 71.9576", "position-sign"},
           {"52.4442° ю.ш., 71.9576° в.д.", "position-sign"},
           {"48.8566, 2.3522", "position-outside-country"},
           {"52.4442 в.д. 71.9576 с.ш.", "position-swapped"},
           {"POINT (52.4442 71.9576)", "position-swapped"},
           {"52°26′39″ с.ш.", "coordinates-pair-incomplete"},
           {"52.4442", "coordinates-pair-incomplete"},
           {"5З°26′39″ с.ш., 71°57′27″ в.д.", "position-letters-in-digits"},
           {"52,4О42 71,9576", "position-letters-in-digits"},
           {"X=5812345 Y=7584321", "position-zone-elsewhere"},
           {"X=5812345 Y=16584321", "position-zone-elsewhere"},
           {"СК-42: X=5812345 Y=584321", "position-zone-missing"},
           {"E 584000 N 5809000", "position-zone-missing"},
           {"СК-42, зона 13: X=5812345 Y=12584321", "position-zone-contradicts"},
           {"UTM 42N X=5812345 Y=12584321", "position-zone-contradicts"},
           {"31N 584000 5809000", "position-zone-elsewhere"},
           {"42T 584000 5809000", "position-grid-impossible"},
           {"42S 584000 5809000", "position-grid-impossible"},
           {"СК-63: X=5812345 Y=12584321", "position-system-unsupported"},
           {"СК-95: 52°26′39″ с.ш. 71°57′27″ в.д.", "position-system-unsupported"},
           {"31U DQ 48251 11932", "position-zone-elsewhere"},
           {"42UZZ 84012 09021", "position-grid-impossible"},
           {"M-42-145", "position-sheet-unknown"},
           {"M-42-XXXVII", "position-sheet-unknown"},
           {"M-61-1", "position-sheet-unknown"},
           {"Я-42-85", "position-sheet-unknown"},
           {"M-42-85-А-а-5", "position-sheet-unknown"},
           {"M-31-85", "position-outside-country"},
           {"POLYGON((71.9 52.4, 71.8", "position-snippet-broken"},
           {"{\"type\":\"Point\",\"coordinates\":[71.9]}", "position-snippet-broken"},
           {"{\"type\":\"Point\",\"coordinates\":[71.9,", "position-snippet-broken"},
           {"", "coordinates-not-readable"},
           {"Аксу", "coordinates-not-readable"},
           {"52°26′39″ с.ш. 71°57′27″ в.д. Аксу", "coordinates-not-readable"},
           {"12.10.2018 15.30", "coordinates-not-readable"},
           {"52 26 39 71 57", "coordinates-not-readable"},
       }) {
    EXPECT_EQ(outcome(std::string(text)), code) << text;
  }
  for (const char* text :
       {"52 71", "52,71", "52 26, 71 57", "52,26,71,57", "52°26′ Ш 71°57′ Ш", "52°26′39″ с.ш. в.д.",
        "8 (7172) 55-01-02", "1e5 2e5", "52.4441667 71.9576111 N E", "10.1234, 20.5678"}) {
    const auto answer = parse_positions(text, country());
    EXPECT_EQ(answer.verdict, PositionsAnswer::Verdict::refused) << text;
  }
}

TEST(Coordinates, ASuggestionForLettersAmongDigitsIsGivenAndNotTaken) {
  const auto answer = parse_positions("5З°2б′39″ с.ш., 71°57′27″ в.д.", country());
  ASSERT_EQ(outcome(answer), "position-letters-in-digits");
  EXPECT_EQ(std::get<std::string>(answer.fault.arguments.at("suggestion")), "53°26′39″");
}

TEST(Coordinates, TwoNumbersThatFitBothWaysAreReturnedBothWays) {
  for (const char* text :
       {"50.1234, 52.5678", "50°12′ 52°34′", "50 12 00 52 34 00", "47.5 51.3", "?ll=51.37,51.23"}) {
    const auto answer = parse_positions(text, country());
    ASSERT_EQ(outcome(answer), "ambiguous") << text;
    ASSERT_EQ(answer.ambiguous.size(), 1U) << text;
    const auto& [lat_first, lon_first] = answer.ambiguous.front();
    EXPECT_EQ(lat_first.positions.front().at.lat, lon_first.positions.front().at.lon) << text;
    EXPECT_EQ(lat_first.positions.front().at.lon, lon_first.positions.front().at.lat) << text;
  }
  const Country anywhere{geo::Shape{}};
  EXPECT_EQ(outcome(parse_positions("52.4441, 71.9576", anywhere)), "ambiguous");
}

TEST(Coordinates, TheOrderIsExplained) {
  EXPECT_EQ(only("71.9576, 52.4441").order, AxisOrder::by_country);
  EXPECT_EQ(only("52°26′ с.ш. 71°57′ в.д.").order, AxisOrder::written);
  EXPECT_EQ(only("Широта, долгота: 50.1234, 52.5678").order, AxisOrder::by_heading);
  EXPECT_EQ(only("50.1234, 52.5678 (долгота, широта)").order, AxisOrder::by_heading);
  EXPECT_EQ(only("POINT (52.5678 50.1234)").order, AxisOrder::by_format);
  EXPECT_EQ(only("X=5812345 Y=12584321").order, AxisOrder::by_magnitude);
  const Country anywhere{geo::Shape{}};
  EXPECT_EQ(parse_positions("52.4441, 171.9576", anywhere).found.front().order, AxisOrder::by_range);
}

TEST(Coordinates, CornersOfASiteBoundAnArea) {
  const auto area = only(
      "1) 52°26′39″ с.ш. 71°57′27″ в.д.\n2) 52°26′39″ с.ш. 71°58′00″ в.д.\nт. 3: 52°26′00″ с.ш. 71°58′00″ "
      "в.д.");
  ASSERT_EQ(area.form, FoundForm::polygon);
  ASSERT_EQ(area.positions.size(), 3U);
  EXPECT_NEAR(area.positions[2].at.lat, 52.0 + 26.0 / 60.0, 1e-12);
  EXPECT_NEAR(area.positions[1].at.lon, 71.0 + 58.0 / 60.0, 1e-12);
  ASSERT_EQ(area.shape.polygons.size(), 1U);
  EXPECT_EQ(area.shape.polygons[0].outer.size(), 3U);
}

TEST(Coordinates, ACornerWrittenTwiceClosesTheArea) {
  const auto area = only("52.4442 71.9576; 52.4451 71.9630; 52.4419 71.9634; 52.4442 71.9576");
  EXPECT_EQ(area.form, FoundForm::polygon);
  EXPECT_EQ(area.positions.size(), 4U);
  EXPECT_EQ(area.shape.polygons.at(0).outer.size(), 3U);
}

TEST(Coordinates, CornersWhoseLineCrossesItselfStayPoints) {
  const auto bow = only("1) 52.10, 71.10\n2) 52.20, 71.20\n3) 52.20, 71.10\n4) 52.10, 71.20");
  EXPECT_EQ(bow.form, FoundForm::points);
  ASSERT_EQ(bow.remarks.size(), 1U);
  EXPECT_EQ(bow.remarks[0].code, "position-corners-cross");
}

TEST(Coordinates, OneWrongCornerRefusesTheWholeList) {
  EXPECT_EQ(
      outcome("1) 49°48'15\" с.ш., 73°06'34\" в.д.; 2) 49°48'75\" с.ш., 73°07'10\" в.д.; 3) 49°47'50\" с.ш., "
              "73°07'10\" в.д."),
      "position-over-sixty");
}

TEST(Coordinates, APointOfAListIsReadInTheOrderOfItsNeighbours) {
  const auto list = only("51.2001, 50.1001\n71.2001, 50.2001\n71.3001, 50.3001");
  ASSERT_EQ(list.positions.size(), 3U);
  EXPECT_EQ(list.order, AxisOrder::by_neighbours);
  EXPECT_DOUBLE_EQ(list.positions[0].at.lon, 51.2001);
  EXPECT_EQ(outcome("50.2001, 71.2001\n71.3001, 50.3001"), "position-orders-differ");
}

TEST(Coordinates, AMinuteIsNineHundredMetresOfLatitudeAndASecondFifteen) {
  const auto rounding = [](const char* text) { return only(text).uncertainty.value; };
  EXPECT_NEAR(rounding("52°26′ с.ш. 71°57′ в.д."), 1086.0,
              10.0);  // half a minute each way: 927 m north, 567 m east
  EXPECT_NEAR(rounding("52°26′39″ с.ш. 71°57′27″ в.д."), 18.1, 0.3);
  EXPECT_NEAR(rounding("52°26′39,0″ с.ш. 71°57′27,4″ в.д."), 1.81, 0.03);
  EXPECT_NEAR(rounding("52.44 71.96"), 652.0, 5.0);
  EXPECT_NEAR(rounding("POINT (71.9576 52.4442)"), 6.5, 0.1);
  EXPECT_NEAR(rounding("42N 584000 5809000"), 0.707, 0.001);
  EXPECT_NEAR(rounding("42UXD 84012 09021"), 0.707, 0.001);
  EXPECT_NEAR(rounding("42UXD 84 09"), 707.0, 1.0);
}

TEST(Coordinates, TheirPlaceInTheTextIsKnown) {
  const std::string text = "  52°26′39″ с.ш. 71°57′27″ в.д.";
  const auto read = only(text);
  EXPECT_EQ(text.substr(read.begin, read.end - read.begin), "52°26′39″ с.ш. 71°57′27″ в.д.");
}

struct Projected {
  const char* text;
  LonLat at;
};

/// Truth: GeoConvert -g -p 5 of GeographicLib 2.1.2.
TEST(Coordinates, MetresOfUtmAreWhereGeoConvertHasThem) {
  for (const auto& [text, at] :
       std::vector<Projected>{{"42N 584000 5809000", {70.2353384794, 52.4247538364}},
                              {"42U 584000 5809000", {70.2353384794, 52.4247538364}},
                              {"UTM zone 42 N, E 584000 N 5809000", {70.2353384794, 52.4247538364}},
                              {"зона 42, X=584000, Y=5809000", {70.2353384794, 52.4247538364}},
                              {"584000 5809000 (UTM 42N)", {70.2353384794, 52.4247538364}},
                              {"584 000 E 5 809 000 N zone 42", {70.2353384794, 52.4247538364}},
                              {"UTM 39N: N 4834000, E 675000", {53.1695909492, 43.6384080880}},
                              {"UTM 43U 507900 5517300", {75.1097955178, 49.8080953190}}}) {
    const auto read = only(text);
    EXPECT_EQ(read.kind, CoordinateKind::utm) << text;
    ASSERT_EQ(read.positions.size(), 1U) << text;
    EXPECT_LT(metres_between(read.positions.front().at, at), 0.01) << text;
  }
}

TEST(Coordinates, SquaresOfMgrsAreReadAtTheirMiddle) {
  for (const auto& [text, at] :
       std::vector<Projected>{{"42UXD 84012 09021", {71.7048788469, 52.4004509506}},
                              {"42UXD8401209021", {71.7048788469, 52.4004509506}},
                              {"42U XD 84012 09021", {71.7048788469, 52.4004509506}},
                              {"MGRS: 42UXD8409", {71.7122998040, 52.4045839185}},
                              {"43Т FN 64123 12345", {77.1606130957, 47.0442381319}}}) {
    const auto read = only(text);
    EXPECT_EQ(read.kind, CoordinateKind::mgrs) << text;
    ASSERT_EQ(read.positions.size(), 1U) << text;
    EXPECT_LT(metres_between(read.positions.front().at, at), 0.01) << text;
  }
}

/// Truth: cs2cs of PROJ 9.1.1, "EPSG:284zz EPSG:4326". Other releases may choose another transformation, some metres away.
TEST(Coordinates, MetresOfPulkovo1942AreWhereCs2csHasThem) {
  for (const auto& [text, at] : std::vector<Projected>{
           {"X=5812345 Y=12584321", {70.23884755, 52.43340317}},
           {"Y=12584321; X=5812345", {70.23884755, 52.43340317}},
           {"5812345 12584321", {70.23884755, 52.43340317}},
           {"12584321 5812345", {70.23884755, 52.43340317}},
           {"СК-42, зона 12, X=5812345, Y=584321", {70.23884755, 52.43340317}},
           {"X = 5 812 345, Y = 12 584 321", {70.23884755, 52.43340317}},
           {"Система координат 1942 г.: x=4812345,6 y=13662789,4", {77.00982957, 43.42854635}},
           {"X 5518230 Y 8507345 (Пулково 1942)", {45.10053834, 49.79580525}},
           {"5012300 9423450 Пулково-42", {50.02383573, 45.24125798}},
           {"Пулково 1942: 52°26′39,000″ с.ш. 71°57′27,000″ в.д.", {71.95662839, 52.44462582}}}) {
    const bool outside = at.lon < 46.0;
    if (outside) {
      EXPECT_EQ(outcome(std::string(text)), "position-outside-country") << text;
      continue;
    }
    const auto read = only(text);
    ASSERT_EQ(read.positions.size(), 1U) << text;
    EXPECT_LT(metres_between(read.positions.front().at, at), 6.0) << text;
    ASSERT_TRUE(read.transformation) << text;
    EXPECT_NE(read.transformation->name.find("Pulkovo 1942 to WGS 84"), std::string::npos)
        << read.transformation->name;
    ASSERT_TRUE(read.transformation->accuracy) << text;
    EXPECT_GE(read.uncertainty.value, read.transformation->accuracy->value) << text;
    EXPECT_LT(read.uncertainty.value, read.transformation->accuracy->value + 1.0) << text;
    ASSERT_FALSE(read.remarks.empty()) << text;
    EXPECT_EQ(read.remarks.front().code, "position-converted") << text;
  }
}

struct Sheet {
  const char* text;
  double west, south, east, north;
};

/// Truth by hand: M is the 13th row of 4° from the equator, 42 the 12th column of 6° from Greenwich.
TEST(Coordinates, MapSheetsAreTheirBoxes) {
  for (const auto& [text, west, south, east, north] : std::vector<Sheet>{
           {"M-42", 66, 48, 72, 52},
           {"М-42-85", 66.0, 49.0 + 20.0 / 60, 66.5, 49.0 + 40.0 / 60},
           {"M-42-85", 66.0, 49.0 + 20.0 / 60, 66.5, 49.0 + 40.0 / 60},
           {"M-42-1", 66.0, 51.0 + 40.0 / 60, 66.5, 52.0},
           {"L-42-144", 71.5, 44.0, 72.0, 44.0 + 20.0 / 60},
           {"лист N-43-XII", 77.0, 54.0 + 40.0 / 60, 78.0, 55.0 + 20.0 / 60},
           {"M-42-А", 66, 50, 69, 52},
           {"M-42-Г", 69, 48, 72, 50},
           {"M-42-D", 69, 48, 72, 50},
           {"L-43-45-А", 76.0, 46.0 + 50.0 / 60, 76.25, 47.0},
           {"К-43-25-Г", 72.25, 43.0, 72.5, 43.0 + 10.0 / 60},
           {"M-42-85-А-а", 66.0, 49.0 + 35.0 / 60, 66.125, 49.0 + 40.0 / 60},
           {"M-42-85-Б-в", 66.25, 49.0 + 30.0 / 60, 66.375, 49.0 + 35.0 / 60},
           {"планшет M-42-85-А-а-1", 66.0, 49.0 + 37.5 / 60, 66.0625, 49.0 + 40.0 / 60},
           {"M-42-85-В-г-4", 66.1875, 49.0 + 20.0 / 60, 66.25, 49.0 + 22.5 / 60},
           {"M-42-85-(10е-5в-2)", 66.0, 49.0 + 20.0 / 60, 66.5, 49.0 + 40.0 / 60},
           {"М-42-85 (10е-5в-2, 3, 4), (10е-5г-1)", 66.0, 49.0 + 20.0 / 60, 66.5, 49.0 + 40.0 / 60},
           {"M-42-85-B", 66.0, 49.0 + 20.0 / 60, 66.5, 49.0 + 40.0 / 60}}) {
    const auto sheet = only(text);
    ASSERT_EQ(sheet.form, FoundForm::box) << text;
    ASSERT_EQ(sheet.positions.size(), 4U) << text;
    EXPECT_NEAR(sheet.positions[0].at.lon, west, 1e-9) << text;
    EXPECT_NEAR(sheet.positions[0].at.lat, north, 1e-9) << text;
    EXPECT_NEAR(sheet.positions[2].at.lon, east, 1e-9) << text;
    EXPECT_NEAR(sheet.positions[2].at.lat, south, 1e-9) << text;
    EXPECT_NEAR(sheet.uncertainty.value, 0.5 * metres_between({west, south}, {east, north}),
                sheet.uncertainty.value * 0.05)
        << text;
  }
}

TEST(Coordinates, WhereASheetIsNotExactItSaysSo) {
  EXPECT_EQ(only("M-42-85-(10е-5в-2…25)").remarks.at(0).code, "position-blocks-in-sheet");
  EXPECT_EQ(only("M-42-85-B").remarks.at(0).code, "position-sheet-letter");
  EXPECT_TRUE(only("M-42-85").remarks.empty());
}

TEST(Coordinates, SnippetsKeepTheirShape) {
  EXPECT_EQ(only("POLYGON((71.9576 52.4442, 71.9630 52.4451, 71.9634 52.4419, 71.9576 52.4442))").form,
            FoundForm::polygon);
  EXPECT_EQ(only("LINESTRING (71.9 52.4, 72.0 52.5)").form, FoundForm::line);
  EXPECT_EQ(only("{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"MultiPoint\","
                 "\"coordinates\":[[71.9,52.4],[72,"
                 "52.5]]}}")
                .form,
            FoundForm::points);
  const auto utm = only("SRID=32642;POINT(584000 5809000)");
  EXPECT_LT(metres_between(utm.positions.at(0).at, {70.2353384794, 52.4247538364}), 0.1);
  EXPECT_LT(utm.uncertainty.value, 1.0);
}

}  // namespace
}  // namespace tyndau::intake
