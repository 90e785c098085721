/// \file
/// Coordinate reference systems by EPSG code, and nothing else: CRS text from outside can open files.
#pragma once

#include "core/lon_lat.hpp"
#include "core/result.hpp"

#include <string>

namespace tyndau::geo {

/// A position in some CRS, in that CRS's own "traditional GIS" order (easting or longitude first).
struct Projected {
  double x = 0.0;
  double y = 0.0;
};

/// Whether "EPSG:n" is a code that PROJ knows.
[[nodiscard]] bool known_crs(const std::string& code);
/// To WGS 84. \return bad_input for an unknown code, or when PROJ reports an error or a value that is not finite.
/// \threads safe: one PROJ context and transformation cache a thread
[[nodiscard]] Result<LonLat> to_wgs84(const std::string& code, Projected position);

/// From WGS 84, the way back of `to_wgs84`. \return as there \threads safe
[[nodiscard]] Result<Projected> from_wgs84(const std::string& code, LonLat position);

}  // namespace tyndau::geo
