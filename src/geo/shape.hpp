/// \file
/// Plain geometries in WGS 84 longitude and latitude: what crosses every border of the program.
#pragma once

#include "core/lon_lat.hpp"
#include "core/units.hpp"

#include <vector>

namespace tyndau::geo {

/// A closed ring without its repeated last vertex. At least 3 vertices when valid.
using Ring = std::vector<LonLat>;
/// An open line. At least 2 vertices when valid.
using Line = std::vector<LonLat>;

/// One exterior ring and its holes.
struct Polygon {
  Ring outer;
  std::vector<Ring> holes;

  friend bool operator==(const Polygon&, const Polygon&) = default;
};

/// Any mix of points, lines and polygons; a point, a multipolygon and a collection are all this.
struct Shape {
  std::vector<LonLat> points;
  std::vector<Line> lines;
  std::vector<Polygon> polygons;

  friend bool operator==(const Shape&, const Shape&) = default;
  [[nodiscard]] bool empty() const { return points.empty() && lines.empty() && polygons.empty(); }
  [[nodiscard]] bool is_single_point() const {
    return points.size() == 1 && lines.empty() && polygons.empty();
  }
};

[[nodiscard]] inline Shape point_shape(LonLat position) { return Shape{{position}, {}, {}}; }
[[nodiscard]] std::size_t vertex_count(const Shape& shape);
/// All vertices in order: points, lines, outer rings and holes.
[[nodiscard]] std::vector<LonLat> vertices(const Shape& shape);

/// How an edge runs between two given vertices.
enum class EdgeModel {
  geodesic,  ///< the shortest path on the ellipsoid
  planar,    ///< a straight line in longitude and latitude
};

/// West, south, east, north in degrees; west > east crosses the antimeridian.
struct BoundingBox {
  double west = 0.0;
  double south = 0.0;
  double east = 0.0;
  double north = 0.0;
};

/// \pre the shape is not empty. The box of the vertices, the shorter way around in longitude.
[[nodiscard]] BoundingBox bounding_box(const Shape& shape);

}  // namespace tyndau::geo
