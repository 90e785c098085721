/// \file
/// Shapes as GeoPackage geometry blobs (header, envelope, little-endian WKB) and back.
#pragma once

#include "core/result.hpp"
#include "geo/shape.hpp"

#include <string>
#include <string_view>

namespace tyndau::store {

/// \source OGC 12-128r18, clause 2.1.3
[[nodiscard]] std::string to_geopackage(const geo::Shape& shape);
/// \return bad_input when the blob is cut short or holds a type that a shape cannot.
[[nodiscard]] Result<geo::Shape> from_geopackage(std::string_view blob);

}  // namespace tyndau::store
