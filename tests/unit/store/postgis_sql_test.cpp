// The functions and views that analysts use in SQL, against the engine.
#include "hearing/atlas.hpp"
#include "store/open_store.hpp"
#include "unit/store/database.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>
#include <random>

namespace tyndau::store {
namespace {

constexpr double metres_a_degree = 111'320;

/// A star-shaped outline; one of ten is so large that its edges are tens of kilometres.
hearing::Settlement star(int number, std::mt19937& dice) {
  std::uniform_real_distribution<double> lon(48, 86), lat(41, 55), part(0.5, 1);
  hearing::Settlement one;
  one.id = "s" + std::to_string(number);
  one.name = "Ауыл " + std::to_string(number);
  one.centre = {lon(dice), lat(dice)};
  const double radius = number % 10 == 0 ? 60'000 : 2'000;
  constexpr int corners = 9;
  geo::Ring ring;
  for (int i = 0; i < corners; ++i) {
    const double angle = 2 * 3.14159265358979 * i / corners;
    const double away = radius * part(dice) / metres_a_degree;
    ring.push_back(
        {one.centre.lon + away * std::cos(angle) / std::cos(one.centre.lat * 3.14159265358979 / 180),
         one.centre.lat + away * std::sin(angle)});
  }
  one.extent.quality = hearing::ExtentQuality::surveyed;
  one.extent.shape = geo::Shape{{}, {}, {geo::Polygon{ring, {}}}};
  return one;
}

class PostgisSql : public testing::Test {
 protected:
  void SetUp() override {
    if (test::postgres_server().empty()) GTEST_SKIP() << "TYNDAU_TEST_POSTGRES names no server";
    database_.emplace();
    hearing::DatasetContent content;
    content.dataset.id = "stars";
    content.dataset.coverage = geo::point_shape({70, 50});
    for (int i = 0; i < 400; ++i) content.settlements.push_back(star(i, dice_));
    auto store = open_places(address());
    ASSERT_TRUE(store);
    ASSERT_TRUE((*store)->replace(std::move(content)));
    auto places = (*store)->places();
    ASSERT_TRUE(places);
    atlas_.emplace(std::move(*places));
  }
  [[nodiscard]] std::string address() const { return database_->address(); }
  /// Settlement → distance, as SQL says.
  [[nodiscard]] std::map<std::string, double> within(LonLat site, double radius) const {
    std::map<std::string, double> found;
    const auto call = "SELECT id, distance_m FROM tyndau.settlements_within(ST_SetSRID(ST_MakePoint(" +
                      std::to_string(site.lon) + ", " + std::to_string(site.lat) + "), 4326), " +
                      std::to_string(radius) + ")";
    for (const auto& row : test::rows(address(), call)) {
      const auto bar = row.find('|');
      found[row.substr(0, bar)] = std::stod(row.substr(bar + 1));
    }
    return found;
  }

  std::mt19937 dice_{5};
  std::optional<hearing::Atlas> atlas_;

 private:
  std::optional<test::OwnDatabase> database_;
};

TEST_F(PostgisSql, WithinAgreesWithTheEngineUnlessTheEdgeOfTheRadiusFallsBetweenTheTwo) {
  // PostGIS runs an edge along the great circle of a sphere, the engine along the geodesic of the ellipsoid: between
  // corners 40 km apart the two lie some decimetres apart in the middle, and so do the distances to them.
  constexpr double most = 1;  // metres; 0.27 is the largest here
  double largest = 0;
  int members = 0;
  int between = 0;
  std::uniform_real_distribution<double> shift(-0.6, 0.6);
  for (int i = 0; i < 60; ++i) {
    const auto& near = atlas_->data().settlements[static_cast<std::size_t>(i * 6)].centre;
    const LonLat site{std::round((near.lon + shift(dice_)) * 1e6) / 1e6,
                      std::round((near.lat + shift(dice_)) * 1e6) / 1e6};
    for (const double radius : {1000.0, 20'000.0, 100'000.0}) {
      const auto said = within(site, radius);
      for (const auto& settlement : atlas_->data().settlements) {
        const auto shape = geo::point_shape(site);
        const double distance = atlas_->distance_to(shape, settlement).nearest.distance.value;
        const auto found = said.find(settlement.id);
        if (found != said.end()) largest = std::max(largest, std::abs(found->second - distance));
        members += found != said.end();
        if ((found != said.end()) == (distance <= radius)) continue;
        ++between;
        EXPECT_LT(std::abs(distance - radius), most)
            << settlement.id << " at " << site.lon << " " << site.lat;
      }
    }
  }
  EXPECT_GT(members, 100);
  EXPECT_LT(largest, most);
  RecordProperty("largest_difference_m", std::to_string(largest));
  std::cout << members << " members, " << between
            << " on another side of the radius, distances differ by up to " << largest << " m\n";
}

TEST_F(PostgisSql, TheNearestSettlementsAreTheEngines) {
  constexpr double most = 1;  // metres, as above
  std::uniform_real_distribution<double> lon(50, 85), lat(42, 54);
  for (int i = 0; i < 20; ++i) {
    const LonLat site{std::round(lon(dice_) * 1e6) / 1e6, std::round(lat(dice_) * 1e6) / 1e6};
    const auto rows = test::rows(
        address(), "SELECT id, distance_m FROM tyndau.nearest_settlements(ST_SetSRID(ST_MakePoint(" +
                       std::to_string(site.lon) + ", " + std::to_string(site.lat) + "), 4326), 3)");
    ASSERT_EQ(rows.size(), 3U);
    std::vector<std::pair<double, std::string>> expected;
    for (const auto& settlement : atlas_->data().settlements) {
      const auto distance = atlas_->distance_to(geo::point_shape(site), settlement).nearest.distance;
      expected.emplace_back(distance.value, settlement.id);
    }
    std::sort(expected.begin(), expected.end());
    for (std::size_t at = 0; at < rows.size(); ++at) {
      const auto bar = rows[at].find('|');
      EXPECT_EQ(rows[at].substr(0, bar), expected[at].second);
      EXPECT_NEAR(std::stod(rows[at].substr(bar + 1)), expected[at].first, most);
    }
  }
}

}  // namespace
}  // namespace tyndau::store
