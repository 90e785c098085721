/// \file
/// Layers, features and shapes as bytes between a reader and the process that asked.
#pragma once

#include "core/result.hpp"
#include "geo/vector_file.hpp"
#include "sandbox/bytes.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::sandbox {

void put(ByteWriter& bytes, const geo::ReadOptions& options);
void put(ByteWriter& bytes, const geo::LayerInfo& layer);
void put(ByteWriter& bytes, const geo::Shape& shape);
void put(ByteWriter& bytes, const std::vector<std::string>& texts);

[[nodiscard]] geo::ReadOptions take_read_options(ByteReader& bytes);
[[nodiscard]] geo::LayerInfo take_layer(ByteReader& bytes);
/// Spoils the bytes for a vertex that is not on the Earth.
[[nodiscard]] geo::Shape take_shape(ByteReader& bytes);
[[nodiscard]] std::vector<std::string> take_texts(ByteReader& bytes);

/// A feature; its properties are those of the layer by position, a record that could not be read has none.
[[nodiscard]] std::string encoded_feature(std::size_t layer, const geo::Feature& feature);

/// The features of a stream: remembers the layers that were announced.
class FeatureDecoder {
 public:
  struct Record {
    const geo::LayerInfo* layer = nullptr;  ///< until the next layer is added
    geo::Feature feature;
  };

  /// \return bad_input for bytes that are no layer, or too many layers
  [[nodiscard]] Result<std::monostate> add_layer(std::string_view payload);
  /// \return bad_input for bytes that are no feature of an announced layer
  [[nodiscard]] Result<Record> feature(std::string_view payload) const;
  /// What stands at the end: all layers. \return bad_input for other bytes
  [[nodiscard]] static Result<std::vector<geo::LayerInfo>> end(std::string_view payload);
  /// Those announced so far.
  [[nodiscard]] const std::vector<geo::LayerInfo>& layers() const { return layers_; }

 private:
  std::vector<geo::LayerInfo> layers_;
};

}  // namespace tyndau::sandbox
