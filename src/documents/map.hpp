/// \file
/// Maps that people attach: what they show and where, read in the child process.
#pragma once

#include "core/result.hpp"
#include "geo/map_file.hpp"
#include "sandbox/policy.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace tyndau::documents {

using geo::MapFile;
using geo::MapFormat;

/// What a file may be by how it begins.
enum class PaperKind {
  document,  ///< text: a notice, a report
  map,       ///< a drawing or an image
  either,    ///< PDF, and archives that do not say
  unknown,
};

/// As many bytes of a file's beginning as tell its kind.
inline constexpr std::size_t telling_bytes = 65'536;

/// \p beginning: the first telling_bytes, or all of a shorter file
[[nodiscard]] PaperKind paper_kind(std::string_view beginning);
/// The format that these bytes begin; any archive is kmz here, and looked into later. \return nothing for what is no map
[[nodiscard]] std::optional<MapFormat> map_format(std::string_view beginning);
/// The first telling_bytes of a file. \return not_found when it cannot be read
[[nodiscard]] Result<std::string> beginning_of(const std::filesystem::path& file);

/// Reads a map in the sandbox (here under Trust::trusted). The format is told by the bytes, not by the name; nothing but this
/// file is read (of a bare .shp also its own .shx, .dbf, .prj and .cpg), nothing is written, no pixel is looked at.
/// Without limits of the policy those of Kind::raster hold for pictures and PDF, those of Kind::vector for drawings.
/// \p assume_crs "EPSG:n", taken for a drawing that states no reference system; empty: its numbers stay numbers
/// \return with the file in `where`: the refusal `file-no-map` for anything that is no map, so that a caller can try it as
/// something else; `file-map-broken` for a map that cannot be read; other refusals of the sandbox; not_found.
/// \threads safe
[[nodiscard]] Result<MapFile> read_map(const std::filesystem::path& file, const sandbox::Policy& policy,
                                       const std::string& assume_crs = {});

}  // namespace tyndau::documents
