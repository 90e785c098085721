/// \file
/// Straight lines through the ellipsoid: Earth-centred vectors, and what a chord says of the geodesic above it.
#pragma once

#include "core/lon_lat.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tyndau::geo {

inline constexpr double semi_major_axis = 6378137.0;  ///< m, WGS 84
inline constexpr double flattening = 1.0 / 298.257223563;
inline constexpr double semi_minor_axis = semi_major_axis * (1.0 - flattening);
inline constexpr double eccentricity_squared = flattening * (2.0 - flattening);
/// The smallest and the largest radius of curvature of the ellipsoid (north-south on the equator; any way at a pole).
inline constexpr double smallest_radius = semi_minor_axis * semi_minor_axis / semi_major_axis;
inline constexpr double largest_radius = semi_major_axis * semi_major_axis / semi_minor_axis;
inline constexpr double radians_per_degree = std::numbers::pi / 180.0;

/// Metres from the centre of the Earth: x to (0, 0), y to (90, 0), z to the north pole.
struct Vec3 {
  double x = 0.0, y = 0.0, z = 0.0;

  friend Vec3 operator+(Vec3 a, Vec3 b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
  friend Vec3 operator-(Vec3 a, Vec3 b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
  friend Vec3 operator*(Vec3 a, double factor) { return {a.x * factor, a.y * factor, a.z * factor}; }
};

[[nodiscard]] inline double dot(Vec3 a, Vec3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
[[nodiscard]] inline double length(Vec3 a) { return std::sqrt(dot(a, a)); }

/// \accuracy 2 nm
[[nodiscard]] inline Vec3 to_ecef(LonLat p) {
  const double sin_lat = std::sin(p.lat * radians_per_degree);
  const double cos_lat = std::cos(p.lat * radians_per_degree);
  const double n = semi_major_axis / std::sqrt(1.0 - eccentricity_squared * sin_lat * sin_lat);
  const double in_plane = n * cos_lat;
  return {in_plane * std::cos(p.lon * radians_per_degree), in_plane * std::sin(p.lon * radians_per_degree),
          n * (1.0 - eccentricity_squared) * sin_lat};
}

/// The position on the ellipsoid below or above; for any vector but the Earth's centre.
[[nodiscard]] LonLat from_ecef(Vec3 p);

/// What a geodesic over this chord measures at least, in metres.
/// \accuracy a bound: the ellipsoid's sections bend nowhere less than a circle of `largest_radius`
[[nodiscard]] inline double geodesic_at_least(double chord) {
  constexpr double slack = 1e-6;
  const double half = std::min(1.0, chord / (2.0 * largest_radius));
  return std::max(0.0, 2.0 * largest_radius * std::asin(half) * (1.0 - 1e-9) - slack);
}

/// What the shortest path over this chord measures at most, in metres (Schur's comparison theorem).
[[nodiscard]] inline double geodesic_at_most(double chord) {
  constexpr double slack = 1e-6;
  constexpr double half_meridian = 20'003'931.5;
  const double half = chord / (2.0 * smallest_radius);
  if (half >= 1.0) return half_meridian;
  return std::min(half_meridian, 2.0 * smallest_radius * std::asin(half) + slack);
}

/// The chord beyond which no geodesic measures `distance` or less: inverse of `geodesic_at_least`.
[[nodiscard]] inline double chord_beyond(double distance) {
  constexpr double slack = 2e-6;
  const double angle = (distance + slack) * (1.0 + 2e-9) / (2.0 * largest_radius);
  if (angle >= std::numbers::pi / 2.0) return 2.0 * largest_radius;
  return 2.0 * largest_radius * std::sin(angle) + slack;
}

/// How far a geodesic of this chord can bulge from it, in metres.
[[nodiscard]] inline double geodesic_bulge(double chord) {
  const double half = std::min(1.0, chord / (2.0 * smallest_radius));
  return smallest_radius * (1.0 - std::sqrt(1.0 - half * half)) * 1.001 + 1e-9;
}

/// How far a straight line in longitude and latitude of these spans (degrees) can bulge from its chord, in metres.
[[nodiscard]] inline double planar_bulge(double longitude_span, double latitude_span) {
  const double span = (std::abs(longitude_span) + std::abs(latitude_span)) * radians_per_degree;
  return largest_radius * 1.02 * span * span / 8.0 + 1e-9;
}

/// `lon - reference` on the shorter way around, in [-180, 180] degrees.
[[nodiscard]] inline double longitude_from(double reference, double lon) {
  const double difference = lon - reference;
  if (difference > 180.0) return difference - 360.0;
  if (difference < -180.0) return difference + 360.0;
  return difference;
}

/// Into [-180, 180] degrees. \pre within one turn of it
[[nodiscard]] inline double wrapped_longitude(double lon) {
  if (lon > 180.0) return lon - 360.0;
  if (lon < -180.0) return lon + 360.0;
  return lon;
}

/// Where on two chords, as shares of their lengths, they come nearest, and how near.
struct ChordPair {
  double t = 0.0;  ///< on the first
  double u = 0.0;  ///< on the second
  double gap = 0.0;
};

[[nodiscard]] ChordPair nearest_on_chords(Vec3 a0, Vec3 a1, Vec3 b0, Vec3 b1);

}  // namespace tyndau::geo
