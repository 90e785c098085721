// Zones whose radius depends on the wind, and points counted in territories.
#include "geo/edge_index_points.hpp"
#include "worlds.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace tyndau::geo::test {
namespace {

double radius_at(double azimuth, const std::vector<Metres>& radii) {
  const double place = azimuth / 360.0 * static_cast<double>(radii.size());
  const auto first = static_cast<std::size_t>(place) % radii.size();
  const double share = place - std::floor(place);
  return radii[first].value * (1.0 - share) + radii[(first + 1) % radii.size()].value * share;
}

TEST(RhumbZone, OneRadiusForAllIsADisc) {
  Chance chance(71);
  for (const LonLat& place : hard_places()) {
    const EdgeIndex index(village_world(chance, place, 20e3, 60));
    const std::vector<Metres> radii(8, Metres{4000.0});
    for (int i = 0; i < 50; ++i) {
      const LonLat from = chance.near(place, 20e3);
      EXPECT_EQ(index.reached_by_rhumb(from, radii), index.reached(from, Metres{4000.0}));
    }
  }
}

TEST(RhumbZone, APointIsReachedExactlyUpToItsRhumbsRadius) {
  Chance chance(72);
  for (const std::size_t rhumbs : {8U, 16U}) {
    for (int i = 0; i < 500; ++i) {
      std::vector<Metres> radii;
      for (std::size_t k = 0; k < rhumbs; ++k) radii.push_back({chance.between(300.0, 2000.0)});
      const LonLat from = chance.position();
      const double azimuth = chance.between(0.0, 360.0), radius = radius_at(azimuth, radii);
      const EdgeIndex index(std::vector<Shape>{point_shape(direct(from, azimuth, Metres{radius - 1e-5})),
                                               point_shape(direct(from, azimuth, Metres{radius + 1e-5}))});
      EXPECT_EQ(index.reached_by_rhumb(from, radii), (std::vector<std::size_t>{0})) << azimuth;
    }
  }
}

TEST(RhumbZone, AnAreaIsReachedWhenAnyPlaceOfItsEdgesIs) {
  Chance chance(73);
  for (int i = 0; i < 200; ++i) {
    std::vector<Metres> radii;
    for (int k = 0; k < 8; ++k) radii.push_back({chance.between(300.0, 3000.0)});
    const LonLat from = chance.position();
    const Shape shape = area_of(chance.star(chance.near(from, 4000.0), 900.0, 6));
    const Ring& ring = shape.polygons.front().outer;
    double least = 1e9;
    for (std::size_t k = 0; k < ring.size(); ++k) {
      const LonLat a = ring[k], b = ring[(k + 1) % ring.size()];
      for (int step = 0; step < 300; ++step) {
        const LonLat at = direct(a, azimuth(a, b), distance(a, b) * (step / 300.0));
        least = std::min(least, distance(from, at).value - radius_at(azimuth(from, at), radii));
      }
    }
    const EdgeIndex index(std::vector<Shape>{shape});
    if (std::abs(least) < 0.5 || !index.containing(from).empty()) continue;
    EXPECT_EQ(!index.reached_by_rhumb(from, radii).empty(), least < 0.0) << least;
  }
}

struct Crowd {
  explicit Crowd(LonLat centre) {
    Chance chance(74);
    for (int i = 0; i < 20'000; ++i) {
      points.push_back(chance.near(centre, 30e3));
      people.push_back(static_cast<double>(chance.below(9)));
    }
  }
  std::vector<LonLat> points;
  std::vector<double> people;
};

TEST(PointIndex, CountsWhatMeasuringEveryPointCounts) {
  for (const LonLat& place : hard_places()) {
    const Crowd crowd(place);
    const PointIndex index(crowd.points, crowd.people);
    Chance chance(75);
    for (int k = 0; k < 5; ++k) {
      const LonLat centre = chance.near(place, 25e3);
      const Metres radius{chance.between(100.0, 20e3)};
      PointCount expected;
      for (std::size_t i = 0; i < crowd.points.size(); ++i) {
        if (distance(centre, crowd.points[i]) > radius) continue;
        ++expected.points;
        expected.people += crowd.people[i];
      }
      EXPECT_EQ(index.within(centre, radius), expected);
    }
  }
}

TEST(PointIndex, CountsThePointsOfATerritoryWithAHole) {
  for (const LonLat& place : hard_places()) {
    const Crowd crowd(place);
    const PointIndex index(crowd.points, crowd.people);
    Chance chance(76);
    Shape territory = area_of(chance.star(place, 20e3, 40));
    territory.polygons.front().holes.push_back(chance.star(place, 4e3, 9));
    PointCount expected;
    for (std::size_t i = 0; i < crowd.points.size(); ++i) {
      if (!contains(territory, crowd.points[i])) continue;
      ++expected.points;
      expected.people += crowd.people[i];
    }
    EXPECT_GT(expected.points, 100U);
    EXPECT_EQ(index.inside(territory), expected);
  }
}

TEST(PointIndex, AnEmptyIndexCountsNothing) {
  const PointIndex index(std::vector<LonLat>{});
  EXPECT_EQ(index.within({0, 0}, Metres{1e7}), PointCount{});
  EXPECT_EQ(index.inside(area_of({{0, 0}, {1, 0}, {1, 1}})), PointCount{});
}

}  // namespace
}  // namespace tyndau::geo::test
