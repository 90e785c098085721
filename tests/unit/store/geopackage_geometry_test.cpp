#include "store/geopackage_geometry.hpp"

#include <gtest/gtest.h>

namespace tyndau::store {
namespace {

using geo::Polygon;
using geo::Shape;

Shape square_with_hole() {
  Polygon polygon{{{70, 50}, {71, 50}, {71, 51}, {70, 51}}, {{{70.4, 50.4}, {70.4, 50.6}, {70.6, 50.6}}}};
  return {{}, {}, {polygon}};
}

void expect_same(const Shape& shape) {
  const auto back = from_geopackage(to_geopackage(shape));
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(*back, shape);
}

TEST(GeopackageGeometry, EveryKindOfShapeComesBackAsItWas) {
  expect_same({});
  expect_same(geo::point_shape({71.88161, 52.35062}));
  expect_same({{{70, 50}, {71, 51}}, {}, {}});
  expect_same({{}, {{{70, 50}, {71, 51}, {72, 50}}}, {}});
  expect_same(square_with_hole());
  auto mixed = square_with_hole();
  mixed.points.push_back({60, 45});
  mixed.lines.push_back({{60, 45}, {61, 46}});
  mixed.polygons.push_back(mixed.polygons.front());
  expect_same(mixed);
}

TEST(GeopackageGeometry, ABlobCutAnywhereIsRefusedAndNeverRead) {
  const auto blob = to_geopackage(square_with_hole());
  for (std::size_t length = 0; length < blob.size(); ++length) {
    EXPECT_FALSE(from_geopackage(std::string_view(blob).substr(0, length))) << length;
  }
}

TEST(GeopackageGeometry, ACountThatPromisesMoreThanThereIsReservesNothing) {
  auto blob = to_geopackage({{}, {{{70, 50}, {71, 51}}}, {}});
  const auto count_at = blob.size() - 2 * sizeof(LonLat) - 4;
  blob[count_at + 3] = '\x7f';  // two thousand million vertices
  EXPECT_FALSE(from_geopackage(blob));
}

TEST(GeopackageGeometry, APositionOffTheGlobeIsRefused) {
  EXPECT_FALSE(from_geopackage(to_geopackage(geo::point_shape({71, 100}))));
}

}  // namespace
}  // namespace tyndau::store
