// The area index against plain measuring, for points, lines and areas as footprints.
#include "geo/area_index.hpp"

#include "worlds.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace tyndau::geo::test {
namespace {

constexpr double micrometre = 1e-6;

TEST(AreaIndexFootprints, NearestAndWithinAreThoseOfMeasuringAll) {
  for (const LonLat& place : hard_places()) {
    Chance chance(61);
    const std::vector<Shape> shapes = village_world(chance, place, 30e3, 40);
    const AreaIndex index(shapes);
    for (int k = 0; k < 20; ++k) {
      const Shape from = chance.shape(chance.near(place, 40e3), 4000.0);
      std::vector<double> all;
      std::vector<std::size_t> close;
      for (std::size_t i = 0; i < shapes.size(); ++i) {
        all.push_back(nearest_points(from, shapes[i]).distance.value);
        EXPECT_NEAR(index.distance(from, i).distance.value, all.back(), micrometre);
        if (all.back() <= 5000.0) close.push_back(i);
      }
      std::vector<std::size_t> within;
      for (const Hit& hit : index.within(from, Metres{5000.0})) within.push_back(hit.index);
      EXPECT_EQ(within, close);
      std::sort(all.begin(), all.end());
      const std::vector<Hit> nearest = index.nearest(from, 5);
      ASSERT_EQ(nearest.size(), 5U);
      for (std::size_t i = 0; i < 5; ++i) EXPECT_NEAR(nearest[i].nearest.distance.value, all[i], micrometre);
    }
  }
}

TEST(AreaIndexFootprints, TheTwoNearestPointsAreAtTheDistance) {
  Chance chance(62);
  const std::vector<Shape> shapes = village_world(chance, {70.0, 48.0}, 30e3, 40);
  const AreaIndex index(shapes);
  for (int k = 0; k < 50; ++k) {
    const Shape from = chance.shape(chance.near({70.0, 48.0}, 40e3), 3000.0);
    for (const Hit& hit : index.nearest(from, 3)) {
      EXPECT_NEAR(distance(hit.nearest.from, hit.nearest.to).value, hit.nearest.distance.value, micrometre);
    }
  }
}

TEST(AreaIndexFootprints, ContainingListsEveryAreaThatHoldsThePosition) {
  const Shape wide = area_of({{70.0, 48.0}, {70.1, 48.0}, {70.1, 48.1}, {70.0, 48.1}});
  const Shape narrow = area_of({{70.04, 48.04}, {70.06, 48.04}, {70.06, 48.06}, {70.04, 48.06}});
  const AreaIndex index(std::vector<Shape>{wide, point_shape({70.05, 48.05}), narrow});
  EXPECT_EQ(index.containing({70.05, 48.05}), (std::vector<std::size_t>{0, 2}));
  EXPECT_EQ(index.containing({70.01, 48.01}), (std::vector<std::size_t>{0}));
  EXPECT_TRUE(index.containing({70.2, 48.0}).empty());
}

}  // namespace
}  // namespace tyndau::geo::test
