/// \file
/// Shapes to draw, never to decide with: geodesic circles and wind-rose zones.
#pragma once

#include <span>

#include "core/units.hpp"
#include "geo/shape.hpp"

namespace tyndau::geo {

/// The set of positions within \p radius of \p shape as polygons (360 vertices a circle, −0.005 % area), united;
/// split at ±180° by RFC 7946, poles enclosed, right-hand rule.
[[nodiscard]] Result<Shape> buffer(const Shape& shape, Metres radius);
/// As above, with one radius per rhumb (8 or 16, from north clockwise), linear in azimuth between rhumbs, around a point
/// or each vertex of a shape.
[[nodiscard]] Result<Shape> buffer_by_rhumb(const Shape& shape, std::span<const Metres> radii);

}  // namespace tyndau::geo
