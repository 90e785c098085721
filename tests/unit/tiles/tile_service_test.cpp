#include "tiles/tile_service.hpp"

#include "layers/place_collections.hpp"
#include "tiles/collections.hpp"

#include <gtest/gtest.h>

namespace tyndau::tiles {
namespace {

using layers::Collection;
using layers::CollectionId;

constexpr LonLat astana{71.4, 51.1};
constexpr LonLat almaty{76.9, 43.2};

/// One point in every collection, or one feature without a place.
class OnePoint : public layers::FeatureSource {
 public:
  explicit OnePoint(std::optional<LonLat> at = astana) {
    if (at) shape_ = geo::point_shape(*at);
  }
  [[nodiscard]] std::size_t size() const override { return 1; }
  [[nodiscard]] std::string_view id(std::size_t) const override { return "one"; }
  [[nodiscard]] const geo::Shape& shape(std::size_t) const override { return shape_; }
  [[nodiscard]] cql2::Value value(std::size_t, std::size_t) const override { return {}; }

 private:
  geo::Shape shape_;
};

layers::Snapshot snapshot(const std::string& version) {
  return {version, [version](CollectionId id) {
            layers::CollectionHead head;
            head.id = id;
            head.version = version;
            return Collection(head, std::make_shared<const OnePoint>());
          }};
}

/// Places, and a register of another version with its points elsewhere.
layers::Snapshot moved(const std::string& places, LonLat place, const std::string& written, LonLat point) {
  return {places + written, [=](CollectionId id) {
            const bool of_places = layers::shows_places(id);
            layers::CollectionHead head;
            head.id = id;
            head.version = of_places ? places : written;
            return Collection(head, std::make_shared<const OnePoint>(of_places ? place : point));
          }};
}

std::string bytes_of(TileService& service, const layers::Snapshot& layers, TileId id) {
  const auto packed = service.packed(layers, id);
  return packed ? packed->bytes : std::string();
}

TEST(TileService, AWriteToTheRegisterDrawsItsTilesAnew) {
  TileService service;
  const TileId id{0, 0, 0};
  const auto before = moved("p1", astana, "r1", astana);
  const auto after = moved("p1", astana, "r2", almaty);
  const auto old = bytes_of(service, before, id);
  const auto made = bytes_of(service, after, id);
  TileService fresh;
  EXPECT_EQ(made, bytes_of(fresh, after, id));
  EXPECT_NE(made, old);
  EXPECT_EQ(service.counts().made, 2U);
}

TEST(TileService, OtherPlacesDrawTheirTilesAnew) {
  TileService service;
  const TileId id{3, 5, 2};
  const auto old = bytes_of(service, moved("p1", astana, "r1", astana), id);
  const auto after = moved("p2", almaty, "r1", astana);
  const auto made = bytes_of(service, after, id);
  TileService fresh;
  EXPECT_EQ(made, bytes_of(fresh, after, id));
  EXPECT_NE(made, old);
}

TEST(TileService, WhatIsKeptHasABoundAndTheOldestGoesFirst) {
  constexpr std::size_t most_bytes = 8000;  // each costs 200 and more
  TileService service(most_bytes);
  const auto layers = snapshot("1");
  constexpr std::uint32_t many = 200;
  for (std::uint32_t i = 0; i < many; ++i) static_cast<void>(service.packed(layers, {9, i, i}));
  EXPECT_EQ(service.counts().made, many);
  EXPECT_EQ(service.counts().kept, 0U);
  static_cast<void>(service.packed(layers, {9, many - 1, many - 1}));
  EXPECT_EQ(service.counts().kept, 1U) << "the newest is kept";
  for (std::uint32_t i = 0; i < many - 50; ++i) static_cast<void>(service.packed(layers, {9, i, i}));
  EXPECT_EQ(service.counts().kept, 1U) << "the oldest were forgotten";
}

TEST(TileService, LayersWithoutAnythingToDrawHaveNoHead) {
  const layers::Snapshot unplaced("1", [](CollectionId id) {
    layers::CollectionHead head;
    head.id = id;
    const bool placed = id == CollectionId::venues;
    return Collection(head, std::make_shared<const OnePoint>(placed ? std::optional(astana) : std::nullopt));
  });
  const auto heads = TileService::heads(unplaced);
  ASSERT_EQ(heads.size(), 1U);
  EXPECT_EQ(heads.front().name, "venues");
}

TEST(TileService, FindingsAreInNoTileBelowTheZoomThatTheirHeadNames) {
  const layers::Snapshot all("1", [](CollectionId id) {
    layers::CollectionHead head;
    head.id = id;
    return Collection(head, std::make_shared<const OnePoint>());
  });
  TileService service;
  for (const auto& head : TileService::heads(all)) {
    const unsigned expected = head.name == "findings" ? 9 : 0;
    EXPECT_EQ(head.first_zoom, expected) << head.name;
  }
  for (unsigned zoom = 0; zoom <= highest_zoom; ++zoom) {
    const auto at = to_zoom(to_world(astana), zoom);
    const TileId id{zoom, static_cast<std::uint32_t>(at.x >> extent_bits),
                    static_cast<std::uint32_t>(at.y >> extent_bits)};
    const auto tile = service.plain(all, id);
    EXPECT_NE(tile.find("venues"), std::string::npos) << zoom;
    EXPECT_EQ(tile.find("findings") != std::string::npos, zoom >= 9) << zoom;
  }
}

/// So many features with the same shape.
class Repeated : public layers::FeatureSource {
 public:
  Repeated(std::size_t count, geo::Shape shape) : shape_(std::move(shape)) {
    for (std::size_t i = 0; i < count; ++i) ids_.push_back(std::to_string(i));
  }
  [[nodiscard]] std::size_t size() const override { return ids_.size(); }
  [[nodiscard]] std::string_view id(std::size_t number) const override { return ids_[number]; }
  [[nodiscard]] const geo::Shape& shape(std::size_t) const override { return shape_; }
  [[nodiscard]] cql2::Value value(std::size_t, std::size_t) const override { return {}; }

 private:
  std::vector<std::string> ids_;
  geo::Shape shape_;
};

SourceLayer layer_of_many(CollectionId id, std::size_t count, const geo::Shape& shape) {
  layers::CollectionHead head;
  head.id = id;
  return layer_of(std::make_shared<const Collection>(head, std::make_shared<const Repeated>(count, shape)));
}

TEST(TileService, ManyFeaturesOfTheRegisterAreGeneralisedAndFewProjectsAndPlacesAreNot) {
  const auto point = geo::point_shape(astana);
  const geo::Shape line{{}, {{astana, almaty}}, {}};
  EXPECT_EQ(layer_of_many(CollectionId::venues, many_features, point).first_zoom, 0U);
  EXPECT_EQ(layer_of_many(CollectionId::venues, many_features + 1, point).first_zoom, 7U);
  EXPECT_EQ(layer_of_many(CollectionId::distance_lines, many_features, line).whole_zoom, 0U);
  const auto lines = layer_of_many(CollectionId::distance_lines, many_features + 1, line);
  EXPECT_EQ(lines.first_zoom, 7U);
  EXPECT_EQ(lines.whole_zoom, 9U);
  for (const auto id : {CollectionId::projects, CollectionId::settlements, CollectionId::zones}) {
    EXPECT_EQ(layer_of_many(id, many_features + 1, point).first_zoom, 0U);
    EXPECT_EQ(layer_of_many(id, many_features + 1, line).whole_zoom, 0U);
  }
  EXPECT_TRUE(layer_of_many(CollectionId::projects, 1, line).small_as_dots);
  EXPECT_FALSE(layer_of_many(CollectionId::distance_lines, 1, line).small_as_dots);
}

TEST(TileService, MessagesOfFindingsAreAttributesFromZoom12) {
  layers::CollectionHead head;
  head.id = CollectionId::findings;
  head.fields = {{"verdict", cql2::FieldType::text}, {"message_kk", cql2::FieldType::text}};
  const auto layer = layer_of(std::make_shared<const Collection>(head, std::make_shared<const OnePoint>()));
  EXPECT_EQ(layer.field_zooms, (std::vector<unsigned>{9, 9, 12}));
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
