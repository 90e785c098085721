/// \file
/// The attributes of each map layer, in the order in which its features hold them.
#pragma once

#include "layers/map_layers.hpp"

#include <string>
#include <utility>
#include <vector>

namespace tyndau::layers {

using MapFields = std::vector<std::pair<std::string, geo::FieldType>>;
[[nodiscard]] const MapFields& fields_of(MapLayer layer);

}  // namespace tyndau::layers
