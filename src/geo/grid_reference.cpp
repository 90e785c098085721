#include "geo/grid_reference.hpp"

#include <GeographicLib/Constants.hpp>
#include <GeographicLib/MGRS.hpp>
#include <GeographicLib/UTMUPS.hpp>

#include <cmath>

namespace tyndau::geo {

using GeographicLib::MGRS;
using GeographicLib::UTMUPS;

namespace {

/// A zone's letters reach beyond its meridians; half a square is left for the squares that these cut.
bool is_of_zone(int zone, LonLat middle) {
  constexpr double half_of_square = 0.9;  // degrees of 50 km at 60 N
  if (UTMUPS::StandardZone(middle.lat, middle.lon) == zone) return true;
  const double from_centre = std::remainder(middle.lon - (6.0 * zone - 183.0), 360.0);
  return std::abs(from_centre) <= 3.0 + half_of_square;
}

}  // namespace

Result<LonLat> utm_north(int zone, Projected position) {
  const bool finite = std::isfinite(position.x) && std::isfinite(position.y);
  if (!finite || zone < UTMUPS::MINUTMZONE || zone > UTMUPS::MAXUTMZONE)
    return fail(ErrorCode::bad_input, "there is no such UTM zone", std::to_string(zone));
  try {
    LonLat made;
    UTMUPS::Reverse(zone, true, position.x, position.y, made.lat, made.lon, true);
    return make_lon_lat(made.lon, made.lat);
  } catch (const GeographicLib::GeographicErr& error) {
    return fail(ErrorCode::bad_input, error.what());
  }
}

Result<GridSquare> mgrs_square(const std::string& reference) {
  try {
    int zone = 0, digits = 0;
    bool north = true;
    double x = 0.0, y = 0.0;
    MGRS::Reverse(reference, zone, north, x, y, digits, true);
    if (zone < UTMUPS::MINUTMZONE || digits < 0 || digits > 5)
      return fail(ErrorCode::bad_input, "no square of a UTM zone", reference.substr(0, 20));
    GridSquare made;
    UTMUPS::Reverse(zone, north, x, y, made.middle.lat, made.middle.lon);
    if (!is_of_zone(zone, made.middle))
      return fail(ErrorCode::bad_input, "no such square in the zone", reference.substr(0, 20));
    made.side = Metres{1e5 * std::pow(10.0, -digits)};
    made.zone = zone;
    return made;
  } catch (const GeographicLib::GeographicErr& error) {
    return fail(ErrorCode::bad_input, error.what(), reference.substr(0, 20));
  }
}

}  // namespace tyndau::geo
