#include "tiles/drawn.hpp"

#include "geo/drawing.hpp"
#include "geo/grid_repair.hpp"
#include "tiles/clip.hpp"
#include "tiles/simple.hpp"
#include "tiles/simplify.hpp"

#include <algorithm>

namespace tyndau::tiles {
namespace {

geo::PlaneRing to_plane(const GridLine& ring) {
  geo::PlaneRing plane;
  plane.reserve(ring.size());
  for (const GridPoint p : ring) plane.push_back({static_cast<double>(p.x), static_cast<double>(p.y)});
  return plane;
}

GridLine from_plane(const geo::PlaneRing& ring) {
  GridLine line;
  line.reserve(ring.size());
  for (const geo::PlanePoint p : ring) {
    line.push_back({static_cast<std::int32_t>(p.x), static_cast<std::int32_t>(p.y)});
  }
  return line;
}

std::vector<GridPolygon> made_valid(std::vector<GridPolygon> polygons) {
  std::vector<geo::PlanePolygon> plane;
  for (const GridPolygon& polygon : polygons) {
    geo::PlanePolygon& one = plane.emplace_back();
    one.outer = to_plane(polygon.front());
    for (std::size_t i = 1; i < polygon.size(); ++i) one.holes.push_back(to_plane(polygon[i]));
  }
  const auto repaired = geo::repaired_on_grid(plane);
  if (!repaired) return polygons;
  polygons.clear();
  for (const geo::PlanePolygon& one : *repaired) {
    GridPolygon& polygon = polygons.emplace_back();
    polygon.push_back(from_plane(one.outer));
    for (const geo::PlaneRing& hole : one.holes) polygon.push_back(from_plane(hole));
  }
  return polygons;
}

/// Outer rings clockwise on the screen, holes against it.
void turn(std::vector<GridPolygon>& polygons) {
  for (GridPolygon& polygon : polygons) {
    for (std::size_t i = 0; i < polygon.size(); ++i) {
      if ((twice_area(polygon[i]) > 0) != (i == 0)) std::reverse(polygon[i].begin(), polygon[i].end());
    }
  }
}

std::size_t vertices_of(const GridShape& shape) {
  std::size_t count = shape.points.size();
  for (const GridLine& line : shape.lines) count += line.size();
  for (const GridPolygon& polygon : shape.polygons) {
    for (const GridLine& ring : polygon) count += ring.size();
  }
  return count;
}

}  // namespace

std::vector<GridPolygon> tidied(std::vector<GridPolygon> polygons) {
  // A longer ring whose signed area is nothing may be a figure of eight: that is for the repair to see.
  const auto flat = [](const GridLine& ring) { return ring.size() <= 3 && twice_area(ring) == 0; };
  for (GridPolygon& polygon : polygons) {
    if (polygon.empty() || flat(polygon.front())) polygon.clear();
    std::erase_if(polygon, flat);
  }
  std::erase_if(polygons, [](const GridPolygon& polygon) { return polygon.empty(); });
  if (!polygons.empty() && !surely_valid(polygons)) polygons = made_valid(std::move(polygons));
  turn(polygons);
  return polygons;
}

WorldFeature::Path WorldFeature::path_of(const std::vector<LonLat>& vertices, bool ring) {
  Path path;
  path.world.reserve(vertices.size());
  for (const LonLat vertex : vertices) path.world.push_back(to_world(vertex));
  path.zooms = first_zooms(path.world, ring);
  return path;
}

GridLine WorldFeature::drawn_path(const Path& path, unsigned zoom, bool ring) {
  const auto drawn = [&](std::uint8_t first) { return first <= zoom; };
  const auto count = static_cast<std::size_t>(std::count_if(path.zooms.begin(), path.zooms.end(), drawn));
  GridLine line(count + 1);
  std::size_t next = 0;
  for (std::size_t i = 0; i < path.world.size();
       ++i) {  // no branch: which vertices a zoom draws cannot be guessed
    line[next] = path.world[i];
    next += drawn(path.zooms[i]) ? 1U : 0U;
  }
  line.pop_back();
  for (GridPoint& point : line) point = to_zoom(point, zoom);
  line.erase(std::unique(line.begin(), line.end()), line.end());
  while (ring && line.size() > 1 && line.front() == line.back()) line.pop_back();
  if (line.size() < (ring ? 3U : 2U)) line.clear();
  return line;
}

WorldFeature::WorldFeature(std::uint32_t number, const geo::Shape& shape) : number_(number) {
  const auto cut = geo::cut_at_antimeridian(shape);
  if (!cut) return;
  for (const LonLat point : cut->points) points_.push_back(to_world(point));
  for (const geo::Line& line : cut->lines) {
    if (!line.empty()) lines_.push_back(path_of(line, false));
  }
  for (const geo::Polygon& polygon : cut->polygons) {
    if (polygon.outer.empty()) continue;
    auto& paths = polygons_.emplace_back();
    paths.push_back(path_of(polygon.outer, true));
    for (const geo::Ring& hole : polygon.holes) paths.push_back(path_of(hole, true));
  }
}

/// \pre it is not empty
GridPoint WorldFeature::any_vertex() const {
  if (!points_.empty()) return points_.front();
  return (lines_.empty() ? polygons_.front().front() : lines_.front()).world.front();
}

Drawn WorldFeature::at(unsigned zoom, bool dots) const {
  Drawn drawn{0, number_, {}, {}};
  GridShape& shape = drawn.shape;
  for (const GridPoint point : points_) shape.points.push_back(to_zoom(point, zoom));
  for (const Path& path : lines_) {
    if (auto line = drawn_path(path, zoom, false); !line.empty()) shape.lines.push_back(std::move(line));
  }
  for (const auto& paths : polygons_) {
    GridPolygon polygon;
    for (const Path& path : paths) {
      auto ring = drawn_path(path, zoom, true);
      if (ring.empty() && polygon.empty()) break;
      if (!ring.empty()) polygon.push_back(std::move(ring));
    }
    if (!polygon.empty()) shape.polygons.push_back(std::move(polygon));
  }
  shape.polygons = tidied(std::move(shape.polygons));
  if (dots && shape.empty()) shape.points.push_back(to_zoom(any_vertex(), zoom));
  drawn.box = around(shape.points);
  for (const GridLine& line : shape.lines) drawn.box.add(around(line));
  for (const GridPolygon& polygon : shape.polygons) drawn.box.add(around(polygon.front()));
  drawn.vertices = vertices_of(shape);
  return drawn;
}

}  // namespace tyndau::tiles
