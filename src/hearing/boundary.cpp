#include "hearing/boundary.hpp"

#include <algorithm>

namespace tyndau::hearing {
namespace {

Metres not_below_zero(Metres length) { return Metres{std::max(0.0, length.value)}; }

geo::Line closed(const geo::Ring& ring) {
  geo::Line line = ring;
  line.push_back(ring.front());
  return line;
}

}  // namespace

geo::Shape rings_as_lines(const geo::Shape& area) {
  geo::Shape lines;
  for (const geo::Polygon& polygon : area.polygons) {
    lines.lines.push_back(closed(polygon.outer));
    for (const geo::Ring& hole : polygon.holes) lines.lines.push_back(closed(hole));
  }
  return lines;
}

Metres depth_inside(const geo::Shape& area, LonLat position, geo::EdgeModel edges) {
  return geo::nearest_points(geo::point_shape(position), rings_as_lines(area), edges).distance;
}

MetresInterval boundary_interval(const geo::NearestPoints& nearest, const geo::Shape& from,
                                 Metres from_uncertainty, const Extent& extent, geo::EdgeModel edges) {
  const Metres blur = from_uncertainty + extent.position_uncertainty;
  const Metres distance = nearest.distance;
  if (extent.quality == ExtentQuality::estimated) {
    return {not_below_zero(distance - extent.radius.high - blur),
            not_below_zero(distance - extent.radius.low + blur)};
  }
  if (distance.value > 0.0) return {not_below_zero(distance - blur), distance + blur};
  if (blur.value == 0.0 || !from.is_single_point()) return {Metres{0.0}, blur};
  return {Metres{0.0}, not_below_zero(blur - depth_inside(extent.shape, from.points.front(), edges))};
}

}  // namespace tyndau::hearing
