/// \file
/// Shapes to draw, never to decide with: geodesic circles and wind-rose zones.
#pragma once

#include "core/result.hpp"
#include "core/units.hpp"
#include "geo/shape.hpp"

#include <optional>
#include <span>

namespace tyndau::geo {

/// The set of positions within \p radius of \p shape as polygons (360 vertices a circle, −0.005 % area), united;
/// split at ±180° by RFC 7946, poles enclosed, right-hand rule.
/// \return bad_input for a radius that is not positive or a shape that is empty; unsupported for a radius or a shape
/// larger than a circle of 5,000 km; limit for too many vertices.
/// \accuracy every vertex is at the radius from the shape, to 1 mm, where the outline is smooth
[[nodiscard]] Result<Shape> buffer(const Shape& shape, Metres radius);
/// As above, with one radius per rhumb (8 or 16, from north clockwise), linear in azimuth between rhumbs, around a point
/// or each vertex of a shape; longer edges get vertices in between, and areas stay covered. \pre no radius is negative
/// \return as above; bad_input also when there are not 8 or 16 radii.
[[nodiscard]] Result<Shape> buffer_by_rhumb(const Shape& shape, std::span<const Metres> radii);

/// The ring between two distances from a position, or the part of it between two azimuths (degrees clockwise from north, the
/// second at most 180 more than the first). Its arcs, a vertex each degree, lie outside the outer circle by 0.004 % of its radius
/// at most, and never beyond the inner one. \pre 0 <= radius.low < radius.high
[[nodiscard]] Shape ring_sector(LonLat centre, MetresInterval radius,
                                std::optional<Interval<double>> azimuths);

/// The same shape as RFC 7946 wants it: cut at ±180°, poles enclosed, right-hand rule. An edge is taken the shorter way
/// around, straight in longitude and latitude. A shape that needs no cut keeps its vertices.
/// \return bad_input when a polygon crosses itself so that it cannot be cut.
[[nodiscard]] Result<Shape> cut_at_antimeridian(const Shape& shape);

}  // namespace tyndau::geo
