#include "hearing/coverage.hpp"

#include "hearing/boundary.hpp"

#include <algorithm>

namespace tyndau::hearing {
namespace {

std::vector<geo::Shape> rings_of(const std::vector<geo::Shape>& areas) {
  std::vector<geo::Shape> rings;
  rings.reserve(areas.size());
  for (const geo::Shape& area : areas) rings.push_back(rings_as_lines(area));
  return rings;
}

}  // namespace

Coverage::Coverage(std::vector<geo::Shape> areas, geo::EdgeModel edges)
    : areas_(areas, edges), rings_(rings_of(areas), edges) {}

bool Coverage::holds(const geo::Shape& where, Metres radius) const {
  if (where.empty() || areas_.size() == 0) return false;
  const std::vector<LonLat> corners = geo::vertices(where);
  const std::vector<std::size_t> candidates = areas_.containing(corners.front());
  return std::any_of(candidates.begin(), candidates.end(),
                     [&](std::size_t area) { return holds(area, where, corners, radius); });
}

Metres Coverage::margin(const geo::Shape& where, std::size_t area) const {
  return rings_.distance(where, area).distance;
}

bool Coverage::holds(std::size_t area, const geo::Shape& where, const std::vector<LonLat>& corners,
                     Metres radius) const {
  const bool every_corner = std::all_of(corners.begin(), corners.end(), [&](LonLat corner) {
    return areas_.distance(geo::point_shape(corner), area).distance.value == 0.0;
  });
  if (!every_corner) return false;
  const Metres least = margin(where, area);
  return where.is_single_point() ? least >= radius : least >= radius && least.value > 0.0;
}

}  // namespace tyndau::hearing
