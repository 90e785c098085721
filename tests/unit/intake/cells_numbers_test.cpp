#include "intake/cells.hpp"

#include <gtest/gtest.h>

namespace tyndau::intake {
namespace {

TEST(Numbers, DecimalCommaPointSpacesAndSignsAreRead) {
  const std::vector<std::pair<const char*, double>> cases{{"43.65", 43.65},
                                                          {"43,65", 43.65},
                                                          {" 12 ", 12},
                                                          {"-7,5", -7.5},
                                                          {"\xE2\x88\x92"
                                                           "7,5",
                                                           -7.5},
                                                          {"+3", 3},
                                                          {"1 234,5", 1234.5},
                                                          {"1\xC2\xA0"
                                                           "234\xC2\xA0"
                                                           "567",
                                                           1234567},
                                                          {"1.234,5", 1234.5},
                                                          {"1,234.5", 1234.5},
                                                          {"1,234,567", 1234567},
                                                          {"1.234.567,25", 1234567.25}};
  for (const auto& [text, value] : cases) {
    const auto number = parse_number(text);
    ASSERT_TRUE(number) << text;
    EXPECT_DOUBLE_EQ(number->value, value) << text;
  }
}

TEST(Numbers, WhatIsNoNumberIsRefused) {
  for (const char* text : {"", "abc", "12a", "1e5", "nan", "inf", "1 2 3", "12 34", "1,2,3", "1.2.3", ".",
                           "-", "1.", "0x10", "5-6", "1,23,456.7"}) {
    EXPECT_FALSE(parse_number(text)) << text;
  }
}

TEST(Numbers, TheDecimalsAsWrittenAreCounted) {
  EXPECT_EQ(parse_number("52.40")->decimals, 2);
  EXPECT_EQ(parse_number("52")->decimals, 0);
  EXPECT_EQ(parse_number("71,95761")->decimals, 5);
}

TEST(Metres, ATrailingUnitIsTakenAndKilometresAreNot) {
  EXPECT_EQ(*parse_metres("500 м"), 500);
  EXPECT_EQ(*parse_metres("500m"), 500);
  EXPECT_EQ(parse_metres("5 км").error().code, "unit-not-metres");
  EXPECT_EQ(parse_metres("500 ft").error().code, "unreadable-number");
}

TEST(Metres, OneSeparatorWithThreeDigitsIsAmbiguous) {
  EXPECT_EQ(parse_metres("1,000").error().code, "number-ambiguous");
  EXPECT_EQ(parse_metres("12.500").error().code, "number-ambiguous");
  EXPECT_EQ(*parse_metres("1 000"), 1000);
  EXPECT_EQ(*parse_metres("0,500"), 0.5);
  EXPECT_EQ(*parse_metres("1000,5"), 1000.5);
}

TEST(Metres, NegativeLengthsAreRefused) { EXPECT_EQ(parse_metres("-5").error().code, "number-negative"); }

TEST(Degrees, ThreeDecimalsAreNoThousands) { EXPECT_DOUBLE_EQ(parse_degrees("43,652")->value, 43.652); }

TEST(Degrees, ADegreeSignAloneIsTaken) { EXPECT_DOUBLE_EQ(parse_degrees("52,44422°")->value, 52.44422); }

TEST(Degrees, MinutesSecondsAndLettersAreNamedAsSuch) {
  for (const char* text : {"71°57'", "71°57'27\"", "71 57 27", "71 57,5", "52.44 N", "E 71.9", "71°57.5"}) {
    const auto degrees = parse_degrees(text);
    ASSERT_FALSE(degrees) << text;
    EXPECT_EQ(degrees.error().code, "coordinates-not-decimal") << text;
  }
}

TEST(WindRose, EightOrSixteenNumbersFromNorthAreRead) {
  EXPECT_EQ(*parse_wind_rose("10;12;14;16;18;12;10;8"), (std::vector<double>{10, 12, 14, 16, 18, 12, 10, 8}));
  EXPECT_EQ(parse_wind_rose("6 6 6 6 6 6 6 6 6 6 6 6 6 6 6 10")->size(), 16U);
  EXPECT_EQ(parse_wind_rose("10,5;12,5;14;16;18;12;9;8")->front(), 10.5);
}

TEST(WindRose, NamedRhumbsMayStandInAnyOrderAndLanguage) {
  const std::vector<double> wanted{10, 12, 14, 16, 18, 12, 10, 8};
  EXPECT_EQ(*parse_wind_rose("N:10 NE:12 E:14 SE:16 S:18 SW:12 W:10 NW:8"), wanted);
  EXPECT_EQ(*parse_wind_rose("СВ:12; С:10; В:14; ЮВ:16; Ю:18; ЮЗ:12; З:10; СЗ:8"), wanted);
}

TEST(WindRose, MissingRhumbsNegativeSharesAndTooMuchWindAreRefused) {
  EXPECT_EQ(parse_wind_rose("10;12").error().code, "unreadable-wind-rose");
  EXPECT_EQ(parse_wind_rose("N:10 NE:12 E:14 SE:16 S:18 SW:12 W:10 W:8").error().code,
            "unreadable-wind-rose");
  EXPECT_EQ(parse_wind_rose("20;20;20;20;20;20;20;20").error().code, "wind-rose-sum");
  EXPECT_EQ(parse_wind_rose("-1;20;20;20;10;10;10;10").error().code, "wind-rose-sum");
}

TEST(Wkt, AShapeIsReadAndABrokenOneRepaired) {
  EXPECT_TRUE(parse_wkt("POINT (71.9 52.4)")->shape.is_single_point());
  const auto bow = parse_wkt("POLYGON ((71 52, 72 53, 72 52, 71 53, 71 52))");
  ASSERT_TRUE(bow);
  EXPECT_FALSE(bow->repaired.empty());
  EXPECT_EQ(bow->shape.polygons.size(), 2U);
}

TEST(Wkt, AnEpsgCodeInFrontIsConverted) {
  const auto zone42 = parse_wkt("EPSG:32642;POINT (500000 5800000)");
  ASSERT_TRUE(zone42);
  EXPECT_NEAR(zone42->shape.points[0].lon, 69.0, 1e-6);
  EXPECT_NEAR(zone42->shape.points[0].lat, 52.35, 0.01);
  EXPECT_TRUE(parse_wkt("SRID=4326;POINT (71.9 52.4)"));
  const auto line = parse_wkt("SRID=32642;LINESTRING Z (500000 5800000 12, 500100 5800100 13)");
  ASSERT_TRUE(line);
  EXPECT_EQ(line->shape.lines[0].size(), 2U);
}

TEST(Wkt, UnknownSystemsAndBrokenTextAreRefused) {
  EXPECT_EQ(parse_wkt("EPSG:99999;POINT (1 2)").error().code, "unknown-crs");
  EXPECT_EQ(parse_wkt("+init=/etc/passwd:x;POINT (1 2)").error().code, "unknown-crs");
  EXPECT_EQ(parse_wkt("POINT (71.9").error().code, "unreadable-geometry");
  EXPECT_EQ(parse_wkt("POINT (nan 3)").error().code, "unreadable-geometry");
  EXPECT_EQ(parse_wkt("POLYGON EMPTY").error().code, "geometry-empty");
  std::string deep;
  for (int i = 0; i < 40'000; ++i) deep += "GEOMETRYCOLLECTION(";
  EXPECT_FALSE(parse_wkt(deep));
}

}  // namespace
}  // namespace tyndau::intake
