#include "http/sketch.hpp"

#include <gtest/gtest.h>

namespace tyndau::http {
namespace {

geo::Shape at(double lon, double lat) { return geo::point_shape({lon, lat}); }

TEST(Sketch, OneShapeIsDrawnWithWhatLiesAroundIt) {
  const auto near = at(71.42, 51.11);
  geo::BoundingBox asked;
  const auto svg = sketch_within(
      at(71.4, 51.1),
      [&](const geo::BoundingBox& box) {
        asked = box;
        return std::vector<const geo::Shape*>{&near};
      },
      "Venues");
  EXPECT_NEAR(asked.north - asked.south, 0.1, 1e-9);
  EXPECT_NEAR((asked.west + asked.east) / 2, 71.4, 1e-9);
  EXPECT_LT(asked.west, 71.36) << "as wide in metres as the drawing is";
  const auto beneath = svg.find("<g class=\"near\"><path class=\"point\"");
  ASSERT_NE(beneath, std::string::npos) << svg;
  EXPECT_LT(beneath, svg.find("</g><path class=\"point\" d=\"M320.0 240.0h0\"/>")) << svg;
}

TEST(Sketch, ALargeShapeLeavesAsMuchAroundItAsItIsLarge) {
  geo::Shape line;
  line.lines.push_back({{70, 50}, {71, 51}});
  geo::BoundingBox asked;
  const auto none = [&](const geo::BoundingBox& box) {
    asked = box;
    return std::vector<const geo::Shape*>{};
  };
  EXPECT_FALSE(sketch_within(line, none, "Lines").empty());
  EXPECT_NEAR(asked.south, 49, 1e-9);
  EXPECT_NEAR(asked.north, 52, 1e-9);
  EXPECT_TRUE(sketch_within({}, none, "Lines").empty());
}

TEST(Sketch, WhatLiesAroundIsDrawnOnlyAsFarAsItIsLittle) {
  geo::Shape long_line;
  long_line.lines.emplace_back();
  for (int i = 0; i < 100'000; ++i) long_line.lines[0].push_back({71.4 + i * 1e-7, 51.1});
  const auto many = [&](const geo::BoundingBox&) { return std::vector<const geo::Shape*>(1000, &long_line); };
  EXPECT_LT(sketch_within(at(71.4, 51.1), many, "Lines").size(), 1'000'000U);
}

}  // namespace
}  // namespace tyndau::http
