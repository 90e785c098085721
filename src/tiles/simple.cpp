#include "tiles/simple.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace tyndau::tiles {
namespace {

struct Edge {
  GridPoint from, to;
  std::int32_t west, east, north, south;
};

std::int64_t turn(GridPoint a, GridPoint b, GridPoint c) {
  return (std::int64_t{b.x} - a.x) * (std::int64_t{c.y} - a.y) -
         (std::int64_t{b.y} - a.y) * (std::int64_t{c.x} - a.x);
}
int sign(std::int64_t value) { return value > 0 ? 1 : value < 0 ? -1 : 0; }

bool on(GridPoint point, const Edge& edge) {
  return point.x >= edge.west && point.x <= edge.east && point.y >= edge.north && point.y <= edge.south;
}

/// Whether two edges have a point in common.
bool meet(const Edge& a, const Edge& b) {
  const int first = sign(turn(a.from, a.to, b.from));
  const int second = sign(turn(a.from, a.to, b.to));
  const int third = sign(turn(b.from, b.to, a.from));
  const int fourth = sign(turn(b.from, b.to, a.to));
  if (first * second < 0 && third * fourth < 0) return true;
  return (first == 0 && on(b.from, a)) || (second == 0 && on(b.to, a)) || (third == 0 && on(a.from, b)) ||
         (fourth == 0 && on(a.to, b));
}

/// Whether two neighbours, of which one ends where the other begins, have no more than that in common.
bool neighbours_part(const Edge& a, const Edge& b) {
  const Edge& first = a.to == b.from ? a : b;
  const Edge& second = a.to == b.from ? b : a;
  if (first.to != second.from || first.from == second.to) return false;
  if (turn(first.from, first.to, second.to) != 0) return true;
  const auto forward =
      (std::int64_t{first.to.x} - first.from.x) * (std::int64_t{second.to.x} - second.from.x) +
      (std::int64_t{first.to.y} - first.from.y) * (std::int64_t{second.to.y} - second.from.y);
  return forward > 0;
}

void add_edges(std::vector<Edge>& edges, const GridLine& ring) {
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const GridPoint from = ring[i];
    const GridPoint to = ring[i + 1 == ring.size() ? 0 : i + 1];
    edges.push_back({from, to, std::min(from.x, to.x), std::max(from.x, to.x), std::min(from.y, to.y),
                     std::max(from.y, to.y)});
  }
}

bool touch(const Edge& a, const Edge& b) {
  if (a.to == b.from || b.to == a.from) return !neighbours_part(a, b);
  return meet(a, b);
}

bool any_touch(std::vector<Edge> edges) {
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.west < b.west; });
  for (std::size_t i = 0; i < edges.size(); ++i) {
    for (std::size_t j = i + 1; j < edges.size() && edges[j].west <= edges[i].east; ++j) {
      if (edges[j].north > edges[i].south || edges[j].south < edges[i].north) continue;
      if (touch(edges[i], edges[j])) return true;
    }
  }
  return false;
}

bool inside(GridPoint point, const GridLine& ring) {
  bool odd = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const GridPoint a = ring[i];
    const GridPoint b = ring[j];
    if ((a.y > point.y) == (b.y > point.y)) continue;
    const auto side = turn(a, b, point);
    if ((b.y > a.y) == (side > 0)) odd = !odd;
  }
  return odd;
}

}  // namespace

bool surely_valid(const std::vector<GridPolygon>& polygons) {
  std::vector<Edge> edges;
  for (const GridPolygon& polygon : polygons) {
    for (const GridLine& ring : polygon) add_edges(edges, ring);
  }
  if (any_touch(std::move(edges))) return false;
  return std::all_of(polygons.begin(), polygons.end(), [](const GridPolygon& polygon) {
    return std::all_of(polygon.begin() + 1, polygon.end(),
                       [&](const GridLine& hole) { return inside(hole.front(), polygon.front()); });
  });
}

}  // namespace tyndau::tiles
