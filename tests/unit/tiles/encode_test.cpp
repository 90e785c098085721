#include "tiles/encode.hpp"

#include "core/parallel.hpp"
#include "unit/tiles/feature_rows.hpp"

#include <gtest/gtest.h>
#include <protozero/pbf_reader.hpp>

#include <map>
#include <set>

namespace tyndau::tiles {
namespace {

/// A layer of a tile as protozero reads it.
struct ReadLayer {
  std::string name;
  std::vector<std::string> keys, values;
  struct Feature {
    std::uint64_t id = 0;
    std::vector<std::uint32_t> tags, geometry;
  };
  std::vector<Feature> features;

  /// The texts of a feature's attributes by key.
  [[nodiscard]] std::map<std::string, std::string> attributes(std::size_t feature) const {
    std::map<std::string, std::string> found;
    const auto& tags = features.at(feature).tags;
    for (std::size_t i = 0; i + 1 < tags.size(); i += 2) found[keys.at(tags[i])] = values.at(tags[i + 1]);
    return found;
  }
};

std::vector<std::uint32_t> numbers(
    protozero::iterator_range<protozero::pbf_reader::const_uint32_iterator> range) {
  return {range.begin(), range.end()};
}

ReadLayer::Feature read_feature(protozero::pbf_reader in) {
  ReadLayer::Feature feature;
  while (in.next()) {
    switch (in.tag()) {
      case 1: feature.id = in.get_uint64(); break;
      case 2: feature.tags = numbers(in.get_packed_uint32()); break;
      case 4: feature.geometry = numbers(in.get_packed_uint32()); break;
      default: in.skip();
    }
  }
  return feature;
}

std::vector<ReadLayer> read(const std::string& tile) {
  std::vector<ReadLayer> layers;
  for (protozero::pbf_reader in(tile); in.next(3);) {
    ReadLayer& layer = layers.emplace_back();
    for (auto part = in.get_message(); part.next();) {
      switch (part.tag()) {
        case 1: layer.name = part.get_string(); break;
        case 2: layer.features.push_back(read_feature(part.get_message())); break;
        case 3: layer.keys.push_back(part.get_string()); break;
        case 4: {
          auto value = part.get_message();
          layer.values.push_back(value.next(1) ? value.get_string() : "");
          break;
        }
        default: part.skip();
      }
    }
  }
  return layers;
}

SourceLayer layer_of(std::size_t features) {
  std::vector<FeatureRow> rows;
  for (std::size_t i = 0; i < features; ++i) {
    geo::Value name = i % 7 == 0 ? geo::Value{} : geo::Value("name " + std::to_string(i));
    rows.push_back({100 + i, {}, {std::move(name), std::string(i % 2 == 0 ? "even" : "odd")}});
  }
  return {"places",
          {{"name", geo::FieldType::text}, {"kind", geo::FieldType::text}},
          std::make_shared<const FeatureRows>(std::move(rows))};
}

GridShape at(GridPoint point) { return {{point}, {}, {}}; }

TEST(TileEncoder, EachFeatureHasItsOwnAttributesAndWhatIsNotKnownIsNotThere) {
  constexpr std::uint32_t count = 500;
  const EncodedLayer places(layer_of(count));
  const std::vector<const EncodedLayer*> layers{&places};
  TileEncoder encoder(layers, 14);
  for (std::uint32_t i = 0; i < count; i += 3) encoder.add(0, i, at({5, 5}), {0, 0});
  const auto tile = read(encoder.done());
  ASSERT_EQ(tile.size(), 1U);
  EXPECT_EQ(tile[0].name, "places");
  ASSERT_EQ(tile[0].features.size(), (count + 2) / 3);
  for (std::size_t n = 0; n < tile[0].features.size(); ++n) {
    const std::size_t i = 3 * n;
    std::map<std::string, std::string> expected{{"kind", i % 2 == 0 ? "even" : "odd"}};
    if (i % 7 != 0) expected["name"] = "name " + std::to_string(i);
    EXPECT_EQ(tile[0].attributes(n), expected);
    EXPECT_EQ(tile[0].features[n].id, 100 + i);
  }
  const std::set<std::string> different(tile[0].values.begin(), tile[0].values.end());
  EXPECT_EQ(different.size(), tile[0].values.size());
}

TEST(TileEncoder, AttributesAreTheSameWhoeverAsksFirst) {
  constexpr std::uint32_t count = 400;
  const EncodedLayer places(layer_of(count));
  const std::vector<const EncodedLayer*> layers{&places};
  std::vector<std::string> tiles(8);
  in_parallel(tiles.size(), [&](std::size_t n) {
    TileEncoder encoder(layers, 14);
    for (std::uint32_t i = 0; i < count; ++i) encoder.add(0, i, at({5, 5}), {0, 0});
    tiles[n] = encoder.done();
  });
  for (const auto& tile : tiles) EXPECT_EQ(tile, tiles.front());
}

TEST(TileEncoder, KeysThatNoFeatureHasAreNotThere) {
  const EncodedLayer places(layer_of(8));
  const std::vector<const EncodedLayer*> layers{&places};
  TileEncoder encoder(layers, 14);
  encoder.add(0, 7, at({1, 1}), {0, 0});  // without a name
  EXPECT_EQ(read(encoder.done()).at(0).keys, (std::vector<std::string>{"kind"}));
}

TEST(TileEncoder, PositionsCountFromTheCornerOfTheTile) {
  const EncodedLayer places(layer_of(1));
  const std::vector<const EncodedLayer*> layers{&places};
  TileEncoder encoder(layers, 14);
  encoder.add(0, 0, {{}, {{{4096, 8192}, {4097, 8190}}}, {}}, {4096, 8192});
  // move_to once, by 0 0; line_to once, by 1 -2
  EXPECT_EQ(read(encoder.done()).at(0).features.at(0).geometry,
            (std::vector<std::uint32_t>{1U | 1U << 3U, 0, 0, 2U | 1U << 3U, 2, 3}));
}

TEST(TileEncoder, LayersThatDrawNothingAreNotThere) {
  auto other = layer_of(2);
  other.name = "other";
  const EncodedLayer places(layer_of(2)), others(other);
  const std::vector<const EncodedLayer*> layers{&places, &others};
  TileEncoder encoder(layers, 14);
  encoder.add(0, 1, {}, {0, 0});
  encoder.add(1, 1, at({1, 1}), {0, 0});
  const auto tile = read(encoder.done());
  ASSERT_EQ(tile.size(), 1U);
  EXPECT_EQ(tile[0].name, "other");
  EXPECT_TRUE(TileEncoder(layers, 14).done().empty());
}

TEST(Numbering, EachThingHasOneNumberHoweverManyThereAre) {
  Numbering numbering;
  for (int round = 0; round < 2; ++round) {
    for (std::uint32_t i = 0; i < 5000; ++i) EXPECT_EQ(numbering.of(i * 64), i);
  }
  EXPECT_EQ(numbering.things().size(), 5000U);
  EXPECT_EQ(numbering.things()[4999], 4999U * 64);
}

}  // namespace
}  // namespace tyndau::tiles
