#include "geo/drawing.hpp"
#include "geo/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tyndau::geo {
namespace {

constexpr double full_turn = 360.0;
constexpr double half_step = 0.5 * std::numbers::pi / 180.0;

/// Vertices on a circle, clockwise, one a degree.
Ring arc(LonLat centre, Metres radius, double first, int steps) {
  Ring ring;
  for (int i = 0; i <= steps; ++i) ring.push_back(direct(centre, first + i, radius));
  return ring;
}

Shape whole_ring(LonLat centre, MetresInterval radius) {
  const int steps = static_cast<int>(full_turn) - 1;
  auto outer = arc(centre, radius.high / std::cos(half_step), 0.0, steps);
  std::reverse(outer.begin(), outer.end());
  Polygon polygon{std::move(outer), {}};
  if (radius.low > Metres{0}) polygon.holes.push_back(arc(centre, radius.low, 0.0, steps));
  return {{}, {}, {std::move(polygon)}};
}

}  // namespace

Shape ring_sector(LonLat centre, MetresInterval radius, std::optional<Interval<double>> azimuths) {
  if (!azimuths) return whole_ring(centre, radius);
  const int steps = static_cast<int>(std::ceil(azimuths->high - azimuths->low));
  auto ring = arc(centre, radius.high / std::cos(half_step), azimuths->low, steps);
  std::reverse(ring.begin(), ring.end());
  if (radius.low > Metres{0}) {
    const auto inner = arc(centre, radius.low, azimuths->low, steps);
    ring.insert(ring.end(), inner.begin(), inner.end());
  } else {
    ring.push_back(centre);
  }
  return {{}, {}, {Polygon{std::move(ring), {}}}};
}

}  // namespace tyndau::geo
