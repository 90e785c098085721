/// \file
/// Coordinate reference systems that layers are given in, by their URIs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tyndau::layers {

struct OfferedCrs {
  std::string uri;
  std::string code;          ///< "EPSG:n"; empty for CRS84, longitude and latitude as they are kept
  bool north_first = false;  ///< latitude or northing before longitude or easting
  bool degrees = false;

  [[nodiscard]] bool is_crs84() const { return code.empty(); }
};

/// CRS84 first, then WGS 84 (EPSG:4326), Web Mercator, the UTM zones 38N to 45N and the zones 8 to 15 of Pulkovo 1942, in the
/// axis order of each definition.
[[nodiscard]] const std::vector<OfferedCrs>& offered_crs();
/// nullptr for any other URI.
[[nodiscard]] const OfferedCrs* find_crs(std::string_view uri);

}  // namespace tyndau::layers
