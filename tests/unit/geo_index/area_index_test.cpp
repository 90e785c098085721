// The area index against plain measuring, for points, lines and areas as footprints.
#include "geo/area_index.hpp"

#include "worlds.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

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

/// Forty villages of a thousand corners: enough to be worth a file.
std::vector<Shape> large_layer(unsigned seed) {
  Chance chance(seed);
  std::vector<Shape> shapes;
  for (int i = 0; i < 40; ++i)
    shapes.push_back(area_of(chance.star(chance.near({70.0, 48.0}, 60e3), 2000.0, 1000)));
  return shapes;
}

class KeptIndex : public testing::Test {
 protected:
  KeptIndex() {
    const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
    folder_ = std::filesystem::temp_directory_path() / ("tyndau_kept_" + name + std::to_string(::getpid()));
  }
  ~KeptIndex() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::filesystem::path file() const { return folder_ / "layer.edges"; }
  [[nodiscard]] std::string bytes() const {
    std::ifstream in(file(), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  static void expect_right(const AreaIndex& index, const std::vector<Shape>& shapes) {
    Chance chance(63);
    for (int k = 0; k < 20; ++k) {
      const LonLat from = chance.near({70.0, 48.0}, 60e3);
      for (const std::size_t i : {std::size_t{0}, shapes.size() / 2, shapes.size() - 1}) {
        EXPECT_NEAR(index.distance(point_shape(from), i).distance.value, slow_distance(from, shapes[i]),
                    micrometre);
      }
    }
  }

  std::filesystem::path folder_;
};

TEST_F(KeptIndex, IsWrittenOnceAndMappedAgain) {
  const std::vector<Shape> shapes = large_layer(1);
  expect_right(AreaIndex(shapes, EdgeModel::geodesic, file()), shapes);
  const auto written = std::filesystem::last_write_time(file());
  expect_right(AreaIndex(shapes, EdgeModel::geodesic, file()), shapes);
  EXPECT_EQ(std::filesystem::last_write_time(file()), written);
}

TEST_F(KeptIndex, IsBuiltAnewWhenOneCoordinateChanges) {
  std::vector<Shape> shapes = large_layer(2);
  const AreaIndex before(shapes, EdgeModel::geodesic, file());
  const std::string old = bytes();
  shapes[20].polygons.front().outer[7].lat += 1e-9;
  expect_right(AreaIndex(shapes, EdgeModel::geodesic, file()), shapes);
  EXPECT_NE(bytes(), old);
}

TEST_F(KeptIndex, IsBuiltAnewForTheOtherEdgeModel) {
  const std::vector<Shape> shapes = large_layer(3);
  const AreaIndex before(shapes, EdgeModel::geodesic, file());
  const std::string old = bytes();
  const AreaIndex after(shapes, EdgeModel::planar, file());
  EXPECT_NE(bytes(), old);
}

TEST_F(KeptIndex, DamageIsRepaired) {
  const std::vector<Shape> shapes = large_layer(4);
  const AreaIndex before(shapes, EdgeModel::geodesic, file());
  const std::string whole = bytes();
  for (const std::size_t at : {std::size_t{0}, std::size_t{200}, whole.size() / 2, whole.size() - 1}) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x40);
    std::ofstream(file(), std::ios::binary) << damaged;
    expect_right(AreaIndex(shapes, EdgeModel::geodesic, file()), shapes);
    EXPECT_EQ(bytes(), whole) << at;
  }
}

TEST_F(KeptIndex, AnUnwritableFolderOnlyCostsTime) {
  std::ofstream(folder_) << "a file where the folder should be";
  const std::vector<Shape> shapes = large_layer(5);
  expect_right(AreaIndex(shapes, EdgeModel::geodesic, file()), shapes);
}

}  // namespace
}  // namespace tyndau::geo::test
