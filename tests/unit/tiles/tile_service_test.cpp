#include "tiles/tile_service.hpp"

#include <gtest/gtest.h>

namespace tyndau::tiles {
namespace {

using layers::Collection;
using layers::CollectionId;

/// One point in every collection.
class OnePoint : public layers::FeatureSource {
 public:
  [[nodiscard]] std::size_t size() const override { return 1; }
  [[nodiscard]] std::string_view id(std::size_t) const override { return "one"; }
  [[nodiscard]] const geo::Shape& shape(std::size_t) const override { return shape_; }
  [[nodiscard]] cql2::Value value(std::size_t, std::size_t) const override { return {}; }

 private:
  geo::Shape shape_ = geo::point_shape({71.4, 51.1});
};

layers::Snapshot snapshot(const std::string& version) {
  return {version, [version](CollectionId id) {
            layers::CollectionHead head;
            head.id = id;
            head.version = version;
            return Collection(head, std::make_shared<const OnePoint>());
          }};
}

TEST(TileService, WhatIsKeptIsAtHand) {
  TileService service;
  const auto layers = snapshot("1");
  const TileId id{0, 0, 0};
  EXPECT_FALSE(service.at_hand(layers, id)) << "nothing is made of these layers yet";
  const auto made = service.packed(layers, id);
  ASSERT_TRUE(made);
  EXPECT_EQ(service.at_hand(layers, id), made);
  EXPECT_EQ(service.counts().made, 1U);
  EXPECT_EQ(service.counts().kept, 1U);
}

TEST(TileService, ALightTileIsMadeAtHandOnceItsZoomIs) {
  TileService service;
  const auto layers = snapshot("1");
  static_cast<void>(service.packed(layers, {5, 0, 0}));
  EXPECT_FALSE(service.at_hand(layers, {4, 11, 5}).has_value()) << "zoom 4 was never asked for";
  EXPECT_EQ(service.at_hand(layers, {5, 1, 1}), std::shared_ptr<const PackedTile>())
      << "nothing is drawn there";
  const auto light = service.at_hand(layers, {5, 22, 10});
  ASSERT_TRUE(light && *light);
  EXPECT_EQ((*light)->bytes, service.packed(layers, {5, 22, 10})->bytes);
}

TEST(TileService, NothingOfOtherLayersIsAtHand) {
  TileService service;
  static_cast<void>(service.packed(snapshot("1"), {0, 0, 0}));
  EXPECT_FALSE(service.at_hand(snapshot("2"), {0, 0, 0}));
}

}  // namespace
}  // namespace tyndau::tiles
