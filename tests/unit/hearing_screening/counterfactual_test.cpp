#include "hearing/counterfactual.hpp"

#include "unit/geo/random_shapes.hpp"
#include "unit/hearing_screening/sketch.hpp"

#include <cmath>

namespace tyndau {
namespace {

using namespace hearing;

using Names = std::vector<std::string>;

std::optional<Counterfactual> better_place(test::World& world) { return world.report().counterfactual; }

/// A village is a point, so that every distance is one between two points.
Settlement village(const std::string& id, LonLat at, std::optional<std::int64_t> population) {
  Settlement one = test::estimated(id, at, 0, 0);
  one.population = population;
  return one;
}

LonLat east(double metres) { return test::offset({70, 50}, metres, 0); }

/// The hearing sat at the origin; the villages stand in a row to the east.
test::World row(const std::vector<std::pair<double, std::optional<std::int64_t>>>& villages) {
  test::World world;
  char id = 'A';
  for (const auto& [metres, population] : villages) {
    world.settlement(village(std::string(1, id), east(metres), population)).declare(std::string(1, id));
    ++id;
  }
  world.venue(test::venue_at("v1", east(0)));
  return world;
}

TEST(Counterfactual, ServesMostPeopleBest) {
  test::World world = row({{6000, 1000}, {9000, 5000}});
  const auto found = better_place(world);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->settlement->id, "B");
  EXPECT_NEAR(found->mean_before->low.value, (6000.0 * 1000 + 9000.0 * 5000) / 6000, 0.5);
  EXPECT_NEAR(found->mean_before->high.value, (6000.0 * 1000 + 9000.0 * 5000) / 6000, 0.5);
  EXPECT_NEAR(found->mean_after->low.value, 3000.0 * 1000 / 6000, 0.5);
  EXPECT_NEAR(found->mean_after->high.value, 3000.0 * 1000 / 6000, 0.5);
}

TEST(Counterfactual, NamesWhatItClearsAndNothingElse) {
  test::World world = row({{4000, 1000}, {9000, 5000}, {15000, 10}});
  const auto found = better_place(world);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->settlement->id, "B");
  EXPECT_EQ(found->cleared, (Names{"community-without-hearing/B", "venue-far-from-affected/B"}))
      << "A stays without a venue, was near and stays near; C is 6 km from B";
  world.options.far_threshold = Metres{6100};
  EXPECT_EQ(better_place(world)->cleared,
            (Names{"community-without-hearing/B", "venue-far-from-affected/B", "venue-far-from-affected/C"}));
}

TEST(Counterfactual, MeansAreIntervalsWhereTheExtentsAre) {
  test::World world;
  world.settlement(test::estimated("A", east(8000), 500, 900, 300)).declare("A");
  world.venue(test::venue_at("v1", east(0), 100));
  const auto found = better_place(world);
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->mean_before->low.value, 8000 - 900 - 300 - 100, 0.5);
  EXPECT_NEAR(found->mean_before->high.value, 8000 - 500 + 300 + 100, 0.5);
  EXPECT_EQ(found->mean_after, MetresInterval{}) << "who meets in the village goes nowhere";
}

TEST(Counterfactual, IsMeasuredFromTheEdgesOfMappedSettlements) {
  test::World world{test::Sketch("1........A....B")};
  world.places.settlements[1].population = 5000;
  const auto found = better_place(world.declare("A").declare("B"));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->settlement->id, "B");
  EXPECT_NEAR(found->mean_before->low.value, (850.0 * 1000 + 1350.0 * 5000) / 6000, 0.05);
  EXPECT_NEAR(found->mean_after->low.value, 400.0 * 1000 / 6000, 0.05);
  const double far_side = 450.0 + std::hypot(50.0, 50.0);  // the hall may stand in any corner of B
  EXPECT_NEAR(found->mean_after->high.value, far_side * 1000 / 6000, 0.2);
  EXPECT_EQ(found->cleared, Names{"community-without-hearing/B"});
}

TEST(Counterfactual, UnknownPopulationsWeighAsTheMedianOfTheKnown) {
  // Of C's 400 people A is 5 km away and B 3 km; the median of A and B is 200.
  test::World world = row({{10000, 100}, {12000, 300}, {15000, std::nullopt}});
  const auto found = better_place(world);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->settlement->id, "B");
  EXPECT_NEAR(found->mean_after->low.value, (2000.0 * 100 + 3000.0 * 200) / 600, 0.5);
  EXPECT_NEAR(found->mean_before->low.value, (10000.0 * 100 + 12000.0 * 300 + 15000.0 * 200) / 600, 0.5);
}

TEST(Counterfactual, WithoutAnyPopulationVillagesWeighAlike) {
  test::World world = row({{10000, std::nullopt}, {12000, std::nullopt}, {15000, std::nullopt}});
  const auto found = better_place(world);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->settlement->id, "B");
  EXPECT_NEAR(found->mean_after->low.value, (2000.0 + 0.0 + 3000.0) / 3, 0.5);
}

TEST(Counterfactual, WhereNobodyLivesNobodyIsServed) {
  test::World world = row({{10000, 0}, {12000, 0}});
  EXPECT_FALSE(better_place(world));
}

TEST(Counterfactual, OfEqualsTheFirstByIdIsNamedWhateverTheOrder) {
  for (const bool turned : {false, true}) {
    test::World world;
    Names ids{"A", "B", "C"};
    if (turned) std::reverse(ids.begin(), ids.end());
    for (const std::string& id : ids) world.settlement(village(id, east(9000), 500)).declare(id);
    world.venue(test::venue_at("v1", east(0)));
    const auto found = better_place(world);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->settlement->id, "A") << (turned ? "turned" : "in order");
  }
}

TEST(Counterfactual, IsNotNamedWhenNothingFails) {
  test::World world = row({{9000, 1000}});
  world.input.venues = {test::venue_in("v1", "A")};
  EXPECT_FALSE(better_place(world));
  world.input.venues.clear();
  EXPECT_EQ(world.verdict("community-without-hearing"), Verdict::cannot_tell);
  EXPECT_FALSE(better_place(world)) << "an open question is not a failure";
}

TEST(Counterfactual, IsNotNamedWhenTheHearingAlreadyServedMostPeopleBest) {
  test::World world = row({{9000, 10}, {20000, 5000}});
  world.input.venues = {test::venue_in("v1", "B")};
  EXPECT_EQ(world.verdict("community-without-hearing", "A"), Verdict::fail);
  EXPECT_FALSE(better_place(world));
}

TEST(Counterfactual, IsNotNamedWhenAHallBetweenTheVillagesWasBetterThanAny) {
  test::World world;
  for (const auto& [id, azimuth] : {std::pair{"A", 0.0}, {"B", 120.0}, {"C", 240.0}}) {
    world.settlement(village(id, geo::direct(east(0), azimuth, Metres{3000}), 100)).declare(id);
  }
  world.venue(test::venue_at("v1", east(0)));
  EXPECT_EQ(world.verdict("community-without-hearing", "A"), Verdict::fail);
  EXPECT_FALSE(better_place(world)) << "3000 m each against 2 x 5196 m / 3";
}

TEST(Counterfactual, NeedsAnAffectedCommunity) {
  test::World world;
  world.settlement(village("A", east(9000), 1000)).venue(test::venue_at("v1", east(0)));
  EXPECT_FALSE(better_place(world)) << "nobody is affected";
  world.input.project.footprint = Footprint{geo::point_shape(east(-1000)), {}, {}};
  EXPECT_EQ(world.verdict("venue-far-from-affected", "A"), Verdict::fail);
  EXPECT_EQ(world.verdict("community-without-hearing", "A"), Verdict::not_applicable);
  EXPECT_FALSE(better_place(world)) << "the merely nearest is not affected";
}

TEST(Counterfactual, PassesOverPlacesThatTheDataLack) {
  test::World world = row({{9000, 1000}});
  world.input.project.declared_communities.push_back({"Бірлік", "", {}});
  const auto found = better_place(world);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->settlement->id, "A");
  EXPECT_NEAR(found->mean_before->low.value, 9000.0, 0.5);
}

TEST(Counterfactual, OfAVenueAtNoKnownPlaceHasNoMeanBefore) {
  test::World world;
  AdminUnit here;
  here.id = "d1";
  here.level = UnitLevel::district;
  here.name = "Жарминский район";
  AdminUnit there = here;
  there.id = "d2";
  there.name = "Кокпектинский район";
  world.places.units = {here, there};
  world.input.project.declared_units = {{here.name, UnitLevel::district, {}}};
  world.settlement(village("A", east(9000), 1000)).declare("A");
  world.places.settlements[0].units.district = here.name;
  Venue venue;
  venue.id = "v1";
  venue.name = "hall";
  venue.units.district = there.name;
  world.venue(venue);
  EXPECT_EQ(world.verdict("community-without-hearing", "A"), Verdict::cannot_tell);
  const auto found = better_place(world);
  ASSERT_TRUE(found) << "the district has no hearing";
  EXPECT_FALSE(found->mean_before);
  EXPECT_EQ(found->mean_after, MetresInterval{});
  EXPECT_EQ(found->cleared, Names{"unit-without-hearing/d1"}) << "what was open was not a failure to clear";
}

TEST(Counterfactual, OfSeveralVenuesIsOneMore) {
  test::World world = row({{6000, 1000}, {20000, 500}});
  world.venue(test::venue_at("v2", east(20800)));
  const auto found = better_place(world);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->settlement->id, "A");
  EXPECT_NEAR(found->mean_before->low.value, (6000.0 * 1000 + 800.0 * 500) / 1500, 0.5);
  EXPECT_NEAR(found->mean_after->low.value, 800.0 * 500 / 1500, 0.5) << "B keeps the venue that it has";
  EXPECT_EQ(found->cleared, (Names{"community-without-hearing/A", "venue-far-from-affected/A"}));
}

TEST(Counterfactual, WithAssignedVenuesSparesTheAssignedCommunityItsWay) {
  test::World world{test::Sketch("1A.......2B")};
  world.input.venues[1].serves = {test::place_ref("A")};
  const auto found = better_place(world);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->settlement->id, "A");
  EXPECT_NEAR(found->mean_before->low.value, 750.0, 0.05)
      << "by the venue that the notice names, not the nearest";
  EXPECT_EQ(found->mean_after, MetresInterval{});
  EXPECT_EQ(found->cleared, Names{"community-without-hearing/A"});
}

TEST(Counterfactual, LeavesTheOtherAssignmentsAsTheyAre) {
  test::World world = row({{6000, 1000}, {20000, 900}});
  world.venue(test::venue_at("v2", east(12000)));
  world.input.venues[0].serves = {test::place_ref("A")};
  world.input.venues[1].serves = {test::place_ref("B")};
  const auto found = better_place(world);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->settlement->id, "B") << "900 people x 8 km against 1000 people x 6 km";
  EXPECT_NEAR(found->mean_before->low.value, (6000.0 * 1000 + 8000.0 * 900) / 1900, 0.5);
  EXPECT_NEAR(found->mean_after->low.value, 6000.0 * 1000 / 1900, 0.5);
}

/// Villages and halls by chance, and what the best place is when every distance is one between two points.
class RandomRegion {
 public:
  explicit RandomRegion(unsigned seed) : chance_(seed) {
    const std::size_t villages = 1 + chance_.below(6);
    for (std::size_t i = 0; i < villages; ++i) {
      const auto people = static_cast<std::int64_t>(500 + chance_.below(1500));
      const bool known = chance_.below(4) != 0;
      points_.push_back(chance_.near(east(0), 15000));
      const std::string id(1, static_cast<char>('A' + i));
      world.settlement(village(id, points_.back(), known ? std::optional(people) : std::nullopt)).declare(id);
    }
    const std::size_t halls = 1 + chance_.below(3);
    const double spread =
        halls == 1 ? 3000 : 15000;  // one hall in the middle is often the best that there is
    for (std::size_t i = 0; i < halls; ++i) {
      halls_.push_back(chance_.near(east(0), spread));
      world.venue(test::venue_at("v" + std::to_string(i), halls_.back()));
    }
    weigh();
    for (const LonLat& point : points_) before.push_back(to_halls(point));
  }

  /// How far each village is after the move to one of them.
  [[nodiscard]] std::vector<double> after(std::size_t to) const {
    std::vector<double> metres;
    for (std::size_t i = 0; i < points_.size(); ++i) {
      const double there = geo::distance(points_[i], points_[to]).value;
      metres.push_back(halls_.size() == 1 ? there : std::min(there, before[i]));
    }
    return metres;
  }
  [[nodiscard]] double mean(const std::vector<double>& metres) const {
    double sum = 0.0, people = 0.0;
    for (std::size_t i = 0; i < metres.size(); ++i) sum += metres[i] * weights_[i], people += weights_[i];
    return sum / people;
  }
  [[nodiscard]] std::size_t villages() const { return points_.size(); }
  [[nodiscard]] std::string id(std::size_t i) const { return world.places.settlements[i].id; }

  test::World world;
  std::vector<double> before;

 private:
  void weigh() {
    std::vector<double> known;
    for (const Settlement& one : world.places.settlements) {
      if (one.population) known.push_back(static_cast<double>(*one.population));
    }
    std::sort(known.begin(), known.end());
    const std::size_t n = known.size();
    const double usual = n == 0 ? 1.0 : (known[(n - 1) / 2] + known[n / 2]) / 2;
    for (const Settlement& one : world.places.settlements) {
      weights_.push_back(one.population ? static_cast<double>(*one.population) : usual);
    }
  }
  [[nodiscard]] double to_halls(LonLat point) const {
    double nearest = 1e9;
    for (const LonLat& hall : halls_) nearest = std::min(nearest, geo::distance(point, hall).value);
    return nearest;
  }

  geo::test::Chance chance_;
  std::vector<LonLat> points_, halls_;
  std::vector<double> weights_;
};

TEST(Counterfactual, OfRandomRegionsIsTheBestOfAllTries) {
  constexpr double limit = 5000.0;  // venue-far-from-affected
  int improved = 0, best_already = 0;
  for (unsigned seed = 0; seed < 200; ++seed) {
    RandomRegion region(seed);
    std::size_t best = 0;
    for (std::size_t i = 1; i < region.villages(); ++i) {
      if (region.mean(region.after(i)) < region.mean(region.after(best))) best = i;
    }
    const auto after = region.after(best);
    const auto found = better_place(region.world);
    ASSERT_EQ(found.has_value(), region.mean(after) < region.mean(region.before)) << "seed " << seed;
    ++(found ? improved : best_already);
    if (!found) continue;
    EXPECT_EQ(found->settlement->id, region.id(best)) << "seed " << seed;
    EXPECT_NEAR(found->mean_before->low.value, region.mean(region.before), 1e-3) << "seed " << seed;
    EXPECT_NEAR(found->mean_after->high.value, region.mean(after), 1e-3) << "seed " << seed;
    Names expected{"community-without-hearing/" + region.id(best)};
    for (std::size_t i = 0; i < region.villages(); ++i) {
      if (region.before[i] > limit && after[i] <= limit)
        expected.push_back("venue-far-from-affected/" + region.id(i));
    }
    EXPECT_EQ(found->cleared, expected) << "seed " << seed;
  }
  EXPECT_GT(improved, 100);
  EXPECT_GT(best_already, 5);
}

}  // namespace
}  // namespace tyndau
