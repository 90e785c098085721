/// \file
/// A corner of an area that stands far from all the others: one of its figures is probably misprinted.
#pragma once

#include "core/lon_lat.hpp"
#include "core/units.hpp"

#include <optional>
#include <vector>

namespace tyndau::notices {

struct FarCorner {
  std::size_t index = 0;  ///< of the corners
  Metres distance;        ///< from the nearest other one
};

/// \return the corner whose nearest neighbour is at least ten times as far as the others are from each other, and at least 5 km;
/// nothing of fewer than three corners, or of very many
[[nodiscard]] std::optional<FarCorner> far_corner(const std::vector<LonLat>& corners);

}  // namespace tyndau::notices
