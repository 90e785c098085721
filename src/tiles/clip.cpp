#include "tiles/clip.hpp"

#include <cmath>
#include <utility>

namespace tyndau::tiles {
namespace {

/// One side of a box: points with a coordinate up to the limit (or from it on) are inside.
struct Side {
  std::int32_t GridPoint::*across;
  std::int32_t GridPoint::*along;
  std::int32_t limit;
  bool upper;

  [[nodiscard]] bool inside(GridPoint p) const { return upper ? p.*across <= limit : p.*across >= limit; }
  [[nodiscard]] GridPoint crossing(GridPoint a, GridPoint b) const {
    const double t = (static_cast<double>(limit) - a.*across) / (static_cast<double>(b.*across) - a.*across);
    GridPoint at;
    at.*across = limit;
    at.*along =
        static_cast<std::int32_t>(std::lround(a.*along + t * (static_cast<double>(b.*along) - a.*along)));
    return at;
  }
};

std::vector<Side> sides_of(const GridBox& box) {
  return {{&GridPoint::x, &GridPoint::y, box.west, false},
          {&GridPoint::x, &GridPoint::y, box.east, true},
          {&GridPoint::y, &GridPoint::x, box.north, false},
          {&GridPoint::y, &GridPoint::x, box.south, true}};
}

void append(GridLine& line, GridPoint point) {
  if (line.empty() || line.back() != point) line.push_back(point);
}

GridLine cut_ring(const GridLine& ring, const Side& side) {
  GridLine kept;
  kept.reserve(ring.size() + 4);
  GridPoint before = ring.back();
  for (const GridPoint point : ring) {
    if (side.inside(point) != side.inside(before)) append(kept, side.crossing(before, point));
    if (side.inside(point)) append(kept, point);
    before = point;
  }
  while (kept.size() > 1 && kept.front() == kept.back()) kept.pop_back();
  return kept;
}

void cut_line(const GridLine& line, const Side& side, std::vector<GridLine>& pieces) {
  GridLine piece;
  const auto finish = [&] {
    if (piece.size() > 1) pieces.push_back(std::move(piece));
    piece.clear();
  };
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool here = side.inside(line[i]);
    if (i > 0 && here != side.inside(line[i - 1])) append(piece, side.crossing(line[i - 1], line[i]));
    here ? append(piece, line[i]) : finish();
  }
  finish();
}

}  // namespace

GridLine clipped_ring(const GridLine& ring, const GridBox& box) {
  GridLine kept = ring;
  for (const Side& side : sides_of(box)) {
    if (kept.size() < 3) return {};
    kept = cut_ring(kept, side);
  }
  if (kept.size() < 3) kept.clear();
  return kept;
}

std::vector<GridLine> clipped_line(const GridLine& line, const GridBox& box) {
  std::vector<GridLine> pieces{line};
  for (const Side& side : sides_of(box)) {
    std::vector<GridLine> kept;
    for (const GridLine& piece : pieces) cut_line(piece, side, kept);
    pieces = std::move(kept);
  }
  return pieces;
}

std::int64_t twice_area(const GridLine& ring) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const GridPoint a = ring[i];
    const GridPoint b = ring[i + 1 == ring.size() ? 0 : i + 1];
    sum += std::int64_t{a.x} * b.y - std::int64_t{b.x} * a.y;
  }
  return sum;
}

}  // namespace tyndau::tiles
