#include "geo/plane.hpp"

#include "geo/ecef.hpp"

#include <GeographicLib/AzimuthalEquidistant.hpp>
#include <GeographicLib/Ellipsoid.hpp>

#include <algorithm>
#include <cmath>
#include <functional>

namespace tyndau::geo {
namespace {

double authalic_radius() {
  static const double radius = std::sqrt(GeographicLib::Ellipsoid::WGS84().Area() / (4.0 * std::numbers::pi));
  return radius;
}

double authalic(double latitude) {
  return GeographicLib::Ellipsoid::WGS84().AuthalicLatitude(latitude) * radians_per_degree;
}

}  // namespace

double twice_signed_area(const PlaneRing& ring) {
  double sum = 0.0;
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
    // Relative to the first vertex, so that far from the origin nothing cancels.
    const PlanePoint a{ring[i].x - ring[0].x, ring[i].y - ring[0].y};
    const PlanePoint b{ring[i + 1].x - ring[0].x, ring[i + 1].y - ring[0].y};
    sum += a.x * b.y - a.y * b.x;
  }
  return sum;
}

PlanePolygon right_handed(PlanePolygon polygon) {
  if (twice_signed_area(polygon.outer) < 0.0) std::reverse(polygon.outer.begin(), polygon.outer.end());
  for (PlaneRing& hole : polygon.holes) {
    if (twice_signed_area(hole) > 0.0) std::reverse(hole.begin(), hole.end());
  }
  return polygon;
}

EqualAreaPlane::EqualAreaPlane(LonLat centre)
    : centre_(centre),
      sin_centre_(std::sin(authalic(centre.lat))),
      cos_centre_(std::cos(authalic(centre.lat))) {}

PlanePoint EqualAreaPlane::to_plane(LonLat position) const {
  const double beta = authalic(position.lat);
  const double lambda = longitude_from(centre_.lon, position.lon) * radians_per_degree;
  const double sin_beta = std::sin(beta), cos_beta = std::cos(beta), cos_lambda = std::cos(lambda);
  const double cos_from_centre = sin_centre_ * sin_beta + cos_centre_ * cos_beta * cos_lambda;
  const double scale = authalic_radius() * std::sqrt(2.0 / (1.0 + cos_from_centre));
  return {scale * cos_beta * std::sin(lambda),
          scale * (cos_centre_ * sin_beta - sin_centre_ * cos_beta * cos_lambda)};
}

LonLat EqualAreaPlane::from_plane(PlanePoint point) const {
  const double rho = std::hypot(point.x, point.y);
  if (rho == 0.0) return centre_;
  const double from_centre = 2.0 * std::asin(std::min(1.0, rho / (2.0 * authalic_radius())));
  const double sin_c = std::sin(from_centre), cos_c = std::cos(from_centre);
  // A vector on the unit sphere: to the centre's meridian, east of it, and north.
  const double north_share = point.y / rho * sin_c;
  const double toward = cos_centre_ * cos_c - sin_centre_ * north_share;
  const double east = point.x / rho * sin_c;
  const double up = sin_centre_ * cos_c + cos_centre_ * north_share;
  const double beta = std::atan2(up, std::hypot(toward, east)) / radians_per_degree;
  return {wrapped_longitude(centre_.lon + std::atan2(east, toward) / radians_per_degree),
          std::clamp(GeographicLib::Ellipsoid::WGS84().InverseAuthalicLatitude(beta), -90.0, 90.0)};
}

PlanePoint EquidistantPlane::to_plane(LonLat position) const {
  const GeographicLib::AzimuthalEquidistant projection(GeographicLib::Geodesic::WGS84());
  PlanePoint point;
  projection.Forward(centre_.lat, centre_.lon, position.lat, position.lon, point.x, point.y);
  return point;
}

LonLat EquidistantPlane::from_plane(PlanePoint point) const {
  const GeographicLib::AzimuthalEquidistant projection(GeographicLib::Geodesic::WGS84());
  LonLat position;
  projection.Reverse(centre_.lat, centre_.lon, point.x, point.y, position.lat, position.lon);
  return position;
}

PlanePoint DegreePlane::to_plane(LonLat position) const {
  constexpr double half_turn = 180.0;
  double x = position.lon;
  if (x - centre_.lon > half_turn) x -= 2.0 * half_turn;
  if (x - centre_.lon < -half_turn) x += 2.0 * half_turn;
  return {x, position.lat};
}

LonLat DegreePlane::from_plane(PlanePoint point) const { return {wrapped_longitude(point.x), point.y}; }

std::size_t PlaneMapping::Hash::operator()(PlanePoint p) const {
  constexpr std::size_t odd = 0x9e3779b97f4a7c15U;
  return std::hash<double>{}(p.x) * odd ^ std::hash<double>{}(p.y);
}

PlaneRing PlaneMapping::to_plane(const std::vector<LonLat>& vertices) {
  PlaneRing ring;
  ring.reserve(vertices.size());
  for (const LonLat& vertex : vertices) {
    ring.push_back(plane_.to_plane(vertex));
    known_.emplace(ring.back(), vertex);
  }
  return ring;
}

PlanePolygon PlaneMapping::to_plane(const Polygon& polygon) {
  PlanePolygon result{to_plane(polygon.outer), {}};
  for (const Ring& hole : polygon.holes) result.holes.push_back(to_plane(hole));
  return result;
}

LonLat PlaneMapping::from_plane(PlanePoint point) const {
  const auto known = known_.find(point);
  return known != known_.end() ? known->second : plane_.from_plane(point);
}

Polygon PlaneMapping::from_plane(const PlanePolygon& polygon) const {
  const auto back = [this](const PlaneRing& ring) {
    Ring result;
    result.reserve(ring.size());
    for (const PlanePoint& point : ring) result.push_back(from_plane(point));
    return result;
  };
  Polygon result{back(polygon.outer), {}};
  for (const PlaneRing& hole : polygon.holes) result.holes.push_back(back(hole));
  return result;
}

}  // namespace tyndau::geo
