/// \file
/// The two classic problems of geodesy on WGS 84, and the shortest distance between shapes.
#pragma once

#include "core/lon_lat.hpp"
#include "core/units.hpp"
#include "geo/shape.hpp"

#include <span>

namespace tyndau::geo {

/// Length of the geodesic. \accuracy 15 nm. \source GeographicLib, Karney 2013.
[[nodiscard]] Metres distance(LonLat from, LonLat to);
/// Where a geodesic of this length and start azimuth (degrees clockwise from north) ends.
[[nodiscard]] LonLat direct(LonLat from, double azimuth, Metres length);
/// Azimuth at the start, degrees clockwise from north in [0, 360).
[[nodiscard]] double azimuth(LonLat from, LonLat to);

/// The two nearest points of two shapes.
struct NearestPoints {
  Metres distance;  ///< 0 when the shapes meet
  LonLat from;      ///< on the first shape
  LonLat to;        ///< on the second
};

/// Shortest distance on the ellipsoid between two shapes; polygons are areas, so a point inside one is at 0.
/// \pre neither shape is empty
/// \accuracy 1 µm for every distance, edges as \p edges says
[[nodiscard]] NearestPoints nearest_points(const Shape& from, const Shape& to,
                                           EdgeModel edges = EdgeModel::geodesic);

/// Whether a position lies in the area of the shape's polygons (boundary included).
[[nodiscard]] bool contains(const Shape& area, LonLat position, EdgeModel edges = EdgeModel::geodesic);

/// A great lower bound that costs nothing: never more than the true distance between any point of a and any of b.
/// Built once per shape: the smallest sphere known to hold its vertices and edges in ECEF space.
struct BoundingSphere {
  double x = 0.0, y = 0.0, z = 0.0;  ///< ECEF metres
  Metres radius;
};
[[nodiscard]] BoundingSphere bounding_sphere(const Shape& shape);
[[nodiscard]] Metres distance_at_least(const BoundingSphere& a, const BoundingSphere& b);
/// The centroid of the vertices, on the ellipsoid. \pre the shape is not empty
[[nodiscard]] LonLat middle(const Shape& shape);
/// The centre's position on the ellipsoid and the farthest vertex from it.
struct Disc {
  LonLat centre;
  Metres radius;
};
/// A disc that holds the whole shape. \accuracy radius at most 1 % above the farthest vertex from the centroid of the vertices
[[nodiscard]] Disc enclosing_disc(const Shape& shape);

/// Geodesic area of the shape's polygons, holes subtracted. \source GeographicLib PolygonArea
[[nodiscard]] SquareMetres area(const Shape& shape);

}  // namespace tyndau::geo
