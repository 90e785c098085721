/// \file
/// The two ways of writing layers.
#pragma once

#include "geo/vector_file.hpp"

#include <filesystem>
#include <vector>

namespace tyndau::geo {

/// 9 decimals of a degree: 0.1 mm.
[[nodiscard]] double rounded_degrees(double degrees);
/// \pre the layers are checked: as many properties as fields, shapes cut and right-handed
[[nodiscard]] Result<std::monostate> write_geojson(const std::filesystem::path& file,
                                                   const std::vector<LayerToWrite>& layers);
/// \pre as above
[[nodiscard]] Result<std::monostate> write_geopackage(const std::filesystem::path& file,
                                                      const std::vector<LayerToWrite>& layers);

}  // namespace tyndau::geo
