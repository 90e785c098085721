/// \file
/// Vector tiles of layers held in memory: any tile of zooms 0 to 14 as a Mapbox Vector Tile 2.1.
#pragma once

#include "tiles/drawn.hpp"
#include "tiles/encode.hpp"
#include "tiles/source.hpp"

#include <array>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace tyndau::tiles {

/// Projected once; what a zoom draws is made when its first tile is asked for. \threads every const function is safe
class Pyramid {
 public:
  /// Features whose shape cannot be drawn are left out. \pre each feature has as many values as its layer has fields
  explicit Pyramid(std::vector<SourceLayer> layers);

  /// Names and fields, without features.
  [[nodiscard]] const std::vector<SourceLayer>& layers() const { return layers_; }
  /// The tile, not compressed; empty when it draws nothing. \pre tile.exists()
  [[nodiscard]] std::string tile(TileId tile) const;
  /// Every tile that draws something as gzip, from zoom 0 to \p last, column by column from the south; made on every processor, taken on this
  /// thread meanwhile.
  /// \return false when \p take returned false
  bool each(unsigned last, const std::function<bool(TileId, std::string&&)>& take) const;
  /// West, south, east and north of everything, in degrees; the whole world when there is nothing.
  [[nodiscard]] const std::array<double, 4>& bounds() const { return bounds_; }

 private:
  struct Level {
    std::once_flag made;
    std::unique_ptr<const ZoomLevel> level;
  };
  [[nodiscard]] const ZoomLevel& level(unsigned zoom) const;

  std::vector<SourceLayer> layers_;
  std::vector<EncodedLayer> encoded_;
  std::vector<WorldFeature> features_;
  std::array<double, 4> bounds_;
  mutable std::array<Level, highest_zoom + 1> levels_;
};

}  // namespace tyndau::tiles
