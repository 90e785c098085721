/// \file
/// The part of `tyndau export` that writes tiles.
#pragma once

#include "main/command.hpp"

#include <filesystem>

namespace tyndau::cli {

struct TileTargets {
  std::filesystem::path mbtiles;
  std::filesystem::path pmtiles;

  [[nodiscard]] bool empty() const { return mbtiles.empty() && pmtiles.empty(); }
};

/// Reports what is written, or why it is not. A file that exists is replaced with \p force only.
void export_tiles(Context& context, const TileTargets& targets, bool force);

}  // namespace tyndau::cli
