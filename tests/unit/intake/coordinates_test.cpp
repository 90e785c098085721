// Coordinates in every usual spelling: right or refused.
#include "intake/coordinates.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tyndau::intake {
namespace {

/// Northern Kazakhstan and around: latitudes 40 to 56, longitudes 46 to 88.
const Country& country() {
  static const Country one(geo::Shape{{}, {}, {{{{46, 40}, {88, 40}, {88, 56}, {46, 56}}, {}}}});
  return one;
}

constexpr LonLat aksu{71.957611111111, 52.444166666667};  // 52°26′39″, 71°57′27.4″

std::string code_of(const std::string& text) {
  const auto read = parse_positions(text, country());
  return read ? "read" : read.error().code;
}

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
           "52 26 39; 71 57 27,4",
           "52º26’39’’ 71º57’27,4’’",
           "с.ш. 52°26′39″, в.д. 71°57′27,4″",
           "с.е. 52°26′39″, ш.б. 71°57′27,4″",
           "52°26′39″ с.е., 71°57′27,4″ ш.б.",
           "Широта: 52°26′39″ Долгота: 71°57′27,4″",
           "Широта 52°26′39″ с.ш., долгота 71°57′27,4″ в.д.",
           "52°26′39″ северной широты и 71°57′27,4″ восточной долготы",
           "солтүстік ендік 52°26′39″, шығыс бойлық 71°57′27,4″",
           "ендік 52°26′39″ бойлық 71°57′27,4″",
           "52 градуса 26 минут 39 секунд с.ш. 71 градус 57 минут 27,4 секунд в.д.",
           "Ш 52°26′39″ Д 71°57′27,4″",
           "52°26′39″С 71°57′27,4″Ш",
           "52°26′39″С 71°57′27,4″В",
           "52°26.65' N, 71°57.4567' E",
           "52 26.65 71 57.4567",
           "52,4441667; 71,9576111",
           "52,4441667 71,9576111",
           "52.4441667,71.9576111",
           "71.9576111, 52.4441667",
           "52,4441667, 71,9576111",
           "52,4441667,71,9576111",
           "52.4441667° 71.9576111°",
           "lat=52.4441667 lon=71.9576111",
           "(52.4441667, 71.9576111)",
       }) {
    const auto read = parse_positions(text, country());
    ASSERT_TRUE(read.has_value()) << text << ": " << read.error().code;
    ASSERT_EQ(read->size(), 1U) << text;
    EXPECT_NEAR(read->front().at.lon, aksu.lon, 1e-6) << text;
    EXPECT_NEAR(read->front().at.lat, aksu.lat, 1e-6) << text;
  }
}

TEST(Coordinates, WhatCouldMeanTwoThingsIsRefused) {
  EXPECT_EQ(code_of("50.1234, 52.5678"), "coordinates-order-unknown");
  EXPECT_EQ(code_of("50°12′ 52°34′"), "coordinates-order-unknown");
  for (const char* text : {"52, 71",
                           "52 71",
                           "52,71",
                           "52 26, 71 57",
                           "52,26,71,57",
                           "52°26′ Ш 71°57′ Ш",
                           "52°26′39″ с.ш. в.д.",
                           "52°26′ с.ш. ю.ш. 71°57′ в.д.",
                           "-52°26′ с.ш. 71°57′ в.д.",
                           "52°66′ 71°57′",
                           "52°26′61″ 71°57′",
                           "52.5°26′ 71°57′",
                           "52°26.5′39″ 71°57′",
                           "",
                           "Аксу",
                           "52°26′39″ с.ш. 71°57′27″ в.д. Аксу",
                           "12.10.2018 15.30",
                           "8 (7172) 55-01-02",
                           "52 26 39 71 57",
                           "1e5 2e5",
                           "52.4441667 71.9576111 N E"}) {
    const std::string code = code_of(text);
    EXPECT_TRUE(code == "coordinates-not-readable" || code == "coordinates-pair-incomplete")
        << text << ": " << code;
  }
  EXPECT_EQ(code_of("52°26′39″ с.ш."), "coordinates-pair-incomplete");
  EXPECT_EQ(code_of("52°26′ с.ш. 51°57′ с.ш."), "coordinates-pair-incomplete");
}

TEST(Coordinates, WhatLiesOutsideTheCountryIsRefusedWithItsReason) {
  EXPECT_EQ(code_of("52°26′ ю.ш. 71°57′ в.д."), "coordinates-outside-country");
  EXPECT_EQ(code_of("10.1234, 20.5678"), "coordinates-outside-country");
  EXPECT_EQ(code_of("0.0000, 0.0000"), "coordinates-zero");
}

TEST(Coordinates, TheOrderIsExplained) {
  EXPECT_EQ(parse_positions("71.9576, 52.4441", country())->front().order, AxisOrder::by_country);
  EXPECT_EQ(parse_positions("52°26′ с.ш. 71°57′ в.д.", country())->front().order, AxisOrder::written);
  const Country anywhere{geo::Shape{}};
  EXPECT_EQ(parse_positions("52.4441, 171.9576", anywhere)->front().order, AxisOrder::by_range);
  EXPECT_EQ(parse_positions("52.4441, 71.9576", anywhere).error().code, "coordinates-order-unknown");
}

TEST(Coordinates, CornersOfASiteAreReadInOrder) {
  const auto corners = parse_positions(
      "1) 52°26′39″ с.ш. 71°57′27″ в.д.\n2) 52°26′39″ с.ш. 71°58′00″ в.д.\nт. 3: 52°26′00″ с.ш. 71°58′00″ "
      "в.д.",
      country());
  ASSERT_TRUE(corners.has_value()) << corners.error().code;
  ASSERT_EQ(corners->size(), 3U);
  EXPECT_NEAR((*corners)[2].at.lat, 52.0 + 26.0 / 60.0, 1e-12);
  EXPECT_NEAR((*corners)[1].at.lon, 71.0 + 58.0 / 60.0, 1e-12);
}

TEST(Coordinates, AMinuteIsNineHundredMetresOfLatitudeAndASecondFifteen) {
  const auto rounding = [](const char* text) {
    return parse_positions(text, country())->front().rounding.value;
  };
  EXPECT_NEAR(rounding("52°26′ с.ш. 71°57′ в.д."), 1086.0,
              10.0);  // half a minute each way: 927 m north, 567 m east
  EXPECT_NEAR(rounding("52°26′39″ с.ш. 71°57′27″ в.д."), 18.1, 0.3);
  EXPECT_NEAR(rounding("52°26′39,0″ с.ш. 71°57′27,4″ в.д."), 1.81, 0.03);
  EXPECT_NEAR(rounding("52.44 71.96"), 652.0, 5.0);
}

TEST(Coordinates, TheirPlaceInTheTextIsKnown) {
  const std::string text = "  52°26′39″ с.ш. 71°57′27″ в.д.";
  const auto read = parse_positions(text, country());
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(text.substr(read->front().begin, read->front().end - read->front().begin),
            "52°26′39″ с.ш. 71°57′27″ в.д");
}

struct WrittenPair {
  const char* text;
  double first, second;
  std::optional<bool> latitude_first;
};

TEST(CoordinatePairs, AreReadWhateverTheyMayMean) {
  for (const auto& [text, first, second, latitude_first] :
       std::vector<WrittenPair>{{"52.44422, 71.95761", 52.44422, 71.95761, std::nullopt},
                                {"52,44422; 71,95761", 52.44422, 71.95761, std::nullopt},
                                {"-52.5 −71.5", -52.5, -71.5, std::nullopt},
                                {"10 20", 10, 20, std::nullopt},
                                {"10 120", 10, 120, true},
                                {"52°30'00\"N 71°15′36″E", 52.5, 71.26, true},
                                {"71°15′36″ в.д. 52°30′00″ с.ш.", 71.26, 52.5, false},
                                {"52.5N, 71.26E", 52.5, 71.26, true},
                                {"52 30 71 30", 52.5, 71.5, std::nullopt}}) {
    const auto read = parse_pair(text);
    ASSERT_TRUE(read) << text;
    EXPECT_NEAR(read->first.degrees, first, 1e-9) << text;
    EXPECT_NEAR(read->second.degrees, second, 1e-9) << text;
    EXPECT_EQ(read->latitude_first(), latitude_first) << text;
  }
}

TEST(CoordinatePairs, OtherTextsAreNone) {
  for (const auto* text :
       {"", "Аксу", "52.4", "1 2 3", "52°61′ 71°30′", "дом 5, кв 7", "52.4 71.9 north of town",
        "99999999999999999999999999", "-", "° ′ ″", "52.5N 51.5N"}) {
    EXPECT_FALSE(parse_pair(text)) << text;
  }
}

TEST(CoordinateCells, TheColumnSaysTheAxis) {
  EXPECT_NEAR(parse_degrees_of("71°57′27,4″", Axis::longitude)->degrees, aksu.lon, 1e-9);
  EXPECT_NEAR(parse_degrees_of("71 57 27,4", Axis::longitude)->degrees, aksu.lon, 1e-9);
  EXPECT_NEAR(parse_degrees_of("71,957611", Axis::longitude)->degrees, aksu.lon, 1e-6);
  EXPECT_NEAR(parse_degrees_of("52.444 N", Axis::latitude)->degrees, 52.444, 1e-12);
  EXPECT_EQ(parse_degrees_of("52.444 N", Axis::longitude).error().code, "coordinates-other-axis");
  EXPECT_EQ(parse_degrees_of("71 57,5", Axis::longitude).error().code, "coordinates-not-decimal");
  EXPECT_EQ(parse_degrees_of("рядом", Axis::longitude).error().code, "unreadable-number");
}

}  // namespace
}  // namespace tyndau::intake
