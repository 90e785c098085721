#include "tiles/grid.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tyndau::tiles {
namespace {

constexpr double world_side = static_cast<double>(1U << world_bits);
constexpr double degrees_around = 360.0;

std::int32_t clamped(double units) {
  return static_cast<std::int32_t>(std::lround(std::clamp(units, 0.0, world_side)));
}

}  // namespace

GridBox around(const GridLine& points) {
  if (points.empty()) return {};
  GridBox box{points[0].x, points[0].y, points[0].x, points[0].y};
  for (const GridPoint point : points) {
    box.west = std::min(box.west, point.x);
    box.east = std::max(box.east, point.x);
    box.north = std::min(box.north, point.y);
    box.south = std::max(box.south, point.y);
  }
  return box;
}

GridPoint to_world(LonLat position) {
  constexpr double half_turn = degrees_around / 2;
  const double sine = std::sin(position.lat * std::numbers::pi / half_turn);
  const double x = (position.lon + half_turn) / degrees_around;
  const double y = 0.5 - std::atanh(sine) / (2 * std::numbers::pi);
  return {clamped(x * world_side), clamped(y * world_side)};
}

GridBox drawn_box(TileId tile) {
  const auto west = static_cast<std::int32_t>(tile.column) * extent;
  const auto north = static_cast<std::int32_t>(tile.row) * extent;
  return {west - buffer, north - buffer, west + extent + buffer, north + extent + buffer};
}

LonLat corner_of(TileId tile) {
  const double side = static_cast<double>(1U << tile.zoom);
  const double y = std::numbers::pi * (1 - 2 * tile.row / side);
  constexpr double half_turn = degrees_around / 2;
  return {tile.column / side * degrees_around - half_turn,
          std::atan(std::sinh(y)) * half_turn / std::numbers::pi};
}

}  // namespace tyndau::tiles
