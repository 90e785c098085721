// The reference answers on the shared benchmark data.
#include "geo/edge_index.hpp"
#include "geo/vector_file.hpp"
#include "support/paths.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

namespace tyndau::geo::test {
namespace {

/// The folder named by TYNDAU_SHARED, else the one beside the checkout.
std::filesystem::path shared_file(const std::string& name) {
  const char* folder = std::getenv("TYNDAU_SHARED");
  return (folder != nullptr ? std::filesystem::path(folder) : tyndau::test::shared_dir()) / "bench" / name;
}

struct Row {
  std::string set;
  std::size_t project = 0, settlement = 0;
  LonLat from;
  double metres = 0.0;
};

class Oracle : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(shared_file("settlements.fgb"))) {
      GTEST_SKIP() << "shared data absent: " << shared_file("settlements.fgb");
    }
    const auto read =
        read_features(shared_file("settlements.fgb"), {}, [&](const LayerInfo&, Feature&& feature) {
          place_[std::stoul(feature.text("id"))] = shapes_.size();
          ids_.push_back(std::stoul(feature.text("id")));
          shapes_.push_back(std::move(feature.shape));
          return true;
        });
    ASSERT_TRUE(read.has_value()) << read.error().message;
    std::ifstream in(shared_file("oracle_sample.csv"));
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
      std::replace(line.begin(), line.end(), ',', ' ');
      Row row;
      std::istringstream(line) >> row.set >> row.project >> row.settlement >> row.from.lon >> row.from.lat >>
          row.metres;
      rows_.push_back(row);
    }
    ASSERT_EQ(rows_.size(), 64U);
  }

  std::vector<Shape> shapes_;
  std::vector<std::size_t> ids_;
  std::map<std::size_t, std::size_t> place_;
  std::vector<Row> rows_;
};

TEST_F(Oracle, EveryReferenceDistanceIsMetWithinAMicrometre) {
  const EdgeIndex index(shapes_);
  double worst = 0.0;
  for (const Row& row : rows_) {
    const double off = std::abs(index.distance(row.from, place_.at(row.settlement)).value - row.metres);
    EXPECT_LE(off, 1e-6) << row.set << ' ' << row.project;
    worst = std::max(worst, off);
  }
  RecordProperty("worst_nanometres", std::to_string(worst * 1e9));
}

TEST_F(Oracle, TheReferenceNearestIsFound) {
  const EdgeIndex index(shapes_);
  for (const Row& row : rows_) {
    if (row.set.rfind("near", 0) != 0 && row.set != "wrong_nearest_true") continue;
    EXPECT_EQ(ids_[index.nearest(row.from, 1).front().index], row.settlement)
        << row.set << ' ' << row.project;
  }
}

TEST_F(Oracle, TheNearestOfAllProjectsIsThatOfMeasuringEverySettlementAround) {
  const EdgeIndex index(shapes_);
  std::ifstream in(shared_file("projects.csv"));
  std::string line;
  std::getline(in, line);
  std::vector<LonLat> sites;
  while (std::getline(in, line)) {
    std::replace(line.begin(), line.end(), ',', ' ');
    std::string id;
    LonLat site;
    std::istringstream(line) >> id >> site.lon >> site.lat;
    sites.push_back(site);
  }
  ASSERT_EQ(sites.size(), 20'000U);
  const std::vector<Near> found = index.nearest_of_each(sites);
  std::vector<BoundingSphere> spheres;
  for (const Shape& shape : shapes_) spheres.push_back(bounding_sphere(shape));
  for (std::size_t i = 0; i < sites.size(); ++i) {
    const Shape from = point_shape(sites[i]);
    const BoundingSphere here = bounding_sphere(from);
    for (std::size_t k = 0; k < shapes_.size(); ++k) {
      if (k == found[i].index || distance_at_least(here, spheres[k]) > found[i].distance) continue;
      const double other = nearest_points(from, shapes_[k]).distance.value;
      EXPECT_TRUE(other > found[i].distance.value + 1e-6 || k > found[i].index) << "project " << i;
      EXPECT_GT(other, found[i].distance.value - 1e-6) << "project " << i;
    }
    EXPECT_NEAR(nearest_points(from, shapes_[found[i].index]).distance.value, found[i].distance.value, 1e-6);
  }
}

}  // namespace
}  // namespace tyndau::geo::test
