/// \file
/// The bytes of a Mapbox Vector Tile 2.1.
#pragma once

#include "tiles/drawn.hpp"
#include "tiles/source.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace tyndau::tiles {

/// What every tile says of a layer and its features beside their shapes, made once.
class EncodedLayer {
 public:
  explicit EncodedLayer(const SourceLayer& layer);

  /// A field of the layer and the value of it that a feature has.
  struct Tag {
    std::uint32_t key, value;
  };

 private:
  friend class TileEncoder;
  struct Feature {
    std::uint64_t id;
    std::size_t first_tag;
  };
  std::string head_;                        ///< members of the layer's message
  std::vector<std::string> keys_, values_;  ///< each once, as a member of the layer's message
  std::vector<unsigned> key_zooms_;         ///< the first zoom that has the attribute
  std::vector<Tag> tags_;
  std::vector<Feature> features_;  ///< in their order, and an end
};

/// Numbers from 0 for things in the order in which they are first asked for.
class Numbering {
 public:
  [[nodiscard]] std::uint32_t of(std::uint32_t thing);
  [[nodiscard]] const std::vector<std::uint32_t>& things() const { return things_; }

 private:
  void grow();

  std::vector<std::uint32_t> things_;
  std::vector<std::uint32_t> slots_;  ///< positions in things_ from 1, 0 where free
};

/// Collects the features of one tile. \source https://github.com/mapbox/vector-tile-spec/tree/master/2.1
class TileEncoder {
 public:
  /// \p layers outlive the encoder. Features have the attributes that \p zoom has.
  TileEncoder(const std::vector<EncodedLayer>& layers, unsigned zoom);

  /// A shape on the grid of the zoom, \p corner being the tile's; points, lines and polygons of one feature become features of
  /// the same id. Empty: nothing. \pre layers come in their order
  void add(std::uint32_t layer, std::uint32_t feature, const GridShape& shape, GridPoint corner);
  /// The tile; empty when nothing was added. Layers stand in their order.
  [[nodiscard]] std::string done();

 private:
  struct Open {
    std::uint32_t layer;
    std::string features;
    Numbering keys, values;  ///< that its features have
  };
  enum class Kind : std::int32_t;
  void add_feature(std::uint64_t id, Kind kind);

  const std::vector<EncodedLayer>& layers_;
  unsigned zoom_;
  std::vector<Open> open_;
  std::string tags_, geometry_;  ///< of the feature that is added
};

}  // namespace tyndau::tiles
