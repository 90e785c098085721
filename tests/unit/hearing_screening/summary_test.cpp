#include "hearing/distance_summary.hpp"
#include "unit/geo/random_shapes.hpp"
#include "unit/hearing_screening/sketch.hpp"

#include <deque>

namespace tyndau {
namespace {

using namespace hearing;

using Range = std::pair<double, double>;

MetresInterval metres(Range range) { return {Metres{range.first}, Metres{range.second}}; }

/// Communities with how many people live there and how far the venue that judges them is.
class People {
 public:
  Community& settlement(std::optional<std::int64_t> population, std::optional<Range> distance,
                        Basis basis = Basis::declared) {
    places_.push_back(test::mapped("s" + std::to_string(places_.size()), {}, {}));
    places_.back().population = population;
    Community& community = known_by_name(distance, basis);
    community.settlement = &places_.back();
    return community;
  }
  Community& known_by_name(std::optional<Range> distance, Basis basis = Basis::declared) {
    Community community;
    community.place.text = "somewhere";
    community.basis = {basis};
    if (distance) {
      VenueRelation relation;
      relation.distance = metres(*distance);
      community.venues = {relation};
      community.nearest = 0;
    }
    communities_.push_back(std::move(community));
    return communities_.back();
  }
  [[nodiscard]] DistanceSummary summary() const { return summarise(communities_); }

 private:
  std::deque<Settlement> places_;
  std::vector<Community> communities_;
};

void expect_range(const std::optional<MetresInterval>& found, Range expected, const std::string& what = {}) {
  ASSERT_TRUE(found) << what;
  EXPECT_NEAR(found->low.value, expected.first, 1e-6) << what;
  EXPECT_NEAR(found->high.value, expected.second, 1e-6) << what;
}

void expect_nothing(const DistanceSummary& summary) {
  EXPECT_FALSE(summary.mean);
  EXPECT_FALSE(summary.p90);
  EXPECT_FALSE(summary.maximum);
}

TEST(Summary, TheMeanWeighsByPeople) {
  People people;
  people.settlement(100, Range{1000, 2000});
  people.settlement(300, Range{3000, 4000});
  people.settlement(600, Range{10000, 20000});
  const DistanceSummary summary = people.summary();
  expect_range(summary.mean, {7000, 13400});
  expect_range(summary.p90, {10000, 20000});
  expect_range(summary.maximum, {10000, 20000});
  EXPECT_EQ(summary.communities, 3U);
  EXPECT_EQ(summary.without_population, 0U);
}

TEST(Summary, NinetyPercentIsReachedByExactlyNinetyPercent) {
  for (const auto& [near_people, expected] : {std::pair{899, 9000.0}, {900, 1000.0}, {901, 1000.0}}) {
    People people;
    people.settlement(1000 - near_people, Range{9000, 9000});
    people.settlement(near_people, Range{1000, 1000});
    expect_range(people.summary().p90, {expected, expected}, std::to_string(near_people));
  }
}

TEST(Summary, NinetyPercentOfALargePopulationIsExactToo) {
  for (const auto& [far_people, expected] : {std::pair{2'000'000, 1.0}, {2'000'001, 7.0}}) {
    People people;
    people.settlement(18'000'000, Range{1, 1});
    people.settlement(far_people, Range{7, 7});
    expect_range(people.summary().p90, {expected, expected}, std::to_string(far_people));
  }
}

TEST(Summary, EachEndOfAQuantileHasItsOwnOrder) {
  People people;
  people.settlement(50, Range{0, 9000});
  people.settlement(50, Range{4000, 5000});
  expect_range(people.summary().p90, {4000, 9000});
  expect_range(people.summary().maximum, {4000, 9000});
}

TEST(Summary, UnknownPopulationsAreCountedApartAndWeighNothing) {
  People people;
  people.settlement(10, Range{2000, 3000});
  people.settlement(std::nullopt, Range{50000, 60000});
  const DistanceSummary summary = people.summary();
  expect_range(summary.mean, {2000, 3000});
  expect_range(summary.p90, {2000, 3000});
  expect_range(summary.maximum, {50000, 60000});
  EXPECT_EQ(summary.communities, 2U);
  EXPECT_EQ(summary.without_population, 1U);
}

TEST(Summary, APopulationOfZeroIsKnown) {
  People people;
  people.settlement(0, Range{50000, 60000});
  people.settlement(5, Range{1000, 1000});
  const DistanceSummary summary = people.summary();
  expect_range(summary.mean, {1000, 1000});
  expect_range(summary.p90, {1000, 1000});
  expect_range(summary.maximum, {50000, 60000});
  EXPECT_EQ(summary.without_population, 0U);
}

TEST(Summary, WithoutAnyPopulationOnlyTheMaximumIsKnown) {
  People people;
  people.settlement(std::nullopt, Range{1000, 2000});
  people.settlement(std::nullopt, Range{3000, 3500});
  const DistanceSummary summary = people.summary();
  EXPECT_FALSE(summary.mean);
  EXPECT_FALSE(summary.p90);
  expect_range(summary.maximum, {3000, 3500});
  EXPECT_EQ(summary.without_population, 2U);
}

TEST(Summary, ACommunityWithoutADistanceLeavesAllThreeOpen) {
  People people;
  people.settlement(10, Range{1000, 2000});
  people.settlement(10, std::nullopt);
  expect_nothing(people.summary());
  EXPECT_EQ(people.summary().communities, 2U);
}

TEST(Summary, ACommunityThatTheDataLackIsCountedButNotMeasured) {
  People people;
  people.settlement(10, Range{1000, 2000});
  people.known_by_name(std::nullopt);
  const DistanceSummary summary = people.summary();
  expect_range(summary.mean, {1000, 2000});
  expect_range(summary.maximum, {1000, 2000});
  EXPECT_EQ(summary.communities, 2U);
  EXPECT_EQ(summary.without_population, 1U);
}

TEST(Summary, WhoIsMerelyNearestIsNotCounted) {
  People people;
  people.settlement(10, Range{1000, 2000}, Basis::nearest);
  expect_nothing(people.summary());
  EXPECT_EQ(people.summary().communities, 0U);
  EXPECT_EQ(people.summary().without_population, 0U);
}

TEST(Summary, TheAssignedVenueCountsAndNotTheNearest) {
  People people;
  Community& community = people.settlement(10, Range{1000, 2000});
  community.venues.push_back(community.venues.front());
  community.venues.back().distance = metres({7000, 8000});
  community.assigned = 1;
  expect_range(people.summary().mean, {7000, 8000});
}

TEST(Summary, OfNobodyIsEmpty) {
  expect_nothing(summarise({}));
  EXPECT_EQ(summarise({}).communities, 0U);
  EXPECT_FALSE(weighted_mean({}));
  EXPECT_FALSE(weighted_quantile({}, 0.9));
  EXPECT_FALSE(weighted_mean({{metres({1, 2}), 0.0}}));
  EXPECT_FALSE(weighted_quantile({{metres({1, 2}), 0.0}}, 0.9));
}

TEST(Summary, SharesFromNobodyToEverybodyAreQuantiles) {
  const std::vector<WeightedDistance> three{
      {metres({30, 35}), 2.0}, {metres({10, 15}), 1.0}, {metres({20, 25}), 1.0}};
  expect_range(weighted_quantile(three, 0.0), {10, 15});
  expect_range(weighted_quantile(three, 0.25), {10, 15});
  expect_range(weighted_quantile(three, 0.5), {20, 25});
  expect_range(weighted_quantile(three, 0.51), {30, 35});
  expect_range(weighted_quantile(three, 1.0), {30, 35});
}

TEST(Summary, OfAMapIsMeasuredToTheEdgesOfItsSettlements) {
  test::World world{test::Sketch("1....AA...B")};
  world.places.settlements[0].population = 3000;
  world.places.settlements[1].population = 1000;
  const DistanceSummary summary = world.declare("A").declare("B").geography().summary;
  ASSERT_TRUE(summary.mean && summary.p90 && summary.maximum);
  EXPECT_NEAR(summary.mean->low.value, (3000 * 450.0 + 1000 * 950.0) / 4000, 0.01);
  EXPECT_NEAR(summary.mean->high.value, summary.mean->low.value, 0.01);
  EXPECT_NEAR(summary.p90->low.value, 950.0, 0.01);
  EXPECT_NEAR(summary.maximum->high.value, 950.0, 0.01);
}

/// Everybody in one row, one entry a person: the plain way to a mean and a quantile.
struct Row {
  std::vector<double> low;
  std::vector<double> high;
  void add(std::int64_t people, Range distance) {
    low.insert(low.end(), static_cast<std::size_t>(people), distance.first);
    high.insert(high.end(), static_cast<std::size_t>(people), distance.second);
  }
  static double mean(const std::vector<double>& all) {
    double sum = 0.0;
    for (const double one : all) sum += one;
    return sum / static_cast<double>(all.size());
  }
  /// The nine tenths-th person, rounded up, from the nearest on.
  static double p90(std::vector<double> all) {
    std::sort(all.begin(), all.end());
    return all[(9 * all.size() + 9) / 10 - 1];
  }
};

TEST(Summary, OfRandomCommunitiesIsThatOfEveryPersonInARow) {
  geo::test::Chance chance(20260301);
  for (int round = 0; round < 1500; ++round) {
    const std::string what = "round " + std::to_string(round);
    People people;
    Row row;
    Range farthest{0, 0};
    std::size_t unknown = 0;
    const std::size_t count = 1 + chance.below(8);
    for (std::size_t i = 0; i < count; ++i) {
      const double low = 250.0 * static_cast<double>(chance.below(30));  // ties are frequent
      const Range distance{low, low + chance.between(0.0, 5000.0)};
      farthest = {std::max(farthest.first, distance.first), std::max(farthest.second, distance.second)};
      if (chance.below(4) == 0) {
        ++unknown;
        people.settlement(std::nullopt, distance);
        continue;
      }
      const auto population = static_cast<std::int64_t>(chance.below(40));
      people.settlement(population, distance, chance.below(2) == 0 ? Basis::computed : Basis::declared);
      row.add(population, distance);
    }
    const DistanceSummary summary = people.summary();
    EXPECT_EQ(summary.communities, count) << what;
    EXPECT_EQ(summary.without_population, unknown) << what;
    expect_range(summary.maximum, farthest, what);
    ASSERT_EQ(summary.mean.has_value(), !row.low.empty()) << what;
    ASSERT_EQ(summary.p90.has_value(), !row.low.empty()) << what;
    if (row.low.empty()) continue;
    expect_range(summary.mean, {Row::mean(row.low), Row::mean(row.high)}, what);
    expect_range(summary.p90, {Row::p90(row.low), Row::p90(row.high)}, what);
  }
}

}  // namespace
}  // namespace tyndau
