/// \file
/// What a location map is asked for, whoever drew it.
#pragma once

#include <array>
#include <string_view>

namespace tyndau::hearing {

/// The lines of the checklist, in this order.
inline constexpr std::array<std::string_view, 9> map_checklist{
    "map-attached",
    "map-georeferenced",
    "map-crs-stated",
    "map-scale-legend",
    "map-covers-footprint",
    "footprint-agrees-with-coordinates",
    "map-covers-protection-zone",
    "map-covers-nearest-settlement",
    "dwelling-distance-agrees",
};

}  // namespace tyndau::hearing
