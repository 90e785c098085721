#include "geo/shape.hpp"

#include "geo/geodesic.hpp"
#include "random_shapes.hpp"

#include <gtest/gtest.h>

namespace tyndau::geo {
namespace {

using test::area_of;
using test::Chance;

TEST(Shape, ItsVerticesComeInOrder) {
  Shape shape{{{1.0, 1.0}}, {{{2.0, 2.0}, {3.0, 3.0}}}, {}};
  shape.polygons.push_back({{{4.0, 4.0}, {9.0, 4.0}, {4.0, 9.0}}, {{{5.0, 5.0}, {5.0, 6.0}, {6.0, 5.0}}}});
  const std::vector<LonLat> all = vertices(shape);
  ASSERT_EQ(all.size(), 9U);
  EXPECT_EQ(vertex_count(shape), 9U);
  EXPECT_EQ(all.front(), (LonLat{1.0, 1.0}));
  EXPECT_EQ(all[2], (LonLat{3.0, 3.0}));
  EXPECT_EQ(all.back(), (LonLat{6.0, 5.0}));
}

TEST(Shape, ItsBoxTakesTheShorterWayAround) {
  const BoundingBox plain = bounding_box(area_of({{70.0, 50.0}, {72.0, 50.5}, {71.0, 51.0}}));
  EXPECT_EQ(plain.west, 70.0);
  EXPECT_EQ(plain.south, 50.0);
  EXPECT_EQ(plain.east, 72.0);
  EXPECT_EQ(plain.north, 51.0);
  const BoundingBox across = bounding_box(area_of({{170.0, 60.0}, {-170.0, 60.0}, {-179.0, 70.0}}));
  EXPECT_EQ(across.west, 170.0);
  EXPECT_EQ(across.east, -170.0);
  const BoundingBox point = bounding_box(point_shape({12.0, 34.0}));
  EXPECT_EQ(point.west, point.east);
}

TEST(Shape, DistancesOfBallsNeverExceedTheTrueOnes) {
  Chance chance(21);
  for (int i = 0; i < 5000; ++i) {
    const LonLat centre = chance.position();
    const double radius = std::pow(10.0, chance.between(0.0, 5.7));
    const Shape a = chance.shape(centre, radius);
    const Shape b = chance.shape(chance.near(centre, std::pow(10.0, chance.between(2.0, 7.0))), radius);
    const double at_least = distance_at_least(bounding_sphere(a), bounding_sphere(b)).value;
    for (const EdgeModel model : {EdgeModel::geodesic, EdgeModel::planar}) {
      ASSERT_LE(at_least, nearest_points(a, b, model).distance.value) << "case " << i;
    }
  }
}

TEST(Shape, ABallAroundAWideAreaHoldsItsInside) {
  const Shape wide = area_of({{50.0, 40.0}, {88.0, 40.0}, {88.0, 55.0}, {50.0, 55.0}});
  EXPECT_EQ(distance_at_least(bounding_sphere(wide), bounding_sphere(point_shape({70.0, 48.0}))).value, 0.0);
  const Shape hemisphere = area_of({{0.0, 1.0}, {90.0, 1.0}, {180.0, 1.0}, {-90.0, 1.0}});
  EXPECT_EQ(distance_at_least(bounding_sphere(hemisphere), bounding_sphere(point_shape({30.0, 90.0}))).value,
            0.0);
}

TEST(Shape, TheEnclosingDiscHoldsEveryPlaceOfTheShape) {
  Chance chance(22);
  for (int i = 0; i < 2000; ++i) {
    const LonLat centre = chance.position();
    const double radius = std::pow(10.0, chance.between(0.0, 5.7));
    const Shape shape = chance.shape(centre, radius);
    const Disc disc = enclosing_disc(shape);
    ASSERT_LE(disc.radius.value, 2.0 * radius * 1.01);
    const LonLat probe = chance.near(centre, radius);
    const NearestPoints nearest = nearest_points(point_shape(probe), shape);
    ASSERT_LE(distance(disc.centre, nearest.to).value, disc.radius.value + 1e-6) << "case " << i;
  }
  EXPECT_EQ(enclosing_disc(point_shape({70.0, 50.0})).radius.value, 0.0);
  EXPECT_GE(enclosing_disc(Shape{{{0.0, 0.0}, {180.0, 0.0}}, {}, {}}).radius.value, 9.9e6);
}

TEST(Shape, AreasAreThoseOfTheEllipsoid) {
  // A whole octant of WGS 84: an eighth of 510,065,621.7 km².
  const Shape octant = area_of({{0.0, 0.0}, {90.0, 0.0}, {0.0, 90.0}});
  EXPECT_NEAR(area(octant).value / 1e6, 510'065'621.724 / 8.0, 0.01);
  const Ring square{{70.0, 50.0}, {70.1, 50.0}, {70.1, 50.1}, {70.0, 50.1}};
  Shape holed = area_of({{69.0, 49.0}, {71.0, 49.0}, {71.0, 51.0}, {69.0, 51.0}});
  const double whole = area(holed).value;
  holed.polygons[0].holes.push_back(square);
  EXPECT_NEAR(area(holed).value, whole - area(area_of(square)).value, 1.0);
  EXPECT_EQ(area(point_shape({70.0, 50.0})).value, 0.0);
}

TEST(Shape, TheClassicProblemsAgreeWithEachOther) {
  Chance chance(23);
  for (int i = 0; i < 2000; ++i) {
    const LonLat from = chance.position();
    const double course = chance.between(0.0, 360.0);
    const Metres length{std::pow(10.0, chance.between(0.0, 7.0))};
    const LonLat to = direct(from, course, length);
    ASSERT_NEAR(distance(from, to).value, length.value, 1e-6);
    ASSERT_NEAR(std::remainder(azimuth(from, to) - course, 360.0), 0.0, 1e-6);
    ASSERT_GE(azimuth(from, to), 0.0);
    ASSERT_LT(azimuth(from, to), 360.0);
  }
  EXPECT_EQ(azimuth({70.0, 50.0}, {70.0, 51.0}), 0.0);
  EXPECT_EQ(azimuth({70.0, 50.0}, {70.0, 49.0}), 180.0);
}

}  // namespace
}  // namespace tyndau::geo
