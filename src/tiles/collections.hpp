/// \file
/// Collections as layers of tiles.
#pragma once

#include "layers/snapshot.hpp"
#include "tiles/source.hpp"

#include <vector>

namespace tyndau::tiles {

/// Below it the layer is not drawn, so that tiles of few zooms stay small: the styles show findings from here on.
[[nodiscard]] unsigned first_zoom_of(layers::CollectionId id);

/// A layer of tiles under the collection's id: its fields, and the feature's id as the attribute "id". Dates become text, yes
/// and no 1 and 0; what is NULL is an attribute that the feature lacks. Ids count from 1 in the order of the collection.
/// Messages, which are long, are attributes from zoom 12 on.
[[nodiscard]] SourceLayer layer_of(const layers::Collection& collection);

/// Where data sets speak, units, zones and settlements, the lowest first.
[[nodiscard]] std::vector<SourceLayer> place_layers(const layers::Snapshot& layers);
/// What the register shows, the lowest first.
[[nodiscard]] std::vector<SourceLayer> register_layers(const layers::Snapshot& layers);

}  // namespace tyndau::tiles
