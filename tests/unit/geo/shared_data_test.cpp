#include "geo/area_index.hpp"
#include "geo/geodesic.hpp"
#include "geo/overlay.hpp"
#include "geo/vector_file.hpp"
#include "support/paths.hpp"
#include "temporary_folder.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

namespace tyndau::geo {
namespace {

std::filesystem::path shared(const std::string& name) {
  const char* const elsewhere = std::getenv("TYNDAU_SHARED");
  return (elsewhere != nullptr ? std::filesystem::path(elsewhere) : tyndau::test::shared_dir()) / name;
}

#define NEEDS(name)                                                           \
  if (!std::filesystem::exists(shared(name))) {                               \
    std::cout << "not checked, shared data absent: " << shared(name) << "\n"; \
    GTEST_SKIP();                                                             \
  }

struct Oracle {
  std::string set;
  std::int64_t settlement = 0;
  LonLat from;
  double distance = 0.0;
};

std::vector<Oracle> oracle_rows() {
  std::ifstream file(shared("bench/oracle_sample.csv"));
  std::vector<Oracle> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::vector<std::string> cells;
    std::istringstream cells_of(line);
    for (std::string cell; std::getline(cells_of, cell, ',');) cells.push_back(cell);
    rows.push_back(
        {cells[0], std::stoll(cells[2]), {std::stod(cells[3]), std::stod(cells[4])}, std::stod(cells[5])});
  }
  return rows;
}

std::map<std::int64_t, Shape> settlements() {
  std::map<std::int64_t, Shape> result;
  const auto layers =
      read_features(shared("bench/settlements.fgb"), {}, [&](const LayerInfo&, Feature&& feature) {
        EXPECT_TRUE(feature.geometry_problem.empty());
        result[std::get<std::int64_t>(*feature.find("id"))] = std::move(feature.shape);
        return true;
      });
  EXPECT_TRUE(layers) << layers.error().message;
  return result;
}

TEST(SharedData, DistancesAgreeWithTheOracleWithinAMicrometre) {
  NEEDS("bench/oracle_sample.csv");
  const auto shapes = settlements();
  ASSERT_EQ(shapes.size(), 6500U);
  const auto rows = oracle_rows();
  ASSERT_EQ(rows.size(), 64U);
  double worst = 0.0;
  for (const Oracle& row : rows) {
    const double found = nearest_points(point_shape(row.from), shapes.at(row.settlement)).distance.value;
    worst = std::max(worst, std::abs(found - row.distance));
    EXPECT_NEAR(found, row.distance, 1e-6) << row.set << " settlement " << row.settlement;
  }
  std::cout << "worst difference from the oracle: " << worst * 1e9 << " nm over " << rows.size()
            << " pairs\n";
}

TEST(SharedData, TheNearestSettlementIsTheOraclesWherePostgisNamesAnother) {
  NEEDS("bench/oracle_sample.csv");
  const auto shapes = settlements();
  for (const Oracle& row : oracle_rows()) {
    if (row.set != "wrong_nearest_true") continue;
    const BoundingSphere here = bounding_sphere(point_shape(row.from));
    for (const auto& [id, shape] : shapes) {
      if (id == row.settlement || distance_at_least(here, bounding_sphere(shape)).value > row.distance)
        continue;
      EXPECT_GT(nearest_points(point_shape(row.from), shape).distance.value, row.distance)
          << "settlement " << id;
    }
  }
}

struct Counted {
  int features = 0, invalid = 0, without_geometry = 0;
  std::vector<LonLat> invalid_at;
};

Counted count(const std::string& name, const std::string& layer = {}) {
  Counted counted;
  ReadOptions options;
  options.layer = layer;
  const auto read = read_features(shared(name), options, [&](const LayerInfo&, Feature&& feature) {
    ++counted.features;
    EXPECT_TRUE(feature.geometry_problem.empty()) << feature.geometry_problem;
    if (feature.shape.empty()) ++counted.without_geometry;
    if (const auto found = invalidity(feature.shape)) {
      ++counted.invalid;
      counted.invalid_at.push_back(found->where);
    }
    return true;
  });
  EXPECT_TRUE(read) << read.error().message << " " << read.error().where;
  return counted;
}

TEST(SharedData, OneOf224UnitsIsInvalidAtTheKnownPlace) {
  NEEDS("data/admin/kaz_admbnda_adm2_2024.shp");
  const Counted units = count("data/admin/kaz_admbnda_adm2_2024.shp");
  EXPECT_EQ(units.features, 224);
  ASSERT_EQ(units.invalid, 1);
  EXPECT_NEAR(units.invalid_at[0].lon, 68.7358, 1e-4);
  EXPECT_NEAR(units.invalid_at[0].lat, 48.6745, 1e-4);
  EXPECT_EQ(count("data/admin/kaz_admbnda_adm1_2024.shp").features, 20);
}

TEST(SharedData, TheInvalidUnitIsRepairedWithoutLosingArea) {
  NEEDS("data/invalid/kz_adm2_2024_selfintersection.geojson");
  int checked = 0;
  const auto file = shared("data/invalid/kz_adm2_2024_selfintersection.geojson");
  const auto read = read_features(file, {}, [&](const LayerInfo&, Feature&& feature) {
    EXPECT_TRUE(invalidity(feature.shape));
    const auto mended = repaired(feature.shape);
    EXPECT_TRUE(mended) << mended.error().message;
    EXPECT_FALSE(invalidity(*mended));
    EXPECT_NEAR(area(*mended).value / area(feature.shape).value, 1.0, 1e-4);
    ++checked;
    return true;
  });
  ASSERT_TRUE(read);
  EXPECT_EQ(checked, 1);
}

TEST(SharedData, SharedAreasOfNeighbouringUnitsAreSmall) {
  NEEDS("data/admin/kaz_admbnda_adm1_2024.shp");
  std::vector<Shape> units;
  const auto read =
      read_features(shared("data/admin/kaz_admbnda_adm1_2024.shp"), {}, [&](const LayerInfo&, Feature&& f) {
        units.push_back(std::move(f.shape));
        return true;
      });
  ASSERT_TRUE(read);
  double sum = 0.0;
  for (const Shape& unit : units) sum += area(unit).value;
  const auto country = united(units);
  ASSERT_TRUE(country) << country.error().message;
  EXPECT_NEAR(area(*country).value / sum, 1.0, 1e-4);
  EXPECT_NEAR(sum / 1e6, 2'724'900.0, 30'000.0) << "the country's stated area, km²";
}

/// ogrinfo's count of each layer.
int ogrinfo_count(const std::string& name, const std::string& layer, const std::string& where = {}) {
  const test::TemporaryFolder folder;
  const std::string filter = where.empty() ? "" : " -where \"" + where + "\"";
  const std::string text =
      test::output_of("ogrinfo -ro -so" + filter + " '" + shared(name).string() + "' " + layer, folder);
  const std::string label = "Feature Count: ";
  return std::stoi(text.substr(text.find(label) + label.size()));
}

TEST(SharedData, CountsAgreeWithOgrinfo) {
  NEEDS("data/settlements/hotosm_kaz_populated_places.geojson");
  const std::string places = "data/settlements/hotosm_kaz_populated_places.geojson";
  const auto layers = layers_of(shared(places));
  ASSERT_TRUE(layers);
  EXPECT_EQ(count(places).features, 9899);
  EXPECT_EQ(ogrinfo_count(places, layers->front().name), 9899);
  EXPECT_EQ(ogrinfo_count("data/admin/kaz_admbnda_adm2_2024.shp", "kaz_admbnda_adm2_2024"), 224);
  EXPECT_EQ(layers_of(shared("bench/settlements.fgb"))->front().feature_count, 6500);
}

TEST(SharedData, AnOsmExtractIsReadWholeInItsOwnOrder) {
  const std::string extract = "data/osm/liechtenstein-2013-osm2pgsql.osm.pbf";
  NEEDS(extract);
  std::map<std::string, int> features;
  int residential = 0, buildings = 0;
  const auto read = read_features(shared(extract), {}, [&](const LayerInfo& layer, Feature&& feature) {
    ++features[layer.name];
    if (layer.name != "multipolygons") return true;
    if (feature.text("landuse") == "residential") ++residential;
    if (!feature.text("building").empty()) ++buildings;
    return true;
  });
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(features["multipolygons"], 4104);
  EXPECT_EQ(residential, 16);
  EXPECT_EQ(buildings, 3723);
  EXPECT_GT(features["points"], 0);
  EXPECT_GT(features["lines"], 0);
  const test::TemporaryFolder folder;
  const std::string listed = test::output_of(
      "ogrinfo -ro -q -geom=NO '" + shared(extract).string() + "' multipolygons | grep -c '^OGRFeature'",
      folder);
  EXPECT_EQ(std::stoi(listed), features["multipolygons"]);
  EXPECT_EQ(count("data/osm/monaco-tilemaker.osm.pbf", "multipolygons").features, 1734);
}

TEST(SharedData, TheIndexAndThePlainSearchAgree) {
  NEEDS("bench/oracle_sample.csv");
  std::vector<Shape> shapes;
  for (auto& [id, shape] : settlements()) shapes.push_back(std::move(shape));
  const AreaIndex index(shapes);
  for (const Oracle& row : oracle_rows()) {
    const auto hits = index.nearest(point_shape(row.from), 3);
    ASSERT_EQ(hits.size(), 3U);
    for (const Hit& hit : hits) {
      const double plain = nearest_points(point_shape(row.from), shapes[hit.index]).distance.value;
      ASSERT_NEAR(hit.nearest.distance.value, plain, 1e-6);
    }
  }
}

}  // namespace
}  // namespace tyndau::geo
