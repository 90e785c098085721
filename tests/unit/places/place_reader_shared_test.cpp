// Counts that ogrinfo gives for the same files.
#include "intake/place_reader.hpp"
#include "support/paths.hpp"

#include <gtest/gtest.h>

namespace tyndau::intake {
namespace {

Result<LoadedPlaces> load(const std::string& relative, hearing::DatasetKind kind) {
  PlaceOptions options;
  options.dataset.id = "shared";
  options.dataset.kind = kind;
  options.policy.trust = sandbox::Trust::trusted;
  options.estimate = {0.002,       0.75,         1.7,          4.0,   {Metres{100}, Metres{3000}},
                      Metres{280}, Metres{2700}, Metres{2500}, "test"};
  return read_places(test::shared_dir() / relative, options);
}

TEST(SharedPlaces, TheDistrictsAre224AndOneIsRepairedNearItsKnownPlace) {
  TYNDAU_NEEDS_SHARED("data/admin/kaz_admbnda_adm2_2024.shp");
  const auto units = load("data/admin/kaz_admbnda_adm2_2024.shp", hearing::DatasetKind::units);
  ASSERT_TRUE(units) << units.error().message;
  EXPECT_EQ(units->content.units.size(), 224U);
  EXPECT_EQ(units->content.units.front().level, hearing::UnitLevel::district);
  ASSERT_EQ(units->report.repaired.size(), 1U);
  EXPECT_NEAR(units->report.repaired.front().where->lon, 68.7358, 1e-3);
  EXPECT_NEAR(units->report.repaired.front().where->lat, 48.6745, 1e-3);
}

TEST(SharedPlaces, TheOpenStreetMapPointsAre9899) {
  TYNDAU_NEEDS_SHARED("data/settlements/hotosm_kaz_populated_places.geojson");
  const auto places =
      load("data/settlements/hotosm_kaz_populated_places.geojson", hearing::DatasetKind::settlements);
  ASSERT_TRUE(places) << places.error().message;
  EXPECT_EQ(places->content.settlements.size(), 9899U);
  EXPECT_LE(places->report.counts.at("without population"), 9899 - 3500);
}

TEST(SharedPlaces, LiechtensteinHas16ResidentialAreasAnd3723Buildings) {
  TYNDAU_NEEDS_SHARED("data/osm/liechtenstein-2013-osm2pgsql.osm.pbf");
  const auto settlements =
      load("data/osm/liechtenstein-2013-osm2pgsql.osm.pbf", hearing::DatasetKind::settlements);
  ASSERT_TRUE(settlements) << settlements.error().message;
  EXPECT_EQ(settlements->report.counts.at("residential areas"), 16);
  const auto buildings =
      load("data/osm/liechtenstein-2013-osm2pgsql.osm.pbf", hearing::DatasetKind::buildings);
  ASSERT_TRUE(buildings) << buildings.error().message;
  EXPECT_EQ(buildings->report.read, 3723);
}

TEST(SharedPlaces, MonacoHasItsWaterAndPlaces) {
  TYNDAU_NEEDS_SHARED("data/osm/monaco-tilemaker.osm.pbf");
  const auto settlements = load("data/osm/monaco-tilemaker.osm.pbf", hearing::DatasetKind::settlements);
  ASSERT_TRUE(settlements) << settlements.error().message;
  EXPECT_EQ(settlements->report.counts.at("residential areas"), 7);
}

}  // namespace
}  // namespace tyndau::intake
