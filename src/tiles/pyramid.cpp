#include "tiles/pyramid.hpp"

#include "core/parallel.hpp"
#include "tiles/clip.hpp"
#include "tiles/encode.hpp"
#include "tiles/gzip.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace tyndau::tiles {
namespace {

void move_to(GridLine& line, GridPoint corner) {
  for (GridPoint& point : line) point = {point.x - corner.x, point.y - corner.y};
}

/// What the box cuts out of polygons. Pieces stay joined along the box's sides, which no client shows: they lie in the buffer.
std::vector<GridPolygon> clipped(const std::vector<GridPolygon>& polygons, const GridBox& box) {
  std::vector<GridPolygon> kept;
  for (const GridPolygon& polygon : polygons) {
    GridPolygon cut;
    for (const GridLine& ring : polygon) {
      GridLine inside = clipped_ring(ring, box);
      if (&ring == &polygon.front() && (inside.empty() || twice_area(inside) == 0)) break;
      if (!inside.empty() && twice_area(inside) != 0) cut.push_back(std::move(inside));
    }
    if (!cut.empty()) kept.push_back(std::move(cut));
  }
  turn(kept);
  return kept;
}

GridShape in_tile(const Drawn& drawn, const GridBox& box) {
  GridShape shape;
  if (box.holds(drawn.box)) {
    shape = drawn.shape;
  } else {
    for (const GridPoint p : drawn.shape.points) {
      if (box.meets({p.x, p.y, p.x, p.y})) shape.points.push_back(p);
    }
    for (const GridLine& line : drawn.shape.lines) {
      for (GridLine& piece : clipped_line(line, box)) shape.lines.push_back(std::move(piece));
    }
    shape.polygons = clipped(drawn.shape.polygons, box);
  }
  const GridPoint corner{box.west + buffer, box.north + buffer};
  move_to(shape.points, corner);
  for (GridLine& line : shape.lines) move_to(line, corner);
  for (GridPolygon& polygon : shape.polygons) {
    for (GridLine& ring : polygon) move_to(ring, corner);
  }
  return shape;
}

/// Row and column of every tile whose drawn box meets the box of a feature.
void add_tiles(const GridBox& box, unsigned zoom, std::set<std::pair<std::uint32_t, std::uint32_t>>& tiles) {
  const std::int32_t last = (1 << zoom) - 1;
  const auto at = [&](std::int32_t units) { return std::clamp(units >> extent_bits, 0, last); };
  for (auto row = at(box.north - buffer - 1); row <= at(box.south + buffer); ++row) {
    for (auto column = at(box.west - buffer - 1); column <= at(box.east + buffer); ++column) {
      tiles.emplace(static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column));
    }
  }
}

constexpr std::size_t tiles_at_once = 1024;

}  // namespace

Pyramid::Pyramid(std::vector<SourceLayer> layers) : layers_(std::move(layers)) {
  for (std::uint32_t layer = 0; layer < layers_.size(); ++layer) {
    const auto& features = layers_[layer].features;
    for (std::uint32_t i = 0; i < features.size(); ++i) {
      WorldFeature feature(layer, i, features[i].shape);
      if (!feature.empty()) features_.push_back(std::move(feature));
    }
  }
}

const ZoomLevel& Pyramid::level(unsigned zoom) const {
  Level& made = levels_[zoom];
  std::call_once(made.made, [&] {
    std::vector<Drawn> drawn;
    for (const WorldFeature& feature : features_) {
      Drawn one = feature.at(zoom);
      if (!one.shape.empty()) drawn.push_back(std::move(one));
    }
    made.level = std::make_unique<const ZoomLevel>(std::move(drawn));
  });
  return *made.level;
}

std::string Pyramid::tile(TileId tile) const {
  const GridBox box = drawn_box(tile);
  TileEncoder encoder(layers_);
  for (const Drawn* drawn : level(tile.zoom).meeting(box)) {
    encoder.add(drawn->layer, drawn->feature, in_tile(*drawn, box));
  }
  return encoder.done();
}

bool Pyramid::each(unsigned last, const std::function<bool(TileId, std::string&&)>& take) const {
  in_parallel(last + 1, [&](std::size_t zoom) { static_cast<void>(level(static_cast<unsigned>(zoom))); });
  for (unsigned zoom = 0; zoom <= last; ++zoom) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> tiles;
    for (const Drawn& drawn : level(zoom).all()) add_tiles(drawn.box, zoom, tiles);
    std::vector<TileId> ids;
    for (const auto& [row, column] : tiles) ids.push_back({zoom, column, row});
    for (std::size_t first = 0; first < ids.size(); first += tiles_at_once) {
      std::vector<std::string> packed(std::min(tiles_at_once, ids.size() - first));
      in_parallel(packed.size(), [&](std::size_t i) {
        if (const std::string bytes = tile(ids[first + i]); !bytes.empty()) packed[i] = gzip(bytes);
      });
      for (std::size_t i = 0; i < packed.size(); ++i) {
        if (!packed[i].empty() && !take(ids[first + i], std::move(packed[i]))) return false;
      }
    }
  }
  return true;
}

std::array<double, 4> Pyramid::bounds() const {
  std::array<double, 4> box{180, 90, -180, -90};
  for (const SourceLayer& layer : layers_) {
    for (const SourceFeature& feature : layer.features) {
      for (const LonLat p : geo::vertices(feature.shape)) {
        box = {std::min(box[0], p.lon), std::min(box[1], p.lat), std::max(box[2], p.lon),
               std::max(box[3], p.lat)};
      }
    }
  }
  return box[0] > box[2] ? std::array<double, 4>{-180, -85.0511, 180, 85.0511} : box;
}

}  // namespace tyndau::tiles
