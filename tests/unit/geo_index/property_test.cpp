// What must hold of every distance, on many shapes by chance: 10⁴ cases, or 10⁶ with TYNDAU_NIGHTLY=1.
#include "worlds.hpp"

#include <GeographicLib/AzimuthalEquidistant.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace tyndau::geo::test {
namespace {

/// Calls \p check with one index after the other, each over a fresh world, and 50 positions near it.
template <class Check>
void over_worlds(unsigned seed, Check check) {
  constexpr std::size_t per_world = 50;
  Chance chance(seed);
  for (std::size_t done = 0; done < case_count(); done += per_world) {
    const LonLat centre = chance.position();
    const std::vector<Shape> shapes = village_world(chance, centre, 20e3, 12);
    const EdgeIndex index(shapes);
    for (std::size_t i = 0; i < per_world && !testing::Test::HasFailure(); ++i) {
      check(index, shapes, chance.near(centre, 40e3), chance);
    }
  }
}

TEST(EdgeIndexProperties, TheDistanceBetweenTwoPointsIsTheSameBothWays) {
  Chance chance(31);
  for (std::size_t i = 0; i < case_count(); ++i) {
    const LonLat a = chance.position();
    const LonLat b = chance.near(a, std::exp(chance.between(0.0, 15.0)));
    const EdgeIndex at_a(std::vector<Shape>{point_shape(a)}), at_b(std::vector<Shape>{point_shape(b)});
    EXPECT_NEAR(at_a.distance(b, 0).value, at_b.distance(a, 0).value, 2e-7);
    EXPECT_NEAR(at_a.distance(b, 0).value, distance(a, b).value, 2e-7);
  }
}

TEST(EdgeIndexProperties, NoDetourIsShorter) {
  over_worlds(32, [](const EdgeIndex& index, const auto& shapes, LonLat query, Chance& chance) {
    const std::size_t shape = chance.below(shapes.size());
    const LonLat other = chance.near(query, 20e3);
    EXPECT_LE(index.distance(query, shape).value,
              distance(query, other).value + index.distance(other, shape).value + 2e-7);
  });
}

TEST(EdgeIndexProperties, TurningTheEarthChangesNothing) {
  Chance chance(33);
  constexpr std::size_t per_world = 50;
  for (std::size_t done = 0; done < case_count(); done += per_world) {
    const LonLat centre = chance.position();
    std::vector<Shape> shapes = village_world(chance, centre, 20e3, 6);
    const EdgeIndex index(shapes);
    const double turn = chance.between(-180.0, 180.0);
    const auto turned = [&](LonLat p) { return LonLat{std::remainder(p.lon + turn, 360.0), p.lat}; };
    for (Shape& shape : shapes) {
      for (LonLat& p : shape.points) p = turned(p);
      for (Line& line : shape.lines) std::transform(line.begin(), line.end(), line.begin(), turned);
      for (Polygon& polygon : shape.polygons) {
        std::transform(polygon.outer.begin(), polygon.outer.end(), polygon.outer.begin(), turned);
        for (Ring& hole : polygon.holes) std::transform(hole.begin(), hole.end(), hole.begin(), turned);
      }
    }
    const EdgeIndex other(shapes);
    for (std::size_t i = 0; i < per_world; ++i) {
      const LonLat query = chance.near(centre, 40e3);
      const std::size_t shape = chance.below(shapes.size());
      EXPECT_NEAR(index.distance(query, shape).value, other.distance(turned(query), shape).value, 2e-7);
    }
  }
}

TEST(EdgeIndexProperties, ContainedMeansAtDistanceZero) {
  over_worlds(34, [](const EdgeIndex& index, const auto& shapes, LonLat query, Chance&) {
    const std::vector<std::size_t> holding = index.containing(query);
    for (std::size_t i = 0; i < shapes.size(); ++i) {
      const bool held = std::find(holding.begin(), holding.end(), i) != holding.end();
      if (held) {
        EXPECT_EQ(index.distance(query, i).value, 0.0);
      } else {
        EXPECT_GT(index.distance(query, i).value, 0.0);
      }
    }
  });
}

TEST(EdgeIndexProperties, AGreaterRadiusReachesNoLess) {
  over_worlds(35, [](const EdgeIndex& index, const auto&, LonLat query, Chance& chance) {
    const Metres small{chance.between(0.0, 20e3)}, great = small + Metres{chance.between(0.0, 5e3)};
    const std::vector<std::size_t> few = index.reached(query, small), more = index.reached(query, great);
    EXPECT_TRUE(std::includes(more.begin(), more.end(), few.begin(), few.end()));
    std::vector<std::size_t> measured;
    for (const Near& near : index.within(query, small)) measured.push_back(near.index);
    EXPECT_EQ(few, measured);
  });
}

/// Distance of a shape's edges in the azimuthal equidistant plane around the query, edges cut into short straight ones.
double distance_in_plane(LonLat query, const Shape& shape) {
  static const GeographicLib::AzimuthalEquidistant projection;
  double best = std::numeric_limits<double>::infinity();
  const auto place = [&](LonLat p) {
    double x = 0.0, y = 0.0;
    projection.Forward(query.lat, query.lon, p.lat, p.lon, x, y);
    return std::pair{x, y};
  };
  const auto edge = [&](LonLat a, LonLat b) {
    const Metres whole = distance(a, b);
    const double heading = azimuth(a, b);
    const int pieces = 1 + static_cast<int>(whole.value / 50.0);
    auto from = place(a);
    for (int i = 1; i <= pieces; ++i) {
      const auto to = place(i == pieces ? b : direct(a, heading, whole * (static_cast<double>(i) / pieces)));
      const double dx = to.first - from.first, dy = to.second - from.second, dd = dx * dx + dy * dy;
      const double t = dd > 0.0 ? std::clamp(-(from.first * dx + from.second * dy) / dd, 0.0, 1.0) : 0.0;
      best = std::min(best, std::hypot(from.first + t * dx, from.second + t * dy));
      from = to;
    }
  };
  for (const LonLat& p : shape.points) best = std::min(best, distance(query, p).value);
  for (const Line& line : shape.lines) {
    for (std::size_t i = 1; i < line.size(); ++i) edge(line[i - 1], line[i]);
  }
  for (const Polygon& polygon : shape.polygons) {
    for (std::size_t i = 0; i < polygon.outer.size(); ++i)
      edge(polygon.outer[i], polygon.outer[(i + 1) % polygon.outer.size()]);
    for (const Ring& hole : polygon.holes) {
      for (std::size_t i = 0; i < hole.size(); ++i) edge(hole[i], hole[(i + 1) % hole.size()]);
    }
  }
  return best;
}

TEST(EdgeIndexProperties, AgreesWithTheAzimuthalEquidistantPlane) {
  Chance chance(36);
  for (std::size_t i = 0; i < case_count(); ++i) {
    const LonLat centre = chance.position(), query = chance.near(centre, 8e3);
    const Shape shape = chance.shape(centre, 1500.0);
    const EdgeIndex index(std::vector<Shape>{shape});
    if (!index.containing(query).empty()) continue;
    EXPECT_NEAR(index.distance(query, 0).value, distance_in_plane(query, shape), 5e-7);
  }
}

}  // namespace
}  // namespace tyndau::geo::test
