#include "geo/containment.hpp"
#include "geo/geodesic.hpp"
#include "geo/piece_tree.hpp"
#include "geo/refinement.hpp"

#include <cassert>
#include <limits>
#include <optional>
#include <vector>

namespace tyndau::geo {
namespace {

/// Two pieces that may be the nearest, with the least that their distance can be.
struct Candidate {
  double at_least = 0.0;
  std::size_t a = 0, b = 0;
  ChordPair near;
};

/// Walks two trees together and keeps the pairs whose lower bound is below the best upper bound.
class PairSearch {
 public:
  PairSearch(const PieceTree& a, const PieceTree& b) : a_(a), b_(b) {}

  std::vector<Candidate> run() {
    visit(a_.root(), b_.root());
    std::erase_if(candidates_, [this](const Candidate& c) { return c.at_least > at_most_; });
    std::sort(candidates_.begin(), candidates_.end(),
              [](const Candidate& x, const Candidate& y) { return x.near.gap < y.near.gap; });
    return std::move(candidates_);
  }

 private:
  using Node = PieceTree::Node;

  void visit(const Node& a, const Node& b) {
    if (a.box.gap_to(b.box) > chord_limit_) return;
    if (a.leaf() && b.leaf()) return compare(a, b);
    const bool open_a = b.leaf() || (!a.leaf() && a.last - a.first >= b.last - b.first);
    const PieceTree& tree = open_a ? a_ : b_;
    const Node& opened = open_a ? a : b;
    const Node& kept = open_a ? b : a;
    const Node* nearer = &tree.node(opened.left);
    const Node* farther = &tree.node(opened.right);
    if (farther->box.gap_to(kept.box) < nearer->box.gap_to(kept.box)) std::swap(nearer, farther);
    for (const Node* child : {nearer, farther}) {
      open_a ? visit(*child, b) : visit(a, *child);
    }
  }

  void compare(const Node& a, const Node& b) {
    for (std::size_t i = a.first; i < a.last; ++i) {
      for (std::size_t j = b.first; j < b.last; ++j) compare(i, j);
    }
  }

  void compare(std::size_t i, std::size_t j) {
    const EdgePiece& a = a_.pieces()[i];
    const EdgePiece& b = b_.pieces()[j];
    const ChordPair near = nearest_on_chords(a.chord_a, a.chord_b, b.chord_a, b.chord_b);
    const double bulges = a.bulge + b.bulge;
    if (near.gap - bulges > chord_limit_) return;
    candidates_.push_back({geodesic_at_least(std::max(0.0, near.gap - bulges)), i, j, near});
    const double at_most = geodesic_at_most(near.gap + bulges);
    if (at_most >= at_most_) return;
    at_most_ = at_most;
    chord_limit_ = chord_beyond(at_most);
  }

  const PieceTree& a_;
  const PieceTree& b_;
  double at_most_ = std::numeric_limits<double>::infinity();
  double chord_limit_ = std::numeric_limits<double>::infinity();
  std::vector<Candidate> candidates_;
};

Gap nearest_of_edges(const PieceTree& a, const PieceTree& b, EdgeModel model) {
  Gap best{std::numeric_limits<double>::infinity(), {}, {}};
  for (const Candidate& candidate : PairSearch(a, b).run()) {
    if (candidate.at_least > best.distance) continue;
    const Gap gap =
        nearest_of_pieces(a.pieces()[candidate.a], b.pieces()[candidate.b], model, candidate.near);
    if (gap.distance < best.distance) best = gap;
    if (best.distance <= touching) break;
  }
  return best;
}

/// One position of each part: where boundaries do not meet, a part is inside an area as a whole or not at all.
std::vector<LonLat> one_of_each_part(const Shape& shape) {
  std::vector<LonLat> chosen = shape.points;
  for (const Line& line : shape.lines) {
    if (!line.empty()) chosen.push_back(line.front());
  }
  for (const Polygon& polygon : shape.polygons) {
    if (!polygon.outer.empty()) chosen.push_back(polygon.outer.front());
  }
  return chosen;
}

std::optional<LonLat> part_inside(const Shape& parts, const Shape& area, EdgeModel model) {
  if (area.polygons.empty()) return std::nullopt;
  for (const LonLat& position : one_of_each_part(parts)) {
    if (contains(area, position, model)) return position;
  }
  return std::nullopt;
}

/// Whether one of the shapes could lie inside an area of the other: the inside of a ring bulges from its box.
bool may_overlap(const Box& a, const Box& b) {
  constexpr double half_the_earth = 1e7;
  const double a_size = a.diagonal(), b_size = b.diagonal();
  if (a_size > half_the_earth || b_size > half_the_earth) return true;
  return a.gap_to(b) <= geodesic_bulge(a_size) + geodesic_bulge(b_size) + 1.0;
}

}  // namespace

NearestPoints nearest_points(const Shape& from, const Shape& to, EdgeModel edges) {
  assert(!from.empty() && !to.empty());
  const PieceTree a(pieces_of(from, edges));
  const PieceTree b(pieces_of(to, edges));
  if (may_overlap(a.root().box, b.root().box)) {
    if (const auto inside = part_inside(from, to, edges)) return {Metres{0.0}, *inside, *inside};
    if (const auto inside = part_inside(to, from, edges)) return {Metres{0.0}, *inside, *inside};
  }
  const Gap gap = nearest_of_edges(a, b, edges);
  return {Metres{gap.distance <= touching ? 0.0 : gap.distance}, gap.from, gap.to};
}

}  // namespace tyndau::geo
