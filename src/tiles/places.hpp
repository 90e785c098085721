/// \file
/// The places of an atlas as layers of vector tiles.
#pragma once

#include "hearing/atlas.hpp"
#include "tiles/source.hpp"

#include <vector>

namespace tyndau::tiles {

/// "coverage", "admin-units", "zones" and "settlements", the lowest first; names in Kazakh, Russian and English. An estimated
/// settlement is a point. What has no shape is left out. Ids count from 1 in the order of the records.
[[nodiscard]] std::vector<SourceLayer> place_layers(const hearing::AtlasData& places);

}  // namespace tyndau::tiles
