#include "geo/crs.hpp"

#include "geo/geodesic.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <thread>

namespace tyndau::geo {
namespace {

TEST(Crs, UtmCoordinatesBecomeLongitudeAndLatitude) {
  // 500,000 m east is the central meridian of the zone.
  const auto position = to_wgs84("EPSG:32642", {500'000.0, 5'540'000.0});
  ASSERT_TRUE(position) << position.error().message;
  EXPECT_NEAR(position->lon, 69.0, 1e-9);
  EXPECT_NEAR(position->lat, 50.01, 0.01);
}

TEST(Crs, EastingComesFirstWhateverTheDefinitionSays) {
  const auto geographic = to_wgs84("EPSG:4326", {71.45, 51.13});
  ASSERT_TRUE(geographic);
  EXPECT_EQ(*geographic, (LonLat{71.45, 51.13}));
  // Pulkovo 1942 / Gauss-Kruger zone 12 names northing first.
  const auto pulkovo = to_wgs84("EPSG:28412", {12'500'000.0, 5'540'000.0});
  ASSERT_TRUE(pulkovo) << pulkovo.error().message;
  EXPECT_NEAR(pulkovo->lon, 69.0, 0.01);
  EXPECT_NEAR(pulkovo->lat, 50.0, 0.02);
}

/// Truth: cs2cs of PROJ 9.1.1; other releases may choose another transformation, some metres away.
TEST(Crs, TheOperationThatProjChoseIsNamedWithItsAccuracy) {
  const auto pulkovo = convert_to_wgs84("EPSG:28412", {12'584'321.0, 5'812'345.0});
  ASSERT_TRUE(pulkovo) << pulkovo.error().message;
  EXPECT_NEAR(pulkovo->at.lon, 70.23884755, 1e-4);
  EXPECT_NEAR(pulkovo->at.lat, 52.43340317, 1e-4);
  EXPECT_NE(pulkovo->operation.find("Pulkovo 1942 to WGS 84"), std::string::npos) << pulkovo->operation;
  ASSERT_TRUE(pulkovo->accuracy);
  EXPECT_GT(pulkovo->accuracy->value, 0.5);
  EXPECT_LT(pulkovo->accuracy->value, 100.0);
  EXPECT_FALSE(convert_to_wgs84("EPSG:1", {1.0, 2.0}));
  EXPECT_FALSE(convert_to_wgs84("EPSG:28412", {std::numeric_limits<double>::infinity(), 2.0}));
}

TEST(Crs, OnlyCodesAreTaken) {
  EXPECT_TRUE(known_crs("EPSG:4326"));
  EXPECT_TRUE(known_crs("EPSG:3857"));
  for (const char* text :
       {"", "4326", "EPSG:", "EPSG:1", "EPSG:99999", "epsg:4326", "EPSG:4326 ", "EPSG:43 26", "+proj=longlat",
        "+init=/etc/passwd:x", "+init=epsg:4326", "/etc/passwd", "WGS84", "EPSG:4326+EPSG:5773",
        "ESRI:102100", "GEOGCS[\"x\"]", "{\"type\":\"x\"}"}) {
    EXPECT_FALSE(known_crs(text)) << text;
    const auto refused = to_wgs84(text, {1.0, 2.0});
    ASSERT_FALSE(refused) << text;
    EXPECT_EQ(refused.error().code, ErrorCode::bad_input);
  }
}

TEST(Crs, WhatCannotBeOnTheEarthIsRefused) {
  constexpr double infinite = std::numeric_limits<double>::infinity();
  for (const Projected position : {Projected{0.0, 100.0}, Projected{200.0, 0.0}, Projected{infinite, 0.0},
                                   Projected{0.0, std::numeric_limits<double>::quiet_NaN()}}) {
    EXPECT_FALSE(to_wgs84("EPSG:4326", position)) << position.x << " " << position.y;
  }
  EXPECT_FALSE(to_wgs84("EPSG:32642", {1e30, 1e30}));
  const auto refused = to_wgs84("EPSG:4326", {0.0, 100.0});
  EXPECT_FALSE(refused.error().where.empty());
}

TEST(Crs, ThreadsDoNotShareWhatProjKeeps) {
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([] {
      for (int i = 0; i < 200; ++i) {
        const std::string code = "EPSG:326" + std::to_string(39 + i % 8);
        ASSERT_TRUE(to_wgs84(code, {500'000.0, 5'000'000.0}));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace tyndau::geo
