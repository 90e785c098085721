/// \file
/// Vector tiles of layers held in memory: any tile of zooms 0 to 14 as a Mapbox Vector Tile 2.1.
#pragma once

#include "tiles/drawn.hpp"
#include "tiles/encode.hpp"
#include "tiles/source.hpp"

#include <array>
#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace tyndau::tiles {

/// Below `SourceLayer::whole_zoom`, lines and areas of fewer units in width and height are left out: 8 pixels of a tile of 512.
inline constexpr std::int32_t least_drawn = 64;

/// A layer is projected, and what a zoom draws is made, when the first tile is asked for that draws it. \threads every const
/// function is safe
class Pyramid {
 public:
  /// Features whose shape cannot be drawn are left out. \pre each layer has features
  explicit Pyramid(std::vector<SourceLayer> layers);
  ~Pyramid();
  Pyramid(const Pyramid&) = delete;
  Pyramid& operator=(const Pyramid&) = delete;

  [[nodiscard]] const std::vector<SourceLayer>& layers() const { return layers_; }
  /// The tile, not compressed; empty when it draws nothing. \pre tile.exists()
  [[nodiscard]] std::string tile(TileId tile) const;
  /// The same where it takes microseconds: what its zoom draws is made, and the tile cuts few vertices. Else nothing.
  [[nodiscard]] std::optional<std::string> light_tile(TileId tile) const;
  /// Every tile that draws something as gzip, from zoom 0 to \p last, column by column from the south; made on every processor, taken on this
  /// thread meanwhile.
  /// \return false when \p take returned false
  bool each(unsigned last, const std::function<bool(TileId, std::string&&)>& take) const;
  /// West, south, east and north of everything, in degrees; the whole world when there is nothing.
  [[nodiscard]] std::array<double, 4> bounds() const;

 private:
  struct Projected;
  struct Level {
    std::once_flag made;
    std::unique_ptr<const ZoomLevel> drawn;
    std::vector<const EncodedLayer*> layers;  ///< null for those that the zoom does not draw
    std::atomic<bool> ready{false};
  };
  using Meeting = std::vector<const Drawn*>;
  [[nodiscard]] std::string tile(TileId tile, const Meeting& meeting) const;
  [[nodiscard]] const Projected& projected(std::size_t layer) const;
  [[nodiscard]] const Level& level(unsigned zoom) const;

  std::vector<SourceLayer> layers_;
  mutable std::vector<Projected> projected_;  ///< of each layer
  mutable std::array<Level, highest_zoom + 1> levels_;
};

}  // namespace tyndau::tiles
