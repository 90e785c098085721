/// \file
/// Shapes as GeoJSON geometries, without loss: a mix of kinds is a GeometryCollection.
#pragma once

#include "geo/shape.hpp"
#include "hearing/json.hpp"
#include "hearing/json_writer.hpp"

#include <functional>
#include <optional>
#include <string>

namespace tyndau::hearing::json {

/// One geometry of RFC 7946, [longitude, latitude] in degrees; null for an empty shape. Vertex order is kept.
/// \param decimals of each coordinate; nothing: as many as read back to the same double
void write_shape(Writer& out, const geo::Shape& shape, std::optional<int> decimals = std::nullopt);

/// Writes one position, such as an array of two numbers in another reference system.
using WritePosition = std::function<void(Writer& out, LonLat at)>;
/// The same with positions as \p write has them.
void write_shape(Writer& out, const geo::Shape& shape, const WritePosition& write);

/// \throws Fault at the JSON pointer of what is no geometry, a position out of range, a line of fewer than 2 positions, a ring
/// that is not closed or has fewer than 4 positions
[[nodiscard]] geo::Shape read_shape(const Value& value, const std::string& pointer);

}  // namespace tyndau::hearing::json
