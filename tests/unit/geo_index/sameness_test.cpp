// One answer, whatever the instruction set, the threads, the order of input or the turns of longitude.
#include "worlds.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace tyndau::geo::test {
namespace {

struct World {
  World() {
    Chance chance(11);
    for (const LonLat& place : hard_places()) {
      for (Shape& shape : village_world(chance, place, 30e3, 80)) shapes.push_back(std::move(shape));
      for (int i = 0; i < 300; ++i) queries.push_back(chance.near(place, 50e3));
    }
    radii.assign(queries.size(), Metres{4000.0});
    for (std::size_t i = 0; i < queries.size(); ++i)
      pairs.push_back({queries[i], (i * 7919) % shapes.size()});
  }
  std::vector<Shape> shapes;
  std::vector<LonLat> queries;
  std::vector<Metres> radii;
  std::vector<Pair> pairs;
};

const World& world() {
  static const World one;
  return one;
}

struct All {
  std::vector<Near> nearest;
  NearLists within, reached;
  std::vector<Metres> distances;
  std::vector<double> people;
};

All ask(const EdgeIndex& index, unsigned threads) {
  const World& w = world();
  const std::vector<double> population(w.shapes.size(), 100.0);
  return {index.nearest_of_each(w.queries, threads), index.within_of_each(w.queries, w.radii, threads),
          index.reached_of_each(w.queries, w.radii, threads), index.distance_of_each(w.pairs, threads),
          index.population_in_discs(w.queries, w.radii, population, threads)};
}

void expect_same(const All& a, const All& b) {
  EXPECT_EQ(a.nearest, b.nearest);
  EXPECT_EQ(a.within.begin, b.within.begin);
  EXPECT_EQ(a.within.hits, b.within.hits);
  EXPECT_EQ(a.reached.begin, b.reached.begin);
  EXPECT_EQ(a.reached.hits, b.reached.hits);
  EXPECT_EQ(a.distances, b.distances);
  EXPECT_EQ(a.people, b.people);
}

TEST(EdgeIndexSameness, EveryInstructionSetGivesTheSameBits) {
  EdgeIndex index(world().shapes);
  index.use(InstructionSet::scalar);
  const All scalar = ask(index, 1);
  for (const InstructionSet set : {InstructionSet::sse2, InstructionSet::avx2, InstructionSet::best}) {
    index.use(set);
    expect_same(scalar, ask(index, 1));
  }
}

TEST(EdgeIndexSameness, AnyNumberOfThreadsGivesTheSameBits) {
  const EdgeIndex index(world().shapes);
  const All one = ask(index, 1);
  for (const unsigned threads : {2U, 3U, 8U, 0U}) expect_same(one, ask(index, threads));
}

TEST(EdgeIndexSameness, OneByOneGivesWhatTheBatchGives) {
  const EdgeIndex index(world().shapes);
  const All all = ask(index, 1);
  for (std::size_t i = 0; i < world().queries.size(); ++i) {
    EXPECT_EQ(index.nearest(world().queries[i], 1).front(), all.nearest[i]);
    const std::vector<Near> within = index.within(world().queries[i], world().radii[i]);
    EXPECT_TRUE(std::equal(within.begin(), within.end(),
                           all.within.hits.begin() + static_cast<long>(all.within.begin[i]),
                           all.within.hits.begin() + static_cast<long>(all.within.begin[i + 1])));
    EXPECT_EQ(index.distance(world().pairs[i].from, world().pairs[i].index), all.distances[i]);
  }
}

TEST(EdgeIndexSameness, ShuffledInputGivesTheSameBits) {
  const World& w = world();
  std::vector<std::size_t> order(w.shapes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::shuffle(order.begin(), order.end(), std::mt19937_64(3));
  std::vector<Shape> shuffled;
  std::vector<std::size_t> place(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    shuffled.push_back(w.shapes[order[i]]);
    place[order[i]] = i;
  }
  const EdgeIndex index(w.shapes), mixed(shuffled);
  for (const LonLat& query : w.queries) {
    std::vector<Near> expected = index.within(query, Metres{30e3}), found = mixed.within(query, Metres{30e3});
    for (Near& near : expected) near.index = place[near.index];
    std::sort(expected.begin(), expected.end(),
              [](const Near& a, const Near& b) { return a.index < b.index; });
    EXPECT_EQ(found, expected);
  }
}

TEST(EdgeIndexSameness, TurnsOfLongitudeChangeNothing) {
  const World& w = world();
  const auto turned = [](LonLat p, double by) { return LonLat{p.lon + by, p.lat}; };
  const EdgeIndex index(w.shapes);
  for (const double by : {360.0, -360.0}) {
    std::vector<Shape> shapes = w.shapes;
    for (Shape& shape : shapes) {
      for (LonLat& p : shape.points) p = turned(p, by);
      for (Line& line : shape.lines)
        std::for_each(line.begin(), line.end(), [&](LonLat& p) { p = turned(p, by); });
      for (Polygon& polygon : shape.polygons) {
        for (LonLat& p : polygon.outer) p = turned(p, by);
        for (Ring& hole : polygon.holes)
          std::for_each(hole.begin(), hole.end(), [&](LonLat& p) { p = turned(p, by); });
      }
    }
    const EdgeIndex other(shapes);
    for (const LonLat& query : w.queries) {
      const Near expected = index.nearest(query, 1).front(), found = other.nearest(query, 1).front();
      EXPECT_EQ(found.index, expected.index);
      EXPECT_NEAR(found.distance.value, expected.distance.value, 1e-7);
      EXPECT_EQ(index.reached(turned(query, by), Metres{4000.0}), index.reached(query, Metres{4000.0}));
    }
  }
}

}  // namespace
}  // namespace tyndau::geo::test
