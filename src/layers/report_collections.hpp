/// \file
/// What screening shows on a map, hearing by hearing, as collections.
#pragma once

#include "layers/collection.hpp"
#include "layers/map_layers.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <variant>
#include <vector>

namespace tyndau::layers {

/// Texts and shapes that records have in common, each once: hearings of one project say much alike. What it gave lives as
/// long as it does. \threads none while something is added
class Shared {
 public:
  [[nodiscard]] const std::string* text(std::string text) { return &*texts_.insert(std::move(text)).first; }
  [[nodiscard]] const geo::Shape* shape(geo::Shape shape) { return &*shapes_.insert(std::move(shape)).first; }

 private:
  struct HashOfShape {
    std::size_t operator()(const geo::Shape& shape) const;
  };
  std::unordered_set<std::string> texts_;
  std::unordered_set<geo::Shape, HashOfShape> shapes_;
};

struct LayerRecord {
  using Value = std::variant<std::monostate, const std::string*, std::int64_t, double, bool, Date>;
  std::string id;  ///< begins with the hearing's: "hearing:community", "hearing:finding:subject" …
  std::vector<Value> values;
  const geo::Shape* shape = nullptr;  ///< as files take it
};

/// The records of one hearing.
struct ReportRecords {
  std::array<std::vector<LayerRecord>, map_layer_count> layers;
  std::shared_ptr<const Shared> shared;  ///< what they refer to
};
/// What `map_features` gives, with ids.
[[nodiscard]] ReportRecords report_records(MapFeatures&& features, const std::shared_ptr<Shared>& shared);

/// The map layer that a collection shows; nothing for one that shows no reports.
[[nodiscard]] std::optional<MapLayer> map_layer(CollectionId id);
/// \pre map_layer(id)
[[nodiscard]] Collection report_collection(CollectionId id,
                                           const std::vector<std::shared_ptr<const ReportRecords>>& hearings,
                                           std::string version);

}  // namespace tyndau::layers
