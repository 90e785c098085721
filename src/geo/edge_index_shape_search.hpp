/// \file
/// The search over the edges of one shape, written once over a type of lanes. Included last, by one file per
/// instruction set; templates only, since the same function must not exist for two of them.
#pragma once

#include "geo/edge_index_lanes.hpp"
#include "geo/edge_index_local.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace tyndau::geo::engine {

/// Searches over one shape.
template <class L>
class ShapeSearch {
 public:
  using F = typename L::F;

  ShapeSearch(const View& view, const Probe& probe, Scratch& scratch)
      : view_(view), probe_(probe), scratch_(scratch) {}

  /// Adds candidates; \return the least upper bound met. Edges farther than \p bound are left out.
  double edges(const LocalProbe& local, double bound) {
    best_ = std::numeric_limits<double>::infinity();
    bound_ = bound;
    narrow();
    const Record& r = *local.record;
    const Span top = top_of(r);
    const auto before = static_cast<std::ptrdiff_t>(scratch_.candidates.size());
    descend(local, top.level, top.first, top.count);
    const auto far = [&](const Candidate& c) { return static_cast<double>(c.at_least) > limit_; };
    auto& all = scratch_.candidates;
    all.erase(std::remove_if(all.begin() + before, all.end(), far), all.end());
    return best_;
  }

  /// As edges(), and keeps every edge that may be within \p radius.
  void all_edges(const LocalProbe& local, double radius) {
    keep_all_ = true;
    edges(local, radius);
    keep_all_ = false;
  }

  /// Whether the shape surely comes within \p radius: stops at the first edge that does; else edges() was done.
  bool surely_reaches(const LocalProbe& local, double radius) {
    enough_ = sure_chord(radius);
    edges(local, radius);
    const bool sure = best_ <= enough_;
    enough_ = -1.0;
    return sure;
  }

  bool inside(const LocalProbe& local) {
    const Record& r = *local.record;
    if (r.part_count == 0 || local.x < r.east_low - local.slack || local.x > r.east_high + local.slack ||
        local.y < r.north_low - local.slack || local.y > r.north_high + local.slack) {
      return false;
    }
    const float range = r.reach * 1.001F + 1.0F + local.slack;
    if (local.x * local.x + local.y * local.y + local.z * local.z > range * range) return false;
    on_boundary_ = false;
    scratch_.odd.assign(r.part_count, 0);
    const Span top = top_of(r);
    cast_ray(local, top.level, top.first, top.count);
    if (on_boundary_) return contains_exactly(view_, probe_, local.slot);
    return std::find(scratch_.odd.begin(), scratch_.odd.end(), 1) != scratch_.odd.end();
  }

 private:
  struct Span {
    std::uint32_t level = 0, first = 0, count = 0;
  };
  struct Edges {
    F chord, bulge;
  };

  static Span top_of(const Record& r) {
    Span top{0, r.first_group, groups_above(r.block_count)};
    while (top.level + 1 < r.levels) top = {top.level + 1, top.first + top.count, groups_above(top.count)};
    return top;
  }
  static std::uint32_t first_group(const Record& r, std::uint32_t level) {
    Span at{0, r.first_group, groups_above(r.block_count)};
    while (at.level < level) at = {at.level + 1, at.first + at.count, groups_above(at.count)};
    return at.first;
  }
  /// The block or group that is the first child of a group.
  static std::uint32_t first_child(const Record& r, std::uint32_t level, std::uint32_t group) {
    const std::uint32_t under = level == 0 ? r.first_block : first_group(r, level - 1);
    return under + (group - first_group(r, level)) * lanes;
  }

  /// The chord below which a geodesic is surely no longer than \p radius.
  static double sure_chord(double radius) {
    const double share = radius / smallest_radius;
    return share > 1.0 ? -1.0 : radius * (1.0 - share * share / 20.0) - 1e-6;
  }

  void narrow() {
    const double least = std::min(bound_, best_);
    limit_ = least + allowance(std::min(least, 1e8));
  }

  static F box_distance2(const Group& g, const LocalProbe& p) {
    const F x = L::all(p.x), y = L::all(p.y), zero = L::all(0.0F);
    const F dx = L::max(L::max(L::sub(L::load(g.east_low), x), L::sub(x, L::load(g.east_high))), zero);
    const F dy = L::max(L::max(L::sub(L::load(g.north_low), y), L::sub(y, L::load(g.north_high))), zero);
    return L::add(L::add(L::mul(dx, dx), L::mul(dy, dy)), L::all(p.above2));
  }

  float limit2(const LocalProbe& local) const {
    const double reach = std::min(limit_, 1e8) + static_cast<double>(local.slack);
    return static_cast<float>(reach * reach);
  }

  /// Visits what at most four groups hold: the nearest first, then whatever is still within the limit.
  void descend(const LocalProbe& local, std::uint32_t level, std::uint32_t first, std::uint32_t count) {
    alignas(32) float low[4 * lanes];
    float least = std::numeric_limits<float>::max();
    for (std::uint32_t i = 0; i < count; ++i) {
      const F d2 = box_distance2(view_.groups[first + i], local);
      L::store(low + i * lanes, d2);
      least = std::min(least, L::least(d2));
    }
    if (least > limit2(local)) return;
    const std::uint32_t children = first_child(*local.record, level, first);
    const auto enter = [&](std::uint32_t child) {
      low[child] = std::numeric_limits<float>::max();
      const std::uint32_t at = children + child;
      if (level == 0) {
        visit(local, at);
      } else {
        descend(local, level - 1, at, 1);
      }
    };
    for (std::uint32_t i = 0; i < count; ++i) {
      const unsigned mask = L::at_most(L::load(low + i * lanes), L::all(least));
      if (mask != 0) {
        enter(i * lanes + static_cast<std::uint32_t>(std::countr_zero(mask)));
        break;
      }
    }
    for (std::uint32_t i = 0; i < count; ++i) {
      unsigned mask = L::at_most(L::load(low + i * lanes), L::all(limit2(local)));
      for (; mask != 0; mask &= mask - 1) {
        const std::uint32_t child = i * lanes + static_cast<std::uint32_t>(std::countr_zero(mask));
        if (best_ > enough_ && low[child] <= limit2(local)) enter(child);
      }
    }
  }

  static Edges measure(const Block& b, const LocalProbe& p) {
    const F ax = L::load(b.east), ay = L::load(b.north), az = L::load(b.up);
    const F dx = L::sub(L::load(b.east + b.step), ax);
    const F dy = L::sub(L::load(b.north + b.step), ay);
    const F dz = L::sub(L::load(b.up + b.step), az);
    const F wx = L::sub(L::all(p.x), ax), wy = L::sub(L::all(p.y), ay), wz = L::sub(L::all(p.z), az);
    const F dd = L::add(L::add(L::mul(dx, dx), L::mul(dy, dy)), L::mul(dz, dz));
    const F wd = L::add(L::add(L::mul(wx, dx), L::mul(wy, dy)), L::mul(wz, dz));
    const F share = L::div(wd, L::max(dd, L::all(1e-30F)));
    const F t = L::min(L::max(share, L::all(0.0F)), L::all(1.0F));
    const F ex = L::sub(wx, L::mul(t, dx)), ey = L::sub(wy, L::mul(t, dy)), ez = L::sub(wz, L::mul(t, dz));
    const F ee = L::add(L::add(L::mul(ex, ex), L::mul(ey, ey)), L::mul(ez, ez));
    return {L::root(ee), L::mul(dd, L::all(p.record->bulge))};
  }

  void visit(const LocalProbe& local, std::uint32_t at) {
    const Block& block = view_.blocks[at];
    const Edges e = measure(block, local);
    const double most = static_cast<double>(L::least(L::add(e.chord, e.bulge)) + local.slack);
    if (most < best_) {
      best_ = most;
      if (!keep_all_) narrow();
    }
    const F low = L::sub(L::sub(e.chord, e.bulge), L::all(local.slack));
    const auto limit = static_cast<float>(std::min(limit_, 1e8));
    unsigned mask = L::at_most(low, L::all(limit)) & ((1U << block.count) - 1U);
    if (mask == 0) return;
    alignas(32) float values[lanes];
    L::store(values, low);
    for (; mask != 0; mask &= mask - 1) {
      const auto lane = static_cast<std::uint32_t>(std::countr_zero(mask));
      scratch_.candidates.push_back({{local.slot, at, lane}, values[lane]});
    }
  }

  /// Counts crossings of a ray to the east from the probe, polygon by polygon.
  void cast_ray(const LocalProbe& local, std::uint32_t level, std::uint32_t first, std::uint32_t count) {
    const std::uint32_t children = first_child(*local.record, level, first);
    const F south = L::all(local.y + local.slack), north = L::all(local.y - local.slack);
    const F west = L::all(local.x - local.slack);
    for (std::uint32_t i = 0; i < count; ++i) {
      const Group& g = view_.groups[first + i];
      unsigned mask = L::at_most(L::load(g.north_low), south) & L::at_most(north, L::load(g.north_high)) &
                      L::at_most(west, L::load(g.east_high));
      for (; mask != 0 && !on_boundary_; mask &= mask - 1) {
        const std::uint32_t at = children + i * lanes + static_cast<std::uint32_t>(std::countr_zero(mask));
        if (level == 0) {
          cross(local, at);
        } else {
          cast_ray(local, level - 1, at, 1);
        }
      }
    }
  }

  void cross(const LocalProbe& local, std::uint32_t at) {
    const Block& b = view_.blocks[at];
    if (b.part == no_part) return;
    const unsigned used = (1U << b.count) - 1U;
    const Edges e = measure(b, local);
    if ((L::at_most(L::sub(e.chord, e.bulge), L::all(local.slack)) & used) != 0) {
      on_boundary_ = true;
      return;
    }
    const F ax = L::load(b.east), ay = L::load(b.north), bx = L::load(b.east + 1), by = L::load(b.north + 1);
    const F x = L::all(local.x), y = L::all(local.y);
    const F side = L::sub(L::mul(L::sub(bx, ax), L::sub(y, ay)), L::mul(L::sub(by, ay), L::sub(x, ax)));
    const unsigned upward = L::at_most(ay, y);
    const unsigned left = ~L::at_most(side, L::all(0.0F));
    const unsigned crossed = (upward ^ L::at_most(by, y)) & ~(left ^ upward) & used;
    scratch_.odd[b.part] ^= static_cast<unsigned char>(std::popcount(crossed) & 1);
  }

  const View& view_;
  const Probe& probe_;
  Scratch& scratch_;
  double bound_ = 0.0;    ///< what the caller asked for
  double best_ = 0.0;     ///< least upper bound of this shape
  double limit_ = 0.0;    ///< an edge beyond it does not matter
  double enough_ = -1.0;  ///< stop once best_ is below
  bool keep_all_ = false;
  bool on_boundary_ = false;
};

}  // namespace tyndau::geo::engine
