/// \file
/// What vector tiles are made from: named layers of features with plain attributes.
#pragma once

#include "geo/shape.hpp"
#include "geo/vector_file.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace tyndau::tiles {

/// The features of a layer, by number. Immutable. \threads safe
class FeatureTable {
 public:
  FeatureTable() = default;
  virtual ~FeatureTable() = default;
  FeatureTable(const FeatureTable&) = delete;
  FeatureTable& operator=(const FeatureTable&) = delete;

  [[nodiscard]] virtual std::size_t size() const = 0;
  /// Unique in its layer.
  [[nodiscard]] virtual std::uint64_t id(std::size_t number) const = 0;
  [[nodiscard]] virtual const geo::Shape& shape(std::size_t number) const = 0;
  /// monostate: the feature lacks the attribute
  [[nodiscard]] virtual geo::Value value(std::size_t number, std::size_t field) const = 0;
};

/// A layer of the tiles. \pre names and field names are not empty
struct SourceLayer {
  std::string name;
  std::vector<std::pair<std::string, geo::FieldType>> fields;
  std::shared_ptr<const FeatureTable> features;  ///< null in a head
  unsigned first_zoom = 0;                       ///< which draws the layer
  std::vector<unsigned>
      field_zooms{};  ///< the first zoom in which features have the attribute, for each field; empty: the layer's
  unsigned whole_zoom = 0;  ///< the first zoom that draws lines and areas of less than `least_drawn` too
  bool small_as_dots =
      false;  ///< an area or a line of less than a unit is drawn as a point instead of not at all
};

}  // namespace tyndau::tiles
