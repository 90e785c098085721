// Angles in cells: right or refused.
#include "intake/coordinates.hpp"

#include <gtest/gtest.h>

namespace tyndau::intake {
namespace {

constexpr LonLat aksu{71.957611111111, 52.444166666667};  // 52°26′39″, 71°57′27.4″

TEST(CoordinateCells, TheColumnSaysTheAxis) {
  EXPECT_NEAR(parse_degrees_of("71°57′27,4″", Axis::longitude)->degrees, aksu.lon, 1e-9);
  EXPECT_NEAR(parse_degrees_of("71 57 27,4", Axis::longitude)->degrees, aksu.lon, 1e-9);
  EXPECT_NEAR(parse_degrees_of("71,957611", Axis::longitude)->degrees, aksu.lon, 1e-6);
  EXPECT_NEAR(parse_degrees_of("52.444 N", Axis::latitude)->degrees, 52.444, 1e-12);
  EXPECT_EQ(parse_degrees_of("52.444 N", Axis::longitude).error().code, "coordinates-other-axis");
  EXPECT_EQ(parse_degrees_of("71 57,5", Axis::longitude).error().code, "coordinates-not-decimal");
  EXPECT_EQ(parse_degrees_of("рядом", Axis::longitude).error().code, "unreadable-number");
}

}  // namespace
}  // namespace tyndau::intake
