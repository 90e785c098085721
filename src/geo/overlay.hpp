/// \file
/// What GEOS does best: validity and repair in the degrees that were given, union and overlap in a local equal-area
/// plane.
#pragma once

#include "core/result.hpp"
#include "geo/crs.hpp"
#include "geo/shape.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tyndau::geo {

/// From the two numbers of a position as they were written, x first.
using PlaceOnEarth = std::function<Result<LonLat>(Projected)>;

/// Why a shape is not valid, and where.
struct Invalidity {
  std::string reason;  ///< GEOS's words, for example "Self-intersection"
  LonLat where;
};

/// \return nothing when valid by the OGC rules, edges taken straight in longitude and latitude the shorter way around
/// (as PostGIS and QGIS judge), and around a pole straight in a local plane.
[[nodiscard]] std::optional<Invalidity> invalidity(const Shape& shape);
/// Repairs by structure (GEOSMakeValid, "structure" method), keeping the dimension. \return bad_input when nothing is left.
[[nodiscard]] Result<Shape> repaired(const Shape& shape);
/// Union of the polygons of all shapes. \threads safe: one GEOS context a thread
[[nodiscard]] Result<Shape> united(const std::vector<Shape>& shapes);
/// Area that two polygonal shapes share.
[[nodiscard]] Result<SquareMetres> shared_area(const Shape& a, const Shape& b);
/// Shape from WKT (depth, vertices and finiteness checked before GEOS sees it). \return bad_input with the place.
/// \p place brings each pair of numbers to WGS 84; without it they are longitude and latitude.
[[nodiscard]] Result<Shape> shape_from_wkt(const std::string& wkt, const PlaceOnEarth& place = {});
[[nodiscard]] std::string to_wkt(const Shape& shape);

}  // namespace tyndau::geo
