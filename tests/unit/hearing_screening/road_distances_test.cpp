#include "hearing/counterfactual.hpp"
#include "hearing/venue_advice.hpp"
#include "unit/hearing_screening/sketch.hpp"

#include <memory>

namespace tyndau {
namespace {

using namespace hearing;

constexpr LonLat origin{70, 50};

LonLat at(double east, double north) { return test::offset(origin, east, north); }

Settlement village(const std::string& id, LonLat where, std::int64_t people) {
  Settlement one = test::estimated(id, where, 0, 0);
  one.population = people;
  return one;
}

Roads roads_of(const std::vector<geo::Line>& lines) {
  geo::RoadNetwork::Builder builder;
  for (const auto& line : lines) builder.add(line, geo::RoadDirection::both);
  return {"roads.gpkg", "abc", std::move(builder).finish()};
}

VenueAdvice advised(test::World& world, const std::vector<Venue>& halls, const Roads* roads) {
  static std::vector<std::shared_ptr<const Geography>> kept;  // the advice points into it
  kept.push_back(std::make_shared<const Geography>(world.geography()));
  return advise_venues(*kept.back(), halls, world.atlas(), 1, roads);
}

double length(const geo::Line& line) {
  double metres = 0.0;
  for (std::size_t i = 1; i < line.size(); ++i) metres += geo::distance(line[i - 1], line[i]).value;
  return metres;
}

/// Near hall is 2 km east across a river, its road goes round by 12 km; the far hall is 5 km west along a road.
struct River {
  LonLat home = at(0, 0), near = at(2000, 0), far = at(-5000, 0);
  geo::Line round{home, at(0, 5000), at(2000, 5000), near};
  geo::Line west{home, far};
};

TEST(RoadDistances, TheHallThatIsNearerByRoadWinsOverTheStraightOne) {
  const River river;
  test::World world;
  world.settlement(village("A", river.home, 100)).declare("A");
  const std::vector<Venue> halls{test::venue_at("near", river.near), test::venue_at("far", river.far)};
  const auto straight = advised(world, halls, nullptr);
  EXPECT_EQ(straight.measure, Measure::geodesic);
  EXPECT_FALSE(straight.by_road);
  EXPECT_EQ(straight.candidates[straight.best[0].least_mean.venues[0]].id, "near");
  const auto roads = roads_of({river.round, river.west});
  const auto by_road = advised(world, halls, &roads);
  EXPECT_EQ(by_road.measure, Measure::road);
  const auto& best = by_road.best[0].least_mean;
  EXPECT_EQ(by_road.candidates[best.venues[0]].id, "far");
  EXPECT_NEAR(best.mean.low.value, length(river.west), 0.05);
  EXPECT_NEAR(best.mean.high.value, length(river.west), 0.05);
  EXPECT_NEAR(best.straight.mean.high.value, 5000, 0.5);
  EXPECT_NEAR(by_road.by_road->metres[0][0]->high.value, length(river.round), 0.05);
}

TEST(RoadDistances, StraightBitsToTheRoadAreCountedAndSaid) {
  test::World world;
  world.settlement(village("A", at(0, 300), 100)).declare("A");
  const auto roads = roads_of({{at(-1000, 0), at(9000, 0)}});
  const auto advice = advised(world, {test::venue_at("hall", at(8000, -700))}, &roads);
  EXPECT_NEAR(advice.best[0].least_mean.mean.high.value, 300 + 8000 + 700, 5);
  EXPECT_NEAR(advice.by_road->longest_gap.value, 700, 5);
}

TEST(RoadDistances, TheIntervalIsFromTheBoundaryToTheCentre) {
  test::World world;
  world.settlement(test::estimated("A", at(0, 0), 200, 700)).declare("A");
  const geo::Line road{at(0, 0), at(0, 4000), at(6000, 4000), at(6000, 0)};
  const auto roads = roads_of({road});
  const auto advice = advised(world, {test::venue_at("hall", at(6000, 0))}, &roads);
  const auto& mean = advice.best[0].least_mean.mean;
  EXPECT_NEAR(mean.high.value, length(road), 0.05) << "to the centre";
  EXPECT_NEAR(mean.low.value, length(road) - 700, 0.5) << "to the boundary, as far out as it may be";
}

TEST(RoadDistances, AVenueThatMayBeInTheCommunityMayBeAtNoDistance) {
  test::World world;
  world.settlement(test::estimated("A", at(0, 0), 200, 700)).declare("A");
  const geo::Line road{at(0, 0), at(0, 400), at(500, 400), at(500, 0)};
  const auto roads = roads_of({road});
  const auto advice = advised(world, {test::venue_at("hall", at(500, 0))}, &roads);
  EXPECT_EQ(advice.best[0].least_mean.mean.low.value, 0);
  EXPECT_NEAR(advice.best[0].least_mean.mean.high.value, length(road), 0.05);
}

TEST(RoadDistances, AVenueInTheSettlementItselfIsAtNoDistance) {
  test::World world;
  world.settlement(village("A", at(0, 0), 100)).declare("A");
  world.settlement(village("B", at(3000, 0), 900)).declare("B");
  const auto roads = roads_of({{at(0, 0), at(3000, 0)}});
  const auto advice = advised(world, {}, &roads);
  EXPECT_EQ(advice.measure, Measure::road);
  EXPECT_EQ(advice.candidates[advice.best[0].least_mean.venues[0]].id, "B");
  EXPECT_NEAR(advice.best[0].least_mean.mean.high.value, 300, 0.1);
  EXPECT_NEAR(advice.best[0].least_mean.maximum.high.value, 3000, 0.5);
}

TEST(RoadDistances, OnePlaceWithoutARoadMakesEveryChoiceStraight) {
  const River river;
  test::World world;
  world.settlement(village("A", river.home, 100)).declare("A");
  world.settlement(village("Remote", at(-5000, -9000), 10)).declare("Remote");
  const auto roads = roads_of({river.round, river.west});
  const auto advice =
      advised(world, {test::venue_at("near", river.near), test::venue_at("far", river.far)}, &roads);
  EXPECT_EQ(advice.measure, Measure::geodesic);
  ASSERT_TRUE(advice.by_road);
  EXPECT_EQ(advice.by_road->community_joined, (std::vector<bool>{true, false}));
  EXPECT_EQ(advice.by_road->venue_joined, (std::vector<bool>{true, true}));
  EXPECT_TRUE(advice.by_road->metres[0][0]);
  EXPECT_FALSE(advice.by_road->metres[0][1]);
  const auto without =
      advised(world, {test::venue_at("near", river.near), test::venue_at("far", river.far)}, nullptr);
  EXPECT_EQ(advice.best[0].least_mean.mean, without.best[0].least_mean.mean);
  EXPECT_EQ(advice.best[0].least_mean.straight.mean, without.best[0].least_mean.mean);
}

TEST(RoadDistances, AnIslandIsNotReached) {
  test::World world;
  world.settlement(village("A", at(0, 0), 100)).declare("A");
  const auto roads = roads_of({{at(0, 0), at(0, 1000)}, {at(3000, 0), at(3000, 1000)}});
  const auto advice = advised(world, {test::venue_at("hall", at(3000, 500))}, &roads);
  EXPECT_EQ(advice.measure, Measure::geodesic);
  EXPECT_TRUE(advice.by_road->venue_joined[0]);
  EXPECT_FALSE(advice.by_road->metres[0][0]);
  EXPECT_FALSE(advice.held_by_road) << "the hearing has no venue";
}

TEST(RoadDistances, TheVenueAsHeldAndAsMovedAreMeasuredByRoadToo) {
  const River river;
  test::World world;
  world.settlement(village("A", river.home, 100)).declare("A");
  world.settlement(village("W", river.far, 300)).declare("W");
  world.venue(test::venue_at("hall", river.near));
  const auto roads = roads_of({river.round, river.west});
  const auto geography = world.geography();
  const auto advice = advise_venues(geography, {}, world.atlas(), 1, &roads);
  ASSERT_TRUE(advice.held_by_road);
  const double to_w = length(river.round) + length(river.west);
  EXPECT_NEAR(advice.held_by_road->maximum.high.value, to_w, 0.1);
  EXPECT_NEAR(advice.held_by_road->mean.high.value, 0.25 * length(river.round) + 0.75 * to_w, 0.1);
  const auto* w = world.atlas().settlement("W");
  ASSERT_NE(w, nullptr);
  const auto moved = moved_by_road(world.input, geography, *w, world.atlas(), roads);
  ASSERT_TRUE(moved.before);
  ASSERT_TRUE(moved.after);
  EXPECT_EQ(moved.before->mean, advice.held_by_road->mean);
  EXPECT_NEAR(moved.after->mean.high.value, 0.25 * length(river.west), 0.1);
}

}  // namespace
}  // namespace tyndau
