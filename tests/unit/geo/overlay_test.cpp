#include "geo/overlay.hpp"

#include "geo/geodesic.hpp"
#include "random_shapes.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace tyndau::geo {
namespace {

using test::area_of;
using test::Chance;

Ring square(double lon, double lat, double side) {
  return {{lon, lat}, {lon + side, lat}, {lon + side, lat + side}, {lon, lat + side}};
}

TEST(Overlay, AValidShapeIsValidAndComesBackUnchanged) {
  Shape shape = area_of(square(70.0, 50.0, 1.0));
  shape.polygons[0].holes.push_back({{70.2, 50.2}, {70.2, 50.4}, {70.4, 50.4}});
  shape.points.push_back({1.0, 2.0});
  shape.lines.push_back({{1.0, 2.0}, {3.0, 4.0}});
  EXPECT_FALSE(invalidity(shape));
  EXPECT_EQ(repaired(shape).value(), shape);
}

TEST(Overlay, ABowTieIsInvalidWhereItCrosses) {
  // d-c
  //  X    the edges b-c and d-a cross
  // a-b ... drawn as a, b, d', c': the crossing is in the middle
  const Shape bow_tie = area_of({{70.0, 50.0}, {70.1, 50.1}, {70.1, 50.0}, {70.0, 50.1}});
  const auto found = invalidity(bow_tie);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->reason, "Self-intersection");
  EXPECT_NEAR(found->where.lon, 70.05, 1e-4);
  EXPECT_NEAR(found->where.lat, 50.05, 1e-4);
  const auto mended = repaired(bow_tie);
  ASSERT_TRUE(mended) << mended.error().message;
  EXPECT_EQ(mended->polygons.size(), 2U);
  EXPECT_FALSE(invalidity(*mended));
  for (const LonLat& corner : bow_tie.polygons[0].outer) {
    const std::vector<LonLat> kept = vertices(*mended);
    EXPECT_NE(std::find(kept.begin(), kept.end(), corner), kept.end()) << "given vertices stay bit for bit";
  }
}

TEST(Overlay, OverlappingPartsAreUnitedByRepair) {
  const Shape overlapping{{}, {}, {{square(70.0, 50.0, 0.1), {}}, {square(70.05, 50.0, 0.1), {}}}};
  EXPECT_TRUE(invalidity(overlapping));
  const auto mended = repaired(overlapping);
  ASSERT_TRUE(mended);
  EXPECT_EQ(mended->polygons.size(), 1U);
}

TEST(Overlay, WhatHasNoDimensionLeftIsAnError) {
  EXPECT_FALSE(repaired(area_of({{70.0, 50.0}, {71.0, 50.0}})));
  EXPECT_FALSE(repaired(area_of({{70.0, 50.0}, {70.0, 51.0}, {70.0, 52.0}})));
  EXPECT_FALSE(repaired(Shape{{}, {{{70.0, 50.0}, {70.0, 50.0}}}, {}}));
  EXPECT_FALSE(repaired(Shape{}));
  EXPECT_TRUE(invalidity(area_of({{70.0, 50.0}, {71.0, 50.0}})));
  EXPECT_TRUE(invalidity(Shape{{}, {{{70.0, 50.0}, {70.0, 50.0}}}, {}}));
}

TEST(Overlay, CoordinatesThatAreNoneNeverReachTheLibrary) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  constexpr double infinite = std::numeric_limits<double>::infinity();
  for (const LonLat bad :
       {LonLat{nan, 50.0}, LonLat{70.0, infinite}, LonLat{70.0, 91.0}, LonLat{-181.0, 0.0}}) {
    Ring ring = square(70.0, 50.0, 1.0);
    ring[2] = bad;
    EXPECT_TRUE(invalidity(area_of(ring)));
    const auto refused = repaired(area_of(ring));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().where, "vertex 3");
    EXPECT_FALSE(united({area_of(ring)}));
    EXPECT_FALSE(shared_area(area_of(ring), area_of(square(70.0, 50.0, 1.0))));
  }
}

TEST(Overlay, RepairHoldsForTangledRings) {
  Chance chance(31);
  int mended_count = 0;
  for (int i = 0; i < 300; ++i) {
    const LonLat centre = chance.position();
    const double radius = std::pow(10.0, chance.between(1.0, 5.0));
    Ring ring;
    for (std::size_t k = 0; k < 4 + chance.below(30); ++k) ring.push_back(chance.near(centre, radius));
    if (chance.below(3) == 0) ring.insert(ring.begin() + 2, ring[1]);
    const auto mended = repaired(area_of(ring));
    if (!mended) continue;
    ++mended_count;
    ASSERT_FALSE(invalidity(*mended)) << "case " << i << ": " << invalidity(*mended)->reason;
    ASSERT_TRUE(mended->points.empty() && mended->lines.empty());
    for (const LonLat& p : vertices(*mended)) {
      ASSERT_LE(nearest_points(point_shape(p), area_of(ring), EdgeModel::planar).distance.value, 1e-6);
    }
  }
  EXPECT_GT(mended_count, 290);
}

TEST(Overlay, TheUnionCoversEachPartOnce) {
  const Shape a = area_of(square(70.0, 50.0, 0.1));
  const Shape b = area_of(square(70.05, 50.0, 0.1));
  const Shape c = area_of(square(71.0, 50.0, 0.1));
  const auto one = united({a, b, c, a});
  ASSERT_TRUE(one) << one.error().message;
  EXPECT_EQ(one->polygons.size(), 2U);
  const double both = shared_area(a, b).value().value;
  EXPECT_NEAR(area(*one).value, area(a).value + area(b).value + area(c).value - both, 100.0);
  EXPECT_FALSE(united({}));
  EXPECT_FALSE(united({point_shape({1.0, 1.0})}));
}

TEST(Overlay, AreasAcrossTheAntimeridianAndOverThePoleAreUnited) {
  const Shape east = area_of({{-179.95, 60.0}, {-179.0, 60.0}, {-179.0, 61.0}, {-179.95, 61.0}});
  const Shape west = area_of({{179.0, 60.0}, {-179.9, 60.0}, {-179.9, 61.0}, {179.0, 61.0}});
  const auto one = united({east, west});
  ASSERT_TRUE(one) << one.error().message;
  EXPECT_EQ(one->polygons.size(), 1U);
  EXPECT_TRUE(contains(*one, {180.0, 60.5}));
  const Shape cap = area_of({{0.0, 85.0}, {90.0, 85.0}, {180.0, 85.0}, {-90.0, 85.0}});
  const auto with_cap = united({cap, area_of({{10.0, 80.0}, {20.0, 80.0}, {20.0, 88.0}, {10.0, 88.0}})});
  ASSERT_TRUE(with_cap);
  EXPECT_EQ(with_cap->polygons.size(), 1U);
  EXPECT_TRUE(contains(*with_cap, {0.0, 90.0}));
}

TEST(Overlay, SharedAreasAgreeWithAreasOfTheEllipsoid) {
  Chance chance(32);
  for (int i = 0; i < 200; ++i) {
    const LonLat centre = chance.position();
    const double radius = std::pow(10.0, chance.between(1.0, 5.0));
    const Shape shape = area_of(chance.star(centre, radius, 9));
    const double whole = area(shape).value;
    const auto with_itself = shared_area(shape, shape);
    ASSERT_TRUE(with_itself) << with_itself.error().message;
    ASSERT_NEAR(with_itself->value / whole, 1.0, 1e-5) << "case " << i;
    const Shape other = area_of(chance.star(chance.near(centre, 2.0 * radius), radius, 9));
    const double shared = shared_area(shape, other).value().value;
    ASSERT_NEAR(shared, shared_area(other, shape).value().value, 1e-5 * whole);
    ASSERT_LE(shared, whole * (1.0 + 1e-5));
  }
  EXPECT_EQ(shared_area(area_of(square(70.0, 50.0, 0.1)), area_of(square(80.0, 50.0, 0.1))).value().value,
            0.0);
  EXPECT_EQ(shared_area(area_of(square(70.0, 50.0, 0.1)), point_shape({70.05, 50.05})).value().value, 0.0);
}

TEST(Overlay, WktComesBackAsItWent) {
  Chance chance(33);
  for (int i = 0; i < 300; ++i) {
    Shape shape = chance.shape(chance.position(), 1e5);
    const Shape more = chance.shape(chance.position(), 1e5);
    shape.points.insert(shape.points.end(), more.points.begin(), more.points.end());
    shape.polygons.insert(shape.polygons.end(), more.polygons.begin(), more.polygons.end());
    const auto read = shape_from_wkt(to_wkt(shape));
    ASSERT_TRUE(read) << to_wkt(shape) << read.error().message;
    ASSERT_EQ(*read, shape) << to_wkt(shape);
  }
  EXPECT_EQ(to_wkt(point_shape({70.5, 50.25})), "POINT (70.5 50.25)");
  EXPECT_EQ(to_wkt(Shape{}), "GEOMETRYCOLLECTION EMPTY");
  EXPECT_TRUE(shape_from_wkt("GEOMETRYCOLLECTION EMPTY").value().empty());
}

TEST(Overlay, WktIsReadAsWritersWriteIt) {
  EXPECT_EQ(shape_from_wkt("point(70 50)").value(), point_shape({70.0, 50.0}));
  EXPECT_EQ(shape_from_wkt("  POINT Z ( 7.0e1 +50 123 )  ").value(), point_shape({70.0, 50.0}));
  EXPECT_EQ(shape_from_wkt("POINT ZM (70 50 1 2)").value(), point_shape({70.0, 50.0}));
  EXPECT_EQ(shape_from_wkt("MULTIPOINT (1 2, (3 4))").value().points.size(), 2U);
  EXPECT_EQ(shape_from_wkt("MULTIPOLYGON (((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5)))").value().polygons.size(),
            2U);
  EXPECT_EQ(shape_from_wkt("POLYGON ((0 0,9 0,9 9,0 0),(5 4,6 4,6 5,5 4))").value().polygons[0].holes.size(),
            1U);
  EXPECT_TRUE(shape_from_wkt("POLYGON EMPTY").value().empty());
  EXPECT_EQ(shape_from_wkt("GEOMETRYCOLLECTION (POINT (1 1), LINESTRING (0 0, 1 1))").value().lines.size(),
            1U);
}

TEST(Overlay, BadWktIsRefusedWithItsPlace) {
  for (const char* wkt : {"",
                          "POIN (1 2)",
                          "POINT (1)",
                          "POINT (1 2",
                          "POINT (1 2) x",
                          "POINT (1 2, 3 4)",
                          "POINT (nan 2)",
                          "POINT (inf 2)",
                          "POINT (1e999 2)",
                          "POINT (1 91)",
                          "POINT (181 2)",
                          "POLYGON ((0 0,1 0,1 1))",
                          "POLYGON (0 0,1 0)",
                          "CIRCULARSTRING (0 0, 1 1, 2 0)",
                          "SRID=4326;POINT (1 2)",
                          "MULTIPOINT (,)",
                          "POINT (0x10 2)",
                          "POINT (017-9)",
                          "POINT (1 2z)",
                          "POINT (1,2)"}) {
    const auto refused = shape_from_wkt(wkt);
    ASSERT_FALSE(refused) << wkt;
    EXPECT_FALSE(refused.error().where.empty()) << wkt;
    EXPECT_FALSE(refused.error().message.empty()) << wkt;
  }
  EXPECT_EQ(shape_from_wkt("POINT (70 fifty)").error().where, "character 11");
}

TEST(Overlay, DeepAndHugeWktIsALimitNotACrash) {
  for (const int depth : {33, 40'000, 400'000}) {
    std::string wkt;
    for (int i = 0; i < depth; ++i) wkt += "GEOMETRYCOLLECTION(";
    const auto refused = shape_from_wkt(wkt);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::limit);
  }
  std::string wkt = "LINESTRING (0 0";
  for (int i = 0; i < 2'000'000; ++i) wkt += ",1 1";
  const auto refused = shape_from_wkt(wkt + ")");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::limit);
}

}  // namespace
}  // namespace tyndau::geo
