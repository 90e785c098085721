#include "geo/edge_index_ellipsoid.hpp"

namespace tyndau::geo::engine {

LonLat position_of(Vec3 p) {
  const double axis = std::sqrt(p.x * p.x + p.y * p.y);
  return {std::atan2(p.y, p.x) / radians_per_degree,
          std::atan2(p.z, (1.0 - eccentricity_squared) * axis) / radians_per_degree};
}

double arc_length(Vec3 middle, Vec3 chord) {
  const double c2 = dot(chord, chord);
  if (c2 <= 0.0) return 0.0;
  const double c = std::sqrt(c2);
  const double curvature = normal_curvature(middle, chord);
  const double u = 0.5 * curvature * c;
  const double u2 = u * u;
  if (u2 < 2e-4) {
    return c * (1.0 + u2 * (1.0 / 6 + u2 * (3.0 / 40 + u2 * (15.0 / 336 + u2 * (105.0 / 3456)))));
  }
  return 2.0 / curvature * std::asin(std::min(1.0, u));
}

double arc_length_error(double chord) {
  const double r = chord / 60e3;
  return 3e-8 + 30e-9 * r * r * r * r * r;
}

Frame frame_below(Vec3 near) {
  const LonLat at = position_of(near);
  const double lambda = at.lon * radians_per_degree;
  const double phi = at.lat * radians_per_degree;
  return {to_ecef(at), std::sin(lambda), std::cos(lambda), std::sin(phi), std::cos(phi)};
}

}  // namespace tyndau::geo::engine
