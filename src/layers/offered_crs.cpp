#include "layers/offered_crs.hpp"

#include <algorithm>

namespace tyndau::layers {
namespace {

OfferedCrs epsg(int code, bool north_first, bool degrees = false) {
  const auto number = std::to_string(code);
  return {"http://www.opengis.net/def/crs/EPSG/0/" + number, "EPSG:" + number, north_first, degrees};
}

}  // namespace

const std::vector<OfferedCrs>& offered_crs() {
  static const std::vector<OfferedCrs> all = [] {
    constexpr int first_utm = 32638;
    constexpr int last_utm = 32645;
    constexpr int first_pulkovo = 28408;
    constexpr int last_pulkovo = 28415;
    std::vector<OfferedCrs> list{{"http://www.opengis.net/def/crs/OGC/1.3/CRS84", "", false, true},
                                 epsg(4326, true, true),
                                 epsg(3857, false)};
    for (int code = first_utm; code <= last_utm; ++code) list.push_back(epsg(code, false));
    for (int code = first_pulkovo; code <= last_pulkovo; ++code) list.push_back(epsg(code, true));
    return list;
  }();
  return all;
}

const OfferedCrs* find_crs(std::string_view uri) {
  const auto& all = offered_crs();
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& crs) { return crs.uri == uri; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace tyndau::layers
