#include "tiles/pyramid.hpp"

#include "core/parallel.hpp"
#include "tiles/clip.hpp"
#include "tiles/gzip.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

namespace tyndau::tiles {
namespace {

/// What the box cuts out of a polygon. Pieces stay joined along the box's sides, which no client shows: they lie in the buffer.
GridPolygon clipped(const GridPolygon& polygon, const GridBox& whole, const GridBox& box) {
  GridPolygon cut;
  for (const GridLine& ring : polygon) {
    const bool outer = &ring == &polygon.front();
    GridLine inside = clipped_ring(ring, outer ? whole : around(ring), box);
    const auto area = inside.empty() ? 0 : twice_area(inside);
    if (area == 0 && outer) break;
    if (area == 0) continue;
    if ((area > 0) != outer)
      std::reverse(inside.begin(), inside.end());  // a sliver that rounding turned over
    cut.push_back(std::move(inside));
  }
  return cut;
}

GridShape cut_out(const Drawn& drawn, const GridBox& box) {
  GridShape shape;
  for (const GridPoint p : drawn.shape.points) {
    if (box.meets({p.x, p.y, p.x, p.y})) shape.points.push_back(p);
  }
  for (const GridLine& line : drawn.shape.lines) {
    for (GridLine& piece : clipped_line(line, box)) shape.lines.push_back(std::move(piece));
  }
  const auto& polygons = drawn.shape.polygons;
  const bool alone = polygons.size() == 1 && drawn.shape.points.empty() && drawn.shape.lines.empty();
  for (const GridPolygon& polygon : polygons) {
    auto cut = clipped(polygon, alone ? drawn.box : around(polygon.front()), box);
    if (!cut.empty()) shape.polygons.push_back(std::move(cut));
  }
  return shape;
}

/// Tiles of one zoom, column by column and from the south in them.
class TileSet {
 public:
  explicit TileSet(unsigned zoom) : zoom_(zoom) {}
  /// Every tile whose drawn box meets the box of a feature.
  void add(const GridBox& box) {
    const std::int32_t last = (1 << zoom_) - 1;
    const auto at = [&](std::int32_t units) {
      return static_cast<std::uint32_t>(std::clamp(units >> extent_bits, 0, last));
    };
    for (auto row = at(box.north - buffer - 1); row <= at(box.south + buffer); ++row) {
      for (auto column = at(box.west - buffer - 1); column <= at(box.east + buffer); ++column) {
        tiles_.push_back(std::uint64_t{column} << 32U | (static_cast<std::uint32_t>(last) - row));
      }
    }
    if (tiles_.size() > crowded_) tidy();
  }
  void append_to(std::vector<TileId>& ids) {
    tidy();
    for (const auto tile : tiles_) {
      const std::uint32_t last = (1U << zoom_) - 1;
      ids.push_back(
          {zoom_, static_cast<std::uint32_t>(tile >> 32U), last - static_cast<std::uint32_t>(tile)});
    }
  }

 private:
  void tidy() {
    std::sort(tiles_.begin(), tiles_.end());
    tiles_.erase(std::unique(tiles_.begin(), tiles_.end()), tiles_.end());
    crowded_ = std::max(crowded_, 2 * tiles_.size());
  }

  unsigned zoom_;
  std::vector<std::uint64_t> tiles_;             ///< column, then row from the south
  std::size_t crowded_ = std::size_t{1} << 20U;  ///< when tiles that are there twice go
};

constexpr std::size_t features_at_once = 128;

std::size_t parts_of(std::size_t features) { return (features + features_at_once - 1) / features_at_once; }

/// What several threads made, in its order.
template <class Thing>
std::vector<Thing> joined(std::vector<std::vector<Thing>>&& parts) {
  std::vector<Thing> all;
  std::size_t size = 0;
  for (const auto& part : parts) size += part.size();
  all.reserve(size);
  for (auto& part : parts) std::move(part.begin(), part.end(), std::back_inserter(all));
  return all;
}

bool is_small(const Drawn& drawn) {
  const auto& [west, north, east, south] = drawn.box;
  return drawn.shape.points.empty() && std::max(east - west, south - north) < least_drawn;
}

/// Some tens of microseconds at most.
constexpr std::size_t few_vertices = 2000;

constexpr std::size_t tiles_at_once = 128;
constexpr std::size_t blocks_ahead = 32;

std::string packed_or_empty(const std::string& bytes) { return bytes.empty() ? bytes : gzip(bytes); }

}  // namespace

/// A layer on the grid of the world, with the bytes of its attributes.
struct Pyramid::Projected {
  std::once_flag made;
  std::unique_ptr<const EncodedLayer> encoded;
  std::vector<WorldFeature> features;

  void make(const SourceLayer& source) {
    const auto count = source.features->size();
    std::vector<std::vector<WorldFeature>> parts(parts_of(count));
    in_parallel(parts.size(), [&](std::size_t part) {
      for (auto i = part * features_at_once; i < std::min(count, (part + 1) * features_at_once); ++i) {
        WorldFeature feature(static_cast<std::uint32_t>(i), source.features->shape(i));
        if (!feature.empty()) parts[part].push_back(std::move(feature));
      }
    });
    features = joined(std::move(parts));
    encoded = std::make_unique<const EncodedLayer>(source);
  }

  /// In the order of the layer.
  [[nodiscard]] std::vector<Drawn> drawn(std::uint32_t layer, const SourceLayer& source,
                                         unsigned zoom) const {
    std::vector<std::vector<Drawn>> parts(parts_of(features.size()));
    in_parallel(parts.size(), [&](std::size_t part) {
      for (auto i = part * features_at_once; i < std::min(features.size(), (part + 1) * features_at_once);
           ++i) {
        Drawn one = features[i].at(zoom, source.small_as_dots);
        if (one.shape.empty() || (zoom < source.whole_zoom && is_small(one))) continue;
        one.layer = layer;
        parts[part].push_back(std::move(one));
      }
    });
    return joined(std::move(parts));
  }
};

Pyramid::Pyramid(std::vector<SourceLayer> layers) : layers_(std::move(layers)), projected_(layers_.size()) {}
Pyramid::~Pyramid() = default;

const Pyramid::Projected& Pyramid::projected(std::size_t layer) const {
  auto& one = projected_[layer];
  std::call_once(one.made, [&] { one.make(layers_[layer]); });
  return one;
}

const Pyramid::Level& Pyramid::level(unsigned zoom) const {
  Level& made = levels_[zoom];
  std::call_once(made.made, [&] {
    std::vector<std::vector<Drawn>> drawn;
    made.layers.resize(layers_.size());
    for (std::size_t layer = 0; layer < layers_.size(); ++layer) {
      if (layers_[layer].first_zoom > zoom) continue;
      const auto& source = projected(layer);
      made.layers[layer] = source.encoded.get();
      drawn.push_back(source.drawn(static_cast<std::uint32_t>(layer), layers_[layer], zoom));
    }
    made.drawn = std::make_unique<const ZoomLevel>(joined(std::move(drawn)));
    made.ready = true;
  });
  return made;
}

std::array<double, 4> Pyramid::bounds() const {
  std::array<double, 4> box{180, 90, -180, -90};
  for (const auto& layer : layers_) {
    for (std::size_t i = 0; i < layer.features->size(); ++i) {
      for (const LonLat p : geo::vertices(layer.features->shape(i))) {
        box = {std::min(box[0], p.lon), std::min(box[1], p.lat), std::max(box[2], p.lon),
               std::max(box[3], p.lat)};
      }
    }
  }
  return box[0] > box[2] ? std::array<double, 4>{-180, -85.0511, 180, 85.0511} : box;
}

std::string Pyramid::tile(TileId tile) const {
  return this->tile(tile, level(tile.zoom).drawn->meeting(drawn_box(tile)));
}

std::optional<std::string> Pyramid::light_tile(TileId tile) const {
  if (!levels_[tile.zoom].ready) return std::nullopt;
  const auto meeting = level(tile.zoom).drawn->meeting(drawn_box(tile));
  std::size_t vertices = 0;
  for (const Drawn* drawn : meeting) vertices += drawn->vertices;
  if (vertices > few_vertices) return std::nullopt;
  return this->tile(tile, meeting);
}

std::string Pyramid::tile(TileId tile, const Meeting& meeting) const {
  const GridBox box = drawn_box(tile);
  const GridPoint corner{box.west + buffer, box.north + buffer};
  TileEncoder encoder(level(tile.zoom).layers, tile.zoom);
  for (const Drawn* drawn : meeting) {
    if (box.holds(drawn->box)) {
      encoder.add(drawn->layer, drawn->feature, drawn->shape, corner);
    } else {
      encoder.add(drawn->layer, drawn->feature, cut_out(*drawn, box), corner);
    }
  }
  return encoder.done();
}

bool Pyramid::each(unsigned last, const std::function<bool(TileId, std::string&&)>& take) const {
  in_parallel(last + 1, [&](std::size_t i) {  // the largest first
    static_cast<void>(level(last - static_cast<unsigned>(i)));
  });
  std::vector<TileId> ids;
  for (unsigned zoom = 0; zoom <= last; ++zoom) {
    TileSet tiles(zoom);
    for (const Drawn& drawn : level(zoom).drawn->all()) tiles.add(drawn.box);
    tiles.append_to(ids);
  }
  std::array<std::vector<std::string>, blocks_ahead> packed;
  const auto block = [&](std::size_t number) {
    const std::size_t first = number * tiles_at_once;
    return std::span(ids).subspan(first, std::min(tiles_at_once, ids.size() - first));
  };
  const auto make = [&](std::size_t number) {
    auto& into = packed[number % blocks_ahead];
    into.clear();
    std::string before;
    for (const TileId id : block(number)) {
      std::string bytes = tile(id);
      const bool again = !into.empty() && bytes == before;  // neighbours inside an area are
      into.push_back(again ? into.back() : packed_or_empty(bytes));
      before = std::move(bytes);
    }
  };
  const auto give = [&](std::size_t number) {
    const auto of = block(number);
    auto& from = packed[number % blocks_ahead];
    for (std::size_t i = 0; i < of.size(); ++i) {
      if (!from[i].empty() && !take(of[i], std::move(from[i]))) return false;
    }
    return true;
  };
  return made_and_taken((ids.size() + tiles_at_once - 1) / tiles_at_once, blocks_ahead, make, give);
}

}  // namespace tyndau::tiles
