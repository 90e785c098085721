/// \file
/// Collections as layers of tiles.
#pragma once

#include "layers/snapshot.hpp"
#include "tiles/source.hpp"

#include <cstddef>
#include <memory>
#include <vector>

namespace tyndau::tiles {

/// The first zoom that draws findings.
inline constexpr unsigned zoom_of_findings = 9;
/// Of more features, a layer of the register is drawn from zoom 7 on, lines and areas below 8 pixels from zoom 9 on: a whole
/// country of them shows nothing, and takes long to load and to draw. Projects are always drawn.
inline constexpr std::size_t many_features = 2000;

/// Below it the layer is not drawn.
[[nodiscard]] unsigned first_zoom_of(const layers::Collection& collection);

/// A layer of tiles under the collection's id: its fields, and the feature's id as the attribute "id". Dates become text, yes
/// and no 1 and 0; what is NULL is an attribute that the feature lacks. Ids count from 1 in the order of the collection.
/// Messages, which are long, are attributes from zoom 12 on.
[[nodiscard]] SourceLayer layer_of(std::shared_ptr<const layers::Collection> collection);

/// Where data sets speak, units, zones and settlements, the lowest first.
[[nodiscard]] std::vector<SourceLayer> place_layers(const layers::Snapshot& layers);
/// What the register shows, the lowest first.
[[nodiscard]] std::vector<SourceLayer> register_layers(const layers::Snapshot& layers);

}  // namespace tyndau::tiles
