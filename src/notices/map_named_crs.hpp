/// \file
/// The reference system that words name, for a drawing whose own numbers state none.
#pragma once

#include "geo/map_file.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::notices {

/// "EPSG:n" of the one system that the texts name and in which the drawing's numbers make sense: an EPSG number, a zone of
/// UTM on WGS 84, Pulkovo 1942 with its zone (or without, where the numbers fit one alone), WGS 84 for degrees.
/// \return nothing when none is named, when several are, when a local system is, or when the numbers do not fit it
[[nodiscard]] std::optional<std::string> named_crs(const std::vector<std::string_view>& texts,
                                                   const geo::MapFile& map);

}  // namespace tyndau::notices
