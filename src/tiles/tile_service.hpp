/// \file
/// Tiles of the layers as they are now, kept while they are asked for.
#pragma once

#include "layers/snapshot.hpp"
#include "tiles/pyramid.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace tyndau::tiles {

/// A tile as gzip.
struct PackedTile {
  std::string bytes;
  std::string digest;  ///< of the bytes, hexadecimal
};

/// Places change seldom and are many, the register changes often: each has a pyramid of its own, and a tile holds the layers
/// of both. \threads safe
class TileService {
 public:
  /// Tiles of together \p most_bytes are kept.
  explicit TileService(std::size_t most_bytes = std::size_t{64} << 20U) : most_(most_bytes) {}

  /// Null when nothing is drawn. \pre tile.exists()
  [[nodiscard]] std::shared_ptr<const PackedTile> packed(const layers::Snapshot& layers, TileId tile);
  /// What packed() gives, where it is kept or made in microseconds; else nothing, without waiting. \pre tile.exists()
  [[nodiscard]] std::optional<std::shared_ptr<const PackedTile>> at_hand(const layers::Snapshot& layers,
                                                                         TileId tile);
  /// Not compressed; empty when nothing is drawn. \pre tile.exists()
  [[nodiscard]] std::string plain(const layers::Snapshot& layers, TileId tile);
  /// Names, fields and first zooms of the layers that have something to draw, the lowest first, without features.
  [[nodiscard]] static std::vector<SourceLayer> heads(const layers::Snapshot& layers);
  /// How often a tile was made, and how often it was there.
  struct Counts {
    std::size_t made = 0;
    std::size_t kept = 0;
  };
  [[nodiscard]] Counts counts() const;

 private:
  /// One pyramid and what it was made from.
  struct Slot {
    std::mutex lock;
    std::string version;
    std::shared_ptr<const Pyramid> pyramid;
  };
  using Pyramids = std::array<std::shared_ptr<const Pyramid>, 2>;
  [[nodiscard]] Pyramids pyramids(const layers::Snapshot& layers);
  /// \pre lock_ is held
  [[nodiscard]] std::optional<std::shared_ptr<const PackedTile>> kept(std::uint64_t number);
  void keep(const layers::Snapshot& layers, std::uint64_t number, std::shared_ptr<const PackedTile> tile);

  struct Kept {
    std::uint64_t number;  ///< of the tile
    std::shared_ptr<const PackedTile> tile;
  };
  std::size_t most_;
  Slot places_;
  Slot register_;
  mutable std::mutex lock_;
  Pyramids latest_;             ///< that were asked for last
  std::string latest_version_;  ///< of the layers of these and of everything kept
  std::list<Kept> kept_;        ///< the last used first
  std::unordered_map<std::uint64_t, std::list<Kept>::iterator> by_number_;
  std::size_t size_ = 0;
  Counts counts_;
};

}  // namespace tyndau::tiles
