/// \file
/// Polygons whose vertices are whole numbers, made valid without leaving the whole numbers.
#pragma once

#include "geo/plane.hpp"

#include <optional>
#include <vector>

namespace tyndau::geo {

/// \pre all coordinates are whole numbers. \return nothing when the polygons are a valid multipolygon as they are; otherwise
/// valid polygons near them, empty when nothing with an area is left or GEOS refuses. \threads safe
[[nodiscard]] std::optional<std::vector<PlanePolygon>> repaired_on_grid(
    const std::vector<PlanePolygon>& polygons);

}  // namespace tyndau::geo
