/// \file
/// The square of Web Mercator as a grid of integers, and the tiles of WebMercatorQuad over it.
#pragma once

#include "core/lon_lat.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace tyndau::tiles {

inline constexpr unsigned highest_zoom = 14;
inline constexpr unsigned extent_bits = 12;
inline constexpr std::int32_t extent = 1 << extent_bits;  ///< units along a tile's side
inline constexpr std::int32_t buffer = 64;                ///< units that a tile's geometry reaches beyond it
inline constexpr unsigned world_bits = 30;                ///< the world's side has 2^30 units

/// Units from the north-western corner, x to the east, y to the south.
struct GridPoint {
  std::int32_t x = 0, y = 0;
  friend bool operator==(const GridPoint&, const GridPoint&) = default;
};
using GridLine = std::vector<GridPoint>;

struct GridBox {
  std::int32_t west = 0, north = 0, east = -1, south = -1;
  [[nodiscard]] bool meets(const GridBox& other) const {
    return west <= other.east && other.west <= east && north <= other.south && other.north <= south;
  }
  [[nodiscard]] bool holds(const GridBox& other) const {
    return west <= other.west && other.east <= east && north <= other.north && other.south <= south;
  }
  void add(const GridBox& other) {
    if (other.empty()) return;
    if (empty()) {
      *this = other;
      return;
    }
    west = std::min(west, other.west);
    east = std::max(east, other.east);
    north = std::min(north, other.north);
    south = std::max(south, other.south);
  }
  void add(GridPoint point) { add(GridBox{point.x, point.y, point.x, point.y}); }
  [[nodiscard]] bool empty() const { return east < west; }
};
/// The box of points; empty without any.
[[nodiscard]] GridBox around(const GridLine& points);

/// Rows count from the north.
struct TileId {
  unsigned zoom = 0;
  std::uint32_t column = 0, row = 0;
  friend bool operator==(const TileId&, const TileId&) = default;
  /// Whether the matrix of its zoom has it, and the zoom is at most `highest_zoom`.
  [[nodiscard]] bool exists() const {
    return zoom <= highest_zoom && column < (1U << zoom) && row < (1U << zoom);
  }
};

/// Position in units of the world; latitudes beyond 85.0511° come to the edge. \accuracy 2 cm at the equator
[[nodiscard]] GridPoint to_world(LonLat position);
/// World units to units of a zoom (a tile's side is `extent`), rounded to the nearest.
[[nodiscard]] inline GridPoint to_zoom(GridPoint world, unsigned zoom) {
  const unsigned shift = world_bits - extent_bits - zoom;
  const std::int32_t half = 1 << (shift - 1);
  return {(world.x + half) >> shift, (world.y + half) >> shift};
}
/// The units of its zoom that a tile draws, its buffer included.
[[nodiscard]] GridBox drawn_box(TileId tile);
/// Degrees of the tile's north-western corner.
[[nodiscard]] LonLat corner_of(TileId tile);

}  // namespace tyndau::tiles
