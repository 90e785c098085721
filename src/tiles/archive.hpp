/// \file
/// All tiles of a pyramid in one file for static hosting: MBTiles 1.3 and PMTiles 3.
#pragma once

#include "core/result.hpp"
#include "tiles/pyramid.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

namespace tyndau::tiles {

struct ArchiveHead {
  std::string name;
  std::string attribution;
};

struct ArchiveCount {
  std::size_t tiles = 0;      ///< that draw something
  std::size_t different = 0;  ///< of them with different bytes
};

/// Zooms 0 to 14 of everything, each tile once as gzip; equal tiles share their bytes. The file is written beside the target
/// and renamed. \return io
[[nodiscard]] Result<ArchiveCount> write_mbtiles(const std::filesystem::path& file, const Pyramid& pyramid,
                                                 const ArchiveHead& head);
/// The same as PMTiles: clustered, in the order of the Hilbert curve. \return io
[[nodiscard]] Result<ArchiveCount> write_pmtiles(const std::filesystem::path& file, const Pyramid& pyramid,
                                                 const ArchiveHead& head);

/// {"name", "attribution", "vector_layers": […]}: what both formats keep beside the tiles.
[[nodiscard]] std::string metadata_json(const Pyramid& pyramid, const ArchiveHead& head);
/// Number of a tile in PMTiles' order: all tiles of lower zooms, then along the Hilbert curve of its own. \pre tile.exists()
[[nodiscard]] std::uint64_t hilbert_number(TileId tile);

}  // namespace tyndau::tiles
