#include "tiles/clip.hpp"

#include <gtest/gtest.h>

#include <random>

namespace tyndau::tiles {
namespace {

constexpr GridBox box{0, 0, 100, 100};

TEST(Clipping, ARingInsideTheBoxStaysAsItIs) {
  const GridLine ring{{1, 1}, {50, 1}, {50, 50}};
  EXPECT_EQ(clipped_ring(ring, box), ring);
}

TEST(Clipping, ARingAroundTheBoxBecomesTheBox) {
  const GridLine ring{{-10, -10}, {110, -10}, {110, 110}, {-10, 110}};
  EXPECT_EQ(twice_area(clipped_ring(ring, box)), 2 * 100 * 100);
}

TEST(Clipping, ARingBesideTheBoxAndARingWithoutSizeVanish) {
  EXPECT_TRUE(clipped_ring({{200, 1}, {250, 1}, {250, 50}}, box).empty());
  EXPECT_TRUE(clipped_ring({{5, 5}, {5, 5}, {5, 5}}, box).empty());
}

TEST(Clipping, ARingWithoutAWidthVanishesAndOneBesideTheCutIsNotTouched) {
  EXPECT_TRUE(clipped_ring({{5, -50}, {5, 50}, {5, 20}}, box).empty());
  const GridLine notched{{-20, 10}, {50, 10}, {50, 60}, {40, 20}, {30, 60}, {-20, 60}};
  EXPECT_EQ(clipped_ring(notched, box), (GridLine{{0, 10}, {50, 10}, {50, 60}, {40, 20}, {30, 60}, {0, 60}}));
}

TEST(Clipping, ALineThatLeavesAndReturnsIsTwoPieces) {
  const auto pieces = clipped_line({{10, 50}, {150, 50}, {150, 60}, {10, 60}}, box);
  ASSERT_EQ(pieces.size(), 2U);
  EXPECT_EQ(pieces[0], (GridLine{{10, 50}, {100, 50}}));
  EXPECT_EQ(pieces[1], (GridLine{{100, 60}, {10, 60}}));
}

TEST(Clipping, PartsOnBothSidesOfACutHaveTheWholeAreaWithinRounding) {
  std::mt19937 random(6);
  std::uniform_int_distribution<std::int32_t> place(-300, 400);
  for (int round = 0; round < 2000; ++round) {
    const GridLine ring{
        {place(random), place(random)}, {place(random), place(random)}, {place(random), place(random)}};
    const auto west = twice_area(clipped_ring(ring, {-1000, -1000, 50, 1000}));
    const auto east = twice_area(clipped_ring(ring, {50, -1000, 1000, 1000}));
    // A crossing is rounded by at most half a unit along the cut, against a triangle of at most 700 units.
    EXPECT_NEAR(static_cast<double>(west + east), static_cast<double>(twice_area(ring)), 4 * 700) << round;
  }
}

TEST(Clipping, NothingEverLeavesTheBox) {
  std::mt19937 random(7);
  std::uniform_int_distribution<std::int32_t> place(-1'000'000, 1'000'000);
  for (int round = 0; round < 2000; ++round) {
    GridLine ring;
    for (int i = 0; i < 12; ++i) ring.push_back({place(random), place(random)});
    for (const GridPoint p : clipped_ring(ring, box)) EXPECT_TRUE(box.meets({p.x, p.y, p.x, p.y})) << round;
    for (const auto& piece : clipped_line(ring, box)) {
      EXPECT_GE(piece.size(), 2U);
      for (const GridPoint p : piece) EXPECT_TRUE(box.meets({p.x, p.y, p.x, p.y})) << round;
    }
  }
}

}  // namespace
}  // namespace tyndau::tiles
