#include "layers/place_collections.hpp"

#include "layers/selection.hpp"

#include <gtest/gtest.h>

namespace tyndau::layers {
namespace {

/// A zone from 179.9° to -179.9°, one from 70° to 71°, and a line from 179° to -179°.
Collection zones() {
  auto places = std::make_shared<hearing::AtlasData>();
  const auto add = [&](const char* id, geo::Shape shape) {
    auto& zone = places->zones.emplace_back();
    zone.id = id;
    zone.shape = std::move(shape);
  };
  add("a", {{}, {}, {{{{179.9, 66}, {-179.9, 66}, {-179.9, 66.1}, {179.9, 66.1}}, {}}}});
  add("b", {{}, {}, {{{{70, 66}, {71, 66}, {71, 66.1}, {70, 66.1}}, {}}}});
  add("c", {{}, {{{179, 50}, {-179, 51}}}, {}});
  return place_collection(CollectionId::zones, places);
}

std::string in_box(const cql2::PlaneBox& box) {
  static const auto all = zones();
  Query query;
  query.area = Area{{box}, std::nullopt};
  const auto positions = select(all, query);
  std::string ids;
  for (const auto position : positions.value()) ids += std::string(all.id(position));
  return ids;
}

TEST(PlaceCollections, WhatCrossesTheAntimeridianIsWhereItIsDrawn) {
  EXPECT_EQ(in_box({179.95, 66.02, 179.97, 66.05}), "a");
  EXPECT_EQ(in_box({-179.97, 66.02, -179.95, 66.05}), "a");
  EXPECT_EQ(in_box({0, 66, 1, 66.05}), "") << "not the long way round";
  EXPECT_EQ(in_box({70.5, 66, 70.6, 66.05}), "b");
  EXPECT_EQ(in_box({179.2, 50, 179.4, 51}), "c");
  EXPECT_EQ(in_box({0, 40, 1, 60}), "");
}

}  // namespace
}  // namespace tyndau::layers
