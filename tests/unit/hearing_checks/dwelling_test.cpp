#include "unit/hearing_checks/bench.hpp"

#include <gtest/gtest.h>

namespace tyndau::hearing {
namespace {

constexpr LonLat site{70.0, 50.0};

class DwellingDistance : public ::testing::Test {
 protected:
  DwellingDistance() {
    bench_.input.project.footprint =
        Footprint{geo::point_shape(site), FootprintRole::site_boundary, Metres{0}};
  }
  /// A village north of the site: its point so far away, its boundary between 300 and 500 m about that.
  void village_at(double metres, const std::string& name = "Аксу") {
    Settlement village;
    village.id = "v" + std::to_string(bench_.places.settlements.size());
    village.name = name;
    village.centre = geo::direct(site, 0.0, Metres{metres});
    village.extent.shape = geo::point_shape(village.centre);
    village.extent.radius = {Metres{300}, Metres{500}};
    bench_.places.settlements.push_back(village);
  }
  void house_at(double metres) {
    if (bench_.places.datasets.empty()) cover_buildings();
    Building house;
    house.id = "b" + std::to_string(bench_.places.buildings.size());
    house.dwelling = true;
    house.shape = geo::point_shape(geo::direct(site, 90.0, Metres{metres}));
    house.dataset = "houses";
    bench_.places.buildings.push_back(house);
  }
  void cover_buildings() {
    Dataset houses;
    houses.id = "houses";
    houses.kind = DatasetKind::buildings;
    houses.coverage.polygons.push_back({{{69, 49}, {71, 49}, {71, 51}, {69, 51}}, {}});
    bench_.places.datasets.push_back(houses);
  }
  Finding declared(double metres) {
    bench_.input.project.declared_dwelling_distance = Metres{metres};
    return bench_.one("dwelling-distance-contradicted");
  }
  test::Bench bench_;
};

TEST_F(DwellingDistance, AHouseThatIsNearerThanDeclaredFails) {
  house_at(700);
  const Finding found = declared(1200);
  EXPECT_EQ(found.message.key, "dwelling-distance-contradicted.fail.building");
  EXPECT_NEAR(found.measured->value.low, 700, 0.001);
  ASSERT_EQ(found.lines.size(), 1U);
  EXPECT_EQ(found.lines[0].from, site);
}

TEST_F(DwellingDistance, TheDeclaredDistanceIsAsPreciseAsItsLastFigure) {
  house_at(1155);
  EXPECT_EQ(declared(1200).verdict, Verdict::pass);  // 1150 to 1250
  EXPECT_EQ(declared(1210).verdict, Verdict::fail);  // 1205 to 1215
  EXPECT_EQ(declared(1155).verdict, Verdict::pass);
  EXPECT_EQ(declared(1000).verdict, Verdict::pass);  // 500 to 1500
  EXPECT_EQ(declared(2000).verdict, Verdict::fail);  // 1500 to 2500
}

TEST_F(DwellingDistance, UncertainCoordinatesLeaveRoom) {
  house_at(1000);
  EXPECT_EQ(declared(1150).verdict, Verdict::fail);
  bench_.input.project.footprint->uncertainty = Metres{200};
  EXPECT_EQ(declared(1150).verdict, Verdict::pass);
}

TEST_F(DwellingDistance, AWholeVillageThatIsNearerThanDeclaredFails) {
  village_at(2000);  // boundary from 1500 m on, everything within 1700 + 1000 m
  EXPECT_EQ(declared(2600).verdict, Verdict::pass);
  const Finding found = declared(2900);
  EXPECT_EQ(found.message.key, "dwelling-distance-contradicted.fail.settlement");
  EXPECT_NE(test::english(found.message).find("Аксу"), std::string::npos);
}

TEST_F(DwellingDistance, NearerThanAnyMappedDwellingCannotBeTold) {
  village_at(5000);
  const Finding found = declared(1200);
  EXPECT_EQ(found.message.key, "dwelling-distance-contradicted.cannot_tell.farther");
  EXPECT_EQ(found.settled_by->key, "settle.measured_dwelling");
  EXPECT_EQ(found.measured->unit, Unit::metre);
}

TEST_F(DwellingDistance, TheNearestOfSeveralVillagesIsTheOneThatCounts) {
  village_at(9000, "Восток");
  village_at(2000, "Аксу");
  EXPECT_EQ(declared(5000).verdict, Verdict::fail);
  EXPECT_NE(test::english(declared(5000).message).find("Аксу"), std::string::npos);
}

TEST_F(DwellingDistance, WithoutAHouseNearbyTheVillagesAreAsked) {
  cover_buildings();
  village_at(2000);
  EXPECT_EQ(declared(2900).message.key, "dwelling-distance-contradicted.fail.settlement");
}

TEST_F(DwellingDistance, WithoutDataOrFootprintItCannotBeTold) {
  EXPECT_EQ(declared(1200).settled_by->key, "settle.settlements");
  village_at(5000);
  bench_.input.project.footprint.reset();
  EXPECT_EQ(declared(1200).settled_by->key, "settle.footprint");
}

TEST_F(DwellingDistance, WithoutADeclaredDistanceThereIsNothingToCompare) {
  village_at(5000);
  EXPECT_EQ(bench_.one("dwelling-distance-contradicted").message.key, "not_applicable.no_declared_distance");
}

}  // namespace
}  // namespace tyndau::hearing
