/// \file
/// The bytes of a Mapbox Vector Tile 2.1.
#pragma once

#include "tiles/drawn.hpp"
#include "tiles/source.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tyndau::tiles {

/// What every tile says of a layer and its features beside their shapes; a feature's part is made when the first tile holds it.
/// \threads safe
class EncodedLayer {
 public:
  explicit EncodedLayer(const SourceLayer& layer);

  /// A member of the layer's message, and its number among those of the layer.
  using Value = std::pair<const std::string, std::uint32_t>;
  /// A field of the layer and the value of it that a feature has.
  struct Tag {
    std::uint32_t key;
    const Value* value;
  };

 private:
  friend class TileEncoder;
  using Tags = std::vector<Tag>;
  [[nodiscard]] const Tags& tags(std::uint32_t feature) const;
  [[nodiscard]] Tags made_tags(std::uint32_t feature) const;

  std::shared_ptr<const FeatureTable> features_;
  std::string head_;                 ///< members of the layer's message
  std::vector<std::string> keys_;    ///< the same
  std::vector<unsigned> key_zooms_;  ///< the first zoom that has the attribute
  mutable std::mutex lock_;
  mutable std::unordered_map<std::string, std::uint32_t>
      values_;                                          ///< \pre lock_ is held; what is in it stays
  mutable std::deque<Tags> all_tags_;                   ///< \pre lock_ is held
  mutable std::vector<std::atomic<const Tags*>> tags_;  ///< of each feature, null before it was asked for
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
  /// \p layers, null where nothing is added, outlive the encoder. Features have the attributes that \p zoom has.
  TileEncoder(const std::vector<const EncodedLayer*>& layers, unsigned zoom);

  /// A shape on the grid of the zoom, \p corner being the tile's; points, lines and polygons of one feature become features of
  /// the same id. Empty: nothing. \pre layers come in their order
  void add(std::uint32_t layer, std::uint32_t feature, const GridShape& shape, GridPoint corner);
  /// The tile; empty when nothing was added. Layers stand in their order.
  [[nodiscard]] std::string done();

 private:
  struct Open {
    std::uint32_t layer;
    std::string features;
    Numbering keys, values;                 ///< that its features have
    std::vector<const std::string*> texts;  ///< of the values
  };
  enum class Kind : std::int32_t;
  void add_feature(std::uint64_t id, Kind kind);

  const std::vector<const EncodedLayer*>& layers_;
  unsigned zoom_;
  std::vector<Open> open_;
  std::string tags_, geometry_;  ///< of the feature that is added
};

}  // namespace tyndau::tiles
