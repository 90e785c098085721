/// \file
/// The geometry member of one GeoJSON object as a shape.
#pragma once

#include "core/result.hpp"
#include "geo/shape.hpp"

#include <nlohmann/json_fwd.hpp>

namespace tyndau::intake {

/// Point to GeometryCollection, RFC 7946: longitude before latitude, WGS 84. Null and absent are an empty shape.
/// \return bad_input naming what was met where a geometry was expected, or a position off the Earth; limit above 2,000,000
/// vertices or 32 nested collections.
[[nodiscard]] Result<geo::Shape> shape_from_geojson(const nlohmann::json& geometry);

}  // namespace tyndau::intake
