#include "geo/vector_file.hpp"

#include "geo/geodesic.hpp"
#include "random_shapes.hpp"
#include "temporary_folder.hpp"
#include "vector_file_support.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace tyndau::geo {
namespace {

using test::area_of;
using test::bytes_of;
using test::output_of;
using test::read;
using test::TemporaryFolder;
using test::two_places;

TEST(VectorFile, WhatIsWrittenIsReadInEitherFormat) {
  const TemporaryFolder folder;
  for (const auto& [format, name] :
       {std::pair{VectorFormat::geojson, "x.geojson"}, std::pair{VectorFormat::geopackage, "x.gpkg"}}) {
    const auto written = write_layers(folder / name, format, {two_places()});
    ASSERT_TRUE(written) << written.error().message;
    const auto back = read(folder / name);
    ASSERT_TRUE(back) << back.error().message;
    ASSERT_EQ(back->features.size(), 2U);
    const Feature& first = back->features[0];
    EXPECT_EQ(first.text("name"), "Ақсу \"x\"");
    EXPECT_EQ(std::get<std::int64_t>(*first.find("people")), 4871);
    EXPECT_EQ(std::get<double>(*first.find("share")), 0.25);
    EXPECT_EQ(first.shape, point_shape({71.9, 52.4}));
    EXPECT_TRUE(std::holds_alternative<std::monostate>(*back->features[1].find("people")));
    EXPECT_EQ(back->features[1].shape, point_shape({0.333333333, -0.666666667}));
    ASSERT_EQ(back->layers.size(), 1U);
    EXPECT_EQ(back->layers[0].name, "places");
    EXPECT_EQ(back->layers[0].crs, "EPSG:4326");
    EXPECT_EQ(back->layers[0].fields, (std::vector<std::string>{"name", "people", "share"}));
    EXPECT_EQ(back->layers[0].feature_count, 2);
  }
}

TEST(VectorFile, TheSameContentMakesTheSameBytes) {
  const TemporaryFolder folder;
  for (const auto& [format, name] :
       {std::pair{VectorFormat::geojson, "geojson"}, std::pair{VectorFormat::geopackage, "gpkg"}}) {
    ASSERT_TRUE(write_layers(folder / ("a." + std::string(name)), format, {two_places()}));
    ASSERT_TRUE(write_layers(folder / ("b." + std::string(name)), format, {two_places()}));
    EXPECT_EQ(bytes_of(folder / ("a." + std::string(name))), bytes_of(folder / ("b." + std::string(name))))
        << name;
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    EXPECT_EQ(entry.path().string().find("partial"), std::string::npos) << entry.path();
  }
}

TEST(VectorFile, GeoJsonIsWrittenByTheStandard) {
  const TemporaryFolder folder;
  LayerToWrite layer{"zones", {{"id", FieldType::text}}, {}, ""};
  const Ring clockwise{{70.0, 50.0}, {70.0, 51.0}, {71.0, 51.0}};
  layer.features.push_back({7, {{"id", "a"}}, area_of(clockwise), {}});
  layer.features.push_back(
      {0, {{"id", "bad \xff bytes\n"}}, Shape{{{1.0, 2.0}}, {{{1.0, 2.0}, {3.0, 4.0}}}, {}}, {}});
  layer.features.push_back({0, {{"id", "none"}}, Shape{}, {}});
  layer.features.push_back(
      {0, {{"id", "far"}}, area_of({{179.0, 60.0}, {-179.0, 60.0}, {-179.0, 61.0}, {179.0, 61.0}}), {}});
  ASSERT_TRUE(write_layers(folder / "x.geojson", VectorFormat::geojson, {layer}));
  const auto json = nlohmann::json::parse(bytes_of(folder / "x.geojson"));
  EXPECT_FALSE(json.contains("crs"));
  EXPECT_EQ(json["name"], "zones");
  const auto& features = json["features"];
  EXPECT_EQ(features[0]["id"], 7);
  EXPECT_EQ(features[0]["geometry"].dump(),
            R"({"coordinates":[[[71,51],[70,51],[70,50],[71,51]]],"type":"Polygon"})")
      << "counter-clockwise, closed";
  EXPECT_EQ(features[1]["geometry"]["type"], "GeometryCollection");
  EXPECT_EQ(features[1]["properties"]["id"], "bad \xEF\xBF\xBD bytes\n");
  EXPECT_TRUE(features[2]["geometry"].is_null());
  EXPECT_EQ(features[3]["geometry"]["type"], "MultiPolygon");
}

TEST(VectorFile, SeveralLayersKeepTheirNames) {
  const TemporaryFolder folder;
  LayerToWrite lines{"lines", {{"fid", FieldType::integer}}, {}, ""};
  lines.features.push_back({0, {{"fid", std::int64_t{5}}}, test::line_of({{1.0, 2.0}, {3.0, 4.0}}), {}});
  LayerToWrite table{"table", {{"x", FieldType::text}}, {{0, {{"x", "y"}}, Shape{}, {}}}, ""};
  LayerToWrite empty{"empty", {{"x", FieldType::text}}, {}, ""};
  const std::vector<LayerToWrite> layers{two_places(), lines, table, empty};
  ASSERT_TRUE(write_layers(folder / "x.gpkg", VectorFormat::geopackage, layers));
  const auto found = layers_of(folder / "x.gpkg");
  ASSERT_TRUE(found) << found.error().message;
  ASSERT_EQ(found->size(), 4U);
  EXPECT_EQ((*found)[1].name, "lines");
  EXPECT_EQ((*found)[1].geometry_type, "Line String");
  ReadOptions only;
  only.layer = "lines";
  const auto back = read(folder / "x.gpkg", only);
  ASSERT_TRUE(back);
  ASSERT_EQ(back->features.size(), 1U);
  EXPECT_EQ(std::get<std::int64_t>(*back->features[0].find("fid")), 5);
  only.layer = "nothing";
  EXPECT_EQ(read(folder / "x.gpkg", only).error().code, ErrorCode::not_found);
  ASSERT_TRUE(write_layers(folder / "x.geojson", VectorFormat::geojson, layers));
  const auto mixed = read(folder / "x.geojson");
  ASSERT_TRUE(mixed);
  EXPECT_EQ(mixed->features[2].text("layer"), "lines");
}

TEST(VectorFile, AFailedWriteLeavesTheOldFile) {
  const TemporaryFolder folder;
  const auto file = folder.write("x.geojson", "old");
  LayerToWrite broken = two_places();
  broken.features[1].properties.pop_back();
  EXPECT_FALSE(write_layers(file, VectorFormat::geojson, {broken}));
  EXPECT_EQ(bytes_of(file), "old");
  EXPECT_EQ(write_layers(folder / "no/such/x.gpkg", VectorFormat::geopackage, {two_places()}).error().code,
            ErrorCode::io);
}

TEST(VectorFile, ConvertedFilesOfManyKindsAreReadTheSame) {
  const TemporaryFolder folder;
  LayerToWrite layer{"areas", {{"name", FieldType::text}}, {}, ""};
  const Shape shape = area_of({{70.0, 50.0}, {71.0, 50.0}, {71.0, 51.0}});
  layer.features.push_back({0, {{"name", "Ақкөл"}}, shape, {}});
  ASSERT_TRUE(write_layers(folder / "areas.gpkg", VectorFormat::geopackage, {layer}));
  for (const char* const name : {"a.shp", "a.fgb", "a.geojsonl", "a.kml", "a.gml", "a.mif", "a.geojson"}) {
    output_of("ogr2ogr -lco ENCODING=UTF-8 '" + (folder / name).string() + "' '" +
                  (folder / "areas.gpkg").string() + "'",
              folder);
    std::filesystem::remove(folder / "a.gfs");
    const auto back = read(folder / name);
    ASSERT_TRUE(back) << name << back.error().message;
    ASSERT_EQ(back->features.size(), 1U) << name;
    EXPECT_NEAR(area(back->features[0].shape).value / area(shape).value, 1.0, 1e-9) << name;
    const bool kml = std::string(name) == "a.kml";
    EXPECT_EQ(back->features[0].text(kml ? "Name" : "name"), "Ақкөл") << name;
    EXPECT_FALSE(std::filesystem::exists(folder / "a.gfs")) << "reading leaves nothing behind";
  }
}

TEST(VectorFile, ProjectedCoordinatesAreConverted) {
  const TemporaryFolder folder;
  LayerToWrite layer{"areas", {{"name", FieldType::text}}, {}, ""};
  const Shape shape = area_of({{70.0, 50.0}, {71.0, 50.0}, {71.0, 51.0}});
  layer.features.push_back({0, {{"name", "x"}}, shape, {}});
  ASSERT_TRUE(write_layers(folder / "areas.gpkg", VectorFormat::geopackage, {layer}));
  for (const char* const code : {"EPSG:32642", "EPSG:3857", "EPSG:4284", "EPSG:28412"}) {
    for (const char* const name : {"p.shp", "p.gpkg", "p.fgb"}) {
      std::filesystem::remove(folder / name);
      output_of(std::string("ogr2ogr -overwrite -t_srs ") + code + " '" + (folder / name).string() + "' '" +
                    (folder / "areas.gpkg").string() + "'",
                folder);
      const auto back = read(folder / name);
      ASSERT_TRUE(back) << name << back.error().message;
      for (const LonLat& p : vertices(back->features[0].shape)) {
        EXPECT_LE(nearest_points(point_shape(p), Shape{shape.polygons[0].outer, {}, {}}).distance.value, 0.01)
            << name << code;
      }
      EXPECT_FALSE(back->layers[0].crs.empty());
    }
  }
}

TEST(VectorFile, AStatedSystemMayBeSuppliedForFilesWithoutOne) {
  const TemporaryFolder folder;
  const auto file = folder.write("p.csv", "name,WKT\nx,POINT (500000 5540000)\n");
  ReadOptions options;
  options.open_options = {{"GEOM_POSSIBLE_NAMES", "WKT"}};
  EXPECT_FALSE(read(file, options)->features[0].geometry_problem.empty()) << "not longitude and latitude";
  options.assume_crs = "EPSG:32642";
  const auto back = read(file, options);
  ASSERT_TRUE(back) << back.error().message;
  ASSERT_EQ(back->features[0].shape.points.size(), 1U) << back->features[0].geometry_problem;
  EXPECT_NEAR(back->features[0].shape.points[0].lon, 69.0, 1e-9);
  options.assume_crs = "+init=/etc/passwd:x";
  EXPECT_EQ(read(file, options).error().code, ErrorCode::bad_input);
}

TEST(VectorFile, CyrillicOfOldFilesIsReadWithItsEncoding) {
  const TemporaryFolder folder;
  ASSERT_TRUE(write_layers(folder / "x.gpkg", VectorFormat::geopackage, {two_places()}));
  output_of("ogr2ogr -lco ENCODING=CP1251 -sql \"select 'Акколь' as name, geom from places\" '" +
                (folder / "old.shp").string() + "' '" + (folder / "x.gpkg").string() + "'",
            folder);
  EXPECT_EQ(read(folder / "old.shp")->features[0].text("name"), "Акколь");
  std::filesystem::remove(folder / "old.cpg");
  ReadOptions options;
  options.open_options = {{"ENCODING", "CP1251"}};
  EXPECT_EQ(read(folder / "old.shp", options)->features[0].text("name"), "Акколь");
}

TEST(VectorFile, CurvesBecomeLinesAndHeightsAreDropped) {
  const TemporaryFolder folder;
  const auto file = folder.write(
      "c.csv",
      "WKT,n\n\"CURVEPOLYGON (CIRCULARSTRING (70 50, 71 51, 72 50, 71 49, 70 50))\",1\n"
      "\"POINT Z (70 50 1234)\",2\n"
      "\"TIN Z (((70 50 1,71 50 1,71 51 1,70 50 1)))\",3\n"
      "\"MULTICURVE (COMPOUNDCURVE (CIRCULARSTRING (0 0, 1 1, 2 0), (2 0, 3 0)), (5 5, 6 6))\",4\n"
      "\"GEOMETRYCOLLECTION (POINT (1 2), POLYGON EMPTY, LINESTRING (3 4, 5 6))\",5\n");
  ReadOptions options;
  options.open_options = {{"GEOM_POSSIBLE_NAMES", "WKT"}};
  const auto back = read(file, options);
  ASSERT_TRUE(back);
  ASSERT_EQ(back->features.size(), 5U);
  for (const Feature& feature : back->features)
    EXPECT_TRUE(feature.geometry_problem.empty()) << feature.geometry_problem;
  EXPECT_GT(back->features[0].shape.polygons.at(0).outer.size(), 50U);
  EXPECT_EQ(back->features[1].shape, point_shape({70.0, 50.0}));
  EXPECT_EQ(back->features[2].shape.polygons.size(), 1U);
  EXPECT_EQ(back->features[3].shape.lines.size(), 2U);
  EXPECT_EQ(back->features[4].shape.points.size(), 1U);
  EXPECT_EQ(back->features[4].shape.lines.size(), 1U);
}

TEST(VectorFile, ReadingStopsWhenNoMoreIsWanted) {
  const TemporaryFolder folder;
  ASSERT_TRUE(write_layers(folder / "x.gpkg", VectorFormat::geopackage, {two_places(), two_places()}) ||
              write_layers(folder / "x.gpkg", VectorFormat::geopackage, {two_places()}));
  int seen = 0;
  const auto done =
      read_features(folder / "x.gpkg", {}, [&](const LayerInfo&, Feature&&) { return ++seen < 1; });
  EXPECT_TRUE(done);
  EXPECT_EQ(seen, 1);
}

TEST(VectorFile, SpreadsheetsAreLayersToo) {
  const TemporaryFolder folder;
  const auto csv = folder.write("t.csv", "name,people,date\nАқсу,4871,2020-06-17\nБестобе,,\n");
  for (const char* const name : {"t.xlsx", "t.ods"}) {
    output_of("ogr2ogr -oo AUTODETECT_TYPE=YES '" + (folder / name).string() + "' '" + csv.string() + "'",
              folder);
    const auto back = read(folder / name);
    ASSERT_TRUE(back) << back.error().message;
    ASSERT_EQ(back->features.size(), 2U);
    EXPECT_EQ(back->features[0].text("name"), "Ақсу");
    EXPECT_EQ(back->features[0].text("people"), "4871");
    EXPECT_EQ(back->features[0].text("date"), "2020-06-17");
    EXPECT_EQ(back->features[1].text("people"), "");
  }
}

TEST(VectorFile, TextOfAPropertyIsTrimmed) {
  const Feature feature{
      0,
      {{"a", std::string("  x y \n")}, {"b", 0.1}, {"c", std::int64_t{-3}}, {"d", std::monostate{}}},
      {},
      {}};
  EXPECT_EQ(feature.text("a"), "x y");
  EXPECT_EQ(feature.text("b"), "0.1");
  EXPECT_EQ(feature.text("c"), "-3");
  EXPECT_EQ(feature.text("d"), "");
  EXPECT_EQ(feature.text("e"), "");
  EXPECT_EQ(feature.find("e"), nullptr);
}

}  // namespace
}  // namespace tyndau::geo
