/// \file
/// What an OpenStreetMap extract says of places: nodes and polygons, residential land joined to its place, zones, buildings.
#pragma once

#include "core/result.hpp"
#include "intake/place_records.hpp"

#include <filesystem>

namespace tyndau::intake {

/// Whether the file is an OSM extract by its name (.osm, .osm.pbf).
[[nodiscard]] bool is_osm(const std::filesystem::path& file);

/// Reads the records of the data set's kind from the extract into the collector.
[[nodiscard]] Result<std::monostate> read_osm(const std::filesystem::path& file, const PlaceOptions& options,
                                              PlaceCollector& collector);

}  // namespace tyndau::intake
