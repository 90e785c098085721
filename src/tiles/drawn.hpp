/// \file
/// Features as one zoom draws them: simplified, on the grid of the zoom, valid, each where a tree finds it.
#pragma once

#include "tiles/grid.hpp"
#include "tiles/source.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace tyndau::tiles {

/// A polygon of the grid: the outer ring first, then its holes; outer rings run clockwise on the screen, holes against it.
using GridPolygon = std::vector<GridLine>;

struct GridShape {
  GridLine points;
  std::vector<GridLine> lines;
  std::vector<GridPolygon> polygons;
  [[nodiscard]] bool empty() const { return points.empty() && lines.empty() && polygons.empty(); }
};

/// A feature of a zoom.
struct Drawn {
  std::uint32_t layer = 0, feature = 0;  ///< positions in the source
  GridBox box;
  GridShape shape;
  std::size_t vertices = 0;  ///< of the shape
};

/// A feature in world units, each vertex with the first zoom that draws it.
class WorldFeature {
 public:
  WorldFeature(std::uint32_t number, const geo::Shape& shape);
  /// As a zoom draws it, without its layer; what is less than a unit there is left out, except points, or is a point of its own with \p dots.
  [[nodiscard]] Drawn at(unsigned zoom, bool dots = false) const;
  [[nodiscard]] bool empty() const { return points_.empty() && lines_.empty() && polygons_.empty(); }

 private:
  struct Path {
    GridLine world;
    std::vector<std::uint8_t> zooms;
  };
  [[nodiscard]] static Path path_of(const std::vector<LonLat>& vertices, bool ring);
  [[nodiscard]] GridPoint any_vertex() const;
  [[nodiscard]] static GridLine drawn_path(const Path& path, unsigned zoom, bool ring);

  std::uint32_t number_;
  GridLine points_;
  std::vector<Path> lines_;
  std::vector<std::vector<Path>> polygons_;
};

/// Outer rings clockwise on the screen, holes against it; made valid where they are not. Polygons without an area vanish.
[[nodiscard]] std::vector<GridPolygon> tidied(std::vector<GridPolygon> polygons);

/// The features of one zoom. \threads safe once made
class ZoomLevel {
 public:
  /// \p drawn in the order in which tiles are to hold them.
  explicit ZoomLevel(std::vector<Drawn> drawn);
  /// Features whose boxes meet the box, in their order.
  [[nodiscard]] std::vector<const Drawn*> meeting(const GridBox& box) const;
  [[nodiscard]] const std::vector<Drawn>& all() const { return drawn_; }

 private:
  std::vector<Drawn> drawn_;
  std::vector<std::uint32_t> order_;         ///< positions in drawn_, neighbours together
  std::vector<std::vector<GridBox>> boxes_;  ///< of 8 neighbours each, then of 8 such boxes, …
};

}  // namespace tyndau::tiles
