#include "geo/grid_reference.hpp"

#include "geo/geodesic.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace tyndau::geo {
namespace {

/// Truth: GeoConvert -g -p 5.
TEST(GridReference, UtmIsWhereGeoConvertHasIt) {
  const auto at = utm_north(42, {584000, 5809000});
  ASSERT_TRUE(at) << at.error().message;
  EXPECT_LT(distance(*at, {70.2353384794, 52.4247538364}).value, 1e-3);
}

TEST(GridReference, ASquareHasItsMiddleAndItsSide) {
  const auto metre = mgrs_square("42UXD8401209021");
  ASSERT_TRUE(metre) << metre.error().message;
  EXPECT_LT(distance(metre->middle, {71.7048788469, 52.4004509506}).value, 1e-3);
  EXPECT_DOUBLE_EQ(metre->side.value, 1.0);
  EXPECT_EQ(metre->zone, 42);
  const auto kilometre = mgrs_square("42UXD8409");
  ASSERT_TRUE(kilometre);
  EXPECT_DOUBLE_EQ(kilometre->side.value, 1000.0);
}

TEST(GridReference, WhatTheGridDoesNotHaveIsRefused) {
  EXPECT_FALSE(utm_north(0, {584000, 5809000}));
  EXPECT_FALSE(utm_north(61, {584000, 5809000}));
  EXPECT_FALSE(utm_north(42, {std::numeric_limits<double>::quiet_NaN(), 5809000}));
  EXPECT_FALSE(utm_north(42, {1e9, 1e9}));
  for (const char* text :
       {"", "42U", "42UZZ8401209021", "42UXD840120902", "42OXD8401209021", "61UXD11", "ZAB1234", "INV"})
    EXPECT_FALSE(mgrs_square(text)) << text;
}

TEST(GridReference, ASquareFarOutsideItsZoneIsRefused) {
  for (const char* text : {"43TAJ5847190283", "43TAJ", "42UAB0000000000"})  // 1.3 degrees and more beyond it
    EXPECT_FALSE(mgrs_square(text)) << text;
  const auto cut = mgrs_square("43TBG50");  // a square that the zone's edge cuts
  ASSERT_TRUE(cut);
  EXPECT_NEAR(cut->middle.lon, 72.0, 0.9);
}

}  // namespace
}  // namespace tyndau::geo
