#include "tiles/simplify.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace tyndau::tiles {
namespace {

double squared(GridPoint a, GridPoint b) {
  const double x = static_cast<double>(a.x) - b.x;
  const double y = static_cast<double>(a.y) - b.y;
  return x * x + y * y;
}

/// Squared distance from a point to the segment a-b.
double squared_distance(GridPoint p, GridPoint a, GridPoint b) {
  const double length = squared(a, b);
  if (length == 0) return squared(p, a);
  const double along = (static_cast<double>(b.x) - a.x) * (static_cast<double>(p.x) - a.x) +
                       (static_cast<double>(b.y) - a.y) * (static_cast<double>(p.y) - a.y);
  const double t = std::clamp(along / length, 0.0, 1.0);
  const double x = p.x - (a.x + t * (static_cast<double>(b.x) - a.x));
  const double y = p.y - (a.y + t * (static_cast<double>(b.y) - a.y));
  return x * x + y * y;
}

/// The first zoom of whose unit twice is less than the distance.
std::uint8_t zoom_of(double squared_world) {
  for (unsigned zoom = 0; zoom < highest_zoom; ++zoom) {
    const double tolerance = 2.0 * static_cast<double>(1U << (world_bits - extent_bits - zoom));
    if (squared_world > tolerance * tolerance) return static_cast<std::uint8_t>(zoom);
  }
  return highest_zoom;
}

struct Piece {
  std::size_t first, last;  ///< last may be the size: the ring's first vertex again
  std::uint8_t zoom;        ///< no vertex between is drawn before it
};

void halve(const GridLine& line, std::vector<Piece>& open, std::vector<std::uint8_t>& zooms) {
  const Piece piece = open.back();
  open.pop_back();
  if (piece.last - piece.first < 2) return;
  double farthest = -1;
  std::size_t at = piece.first + 1;
  for (std::size_t i = piece.first + 1; i < piece.last; ++i) {
    const double distance = squared_distance(line[i], line[piece.first], line[piece.last % line.size()]);
    if (distance > farthest) std::tie(farthest, at) = std::pair(distance, i);
  }
  zooms[at] = std::max(piece.zoom, zoom_of(farthest));
  open.push_back({piece.first, at, zooms[at]});
  open.push_back({at, piece.last, zooms[at]});
}

}  // namespace

std::vector<std::uint8_t> first_zooms(const GridLine& world, bool ring) {
  std::vector<std::uint8_t> zooms(world.size(), highest_zoom);
  if (world.empty()) return zooms;
  std::vector<Piece> open;
  zooms.front() = 0;
  if (ring) {
    const auto farthest = std::max_element(world.begin(), world.end(), [&](GridPoint a, GridPoint b) {
      return squared(a, world.front()) < squared(b, world.front());
    });
    const auto at = static_cast<std::size_t>(farthest - world.begin());
    zooms[at] = 0;
    open = {{0, at, 0}, {at, world.size(), 0}};
  } else {
    zooms.back() = 0;
    open = {{0, world.size() - 1, 0}};
  }
  while (!open.empty()) halve(world, open, zooms);
  return zooms;
}

}  // namespace tyndau::tiles
