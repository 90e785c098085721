#include "hearing/affected_units.hpp"
#include "hearing/unit_relation.hpp"
#include "unit/hearing_screening/sketch.hpp"

#include <utility>

namespace tyndau {
namespace {

using namespace hearing;

const std::string rule = "unit-without-hearing";
const std::string outside = "venue-outside-affected-units";

AdminUnit unit(const std::string& id, UnitLevel level, const std::string& name,
               const std::string& parent = {}) {
  AdminUnit one;
  one.id = id;
  one.level = level;
  one.name = name;
  one.parent_id = parent;
  return one;
}

AdminUnit drawn(const std::string& id, UnitLevel level, const geo::Shape& shape) {
  AdminUnit one = unit(id, level, "район " + id);
  one.shape = shape;
  return one;
}

UnitRef named(const std::string& text, UnitLevel level = UnitLevel::district) { return {text, level, {}}; }

Venue venue_of(const std::string& id, const std::string& district) {
  Venue venue;
  venue.id = id;
  venue.name = "hall";
  venue.units.district = district;
  return venue;
}

/// A road through three districts, its hearing in one.
class ThreeDistricts : public ::testing::Test {
 protected:
  ThreeDistricts() {
    world_.places.units = {unit("d1", UnitLevel::district, "Жарминский район", "o"),
                           unit("d2", UnitLevel::district, "Кокпектинский район", "o"),
                           unit("d3", UnitLevel::district, "район Аксуат", "o")};
    world_.input.project.declared_units = {named("Жарминский район"), named("Кокпектинский район"),
                                           named("район Аксуат")};
    world_.input.venues = {venue_of("v1", "Кокпектинский район")};
  }
  test::World world_;
};

TEST_F(ThreeDistricts, TwoAreLeftWithoutAHearingEvenWithoutPolygons) {
  EXPECT_EQ(world_.verdict(rule, "d1"), Verdict::fail);
  EXPECT_EQ(world_.verdict(rule, "d2"), Verdict::pass);
  EXPECT_EQ(world_.verdict(rule, "d3"), Verdict::fail);
  EXPECT_EQ(world_.finding(rule, "d1").finding_class, FindingClass::derived);
}

TEST_F(ThreeDistricts, WhatNobodyHasConfirmedAccusesNobodyOfAMissingVenue) {
  world_.input.origin.unconfirmed = true;
  const Finding open = world_.finding(rule, "d1");
  EXPECT_EQ(open.verdict, Verdict::cannot_tell);
  EXPECT_EQ(open.message.key, rule + ".cannot_tell.unconfirmed");
  ASSERT_TRUE(open.settled_by);
  EXPECT_EQ(open.settled_by->key, "settle.confirmed_venues");
  EXPECT_EQ(world_.verdict(rule, "d2"), Verdict::pass);
}

TEST_F(ThreeDistricts, WhatNobodyHasConfirmedFailsNothing) {
  const std::string too_small = "spz-below-class-minimum";
  world_.input.project.hazard_class = HazardClass::I;
  world_.spz(1);
  EXPECT_EQ(world_.verdict(too_small), Verdict::fail);
  world_.input.origin.unconfirmed = true;
  const Finding open = world_.finding(too_small);
  EXPECT_EQ(open.verdict, Verdict::cannot_tell);
  EXPECT_EQ(open.message.key, "finding.cannot_tell.unconfirmed");
  EXPECT_TRUE(open.required) << "what was read and what is required stay";
  ASSERT_TRUE(open.settled_by);
  EXPECT_EQ(open.settled_by->key, "settle.confirmed_reading");
}

TEST_F(ThreeDistricts, EachOwnVenueClearsItsDistrict) {
  world_.venue(venue_of("v2", "Жарма ауданы"));
  world_.places.units[0].alternate_names = {"Жарма ауданы"};
  EXPECT_EQ(world_.verdict(rule, "d1"), Verdict::pass);
  EXPECT_EQ(world_.verdict(rule, "d3"), Verdict::fail);
}

TEST_F(ThreeDistricts, ARenamedDistrictIsTheSame) {
  world_.places.units[1].alternate_names = {"Көкпекті ауданы"};
  world_.input.venues = {venue_of("v1", "Көкпекті ауданы")};
  EXPECT_EQ(world_.verdict(rule, "d2"), Verdict::pass);
}

TEST_F(ThreeDistricts, AVenueThatStatesNoDistrictLeavesItOpen) {
  world_.venue(venue_of("v2", ""));
  EXPECT_EQ(world_.verdict(rule, "d1"), Verdict::cannot_tell);
  EXPECT_EQ(world_.verdict(rule, "d2"), Verdict::pass);
}

TEST_F(ThreeDistricts, AVenueThatStatesItsRuralDistrictIsInTheDistrictAbove) {
  world_.places.units.push_back(unit("r", UnitLevel::rural_district, "Кокпектинский с.о.", "d2"));
  Venue venue = venue_of("v1", "");
  venue.units.rural_district = "Кокпектинский с.о.";
  world_.input.venues = {venue};
  EXPECT_EQ(world_.verdict(rule, "d2"), Verdict::pass);
  EXPECT_EQ(world_.verdict(rule, "d1"), Verdict::fail);
}

TEST_F(ThreeDistricts, OneNamedTwiceIsOne) {
  world_.input.project.declared_units.push_back(named("Жарминский р-н"));
  EXPECT_EQ(world_.geography().units.size(), 3u);
}

TEST_F(ThreeDistricts, IsNotJudgedForAPublicDiscussion) {
  world_.input.form = Form::public_discussion;
  EXPECT_EQ(world_.verdict(rule), Verdict::not_applicable);
}

TEST(SameUnit, NamesThatTheAtlasDoesNotKnowAreOpenUnlessAlike) {
  EXPECT_EQ(same_unit({nullptr, "Foo ауданы"}, {nullptr, "foo район"}), Certainty::yes);
  EXPECT_EQ(same_unit({nullptr, "Foo ауданы"}, {nullptr, "Bar район"}), Certainty::maybe);
}

TEST(SameUnit, RecordsAreComparedByIdThenByName) {
  AdminUnit a = unit("1", UnitLevel::district, "Жамбылский район", "o1");
  AdminUnit b = unit("2", UnitLevel::district, "Жамбылский район", "o2");
  EXPECT_EQ(same_unit({&a, ""}, {&a, ""}), Certainty::yes);
  EXPECT_EQ(same_unit({&a, ""}, {&b, ""}), Certainty::no) << "namesakes in two oblasts";
  b.parent_id.clear();
  EXPECT_EQ(same_unit({&a, ""}, {&b, ""}), Certainty::yes) << "one district in two data sets";
  b.name = "Абайский район";
  EXPECT_EQ(same_unit({&a, ""}, {&b, ""}), Certainty::no);
  EXPECT_EQ(same_unit({&a, ""}, {nullptr, "Жамбылский р-н"}), Certainty::yes);
  EXPECT_EQ(same_unit({nullptr, "Абайский"}, {&a, ""}), Certainty::no);
}

/// Two districts side by side, the border 450 m east of the site; the venue 250 m beyond it.
const char* const border = R"(WWWWWWWWWWEEEEEEEEEE
WWWWWWWWWWEEEEEEEEEE
WWWWWWWWWWEEEEEEEEEE)";
const char* const places = R"(....................
.....*......1.......
....................)";

class TwoDistricts : public ::testing::Test {
 protected:
  TwoDistricts() : world_{test::Sketch(places)} {
    const LonLat corner = test::offset({70, 50}, -500, 100);
    const test::Sketch map(border, 100.0, corner);
    world_.places.units = {drawn("W", UnitLevel::district, map.block('W')),
                           drawn("E", UnitLevel::district, map.block('E'))};
  }
  test::World world_;
};

TEST_F(TwoDistricts, TheTerritoryDecidesWhichAreAffected) {
  const auto affected = [&](double radius) {
    std::string ids;
    for (const AffectedUnit& one : world_.spz(radius).geography().units) ids += one.unit.id;
    return ids;
  };
  EXPECT_EQ(affected(449), "W");
  EXPECT_EQ(affected(451), "EW");
}

TEST_F(TwoDistricts, AnInferredUnitFailsWhenEveryVenueLiesOutsideIt) {
  world_.spz(100);
  EXPECT_EQ(world_.verdict(rule, "W"), Verdict::fail);
  EXPECT_EQ(world_.verdict(outside, "v1"), Verdict::fail);
}

TEST_F(TwoDistricts, PartlyAffectedIsAffected) {
  world_.spz(451);
  EXPECT_EQ(world_.verdict(rule, "E"), Verdict::pass);
  EXPECT_EQ(world_.verdict(rule, "W"), Verdict::fail);
  EXPECT_EQ(world_.verdict(outside, "v1"), Verdict::pass);
}

TEST_F(TwoDistricts, AVenueNearTheBorderIsOpenWithinItsUncertainty) {
  world_.spz(100);
  world_.input.venues[0].uncertainty = Metres{249};
  EXPECT_EQ(world_.verdict(outside, "v1"), Verdict::fail);
  world_.input.venues[0].uncertainty = Metres{251};
  EXPECT_EQ(world_.verdict(outside, "v1"), Verdict::cannot_tell);
  EXPECT_EQ(world_.verdict(rule, "W"), Verdict::cannot_tell);
}

TEST_F(TwoDistricts, AUnitThatOnlyMayBeReachedIsNotAccused) {
  world_.input.project.footprint->uncertainty = Metres{30};
  world_.input.venues[0] = test::venue_at("v1", world_.input.project.footprint->shape.points[0]);
  world_.spz(440);
  EXPECT_EQ(world_.verdict(rule, "E"), Verdict::cannot_tell);
  EXPECT_EQ(world_.verdict(rule, "W"), Verdict::pass);
}

/// The two with borders that are drawn so accurately.
class CoarseDistricts : public TwoDistricts {
 protected:
  void draw(double accuracy) {
    for (AdminUnit& one : world_.places.units) one.dataset = "drawn";
    Dataset& drawn = world_.places.datasets.emplace_back();
    drawn.id = "drawn";
    drawn.border_accuracy = Metres{accuracy};
  }
  std::pair<Certainty, Certainty> reached(double accuracy, double radius) {
    draw(accuracy);
    world_.spz(radius);
    const auto certainty = [&](const std::string& id) {
      for (const AffectedUnit& one : world_.geography().units) {
        if (one.unit.id == id) return one.reached;
      }
      return Certainty::no;
    };
    return {certainty("W"), certainty("E")};
  }
};

TEST_F(CoarseDistricts, AreToldApartFartherFromTheBorderThanItIsAccurate) {
  EXPECT_EQ(reached(100, 100), std::pair(Certainty::yes, Certainty::no))
      << "150 m deep, 350 m from the zone to the neighbour";
}

TEST_F(CoarseDistricts, MayBeReachedFromBeyondTheBorderAsDrawn) {
  EXPECT_EQ(reached(400, 300), std::pair(Certainty::yes, Certainty::maybe));
}

TEST_F(CoarseDistricts, MayBothBeReachedNearerThanTheBorderIsAccurate) {
  EXPECT_EQ(reached(2500, 100), std::pair(Certainty::maybe, Certainty::maybe));
  EXPECT_EQ(world_.verdict(rule, "W"), Verdict::cannot_tell);
}

TEST_F(CoarseDistricts, AccuseNobodyOfAVenueNearerToTheBorderThanItIsAccurate) {
  draw(260);
  world_.input.project.declared_units = {named("район W")};
  EXPECT_EQ(world_.verdict(rule, "W"), Verdict::cannot_tell) << "the venue is 250 m beyond";
}

TEST_F(CoarseDistricts, FailWhereTheBorderIsAccurateEnough) {
  draw(240);
  world_.input.project.declared_units = {named("район W")};
  EXPECT_EQ(world_.verdict(rule, "W"), Verdict::fail) << "the venue is 250 m beyond";
}

TEST_F(TwoDistricts, WithoutPolygonsNothingIsInferred) {
  world_.places.units.clear();
  world_.spz(100);
  EXPECT_EQ(world_.verdict(rule), Verdict::cannot_tell);
  EXPECT_EQ(world_.verdict(outside, "v1"), Verdict::cannot_tell);
}

TEST_F(TwoDistricts, ANameAloneDoesNotPutAVenueOutsideTheAffectedUnits) {
  world_.places.units.clear();
  world_.input.project.units.district = "Амангельдинский район";
  world_.input.venues[0].units.district = "Аркалык Г.А.";
  EXPECT_EQ(world_.verdict(outside, "v1"), Verdict::cannot_tell);
  EXPECT_EQ(world_.verdict(rule), Verdict::cannot_tell);
}

TEST_F(TwoDistricts, APolygonSettlesWhatNamesLeaveOpen) {
  world_.input.project.declared_units = {named("район W"), named("район E")};
  world_.input.venues[0].units.district = "";
  EXPECT_EQ(world_.verdict(rule, "E"), Verdict::pass);
  EXPECT_EQ(world_.verdict(rule, "W"), Verdict::fail);
}

TEST_F(TwoDistricts, BothEndsInOneDistrictAreSaidToBe) {
  const test::Sketch village("*.....AAAA");
  world_.settlement(test::mapped("A", village.block('A'), village.centre('A')));
  const Geography geography = world_.declare("A").geography();
  EXPECT_EQ(geography.communities[0].venues[0].same_unit, std::vector<UnitLevel>{UnitLevel::district});
  EXPECT_EQ(world_.verdict("community-without-hearing", "A"), Verdict::pass) << "the venue is in A";
}

}  // namespace
}  // namespace tyndau
