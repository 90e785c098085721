#include "geo/containment.hpp"

#include "geo/geodesic.hpp"
#include "random_shapes.hpp"

#include <gtest/gtest.h>

namespace tyndau::geo {
namespace {

using test::area_of;
using test::Chance;

TEST(Containment, TheStripBetweenAStraightLineAndAGeodesicBelongsToTheModel) {
  // The southern edge runs along 50 N on the map; the geodesic bends north by about 440 m in its middle.
  const Shape area = area_of({{70.0, 50.0}, {72.0, 50.0}, {72.0, 51.0}, {70.0, 51.0}});
  const LonLat in_the_strip{71.0, 50.003};
  EXPECT_FALSE(contains(area, in_the_strip, EdgeModel::geodesic));
  EXPECT_TRUE(contains(area, in_the_strip, EdgeModel::planar));
  const LonLat above_the_top{71.0, 51.003};
  EXPECT_TRUE(contains(area, above_the_top, EdgeModel::geodesic));
  EXPECT_FALSE(contains(area, above_the_top, EdgeModel::planar));
}

TEST(Containment, AMicrometreDecides) {
  const Ring ring{{70.0, 50.0}, {70.01, 50.003}, {70.004, 50.02}};
  const Shape area = area_of(ring);
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
    const double course = azimuth(a, b);
    for (int k = 1; k < 10; ++k) {
      const LonLat on_edge = direct(a, course, distance(a, b) * (k / 10.0));
      const double at = azimuth(on_edge, b);
      EXPECT_TRUE(contains(area, direct(on_edge, at - 90.0, Metres{1e-6})));
      EXPECT_FALSE(contains(area, direct(on_edge, at + 90.0, Metres{1e-6})));
    }
  }
}

TEST(Containment, TheBoundaryBelongsToTheArea) {
  Chance chance(11);
  for (int i = 0; i < 2000; ++i) {
    const double radius = std::pow(10.0, chance.between(1.0, 5.5));
    Polygon polygon{chance.star(chance.position(), radius, 7), {}};
    const LonLat a = polygon.outer[2], b = polygon.outer[3];
    ASSERT_EQ(side_of_ring(polygon.outer, a, EdgeModel::geodesic), RingSide::boundary);
    const LonLat between = direct(a, azimuth(a, b), distance(a, b) * chance.between(0.0, 1.0));
    ASSERT_EQ(side_of_ring(polygon.outer, between, EdgeModel::geodesic), RingSide::boundary) << "case " << i;
  }
}

TEST(Containment, TheEdgeOfAHoleBelongsToTheArea) {
  Shape area = area_of({{70.0, 50.0}, {71.0, 50.0}, {71.0, 51.0}, {70.0, 51.0}});
  area.polygons[0].holes.push_back({{70.2, 50.2}, {70.8, 50.2}, {70.8, 50.8}, {70.2, 50.8}});
  EXPECT_TRUE(contains(area, {70.2, 50.5}));
  EXPECT_TRUE(contains(area, {70.8, 50.8}));
  EXPECT_FALSE(contains(area, {70.5, 50.5}));
  EXPECT_TRUE(contains(area, {70.1, 50.5}));
}

TEST(Containment, TheDirectionAndTheFirstVertexOfARingDoNotMatter) {
  Chance chance(12);
  for (int i = 0; i < 1000; ++i) {
    const LonLat centre = chance.position();
    Ring ring = chance.star(centre, 40'000.0, 9);
    const LonLat p = chance.near(centre, 40'000.0);
    const bool inside = contains(area_of(ring), p);
    std::rotate(ring.begin(), ring.begin() + 4, ring.end());
    ASSERT_EQ(contains(area_of(ring), p), inside);
    std::reverse(ring.begin(), ring.end());
    ASSERT_EQ(contains(area_of(ring), p), inside);
  }
}

TEST(Containment, AStarHoldsWhatItsRadialsHold) {
  Chance chance(13);
  for (int i = 0; i < 2000; ++i) {
    const LonLat centre = chance.position();
    const double radius = std::pow(10.0, chance.between(1.0, 5.5));
    const Ring ring = chance.star(centre, radius, 8);
    for (const LonLat& corner : ring) {
      const double course = azimuth(centre, corner);
      const double reach = distance(centre, corner).value;
      ASSERT_TRUE(contains(area_of(ring), direct(centre, course, Metres{reach * 0.999}))) << "case " << i;
      ASSERT_FALSE(contains(area_of(ring), direct(centre, course, Metres{reach * 1.001}))) << "case " << i;
    }
  }
}

TEST(Containment, VerticesOnTheMeridianOfThePointCountOnce) {
  // .   b   .
  // a   p   c     the point shares its meridian with two vertices and its parallel with the two others
  // .   d   .
  const Shape diamond = area_of({{69.0, 50.0}, {70.0, 51.0}, {71.0, 50.0}, {70.0, 49.0}});
  EXPECT_TRUE(contains(diamond, {70.0, 50.0}));
  EXPECT_FALSE(contains(diamond, {70.0, 52.0}));
  EXPECT_FALSE(contains(diamond, {70.0, 48.0}));
  EXPECT_FALSE(contains(diamond, {72.0, 50.0}));
  EXPECT_FALSE(contains(diamond, {68.0, 50.0}));
}

TEST(Containment, ARingAroundAPoleHoldsThePole) {
  for (const EdgeModel model : {EdgeModel::geodesic, EdgeModel::planar}) {
    const Shape arctic = area_of({{0.0, 70.0}, {90.0, 70.0}, {180.0, 70.0}, {-90.0, 70.0}});
    EXPECT_TRUE(contains(arctic, {33.0, 90.0}, model));
    EXPECT_TRUE(contains(arctic, {33.0, 89.0}, model));
    EXPECT_FALSE(contains(arctic, {33.0, 60.0}, model));
    EXPECT_FALSE(contains(arctic, {33.0, -90.0}, model));
    const Shape antarctic =
        area_of({{-180.0, -60.0}, {180.0, -60.0}, {90.0, -60.0}, {0.0, -60.0}, {-90.0, -60.0}});
    EXPECT_TRUE(contains(antarctic, {10.0, -90.0}, model));
    EXPECT_TRUE(contains(antarctic, {10.0, -85.0}, model));
    EXPECT_FALSE(contains(antarctic, {10.0, 85.0}, model));
  }
}

TEST(Containment, ARingDrawnAlongTheMapsEdgeToThePoleIsUnderstood) {
  const Shape antarctica = area_of({{-180.0, -90.0},
                                    {-180.0, -75.0},
                                    {-90.0, -75.0},
                                    {0.0, -75.0},
                                    {90.0, -75.0},
                                    {180.0, -75.0},
                                    {180.0, -90.0}});
  for (const EdgeModel model : {EdgeModel::geodesic, EdgeModel::planar}) {
    EXPECT_TRUE(contains(antarctica, {45.0, -85.0}, model));
    EXPECT_TRUE(contains(antarctica, {45.0, -90.0}, model));
    EXPECT_FALSE(contains(antarctica, {45.0, -60.0}, model));
    EXPECT_FALSE(contains(antarctica, {45.0, 60.0}, model));
  }
}

TEST(Containment, AWedgeThatEndsAtAPoleIsAWedge) {
  for (const double sign : {1.0, -1.0}) {
    const Shape quarter =
        area_of({{0.0, 80.0 * sign}, {45.0, 80.0 * sign}, {90.0, 80.0 * sign}, {12.0, 90.0 * sign}});
    EXPECT_TRUE(contains(quarter, {45.0, 85.0 * sign}));
    EXPECT_TRUE(contains(quarter, {1.0, 89.9 * sign}));
    EXPECT_FALSE(contains(quarter, {-45.0, 85.0 * sign}));
    EXPECT_FALSE(contains(quarter, {135.0, 89.9 * sign}));
    EXPECT_TRUE(contains(quarter, {200.0, 90.0 * sign}));
  }
}

TEST(Containment, AnEdgeOverThePoleSeparatesItsSides) {
  const Shape half = area_of({{0.0, 80.0}, {180.0, 80.0}, {90.0, 70.0}});
  EXPECT_TRUE(contains(half, {90.0, 85.0}));
  EXPECT_TRUE(contains(half, {90.0, 89.999}));
  EXPECT_FALSE(contains(half, {-90.0, 89.999}));
  EXPECT_FALSE(contains(half, {-90.0, 75.0}));
  EXPECT_TRUE(contains(half, {0.0, 90.0}));
}

TEST(Containment, AnAreaAcrossTheAntimeridianIsWhole) {
  const Shape chukotka = area_of({{170.0, 60.0}, {-170.0, 60.0}, {-170.0, 70.0}, {170.0, 70.0}});
  EXPECT_TRUE(contains(chukotka, {180.0, 65.0}));
  EXPECT_TRUE(contains(chukotka, {-180.0, 65.0}));
  EXPECT_TRUE(contains(chukotka, {175.0, 65.0}));
  EXPECT_TRUE(contains(chukotka, {-175.0, 65.0}));
  EXPECT_FALSE(contains(chukotka, {0.0, 65.0}));
  EXPECT_FALSE(contains(chukotka, {-165.0, 65.0}));
  EXPECT_FALSE(contains(chukotka, {165.0, 65.0}));
}

TEST(Containment, SmallRingsNearAPoleAreExact) {
  Chance chance(14);
  for (int i = 0; i < 2000; ++i) {
    const LonLat centre{chance.between(-180.0, 180.0), chance.between(0, 2) < 1 ? 89.999 : -89.9999};
    const Ring ring = chance.star(centre, 500.0, 6);
    const LonLat p = chance.near(centre, 600.0);
    // Seen from the centre, the boundary in the point's direction is met before or after the point.
    bool inside = false;
    for (std::size_t k = 0; k < ring.size(); ++k) {
      const LonLat a = ring[k], b = ring[(k + 1) % ring.size()];
      const auto turn = [&](LonLat to) {
        return std::remainder(azimuth(centre, to) - azimuth(centre, a), 360.0);
      };
      const double to_b = turn(b), to_p = turn(p);
      if (to_b <= 0.0 || to_p < 0.0 || to_p >= to_b) continue;
      const LonLat beyond = direct(centre, azimuth(centre, p), Metres{2000.0});
      const NearestPoints met = nearest_points(Shape{{}, {{centre, beyond}}, {}}, Shape{{}, {{a, b}}, {}});
      inside = distance(centre, p) < distance(centre, met.to);
    }
    ASSERT_EQ(contains(area_of(ring), p), inside) << "case " << i;
  }
}

TEST(Containment, ShapesWithoutAreaHoldNothing) {
  EXPECT_FALSE(contains(point_shape({70.0, 50.0}), {70.0, 50.0}));
  EXPECT_FALSE(contains(test::line_of({{70.0, 50.0}, {71.0, 50.0}}), {70.0, 50.0}));
  EXPECT_FALSE(contains(Shape{}, {70.0, 50.0}));
}

}  // namespace
}  // namespace tyndau::geo
