// Google Benchmark: each search of the engine alone, for every instruction set, on made-up villages.
#include "geo/area_index.hpp"
#include "geo/edge_index.hpp"
#include "geo/edge_index_points.hpp"

#include <benchmark/benchmark.h>

#include <cmath>
#include <random>

namespace {

using namespace tyndau;

constexpr std::size_t village_count = 2000;
constexpr std::size_t corner_count = 140;
constexpr std::size_t query_count = 4096;

class Random {
 public:
  double between(double low, double high) {
    return low + (high - low) * static_cast<double>(engine_() >> 11) * 0x1p-53;
  }
  LonLat position() { return {between(50.0, 85.0), between(42.0, 54.0)}; }

 private:
  std::mt19937_64 engine_{7};
};

struct World {
  World() {
    Random random;
    for (std::size_t i = 0; i < village_count; ++i) {
      const LonLat centre = random.position();
      geo::Ring ring;
      for (std::size_t k = 0; k < corner_count; ++k) {
        const double turn = 6.283185307179586 * static_cast<double>(k) / corner_count;
        const double reach = random.between(0.008, 0.012);
        ring.push_back({centre.lon + 1.5 * reach * std::cos(turn), centre.lat + reach * std::sin(turn)});
      }
      shapes.push_back({{}, {}, {{ring, {}}}});
    }
    for (std::size_t i = 0; i < query_count; ++i) queries.push_back(random.position());
    population.assign(village_count, 500.0);
  }
  std::vector<geo::Shape> shapes;
  std::vector<LonLat> queries;
  std::vector<double> population;
};

const World& world() {
  static const World one;
  return one;
}

geo::EdgeIndex index_with(const benchmark::State& state) {
  geo::EdgeIndex index(world().shapes);
  index.use(static_cast<geo::InstructionSet>(state.range(0)));
  return index;
}

void count(benchmark::State& state) {
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * query_count));
}

void build(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(geo::EdgeIndex(world().shapes));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * village_count * corner_count));
}

void nearest(benchmark::State& state) {
  const geo::EdgeIndex index = index_with(state);
  for (auto _ : state) benchmark::DoNotOptimize(index.nearest_of_each(world().queries));
  count(state);
}

void nearest_unordered(benchmark::State& state) {
  const geo::EdgeIndex index = index_with(state);
  for (auto _ : state) {
    for (const LonLat& query : world().queries) benchmark::DoNotOptimize(index.nearest(query, 1));
  }
  count(state);
}

void within(benchmark::State& state) {
  const geo::EdgeIndex index = index_with(state);
  const std::vector<Metres> radii(query_count, Metres{5000.0});
  for (auto _ : state) benchmark::DoNotOptimize(index.within_of_each(world().queries, radii));
  count(state);
}

void reached(benchmark::State& state) {
  const geo::EdgeIndex index = index_with(state);
  const std::vector<Metres> radii(query_count, Metres{1000.0});
  for (auto _ : state) benchmark::DoNotOptimize(index.reached_of_each(world().queries, radii));
  count(state);
}

void distance(benchmark::State& state) {
  const geo::EdgeIndex index = index_with(state);
  std::vector<geo::Pair> pairs;
  for (std::size_t i = 0; i < query_count; ++i) pairs.push_back({world().queries[i], i % village_count});
  for (auto _ : state) benchmark::DoNotOptimize(index.distance_of_each(pairs));
  count(state);
}

void population(benchmark::State& state) {
  const geo::EdgeIndex index = index_with(state);
  const std::vector<Metres> radii(query_count, Metres{1000.0});
  for (auto _ : state)
    benchmark::DoNotOptimize(index.population_in_discs(world().queries, radii, world().population));
  count(state);
}

/// Points in the polygon of a territory, out of five million.
void points_inside(benchmark::State& state) {
  constexpr std::size_t point_count = 5'000'000;
  Random random;
  std::vector<LonLat> points;
  for (std::size_t i = 0; i < point_count; ++i) points.push_back(random.position());
  const geo::PointIndex index(points);
  for (auto _ : state) {
    for (std::size_t i = 0; i < 100; ++i) benchmark::DoNotOptimize(index.inside(world().shapes[i]));
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * 100));
}

/// From polygons of the corners of a village to whatever lies within 5 km.
void within_of_areas(benchmark::State& state) {
  const geo::AreaIndex index(world().shapes);
  for (auto _ : state) {
    for (std::size_t i = 0; i < 100; ++i)
      benchmark::DoNotOptimize(index.within(world().shapes[i], Metres{5000.0}));
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * 100));
}

constexpr auto scalar = static_cast<std::int64_t>(geo::InstructionSet::scalar);
constexpr auto widest = static_cast<std::int64_t>(geo::InstructionSet::avx2);

}  // namespace

BENCHMARK(build)->Unit(benchmark::kMillisecond);
BENCHMARK(nearest)->DenseRange(scalar, widest);
BENCHMARK(nearest_unordered)->DenseRange(scalar, widest);
BENCHMARK(within)->DenseRange(scalar, widest);
BENCHMARK(reached)->DenseRange(scalar, widest);
BENCHMARK(distance)->DenseRange(scalar, widest);
BENCHMARK(population)->DenseRange(scalar, widest);
BENCHMARK(points_inside);
BENCHMARK(within_of_areas);
BENCHMARK_MAIN();
