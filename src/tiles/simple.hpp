/// \file
/// Telling quickly, in whole numbers, that polygons need no repair.
#pragma once

#include "tiles/drawn.hpp"

#include <vector>

namespace tyndau::tiles {

/// Whether no edge of any ring meets another one but its neighbours at their common vertex, and every hole lies in its outer
/// ring. False says nothing: rings that touch in a vertex may be valid all the same.
/// \pre coordinates are below 2^29 in size; each ring has at least 3 vertices, neighbours differ
[[nodiscard]] bool surely_valid(const std::vector<GridPolygon>& polygons);

}  // namespace tyndau::tiles
