/// \file
/// A map as frames between the reader and the process that asked.
#pragma once

#include "core/result.hpp"
#include "geo/map_file.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace tyndau::documents {

/// Everything but the shapes.
[[nodiscard]] std::string encoded_head(const geo::MapFile& map);
/// \return file-reader-died for bytes that are none
[[nodiscard]] Result<geo::MapFile> map_from_head(std::string_view payload);
[[nodiscard]] std::string encoded_shape(const geo::DrawnShape& drawn);
/// Adds one shape. \return file-reader-died for bytes that are none, for a layer that was not announced, for too many
[[nodiscard]] Result<std::monostate> add_shape(geo::MapFile& map, std::string_view payload);

}  // namespace tyndau::documents
