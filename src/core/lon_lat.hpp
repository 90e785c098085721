/// \file
/// A geographic position on WGS 84.
#pragma once

#include "core/result.hpp"

#include <cmath>
#include <compare>

namespace tyndau {

/// Longitude and latitude in degrees on WGS 84. Longitude in [-180, 180], latitude in [-90, 90], both finite.
struct LonLat {
  double lon = 0.0;
  double lat = 0.0;

  friend auto operator<=>(const LonLat&, const LonLat&) = default;
};

[[nodiscard]] inline bool in_range(LonLat p) {
  return std::isfinite(p.lon) && std::isfinite(p.lat) && std::abs(p.lon) <= 180.0 && std::abs(p.lat) <= 90.0;
}

/// \return the position, or bad_input when a value is not finite or out of range.
[[nodiscard]] Result<LonLat> make_lon_lat(double lon, double lat);

}  // namespace tyndau
