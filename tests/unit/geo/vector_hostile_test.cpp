#include "geo/vector_file.hpp"
#include "temporary_folder.hpp"
#include "vector_file_support.hpp"

#include <gtest/gtest.h>
namespace tyndau::geo {
namespace {

using test::bytes_of;
using test::output_of;
using test::read;
using test::TemporaryFolder;
using test::two_places;

const char* const one_area =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},"geometry":
  {"type":"Polygon","coordinates":[[[70,50],[71,50],[71,51],[70,50]]]}}]})";

std::string record(const std::string& geometry) {
  return R"({"type":"Feature","properties":{"a":1},"geometry":)" + geometry + "}\n";
}

std::string nested(int depth) {
  std::string geometry = R"({"type":"Point","coordinates":[70,50]})";
  for (int i = 0; i < depth; ++i)
    geometry = R"({"type":"GeometryCollection","geometries":[)" + geometry + "]}";
  return geometry;
}

TEST(VectorFile, GeometriesThatAreNoneAreToldApartFromTheirRecords) {
  const TemporaryFolder folder;
  const auto file = folder.write(
      "g.geojsonl", record(R"({"type":"Point","coordinates":[70,100]})") +
                        record(R"({"type":"LineString","coordinates":[[NaN,50],[70,50]]})") +
                        record(R"({"type":"Point","coordinates":[70,Infinity]})") + record("null") +
                        record(nested(3)) + record(R"({"type":"Point","coordinates":[190,50]})"));
  const auto back = read(file);
  ASSERT_TRUE(back) << back.error().message;
  ASSERT_EQ(back->features.size(), 6U);
  for (const std::size_t bad : {0U, 1U, 2U}) {
    EXPECT_FALSE(back->features[bad].geometry_problem.empty()) << bad;
    EXPECT_TRUE(back->features[bad].shape.empty());
    EXPECT_EQ(back->features[bad].text("a"), "1");
  }
  EXPECT_TRUE(back->features[3].geometry_problem.empty());
  EXPECT_TRUE(back->features[3].shape.empty());
  EXPECT_EQ(back->features[4].shape, point_shape({70.0, 50.0})) << back->features[4].geometry_problem;
  EXPECT_EQ(back->features[5].shape, point_shape({-170.0, 50.0}));
}

TEST(VectorFile, CoordinatesBeyondAnySystemDoNotKeepTheReaderBusy) {
  const TemporaryFolder folder;
  const auto back = read(folder.write(
      "far.geojson",
      R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3857"}},"features":[)" +
          record(R"({"type":"LineString","coordinates":[[8000000,6000000],[4e56,6100000]]})") + "]}"));
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_FALSE(back->features[0].geometry_problem.empty());
}

TEST(VectorFile, RecordsThatTheReaderSkipsAreReported) {
  const TemporaryFolder folder;
  const std::string good = record(R"({"type":"Point","coordinates":[70,50]})");
  for (const std::string& text : {good + record(nested(40)) + good, good + good + record(nested(40))}) {
    const auto back = read(folder.write("g.geojsonl", text));
    ASSERT_TRUE(back) << back.error().message;
    ASSERT_EQ(back->features.size(), 3U);
    EXPECT_EQ(std::count_if(back->features.begin(), back->features.end(),
                            [](const Feature& f) { return f.fid == -1; }),
              1);
  }
}

TEST(VectorFile, DeeplyNestedCollectionsAreALimit) {
  const TemporaryFolder folder;
  std::string wkt;
  for (int i = 0; i < 31; ++i) wkt += "GEOMETRYCOLLECTION(";
  wkt += "POINT(70 50)" + std::string(31, ')');
  ReadOptions options;
  options.open_options = {{"GEOM_POSSIBLE_NAMES", "WKT"}};
  const auto back = read(
      folder.write("d.csv", "WKT,n\n\"" + wkt + "\",1\n\"GEOMETRYCOLLECTION(" + wkt + ")\",2\n"), options);
  ASSERT_TRUE(back);
  for (const Feature& feature : back->features) {
    EXPECT_TRUE(feature.shape == point_shape({70.0, 50.0}) || !feature.geometry_problem.empty() ||
                feature.shape.empty());
  }
}

TEST(VectorFile, AFeatureWithTooManyVerticesIsNamedNotTaken) {
  const TemporaryFolder folder;
  const auto file = folder.write("x.geojson", one_area);
  ReadOptions options;
  options.max_vertices = 3;
  const auto back = read(file, options);
  ASSERT_TRUE(back);
  EXPECT_NE(back->features[0].geometry_problem.find("vertices"), std::string::npos);
  EXPECT_TRUE(back->features[0].shape.empty());
  EXPECT_EQ(std::get<std::int64_t>(*back->features[0].find("a")), 1);
}

TEST(VectorFile, ANameThatIsNotAPlainFilesIsRefused) {
  const TemporaryFolder folder;
  for (const char* const name :
       {"", "/vsicurl/http://127.0.0.1/x.geojson", "/vsizip/x.zip/x.shp", "http://127.0.0.1/x.geojson",
        "/vsistdin/x.geojson", "{\"type\":\"FeatureCollection\",\"features\":[]}.geojson",
        "<OGRVRTDataSource/>.geojson", "PG:dbname=x", "/dev/stdin"}) {
    const auto refused = read(name);
    ASSERT_FALSE(refused) << name;
    EXPECT_NE(refused.error().code, ErrorCode::io) << name;
  }
  EXPECT_EQ(read(folder / "absent.geojson").error().code, ErrorCode::not_found);
  std::filesystem::create_directory(folder / "folder.shp");
  EXPECT_EQ(read(folder / "folder.shp").error().code, ErrorCode::bad_input);
  EXPECT_EQ(read("GeoJSON:" + folder.write("x.geojson", one_area).string()).error().code,
            ErrorCode::not_found);
}

TEST(VectorFile, TheExtensionAndNotTheContentChoosesTheDriver) {
  const TemporaryFolder folder;
  const std::string secret = folder.write("secret.csv", "a\n1\n").string();
  const std::string vrt = "<OGRVRTDataSource><OGRVRTLayer name=\"secret\"><SrcDataSource>" + secret +
                          "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>";
  for (const char* const name :
       {"x.geojson", "x.kml", "x.gpkg", "x.shp", "x.fgb", "x.gml", "x.xlsx", "x.ods", "x.pbf", "x.csv"}) {
    const auto refused = read(folder.write(name, vrt));
    if (!refused) continue;
    for (const Feature& feature : refused->features) EXPECT_NE(feature.text("a"), "1") << name;
  }
  EXPECT_EQ(read(folder.write("x.vrt", vrt)).error().code, ErrorCode::unsupported);
  EXPECT_EQ(read(folder.write("x", one_area)).error().code, ErrorCode::unsupported);
  ReadOptions options;
  options.driver = "OGR_VRT";
  EXPECT_EQ(read(folder / "x.vrt", options).error().code, ErrorCode::unsupported);
  options.driver = "GeoJSON";
  EXPECT_TRUE(read(folder / "x", options));
}

TEST(VectorFile, AddressesInsideAFileAreNotFetched) {
  const TemporaryFolder folder;
  const auto file = folder.write(
      "x.geojson",
      R"({"type":"FeatureCollection","crs":{"type":"link","properties":{"href":"http://127.0.0.1:9/crs"}},"features":[]})");
  const auto back = read(file);
  EXPECT_TRUE(!back || back->features.empty());
}

TEST(VectorFile, ABrokenFileSaysSo) {
  const TemporaryFolder folder;
  ASSERT_TRUE(write_layers(folder / "x.gpkg", VectorFormat::geopackage, {two_places()}));
  output_of("ogr2ogr '" + (folder / "x.fgb").string() + "' '" + (folder / "x.gpkg").string() + "'", folder);
  const std::string whole = bytes_of(folder / "x.fgb");
  const auto cut = read(folder.write("cut.fgb", whole.substr(0, whole.size() - 40)));
  EXPECT_FALSE(cut);
  for (const char* const name : {"e.geojson", "e.gpkg", "e.shp", "e.fgb", "e.kml", "e.xlsx", "e.pbf"}) {
    EXPECT_FALSE(read(folder.write(name, "")) && !read(folder / name)->features.empty()) << name;
    const auto noise = read(folder.write(name, "\x01\x02 noise \xff"));
    EXPECT_FALSE(noise && !noise->features.empty()) << name;
  }
  const auto refused = read(folder / "e.gpkg");
  ASSERT_FALSE(refused);
  EXPECT_FALSE(refused.error().where.empty());
}

}  // namespace
}  // namespace tyndau::geo
