/// \file
/// Roads that a car or a bus may use, from a vector file or an OSM extract, as a network.
#pragma once

#include "core/result.hpp"
#include "geo/road_network.hpp"
#include "geo/vector_file.hpp"
#include "hearing/road_distances.hpp"
#include "sandbox/policy.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace tyndau::intake {

struct RoadFile {
  hearing::Roads roads;
  std::int64_t left_out = 0;  ///< lines that no car may use, or that could not be read
};

struct RoadOptions {
  sandbox::Policy policy;
  std::function<void(std::int64_t done, std::int64_t total)> progress;  ///< total -1 when unknown
};

/// In which direction a car or a bus may use the line; nothing where it may not. Where the layer has the column "highway"
/// or "fclass", only classes of roads count; "access", "vehicle", "motor_vehicle" and "bus", and "oneway" are asked where they are given, as
/// columns or in "other_tags". In a layer without the column each line is a road.
/// \source OpenStreetMap wiki, Key:highway, Key:access, Key:oneway
[[nodiscard]] std::optional<geo::RoadDirection> direction_for_cars(const geo::LayerInfo& layer,
                                                                   const geo::Feature& feature);

/// Of an OSM extract the layer "lines", of other files every layer.
/// \return as geo::read_features and a refusal of the sandbox; bad_input with the reason "no-lines" or "no-roads" and the
/// file's name
[[nodiscard]] Result<RoadFile> read_roads(const std::filesystem::path& file, const RoadOptions& options);

}  // namespace tyndau::intake
