#include "hearing/venue_location.hpp"
#include "unit/hearing_screening/sketch.hpp"

namespace tyndau {
namespace {

using namespace hearing;

constexpr LonLat origin{70.0, 50.0};

LonLat east(double metres) { return test::offset(origin, metres, 0.0); }

/// A declared community and the relation of the only venue to it.
VenueRelation relation(test::World& world) {
  const Geography geography = world.geography();
  EXPECT_EQ(geography.communities.size(), 1u);
  return geography.communities.front().venues.front();
}

test::World disc_world(double low, double high, double position = 0.0) {
  test::World world;
  world.settlement(test::estimated("A", origin, low, high, position)).declare("A");
  return world;
}

TEST(Venue, AtAPositionIsMeasuredToBothRadiiOfAnEstimatedExtent) {
  auto world = disc_world(600, 900, 280);
  world.venue(test::venue_at("v1", east(5000), 30));
  const auto distance = *relation(world).distance;
  EXPECT_NEAR(distance.low.value, 5000 - 30 - 900 - 280, 0.01);
  EXPECT_NEAR(distance.high.value, 5000 + 30 - 600 + 280, 0.01);
}

TEST(Venue, IsInsideAnEstimatedExtentOnlyWithinItsSmallestRadius) {
  for (const auto& [metres, expected] : {std::pair{289., Certainty::yes},
                                         {291., Certainty::maybe},
                                         {1209., Certainty::maybe},
                                         {1211., Certainty::no}}) {
    auto world = disc_world(600, 900, 280);
    world.venue(test::venue_at("v1", east(metres), 30));
    EXPECT_EQ(relation(world).in_community, expected) << metres;
  }
}

TEST(Venue, IsNotCalledOutsideAnEstimatedExtentThatRarelyStandsSoFarOff) {
  for (const auto& [metres, expected] : {std::pair{3899., Certainty::maybe}, {3901., Certainty::no}}) {
    auto world = disc_world(600, 900, 300);
    world.places.settlements[0].extent.rare_displacement = Metres{2700};
    world.venue(test::venue_at("v1", east(metres)));
    const VenueRelation measured = relation(world);
    EXPECT_EQ(measured.in_community, expected) << metres;
    const bool told = std::any_of(measured.causes.begin(), measured.causes.end(), [](const Message& cause) {
      return cause.key == "cause.rare_displacement";
    });
    EXPECT_EQ(told, expected == Certainty::maybe) << metres;
    EXPECT_NEAR(measured.distance->low.value, metres - 1200, 0.01) << "the interval itself stays";
  }
}

TEST(Venue, NamedInACommunityIsNotContradictedByARareDisplacement) {
  auto world = disc_world(600, 900, 300);
  world.places.settlements[0].extent.rare_displacement = Metres{2700};
  world.venue(test::venue_at("v1", east(3000)));
  world.input.venues[0].settlement = test::place_ref("A");
  EXPECT_EQ(relation(world).in_community, Certainty::yes);
}

TEST(Venue, IsInsideAPolygonWhenDeeperThanItsUncertainty) {
  const test::Sketch sketch("AAAA1AAAA");  // the venue is 50 m from the edges
  for (const auto& [uncertainty, expected] :
       {std::pair{0., Certainty::yes}, {49., Certainty::yes}, {51., Certainty::maybe}}) {
    test::World world{sketch};
    world.input.venues[0].uncertainty = Metres{uncertainty};
    EXPECT_EQ(relation(world.declare("A")).in_community, expected) << uncertainty;
  }
}

TEST(Venue, IsOutsideAPolygonWhenFartherThanItsUncertainty) {
  const test::Sketch sketch("AAA..1");  // 250 m
  for (const auto& [uncertainty, expected] :
       {std::pair{0., Certainty::no}, {249., Certainty::no}, {251., Certainty::maybe}}) {
    test::World world{sketch};
    world.input.venues[0].uncertainty = Metres{uncertainty};
    EXPECT_EQ(relation(world.declare("A")).in_community, expected) << uncertainty;
  }
}

TEST(Venue, KnownOnlyToItsSettlementHasThatSettlementsExtentAsItsUncertainty) {
  auto world = disc_world(600, 900);
  world.settlement(test::estimated("B", east(10000), 1000, 2000)).venue(test::venue_in("v1", "B"));
  const VenueRelation measured = relation(world);
  EXPECT_NEAR(measured.distance->low.value, 10000 - 900 - 2000, 0.01);
  EXPECT_NEAR(measured.distance->high.value, 10000 - 600 + 2000, 0.01);
  EXPECT_EQ(measured.in_community, Certainty::no);
  EXPECT_NEAR(measured.centre_distance->value, 10000, 0.01);
}

TEST(Venue, PositionsOfTwoGazetteerPointsErrIndependently) {
  auto world = disc_world(600, 900, 300);
  world.settlement(test::estimated("B", east(10000), 1000, 2000, 400)).venue(test::venue_in("v1", "B"));
  EXPECT_NEAR(relation(world).distance->low.value, 10000 - 900 - 2000 - 500, 0.01);
  EXPECT_NEAR(relation(world).distance->high.value, 10000 - 600 + 2000 + 500, 0.01);
}

TEST(Venue, InAMappedSettlementLiesBetweenItsNearSideAndItsFarSide) {
  test::World world{test::Sketch("AAA..BBB")};
  world.declare("A").venue(test::venue_in("v1", "B"));
  const VenueRelation measured = relation(world);
  EXPECT_NEAR(measured.distance->low.value, 200, 0.01);
  const double centre_to_a = 350, half_diagonal = std::hypot(150, 50);
  EXPECT_NEAR(measured.distance->high.value, centre_to_a + half_diagonal, 3.0);
  EXPECT_GE(measured.distance->high.value, 500.0) << "the far side of B is 500 m from A";
  EXPECT_NEAR(geo::distance(measured.line->from, measured.line->to).value, 200, 0.01);
}

TEST(Venue, InAnotherSettlementMayLieInTheCommunityWhereTheExtentsOverlap) {
  for (const auto& [metres, expected] : {std::pair{2899., Certainty::maybe}, {2901., Certainty::no}}) {
    auto world = disc_world(600, 900);
    world.settlement(test::estimated("B", east(metres), 1000, 2000)).venue(test::venue_in("v1", "B"));
    EXPECT_EQ(relation(world).in_community, expected) << metres;
  }
}

TEST(Venue, SaidToBeInTheCommunityIsThere) {
  auto world = disc_world(600, 900);
  world.venue(test::venue_in("v1", "A"));
  const VenueRelation measured = relation(world);
  EXPECT_EQ(measured.in_community, Certainty::yes);
  EXPECT_EQ(measured.distance, MetresInterval{});
  EXPECT_FALSE(measured.line);
}

TEST(Venue, WhoseCoordinatesContradictItsNameIsOpen) {
  auto world = disc_world(600, 900);
  Venue venue = test::venue_at("v1", east(5000));
  venue.settlement = test::place_ref("A");
  world.venue(venue);
  const VenueRelation measured = relation(world);
  EXPECT_EQ(measured.in_community, Certainty::maybe);
  EXPECT_EQ(measured.causes.back().key, "cause.venue_contradicts");
  EXPECT_NEAR(measured.distance->low.value, 4100, 0.01);
}

TEST(Venue, WhoseCoordinatesAreOnlyRoughStaysWhereItsNameSays) {
  auto world = disc_world(600, 900);
  Venue venue = test::venue_at("v1", east(800));
  venue.settlement = test::place_ref("A");
  world.venue(venue);
  EXPECT_EQ(relation(world).in_community, Certainty::yes);
}

TEST(Venue, InAPlaceOfTheSameNameIsThereThoughTheDataLackIt) {
  test::World world;
  world.input.project.declared_communities = {{"Бірлік ауылы", "", {}}};
  Venue venue;
  venue.id = "v1";
  venue.settlement.text = "бірлік  ауылы";
  world.venue(venue);
  EXPECT_EQ(relation(world).in_community, Certainty::yes);
  world.input.venues[0].settlement.text = "Достық";
  EXPECT_EQ(relation(world).in_community, Certainty::maybe);
}

TEST(Venue, UnlocatedHasNoDistance) {
  auto world = disc_world(600, 900);
  Venue venue;
  venue.id = "v1";
  venue.name = "Дом культуры";
  world.venue(venue);
  const Geography geography = world.geography();
  EXPECT_FALSE(geography.venues[0].where);
  EXPECT_FALSE(geography.communities[0].venues[0].distance);
  EXPECT_EQ(geography.communities[0].venues[0].in_community, Certainty::maybe);
  EXPECT_EQ(geography.communities[0].judged(), nullptr);
}

TEST(Venue, IsLocatedByItsPositionFirst) {
  auto world = disc_world(600, 900, 280);
  const Atlas& atlas = world.atlas();
  Venue venue = test::venue_at("v1", east(100), 25);
  LocatedVenue located_at = located(venue, atlas);
  EXPECT_EQ(located_at.where->radius.value, 25.0);
  EXPECT_EQ(located_at.settlement->id, "A") << "it certainly lies in A";
  venue = test::venue_in("v2", "A");
  located_at = located(venue, atlas);
  EXPECT_EQ(located_at.where->radius.value, 900.0 + 280.0);
  venue = test::venue_in("v3", "unknown");
  EXPECT_FALSE(located(venue, atlas).where);
}

/// Koshkar-Ata: three venues, each for its communities.
const char* const assigned = "1A.......2B....C3";

TEST(Assignment, TheAssignedVenueJudgesAndTheNearestStandsBeside) {
  test::World world{test::Sketch(assigned)};
  world.input.venues[1].serves = {test::place_ref("A")};
  const Geography geography = world.geography();
  const Community& a = geography.communities.front();
  ASSERT_TRUE(a.assigned && a.nearest);
  EXPECT_EQ(a.venues[*a.assigned].venue, "v2");
  EXPECT_EQ(a.venues[*a.nearest].venue, "v1");
  EXPECT_EQ(a.judged()->venue, "v2");
}

TEST(Assignment, OfSeveralTheNearestJudges) {
  test::World world{test::Sketch(assigned)};
  world.input.venues[1].serves = {test::place_ref("A")};
  world.input.venues[2].serves = {test::place_ref("A")};
  EXPECT_EQ(world.geography().communities.front().judged()->venue, "v2");
}

TEST(Assignment, WithoutOneTheNearestVenueJudges) {
  test::World world{test::Sketch(assigned)};
  const Geography geography = world.declare("C").geography();
  EXPECT_FALSE(geography.communities.front().assigned);
  EXPECT_EQ(geography.communities.front().judged()->venue, "v3");
}

TEST(Assignment, FailsWithItsDistanceAndNamesTheNearest) {
  test::World world{test::Sketch(assigned)};
  world.input.venues[1].serves = {test::place_ref("A")};
  const Finding finding = world.finding("community-without-hearing", "A");
  EXPECT_EQ(finding.verdict, Verdict::fail);
  EXPECT_NEAR(finding.measured->value.low, 750.0, 0.01);
  const std::string text = test::english(finding.message);
  EXPECT_NE(text.find("v2"), std::string::npos) << text;
  EXPECT_NE(text.find("v1"), std::string::npos) << text;
}

}  // namespace
}  // namespace tyndau
