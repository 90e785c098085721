// The ways between places on a file of roads, for comparing with another program: road_ways_of ROADS < "lon lat" lines.
// Prints a matrix of metres with 3 decimals, "-" where no way leads; what was read to standard error.
#include "intake/roads.hpp"

#include <chrono>
#include <cstdio>
#include <iostream>

namespace {

constexpr tyndau::Metres limit{5000};

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void print(const tyndau::geo::RoadWays& ways) {
  for (const auto& row : ways) {
    for (const auto& way : row) way ? std::printf("%.3f ", way->value) : std::printf("- ");
    std::printf("\n");
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 2;
  auto start = std::chrono::steady_clock::now();
  tyndau::intake::RoadOptions options;
  options.policy.trust = tyndau::sandbox::Trust::trusted;
  const auto file = tyndau::intake::read_roads(arguments[1], options);
  if (!file) {
    std::cerr << file.error().message << '\n';
    return 1;
  }
  const auto& summary = file->roads.network.summary();
  std::cerr << "lines " << summary.lines << " nodes " << summary.nodes << " edges " << summary.edges
            << " parts " << summary.parts << " km " << summary.length.value / 1000.0 << " read in "
            << seconds_since(start) << " s\n";
  std::vector<tyndau::geo::RoadJoint> joints;
  tyndau::LonLat place;
  while (std::cin >> place.lon >> place.lat) {
    const auto joint = file->roads.network.join(place, limit);
    if (!joint) return 1;
    joints.push_back(*joint);
  }
  start = std::chrono::steady_clock::now();
  print(file->roads.network.ways(joints, joints));
  std::cerr << joints.size() << " places in " << seconds_since(start) << " s\n";
  return 0;
}
