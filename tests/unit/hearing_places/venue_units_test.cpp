#include "unit/hearing_places/scene.hpp"

namespace tyndau::hearing {
namespace {

constexpr auto rule = "venue-outside-affected-units";

/// An oblast around two districts, west and east of 70 E; the territory lies in the east.
class VenueOutsideAffectedUnits : public test::Scene {
 protected:
  VenueOutsideAffectedUnits() {
    add("west", UnitLevel::district, test::box(69.8, 49.9, 70.0, 50.1));
    add("east", UnitLevel::district, test::box(70.0, 49.9, 70.2, 50.1));
    add("oblast", UnitLevel::oblast, test::box(69.8, 49.9, 70.2, 50.1));
    for (const auto& [id, unit] : units_) bench_.places.units.push_back(unit);
    bench_.geography.territory.source = TerritorySource::declared_polygon;
    bench_.geography.territory.core.polygons = {test::box(70.05, 49.95, 70.1, 50.05)};
    bench_.geography.territory.drawn = bench_.geography.territory.core;
    venue("v1", "Hall");
  }
  void add(const std::string& id, UnitLevel level, const geo::Polygon& polygon) {
    AdminUnit& unit = units_[id];
    unit.id = id;
    unit.name = id;
    unit.level = level;
    unit.shape.polygons = {polygon};
  }
  void reached(const std::string& id, Certainty certainty) {
    AffectedUnit unit;
    unit.known = &units_[id];
    unit.unit = {id, units_[id].level, id};
    unit.reached = certainty;
    bench_.geography.units.push_back(unit);
  }
  Finding at(LonLat centre, double radius) {
    bench_.geography.venues[0].where = geo::Disc{centre, Metres{radius}};
    return bench_.one(rule);
  }
  std::map<std::string, AdminUnit> units_;
};

TEST_F(VenueOutsideAffectedUnits, InsideOutsideAndOnTheBorder) {
  reached("east", Certainty::yes);
  const Finding inside = at({70.1, 50.0}, 500);
  EXPECT_EQ(inside.verdict, Verdict::pass);
  EXPECT_EQ(inside.subject, "v1");
  EXPECT_FALSE(inside.measured);
  const Finding outside = at({69.9, 50.0}, 500);
  EXPECT_EQ(outside.message.key, "venue-outside-affected-units.fail");
  EXPECT_NEAR(outside.measured->value.high, geo::distance({69.9, 50.0}, {70.0, 50.0}).value + 500, 2);
  EXPECT_EQ(at({69.998, 50.0}, 500).message.key, "venue-outside-affected-units.cannot_tell.near_border");
  EXPECT_EQ(at({70.002, 50.0}, 500).message.key, "venue-outside-affected-units.cannot_tell.near_border");
}

TEST_F(VenueOutsideAffectedUnits, ACoarseBorderPutsNobodyOutside) {
  reached("east", Certainty::yes);
  for (auto& unit : bench_.places.units) unit.dataset = "drawn";
  units_["east"].dataset = "drawn";
  bench_.places.datasets.emplace_back().id = "drawn";
  EXPECT_EQ(at({69.99, 50.0}, 5).verdict, Verdict::fail);
  bench_.places.datasets[0].border_accuracy = Metres{2500};
  EXPECT_EQ(at({69.99, 50.0}, 5).message.key, "venue-outside-affected-units.cannot_tell.border_coarse");
  EXPECT_EQ(at({70.01, 50.0}, 5).message.key, "venue-outside-affected-units.cannot_tell.border_coarse");
  EXPECT_EQ(at({69.9, 50.0}, 5).verdict, Verdict::fail);
}

TEST_F(VenueOutsideAffectedUnits, TheFinestLevelThatCoversTheTerritoryDecides) {
  reached("oblast", Certainty::yes);
  EXPECT_EQ(at({69.9, 50.0}, 500).verdict, Verdict::pass);
  reached("east", Certainty::yes);
  EXPECT_EQ(at({69.9, 50.0}, 500).verdict, Verdict::fail);
}

TEST_F(VenueOutsideAffectedUnits, AUnitThatMayBeReachedMayHoldTheVenue) {
  reached("east", Certainty::yes);
  reached("west", Certainty::maybe);
  EXPECT_EQ(at({69.9, 50.0}, 500).message.key, "venue-outside-affected-units.cannot_tell.perhaps_reached");
  bench_.geography.units[1].reached = Certainty::no;
  EXPECT_EQ(at({69.9, 50.0}, 500).verdict, Verdict::fail);
}

TEST_F(VenueOutsideAffectedUnits, ATerritoryThatPolygonsDoNotCoverMayTouchOtherUnits) {
  reached("east", Certainty::yes);
  bench_.geography.territory.drawn.polygons = {test::box(70.1, 49.95, 70.3, 50.05)};
  EXPECT_EQ(at({69.9, 50.0}, 500).message.key, "venue-outside-affected-units.cannot_tell.incomplete");
  EXPECT_EQ(at({70.1, 50.0}, 500).verdict, Verdict::pass);
}

TEST_F(VenueOutsideAffectedUnits, NamesAloneDoNotSettleIt) {
  reached("east", Certainty::yes);
  units_["east"].shape = {};
  EXPECT_EQ(at({70.1, 50.0}, 500).message.key, "venue-outside-affected-units.cannot_tell.no_polygons");
  EXPECT_EQ(bench_.one(rule).settled_by->key, "settle.unit_outlines");
}

TEST_F(VenueOutsideAffectedUnits, AVenueThatIsNotOnTheMapIsNotJudged) {
  reached("east", Certainty::yes);
  EXPECT_EQ(bench_.one(rule).message.key, "venue-outside-affected-units.cannot_tell.venue_unlocated");
  bench_.geography.venues.clear();
  EXPECT_EQ(bench_.one(rule).message.key, "venue-outside-affected-units.cannot_tell.no_venue");
}

}  // namespace
}  // namespace tyndau::hearing
