#include "geo/overlay.hpp"

#include "geo/edge_piece.hpp"
#include "geo/geodesic.hpp"
#include "geo/geos.hpp"
#include "geo/limits.hpp"
#include "geo/plane.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

namespace tyndau::geo {
namespace {

constexpr const char* too_few_points = "Too few points in geometry component";

bool has_two_places(const std::vector<LonLat>& chain) {
  return std::any_of(chain.begin(), chain.end(), [&](LonLat p) { return p != chain.front(); });
}

std::optional<Invalidity> short_part(const std::vector<LonLat>& part, bool enough, LonLat otherwise) {
  if (enough) return std::nullopt;
  return Invalidity{too_few_points, part.empty() ? otherwise : part.front()};
}

std::optional<Invalidity> short_ring(const Polygon& polygon) {
  if (auto found = short_part(polygon.outer, polygon.outer.size() >= 3, {})) return found;
  for (const Ring& hole : polygon.holes) {
    if (auto found = short_part(hole, hole.size() >= 3, polygon.outer.front())) return found;
  }
  return std::nullopt;
}

std::optional<Invalidity> short_component(const Shape& shape) {
  for (const Line& line : shape.lines) {
    if (auto found = short_part(line, has_two_places(line), {})) return found;
  }
  for (const Polygon& polygon : shape.polygons) {
    if (auto found = short_ring(polygon)) return found;
  }
  return std::nullopt;
}

std::vector<PlanePolygon> on_plane(PlaneMapping& mapping, const std::vector<Polygon>& polygons) {
  std::vector<PlanePolygon> result;
  result.reserve(polygons.size());
  for (const Polygon& polygon : polygons) result.push_back(mapping.to_plane(polygon));
  return result;
}

/// For measuring alone: nothing comes back from the plane.
std::vector<PlanePolygon> on_plane(const Plane& plane, const std::vector<Polygon>& polygons) {
  const auto flat = [&plane](const Ring& ring) {
    PlaneRing result;
    result.reserve(ring.size());
    for (const LonLat vertex : ring) result.push_back(plane.to_plane(vertex));
    return result;
  };
  std::vector<PlanePolygon> result;
  for (const Polygon& polygon : polygons) {
    PlanePolygon& added = result.emplace_back(PlanePolygon{flat(polygon.outer), {}});
    for (const Ring& hole : polygon.holes) added.holes.push_back(flat(hole));
  }
  return result;
}

std::vector<Polygon> from_geos(const PlaneMapping& mapping, const GEOSGeometry* geometry) {
  std::vector<Polygon> polygons;
  for (PlanePolygon& polygon : polygons_of(geometry)) {
    polygons.push_back(mapping.from_plane(right_handed(std::move(polygon))));
  }
  return polygons;
}

Shape only_polygons(const Shape& shape) { return Shape{{}, {}, shape.polygons}; }

/// Whether the shape's longitudes leave no gap or it touches a pole: degrees are then no plane.
bool goes_around(const Shape& shape, LonLat centre) {
  constexpr double half_turn = 180.0;
  const DegreePlane plane(centre);
  const auto around = [&](const Ring& ring) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
      if (std::abs(a.lat) == 90.0 || std::abs(plane.to_plane(a).x - plane.to_plane(b).x) > half_turn)
        return true;
    }
    return false;
  };
  return std::any_of(shape.polygons.begin(), shape.polygons.end(), [&](const Polygon& polygon) {
    return around(polygon.outer) || std::any_of(polygon.holes.begin(), polygon.holes.end(), around);
  });
}

/// Where the shape's validity is judged: in its own degrees, as other programs do; around a pole in a local plane.
std::unique_ptr<Plane> plane_of_validity(const Shape& areas) {
  const LonLat centre = middle(areas);
  if (goes_around(areas, centre)) return std::make_unique<EqualAreaPlane>(centre);
  return std::make_unique<DegreePlane>(centre);
}

/// \pre the vertices are checked
std::optional<Invalidity> invalidity_of_polygons(const Shape& shape) {
  if (shape.polygons.empty()) return std::nullopt;
  const auto plane = plane_of_validity(only_polygons(shape));
  PlaneMapping mapping(*plane);
  const GeosGeometry geometry = to_geos(on_plane(mapping, shape.polygons));
  if (!geometry) return Invalidity{geos_failure("unreadable").value().message, vertices(shape).front()};
  char* reason = nullptr;
  GEOSGeometry* place = nullptr;
  const char verdict = GEOSisValidDetail_r(geos(), geometry.get(), 0, &reason, &place);
  const GeosGeometry owned_place(place);
  Invalidity found;
  if (reason != nullptr) {
    found.reason = reason;
    GEOSFree_r(geos(), reason);
  }
  if (verdict == 1) return std::nullopt;
  PlanePoint point;
  if (owned_place) {
    GEOSGeomGetX_r(geos(), owned_place.get(), &point.x);
    GEOSGeomGetY_r(geos(), owned_place.get(), &point.y);
  }
  found.where = mapping.from_plane(point);
  return found;
}

/// One pass: what GEOS makes of the polygons, and the lines that are lines.
Result<Shape> repaired_once(const Shape& shape) {
  Shape result{shape.points, {}, {}};
  std::copy_if(shape.lines.begin(), shape.lines.end(), std::back_inserter(result.lines), has_two_places);
  if (shape.polygons.empty()) return result;
  const Shape areas = only_polygons(shape);
  if (vertex_count(areas) == 0) return result;
  const auto plane = plane_of_validity(areas);
  PlaneMapping mapping(*plane);
  const GeosGeometry geometry = to_geos(on_plane(mapping, shape.polygons));
  const GeosGeometry valid = made_valid(geometry.get());
  if (!valid) return geos_failure("geometry cannot be repaired");
  result.polygons = from_geos(mapping, valid.get());
  return result;
}

std::vector<Polygon> densified_polygons(const Shape& shape) {
  constexpr double longest = 10'000.0;  // m: straight lines of the plane then follow the geodesics
  std::vector<Polygon> result;
  for (const Polygon& polygon : shape.polygons) {
    Polygon dense{densified(polygon.outer, true, longest), {}};
    for (const Ring& hole : polygon.holes) dense.holes.push_back(densified(hole, true, longest));
    result.push_back(std::move(dense));
  }
  return result;
}

}  // namespace

std::optional<Invalidity> invalidity(const Shape& shape) {
  for (const LonLat& p : vertices(shape)) {
    if (!in_range(p)) return Invalidity{"Invalid Coordinate", {}};
  }
  if (auto found = short_component(shape)) return found;
  return invalidity_of_polygons(shape);
}

Result<Shape> repaired(const Shape& shape) {
  if (const auto checked = check_vertices(shape); !checked) return tl::unexpected<Error>(checked.error());
  Shape result = shape;
  // New vertices are rounded when they leave the plane, which may, very rarely, cross two edges again.
  constexpr int most_passes = 3;
  for (int pass = 0; pass < most_passes && invalidity(result); ++pass) {
    auto next = repaired_once(result);
    if (!next) return next;
    result = std::move(*next);
  }
  if (result.empty())
    return fail(ErrorCode::bad_input, "nothing is left of the geometry when it is made valid");
  return result;
}

Result<Shape> united(const std::vector<Shape>& shapes) {
  Shape all;
  for (const Shape& shape : shapes) {
    all.polygons.insert(all.polygons.end(), shape.polygons.begin(), shape.polygons.end());
  }
  if (const auto checked = check_vertices(all); !checked) return tl::unexpected<Error>(checked.error());
  if (vertex_count(all) == 0) return fail(ErrorCode::bad_input, "there are no polygons to unite");
  const EqualAreaPlane plane(middle(all));
  PlaneMapping mapping(plane);
  const GeosGeometry one = made_one(on_plane(mapping, all.polygons));
  if (!one) return geos_failure("polygons cannot be united");
  Shape result{{}, {}, from_geos(mapping, one.get())};
  if (result.empty()) return fail(ErrorCode::bad_input, "the polygons enclose no area");
  return result;
}

Result<SquareMetres> shared_area(const Shape& a, const Shape& b) {
  for (const Shape* shape : {&a, &b}) {
    if (const auto checked = check_vertices(*shape); !checked) return tl::unexpected<Error>(checked.error());
    if (shape->polygons.empty()) return SquareMetres{0.0};
  }
  const Shape area_a = only_polygons(a), area_b = only_polygons(b);
  const BoundingSphere ball_a = bounding_sphere(area_a), ball_b = bounding_sphere(area_b);
  if (distance_at_least(ball_a, ball_b) > Metres{0.0}) return SquareMetres{0.0};
  const EqualAreaPlane plane(middle(ball_a.radius < ball_b.radius ? area_a : area_b));
  const GeosGeometry one_a = made_one(on_plane(plane, densified_polygons(a)));
  const GeosGeometry one_b = made_one(on_plane(plane, densified_polygons(b)));
  if (!one_a || !one_b) return geos_failure("polygons cannot be compared");
  const GeosGeometry shared(GEOSIntersection_r(geos(), one_a.get(), one_b.get()));
  double square_metres = 0.0;
  if (!shared || GEOSArea_r(geos(), shared.get(), &square_metres) == 0) {
    return geos_failure("polygons cannot be intersected");
  }
  return SquareMetres{square_metres};
}

}  // namespace tyndau::geo
