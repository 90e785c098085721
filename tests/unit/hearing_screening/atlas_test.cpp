#include "hearing/atlas.hpp"

#include "unit/geo/random_shapes.hpp"
#include "unit/hearing_screening/sketch.hpp"

#include <set>

namespace tyndau {
namespace {

using namespace hearing;

constexpr LonLat origin{70.0, 50.0};

LonLat at(double east, double north = 0.0) { return test::offset(origin, east, north); }
geo::Shape point(double east, double north = 0.0) { return geo::point_shape(at(east, north)); }
geo::Shape box(double west, double south, double east, double north) {
  return geo::test::area_of({at(west, south), at(east, south), at(east, north), at(west, north)});
}

AdminUnit unit(const std::string& id, UnitLevel level, const std::string& name, geo::Shape shape = {}) {
  AdminUnit one;
  one.id = id;
  one.level = level;
  one.name = name;
  one.shape = std::move(shape);
  return one;
}

Zone zone(const std::string& id, ZoneKind kind, geo::Shape shape) {
  Zone one;
  one.id = id;
  one.kind = kind;
  one.shape = std::move(shape);
  return one;
}

template <class T>
std::string ids_of_units(const std::vector<T>& units) {
  std::set<std::string> ids;
  for (const AdminUnit* one : units) ids.insert(one->id);
  std::string all;
  for (const std::string& id : ids) all += (all.empty() ? "" : " ") + id;
  return all;
}

TEST(Atlas, FindsSettlementsAndUnitsByIdOnly) {
  AtlasData data;
  data.settlements = {test::estimated("s1", at(0), 1, 2), test::estimated("s2", at(1), 1, 2)};
  data.units = {unit("u1", UnitLevel::oblast, "s1")};
  const Atlas atlas(data);
  ASSERT_TRUE(atlas.settlement("s2"));
  EXPECT_EQ(atlas.settlement("s2")->id, "s2");
  EXPECT_EQ(atlas.unit("u1")->name, "s1");
  for (const char* unknown : {"", "S1", "s", "u1", "s11"}) EXPECT_FALSE(atlas.settlement(unknown)) << unknown;
  EXPECT_FALSE(atlas.unit("s1"));
}

TEST(Atlas, WithoutDataFindsNothing) {
  const Atlas atlas(AtlasData{});
  EXPECT_FALSE(atlas.settlement("x"));
  EXPECT_FALSE(atlas.unit("x"));
  EXPECT_TRUE(atlas.settlements_within(point(0), Metres{1e7}).empty());
  EXPECT_TRUE(atlas.nearest_settlements(point(0), 3).empty());
  EXPECT_FALSE(atlas.nearest_zone(ZoneKind::water_body, point(0)));
  EXPECT_TRUE(atlas.units_named("район").empty());
  EXPECT_FALSE(atlas.covers_settlements(point(0), Metres{0}));
  EXPECT_FALSE(atlas.covers_zones(ZoneKind::water_body, point(0)));
  EXPECT_FALSE(atlas.covers_units(UnitLevel::oblast, point(0)));
  EXPECT_FALSE(atlas.dwellings_within(point(0), Metres{0}));
  EXPECT_TRUE(atlas.outline().empty());
}

TEST(Atlas, OfTwoRecordsWithOneIdTheLaterCountsEverywhere) {
  AtlasData data;
  data.settlements = {test::estimated("s", at(0), 0, 0), test::estimated("s", at(9000), 0, 0)};
  data.units = {unit("u", UnitLevel::district, "Старый район", box(-10, -10, 10, 10)),
                unit("u", UnitLevel::district, "Новый район", box(8990, -10, 9010, 10))};
  const Atlas atlas(data);
  EXPECT_EQ(atlas.settlement("s"), &atlas.data().settlements[1]);
  EXPECT_TRUE(atlas.settlements_within(point(0), Metres{100}).empty());
  EXPECT_EQ(atlas.settlements_within(point(9000), Metres{100}).size(), 1U);
  EXPECT_EQ(atlas.unit("u")->name, "Новый район");
  EXPECT_TRUE(atlas.units_named("Старый район").empty());
  EXPECT_TRUE(atlas.units_meeting(UnitLevel::district, point(0)).empty());
}

TEST(Atlas, FindsUnitsByAnyOfTheirNamesAndByLevel) {
  AtlasData data;
  data.units = {unit("d", UnitLevel::district, "Абайский район"),
                unit("o", UnitLevel::oblast, "Абайская область"),
                unit("r", UnitLevel::rural_district, "Абайский с.о.")};
  data.units[0].names = {"Абай ауданы", "Абайский район", "Abai District"};
  data.units[0].alternate_names = {"Чубартауский район"};
  const Atlas atlas(data);
  for (const char* name :
       {"Абайский район", "АБАЙСКИЙ  РАЙОН", "Абай ауданы", "Чубартауский р-н", "Abai District"}) {
    EXPECT_EQ(ids_of_units(atlas.units_named(name, UnitLevel::district)), "d") << name;
  }
  EXPECT_TRUE(atlas.units_named("Абайский район", UnitLevel::oblast).empty());
  EXPECT_TRUE(atlas.units_named("").empty());
  EXPECT_TRUE(atlas.units_named("Неизвестный район").empty());
}

TEST(Atlas, NamesakesAreAllFound) {
  AtlasData data;
  data.units = {unit("d1", UnitLevel::district, "Жамбылский район"),
                unit("d2", UnitLevel::district, "Жамбылский район")};
  const Atlas atlas(data);
  EXPECT_EQ(ids_of_units(atlas.units_named("Жамбылский район")), "d1 d2");
}

/// Settlements by chance: points with radii and drawn ones, some of them displaced.
AtlasData random_places(geo::test::Chance& chance) {
  AtlasData data;
  const std::size_t count = chance.below(24);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string id = "s" + std::to_string(chance.below(1000)) + "-" + std::to_string(i);
    const LonLat centre = chance.near(origin, 30000);
    if (chance.below(2) == 0) {
      const double low = chance.between(0, 2000);
      data.settlements.push_back(test::estimated(id, centre, low, low + chance.between(0, 6000)));
    } else {
      const auto outline =
          geo::test::area_of(chance.star(centre, chance.between(100, 4000), 3 + chance.below(8)));
      data.settlements.push_back(test::mapped(id, outline, centre));
    }
    if (chance.below(3) == 0)
      data.settlements.back().extent.position_uncertainty = Metres{chance.between(0, 3000)};
  }
  return data;
}

/// From a position to the true boundary, by the words of Extent alone.
Interval<double> plain_distance(LonLat from, const Extent& extent) {
  const double blur = extent.position_uncertainty.value;
  const auto cut = [](double value) { return std::max(0.0, value); };
  if (extent.quality == ExtentQuality::estimated) {
    const double metres = geo::distance(from, extent.shape.points[0]).value;
    return {cut(metres - extent.radius.high.value - blur), cut(metres - extent.radius.low.value + blur)};
  }
  const double to_edge = geo::test::plain_distance_to_boundary(from, extent.shape);
  if (geo::contains(extent.shape, from)) return {0.0, cut(blur - to_edge)};
  return {cut(to_edge - blur), to_edge + blur};
}

TEST(Atlas, SettlementsWithinAreThoseOfAPlainSearch) {
  geo::test::Chance chance(11);
  for (int round = 0; round < 50; ++round) {
    const Atlas atlas(random_places(chance));
    const LonLat from = chance.near(origin, 35000);
    const double radius = chance.below(5) == 0 ? 0.0 : chance.between(0, 15000);
    std::map<std::string, Interval<double>> expected;
    for (const Settlement& one : atlas.data().settlements) {
      const auto distance = plain_distance(from, one.extent);
      if (distance.low <= radius) expected.emplace(one.id, distance);
    }
    const auto found = atlas.settlements_within(geo::point_shape(from), Metres{radius});
    ASSERT_EQ(found.size(), expected.size()) << "round " << round;
    auto next = expected.begin();
    for (const SettlementHit& hit : found) {
      EXPECT_EQ(hit.settlement->id, next->first) << "by id, round " << round;
      EXPECT_NEAR(hit.distance.low.value, next->second.low, 1e-3) << "round " << round;
      EXPECT_NEAR(hit.distance.high.value, next->second.high, 1e-3) << "round " << round;
      ++next;
    }
  }
}

TEST(Atlas, NearestSettlementsAreThoseOfAPlainSearch) {
  geo::test::Chance chance(12);
  for (int round = 0; round < 50; ++round) {
    const Atlas atlas(random_places(chance));
    const LonLat from = chance.near(origin, 35000);
    std::vector<std::pair<double, std::string>> expected;
    for (const Settlement& one : atlas.data().settlements) {
      const auto distance = plain_distance(from, one.extent);
      expected.emplace_back(std::round((distance.low + distance.high) * 500.0),
                            one.id);  // middles in millimetres
    }
    std::sort(expected.begin(), expected.end());
    const std::size_t wanted = 1 + chance.below(6);
    if (expected.size() > wanted) expected.resize(wanted);
    const auto found = atlas.nearest_settlements(geo::point_shape(from), wanted);
    ASSERT_EQ(found.size(), expected.size()) << "round " << round;
    for (std::size_t i = 0; i < found.size(); ++i) {
      EXPECT_EQ(found[i].settlement->id, expected[i].second) << "round " << round << " place " << i;
    }
  }
}

TEST(Atlas, NearestIsJudgedByTheTrueBoundaryAndNotByTheDrawnPoint) {
  AtlasData data;
  data.settlements = {test::estimated("large", at(9000), 5000, 6000),
                      test::estimated("small", at(5000), 100, 200)};
  const Atlas atlas(data);
  const auto nearest = atlas.nearest_settlements(point(0), 1);
  ASSERT_EQ(nearest.size(), 1U);
  EXPECT_EQ(nearest[0].settlement->id, "large") << "3.0 to 4.0 km against 4.8 to 4.9 km";
  EXPECT_TRUE(atlas.nearest_settlements(point(0), 0).empty());
  EXPECT_EQ(atlas.nearest_settlements(point(0), 5).size(), 2U);
}

TEST(Atlas, SettlementsAtOneDistanceAreOrderedById) {
  AtlasData data;
  for (const char* id : {"c", "a", "b"}) data.settlements.push_back(test::estimated(id, at(1000), 10, 20));
  const Atlas atlas(data);
  const auto nearest = atlas.nearest_settlements(point(0), 2);
  ASSERT_EQ(nearest.size(), 2U);
  EXPECT_EQ(nearest[0].settlement->id, "a");
  EXPECT_EQ(nearest[1].settlement->id, "b");
}

TEST(Atlas, ASettlementWithoutAnExtentIsKnownButNowhere) {
  AtlasData data;
  data.settlements = {test::mapped("s", {}, at(0))};
  const Atlas atlas(data);
  EXPECT_TRUE(atlas.settlement("s"));
  EXPECT_TRUE(atlas.settlements_within(point(0), Metres{1e6}).empty());
  EXPECT_TRUE(atlas.nearest_settlements(point(0), 1).empty());
}

TEST(Atlas, ADiscHoldsItsSettlementAtItsLargest) {
  geo::test::Chance chance(13);
  const Atlas atlas(random_places(chance));
  for (const Settlement& one : atlas.data().settlements) {
    const geo::Disc& disc = atlas.disc(one);
    for (const LonLat& corner : geo::vertices(one.extent.shape)) {
      EXPECT_LE(geo::distance(disc.centre, corner).value, disc.radius.value + 1e-6) << one.id;
    }
    EXPECT_GE(disc.radius.value, one.extent.radius.high.value) << one.id;
  }
}

TEST(Atlas, TheNearestZoneIsOfTheKindThatWasAskedFor) {
  AtlasData data;
  data.zones = {zone("far", ZoneKind::protected_area, box(900, -50, 1000, 50)),
                zone("near", ZoneKind::protected_area, box(500, -50, 600, 50)),
                zone("water", ZoneKind::water_body, box(100, -50, 200, 50)),
                zone("undrawn", ZoneKind::state_forest_fund, {})};
  const Atlas atlas(data);
  const auto nearest = atlas.nearest_zone(ZoneKind::protected_area, point(0));
  ASSERT_TRUE(nearest);
  EXPECT_EQ(nearest->zone->id, "near");
  EXPECT_NEAR(nearest->nearest.distance.value, 500.0, 0.01);
  EXPECT_EQ(atlas.nearest_zone(ZoneKind::water_body, point(0))->zone->id, "water");
  EXPECT_FALSE(atlas.nearest_zone(ZoneKind::state_forest_fund, point(0)));
  EXPECT_FALSE(atlas.nearest_zone(ZoneKind::water_protection_strip, point(0)));
}

TEST(Atlas, ZonesWithinStandFromTheNearestOn) {
  AtlasData data;
  for (const auto& [id, east] : {std::pair{"c", 300.0}, {"b", 700.0}, {"a", 700.0}, {"d", 900.0}}) {
    data.zones.push_back(zone(id, ZoneKind::water_body, point(east)));
  }
  const Atlas atlas(data);
  std::string order;
  for (const ZoneHit& hit : atlas.zones_within(ZoneKind::water_body, point(0), Metres{800})) {
    order += hit.zone->id;
  }
  EXPECT_EQ(order, "cab") << "those at one distance by id";
}

}  // namespace
}  // namespace tyndau
