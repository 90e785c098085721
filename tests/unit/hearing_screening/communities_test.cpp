#include "hearing/communities.hpp"

#include "unit/hearing_screening/sketch.hpp"

namespace tyndau {
namespace {

using namespace hearing;
using test::community;
using test::ids_of;

/// A is 450 m east of the site, B 950 m, C far to the south.
const char* const three = R"(*....AA...BB
............
............
...CC.......)";

TEST(Communities, AreThoseThatTheTerritoryReaches) {
  test::World world{test::Sketch(three)};
  EXPECT_EQ(ids_of(world.spz(449).geography().communities), "C") << "C is 385 m away";
  EXPECT_EQ(ids_of(world.spz(500).geography().communities), "A C");
  EXPECT_EQ(ids_of(world.spz(1000).geography().communities), "A B C");
}

TEST(Communities, PartlyInsideIsEnough) {
  test::World world{test::Sketch(three)};
  const Geography geography = world.spz(500).geography();
  const Community* a = community(geography, "A");
  ASSERT_TRUE(a);
  EXPECT_TRUE(a->has_basis(Basis::computed));
  EXPECT_EQ(a->reached, Certainty::yes);
  ASSERT_TRUE(a->area_share);
  EXPECT_GT(a->area_share->high, 0.1);
  EXPECT_LT(a->area_share->high, 0.4);
  ASSERT_TRUE(a->people_inside);
  EXPECT_NEAR(a->people_inside->high, 1000.0 * a->area_share->high, 1e-6);
}

TEST(Communities, WhollyInsideCountsEverybody) {
  test::World world{test::Sketch(three)};
  const Geography geography = world.spz(3000).geography();
  const Community* a = community(geography, "A");
  ASSERT_TRUE(a && a->people_inside);
  EXPECT_NEAR(a->people_inside->low, 1000.0, 0.1);
}

TEST(Communities, UnknownPopulationIsNotZero) {
  test::World world{test::Sketch(three)};
  world.places.settlements[0].population.reset();
  const Geography geography = world.spz(500).geography();
  EXPECT_TRUE(community(geography, "A")->area_share);
  EXPECT_FALSE(community(geography, "A")->people_inside);
}

TEST(Communities, TheOneThatHoldsTheSiteIsNeverDropped) {
  test::World world{test::Sketch("*AAAA")};
  world.input.project.footprint->shape = geo::point_shape(test::offset({70, 50}, 200, 0));
  world.input.project.declared_territory = test::Sketch("*..........TT").block('T');
  const Geography geography = world.geography();
  ASSERT_EQ(ids_of(geography.communities), "A");
  EXPECT_TRUE(geography.communities[0].contains_site);
  EXPECT_EQ(geography.communities[0].footprint_distance->high.value, 0.0);
}

TEST(Communities, WithoutATerritoryTheOneThatMayHoldTheSiteCounts) {
  test::World world{test::Sketch("*")};
  world.settlement(test::estimated("A", test::offset({70, 50}, 700, 0), 500, 900));
  const Geography geography = world.geography();
  ASSERT_EQ(ids_of(geography.communities), "A");
  EXPECT_FALSE(geography.communities[0].contains_site);
  EXPECT_EQ(geography.communities[0].reached, Certainty::maybe);
}

TEST(Communities, DeclaredAndComputedIsOneCommunity) {
  test::World world{test::Sketch(three)};
  const Geography geography = world.spz(500).declare("A").declare("A").geography();
  ASSERT_EQ(ids_of(geography.communities), "A C");
  EXPECT_EQ(geography.communities[0].basis, (std::vector<Basis>{Basis::computed, Basis::declared}));
}

TEST(Communities, DeclaredOnesNeedNoCoordinates) {
  test::World world{test::Sketch("A..B")};
  const Geography geography = world.declare("B").geography();
  ASSERT_EQ(ids_of(geography.communities), "B");
  EXPECT_EQ(geography.communities[0].basis, std::vector<Basis>{Basis::declared});
  EXPECT_FALSE(geography.communities[0].footprint_distance);
  EXPECT_EQ(geography.communities[0].reached, Certainty::maybe);
}

TEST(Communities, ThoseThatAVenueServesAreDeclared) {
  test::World world{test::Sketch("A..B1")};
  world.input.venues[0].serves = {test::place_ref("A")};
  const Geography geography = world.geography();
  ASSERT_EQ(ids_of(geography.communities), "A");
  EXPECT_TRUE(geography.communities[0].venues[0].assigned);
}

TEST(Communities, ANameThatTheAtlasLacksStaysAsWritten) {
  test::World world{test::Sketch("A")};
  world.input.project.declared_communities = {{"Birlik", "", {"x", "y"}}, {"Nowhere", "osm:1", {}}};
  const Geography geography = world.geography();
  ASSERT_EQ(ids_of(geography.communities), "name:Birlik name:Nowhere");
  EXPECT_EQ(geography.communities[0].settlement, nullptr);
  EXPECT_EQ(geography.communities[0].place.candidates.size(), 2u);
}

TEST(Communities, TheNearestIsTakenOnlyWhenThereIsNoOther) {
  test::World world{test::Sketch(three)};
  Geography geography = world.spz(10).geography();
  ASSERT_EQ(ids_of(geography.communities), "C");
  EXPECT_EQ(geography.communities[0].basis, std::vector<Basis>{Basis::nearest});
  geography = world.declare("B").geography();
  EXPECT_EQ(ids_of(geography.communities), "B");
}

TEST(Communities, DistanceToTheFootprintIsShownByItsLine) {
  test::World world{test::Sketch(three)};
  const Geography geography = world.spz(500).geography();
  const Community* a = community(geography, "A");
  ASSERT_TRUE(a->footprint_line);
  EXPECT_NEAR(a->footprint_distance->low.value, 450.0, 0.01);
  EXPECT_NEAR(geo::distance(a->footprint_line->from, a->footprint_line->to).value, 450.0, 0.01);
}

TEST(Communities, AnEstimatedExtentIsCertainlyReachedOnlyBeyondItsRareDisplacement) {
  for (const auto& [radius, expected] : {std::pair{7099., Certainty::maybe}, {7101., Certainty::yes}}) {
    test::World world{test::Sketch("*")};
    world.settlement(test::estimated("A", test::offset({70, 50}, 5000, 0), 600, 900)).spz(radius);
    world.places.settlements[0].extent.rare_displacement = Metres{2700};
    const Geography geography = world.geography();
    ASSERT_EQ(geography.communities.size(), 1U);
    EXPECT_EQ(geography.communities[0].reached, expected) << radius;
  }
}

TEST(Communities, ShareOfAnEstimatedExtentIsAnInterval) {
  test::World world{test::Sketch("*")};
  world.settlement(test::estimated("A", test::offset({70, 50}, 1000, 0), 400, 900));
  const Geography geography = world.spz(1000).geography();
  ASSERT_TRUE(geography.communities[0].area_share);
  const auto share = *geography.communities[0].area_share;
  EXPECT_LT(share.low, share.high);
  EXPECT_GT(share.low, 0.3);
  EXPECT_LT(share.high, 0.5);
}

}  // namespace
}  // namespace tyndau
