/// \file
/// Where the program's own data and its default store are.
#pragma once

#include "core/result.hpp"

#include <filesystem>
#include <memory>

namespace tyndau::hearing {
struct Roads;
}

namespace tyndau::app {

/// Folders of one installation.
struct Installation {
  std::filesystem::path geodata;        ///< rules, calendars, messages, packs
  std::filesystem::path default_store;  ///< the GeoPackage used when no --store is given
  std::filesystem::path application;    ///< files of the web application; the folder may be missing
  std::shared_ptr<const hearing::Roads> roads =
      {};  ///< that every engine of this run measures on; null: none

  /// Looks for geodata in $TYNDAU_GEODATA, then beside the program (a checkout: its root; installed:
  /// <prefix>/share/tyndau). The default store is out/tyndau.gpkg in a checkout, else
  /// $XDG_DATA_HOME/tyndau/tyndau.gpkg (or ~/.local/share). The application is in
  /// $TYNDAU_UI, else in `ui` beside the program or beside geodata. \return unavailable naming the places looked in.
  [[nodiscard]] static Result<Installation> find(const std::filesystem::path& program);
};

}  // namespace tyndau::app
