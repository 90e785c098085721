/// \file
/// On which side of a ring a position lies, exact also where the ring's edges bulge.
#pragma once

#include "geo/shape.hpp"

namespace tyndau::geo {

enum class RingSide { outside, boundary, inside };

/// The inside of a ring around a pole is its smaller side; of any other ring the side without poles. The direction of
/// the ring does not matter. Positions within 20 nm of an edge are on the boundary.
[[nodiscard]] RingSide side_of_ring(const Ring& ring, LonLat position, EdgeModel model);
/// Boundary included, that of holes too.
[[nodiscard]] bool contains(const Polygon& polygon, LonLat position, EdgeModel model);

}  // namespace tyndau::geo
