#include "drawing/page_geometry.hpp"

#include <gtest/gtest.h>

namespace tyndau::drawing {
namespace {

const Box box{0.0, 0.0, 10.0, 10.0};

TEST(PageGeometry, ALineIsCutWhereItLeavesTheBox) {
  const auto cut = cut_line({-10.0, 5.0}, {5.0, 5.0}, box);
  ASSERT_TRUE(cut);
  EXPECT_EQ(cut->first, (PagePoint{0.0, 5.0}));
  EXPECT_EQ(cut->second, (PagePoint{5.0, 5.0}));
  EXPECT_FALSE(cut_line({-1.0, -1.0}, {-1.0, 20.0}, box));
  EXPECT_FALSE(cut_line({-5.0, 4.0}, {4.0, -5.0}, box));
}

TEST(PageGeometry, ALineThatComesBackHasTwoParts) {
  const auto parts = cut_lines({{5.0, 5.0}, {15.0, 5.0}, {15.0, 8.0}, {5.0, 8.0}}, box);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].back(), (PagePoint{10.0, 5.0}));
  EXPECT_EQ(parts[1].front(), (PagePoint{10.0, 8.0}));
}

TEST(PageGeometry, ARingAboutTheBoxIsTheBox) {
  const auto kept = cut_ring({{-5.0, -5.0}, {15.0, -5.0}, {15.0, 15.0}, {-5.0, 15.0}}, box);
  ASSERT_EQ(kept.size(), 4U);
  for (const PagePoint p : kept) EXPECT_TRUE(box.holds(p));
  EXPECT_TRUE(cut_ring({{20.0, 20.0}, {30.0, 20.0}, {30.0, 30.0}}, box).empty());
}

TEST(PageGeometry, ThinningKeepsBothEnds) {
  const auto kept = thinned({{0.0, 0.0}, {0.001, 0.0}, {0.002, 0.0}, {1.0, 0.0}, {1.0001, 0.0}}, 0.1);
  ASSERT_EQ(kept.size(), 3U);
  EXPECT_EQ(kept.front(), (PagePoint{0.0, 0.0}));
  EXPECT_EQ(kept.back(), (PagePoint{1.0001, 0.0}));
}

TEST(PageGeometry, BoxesThatOnlyTouchDoNotOverlap) {
  EXPECT_FALSE(box.overlaps({10.0, 0.0, 20.0, 10.0}));
  EXPECT_TRUE(box.overlaps({9.9, 9.9, 20.0, 20.0}));
}

}  // namespace
}  // namespace tyndau::drawing
