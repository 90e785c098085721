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

/// Distances from points to a segment.
class Segment {
 public:
  Segment(GridPoint a, GridPoint b)
      : a_x_(a.x),
        a_y_(a.y),
        x_(static_cast<double>(b.x) - a.x),
        y_(static_cast<double>(b.y) - a.y),
        length_(x_ * x_ + y_ * y_) {}

  /// Squared, times the squared length of the segment where it has one: enough to tell which point is farther.
  [[nodiscard]] double weight(GridPoint p) const {
    const double x = p.x - a_x_;
    const double y = p.y - a_y_;
    const double along = x * x_ + y * y_;
    if (length_ == 0) return x * x + y * y;
    if (along <= 0) return (x * x + y * y) * length_;
    if (along >= length_) return ((x - x_) * (x - x_) + (y - y_) * (y - y_)) * length_;
    const double across = x * y_ - y * x_;
    return across * across;
  }
  [[nodiscard]] double squared_distance(double weight) const {
    return length_ == 0 ? weight : weight / length_;
  }

 private:
  double a_x_, a_y_, x_, y_, length_;
};

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
  const Segment segment(line[piece.first], line[piece.last == line.size() ? 0 : piece.last]);
  double farthest = -1;
  std::size_t at = piece.first + 1;
  for (std::size_t i = piece.first + 1; i < piece.last; ++i) {
    const double weight = segment.weight(line[i]);
    if (weight > farthest) std::tie(farthest, at) = std::pair(weight, i);
  }
  zooms[at] = std::max(piece.zoom, zoom_of(segment.squared_distance(farthest)));
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
