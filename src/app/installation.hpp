/// \file
/// Where the program's own data and its default store are.
#pragma once

#include "core/result.hpp"

#include <filesystem>

namespace tyndau::app {

/// Folders of one installation.
struct Installation {
  std::filesystem::path geodata;        ///< rules, calendars, messages, packs
  std::filesystem::path default_store;  ///< the GeoPackage used when no --store is given

  /// Looks for geodata in $TYNDAU_GEODATA, then beside the program (a checkout: its root; installed:
  /// <prefix>/share/tyndau). The default store is out/tyndau.gpkg in a checkout, else
  /// $XDG_DATA_HOME/tyndau/tyndau.gpkg (or ~/.local/share). \return unavailable naming the places looked in.
  [[nodiscard]] static Result<Installation> find(const std::filesystem::path& program);
};

}  // namespace tyndau::app
