#include "geo/edge_index_disc_map.hpp"
#include "geo/edge_index_impl.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace tyndau::geo {

namespace {

using engine::EdgeRef;
using engine::Probe;
using engine::Record;
using engine::Scratch;
using engine::View;

using engine::between;
using engine::cross;
using engine::DiscMap;
using engine::dot;
using engine::Flat;

/// Sums what the edges of a shape cut out of a disc: their pieces inside it, and where they cross its rim.
class DiscCut {
 public:
  DiscCut(const DiscMap& map, double radius) : map_(map), radius_(radius) {}

  void add(Flat a, Flat b) {
    const double r2 = radius_ * radius_;
    const bool a_in = dot(a, a) <= r2, b_in = dot(b, b) <= r2;
    if (a_in && b_in) return add_inside(a, b);
    const Flat d{b.x - a.x, b.y - a.y};
    const double dd = dot(d, d), ad = dot(a, d), rest = ad * ad - dd * (dot(a, a) - r2);
    if (dd <= 0.0 || (rest <= 0.0 && a_in == b_in)) return;
    const double root = std::sqrt(std::max(0.0, rest));
    const double enter = (-ad - root) / dd, leave = (-ad + root) / dd;
    if (!a_in && !b_in && (enter >= 1.0 || leave <= 0.0)) return;
    const Flat from = a_in ? a : between(a, b, std::clamp(enter, 0.0, 1.0));
    const Flat to = b_in ? b : between(a, b, std::clamp(leave, 0.0, 1.0));
    if (!a_in) add_rim(from, true);
    add_inside(from, to);
    if (!b_in) add_rim(to, false);
  }

  /// \p centre_inside: whether the shape holds the middle of the disc.
  [[nodiscard]] double area(bool centre_inside) const {
    constexpr double turn = 2.0 * std::numbers::pi;
    double angle = rim_angle_;
    if (!crossed_) {
      angle = centre_inside != odd_ray_ ? turn : 0.0;
    } else if (first_enters_) {
      angle += turn;  // the stretch of rim inside runs through the west
    }
    return std::max(0.0, pieces_ + angle * map_.swept_per_radian(radius_));
  }

 private:
  void add_inside(Flat a, Flat b) {
    pieces_ += map_.swept(a, b);
    if ((a.y <= 0.0) != (b.y <= 0.0) && (cross(a, b) > 0.0) == (b.y > 0.0)) odd_ray_ = !odd_ray_;
  }
  /// The shape lies to the left of its edges: its part of the rim begins where an edge leaves, ends where one enters.
  void add_rim(Flat at, bool enters) {
    const double angle = std::atan2(at.y, at.x);
    rim_angle_ += enters ? angle : -angle;
    if (!crossed_ || angle < first_angle_) {
      first_angle_ = angle;
      first_enters_ = enters;
    }
    crossed_ = true;
  }

  const DiscMap& map_;
  double radius_;
  double pieces_ = 0.0, rim_angle_ = 0.0, first_angle_ = 0.0;
  bool crossed_ = false, first_enters_ = false, odd_ray_ = false;
};

/// Area shared by a disc and one shape. The searches of \p searches must suit this processor.
double shared_area(const View& view, const engine::Searches& searches, const Probe& centre,
                   const DiscMap& map, double radius, std::uint32_t slot, Scratch& scratch) {
  searches.edges_near(view, centre, slot, radius, scratch);
  const Record& record = view.records[slot];
  DiscCut cut(map, radius);
  const auto place = [&](std::uint32_t block, std::uint32_t lane) {
    return map.map(record.frame.origin + record.frame.to_earth(engine::vertex(view, block, lane)));
  };
  EdgeRef before{slot, 0, engine::lanes};
  Flat end;
  for (const engine::Candidate& candidate : scratch.candidates) {
    const EdgeRef edge = candidate.edge;
    if (view.blocks[edge.block].part == engine::no_part) continue;
    const bool follows = edge.block == before.block && edge.lane == before.lane + 1;
    const Flat start = follows ? end : place(edge.block, edge.lane);
    end = place(edge.block, edge.lane + 1);
    cut.add(start, end);
    before = edge;
  }
  return cut.area(searches.holds(view, centre, slot, scratch));
}

/// People of one shape in a disc that reaches it.
double people_of(const View& view, const engine::Searches& searches, const Probe& centre, const DiscMap& map,
                 double radius, std::uint32_t slot, double population, Scratch& scratch) {
  const double whole = view.records[slot].area;
  if (whole <= 0.0) return population;
  return population * std::min(1.0, shared_area(view, searches, centre, map, radius, slot, scratch) / whole);
}

}  // namespace

SquareMetres EdgeIndex::area(std::size_t index) const {
  return {empty_at(index) ? 0.0 : impl_->view.records[impl_->view.slot_of[index]].area};
}

SquareMetres EdgeIndex::area_in_disc(LonLat centre, Metres radius, std::size_t index) const {
  if (empty_at(index)) return {0.0};
  const Probe probe = engine::probe_at(centre);
  const DiscMap map(probe);
  return {shared_area(impl_->view, *impl_->searches, probe, map, radius.value, impl_->view.slot_of[index],
                      engine::scratch())};
}

std::vector<double> EdgeIndex::population_in_discs(std::span<const LonLat> centres,
                                                   std::span<const Metres> radii,
                                                   std::span<const double> population,
                                                   unsigned threads) const {
  assert(centres.size() == radii.size() && population.size() == size());
  const View& view = impl_->view;
  const std::vector<std::uint32_t> order = engine::search_order(centres);
  std::vector<double> people(centres.size(), 0.0);
  engine::in_parts(centres.size(), threads, [&](std::size_t first, std::size_t last) {
    Scratch& scratch = engine::scratch();
    std::vector<std::uint32_t> reached;
    for (std::size_t i = first; i < last; ++i) {
      const std::uint32_t query = order[i];
      const Probe probe = engine::probe_at(centres[query]);
      impl_->searches->reached(view, probe, radii[query].value, scratch);
      if (scratch.answers.empty()) continue;
      reached.clear();
      for (const engine::Answer& a : scratch.answers) reached.push_back(a.slot);
      // Summed in the order of the list, so that the last bits do not depend on the tree.
      std::sort(reached.begin(), reached.end(),
                [&](std::uint32_t a, std::uint32_t b) { return view.records[a].id < view.records[b].id; });
      const DiscMap map(probe);
      for (const std::uint32_t slot : reached) {
        people[query] += people_of(view, *impl_->searches, probe, map, radii[query].value, slot,
                                   population[view.records[slot].id], scratch);
      }
    }
  });
  return people;
}

}  // namespace tyndau::geo
