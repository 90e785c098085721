/// \file
/// The bytes of a Mapbox Vector Tile 2.1.
#pragma once

#include "tiles/drawn.hpp"
#include "tiles/source.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace tyndau::tiles {

/// Collects the features of one tile. \source https://github.com/mapbox/vector-tile-spec/tree/master/2.1
class TileEncoder {
 public:
  /// \p layers outlive the encoder.
  explicit TileEncoder(const std::vector<SourceLayer>& layers);
  ~TileEncoder();
  TileEncoder(const TileEncoder&) = delete;
  TileEncoder& operator=(const TileEncoder&) = delete;

  /// A shape in units of the tile; points, lines and polygons of one feature become features of the same id. Empty: nothing.
  void add(std::uint32_t layer, std::uint32_t feature, const GridShape& shape);
  /// The tile; empty when nothing was added. Layers stand in their order.
  [[nodiscard]] std::string done();

 private:
  struct Open;
  const std::vector<SourceLayer>& layers_;
  std::map<std::uint32_t, std::unique_ptr<Open>> open_;
};

}  // namespace tyndau::tiles
