/// \file
/// Small worlds of shapes for the tests of the edge index.
#pragma once

#include "geo/edge_index.hpp"
#include "unit/geo/random_shapes.hpp"

#include <cstdlib>
#include <string>
#include <vector>

namespace tyndau::geo::test {

/// How many cases a property test runs: 10⁴, or 10⁶ when the environment has TYNDAU_NIGHTLY=1.
inline std::size_t case_count() {
  const char* nightly = std::getenv("TYNDAU_NIGHTLY");
  return nightly != nullptr && std::string(nightly) == "1" ? 1'000'000 : 10'000;
}

/// Shapes of all kinds around \p centre: points, lines, areas, multipolygons and mixtures.
inline std::vector<Shape> village_world(Chance& chance, LonLat centre, double reach, std::size_t count) {
  std::vector<Shape> shapes;
  for (std::size_t i = 0; i < count; ++i) {
    const LonLat at = chance.near(centre, reach);
    const double size = chance.between(50.0, 6000.0);
    Shape shape = chance.shape(at, size);
    if (chance.below(5) == 0) {
      const Shape more = chance.shape(direct(at, 90.0, Metres{3.0 * size}), size);
      shape.points.insert(shape.points.end(), more.points.begin(), more.points.end());
      shape.lines.insert(shape.lines.end(), more.lines.begin(), more.lines.end());
      shape.polygons.insert(shape.polygons.end(), more.polygons.begin(), more.polygons.end());
    }
    shapes.push_back(std::move(shape));
  }
  return shapes;
}

/// Places where projections and longitudes fail.
inline const std::vector<LonLat>& hard_places() {
  static const std::vector<LonLat> places{{70.0, 48.0},    {0.0, 0.0},   {180.0, 10.0},
                                          {-180.0, -65.0}, {33.0, 89.9}, {-120.0, -89.95}};
  return places;
}

inline double slow_distance(LonLat from, const Shape& shape, EdgeModel edges = EdgeModel::geodesic) {
  return nearest_points(point_shape(from), shape, edges).distance.value;
}

}  // namespace tyndau::geo::test
