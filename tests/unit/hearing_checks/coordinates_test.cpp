#include "unit/hearing_checks/bench.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace tyndau::hearing {
namespace {

using test::at;
using test::day;

geo::Shape box(double west, double south, double east, double north) {
  geo::Shape shape;
  shape.polygons.push_back({{{west, south}, {east, south}, {east, north}, {west, north}}, {}});
  return shape;
}

/// A country from 50 to 80° E and 42 to 55° N with one oblast in its west, and a district inside that.
class CoordinatesImplausible : public ::testing::Test {
 protected:
  CoordinatesImplausible() {
    unit("outline:XX", UnitLevel::oblast, "outline", box(50, 42, 80, 55));
    unit("west", UnitLevel::oblast, "Западная область", box(50, 42, 60, 55));
    unit("lake", UnitLevel::district, "Озёрный район", box(52, 48, 54, 50));
  }
  void unit(std::string id, UnitLevel level, std::string name, geo::Shape shape) {
    AdminUnit made;
    made.id = std::move(id);
    made.level = level;
    made.name = std::move(name);
    made.shape = std::move(shape);
    bench_.places.units.push_back(made);
  }
  void forget_units() { bench_.places.units.clear(); }
  Finding stated(double lon, double lat) {
    bench_.input.project.stated_position = LonLat{lon, lat};
    return finding();
  }
  Finding finding() const { return bench_.one("coordinates-implausible"); }
  void uncertain_by(double metres) {
    bench_.input.project.footprint =
        Footprint{geo::point_shape({70, 50}), FootprintRole::site_boundary, Metres{metres}};
  }
  test::Bench bench_;
};

TEST_F(CoordinatesImplausible, APositionInsideTheCountryPasses) {
  EXPECT_EQ(stated(70, 50).verdict, Verdict::pass);
  EXPECT_EQ(test::english(stated(70, 50).message),
            "The coordinates are plausible: 50.00000, 70.00000 (latitude, longitude).");
  EXPECT_EQ(stated(70, 50).points, std::vector<LonLat>{(LonLat{70, 50})});
}

TEST_F(CoordinatesImplausible, ZeroFails) {
  EXPECT_EQ(stated(0, 0).message.key, "coordinates-implausible.fail.zero");
  EXPECT_EQ(stated(0, 50).message.key, "coordinates-implausible.fail.zero");
  EXPECT_EQ(stated(70, 0).message.key, "coordinates-implausible.fail.zero");
}

TEST_F(CoordinatesImplausible, APositionOutsideTheEarthFails) {
  EXPECT_EQ(stated(70, 91).message.key, "coordinates-implausible.fail.range");
  EXPECT_EQ(stated(181, 50).message.key, "coordinates-implausible.fail.range");
  EXPECT_TRUE(stated(181, 50).points.empty());
}

TEST_F(CoordinatesImplausible, SwappedCoordinatesFailAndShowBothPlaces) {
  const Finding found = stated(50.5, 70.5);
  EXPECT_EQ(found.message.key, "coordinates-implausible.fail.swapped");
  EXPECT_EQ(found.points, (std::vector<LonLat>{{50.5, 70.5}, {70.5, 50.5}}));
}

TEST_F(CoordinatesImplausible, OutsideTheCountryFailsWithTheDistance) {
  const Finding found = stated(81, 48);
  EXPECT_EQ(found.message.key, "coordinates-implausible.fail.outside_country");
  ASSERT_TRUE(found.measured);
  EXPECT_NEAR(found.measured->value.low, 74600, 500);
  EXPECT_EQ(found.lines.size(), 1U);
}

TEST_F(CoordinatesImplausible, NearTheBorderTheUncertaintyOfTheCoordinatesDecides) {
  uncertain_by(100'000);
  EXPECT_EQ(stated(81, 48).message.key, "coordinates-implausible.cannot_tell.near_border");
  EXPECT_EQ(stated(81, 48).settled_by->key, "settle.exact_position");
  uncertain_by(70'000);
  EXPECT_EQ(stated(81, 48).verdict, Verdict::fail);
}

TEST_F(CoordinatesImplausible, ThePackMayGiveTheOutlineATolerance) {
  bench_.change_rule = [](Rule& rule) {
    Parameter tolerance;
    tolerance.name = "outline_tolerance";
    tolerance.value = 80'000.0;
    tolerance.unit = Unit::metre;
    rule.parameters.push_back(tolerance);
  };
  EXPECT_EQ(stated(81, 48).verdict, Verdict::cannot_tell);
}

TEST_F(CoordinatesImplausible, WithoutAnOutlineItCannotBeToldButZeroStillFails) {
  forget_units();
  EXPECT_EQ(stated(70, 50).message.key, "coordinates-implausible.cannot_tell.no_outline");
  EXPECT_EQ(stated(70, 50).settled_by->key, "settle.outline");
  EXPECT_EQ(stated(0, 0).verdict, Verdict::fail);
}

TEST_F(CoordinatesImplausible, InsideTheNamedUnitItPasses) {
  bench_.input.project.units.oblast = "Западная обл.";
  EXPECT_EQ(stated(55, 50).verdict, Verdict::pass);
  bench_.input.project.units.district = "Озерный р-н";
  EXPECT_EQ(stated(53, 49).verdict, Verdict::pass);
}

TEST_F(CoordinatesImplausible, OutsideTheNamedUnitItFails) {
  bench_.input.project.units.oblast = "Западная область";
  const Finding found = stated(61, 50);
  EXPECT_EQ(found.message.key, "coordinates-implausible.fail.outside_unit");
  EXPECT_NEAR(found.measured->value.low, 71700, 500);
  bench_.input.project.units.district = "Озёрный район";
  EXPECT_EQ(stated(55, 50).verdict, Verdict::fail) << "the finest unit decides";
  uncertain_by(200'000);
  EXPECT_EQ(stated(55, 50).message.key, "coordinates-implausible.cannot_tell.near_unit_border");
}

TEST_F(CoordinatesImplausible, AUnitWithoutAPolygonLeavesItToTheNextLevel) {
  bench_.input.project.units = {"Западная область", "Неизвестный район", ""};
  EXPECT_EQ(stated(55, 50).verdict, Verdict::pass);
  EXPECT_EQ(stated(61, 50).verdict, Verdict::fail);
}

TEST_F(CoordinatesImplausible, ANamedUnitThatNobodyDrewCannotBeTold) {
  bench_.input.project.units.district = "Неизвестный район";
  const Finding found = stated(55, 50);
  EXPECT_EQ(found.message.key, "coordinates-implausible.cannot_tell.unit_unknown");
  EXPECT_EQ(found.settled_by->key, "settle.unit_outline");
}

TEST_F(CoordinatesImplausible, ANewUnitDoesNotJudgeAnOldNotice) {
  bench_.places.units[1].valid_from = day(2022, 6, 8);
  bench_.input.project.units.oblast = "Западная область";
  bench_.input.notice.date = day(2018, 7, 1);
  EXPECT_EQ(stated(61, 50).verdict, Verdict::cannot_tell);
  bench_.input.notice.date = day(2023, 7, 1);
  EXPECT_EQ(stated(61, 50).verdict, Verdict::fail);
  bench_.input.notice.date.reset();
  bench_.input.start = at(day(2018, 8, 3));
  EXPECT_EQ(stated(61, 50).verdict, Verdict::cannot_tell);
}

TEST_F(CoordinatesImplausible, TheFootprintWillDoWhereNoPositionIsPrinted) {
  EXPECT_EQ(finding().message.key, "not_applicable.no_coordinates");
  uncertain_by(0);
  EXPECT_EQ(finding().verdict, Verdict::pass);
  bench_.input.project.footprint->shape = geo::point_shape({85, 50});
  EXPECT_EQ(finding().verdict, Verdict::fail);
}

class CoordinatesImprecise : public ::testing::Test {
 protected:
  CoordinatesImprecise() {
    bench_.input.project.footprint =
        Footprint{geo::point_shape({70, 50}), FootprintRole::site_boundary, Metres{300}};
    bench_.geography.territory.source = TerritorySource::declared_radius;
  }
  Finding reaching(double metres) {
    bench_.geography.territory.reach = Metres{metres};
    return bench_.one("coordinates-imprecise");
  }
  test::Bench bench_;
};

TEST_F(CoordinatesImprecise, RoundingWiderThanTheZoneFails) {
  EXPECT_EQ(reaching(299).verdict, Verdict::fail);
  EXPECT_EQ(reaching(300).verdict, Verdict::pass);
  EXPECT_EQ(reaching(1000).verdict, Verdict::pass);
  EXPECT_EQ(reaching(100).measured, exactly(300, Unit::metre));
  EXPECT_EQ(reaching(100).required, (Requirement{Bound::at_most, 100, Unit::metre}));
}

TEST_F(CoordinatesImprecise, TheClassMinimumWillDoForTheZone) {
  bench_.geography.territory.source = TerritorySource::class_minimum;
  EXPECT_EQ(reaching(100).verdict, Verdict::fail);
}

TEST_F(CoordinatesImprecise, WithoutAZoneItCannotBeTold) {
  for (const TerritorySource source : {TerritorySource::none, TerritorySource::user_radius}) {
    bench_.geography.territory.source = source;
    EXPECT_EQ(reaching(100).settled_by->key, "settle.protection_zone");
  }
}

TEST_F(CoordinatesImprecise, ATerritoryByItsBoundaryDoesNotDependOnTheCoordinates) {
  for (const TerritorySource source : {TerritorySource::declared_polygon, TerritorySource::surveyed_zone}) {
    bench_.geography.territory.source = source;
    EXPECT_EQ(reaching(100).message.key, "not_applicable.territory_by_polygon");
  }
}

TEST_F(CoordinatesImprecise, WithoutCoordinatesThereIsNothingToRound) {
  bench_.input.project.footprint.reset();
  EXPECT_EQ(reaching(100).message.key, "not_applicable.no_coordinates");
}

}  // namespace
}  // namespace tyndau::hearing
