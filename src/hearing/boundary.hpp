/// \file
/// How far something is from the true boundary of a settlement that is known only up to a spread.
#pragma once

#include "geo/geodesic.hpp"
#include "hearing/place.hpp"

namespace tyndau::hearing {

/// The widest radius about the drawn shape that the true extent may reach: its largest radius and its displacement.
[[nodiscard]] inline Metres widest_reach(const Extent& extent) {
  return extent.radius.high + extent.position_uncertainty;
}

/// From the distance to a drawn extent to the distance of the true boundary, 0 inside.
/// \p nearest is between \p from and extent.shape; every coordinate of \p from may be off by \p from_uncertainty.
/// \return an interval that ends at 0 exactly when \p from certainly touches or lies in the extent.
[[nodiscard]] MetresInterval boundary_interval(const geo::NearestPoints& nearest, const geo::Shape& from,
                                               Metres from_uncertainty, const Extent& extent,
                                               geo::EdgeModel edges);

/// How far a drawn extent may stand beside the true one before one should speak of certainty: rare, but seen.
[[nodiscard]] inline Metres doubt(const Extent& extent) {
  return extent.quality == ExtentQuality::estimated ? extent.rare_displacement : Metres{0.0};
}

/// How deep a position lies inside the area of a shape: its distance to the rings. \pre it lies inside
[[nodiscard]] Metres depth_inside(const geo::Shape& area, LonLat position, geo::EdgeModel edges);

/// The rings of a shape's polygons as closed lines.
[[nodiscard]] geo::Shape rings_as_lines(const geo::Shape& area);

}  // namespace tyndau::hearing
