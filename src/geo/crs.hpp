/// \file
/// Coordinate reference systems by EPSG code, and nothing else: CRS text from outside can open files.
#pragma once

#include "core/lon_lat.hpp"
#include "core/result.hpp"
#include "core/units.hpp"

#include <optional>
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

/// A position in WGS 84, by which of PROJ's operations it got there.
struct Converted {
  LonLat at;
  std::string operation;           ///< PROJ's name, such as "… + Pulkovo 1942 to WGS 84 (16)"
  std::optional<Metres> accuracy;  ///< as the EPSG data set states it; nothing when it does not
};

/// As to_wgs84(), and says which operation PROJ chose for this position. \return as there \threads as there
[[nodiscard]] Result<Converted> convert_to_wgs84(const std::string& code, Projected position);

/// From WGS 84, the way back of `to_wgs84`. \return as there \threads safe
[[nodiscard]] Result<Projected> from_wgs84(const std::string& code, LonLat position);

}  // namespace tyndau::geo
