#include "geo/vector_writer.hpp"

#include "random_shapes.hpp"
#include "temporary_folder.hpp"
#include "vector_file_support.hpp"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <iterator>
#include <string>
#include <utility>

namespace tyndau::geo {
namespace {

using test::area_of;
using test::bytes_of;
using test::line_of;
using test::output_of;
using test::read;
using test::TemporaryFolder;
using test::two_places;

constexpr std::array formats{std::pair{VectorFormat::geojson, "x.geojson"},
                             std::pair{VectorFormat::geopackage, "x.gpkg"}};

LayerHead head(const std::string& name, GeometryKind kind) {
  return {name, {{"n", FieldType::integer}}, "", kind};
}

Feature numbered(std::int64_t number, Shape shape) { return {0, {{"n", number}}, std::move(shape), {}}; }

const Ring triangle{{70.0, 50.0}, {71.0, 50.0}, {71.0, 51.0}};

TEST(VectorWriter, FeaturesArriveInTheOrderOfTheirLayer) {
  for (const auto& [format, name] : formats) {
    const TemporaryFolder folder;
    auto writer = VectorWriter::open(folder / name, format,
                                     {head("a", GeometryKind::point), head("b", GeometryKind::point)});
    ASSERT_TRUE(writer) << writer.error().message;
    constexpr std::int64_t count = 3000;
    for (std::int64_t i = 0; i < count; ++i) {
      ASSERT_TRUE(writer->add(static_cast<std::size_t>(i % 2),
                              numbered(i, point_shape({70.0 + static_cast<double>(i) * 1e-3, 50.0}))));
    }
    EXPECT_FALSE(std::filesystem::exists(folder / name)) << "before it is whole";
    ASSERT_TRUE(writer->commit());
    for (const std::int64_t layer : {0, 1}) {
      ReadOptions options;
      const bool one_collection = format == VectorFormat::geojson;
      if (!one_collection) options.layer = layer == 0 ? "a" : "b";
      const auto back = read(folder / name, options);
      ASSERT_TRUE(back) << back.error().message;
      const std::int64_t step = one_collection ? 1 : 2;
      ASSERT_EQ(back->features.size(), static_cast<std::size_t>(count / step));
      std::int64_t expected = one_collection ? 0 : layer;
      for (const Feature& feature : back->features) {
        EXPECT_EQ(std::get<std::int64_t>(*feature.find("n")), std::exchange(expected, expected + step));
      }
    }
  }
}

TEST(VectorWriter, WhatIsInterruptedLeavesNothingButTheOldFile) {
  for (const auto& [format, name] : formats) {
    const TemporaryFolder folder;
    const auto file = folder.write(name, "old");
    {
      auto writer = VectorWriter::open(file, format, {head("a", GeometryKind::point)});
      ASSERT_TRUE(writer);
      for (std::int64_t i = 0; i < 5000; ++i) {
        ASSERT_TRUE(writer->add(0, numbered(i, point_shape({70.0, 50.0}))));
      }
    }
    EXPECT_EQ(bytes_of(file), "old");
    const auto files = std::filesystem::directory_iterator(folder.path());
    EXPECT_EQ(std::distance(begin(files), end(files)), 1) << name;
  }
}

TEST(VectorWriter, AFeatureThatDoesNotFitIsNotWrittenAndTheOthersAre) {
  for (const auto& [format, name] : formats) {
    const TemporaryFolder folder;
    auto writer = VectorWriter::open(folder / name, format, {head("a", GeometryKind::point)});
    ASSERT_TRUE(writer);
    ASSERT_TRUE(writer->add(0, numbered(1, point_shape({70.0, 50.0}))));
    const auto short_one = writer->add(0, Feature{0, {}, point_shape({70.0, 50.0}), {}});
    ASSERT_FALSE(short_one);
    EXPECT_EQ(short_one.error().code, ErrorCode::bad_input);
    EXPECT_EQ(short_one.error().where, "layer \"a\", feature 2");
    EXPECT_EQ(writer->add(0, numbered(2, point_shape({700.0, 50.0}))).error().code, ErrorCode::bad_input);
    ASSERT_TRUE(writer->add(0, numbered(3, point_shape({71.0, 50.0}))));
    ASSERT_TRUE(writer->commit());
    const auto back = read(folder / name);
    ASSERT_TRUE(back);
    ASSERT_EQ(back->features.size(), 2U);
    EXPECT_EQ(std::get<std::int64_t>(*back->features[1].find("n")), 3);
  }
}

TEST(VectorWriter, WritesTheBytesOfWriteLayers) {
  for (const auto& [format, name] : formats) {
    const TemporaryFolder folder;
    const LayerToWrite layer = two_places();
    ASSERT_TRUE(write_layers(folder / (std::string("whole-") + name), format, {layer}));
    auto writer = VectorWriter::open(folder / name, format,
                                     {{layer.name, layer.fields, layer.description, GeometryKind::point}});
    ASSERT_TRUE(writer);
    for (const Feature& feature : layer.features) ASSERT_TRUE(writer->add(0, feature));
    ASSERT_TRUE(writer->commit());
    EXPECT_EQ(bytes_of(folder / name), bytes_of(folder / (std::string("whole-") + name))) << name;
  }
}

TEST(VectorWriter, AnEmptyLayerKeepsItsDeclaredKind) {
  const TemporaryFolder folder;
  auto writer = VectorWriter::open(folder / "x.gpkg", VectorFormat::geopackage,
                                   {head("areas", GeometryKind::multi_polygon)});
  ASSERT_TRUE(writer);
  ASSERT_TRUE(writer->commit());
  const auto found = layers_of(folder / "x.gpkg");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->at(0).geometry_type, "Multi Polygon");
}

TEST(VectorWriter, ALayerThatMeetsAnotherKindDeclaresAny) {
  const TemporaryFolder folder;
  auto writer = VectorWriter::open(
      folder / "x.gpkg", VectorFormat::geopackage,
      {head("it's areas", GeometryKind::multi_polygon), head("lines", GeometryKind::multi_line)});
  ASSERT_TRUE(writer);
  ASSERT_TRUE(writer->add(0, numbered(1, area_of(triangle))));
  ASSERT_TRUE(writer->add(0, numbered(2, point_shape({70.0, 50.0}))));
  ASSERT_TRUE(writer->add(0, numbered(3, Shape{})));
  ASSERT_TRUE(writer->add(1, numbered(4, line_of({{70.0, 50.0}, {71.0, 51.0}}))));
  ASSERT_TRUE(writer->commit());
  const auto found = layers_of(folder / "x.gpkg");
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(found->at(0).geometry_type, "Unknown (any)");
  EXPECT_EQ(found->at(1).geometry_type, "Multi Line String");
  const std::string table = output_of("ogrinfo -ro -q -dialect SQLITE '" + (folder / "x.gpkg").string() +
                                          "' -sql \"SELECT sql FROM sqlite_master\"",
                                      folder);
  EXPECT_NE(table.find("\"geom\" GEOMETRY"), std::string::npos) << table;
  ReadOptions only;
  only.layer = "it's areas";
  const auto back = read(folder / "x.gpkg", only);
  ASSERT_TRUE(back) << back.error().message;
  ASSERT_EQ(back->features.size(), 3U);
  EXPECT_EQ(back->features[0].shape.polygons.size(), 1U);
  EXPECT_EQ(back->features[1].shape, point_shape({70.0, 50.0}));
  EXPECT_TRUE(back->features[2].shape.empty());
}

}  // namespace
}  // namespace tyndau::geo
