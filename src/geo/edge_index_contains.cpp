#include "geo/edge_index_refine.hpp"
#include "geo/refinement.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tyndau::geo::engine {

namespace {

/// What one edge says of a point, both seen from above in the shape's own plane.
struct Crossing {
  bool on = false;     ///< within `touching` of the edge
  bool flips = false;  ///< a ray to the east crosses the edge
};

/// Whether the chord and the bulging edge pass the point on different sides.
Crossing beside_curve(const View& view, EdgeRef edge, Vec3 offset, Vec3 local) {
  const Frame& frame = view.records[edge.slot].frame;
  const Curve curve = curve_of(view, edge);
  const double t = foot_on(curve, offset);
  const Vec3 place = curve.at(t);
  if (length(offset - place) <= touching) return {true, false};
  if (t <= 0.0 || t >= 1.0) return {};
  const Vec3 along = frame.to_local(curve.tangent(t)), to_point = local - frame.to_local(place);
  const Vec3 chord = frame.to_local(curve.d), from_a = local - frame.to_local(curve.a);
  const double of_chord = chord.x * from_a.y - chord.y * from_a.x;
  const double of_curve = along.x * to_point.y - along.y * to_point.x;
  return {false, (of_chord > 0.0) != (of_curve > 0.0)};
}

Crossing cross_edge(const View& view, EdgeRef edge, Vec3 offset, Vec3 p) {
  const Vec3 a = vertex(view, edge.block, edge.lane), b = vertex(view, edge.block, edge.lane + 1);
  const double dx = b.x - a.x, dy = b.y - a.y, dz = b.z - a.z;
  const double side = dx * (p.y - a.y) - dy * (p.x - a.x);
  const bool upward = a.y <= p.y;
  Crossing crossing{false, upward != (b.y <= p.y) && (side > 0.0) == upward};
  const double square = dx * dx + dy * dy + dz * dz;
  const double near = static_cast<double>(view.records[edge.slot].bulge) * square + 1e-3;
  const double reach = std::sqrt(square) + near;
  const bool around = std::abs(p.x - a.x) <= reach && std::abs(p.y - a.y) <= reach;
  if (around && side * side <= near * near * square) {
    const Crossing beside = beside_curve(view, edge, offset, p);
    crossing.on = beside.on;
    crossing.flips = crossing.flips != beside.flips;
  }
  return crossing;
}

}  // namespace

bool contains_exactly(const View& view, const Probe& probe, std::uint32_t slot) {
  const Record& record = view.records[slot];
  const Vec3 offset = probe.earth - record.frame.origin;
  const Vec3 local = record.frame.to_local(offset);
  if (length(offset) > static_cast<double>(record.reach) * 1.001 + 1.0) return false;
  std::vector<bool> odd(record.part_count, false);
  for (std::uint32_t i = 0; i < record.block_count; ++i) {
    const Block& block = view.blocks[record.first_block + i];
    if (block.part == no_part) continue;
    for (std::uint32_t lane = 0; lane < block.count; ++lane) {
      const Crossing crossing = cross_edge(view, {slot, record.first_block + i, lane}, offset, local);
      if (crossing.on) return true;
      if (crossing.flips) odd[block.part] = !odd[block.part];
    }
  }
  return std::find(odd.begin(), odd.end(), true) != odd.end();
}

}  // namespace tyndau::geo::engine
