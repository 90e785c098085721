// Every query of the edge index against the slow path, all over the globe.
#include "worlds.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace tyndau::geo::test {
namespace {

constexpr double micrometre = 1e-6;

struct Case {
  std::vector<Shape> shapes;
  std::vector<LonLat> queries;
};

Case make_case(unsigned seed, LonLat centre, EdgeModel edges) {
  Chance chance(seed);
  Case made;
  // A straight line in longitude and latitude near a pole winds around it; the slow path is for plainer ones.
  const bool polar = std::abs(centre.lat) > 80.0 && edges == EdgeModel::planar;
  const LonLat middle = polar ? LonLat{centre.lon, std::copysign(75.0, centre.lat)} : centre;
  made.shapes = village_world(chance, middle, 40e3, 60);
  for (int i = 0; i < 60; ++i) made.queries.push_back(chance.near(middle, 60e3));
  return made;
}

class EdgeIndexAnswers : public testing::TestWithParam<EdgeModel> {};

TEST_P(EdgeIndexAnswers, DistanceIsThatOfTheSlowPathEverywhere) {
  for (const LonLat& centre : hard_places()) {
    const Case c = make_case(1, centre, GetParam());
    const EdgeIndex index(c.shapes, GetParam());
    for (const LonLat& query : c.queries) {
      for (std::size_t i = 0; i < c.shapes.size(); ++i) {
        EXPECT_NEAR(index.distance(query, i).value, slow_distance(query, c.shapes[i], GetParam()), micrometre)
            << "shape " << i << " from " << query.lon << ' ' << query.lat;
      }
    }
  }
}

TEST_P(EdgeIndexAnswers, TheFootLiesAtTheDistance) {
  for (const LonLat& centre : hard_places()) {
    const Case c = make_case(2, centre, GetParam());
    const EdgeIndex index(c.shapes, GetParam());
    for (const LonLat& query : c.queries) {
      for (std::size_t i = 0; i < c.shapes.size(); ++i) {
        const Foot foot = index.foot(query, i);
        EXPECT_EQ(foot.index, i);
        EXPECT_NEAR(distance(query, foot.at).value, foot.distance.value, micrometre);
      }
    }
  }
}

TEST_P(EdgeIndexAnswers, TheNearestComeFirstAndTogether) {
  for (const LonLat& centre : hard_places()) {
    const Case c = make_case(3, centre, GetParam());
    const EdgeIndex index(c.shapes, GetParam());
    for (const LonLat& query : c.queries) {
      std::vector<double> all;
      for (const Shape& shape : c.shapes) all.push_back(slow_distance(query, shape, GetParam()));
      std::sort(all.begin(), all.end());
      for (const std::size_t count : {1U, 3U, 17U}) {
        const std::vector<Near> found = index.nearest(query, count);
        ASSERT_EQ(found.size(), count);
        for (std::size_t i = 0; i < count; ++i) EXPECT_NEAR(found[i].distance.value, all[i], micrometre);
      }
    }
  }
}

TEST_P(EdgeIndexAnswers, WithinAndReachedAreDecidedByTheDistance) {
  for (const LonLat& centre : hard_places()) {
    const Case c = make_case(4, centre, GetParam());
    const EdgeIndex index(c.shapes, GetParam());
    for (const LonLat& query : c.queries) {
      for (const double radius : {0.0, 500.0, 9000.0}) {
        std::vector<std::size_t> expected;
        for (std::size_t i = 0; i < c.shapes.size(); ++i) {
          if (slow_distance(query, c.shapes[i], GetParam()) <= radius) expected.push_back(i);
        }
        std::vector<std::size_t> found;
        for (const Near& near : index.within(query, Metres{radius})) found.push_back(near.index);
        EXPECT_EQ(found, expected);
        EXPECT_EQ(index.reached(query, Metres{radius}), expected);
      }
    }
  }
}

TEST_P(EdgeIndexAnswers, ContainingIsThatOfTheSlowPath) {
  for (const LonLat& centre : hard_places()) {
    const Case c = make_case(5, centre, GetParam());
    const EdgeIndex index(c.shapes, GetParam());
    Chance chance(50);
    for (int k = 0; k < 300; ++k) {
      const std::size_t one = chance.below(c.shapes.size());
      const LonLat query = chance.near(vertices(c.shapes[one]).front(), 3000.0);
      std::vector<std::size_t> expected;
      for (std::size_t i = 0; i < c.shapes.size(); ++i) {
        if (contains(c.shapes[i], query, GetParam())) expected.push_back(i);
      }
      EXPECT_EQ(index.containing(query), expected);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(BothEdgeModels, EdgeIndexAnswers,
                         testing::Values(EdgeModel::geodesic, EdgeModel::planar), [](const auto& model) {
                           return model.param == EdgeModel::geodesic ? "Geodesic" : "Planar";
                         });

TEST(EdgeIndexFarAway, DistancesAcrossTheGlobeAreExact) {
  Chance chance(6);
  const std::vector<Shape> shapes = village_world(chance, {70.0, 48.0}, 300e3, 40);
  const EdgeIndex index(shapes);
  for (int k = 0; k < 60; ++k) {
    const LonLat query = direct({70.0, 48.0}, chance.between(0.0, 360.0), Metres{chance.between(60e3, 15e6)});
    for (std::size_t i = 0; i < shapes.size(); ++i) {
      EXPECT_NEAR(index.distance(query, i).value, slow_distance(query, shapes[i]), micrometre);
    }
  }
}

TEST(EdgeIndexLongEdges, AreSplitWithoutChangingTheAnswer) {
  Chance chance(7);
  std::vector<Shape> shapes;
  for (int i = 0; i < 12; ++i)
    shapes.push_back(area_of(chance.star({chance.between(-30, 30), 50.0}, 400e3, 5)));
  for (const EdgeModel edges : {EdgeModel::geodesic, EdgeModel::planar}) {
    const EdgeIndex index(shapes, edges);
    for (int k = 0; k < 60; ++k) {
      const LonLat query = chance.near({0.0, 50.0}, 2000e3);
      for (std::size_t i = 0; i < shapes.size(); ++i) {
        EXPECT_NEAR(index.distance(query, i).value, slow_distance(query, shapes[i], edges), micrometre);
      }
    }
  }
}

TEST(EdgeIndexEmpty, EmptyShapesAreNeverFound) {
  const std::vector<Shape> shapes{{}, point_shape({70.0, 48.0}), {}};
  const EdgeIndex index(shapes);
  EXPECT_EQ(index.size(), 3U);
  EXPECT_TRUE(index.empty_at(0));
  EXPECT_EQ(index.nearest({70.1, 48.0}, 5).size(), 1U);
  EXPECT_EQ(index.nearest({70.1, 48.0}, 5).front().index, 1U);
  EXPECT_EQ(EdgeIndex(std::vector<Shape>(4)).within({0, 0}, Metres{1e7}).size(), 0U);
  EXPECT_TRUE(EdgeIndex(std::vector<Shape>{}).nearest({0, 0}, 1).empty());
}

TEST(EdgeIndexTies, ShapesUnderOneMicrometreApartComeByIndex) {
  const Shape left = point_shape({69.9, 48.0}), right = point_shape({70.1, 48.0});
  const EdgeIndex index(std::vector<Shape>{right, left, right, left});
  const std::vector<Near> found = index.nearest({70.0, 48.0}, 4);
  ASSERT_EQ(found.size(), 4U);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(found[i].index, i);
  const std::vector<LonLat> from(1, LonLat{70.0, 48.0});
  EXPECT_EQ(index.nearest_of_each(from).front().index, 0U);
}

}  // namespace
}  // namespace tyndau::geo::test
