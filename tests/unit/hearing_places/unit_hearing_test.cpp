#include "unit/hearing_places/scene.hpp"

namespace tyndau::hearing {
namespace {

constexpr auto rule = "unit-without-hearing";

/// Districts west | east | north; the first two have polygons of 0.2 degrees each side of 70 E when drawn.
class UnitWithoutHearing : public test::Scene {
 protected:
  UnitWithoutHearing() {
    add("west", "West district");
    add("east", "East district");
    add("north", "North district");
    units_["north"].alternate_names = {"Old district"};
    publish();
  }
  void add(const std::string& id, const std::string& name) {
    AdminUnit& unit = units_[id];
    unit.id = id;
    unit.name = name;
    unit.level = UnitLevel::district;
  }
  void publish() {
    bench_.places.units.clear();
    for (const auto& [id, unit] : units_) bench_.places.units.push_back(unit);
  }
  void draw() {
    units_["west"].shape.polygons = {test::box(69.8, 49.9, 70.0, 50.1)};
    units_["east"].shape.polygons = {test::box(70.0, 49.9, 70.2, 50.1)};
    publish();
  }
  AffectedUnit& affected(const std::string& id, bool declared, Certainty reached = Certainty::maybe) {
    AffectedUnit unit;
    unit.known = &units_[id];
    unit.unit = {units_[id].name, UnitLevel::district, id};
    unit.declared = declared;
    unit.reached = reached;
    bench_.geography.units.push_back(unit);
    return bench_.geography.units.back();
  }
  void venue_in(const std::string& id, const std::string& district) {
    venue(id, "Hall " + id).units.district = district;
  }
  void place(std::size_t index, LonLat centre, double radius) {
    bench_.geography.venues[index].where = geo::Disc{centre, Metres{radius}};
  }
  std::map<std::string, AdminUnit> units_;
};

TEST_F(UnitWithoutHearing, OneHearingForThreeDistrictsLeavesTwoWithout) {
  for (const auto* id : {"west", "east", "north"}) affected(id, true);
  venue_in("v1", "West district");
  EXPECT_EQ(bench_.about(rule, "west").verdict, Verdict::pass);
  const Finding east = bench_.about(rule, "east");
  EXPECT_EQ(east.message.key, "unit-without-hearing.fail.named");
  EXPECT_EQ(east.finding_class, FindingClass::derived);
  EXPECT_NE(test::english(east.message).find("held elsewhere: West district"), std::string::npos);
  EXPECT_EQ(bench_.about(rule, "north").verdict, Verdict::fail);
}

TEST_F(UnitWithoutHearing, ARenamedUnitIsTheSame) {
  affected("north", true);
  venue_in("v1", "Old district");
  EXPECT_EQ(bench_.one(rule).verdict, Verdict::pass);
}

TEST_F(UnitWithoutHearing, AVenueThatStatesNoUnitAtThatLevelLeavesItOpen) {
  affected("east", true);
  venue_in("v1", "West district");
  venue_in("v2", "");
  const Finding found = bench_.one(rule);
  EXPECT_EQ(found.message.key, "unit-without-hearing.cannot_tell.venue_unit_unknown");
  EXPECT_NE(test::english(*found.settled_by).find("Hall v2"), std::string::npos);
}

TEST_F(UnitWithoutHearing, AUnitOfAnotherLevelSaysNothing) {
  affected("east", true);
  venue("v1", "Hall").units.oblast = "West district";
  EXPECT_EQ(bench_.one(rule).verdict, Verdict::cannot_tell);
}

TEST_F(UnitWithoutHearing, TwoNamesThatNobodyKnowsMayBeOneUnit) {
  AffectedUnit unit;
  unit.unit = {"Aral district", UnitLevel::district, {}};
  unit.declared = true;
  bench_.geography.units.push_back(unit);
  venue_in("v1", "Syr district");
  const Finding found = bench_.one(rule);
  EXPECT_EQ(found.message.key, "unit-without-hearing.cannot_tell.names_differ");
  EXPECT_EQ(found.settled_by->key, "settle.unit_in_data");
  venues_[0].units.district = "aral District";
  EXPECT_EQ(bench_.one(rule).verdict, Verdict::pass);
}

TEST_F(UnitWithoutHearing, AUnitInferredFromTheSiteIsJudgedByItsPolygon) {
  draw();
  affected("east", false, Certainty::yes);
  venue("v1", "Hall");
  place(0, {70.1, 50.0}, 1000);
  EXPECT_EQ(bench_.one(rule).verdict, Verdict::pass);
  place(0, {69.9, 50.0}, 1000);
  const Finding found = bench_.one(rule);
  EXPECT_EQ(found.message.key, "unit-without-hearing.fail");
  EXPECT_NEAR(found.measured->value.low, geo::distance({69.9, 50.0}, {70.0, 50.0}).value - 1000, 2);
  place(0, {69.99, 50.0}, 1000);
  EXPECT_EQ(bench_.one(rule).message.key, "unit-without-hearing.cannot_tell.near_border");
  bench_.geography.venues[0].where.reset();
  EXPECT_EQ(bench_.one(rule).verdict, Verdict::cannot_tell);
}

TEST_F(UnitWithoutHearing, NearerToABorderThanItIsDrawnAccuratelyNothingIsDecided) {
  draw();
  for (auto& [id, unit] : units_) unit.dataset = "drawn";
  publish();
  bench_.places.datasets.emplace_back().id = "drawn";
  affected("east", true);
  venue("v1", "Hall");
  for (const double lon : {69.9999, 69.99, 70.0001, 70.01}) {  // 7 m and 720 m west and east of the border
    place(0, {lon, 50.0}, 5);
    bench_.places.datasets[0].border_accuracy.reset();
    EXPECT_NE(bench_.one(rule).verdict, Verdict::cannot_tell) << lon;
    bench_.places.datasets[0].border_accuracy = Metres{2500};
    const Finding open = bench_.one(rule);
    EXPECT_EQ(open.message.key, "unit-without-hearing.cannot_tell.border_coarse") << lon;
    EXPECT_EQ(open.settled_by->key, "settle.unit_border");
    EXPECT_GE(open.measured->value.high - open.measured->value.low, 2500);
  }
  place(0, {69.95, 50.0}, 5);  // 3.6 km
  EXPECT_EQ(bench_.one(rule).verdict, Verdict::fail);
  place(0, {70.05, 50.0}, 5);
  EXPECT_EQ(bench_.one(rule).verdict, Verdict::pass);
}

TEST_F(UnitWithoutHearing, WhereTheVenueIsTooVagueItsCoordinatesAreAskedForAndNotTheBorder) {
  draw();
  for (auto& [id, unit] : units_) unit.dataset = "drawn";
  publish();
  bench_.places.datasets.emplace_back().id = "drawn";
  bench_.places.datasets[0].border_accuracy = Metres{2500};
  affected("east", true);
  venue("v1", "Hall");
  place(0, {69.99, 50.0}, 1000);
  EXPECT_EQ(bench_.one(rule).message.key, "unit-without-hearing.cannot_tell.near_border");
}

TEST_F(UnitWithoutHearing, AUnitThatMayBeReachedDoesNotFail) {
  draw();
  affected("east", false, Certainty::maybe);
  venue("v1", "Hall");
  place(0, {69.9, 50.0}, 100);
  const Finding found = bench_.one(rule);
  EXPECT_EQ(found.message.key, "unit-without-hearing.cannot_tell.perhaps_reached");
  EXPECT_EQ(found.settled_by->key, "settle.territory_boundary");
  bench_.geography.units[0].declared = true;
  EXPECT_EQ(bench_.one(rule).verdict, Verdict::fail);
}

TEST_F(UnitWithoutHearing, AUnitThatIsNotReachedIsNotSpokenOf) {
  draw();
  affected("west", false, Certainty::no);
  affected("east", false, Certainty::yes);
  venue("v1", "Hall");
  place(0, {70.1, 50.0}, 100);
  EXPECT_EQ(bench_.one(rule).subject, "east");
}

TEST_F(UnitWithoutHearing, TheNearestVenueIsNamed) {
  draw();
  affected("east", false, Certainty::yes);
  venue("v1", "Far hall");
  venue("v2", "Near hall");
  place(0, {69.85, 50.0}, 100);
  place(1, {69.95, 50.0}, 100);
  EXPECT_NE(test::english(bench_.one(rule).message).find("Near hall"), std::string::npos);
}

TEST_F(UnitWithoutHearing, WithoutAVenueNothingIsKnown) {
  affected("east", true);
  EXPECT_EQ(bench_.one(rule).message.key, "unit-without-hearing.cannot_tell.no_venue");
}

TEST_F(UnitWithoutHearing, WithoutAnyUnitTheListIsAskedFor) {
  venue("v1", "Hall");
  EXPECT_EQ(bench_.one(rule).settled_by->key, "settle.affected_units");
}

}  // namespace
}  // namespace tyndau::hearing
