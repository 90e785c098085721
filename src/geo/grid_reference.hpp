/// \file
/// Positions in the UTM grid and in MGRS, on WGS 84.
#pragma once

#include "core/lon_lat.hpp"
#include "core/result.hpp"
#include "core/units.hpp"
#include "geo/crs.hpp"

#include <string>

namespace tyndau::geo {

/// A square of the grid: where its middle is, and how long its side.
struct GridSquare {
  LonLat middle;
  Metres side;
  int zone = 0;
};

/// A position in a zone of the northern hemisphere. \p zone 1 to 60, metres east and north.
/// \return bad_input when the zone does not exist, or the metres lie outside what a zone holds
/// \threads safe
[[nodiscard]] Result<LonLat> utm_north(int zone, Projected position);

/// A reference like "42UWD8401209021", upper case and without spaces: zone, band, square, and an even number of digits.
/// \return bad_input for anything else, and for a square that the zone or band does not have
/// \threads safe
[[nodiscard]] Result<GridSquare> mgrs_square(const std::string& reference);

}  // namespace tyndau::geo
