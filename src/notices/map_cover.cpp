#include "notices/map_cover.hpp"

#include "geo/geodesic.hpp"
#include "hearing/boundary.hpp"

namespace tyndau::notices {
namespace {

Reach reach_of(LonLat position, const geo::Shape& frame, const geo::Shape& rim, geo::EdgeModel edges) {
  const geo::Shape point = geo::point_shape(position);
  const auto outside = geo::nearest_points(point, frame, edges);
  if (outside.distance.value > 0.0 || rim.empty()) return {outside.distance.value, outside.from, outside.to};
  const auto inside = geo::nearest_points(point, rim, edges);
  return {-inside.distance.value, inside.from, inside.to};
}

}  // namespace

Cover cover(const geo::Shape& what, const geo::Shape& frame, geo::EdgeModel edges) {
  const geo::Shape rim = hearing::rings_as_lines(frame);
  Cover result;
  bool first = true;
  for (const LonLat& vertex : geo::vertices(what)) {
    const Reach reach = reach_of(vertex, frame, rim, edges);
    if (first || reach.outside > result.farthest.outside) result.farthest = reach;
    if (first || reach.outside < result.deepest.outside) result.deepest = reach;
    first = false;
  }
  return result;
}

geo::Shape box_about(const geo::Shape& shape) {
  const geo::BoundingBox box = geo::bounding_box(shape);
  if (box.west >= box.east || box.south >= box.north) return shape;
  return {
      {},
      {},
      {{{{box.west, box.south}, {box.east, box.south}, {box.east, box.north}, {box.west, box.north}}, {}}}};
}

}  // namespace tyndau::notices
