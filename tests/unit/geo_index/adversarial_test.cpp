// Shapes that break engines: slivers, spikes, doubled vertices, poles, the antimeridian, a million vertices.
#include "worlds.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace tyndau::geo::test {
namespace {

constexpr double micrometre = 1e-6;

void expect_slow_answers(const Shape& shape, LonLat around, double reach,
                         EdgeModel edges = EdgeModel::geodesic) {
  const EdgeIndex index(std::vector<Shape>{shape}, edges);
  Chance chance(21);
  for (int i = 0; i < 300; ++i) {
    const LonLat query = chance.near(around, reach);
    EXPECT_NEAR(index.distance(query, 0).value, slow_distance(query, shape, edges), micrometre)
        << query.lon << ' ' << query.lat;
    EXPECT_EQ(!index.containing(query).empty(), contains(shape, query, edges))
        << query.lon << ' ' << query.lat;
  }
}

TEST(AdversarialShapes, ASliverOfAMillimetre) {
  expect_slow_answers(area_of({{70.0, 48.0}, {70.02, 48.0}, {70.02, 48.00000001}, {70.0, 48.00000001}}),
                      {70.01, 48.0}, 2000.0);
}

TEST(AdversarialShapes, ASpikeThatReturnsOnItself) {
  expect_slow_answers(
      area_of({{70.0, 48.0}, {70.01, 48.0}, {70.01, 48.01}, {70.01, 48.05}, {70.01, 48.01}, {70.0, 48.01}}),
      {70.005, 48.02}, 6000.0);
}

TEST(AdversarialShapes, DoubledAndTripledVertices) {
  expect_slow_answers(area_of({{70.0, 48.0},
                               {70.0, 48.0},
                               {70.01, 48.0},
                               {70.01, 48.01},
                               {70.01, 48.01},
                               {70.01, 48.01},
                               {70.0, 48.01}}),
                      {70.005, 48.005}, 1500.0);
}

TEST(AdversarialShapes, AllVerticesInOnePlace) {
  expect_slow_answers(area_of({{70.0, 48.0}, {70.0, 48.0}, {70.0, 48.0}}), {70.001, 48.0}, 500.0);
}

TEST(AdversarialShapes, AcrossTheAntimeridian) {
  for (const EdgeModel edges : {EdgeModel::geodesic, EdgeModel::planar}) {
    expect_slow_answers(area_of({{179.999, 10.0}, {-179.999, 10.0}, {-179.999, 10.002}, {179.999, 10.002}}),
                        {180.0, 10.001}, 500.0, edges);
    expect_slow_answers(area_of({{179.0, -1.0}, {-179.0, -1.0}, {-179.0, 1.0}, {179.0, 1.0}}), {-180.0, 0.0},
                        200e3, edges);
  }
}

TEST(AdversarialShapes, AnAreaAroundAPole) {
  Ring ring;
  for (int i = 0; i < 24; ++i) ring.push_back({-180.0 + 15.0 * i, 89.9});
  expect_slow_answers(area_of(ring), {0.0, 90.0}, 30e3);
  for (LonLat& p : ring) p.lat = -89.9;
  expect_slow_answers(area_of(ring), {0.0, -90.0}, 30e3);
}

TEST(AdversarialShapes, AnEdgeThroughThePole) {
  expect_slow_answers(line_of({{20.0, 89.95}, {-160.0, 89.95}}), {0.0, 90.0}, 20e3);
  expect_slow_answers(area_of({{20.0, 89.95}, {-160.0, 89.95}, {-70.0, 89.9}}), {0.0, 90.0}, 20e3);
}

TEST(AdversarialShapes, AHoleInAHoleAndTwoParts) {
  Shape shape = area_of({{70.0, 48.0}, {70.1, 48.0}, {70.1, 48.1}, {70.0, 48.1}});
  shape.polygons.front().holes.push_back({{70.02, 48.02}, {70.02, 48.08}, {70.08, 48.08}, {70.08, 48.02}});
  shape.polygons.push_back({{{70.04, 48.04}, {70.06, 48.04}, {70.06, 48.06}, {70.04, 48.06}}, {}});
  expect_slow_answers(shape, {70.05, 48.05}, 8000.0);
}

TEST(AdversarialShapes, InsideTheStripBetweenChordAndGeodesic) {
  // The geodesic between two places of one parallel runs poleward of the straight line on the map.
  const Shape shape = area_of({{70.0, 48.0}, {70.03, 48.0}, {70.03, 48.02}, {70.0, 48.02}});
  const EdgeIndex index(std::vector<Shape>{shape});
  const auto top = 48.02;
  for (double lift = -1e-6; lift < 3e-6; lift += 1e-8) {
    const LonLat query{70.015, top + lift};
    EXPECT_EQ(!index.containing(query).empty(), contains(shape, query)) << lift;
    EXPECT_NEAR(index.distance(query, 0).value, slow_distance(query, shape), micrometre) << lift;
  }
}

TEST(AdversarialShapes, PositionsOnTheBoundaryBelongToTheArea) {
  Chance chance(22);
  for (const LonLat& place : hard_places()) {
    const Shape shape = area_of(chance.star(place, 3000.0, 12));
    const EdgeIndex index(std::vector<Shape>{shape});
    const Ring& ring = shape.polygons.front().outer;
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
      EXPECT_EQ(index.containing(a).size(), 1U);
      const LonLat middle = direct(a, azimuth(a, b), Metres{distance(a, b).value * 0.37});
      EXPECT_EQ(index.containing(middle).size(), 1U);
      EXPECT_EQ(index.distance(middle, 0).value, 0.0);
    }
  }
}

TEST(AdversarialShapes, AMillionVertices) {
  constexpr std::size_t count = 1'000'000;
  Ring ring;
  for (std::size_t i = 0; i < count; ++i) {
    const double turn = 2.0 * std::numbers::pi * static_cast<double>(i) / count;
    const double reach = 0.2 + 0.01 * std::sin(300.0 * turn);
    ring.push_back({70.0 + 1.5 * reach * std::cos(turn), 48.0 + reach * std::sin(turn)});
  }
  const Shape shape = area_of(ring);
  const EdgeIndex index(std::vector<Shape>{shape});
  Chance chance(23);
  for (int i = 0; i < 3; ++i) {
    const LonLat query = chance.near({70.0, 48.0}, 30e3);
    EXPECT_NEAR(index.distance(query, 0).value, slow_distance(query, shape), micrometre);
    EXPECT_EQ(!index.containing(query).empty(), contains(shape, query));
  }
}

}  // namespace
}  // namespace tyndau::geo::test
