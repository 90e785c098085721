// Areas that discs share with polygons.
#include "worlds.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tyndau::geo::test {
namespace {

/// A square whose sides measure twice \p half_metres, its corners to the north-east and so on.
Shape square(LonLat middle, double half_metres) {
  Ring ring;
  for (const double azimuth : {45.0, 315.0, 225.0, 135.0}) {
    ring.push_back(direct(middle, azimuth, Metres{half_metres * std::numbers::sqrt2}));
  }
  return area_of(ring);
}

double disc_area(double radius) { return std::numbers::pi * radius * radius; }

TEST(DiscArea, ADiscInsideAnAreaSharesItself) {
  for (const LonLat& place : hard_places()) {
    const EdgeIndex index(std::vector<Shape>{square(place, 20e3)});
    EXPECT_NEAR(index.area_in_disc(place, Metres{1000.0}, 0).value / disc_area(1000.0), 1.0, 1e-7);
  }
}

TEST(DiscArea, AnAreaInsideADiscIsSharedWhole) {
  for (const LonLat& place : hard_places()) {
    const Shape shape = square(place, 500.0);
    const EdgeIndex index(std::vector<Shape>{shape});
    EXPECT_NEAR(index.area(0).value / area(shape).value, 1.0, 1e-7);
    EXPECT_NEAR(index.area_in_disc(place, Metres{1000.0}, 0).value / area(shape).value, 1.0, 1e-6);
  }
}

TEST(DiscArea, AnEdgeThroughTheMiddleHalvesTheDisc) {
  const LonLat place{70.0, 48.0};
  const LonLat north = direct(place, 0.0, Metres{20e3}), south = direct(place, 180.0, Metres{20e3});
  const Shape east =
      area_of({south, direct(south, 90.0, Metres{20e3}), direct(north, 90.0, Metres{20e3}), north});
  const EdgeIndex index(std::vector<Shape>{east});
  EXPECT_NEAR(index.area_in_disc(place, Metres{1000.0}, 0).value / disc_area(1000.0), 0.5, 1e-7);
}

TEST(DiscArea, AHoleInsideTheDiscIsLeftOut) {
  const LonLat place{70.0, 48.0};
  Shape shape = square(place, 20e3);
  shape.polygons.front().holes.push_back(
      square(direct(place, 70.0, Metres{300.0}), 100.0).polygons.front().outer);
  const EdgeIndex index(std::vector<Shape>{shape});
  EXPECT_NEAR(index.area_in_disc(place, Metres{1000.0}, 0).value, disc_area(1000.0) - 40e3, 1.0);
  shape.polygons.front().holes.front() = square(place, 100.0).polygons.front().outer;
  EXPECT_NEAR(EdgeIndex(std::vector<Shape>{shape}).area_in_disc(place, Metres{1000.0}, 0).value,
              disc_area(1000.0) - 40e3, 1.0);
}

TEST(DiscArea, AgreesWithCountingPositions) {
  Chance chance(41);
  for (const LonLat& place : hard_places()) {
    const Shape shape = area_of(chance.star(place, 2000.0, 24));
    const EdgeIndex index(std::vector<Shape>{shape});
    for (int k = 0; k < 4; ++k) {
      const LonLat centre = chance.near(place, 2500.0);
      constexpr int tries = 40'000;
      int held = 0;
      for (int i = 0; i < tries; ++i) held += index.containing(chance.near(centre, 1000.0)).empty() ? 0 : 1;
      EXPECT_NEAR(index.area_in_disc(centre, Metres{1000.0}, 0).value / disc_area(1000.0),
                  static_cast<double>(held) / tries, 0.012);
    }
  }
}

TEST(DiscArea, TheOrientationOfRingsDoesNotMatter) {
  Chance chance(42);
  for (int k = 0; k < 50; ++k) {
    const LonLat place = chance.position();
    Shape shape = area_of(chance.star(place, 1500.0, 9)), turned = shape;
    std::reverse(turned.polygons.front().outer.begin(), turned.polygons.front().outer.end());
    const LonLat centre = chance.near(place, 2000.0);
    EXPECT_NEAR(EdgeIndex(std::vector<Shape>{shape}).area_in_disc(centre, Metres{900.0}, 0).value,
                EdgeIndex(std::vector<Shape>{turned}).area_in_disc(centre, Metres{900.0}, 0).value, 1e-3);
  }
}

TEST(DiscArea, PeopleAreSpreadEvenlyOverTheirArea) {
  const LonLat place{70.0, 48.0};
  const std::vector<Shape> shapes{square(place, 200.0), point_shape(direct(place, 10.0, Metres{800.0})),
                                  square(direct(place, 90.0, Metres{50e3}), 200.0)};
  const EdgeIndex index(shapes);
  const std::vector<LonLat> centres{place};
  const std::vector<Metres> radii{Metres{1000.0}};
  const std::vector<double> population{300.0, 20.0, 5000.0};
  EXPECT_NEAR(index.population_in_discs(centres, radii, population).front(), 320.0, 1e-3);
}

}  // namespace
}  // namespace tyndau::geo::test
