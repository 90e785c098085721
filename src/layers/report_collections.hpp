/// \file
/// What screening shows on a map, hearing by hearing, as collections.
#pragma once

#include "layers/collection.hpp"
#include "layers/map_layers.hpp"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tyndau::layers {

struct LayerRecord {
  std::string id;  ///< begins with the hearing's: "hearing:community", "hearing:finding:subject" …
  std::vector<cql2::Value> values;
  geo::Shape shape;  ///< as files take it
};

/// The records of one hearing, by MapLayer.
using ReportRecords = std::array<std::vector<LayerRecord>, map_layer_count>;
/// What `map_features` gives, with ids.
[[nodiscard]] ReportRecords report_records(MapFeatures&& features);

/// The map layer that a collection shows; nothing for one that shows no reports.
[[nodiscard]] std::optional<MapLayer> map_layer(CollectionId id);
/// \pre map_layer(id)
[[nodiscard]] Collection report_collection(CollectionId id,
                                           const std::vector<std::shared_ptr<const ReportRecords>>& hearings,
                                           std::string version);

}  // namespace tyndau::layers
