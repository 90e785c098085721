#include "tiles/simple.hpp"

#include "geo/grid_repair.hpp"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace tyndau::tiles
