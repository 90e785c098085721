#include "hearing/territory.hpp"

#include "unit/hearing_screening/sketch.hpp"

namespace tyndau {
namespace {

using namespace hearing;

Territory territory_of(test::World& world) {
  return affected_territory(world.input, test::shipped_rules(), world.options);
}

/// The site, and A whose near side begins 450 m east of it.
const char* const row = "*....AAAA";

TEST(Territory, TheFirstStatementThatExistsCounts) {
  test::World world{test::Sketch(row)};
  Project& project = world.input.project;
  EXPECT_EQ(territory_of(world).source, TerritorySource::none);
  world.options.radius = Metres{111};
  EXPECT_EQ(territory_of(world).source, TerritorySource::user_radius);
  EXPECT_EQ(territory_of(world).reach.value, 111.0);
  project.user_radius = Metres{222};
  EXPECT_EQ(territory_of(world).reach.value, 222.0) << "the case's own radius comes first";
  project.hazard_class = HazardClass::III;
  EXPECT_EQ(territory_of(world).source, TerritorySource::class_minimum);
  EXPECT_EQ(territory_of(world).reach.value, 300.0);
  project.declared_spz = Metres{250};
  EXPECT_EQ(territory_of(world).source, TerritorySource::declared_radius);
  EXPECT_EQ(territory_of(world).reach.value, 250.0);
  project.surveyed_spz = test::Sketch("SS\n*S").block('S');
  EXPECT_EQ(territory_of(world).source, TerritorySource::surveyed_zone);
  EXPECT_EQ(territory_of(world).reach.value, 0.0);
  project.declared_territory = test::Sketch("SS\n*S").block('S');
  EXPECT_EQ(territory_of(world).source, TerritorySource::declared_polygon);
}

TEST(Territory, ARadiusNeedsAFootprint) {
  test::World world;
  world.spz(500);
  EXPECT_EQ(territory_of(world).source, TerritorySource::none);
}

TEST(Territory, EveryClassHasItsOwnMinimum) {
  test::World world{test::Sketch(row)};
  const std::vector<std::pair<HazardClass, double>> minima{{HazardClass::I, 1000},
                                                           {HazardClass::II, 500},
                                                           {HazardClass::III, 300},
                                                           {HazardClass::IV, 100},
                                                           {HazardClass::V, 50}};
  for (const auto& [hazard_class, metres] : minima) {
    world.input.project.hazard_class = hazard_class;
    EXPECT_EQ(territory_of(world).reach.value, metres);
  }
}

TEST(Territory, AnObjectTypeSuggestsAClassAsADraft) {
  test::World world{test::Sketch(row)};
  world.input.project.object_type = "asphalt_plant";
  const auto known = hazard_class_of(world.input.project, test::shipped_rules());
  ASSERT_TRUE(known);
  EXPECT_TRUE(known->draft);
  EXPECT_EQ(territory_of(world).reach.value, 500.0);
  world.input.project.hazard_class = HazardClass::IV;
  EXPECT_FALSE(hazard_class_of(world.input.project, test::shipped_rules())->draft);
  EXPECT_EQ(territory_of(world).reach.value, 100.0);
}

TEST(Territory, AConfirmedMinimumOfTheObjectBeatsASmallerOneOfItsClass) {
  test::World world{test::Sketch(row)};
  world.input.project.object_type = "uranium_tailings";
  EXPECT_EQ(territory_of(world).reach.value, 1000.0);
  world.input.project.hazard_class = HazardClass::III;
  EXPECT_EQ(territory_of(world).reach.value, 1000.0);
}

Certainty reached(test::World& world) {
  const Territory territory = territory_of(world);
  return reach_to(territory, world.places.settlements[0].extent, Atlas(AtlasData{})).reached;
}

TEST(Territory, ReachesWhatLiesWithinItsRadiusAndNothingElse) {
  test::World world{test::Sketch(row)};
  EXPECT_EQ(reached(world.spz(449)), Certainty::no);
  EXPECT_EQ(reached(world.spz(451)), Certainty::yes);
}

TEST(Territory, MayReachWhatLiesWithinTheUncertaintyOfTheSite) {
  test::World world{test::Sketch(row)};
  world.input.project.footprint->uncertainty = Metres{20};
  EXPECT_EQ(reached(world.spz(429)), Certainty::no);
  EXPECT_EQ(reached(world.spz(431)), Certainty::maybe);
  EXPECT_EQ(reached(world.spz(469)), Certainty::maybe);
  EXPECT_EQ(reached(world.spz(471)), Certainty::yes);
}

TEST(Territory, AnEstimatedExtentLeavesTheReachOpenBetweenItsRadii) {
  test::World world{test::Sketch("*")};
  world.settlement(test::estimated("A", test::offset({70, 50}, 2000, 0), 300, 600, 100));
  EXPECT_EQ(reached(world.spz(1299)), Certainty::no);
  EXPECT_EQ(reached(world.spz(1301)), Certainty::maybe);
  EXPECT_EQ(reached(world.spz(1799)), Certainty::maybe);
  EXPECT_EQ(reached(world.spz(1801)), Certainty::yes);
}

TEST(Territory, IsMeasuredFromTheWholeFootprint) {
  test::World world{test::Sketch(row)};
  world.input.project.footprint->shape = geo::Shape{{}, {{{70, 50}, test::offset({70, 50}, 300, 0)}}, {}};
  EXPECT_EQ(reached(world.spz(149)), Certainty::no);
  EXPECT_EQ(reached(world.spz(151)), Certainty::yes);
}

TEST(Territory, APolygonReachesWhatItTouches) {
  test::World world{test::Sketch(row)};
  world.input.project.surveyed_spz = test::Sketch("*SSS").block('S');
  EXPECT_EQ(reached(world), Certainty::no);
  world.input.project.surveyed_spz = test::Sketch("*SSSSS").block('S');
  EXPECT_EQ(reached(world), Certainty::yes);
}

TEST(Territory, PartsThatOverlapAreOne) {
  test::World world{test::Sketch("*")};
  geo::Shape parts = test::Sketch("*SSSS").block('S');
  const geo::Shape more = test::Sketch("*..SSSS").block('S');
  parts.polygons.push_back(more.polygons.front());
  world.input.project.declared_territory = parts;
  const Territory territory = territory_of(world);
  EXPECT_EQ(territory.drawn.polygons.size(), 1u);
  EXPECT_NEAR(geo::area(territory.drawn).value, 6.0 * 100.0 * 100.0, 10.0);
}

TEST(Territory, IsDrawnAsACircleOfItsRadius) {
  test::World world{test::Sketch(row)};
  const Territory territory = territory_of(world.spz(1000));
  EXPECT_NEAR(geo::area(territory.drawn).value, 3.14159265 * 1e6, 1e3);
}

TEST(WindRose, GrowsTheZoneOnlyOppositeToThePrevailingWind) {
  const std::vector<double> rose{25, 12.5, 12.5, 10,
                                 10, 10,   10,   10};  // a quarter of the wind comes from the north
  const auto radii = radii_by_rhumb(rose, Metres{100}, 12.5);
  ASSERT_EQ(radii.size(), 8u);
  for (std::size_t rhumb = 0; rhumb < 8; ++rhumb)
    EXPECT_EQ(radii[rhumb].value, rhumb == 4 ? 200.0 : 100.0) << rhumb;
}

TEST(WindRose, OfSixteenRhumbsAlsoLooksToTheOppositeSide) {
  std::vector<double> rose(16, 6.25);
  rose[1] = 12.5;
  const auto radii = radii_by_rhumb(rose, Metres{100}, 6.25);
  for (std::size_t rhumb = 0; rhumb < 16; ++rhumb)
    EXPECT_EQ(radii[rhumb].value, rhumb == 9 ? 200.0 : 100.0) << rhumb;
}

TEST(WindRose, IsLinearBetweenRhumbs) {
  const std::vector<Metres> radii{{100}, {200}, {100}, {100}, {100}, {100}, {100}, {300}};
  EXPECT_NEAR(radius_towards(radii, 0.0).value, 100.0, 1e-9);
  EXPECT_NEAR(radius_towards(radii, 22.5).value, 150.0, 1e-9);
  EXPECT_NEAR(radius_towards(radii, 45.0).value, 200.0, 1e-9);
  EXPECT_NEAR(radius_towards(radii, 337.5).value, 200.0, 1e-9);
  EXPECT_NEAR(radius_towards(radii, -22.5).value, 200.0, 1e-9);
  EXPECT_NEAR(radius_towards(radii, 382.5).value, 150.0, 1e-9);
}

/// A quarter of the wind comes from the west, so the zone of 100 m reaches 200 m to the east.
test::World windy(const std::string& sketch) {
  test::World world{test::Sketch(sketch, 20.0)};
  world.spz(100);
  world.input.project.wind_rose = {10, 10, 10, 10, 10, 10, 25, 10};
  return world;
}

TEST(WindRose, ReachesFartherDownwindOnly) {
  auto east = windy("*.......AA");  // 150 m east
  EXPECT_EQ(territory_of(east).reach.value, 200.0);
  EXPECT_EQ(reached(east), Certainty::yes);
  auto west = windy("AA.......*");
  EXPECT_EQ(reached(west), Certainty::no);
  auto beyond = windy("*..........AA");  // 210 m east
  EXPECT_EQ(reached(beyond), Certainty::no);
}

TEST(WindRose, NeverShrinksTheZone) {
  auto west = windy("AA....*");  // 90 m west, where hardly any wind blows to
  EXPECT_EQ(reached(west), Certainty::yes);
}

TEST(WindRose, LeavesOpenWhatTheUncertaintyOfTheSiteMayMove) {
  auto east = windy("*.......AA");
  east.input.project.footprint->uncertainty = Metres{20};
  EXPECT_EQ(reached(east), Certainty::yes);
  east.input.project.footprint->uncertainty = Metres{60};
  EXPECT_EQ(reached(east), Certainty::maybe);
}

TEST(WindRose, OfAnotherLengthIsLeftOut) {
  auto world = windy("*.......AA");
  world.input.project.wind_rose.pop_back();
  EXPECT_TRUE(territory_of(world).reach_by_rhumb.empty());
  EXPECT_EQ(territory_of(world).reach.value, 100.0);
}

}  // namespace
}  // namespace tyndau
