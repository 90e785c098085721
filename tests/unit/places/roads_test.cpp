#include "intake/roads.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>

namespace tyndau::intake {
namespace {

namespace fs = std::filesystem;
using geo::RoadDirection;
using Tags = std::map<std::string, std::string>;

std::optional<RoadDirection> direction(const Tags& tags, bool with_other_tags = false) {
  geo::LayerInfo layer;
  geo::Feature feature;
  std::string other;
  for (const auto& [name, value] : tags) {
    if (with_other_tags && name != "highway") {
      other += (other.empty() ? "\"" : ",\"") + name + "\"=>\"" + value + "\"";
      continue;
    }
    layer.fields.push_back(name);
    feature.properties.emplace_back(name, value);
  }
  if (!other.empty()) feature.properties.emplace_back("other_tags", other);
  return direction_for_cars(layer, feature);
}

TEST(Roads, OnlyWhatACarOrABusMayUseIsARoad) {
  for (const char* road :
       {"motorway", "trunk_link", "residential", "living_street", "service", "track", "busway"}) {
    EXPECT_TRUE(direction({{"highway", road}})) << road;
  }
  for (const char* none : {"footway", "path", "cycleway", "steps", "pedestrian", "bridleway", "corridor",
                           "platform", "construction", "proposed", "raceway", ""}) {
    EXPECT_FALSE(direction({{"highway", none}})) << none;
  }
  EXPECT_FALSE(direction({{"highway", ""}, {"waterway", "river"}})) << "a river of the layer of lines";
  EXPECT_TRUE(direction({{"name", "a road"}})) << "a layer without classes holds roads only";
  EXPECT_TRUE(direction({{"fclass", "track_grade3"}})) << "as Geofabrik writes it";
  EXPECT_FALSE(direction({{"fclass", "footway"}}));
}

TEST(Roads, ARoadThatIsClosedToThePublicIsNone) {
  for (const char* closed : {"no", "private", "military", "agricultural", "forestry"}) {
    EXPECT_FALSE(direction({{"highway", "service"}, {"access", closed}})) << closed;
    EXPECT_FALSE(direction({{"highway", "service"}, {"access", closed}}, true)) << closed;
  }
  for (const char* open : {"yes", "permissive", "destination", "customers", ""}) {
    EXPECT_TRUE(direction({{"highway", "service"}, {"access", open}})) << open;
  }
  EXPECT_FALSE(direction({{"highway", "track"}, {"motor_vehicle", "no"}}));
  EXPECT_FALSE(direction({{"highway", "track"}, {"vehicle", "private"}}));
  EXPECT_TRUE(direction({{"highway", "track"}, {"access", "no"}, {"motor_vehicle", "yes"}}))
      << "the more particular tag decides";
  EXPECT_TRUE(direction({{"highway", "service"}, {"access", "no"}, {"bus", "yes"}}));
}

TEST(Roads, TheDirectionIsAsTheFileSays) {
  EXPECT_EQ(direction({{"highway", "primary"}}), RoadDirection::both);
  EXPECT_EQ(direction({{"highway", "primary"}, {"oneway", "yes"}}), RoadDirection::forward);
  EXPECT_EQ(direction({{"highway", "primary"}, {"oneway", "yes"}}, true), RoadDirection::forward);
  EXPECT_EQ(direction({{"highway", "primary"}, {"oneway", "-1"}}), RoadDirection::backward);
  EXPECT_EQ(direction({{"highway", "primary"}, {"oneway", "no"}}), RoadDirection::both);
  EXPECT_EQ(direction({{"highway", "motorway"}}), RoadDirection::forward);
  EXPECT_EQ(direction({{"highway", "motorway"}, {"oneway", "no"}}), RoadDirection::both);
  EXPECT_EQ(direction({{"highway", "tertiary"}, {"junction", "roundabout"}}), RoadDirection::forward);
  EXPECT_EQ(direction({{"fclass", "primary"}, {"oneway", "F"}}), RoadDirection::forward);
  EXPECT_EQ(direction({{"fclass", "primary"}, {"oneway", "T"}}), RoadDirection::backward);
  EXPECT_EQ(direction({{"fclass", "primary"}, {"oneway", "B"}}), RoadDirection::both);
}

/// A file that is gone when the test is over.
class Written {
 public:
  Written(const std::string& name, const std::string& text) : file_(fs::path(testing::TempDir()) / name) {
    std::ofstream(file_) << text;
  }
  ~Written() { fs::remove(file_); }
  Written(const Written&) = delete;
  Written& operator=(const Written&) = delete;
  [[nodiscard]] const fs::path& file() const { return file_; }

 private:
  fs::path file_;
};

std::string collection(const std::string& features) {
  return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

RoadOptions trusted() {
  RoadOptions options;
  options.policy.trust = sandbox::Trust::trusted;
  return options;
}

TEST(Roads, AFileBecomesANetworkWithItsNameAndDigest) {
  const Written roads("roads.geojson", collection(R"(
    {"type":"Feature","properties":{"highway":"primary"},"geometry":{"type":"MultiLineString","coordinates":[[[70,50],[70,50.01]],[[70,50.01],[70.01,50.01]]]}},
    {"type":"Feature","properties":{"highway":"footway"},"geometry":{"type":"LineString","coordinates":[[70,50],[70.01,50.01]]}},
    {"type":"Feature","properties":{"highway":"primary"},"geometry":{"type":"Point","coordinates":[70,50]}})"));
  auto options = trusted();
  std::int64_t seen = 0;
  options.progress = [&](std::int64_t done, std::int64_t) { seen = done; };
  const auto read = read_roads(roads.file(), options);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->roads.file, "roads.geojson");
  EXPECT_EQ(read->roads.sha256.size(), 64U);
  EXPECT_EQ(read->left_out, 1);
  EXPECT_EQ(read->roads.network.summary().lines, 2U);
  EXPECT_NEAR(read->roads.network.summary().length.value, 1112.291604 + 716.808811, 0.02);
  EXPECT_EQ(seen, 3);
}

TEST(Roads, AFileWithoutLinesIsRefusedByName) {
  const Written points(
      "points.geojson",
      collection(R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[70,50]}})"));
  const auto read = read_roads(points.file(), trusted());
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::bad_input);
  EXPECT_EQ(read.error().reason, "no-lines");
  EXPECT_EQ(read.error().value, "points.geojson");
}

TEST(Roads, AFileOfFootpathsIsRefusedForAnotherReason) {
  const Written paths("paths.geojson", collection(R"(
    {"type":"Feature","properties":{"highway":"path"},"geometry":{"type":"LineString","coordinates":[[70,50],[70.01,50.01]]}})"));
  const auto read = read_roads(paths.file(), trusted());
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().reason, "no-roads");
}

TEST(Roads, AFileThatIsMissingOrBrokenIsRefused) {
  EXPECT_EQ(read_roads("nowhere.gpkg", trusted()).error().code, ErrorCode::not_found);
  const Written broken("broken.geojson", R"({"type":"FeatureCollection","features":[{"type")");
  EXPECT_EQ(read_roads(broken.file(), trusted()).error().code, ErrorCode::bad_input);
  const Written text("roads.pdf", "no");
  EXPECT_EQ(read_roads(text.file(), trusted()).error().code, ErrorCode::unsupported);
}

TEST(Roads, OfAnOsmExtractTheWaysAreRead) {
  const Written extract("town.osm", R"(<?xml version="1.0"?><osm version="0.6">
    <node id="1" lat="50" lon="70" version="1"/><node id="2" lat="50.01" lon="70" version="1"/>
    <node id="3" lat="50.02" lon="70" version="1"><tag k="place" v="village"/></node>
    <way id="1" version="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="track"/><tag k="oneway" v="-1"/></way>
    <way id="2" version="1"><nd ref="2"/><nd ref="3"/><tag k="waterway" v="river"/></way></osm>)");
  const auto read = read_roads(extract.file(), trusted());
  ASSERT_TRUE(read) << read.error().message;
  const auto& network = read->roads.network;
  EXPECT_NEAR(network.summary().length.value, 1112.291604, 0.02);
  const auto south = network.join({70, 50}, Metres{10}), north = network.join({70, 50.01}, Metres{10});
  ASSERT_TRUE(south && north);
  EXPECT_FALSE(network.ways({*south}, {*north})[0][0]) << "it leads southwards";
  EXPECT_TRUE(network.ways({*north}, {*south})[0][0]);
}

}  // namespace
}  // namespace tyndau::intake
