#include "geo/drawing.hpp"

#include "geo/area_index.hpp"
#include "geo/edge_piece.hpp"
#include "geo/geodesic.hpp"
#include "geo/geos.hpp"
#include "geo/limits.hpp"
#include "geo/plane.hpp"

#include <GeographicLib/Math.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>

namespace tyndau::geo {
namespace {

constexpr int circle_vertices = 360;
constexpr double largest_circle = 5'000'000.0;  // m: it encloses one pole at most
constexpr std::size_t most_stars = 2'000;

Ring circle(LonLat centre, Metres radius) {
  using GeographicLib::Math;
  constexpr int half = circle_vertices / 2;
  Ring ring(circle_vertices);  // counter-clockwise
  ring[0] = direct(centre, 0.0, radius);
  ring[half] = direct(centre, -half, radius);
  // What lies west of the centre's meridian lies east of it too, to the last bit.
  const double meridian = Math::AngNormalize(centre.lon);
  for (int i = 1; i < half; ++i) {
    const LonLat west = direct({0.0, centre.lat}, -i, radius);
    const auto place = static_cast<std::size_t>(i);
    ring[place] = {Math::AngNormalize(meridian + west.lon), west.lat};
    ring[circle_vertices - place] = {Math::AngNormalize(meridian - west.lon), west.lat};
  }
  return ring;
}

/// Radii between the rhumbs, linear in azimuth.
class RadiusRose {
 public:
  explicit RadiusRose(std::span<const Metres> radii) : radii_(radii) {}

  [[nodiscard]] Metres towards(double azimuth) const {
    const double position = azimuth / step();
    const auto before = static_cast<std::size_t>(position) % radii_.size();
    const double share = position - std::floor(position);
    return radii_[before] * (1.0 - share) + radii_[(before + 1) % radii_.size()] * share;
  }

  /// The zone around a position: one vertex a degree, and one on each rhumb.
  [[nodiscard]] Ring around(LonLat centre) const {
    std::vector<double> azimuths;
    azimuths.reserve(circle_vertices + radii_.size());
    for (int i = 0; i < circle_vertices; ++i) azimuths.push_back(i);
    for (std::size_t i = 0; i < radii_.size(); ++i) azimuths.push_back(step() * static_cast<double>(i));
    std::sort(azimuths.begin(), azimuths.end(), std::greater<>());  // counter-clockwise
    azimuths.erase(std::unique(azimuths.begin(), azimuths.end()), azimuths.end());
    Ring ring;
    for (const double azimuth : azimuths) ring.push_back(direct(centre, azimuth, towards(azimuth)));
    return ring;
  }

 private:
  [[nodiscard]] double step() const { return 360.0 / static_cast<double>(radii_.size()); }

  std::span<const Metres> radii_;
};

Result<std::monostate> check(const Shape& shape, Metres radius) {
  if (auto checked = check_vertices(shape); !checked) return checked;
  if (vertex_count(shape) == 0) return fail(ErrorCode::bad_input, "there is nothing to draw a zone around");
  if (!std::isfinite(radius.value) || radius.value <= 0.0) {
    return fail(ErrorCode::bad_input,
                "radius " + std::to_string(radius.value) + " is not a positive number of metres");
  }
  if (enclosing_disc(shape).radius.value + radius.value > largest_circle) {
    return fail(ErrorCode::unsupported, "a zone wider than 5,000 km cannot be drawn");
  }
  return std::monostate{};
}

/// The same shape with its edges following the geodesics closely enough for a plane.
Shape dense(const Shape& shape, double longest) {
  Shape result{shape.points, {}, {}};
  for (const Line& line : shape.lines) result.lines.push_back(densified(line, false, longest));
  for (const Polygon& polygon : shape.polygons) {
    Polygon& added = result.polygons.emplace_back(Polygon{densified(polygon.outer, true, longest), {}});
    for (const Ring& hole : polygon.holes) added.holes.push_back(densified(hole, true, longest));
  }
  return result;
}

GeosGeometry line_to_geos(const PlaneRing& points) {
  std::vector<double> buffer;
  for (const PlanePoint& p : points) buffer.insert(buffer.end(), {p.x, p.y});
  GEOSCoordSequence* const sequence =
      GEOSCoordSeq_copyFromBuffer_r(geos(), buffer.data(), static_cast<unsigned>(points.size()), 0, 0);
  if (sequence == nullptr) return nullptr;
  return GeosGeometry(points.size() == 1 ? GEOSGeom_createPoint_r(geos(), sequence)
                                         : GEOSGeom_createLineString_r(geos(), sequence));
}

GeosGeometry buffered(const GEOSGeometry* geometry, Metres radius) {
  constexpr int quadrant_segments = circle_vertices / 4;
  return GeosGeometry(geometry == nullptr ? nullptr
                                          : GEOSBuffer_r(geos(), geometry, radius.value, quadrant_segments));
}

/// The zone of every part in the plane, where distances are nearly true. \return false when GEOS refuses
bool plane_zones(std::vector<PlanePolygon>& zones, const Shape& shape, PlaneMapping& mapping, Metres radius) {
  const auto take = [&zones](const GeosGeometry& zone) {
    const std::vector<PlanePolygon> polygons = polygons_of(zone.get());
    zones.insert(zones.end(), polygons.begin(), polygons.end());
    return zone != nullptr;
  };
  const auto take_chain = [&](const std::vector<LonLat>& chain) {
    return chain.empty() || take(buffered(line_to_geos(mapping.to_plane(chain)).get(), radius));
  };
  std::vector<PlanePolygon> areas;
  bool good = true;
  for (const LonLat& p : shape.points) good = take_chain({p}) && good;
  for (const Line& line : shape.lines) good = take_chain(line) && good;
  for (const Polygon& polygon : shape.polygons) {
    if (polygon.outer.size() < 3) good = take_chain(polygon.outer) && good;
    areas.push_back(mapping.to_plane(polygon));
  }
  if (!good || areas.empty()) return good;
  return take(buffered(made_one(areas).get(), radius));
}

/// Moves every vertex along the geodesic from the shape to where it is at the radius exactly.
void straighten(Ring& ring, const AreaIndex& shape, Metres radius) {
  for (LonLat& vertex : ring) {
    const NearestPoints nearest = shape.distance(point_shape(vertex), 0);
    // A vertex that the plane put inside is no part of a smooth outline.
    if (nearest.distance < radius * 0.5) continue;
    vertex = direct(nearest.to, azimuth(nearest.to, vertex), radius);
  }
}

Result<Shape> united_on(PlaneMapping& mapping, const std::vector<PlanePolygon>& zones) {
  const GeosGeometry one = made_one(zones);
  if (!one) return geos_failure("zones cannot be united");
  Shape result;
  for (const PlanePolygon& polygon : polygons_of(one.get()))
    result.polygons.push_back(mapping.from_plane(polygon));
  return result;
}

Result<Shape> buffer_on_plane(const Shape& shape, Metres radius) {
  constexpr double longest = 20'000.0;  // m
  const EquidistantPlane plane(middle(shape));
  PlaneMapping mapping(plane);
  std::vector<PlanePolygon> zones;
  if (!plane_zones(zones, dense(shape, longest), mapping, radius))
    return geos_failure("zone cannot be drawn");
  auto result = united_on(mapping, zones);
  if (!result) return result;
  const AreaIndex index(std::span(&shape, 1));
  for (Polygon& polygon : result->polygons) {
    straighten(polygon.outer, index, radius);
    for (Ring& hole : polygon.holes) straighten(hole, index, radius);
  }
  return cut_at_antimeridian(*result);
}

}  // namespace

Result<Shape> buffer(const Shape& shape, Metres radius) {
  if (const auto checked = check(shape, radius); !checked) return tl::unexpected<Error>(checked.error());
  if (!shape.is_single_point()) return buffer_on_plane(shape, radius);
  return cut_at_antimeridian(Shape{{}, {}, {Polygon{circle(shape.points.front(), radius), {}}}});
}

Result<Shape> buffer_by_rhumb(const Shape& shape, std::span<const Metres> radii) {
  if (radii.size() != 8 && radii.size() != 16) {
    return fail(ErrorCode::bad_input, "a wind rose has 8 or 16 radii, not " + std::to_string(radii.size()));
  }
  for (const Metres radius : radii) {
    if (!std::isfinite(radius.value) || radius.value < 0.0) {
      return fail(ErrorCode::bad_input,
                  "radius " + std::to_string(radius.value) + " is not a number of metres");
    }
  }
  const Metres widest = *std::max_element(radii.begin(), radii.end());
  if (const auto checked = check(shape, widest); !checked) return tl::unexpected<Error>(checked.error());
  const RadiusRose rose(radii);
  if (shape.is_single_point()) {
    return cut_at_antimeridian(Shape{{}, {}, {Polygon{rose.around(shape.points.front()), {}}}});
  }
  const Shape spaced = dense(shape, std::max(widest.value / 4.0, enclosing_disc(shape).radius.value / 50.0));
  if (vertex_count(spaced) > most_stars) {
    return fail(ErrorCode::limit, "a wind-rose zone is drawn around at most " + std::to_string(most_stars) +
                                      " vertices, not " + std::to_string(vertex_count(spaced)));
  }
  const EquidistantPlane plane(middle(shape));
  PlaneMapping mapping(plane);
  std::vector<PlanePolygon> zones;
  for (const LonLat& vertex : vertices(spaced)) zones.push_back({mapping.to_plane(rose.around(vertex)), {}});
  for (const Polygon& polygon : spaced.polygons) zones.push_back(mapping.to_plane(polygon));
  auto result = united_on(mapping, zones);
  return result ? cut_at_antimeridian(*result) : result;
}

}  // namespace tyndau::geo
