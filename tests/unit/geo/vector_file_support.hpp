/// \file
/// What the tests of vector files share.
#pragma once

#include "geo/vector_file.hpp"

namespace tyndau::geo::test {

struct Read {
  std::vector<Feature> features;
  std::vector<LayerInfo> layers;
  std::vector<std::string> layer_names;  ///< of each feature
};

inline Result<Read> read(const std::filesystem::path& file, const ReadOptions& options = {}) {
  Read result;
  auto layers = read_features(file, options, [&](const LayerInfo& layer, Feature&& feature) {
    result.features.push_back(std::move(feature));
    result.layer_names.push_back(layer.name);
    return true;
  });
  if (!layers) return tl::unexpected<Error>(layers.error());
  result.layers = std::move(*layers);
  return result;
}

inline LayerToWrite two_places() {
  LayerToWrite layer{"places",
                     {{"name", FieldType::text}, {"people", FieldType::integer}, {"share", FieldType::real}},
                     {},
                     "Two"};
  layer.features.push_back({0,
                            {{"name", "Ақсу \"x\""}, {"people", std::int64_t{4871}}, {"share", 0.25}},
                            point_shape({71.9, 52.4}),
                            {}});
  layer.features.push_back(
      {0,
       {{"name", std::monostate{}}, {"people", std::monostate{}}, {"share", std::monostate{}}},
       point_shape({1.0 / 3.0, -2.0 / 3.0}),
       {}});
  return layer;
}

}  // namespace tyndau::geo::test
