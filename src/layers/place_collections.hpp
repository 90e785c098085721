/// \file
/// Settlements, administrative units, zones and where data sets speak, as collections.
#pragma once

#include "hearing/atlas.hpp"
#include "layers/collection.hpp"

#include <memory>
#include <string>

namespace tyndau::layers {

/// Whether the collection shows places; all others show the register.
[[nodiscard]] bool shows_places(CollectionId id);
/// Shares the places. \pre shows_places(id)
[[nodiscard]] Collection place_collection(CollectionId id, std::shared_ptr<const hearing::AtlasData> places);
/// Of the data sets' contents: equal where all their records are.
[[nodiscard]] std::string version_of(const hearing::AtlasData& places);

}  // namespace tyndau::layers
