#include "tiles/pyramid.hpp"

#include "tiles/clip.hpp"
#include "tiles/gzip.hpp"
#include "unit/tiles/feature_rows.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace tyndau::tiles {
namespace {

SourceLayer places(std::vector<geo::Shape> shapes) {
  std::vector<FeatureRow> rows;
  for (auto& shape : shapes) rows.push_back({rows.size() + 1, std::move(shape), {std::string("x")}});
  return {"places", {{"name", geo::FieldType::text}}, std::make_shared<const FeatureRows>(std::move(rows))};
}

geo::Shape square(double west, double south, double size) {
  return {{},
          {},
          {{{{west, south}, {west + size, south}, {west + size, south + size}, {west, south + size}}, {}}}};
}

TEST(Tiles, TheWorldsMiddleIsTheGridsMiddleAndPolesComeToItsEdge) {
  EXPECT_EQ(to_world({0, 0}), (GridPoint{1 << 29, 1 << 29}));
  EXPECT_EQ(to_world({-180, 90}), (GridPoint{0, 0}));
  EXPECT_EQ(to_world({180, -90}), (GridPoint{1 << 30, 1 << 30}));
}

TEST(Tiles, OutsideTheMatrixThereIsNoTile) {
  EXPECT_TRUE((TileId{14, 16383, 16383}.exists()));
  EXPECT_FALSE((TileId{14, 16384, 0}.exists()));
  EXPECT_FALSE((TileId{0, 0, 1}.exists()));
  EXPECT_FALSE((TileId{15, 0, 0}.exists()));
}

TEST(Tiles, AnEmptyTileHasNoBytesAndOneThatDrawsHasSome) {
  const Pyramid pyramid({places({geo::point_shape({71.4, 51.1})})});
  EXPECT_FALSE(pyramid.tile({0, 0, 0}).empty());
  EXPECT_FALSE(pyramid.tile({1, 1, 0}).empty());
  EXPECT_TRUE(pyramid.tile({1, 0, 1}).empty());
}

TEST(Tiles, ALayerAndItsLongTextsComeWithTheirZooms) {
  auto layer = places({geo::point_shape({71.4, 51.1})});
  layer.first_zoom = 1;
  layer.fields.emplace_back("message_en", geo::FieldType::text);
  layer.features = std::make_shared<const FeatureRows>(std::vector<FeatureRow>{
      {1, geo::point_shape({71.4, 51.1}), {std::string("x"), std::string("a long text")}}});
  layer.field_zooms = {1, 2};
  const Pyramid pyramid({std::move(layer)});
  EXPECT_TRUE(pyramid.tile({0, 0, 0}).empty());
  const auto first = pyramid.tile({1, 1, 0});
  EXPECT_NE(first.find("places"), std::string::npos);
  EXPECT_EQ(first.find("message_en"), std::string::npos);
  EXPECT_EQ(first.find("a long text"), std::string::npos);
  const auto second = pyramid.tile({2, 2, 1});
  EXPECT_NE(second.find("message_en"), std::string::npos);
  EXPECT_NE(second.find("a long text"), std::string::npos);
}

TEST(Tiles, BelowTheWholeZoomAreasAndLinesOfFewPixelsAreLeftOutAndPointsAreNot) {
  // A side of 0.3° is 0.3 / 360 of the world: 55 units at zoom 4 and 109 at zoom 5, where 64 are drawn.
  const auto drawn_at = [](geo::Shape shape, unsigned zoom) {
    auto layer = places({std::move(shape)});
    layer.whole_zoom = 9;
    const Pyramid pyramid({std::move(layer)});
    const auto at = to_zoom(to_world({71.1, 0.1}), zoom);
    return !pyramid
                .tile({zoom, static_cast<std::uint32_t>(at.x >> extent_bits),
                       static_cast<std::uint32_t>(at.y >> extent_bits)})
                .empty();
  };
  const geo::Shape line{{}, {{{71, 0.1}, {71.3, 0.1}}}, {}};
  EXPECT_FALSE(drawn_at(square(71, 0, 0.3), 4));
  EXPECT_TRUE(drawn_at(square(71, 0, 0.3), 5));
  EXPECT_FALSE(drawn_at(line, 4));
  EXPECT_TRUE(drawn_at(line, 5));
  EXPECT_FALSE(drawn_at(square(71, 0, 0.01), 8));
  EXPECT_TRUE(drawn_at(square(71, 0, 0.01), 9)) << "from the whole zoom on everything is drawn";
  EXPECT_TRUE(drawn_at(geo::point_shape({71.1, 0.1}), 0));
}

TEST(Tiles, WhatIsTooSmallIsADotWhereItsLayerSaysSo) {
  auto layer = places({square(71, 51, 1e-5)});
  EXPECT_TRUE(Pyramid({layer}).tile({0, 0, 0}).empty());
  layer.small_as_dots = true;
  const Pyramid pyramid({std::move(layer)});
  EXPECT_FALSE(pyramid.tile({0, 0, 0}).empty());
  EXPECT_FALSE(pyramid.tile({4, 11, 5}).empty());
}

TEST(Tiles, ALightTileIsMadeAtOnceWhenItsZoomIs) {
  const Pyramid pyramid({places({square(71, 51, 1), geo::point_shape({-20, -30})})});
  const TileId id{3, 5, 2};
  EXPECT_FALSE(pyramid.light_tile(id)) << "what zoom 3 draws is not made yet";
  const auto bytes = pyramid.tile(id);
  EXPECT_FALSE(bytes.empty());
  EXPECT_EQ(pyramid.light_tile(id), bytes);
  EXPECT_EQ(pyramid.light_tile({3, 0, 0}), "");
}

TEST(Tiles, ATileOfManyVerticesIsNotLight) {
  std::vector<geo::Shape> shapes;
  for (int i = 0; i < 3000; ++i) shapes.push_back(geo::point_shape({71 + i * 1e-3, 51}));
  const Pyramid pyramid({places(std::move(shapes))});
  EXPECT_FALSE(pyramid.tile({2, 2, 1}).empty());
  EXPECT_FALSE(pyramid.light_tile({2, 2, 1}));
  EXPECT_TRUE(pyramid.light_tile({2, 0, 0}));
}

TEST(Tiles, EveryTileThatDrawsIsVisitedOnce) {
  const Pyramid pyramid({places({square(71, 51, 0.01), geo::point_shape({-20, -30})})});
  std::size_t visited = 0;
  std::vector<TileId> seen;
  EXPECT_TRUE(pyramid.each(6, [&](TileId id, std::string&& bytes) {
    EXPECT_EQ(bytes, gzip(pyramid.tile(id)));
    seen.push_back(id);
    return ++visited > 0;
  }));
  std::size_t drawing = 0;
  for (unsigned zoom = 0; zoom <= 6; ++zoom) {
    for (std::uint32_t row = 0; row < (1U << zoom); ++row) {
      for (std::uint32_t column = 0; column < (1U << zoom); ++column) {
        drawing += pyramid.tile({zoom, column, row}).empty() ? 0U : 1U;
      }
    }
  }
  EXPECT_EQ(visited, drawing);
}

TEST(Tiles, TheyComeColumnByColumnFromTheSouthAndUntilNoMoreIsTaken) {
  std::vector<geo::Shape> shapes;
  for (int i = 0; i < 400; ++i) shapes.push_back(geo::point_shape({-179 + i * 0.9, -60 + i * 0.3}));
  const Pyramid pyramid({places(std::move(shapes))});
  std::vector<TileId> seen;
  EXPECT_TRUE(pyramid.each(10, [&](TileId id, std::string&&) {
    seen.push_back(id);
    return true;
  }));
  EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end(), [](TileId a, TileId b) {
    return std::tuple(a.zoom, a.column, b.row) < std::tuple(b.zoom, b.column, a.row);
  }));
  std::size_t few = 0;
  EXPECT_FALSE(pyramid.each(10, [&](TileId id, std::string&&) {
    EXPECT_EQ(id, seen[few]);
    return ++few < 700;
  }));
  EXPECT_EQ(few, 700U);
}

TEST(Tiles, TheirBoundsAreThoseOfAllFeaturesAndTheWorldWithoutAny) {
  EXPECT_EQ(Pyramid({places({square(71, 51, 1), geo::point_shape({-20, -30})})}).bounds(),
            (std::array<double, 4>{-20, -30, 72, 52}));
  EXPECT_EQ(Pyramid({places({})}).bounds()[0], -180);
}

TEST(Tiles, AnAreaAcrossTheAntimeridianIsDrawnAtBothEdgesOfTheWorld) {
  const geo::Shape across{{}, {}, {{{{179, 60}, {-179, 60}, {-179, 61}, {179, 61}}, {}}}};
  const Drawn drawn = WorldFeature(0, across).at(10);
  ASSERT_EQ(drawn.shape.polygons.size(), 2U);
  const Pyramid pyramid({places({across})});
  EXPECT_FALSE(pyramid.tile({4, 0, 4}).empty());
  EXPECT_FALSE(pyramid.tile({4, 15, 4}).empty());
  EXPECT_TRUE(pyramid.tile({4, 7, 4}).empty());
}

TEST(Tiles, ALineOfASimplifiedZoomIsNearTheWholeOne) {
  geo::Line line;
  for (int i = 0; i <= 1000; ++i) line.push_back({60 + i * 0.01, 50 + std::sin(i * 0.05)});
  const WorldFeature feature(0, {{}, {line}, {}});
  EXPECT_EQ(feature.at(14).shape.lines.at(0).size(), 1001U);
  const auto simple = feature.at(4).shape.lines.at(0);
  EXPECT_LT(simple.size(), 300U);
  EXPECT_GT(simple.size(), 20U);
}

TEST(Tiles, ABowTieBecomesTwoValidPolygonsThatRunClockwiseOnTheScreen) {
  const auto repaired = tidied({{{{0, 0}, {100, 100}, {100, 0}, {0, 100}}}});
  ASSERT_EQ(repaired.size(), 2U);
  for (const auto& polygon : repaired) {
    ASSERT_EQ(polygon.size(), 1U);
    EXPECT_EQ(twice_area(polygon.front()), 2 * 2500);
  }
}

TEST(Tiles, SliversAndPolygonsWithoutSizeAreNotDrawn) {
  EXPECT_TRUE(WorldFeature(0, square(71, 51, 0)).at(14).shape.empty());
  EXPECT_TRUE(WorldFeature(0, square(71, 51, 1e-9)).at(14).shape.empty());
  EXPECT_FALSE(WorldFeature(0, square(71, 51, 0.001)).at(14).shape.empty());
}

}  // namespace
}  // namespace tyndau::tiles
