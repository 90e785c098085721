#include "core/lon_lat.hpp"

#include <string>

namespace tyndau {

Result<LonLat> make_lon_lat(double lon, double lat) {
  const LonLat position{lon, lat};
  if (in_range(position)) return position;
  return fail(ErrorCode::bad_input, "position " + std::to_string(lon) + ", " + std::to_string(lat) +
                                        " is not a longitude in [-180, 180] and a latitude in [-90, 90]");
}

}  // namespace tyndau
