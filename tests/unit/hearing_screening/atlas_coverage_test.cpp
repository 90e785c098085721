#include "hearing/atlas.hpp"
#include "unit/geo/random_shapes.hpp"
#include "unit/hearing_screening/sketch.hpp"

namespace tyndau {
namespace {

using namespace hearing;

constexpr LonLat origin{70.0, 50.0};

LonLat at(double east, double north = 0.0) { return test::offset(origin, east, north); }
geo::Shape point(double east, double north = 0.0) { return geo::point_shape(at(east, north)); }
geo::Shape box(double west, double south, double east, double north) {
  return geo::test::area_of({at(west, south), at(east, south), at(east, north), at(west, north)});
}

/// A square of 2 km about the origin.
geo::Shape square() { return box(-1000, -1000, 1000, 1000); }

AdminUnit unit(const std::string& id, UnitLevel level, geo::Shape shape) {
  AdminUnit one;
  one.id = id;
  one.level = level;
  one.name = id;
  one.shape = std::move(shape);
  return one;
}

Dataset dataset(DatasetKind kind, geo::Shape coverage) {
  Dataset one;
  one.kind = kind;
  one.coverage = std::move(coverage);
  return one;
}

Atlas speaking(std::vector<Dataset> datasets) {
  AtlasData data;
  data.datasets = std::move(datasets);
  return Atlas(data);
}

TEST(AtlasCoverage, OfSettlementsHoldsEverythingWithinTheRadius) {
  const Atlas atlas = speaking({dataset(DatasetKind::settlements, square())});
  EXPECT_TRUE(atlas.covers_settlements(point(0), Metres{999}));
  EXPECT_FALSE(atlas.covers_settlements(point(0), Metres{1001}));
  EXPECT_TRUE(atlas.covers_settlements(point(900), Metres{99}));
  EXPECT_FALSE(atlas.covers_settlements(point(900), Metres{101}));
  EXPECT_FALSE(atlas.covers_settlements(point(1001), Metres{0}));
}

TEST(AtlasCoverage, IncludesAPointOnTheEdge) {
  const Atlas atlas = speaking({dataset(DatasetKind::settlements, square())});
  const LonLat corner = square().polygons[0].outer[0];
  EXPECT_TRUE(atlas.covers_settlements(geo::point_shape(corner), Metres{0}));
  EXPECT_FALSE(atlas.covers_settlements(geo::point_shape(corner), Metres{1}));
}

TEST(AtlasCoverage, OfNoAreaIsNowhere) {
  const Atlas atlas = speaking({dataset(DatasetKind::settlements, {})});
  EXPECT_FALSE(atlas.covers_settlements(point(0), Metres{0}));
}

TEST(AtlasCoverage, OfOneDataSetIsNotMadeUpOfTwoHalves) {
  const Atlas atlas = speaking({dataset(DatasetKind::settlements, box(-1000, -1000, 0, 1000)),
                                dataset(DatasetKind::settlements, box(0, -1000, 1000, 1000))});
  EXPECT_TRUE(atlas.covers_settlements(point(-500), Metres{400}));
  EXPECT_TRUE(atlas.covers_settlements(point(500), Metres{400}));
  EXPECT_FALSE(atlas.covers_settlements(point(0), Metres{400}));
}

TEST(AtlasCoverage, EndsAtAHole) {
  geo::Shape holed = square();
  holed.polygons[0].holes = {box(-100, -100, 100, 100).polygons[0].outer};
  const Atlas atlas = speaking({dataset(DatasetKind::settlements, holed)});
  EXPECT_FALSE(atlas.covers_settlements(point(0), Metres{0}));
  EXPECT_TRUE(atlas.covers_settlements(point(500), Metres{399}));
  EXPECT_FALSE(atlas.covers_settlements(point(500), Metres{401}));
  EXPECT_FALSE(atlas.covers_settlements(box(-500, -500, 500, 500), Metres{0}))
      << "its corners are in, its middle is not";
}

TEST(AtlasCoverage, OfADrawnPlaceHoldsAllOfIt) {
  const Atlas atlas = speaking({dataset(DatasetKind::settlements, square())});
  EXPECT_TRUE(atlas.covers_settlements(box(-500, -500, 500, 500), Metres{499}));
  EXPECT_FALSE(atlas.covers_settlements(box(-500, -500, 500, 500), Metres{501}));
  EXPECT_FALSE(atlas.covers_settlements(box(-500, -500, 1500, 500), Metres{0}));
  EXPECT_FALSE(atlas.covers_settlements({}, Metres{0}));
}

TEST(AtlasCoverage, IsOfOneKindOfRecord) {
  for (const DatasetKind kind :
       {DatasetKind::units, DatasetKind::zones, DatasetKind::buildings, DatasetKind::outline}) {
    EXPECT_FALSE(speaking({dataset(kind, square())}).covers_settlements(point(0), Metres{0})) << code(kind);
  }
  EXPECT_FALSE(speaking({dataset(DatasetKind::settlements, square())}).dwellings_within(point(0), Metres{1}));
}

TEST(AtlasCoverage, OfZonesIsOfTheKindsThatTheDataSetSpeaksAbout) {
  Dataset zones = dataset(DatasetKind::zones, square());
  zones.zone_kinds = {ZoneKind::protected_area};
  const Atlas atlas = speaking({zones});
  EXPECT_TRUE(atlas.covers_zones(ZoneKind::protected_area, point(0)));
  EXPECT_TRUE(atlas.covers_zones(ZoneKind::protected_area, box(-900, -900, 900, 900)));
  EXPECT_FALSE(atlas.covers_zones(ZoneKind::protected_area, point(1100)));
  EXPECT_FALSE(atlas.covers_zones(ZoneKind::protected_area_buffer, point(0)));
  zones.kind = DatasetKind::units;
  EXPECT_FALSE(speaking({zones}).covers_zones(ZoneKind::protected_area, point(0)));
}

/// Two districts side by side, W and E, and one rural district inside W.
AtlasData two_districts() {
  AtlasData data;
  data.units = {unit("W", UnitLevel::district, box(-1000, -1000, 0, 1000)),
                unit("E", UnitLevel::district, box(0, -1000, 1000, 1000)),
                unit("R", UnitLevel::rural_district, box(-800, -800, -200, 800)),
                unit("N", UnitLevel::district, {})};
  return data;
}

std::string ids(const std::vector<const AdminUnit*>& units) {
  std::string all;
  for (const AdminUnit* one : units) all += one->id;
  return all;
}

TEST(AtlasUnits, ThatMeetAPlaceTouchIt) {
  const Atlas atlas(two_districts());
  EXPECT_EQ(ids(atlas.units_meeting(UnitLevel::district, point(-500))), "W");
  EXPECT_EQ(ids(atlas.units_meeting(UnitLevel::district, box(-10, -10, 10, 10))), "WE");
  EXPECT_EQ(ids(atlas.units_meeting(UnitLevel::rural_district, point(-500))), "R");
  EXPECT_EQ(ids(atlas.units_meeting(UnitLevel::oblast, point(-500))), "");
  EXPECT_EQ(ids(atlas.units_meeting(UnitLevel::district, point(2000))), "");
}

TEST(AtlasUnits, WithinARadiusStandInTheOrderOfTheRecords) {
  const Atlas atlas(two_districts());
  const auto within = [&](double radius) {
    std::vector<const AdminUnit*> units;
    for (const UnitHit& hit : atlas.units_within(UnitLevel::district, point(300), Metres{radius})) {
      units.push_back(hit.unit);
    }
    return ids(units);
  };
  EXPECT_EQ(within(0), "E");
  EXPECT_EQ(within(299), "E");
  EXPECT_EQ(within(301), "WE");
}

TEST(AtlasUnits, CoverAPlaceAloneOrTogether) {
  const Atlas atlas(two_districts());
  EXPECT_TRUE(atlas.covers_units(UnitLevel::district, point(-500)));
  EXPECT_TRUE(atlas.covers_units(UnitLevel::district, box(-900, -900, -100, 900)));
  EXPECT_TRUE(atlas.covers_units(UnitLevel::district, box(-900, -900, 900, 900)));
  EXPECT_FALSE(atlas.covers_units(UnitLevel::district, box(-900, -900, 1100, 900)));
  EXPECT_FALSE(atlas.covers_units(UnitLevel::rural_district, box(-900, -900, 900, 900)));
  EXPECT_FALSE(atlas.covers_units(UnitLevel::oblast, point(-500)));
  EXPECT_FALSE(atlas.covers_units(UnitLevel::district, {}));
}

TEST(AtlasUnits, DoNotCoverTheGapBetweenThem) {
  AtlasData data = two_districts();
  data.units[1].shape = box(100, -1000, 1000, 1000);
  EXPECT_FALSE(Atlas(data).covers_units(UnitLevel::district, box(-900, -900, 900, 900)));
}

TEST(AtlasUnits, OfADataSetThatSaysSoCoverMoreThanTheyDraw) {
  AtlasData data = two_districts();
  Dataset units = dataset(DatasetKind::units, box(-5000, -5000, 5000, 5000));
  units.unit_levels = {UnitLevel::district};
  data.datasets = {units};
  EXPECT_TRUE(Atlas(data).covers_units(UnitLevel::district, point(3000)));
  EXPECT_FALSE(Atlas(data).covers_units(UnitLevel::rural_district, point(3000)));
}

TEST(AtlasOutline, BelongsToNoLevelAndBearsNoName) {
  AtlasData data = two_districts();
  data.units.push_back(unit("outline:KZ", UnitLevel::oblast, box(-9000, -9000, 9000, 9000)));
  const Atlas atlas(data);
  EXPECT_EQ(atlas.outline(), data.units.back().shape);
  EXPECT_TRUE(atlas.units_meeting(UnitLevel::oblast, point(0)).empty());
  EXPECT_TRUE(atlas.units_named("outline:KZ").empty());
  EXPECT_FALSE(atlas.covers_units(UnitLevel::oblast, point(0)));
  EXPECT_TRUE(Atlas(two_districts()).outline().empty());
}

TEST(AtlasOutline, OfSeveralPartsIsAllOfThem) {
  AtlasData data;
  data.units = {unit("outline:1", UnitLevel::oblast, box(-9000, 0, 0, 9000)),
                unit("outline:2", UnitLevel::oblast, box(0, 0, 9000, 9000))};
  const Atlas atlas(data);
  for (const double east : {-5000.0, 0.0, 5000.0})
    EXPECT_TRUE(geo::contains(atlas.outline(), at(east, 4500))) << east;
  EXPECT_FALSE(geo::contains(atlas.outline(), at(0, -4500)));
}

TEST(AtlasDwellings, AreThoseOfTheBuildingsWithinAKnownArea) {
  AtlasData data;
  for (const auto& [east, dwelling] :
       {std::pair{400.0, true}, {100.0, false}, {200.0, true}, {700.0, true}}) {
    data.buildings.push_back({"b" + std::to_string(data.buildings.size()), point(east), dwelling, {}});
  }
  data.datasets = {dataset(DatasetKind::buildings, square())};
  const Atlas atlas(data);
  const auto near = atlas.dwellings_within(point(0), Metres{500});
  ASSERT_TRUE(near);
  ASSERT_EQ(near->size(), 2U);
  EXPECT_EQ((*near)[0].index, 2U) << "the nearest first, by its place in the data";
  EXPECT_EQ((*near)[1].index, 0U);
  EXPECT_NEAR((*near)[0].nearest.distance.value, 200.0, 0.01);
  EXPECT_FALSE(atlas.dwellings_within(point(0), Metres{1001})) << "absence is known only inside the area";
  EXPECT_TRUE(atlas.dwellings_within(point(-400), Metres{300})->empty());
}

}  // namespace
}  // namespace tyndau
