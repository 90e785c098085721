#include "tiles/clip.hpp"

#include <cmath>
#include <utility>

namespace tyndau::tiles {
namespace {

/// One side of a box: points with a coordinate up to the limit (or from it on) are inside.
template <std::int32_t GridPoint::*across, std::int32_t GridPoint::*along, bool upper>
struct Side {
  std::int32_t limit;

  [[nodiscard]] bool inside(GridPoint p) const { return upper ? p.*across <= limit : p.*across >= limit; }
  /// Whether a box lies wholly inside.
  [[nodiscard]] bool keeps(const GridBox& whole) const {
    return inside({whole.west, whole.north}) && inside({whole.east, whole.south});
  }
  [[nodiscard]] GridPoint crossing(GridPoint a, GridPoint b) const {
    const double t = (static_cast<double>(limit) - a.*across) / (static_cast<double>(b.*across) - a.*across);
    GridPoint at;
    at.*across = limit;
    at.*along =
        static_cast<std::int32_t>(std::lround(a.*along + t * (static_cast<double>(b.*along) - a.*along)));
    return at;
  }
};

/// Calls \p take with each side in turn.
template <class Take>
void for_each_side(const GridBox& box, const Take& take) {
  take(Side<&GridPoint::x, &GridPoint::y, false>{box.west});
  take(Side<&GridPoint::x, &GridPoint::y, true>{box.east});
  take(Side<&GridPoint::y, &GridPoint::x, false>{box.north});
  take(Side<&GridPoint::y, &GridPoint::x, true>{box.south});
}

void append(GridLine& line, GridPoint point) {
  if (line.empty() || line.back() != point) line.push_back(point);
}

template <class Side>
void cut_ring(const GridLine& ring, const Side& side, GridLine& kept) {
  kept.clear();
  kept.reserve(ring.size() + 4);
  GridPoint before = ring.back();
  bool was_inside = side.inside(before);
  for (const GridPoint point : ring) {
    const bool is_inside = side.inside(point);
    if (is_inside != was_inside) append(kept, side.crossing(before, point));
    if (is_inside) append(kept, point);
    before = point;
    was_inside = is_inside;
  }
  while (kept.size() > 1 && kept.front() == kept.back()) kept.pop_back();
}

template <class Side>
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

GridLine clipped_ring(const GridLine& ring, const GridBox& whole, const GridBox& box) {
  if (whole.west >= whole.east || whole.north >= whole.south || !box.meets(whole)) return {};
  if (box.holds(whole)) return ring;
  GridLine kept;
  GridLine next;
  const GridLine* rest = &ring;
  for_each_side(box, [&](const auto& side) {
    if (side.keeps(whole) || rest->size() < 3) return;
    cut_ring(*rest, side, next);
    kept.swap(next);
    rest = &kept;
  });
  if (kept.size() < 3) kept.clear();
  return kept;
}

std::vector<GridLine> clipped_line(const GridLine& line, const GridBox& box) {
  std::vector<GridLine> pieces{line};
  for_each_side(box, [&](const auto& side) {
    std::vector<GridLine> kept;
    for (const GridLine& piece : pieces) cut_line(piece, side, kept);
    pieces = std::move(kept);
  });
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
