#include "tiles/simple.hpp"

#include <algorithm>
#include <cstddef>
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

/// Whether a ring runs once around the middle of its box and every vertex is seen from there: such a ring never meets itself.
/// Circles and the like do, and most places.
bool runs_around_its_middle(const GridLine& ring) {
  const GridBox box = around(ring);
  const std::int64_t middle_x = std::int64_t{box.west} + box.east;  // in half units
  const std::int64_t middle_y = std::int64_t{box.north} + box.south;
  std::int64_t x = 2 * std::int64_t{ring.back().x} - middle_x;
  std::int64_t y = 2 * std::int64_t{ring.back().y} - middle_y;
  std::size_t left = 0, right = 0, rounds = 0;
  for (const GridPoint point : ring) {
    const std::int64_t next_x = 2 * std::int64_t{point.x} - middle_x;
    const std::int64_t next_y = 2 * std::int64_t{point.y} - middle_y;
    const std::int64_t turn = x * next_y - y * next_x;
    left += turn > 0 ? 1U : 0U;
    right += turn < 0 ? 1U : 0U;
    rounds += y < 0 && next_y >= 0 ? 1U : 0U;
    x = next_x;
    y = next_y;
  }
  return rounds == 1 && (left == ring.size() || right == ring.size());
}

/// Directions that an edge keeps strictly: what keeps one from end to end never meets itself.
std::uint8_t course_of(const Edge& edge) {
  const unsigned east = edge.to.x > edge.from.x ? 1U : 0U;
  const unsigned west = edge.to.x < edge.from.x ? 2U : 0U;
  const unsigned south = edge.to.y > edge.from.y ? 4U : 0U;
  const unsigned north = edge.to.y < edge.from.y ? 8U : 0U;
  return static_cast<std::uint8_t>(east | west | south | north);
}

bool meets(const Edge& edge, const GridBox& box) {
  return edge.west <= box.east && edge.east >= box.west && edge.north <= box.south && edge.south >= box.north;
}

/// Edges in the order of their rings, a few neighbours a node, a few such nodes a node above them.
class EdgeTree {
 public:
  void add_ring(const GridLine& ring) {
    const std::size_t first = edges_.size();
    add_edges(edges_, ring);
    for (std::size_t i = first; i < edges_.size(); i += fan) {
      Node node{{}, all_courses, i, std::min(i + fan, edges_.size())};
      for (std::size_t k = node.first; k < node.end; ++k) {
        node.box.add(GridBox{edges_[k].west, edges_[k].north, edges_[k].east, edges_[k].south});
        node.course &= course_of(edges_[k]);
      }
      chains_.push_back(node);
    }
  }
  /// Whether any two edges have a point in common that neighbours need not have.
  [[nodiscard]] bool touches_itself() {
    storeys_ = {std::move(chains_)};
    while (storeys_.back().size() > 1) storeys_.push_back(above(storeys_.back()));
    return !storeys_.back().empty() && within(storeys_.size() - 1, 0);
  }

 private:
  static constexpr std::size_t fan = 8;
  static constexpr std::uint8_t all_courses = 15;
  struct Node {
    GridBox box;
    std::uint8_t course;     ///< that all its edges keep
    std::size_t first, end;  ///< edges, or nodes of the storey below
  };
  using Storey = std::vector<Node>;

  [[nodiscard]] static Storey above(const Storey& below) {
    Storey nodes;
    for (std::size_t i = 0; i < below.size(); i += fan) {
      Node node{{}, 0, i, std::min(i + fan, below.size())};
      for (std::size_t k = node.first; k < node.end; ++k) node.box.add(below[k].box);
      nodes.push_back(node);
    }
    return nodes;
  }
  [[nodiscard]] bool within(std::size_t storey, std::size_t at) const {
    const Node& node = storeys_[storey][at];
    if (storey == 0 && node.course != 0) return false;
    for (std::size_t i = node.first; i < node.end; ++i) {
      if (storey > 0 && within(storey - 1, i)) return true;
      for (std::size_t j = i + 1; j < node.end; ++j) {
        if (storey == 0 ? edges_touch(i, j) : between(storey - 1, i, j)) return true;
      }
    }
    return false;
  }
  [[nodiscard]] bool between(std::size_t storey, std::size_t a, std::size_t b) const {
    const Node& one = storeys_[storey][a];
    const Node& other = storeys_[storey][b];
    if (!one.box.meets(other.box)) return false;
    if (storey == 0) return chains_touch(one, other);
    for (std::size_t i = one.first; i < one.end; ++i) {
      if (!storeys_[storey - 1][i].box.meets(other.box)) continue;
      for (std::size_t j = other.first; j < other.end; ++j) {
        if (between(storey - 1, i, j)) return true;
      }
    }
    return false;
  }
  [[nodiscard]] bool chains_touch(const Node& one, const Node& other) const {
    const bool follows = edges_[one.end - 1].to == edges_[other.first].from;
    if (follows && one.end == other.first && (one.course & other.course) != 0) return false;
    for (std::size_t i = one.first; i < one.end; ++i) {
      if (!meets(edges_[i], other.box)) continue;
      for (std::size_t j = other.first; j < other.end; ++j) {
        if (edges_touch(i, j)) return true;
      }
    }
    return false;
  }
  [[nodiscard]] bool edges_touch(std::size_t i, std::size_t j) const {
    const Edge& a = edges_[i];
    const Edge& b = edges_[j];
    if (a.west > b.east || b.west > a.east || a.north > b.south || b.north > a.south) return false;
    return touch(a, b);
  }

  std::vector<Edge> edges_;
  Storey chains_;
  std::vector<Storey> storeys_;
};

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
  const bool one_ring = polygons.size() == 1 && polygons.front().size() == 1;
  if (one_ring && runs_around_its_middle(polygons.front().front())) return true;
  EdgeTree edges;
  for (const GridPolygon& polygon : polygons) {
    for (const GridLine& ring : polygon) edges.add_ring(ring);
  }
  if (edges.touches_itself()) return false;
  return std::all_of(polygons.begin(), polygons.end(), [](const GridPolygon& polygon) {
    return std::all_of(polygon.begin() + 1, polygon.end(),
                       [&](const GridLine& hole) { return inside(hole.front(), polygon.front()); });
  });
}

}  // namespace tyndau::tiles
