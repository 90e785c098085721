/// \file
/// The searches over all shapes, written once over a type of lanes. Included last, by one file per instruction set;
/// templates only, since the same function must not exist for two of them.
#pragma once

#include "geo/edge_index_shape_search.hpp"

#include <array>

namespace tyndau::geo::engine {

/// Searches over all shapes.
template <class L>
class TreeSearch {
 public:
  using F = typename L::F;

  TreeSearch(const View& view, const Probe& probe, Scratch& scratch)
      : view_(view), probe_(probe), scratch_(scratch), shapes_(view, probe, scratch) {
    const Vec3 l = view.header.frame.to_local(probe.earth - view.header.frame.origin);
    x_ = static_cast<float>(l.x), y_ = static_cast<float>(l.y), z_ = static_cast<float>(l.z);
    scratch.candidates.clear();
    scratch.visited.clear();
    scratch.answers.clear();
  }

  void nearest(std::size_t count, double known) {
    scratch_.best.clear();
    double bound = known;
    walk(bound, [&](std::uint32_t slot) {
      const double most = meet(slot, bound);
      if (most >= bound || count == 0) return;
      scratch_.best.push_back(most);
      std::push_heap(scratch_.best.begin(), scratch_.best.end());
      if (scratch_.best.size() > count) {
        std::pop_heap(scratch_.best.begin(), scratch_.best.end());
        scratch_.best.pop_back();
      }
      if (scratch_.best.size() == count) narrow(bound = scratch_.best.front());
    });
    const auto far = static_cast<float>(bound + allowance(std::min(bound, 1e8)));
    for (const Visited& shape : scratch_.visited) {
      Visited near = shape;
      while (near.last > near.first && scratch_.candidates[near.last - 1].at_least > far) --near.last;
      resolve(view_, probe_, near, std::numeric_limits<double>::infinity(), scratch_);
    }
  }

  void within(double radius) {
    walk(radius, [&](std::uint32_t slot) { meet(slot, radius); });
    for (const Visited& shape : scratch_.visited) resolve(view_, probe_, shape, radius, scratch_);
  }

  void reached(double radius) {
    walk(radius, [&](std::uint32_t slot) {
      const LocalProbe local = localise(view_, probe_, slot);
      const auto first = static_cast<std::uint32_t>(scratch_.candidates.size());
      if (shapes_.surely_reaches(local, radius) || shapes_.inside(local)) {
        scratch_.answers.push_back({slot, false, 0.0, {}, 0.0});
      } else {
        const auto last = static_cast<std::uint32_t>(scratch_.candidates.size());
        resolve(view_, probe_, {slot, false, 0.0, first, last}, radius, scratch_);
      }
      scratch_.candidates.resize(first);
    });
  }

  void containing() {
    walk(0.0, [&](std::uint32_t slot) {
      if (shapes_.inside(localise(view_, probe_, slot)))
        scratch_.answers.push_back({slot, true, 0.0, {}, 0.0});
    });
  }

  void distance(std::uint32_t slot, double bound) {
    meet(slot, bound);
    for (const Visited& shape : scratch_.visited) resolve(view_, probe_, shape, bound, scratch_);
  }

  void edges_near(std::uint32_t slot, double radius) {
    shapes_.all_edges(localise(view_, probe_, slot), radius);
  }
  bool holds(std::uint32_t slot) { return shapes_.inside(localise(view_, probe_, slot)); }

 private:
  struct Entry {
    float low2;
    std::uint32_t level, at;
  };

  /// Collects what may be the nearest edge of a shape. \return an upper bound for its distance
  double meet(std::uint32_t slot, double bound) {
    const LocalProbe local = localise(view_, probe_, slot);
    const auto first = static_cast<std::uint32_t>(scratch_.candidates.size());
    if (shapes_.inside(local)) {
      scratch_.visited.push_back({slot, true, 0.0, first, first});
      return 0.0;
    }
    const double most = shapes_.edges(local, bound);
    const auto last = static_cast<std::uint32_t>(scratch_.candidates.size());
    if (last > first) scratch_.visited.push_back({slot, false, most, first, last});
    return most;
  }

  F box_distance2(const Node& n) const {
    const F x = L::all(x_), y = L::all(y_), z = L::all(z_), zero = L::all(0.0F);
    const F dx = L::max(L::max(L::sub(L::load(n.x_low), x), L::sub(x, L::load(n.x_high))), zero);
    const F dy = L::max(L::max(L::sub(L::load(n.y_low), y), L::sub(y, L::load(n.y_high))), zero);
    const F dz = L::max(L::max(L::sub(L::load(n.z_low), z), L::sub(z, L::load(n.z_high))), zero);
    return L::add(L::add(L::mul(dx, dx), L::mul(dy, dy)), L::mul(dz, dz));
  }

  /// From now on boxes farther than \p bound are passed by.
  void narrow(double bound) {
    const double limit = std::min(bound, 1e8) + allowance(std::min(bound, 1e8));
    limit2_ = static_cast<float>(limit * limit * (1.0 + 8e-6) + 1e-3);
  }

  /// Calls \p enter with every shape whose box is within the limit, the nearer boxes of a node first.
  template <class Enter>
  void walk(double bound, Enter enter) {
    narrow(bound);
    if (view_.records.empty()) return;
    std::array<Entry, 8 * 12> stack;
    std::size_t height = 0;
    // The root of a tree is often nearly empty: start where there are up to four nodes, unless their order matters.
    std::uint32_t level = view_.header.levels, count = 1;
    for (; bound < 1e8 && level > 1 && nodes_at(level - 1) <= 4; --level) count = nodes_at(level - 1);
    for (std::uint32_t i = 0; i < count; ++i) stack[height++] = {0.0F, level, i};
    while (height > 0) {
      const Entry entry = stack[--height];
      if (entry.low2 > limit2_) continue;
      if (entry.level == 0) {
        enter(entry.at);
        continue;
      }
      const Node& node = view_.nodes[view_.level_begin[entry.level - 1] + entry.at];
      alignas(32) float low[lanes];
      const F d2 = box_distance2(node);
      L::store(low, d2);
      const std::size_t base = height;
      for (unsigned mask = L::at_most(d2, L::all(limit2_)); mask != 0; mask &= mask - 1) {
        const auto lane = static_cast<std::uint32_t>(std::countr_zero(mask));
        std::size_t i = height++;
        for (; i > base && stack[i - 1].low2 < low[lane]; --i) stack[i] = stack[i - 1];
        stack[i] = {low[lane], entry.level - 1, entry.at * lanes + lane};
      }
      if (entry.level == 1 && height > base) prefetch(stack[height - 1].at);
    }
  }

  /// Nodes on a level; level 1 holds the boxes of shapes.
  [[nodiscard]] std::uint32_t nodes_at(std::uint32_t level) const {
    const auto end = level < view_.header.levels ? view_.level_begin[level]
                                                 : static_cast<std::uint32_t>(view_.nodes.size());
    return end - view_.level_begin[level - 1];
  }

  void prefetch(std::uint32_t slot) const {
    const auto* record = reinterpret_cast<const char*>(&view_.records[slot]);
    for (std::size_t line = 0; line < sizeof(Record); line += 64) __builtin_prefetch(record + line);
  }

  const View& view_;
  const Probe& probe_;
  Scratch& scratch_;
  ShapeSearch<L> shapes_;
  float x_ = 0.0F, y_ = 0.0F, z_ = 0.0F;
  float limit2_ = 0.0F;  ///< squared, in chords
};

template <class L>
[[nodiscard]] Searches searches_with() {
  return {
      [](const View& v, const Probe& p, std::size_t n, double known, Scratch& s) {
        TreeSearch<L>(v, p, s).nearest(n, known);
      },
      [](const View& v, const Probe& p, double r, Scratch& s) { TreeSearch<L>(v, p, s).within(r); },
      [](const View& v, const Probe& p, double r, Scratch& s) { TreeSearch<L>(v, p, s).reached(r); },
      [](const View& v, const Probe& p, Scratch& s) { TreeSearch<L>(v, p, s).containing(); },
      [](const View& v, const Probe& p, std::uint32_t slot, double b, Scratch& s) {
        TreeSearch<L>(v, p, s).distance(slot, b);
      },
      [](const View& v, const Probe& p, std::uint32_t slot, double r, Scratch& s) {
        TreeSearch<L>(v, p, s).edges_near(slot, r);
      },
      [](const View& v, const Probe& p, std::uint32_t slot, Scratch& s) {
        return TreeSearch<L>(v, p, s).holds(slot);
      },
  };
}

}  // namespace tyndau::geo::engine
