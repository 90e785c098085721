#include "geo/geodesic.hpp"
#include "random_shapes.hpp"
#include "temporary_folder.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <sstream>

namespace tyndau::geo {
namespace {

using test::Chance;

constexpr double micrometre = 1e-6;

/// The GeodSolve program with exact elliptic integrals: other code than the series that the library uses.
class GeodSolve {
 public:
  struct Pair {
    LonLat from, to;
  };
  struct Course {
    LonLat from;
    double azimuth = 0.0, length = 0.0;
  };
  struct Inverse {
    double azimuth = 0.0, length = 0.0;
  };

  std::vector<Inverse> inverse(const std::vector<Pair>& pairs) const {
    std::string input;
    for (const Pair& pair : pairs) input += line({pair.from.lat, pair.from.lon, pair.to.lat, pair.to.lon});
    std::vector<Inverse> result;
    std::istringstream out(run("-i", input));
    for (double start = 0.0, end = 0.0, length = 0.0; out >> start >> end >> length;)
      result.push_back({start, length});
    EXPECT_EQ(result.size(), pairs.size());
    return result;
  }

  std::vector<LonLat> direct(const std::vector<Course>& courses) const {
    std::string input;
    for (const Course& course : courses) {
      input += line({course.from.lat, course.from.lon, course.azimuth, course.length});
    }
    std::vector<LonLat> result;
    std::istringstream out(run("", input));
    for (double lat = 0.0, lon = 0.0, end = 0.0; out >> lat >> lon >> end;) result.push_back({lon, lat});
    EXPECT_EQ(result.size(), courses.size());
    return result;
  }

 private:
  static std::string line(const std::array<double, 4>& numbers) {
    std::array<char, 160> text{};
    std::snprintf(text.data(), text.size(), "%.15f %.15f %.15f %.12f\n", numbers[0], numbers[1], numbers[2],
                  numbers[3]);
    return text.data();
  }

  std::string run(const std::string& option, const std::string& input) const {
    const auto file = folder_.write("in", input);
    return test::output_of("GeodSolve -E -p 10 " + option + " < '" + file.string() + "'", folder_);
  }

  test::TemporaryFolder folder_;
};

/// An edge under search: where on it, as a share, the nearest place must be.
struct Search {
  std::size_t case_number = 0;
  LonLat query, a, b;
  double azimuth = 0.0, length = 0.0;
  double low = 0.0, high = 1.0, best = 1e30;
};

constexpr int probes = 17;

void narrow(std::vector<Search>& searches, const GeodSolve& solve) {
  std::vector<GeodSolve::Course> courses;
  for (const Search& s : searches) {
    for (int k = 0; k < probes; ++k) {
      const double share = s.low + (s.high - s.low) * k / (probes - 1);
      courses.push_back({s.a, s.azimuth, s.length * share});
    }
  }
  const std::vector<LonLat> places = solve.direct(courses);
  std::vector<GeodSolve::Pair> pairs;
  for (std::size_t i = 0; i < places.size(); ++i) pairs.push_back({searches[i / probes].query, places[i]});
  const auto distances = solve.inverse(pairs);
  for (std::size_t i = 0; i < searches.size(); ++i) {
    Search& s = searches[i];
    std::size_t best = 0;
    for (std::size_t k = 0; k < probes; ++k) {
      if (distances[i * probes + k].length < distances[i * probes + best].length) best = k;
    }
    s.best = std::min(s.best, distances[i * probes + best].length);
    const double step = (s.high - s.low) / (probes - 1);
    const double middle = s.low + step * static_cast<double>(best);
    s.low = std::max(0.0, middle - step);
    s.high = std::min(1.0, middle + step);
  }
}

std::vector<double> distances_by_geod_solve(const std::vector<LonLat>& queries,
                                            const std::vector<Ring>& rings) {
  const GeodSolve solve;
  std::vector<Search> searches;
  std::vector<GeodSolve::Pair> edges;
  for (std::size_t i = 0; i < rings.size(); ++i) {
    for (std::size_t k = 0; k < rings[i].size(); ++k) {
      const LonLat a = rings[i][k], b = rings[i][(k + 1) % rings[i].size()];
      searches.push_back({i, queries[i], a, b, 0.0, 0.0, 0.0, 1.0, 1e30});
      edges.push_back({a, b});
    }
  }
  const auto courses = solve.inverse(edges);
  for (std::size_t i = 0; i < searches.size(); ++i) {
    searches[i].azimuth = courses[i].azimuth;
    searches[i].length = courses[i].length;
  }
  constexpr int rounds = 7;  // the last probes are under 0.2 m apart
  for (int round = 0; round < rounds; ++round) narrow(searches, solve);
  std::vector<double> result(queries.size(), 1e30);
  for (const Search& s : searches) result[s.case_number] = std::min(result[s.case_number], s.best);
  return result;
}

void expect_agreement(unsigned seed, double farthest, double tolerance) {
  Chance chance(seed);
  std::vector<LonLat> queries;
  std::vector<Ring> rings;
  while (queries.size() < 60) {
    const LonLat centre{chance.between(-180.0, 180.0), chance.between(-88.0, 88.0)};
    const Ring ring = chance.star(centre, std::pow(10.0, chance.between(1.0, 4.0)), 7);
    const LonLat query = chance.near(centre, farthest);
    if (contains(test::area_of(ring), query)) continue;
    queries.push_back(query);
    rings.push_back(ring);
  }
  const std::vector<double> expected = distances_by_geod_solve(queries, rings);
  double worst = 0.0;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    const double found = nearest_points(point_shape(queries[i]), test::area_of(rings[i])).distance.value;
    worst = std::max(worst, std::abs(found - expected[i]));
  }
  EXPECT_LE(worst, tolerance);
  ::testing::Test::RecordProperty("worst_difference_nm", std::to_string(worst * 1e9));
}

TEST(GeodSolve, TheDistanceToAnAreaAgreesWithinAMicrometreBelow60Kilometres) {
  expect_agreement(51, 50'000.0, micrometre);
}

TEST(GeodSolve, TheDistanceToAnAreaAgreesWithinAMicrometreAcrossAContinent) {
  expect_agreement(52, 3'000'000.0, micrometre);
}

TEST(GeodSolve, TheDistanceOfTwoPlacesAgreesWithinAMicrometre) {
  Chance chance(53);
  std::vector<GeodSolve::Pair> pairs;
  for (int i = 0; i < 1000; ++i) {
    const LonLat from = chance.position();
    pairs.push_back({from, i % 2 == 0 ? chance.position() : chance.near(from, 60'000.0)});
  }
  const auto expected = GeodSolve().inverse(pairs);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    ASSERT_NEAR(distance(pairs[i].from, pairs[i].to).value, expected[i].length, micrometre);
  }
}

}  // namespace
}  // namespace tyndau::geo
