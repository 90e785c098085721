#include "layers/map_layers.hpp"

#include "geo/geodesic.hpp"
#include "layers/map_fields.hpp"
#include "sample_report.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

namespace tyndau::layers {
namespace {

namespace fs = std::filesystem;

const std::vector<geo::Feature>& of(const MapFeatures& all, MapLayer layer) {
  return all[static_cast<std::size_t>(layer)];
}

struct Folder {
  fs::path path = fs::temp_directory_path() / ("tyndau-map-layers-" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
};

TEST(MapLayers, EveryFeatureHasAValueForEachFieldOfItsLayer) {
  const MapFeatures all = map_features(*test::sample_report(), test::catalogue());
  for (std::size_t i = 0; i < map_layer_count; ++i) {
    const auto& fields = fields_of(static_cast<MapLayer>(i));
    for (const geo::Feature& feature : all[i]) {
      ASSERT_EQ(feature.properties.size(), fields.size()) << code(static_cast<MapLayer>(i));
      for (std::size_t f = 0; f < fields.size(); ++f) EXPECT_EQ(feature.properties[f].first, fields[f].first);
    }
  }
}

TEST(MapLayers, EveryFeatureSaysWhetherSomebodyConfirmedWhatWasRead) {
  for (const bool unconfirmed : {false, true}) {
    const auto report = test::sample_report();
    report->input.origin.unconfirmed = unconfirmed;
    std::size_t features = 0;
    for (const auto& layer : map_features(*report, test::catalogue())) {
      for (const geo::Feature& feature : layer) {
        ++features;
        EXPECT_EQ(std::get<std::int64_t>(*feature.find("unconfirmed")), unconfirmed ? 1 : 0);
      }
    }
    EXPECT_GT(features, 4U);
  }
}

TEST(MapLayers, AttributeNamesAreSnakeCaseAndStandOnce) {
  for (std::size_t i = 0; i < map_layer_count; ++i) {
    std::set<std::string> names;
    for (const auto& [name, type] : fields_of(static_cast<MapLayer>(i))) {
      EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_"), std::string::npos) << name;
      EXPECT_TRUE(names.insert(name).second) << name;
    }
  }
}

TEST(MapLayers, AnEstimatedExtentIsACircleOfItsOuterRadiusAndSaysSo) {
  const MapFeatures all = map_features(*test::sample_report(), test::catalogue());
  const auto& communities = of(all, MapLayer::affected_communities);
  ASSERT_EQ(communities.size(), 1U);
  ASSERT_EQ(communities[0].shape.polygons.size(), 1U);
  for (const LonLat vertex : communities[0].shape.polygons[0].outer) {
    EXPECT_NEAR(geo::distance(vertex, test::aksu().centre).value, 2500.0, 0.01);
  }
  EXPECT_EQ(std::get<std::int64_t>(*communities[0].find("estimated")), 1);
  EXPECT_EQ(communities[0].text("name_kk"), "Ақсу");
  EXPECT_DOUBLE_EQ(std::get<double>(*communities[0].find("distance_low_m")), 7123.457);
}

TEST(MapLayers, ALineRunsFromTheVenueToTheCommunity) {
  const MapFeatures all = map_features(*test::sample_report(), test::catalogue());
  const auto& lines = of(all, MapLayer::distance_lines);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].text("venue"), "v1");
  EXPECT_EQ(lines[0].text("verdict"), "fail");
}

TEST(MapLayers, WhatPassesIsNoFindingOnTheMap) {
  const MapFeatures all = map_features(*test::sample_report(), test::catalogue());
  for (const geo::Feature& finding : of(all, MapLayer::findings)) {
    EXPECT_NE(finding.text("verdict"), "pass");
    EXPECT_NE(finding.text("verdict"), "not_applicable");
  }
}

TEST(MapLayers, AFindingThatShowsNowhereIsKeptWithoutAPlace) {
  const auto report = test::sample_report();
  report->input.project.footprint.reset();
  const MapFeatures all = map_features(*report, test::catalogue());
  std::size_t told = 0;
  for (const Finding& finding : report->findings) {
    if (finding.verdict == Verdict::fail || finding.verdict == Verdict::cannot_tell) ++told;
  }
  const auto& findings = of(all, MapLayer::findings);
  EXPECT_EQ(findings.size(), told);
  EXPECT_TRUE(
      std::any_of(findings.begin(), findings.end(), [](const auto& one) { return one.shape.empty(); }));
}

TEST(MapLayers, FilesHoldFindingsWithoutAPlaceToo) {
  const Folder folder;
  const auto report = test::sample_report();
  report->input.project.footprint.reset();
  auto features = map_features(*report, test::catalogue());
  const auto count = of(features, MapLayer::findings).size();
  MapLayers layers;
  ASSERT_TRUE(layers.open_geopackage(folder.path / "layers.gpkg"));
  ASSERT_TRUE(layers.open_geojson(folder.path));
  layers.add(std::move(features));
  ASSERT_TRUE(layers.commit());
  std::size_t in_package = 0;
  const auto written = geo::layers_of(folder.path / "layers.gpkg");
  ASSERT_TRUE(written) << written.error().message;
  for (const auto& layer : *written) {
    if (layer.name == "findings") in_package = static_cast<std::size_t>(layer.feature_count);
  }
  EXPECT_EQ(in_package, count);
  std::ifstream in(folder.path / "findings.geojson", std::ios::binary);
  const auto json = nlohmann::json::parse(in);
  ASSERT_EQ(json["features"].size(), count);
  EXPECT_TRUE(std::any_of(json["features"].begin(), json["features"].end(),
                          [](const auto& one) { return one["geometry"].is_null(); }));
}

TEST(MapLayers, APrivatePersonIsNotNamed) {
  const auto report = test::sample_report();
  report->input.project.initiator = "A B";
  report->input.project.initiator_is_private = true;
  const MapFeatures all = map_features(*report, test::catalogue());
  EXPECT_EQ(of(all, MapLayer::projects)[0].text("initiator_ru"), "частное лицо");
}

TEST(MapLayers, AVenueKnownToItsSettlementOnlyIsMarkedEstimated) {
  const MapFeatures all = map_features(*test::sample_report(), test::catalogue());
  const auto& venues = of(all, MapLayer::venues);
  ASSERT_EQ(venues.size(), 1U);
  EXPECT_EQ(std::get<std::int64_t>(*venues[0].find("estimated")), 1);
  EXPECT_EQ(venues[0].text("name_kk"), "Степногорск");  // a missing name is filled by the one there is
}

TEST(MapLayers, OneGeoPackageHoldsAllLayersAndGeoJsonHasOneFileEach) {
  const Folder folder;
  MapLayers layers;
  ASSERT_TRUE(layers.open_geopackage(folder.path / "layers.gpkg"));
  ASSERT_TRUE(layers.open_geojson(folder.path));
  layers.add(map_features(*test::sample_report(), test::catalogue()));
  layers.add(map_features(*test::sample_report("h-2"), test::catalogue()));
  EXPECT_FALSE(fs::exists(folder.path / "layers.gpkg")) << "before it is whole";
  ASSERT_TRUE(layers.commit());
  const auto written = geo::layers_of(folder.path / "layers.gpkg");
  ASSERT_TRUE(written) << written.error().message;
  EXPECT_EQ(written->size(), map_layer_count);
  for (std::size_t i = 0; i < map_layer_count; ++i) {
    EXPECT_TRUE(fs::exists(folder.path / (std::string(code(static_cast<MapLayer>(i))) + ".geojson")));
  }
}

TEST(MapLayers, AGeoPackageDeclaresWhatItsLayersHold) {
  const Folder folder;
  MapLayers layers;
  ASSERT_TRUE(layers.open_geopackage(folder.path / "layers.gpkg"));
  layers.add(map_features(*test::sample_report(), test::catalogue()));
  ASSERT_TRUE(layers.commit());
  const auto written = geo::layers_of(folder.path / "layers.gpkg");
  ASSERT_TRUE(written) << written.error().message;
  std::map<std::string, std::string> types;
  for (const auto& layer : *written) types[layer.name] = layer.geometry_type;
  EXPECT_EQ(types["protection_zones"], "Multi Polygon");
  EXPECT_EQ(types["affected_communities"], "Multi Polygon");
  EXPECT_EQ(types["distance_lines"], "Multi Line String");
  EXPECT_EQ(types["venues"], "Point");
  EXPECT_EQ(types["findings"], "Unknown (any)");
}

TEST(MapLayers, WhatIsNotCommittedLeavesNothing) {
  const Folder folder;
  {
    MapLayers layers;
    ASSERT_TRUE(layers.open_geopackage(folder.path / "layers.gpkg"));
    ASSERT_TRUE(layers.open_geojson(folder.path));
    layers.add(map_features(*test::sample_report(), test::catalogue()));
  }
  EXPECT_TRUE(fs::is_empty(folder.path));
}

TEST(MapLayers, TheSameReportsGiveTheSameGeoJsonBytes) {
  const Folder folder;
  const auto bytes = [&](const fs::path& file) {
    MapLayers layers;
    EXPECT_TRUE(layers.open_geojson(folder.path));
    layers.add(map_features(*test::sample_report(), test::catalogue()));
    EXPECT_TRUE(layers.commit());
    std::ifstream in(folder.path / file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  EXPECT_EQ(bytes("findings.geojson"), bytes("findings.geojson"));
}

}  // namespace
}  // namespace tyndau::layers
