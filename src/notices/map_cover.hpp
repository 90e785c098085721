/// \file
/// How far a map reaches beyond what it should show, or falls short of it.
#pragma once

#include "core/units.hpp"
#include "geo/shape.hpp"

#include <optional>

namespace tyndau::notices {

/// Where a position lies to the frame of a map.
struct Reach {
  double outside = 0.0;  ///< metres beyond the frame; negative: inside, so deep
  LonLat from;           ///< the position
  LonLat to;             ///< the point of the frame that is nearest to it
};

/// The position of a shape's vertices that is farthest out, and the one that is deepest inside.
struct Cover {
  Reach farthest;
  Reach deepest;
};
/// \pre neither shape is empty
[[nodiscard]] Cover cover(const geo::Shape& what, const geo::Shape& frame, geo::EdgeModel edges);

/// The box of longitudes and latitudes about a shape; the shape itself where the box has no area. \pre it is not empty
[[nodiscard]] geo::Shape box_about(const geo::Shape& shape);

}  // namespace tyndau::notices
