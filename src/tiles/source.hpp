/// \file
/// What vector tiles are made from: named layers of features with plain attributes.
#pragma once

#include "geo/shape.hpp"
#include "geo/vector_file.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tyndau::tiles {

/// One feature of a layer.
struct SourceFeature {
  std::uint64_t id = 0;  ///< unique in its layer
  geo::Shape shape;
  std::vector<geo::Value>
      values;  ///< as many as the layer has fields; monostate: the feature lacks the attribute
};

/// A layer of the tiles. \pre names and field names are not empty
struct SourceLayer {
  std::string name;
  std::vector<std::pair<std::string, geo::FieldType>> fields;
  std::vector<SourceFeature> features;
  unsigned first_zoom = 0;  ///< which draws the layer
  std::vector<unsigned>
      field_zooms{};  ///< the first zoom in which features have the attribute, for each field; empty: the layer's
};

}  // namespace tyndau::tiles
