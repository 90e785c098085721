#include "hearing/venue_advice.hpp"

#include "unit/hearing_screening/sketch.hpp"

#include <GeographicLib/Geodesic.hpp>

#include <algorithm>
#include <random>

namespace tyndau {
namespace {

using namespace hearing;

using Indices = std::vector<std::size_t>;

/// A village is a point, so that every distance is one between two points.
Settlement village(const std::string& id, LonLat at, std::optional<std::int64_t> population) {
  Settlement one = test::estimated(id, at, 0, 0);
  one.population = population;
  return one;
}

LonLat east(double metres) { return test::offset({70, 50}, metres, 0); }

VenueAdvice advised(test::World& world, const std::vector<Venue>& halls, std::size_t most = 3) {
  static std::vector<std::shared_ptr<const Geography>> kept;  // the advice points into it
  kept.push_back(std::make_shared<const Geography>(world.geography()));
  return advise_venues(*kept.back(), halls, world.atlas(), most);
}

double metres_between(LonLat a, LonLat b) {
  double metres = 0.0;
  GeographicLib::Geodesic::WGS84().Inverse(a.lat, a.lon, b.lat, b.lon, metres);
  return metres;
}

struct Measured {
  double mean, maximum;
};

/// How the villages fare with the halls whose bits are set, measured here.
Measured fare_of(unsigned halls_set, const std::vector<LonLat>& halls,
                 const std::vector<std::pair<LonLat, double>>& villages) {
  double total = 0.0, people = 0.0, maximum = 0.0;
  for (const auto& [at, population] : villages) {
    double nearest = 1e9;
    for (std::size_t i = 0; i < halls.size(); ++i) {
      if ((halls_set >> i & 1U) != 0) nearest = std::min(nearest, metres_between(at, halls[i]));
    }
    total += nearest * population;
    people += population;
    maximum = std::max(maximum, nearest);
  }
  return {total / people, maximum};
}

TEST(VenueAdvice, IsTheBestOfAllChoicesAsCountedByHand) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> lon(70, 71), lat(50, 50.6);
  std::uniform_int_distribution<int> people(20, 9000);
  for (int round = 0; round < 5; ++round) {
    test::World world;
    std::vector<std::pair<LonLat, double>> villages;
    for (int i = 0; i < 15; ++i) {
      const LonLat at{lon(random), lat(random)};
      const int population = people(random);
      villages.emplace_back(at, population);
      const auto id = "S" + std::to_string(i);
      world.settlement(village(id, at, population)).declare(id);
    }
    std::vector<LonLat> places;
    std::vector<Venue> halls;
    for (int i = 0; i < 10; ++i) {
      places.push_back({lon(random), lat(random)});
      halls.push_back(test::venue_at("h" + std::to_string(i), places.back()));
    }
    const auto advice = advised(world, halls);
    ASSERT_EQ(advice.best.size(), 3U);
    for (const auto& best : advice.best) {
      double least_mean = 1e9, least_maximum = 1e9;
      for (unsigned set = 1; set < 1U << places.size(); ++set) {
        if (static_cast<std::size_t>(__builtin_popcount(set)) != best.count) continue;
        const auto fare = fare_of(set, places, villages);
        least_mean = std::min(least_mean, fare.mean);
        least_maximum = std::min(least_maximum, fare.maximum);
      }
      EXPECT_NEAR(best.least_mean.mean.low.value, least_mean, 0.01);
      EXPECT_NEAR(best.least_mean.mean.high.value, least_mean, 0.01);
      EXPECT_NEAR(best.least_maximum.maximum.high.value, least_maximum, 0.01);
      unsigned chosen = 0;
      for (const auto venue : best.least_mean.venues) chosen |= 1U << venue;
      EXPECT_NEAR(fare_of(chosen, places, villages).maximum, best.least_mean.maximum.low.value, 0.01);
    }
  }
}

TEST(VenueAdvice, ATownWinsByTheMeanAndTheMiddleByTheMaximum) {
  test::World world;
  world.settlement(village("Hamlet", east(20'000), 10)).declare("Hamlet");
  world.settlement(village("Middle", east(11'000), 10)).declare("Middle");
  world.settlement(village("Town", east(0), 9000)).declare("Town");
  const auto advice = advised(world, {});
  ASSERT_EQ(advice.candidates.size(), 3U) << "without halls the affected settlements are the candidates";
  const auto& one = advice.best[0];
  EXPECT_EQ(advice.candidates[one.least_mean.venues[0]].name, "Town");
  EXPECT_NEAR(one.least_mean.maximum.low.value, 20'000, 1);
  EXPECT_EQ(advice.candidates[one.least_maximum.venues[0]].name, "Middle");
  EXPECT_NEAR(one.least_maximum.maximum.low.value, 11'000, 1);
  const auto& two = advice.best[1];
  EXPECT_EQ(two.least_mean.venues, two.least_maximum.venues) << "with two venues nothing is traded";
  EXPECT_NEAR(two.least_mean.maximum.low.value, 9000, 1);
  EXPECT_NEAR(advice.best[2].least_mean.maximum.low.value, 0, 1e-6);
}

TEST(VenueAdvice, EachCommunityGoesToItsNearest) {
  test::World world;
  world.settlement(village("A", east(0), 100)).declare("A");
  world.settlement(village("B", east(9000), 100)).declare("B");
  const auto advice =
      advised(world, {test::venue_at("west", east(-1000)), test::venue_at("far", east(90'000)),
                      test::venue_at("right", east(8000))});
  const auto& two = advice.best[1].least_mean;
  EXPECT_EQ(two.venues, (Indices{0, 2}));
  EXPECT_EQ(two.serving, (Indices{0, 2}));
  EXPECT_NEAR(two.distances[0].low.value, 1000, 0.01);
  EXPECT_NEAR(two.distances[1].low.value, 1000, 0.01);
}

TEST(VenueAdvice, WhatIsNotKnownIsSaid) {
  test::World world;
  world.settlement(village("A", east(0), std::nullopt)).declare("A");
  world.settlement(village("B", east(9000), 500)).declare("B");
  world.declare("Nowhere");
  Venue unlocated;
  unlocated.id = "x";
  unlocated.name = "a hall somewhere";
  const auto advice = advised(world, {unlocated, test::venue_at("hall", east(4500))});
  EXPECT_EQ(advice.communities.size(), 2U);
  ASSERT_EQ(advice.unplaced.size(), 1U);
  EXPECT_EQ(advice.unplaced[0]->place.text, "Nowhere");
  EXPECT_EQ(advice.unplaced_candidates, 1U);
  EXPECT_EQ(advice.without_population, 1U);
  ASSERT_EQ(advice.best.size(), 1U) << "one candidate makes one choice";
  EXPECT_NEAR(advice.best[0].least_mean.mean.low.value, 4500, 0.5) << "A weighs as B does";
}

TEST(VenueAdvice, AnEstimatedVillageMakesAnInterval) {
  test::World world;
  world.settlement(test::estimated("A", east(0), 200, 700)).declare("A");
  const auto advice = advised(world, {test::venue_at("hall", east(5000))});
  EXPECT_NEAR(advice.best[0].least_mean.mean.low.value, 4300, 0.5);
  EXPECT_NEAR(advice.best[0].least_mean.mean.high.value, 4800, 0.5);
  EXPECT_NEAR(advice.best[0].least_mean.maximum.high.value, 4800, 0.5);
}

TEST(VenueAdvice, WithoutAffectedCommunitiesThereIsNone) {
  test::World world;
  world.settlement(village("Nearest", east(0), 100));
  const auto advice = advised(world, {test::venue_at("hall", east(5000))});
  EXPECT_TRUE(advice.best.empty());
  EXPECT_TRUE(advice.communities.empty()) << "the nearest settlement alone is not an affected one";
}

}  // namespace
}  // namespace tyndau
