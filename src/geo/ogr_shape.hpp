/// \file
/// Between GDAL's geometries and ours.
#pragma once

#include "core/result.hpp"
#include "geo/shape.hpp"

#include <ogr_geometry.h>
#include <ogr_spatialref.h>

#include <cstddef>
#include <memory>

namespace tyndau::geo {

/// To WGS 84 longitude and latitude; empty where nothing has to be done.
using ToWgs84 = std::unique_ptr<OGRCoordinateTransformation>;

/// Curves are made of lines, heights dropped, longitudes brought into [-180, 180].
/// \return bad_input for ordinates that are not finite or not on the Earth, limit for depth and vertices.
[[nodiscard]] Result<Shape> shape_from_ogr(const OGRGeometry& geometry, OGRCoordinateTransformation* to_wgs84,
                                           std::size_t max_vertices);
/// A single part as itself, several parts of a kind as their multi form, kinds mixed as a collection.
/// \pre the shape is not empty
[[nodiscard]] std::unique_ptr<OGRGeometry> ogr_from_shape(const Shape& shape);

}  // namespace tyndau::geo
