#include "tiles/simple.hpp"

#include "geo/grid_repair.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace tyndau::tiles {
namespace {

TEST(SurelyValid, ASquareWithAHoleIs) {
  EXPECT_TRUE(surely_valid({{{{0, 0}, {100, 0}, {100, 100}, {0, 100}}}}));
  EXPECT_TRUE(surely_valid({{{{0, 0}, {100, 0}, {100, 100}, {0, 100}}, {{10, 10}, {10, 20}, {20, 20}}}}));
}

TEST(SurelyValid, WhatCrossesTouchesOrLiesOutsideIsNot) {
  EXPECT_FALSE(surely_valid({{{{0, 0}, {100, 100}, {100, 0}, {0, 100}}}}));  // a bow tie
  EXPECT_FALSE(surely_valid({{{{0, 0}, {100, 0}, {50, 0}, {50, 50}}}}));     // it turns back on itself
  EXPECT_FALSE(
      surely_valid({{{{0, 0}, {100, 0}, {100, 100}, {50, 0}, {0, 100}}}}));  // it touches its own side
  EXPECT_FALSE(
      surely_valid({{{{0, 0}, {9, 0}, {9, 9}}, {{20, 20}, {20, 30}, {30, 30}}}}));  // the hole lies outside
  EXPECT_FALSE(
      surely_valid({{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}}, {{{5, 5}, {15, 5}, {15, 15}}}}));  // two overlap
}

/// GEOS is the judge: nothing that it repairs is called surely valid.
TEST(SurelyValid, NothingThatGeosRepairsIsCalledSo) {
  std::mt19937 random(14);
  std::uniform_int_distribution<std::int32_t> place(0, 12);
  std::uniform_int_distribution<int> size(3, 7);
  int sure = 0;
  for (int round = 0; round < 20'000; ++round) {
    GridLine ring;
    geo::PlaneRing plane;
    const int vertices = size(random);
    while (static_cast<int>(ring.size()) < vertices) {
      const GridPoint p{place(random), place(random)};
      if (!ring.empty() &&
          (ring.back() == p || (ring.front() == p && static_cast<int>(ring.size()) + 1 == vertices)))
        continue;
      ring.push_back(p);
      plane.push_back({static_cast<double>(p.x), static_cast<double>(p.y)});
    }
    if (!surely_valid({{ring}})) continue;
    ++sure;
    EXPECT_FALSE(geo::repaired_on_grid({{plane, {}}})) << round;
  }
  EXPECT_GT(sure, 1000);
}

geo::PlaneRing plane_of(const GridLine& ring) {
  geo::PlaneRing plane;
  for (const GridPoint p : ring) plane.push_back({static_cast<double>(p.x), static_cast<double>(p.y)});
  return plane;
}

/// Vertices in turn around a middle, of which some are then moved.
GridLine star(std::mt19937& random, int vertices, int moved, std::int32_t middle, double smallest) {
  std::uniform_real_distribution<double> share(smallest, 1);
  std::uniform_int_distribution<std::int32_t> step(-600, 600);
  GridLine ring;
  for (int i = 0; i < vertices; ++i) {
    const double angle = 2 * std::numbers::pi * i / vertices;
    const double radius = 3000 * share(random);
    ring.push_back({middle + static_cast<std::int32_t>(radius * std::cos(angle)),
                    static_cast<std::int32_t>(radius * std::sin(angle))});
  }
  for (int i = 0; i < moved; ++i) {
    GridPoint& point = ring[random() % ring.size()];
    point = {point.x + step(random), point.y + step(random)};
  }
  ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
  while (ring.front() == ring.back()) ring.pop_back();
  return ring;
}

TEST(SurelyValid, NoLongRingThatGeosRepairsIsCalledSoAndMostOthersAre) {
  std::mt19937 random(15);
  int sure = 0, fine = 0, repaired = 0;
  for (int round = 0; round < 600; ++round) {
    const int vertices = 8 + round % 150;
    const GridLine ring = star(random, vertices, round % 4, round % 2 == 0 ? 0 : 100'000, 0.4);
    const bool surely = surely_valid({{ring}});
    const bool broken = geo::repaired_on_grid({{plane_of(ring), {}}}).has_value();
    EXPECT_FALSE(surely && broken) << round;
    sure += surely ? 1 : 0;
    fine += broken ? 0 : 1;
    repaired += broken ? 1 : 0;
  }
  EXPECT_GT(repaired, 60);
  EXPECT_GT(sure, fine * 9 / 10);
}

TEST(SurelyValid, NoPairOfRingsThatGeosRepairsIsCalledSo) {
  std::mt19937 random(16);
  int sure = 0, repaired = 0;
  for (int round = 0; round < 2000; ++round) {
    const GridLine outer = star(random, 60, 0, 0, 0.8);
    GridLine hole = star(random, 20, 0, round % 5 * 2400, 0.5);
    for (GridPoint& point : hole) point = {point.x / 3, point.y / 3};
    hole.erase(std::unique(hole.begin(), hole.end()), hole.end());
    const bool surely = surely_valid({{outer, hole}});
    const bool broken = geo::repaired_on_grid({{plane_of(outer), {plane_of(hole)}}}).has_value();
    EXPECT_FALSE(surely && broken) << round;
    sure += surely ? 1 : 0;
    repaired += broken ? 1 : 0;
  }
  EXPECT_GT(sure, 500);
  EXPECT_GT(repaired, 200);
}

TEST(SurelyValid, ARingThatRunsTwiceAroundItsMiddleIsNot) {
  EXPECT_FALSE(surely_valid({{{{10, 0}, {0, 10}, {-10, 0}, {0, -10}, {8, 0}, {0, 8}, {-8, 0}, {0, -8}}}}));
}

/// Long and thin, back and forth: much for a search to rule out, and no pair that meets.
TEST(SurelyValid, AMeanderIs) {
  GridLine ring;
  for (std::int32_t i = 0; i < 4000; ++i) {
    ring.push_back({2 * i, i % 2 == 0 ? 0 : 10'000});
    ring.push_back({2 * i + 1, i % 2 == 0 ? 10'000 : 0});
  }
  ring.push_back({8000, -1});
  ring.push_back({0, -1});
  EXPECT_TRUE(surely_valid({{ring}}));
  ring[4000].y = -2;
  EXPECT_FALSE(surely_valid({{ring}}));
}

}  // namespace
}  // namespace tyndau::tiles
