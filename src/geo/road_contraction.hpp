/// \file
/// From lines with all their vertices to edges between the nodes where a traveller has a choice.
#pragma once

#include "core/lon_lat.hpp"

#include <cmath>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tyndau::geo {

/// A position in units of 1e-7 degree, as OpenStreetMap keeps it; +180° is -180°.
struct FixedPoint {
  std::int32_t lon = 0, lat = 0;

  friend auto operator<=>(const FixedPoint&, const FixedPoint&) = default;
  [[nodiscard]] LonLat position() const { return {lon / per_degree, lat / per_degree}; }
  [[nodiscard]] static FixedPoint of(LonLat p) {
    constexpr std::int32_t half_turn = 1'800'000'000;
    const FixedPoint fixed{static_cast<std::int32_t>(std::lround(p.lon * per_degree)),
                           static_cast<std::int32_t>(std::lround(p.lat * per_degree))};
    return {fixed.lon == half_turn ? -half_turn : fixed.lon, fixed.lat};
  }

 private:
  static constexpr double per_degree = 1e7;
};

/// Between two neighbouring vertices; one that is only open one way leads from `from` to `to`.
struct RoadSegment {
  std::uint32_t from = 0, to = 0;  ///< indices of vertices
  bool one_way = false;
};

/// A line between two nodes, its points kept in one list for all.
struct RoadEdge {
  std::uint32_t from = 0, to = 0;  ///< nodes
  std::uint64_t first = 0;         ///< into ContractedRoads::points
  std::uint32_t count = 0;         ///< points, both ends included
  bool one_way = false;            ///< only from `from` to `to`
};

struct ContractedRoads {
  std::size_t nodes = 0;
  std::vector<RoadEdge> edges;
  std::vector<FixedPoint> points;
};

/// \param vertices distinct \pre the segments' ends are indices of vertices, and differ
[[nodiscard]] ContractedRoads contract(const std::vector<FixedPoint>& vertices,
                                       const std::vector<RoadSegment>& segments);

}  // namespace tyndau::geo
