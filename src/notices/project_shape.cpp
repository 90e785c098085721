#include "notices/project_shape.hpp"

#include "geo/area_index.hpp"
#include "geo/geodesic.hpp"

#include <algorithm>
#include <span>

namespace tyndau::notices {
namespace {

geo::Shape with_closed_lines_as_areas(geo::Shape shape) {
  constexpr std::size_t least = 4;
  std::vector<geo::Line> open;
  for (geo::Line& line : shape.lines) {
    if (line.size() >= least && line.front() == line.back()) {
      line.pop_back();
      shape.polygons.push_back({std::move(line), {}});
    } else {
      open.push_back(std::move(line));
    }
  }
  shape.lines = std::move(open);
  return shape;
}

/// 0 for points, 1 for lines, 2 for areas.
int dimension(const geo::Shape& shape) { return !shape.polygons.empty() ? 2 : !shape.lines.empty() ? 1 : 0; }

/// The vertex of one shape that is farthest from another, and the point of the other that is nearest to it.
geo::NearestPoints farthest_vertex(const geo::Shape& of, const geo::Shape& from, geo::EdgeModel edges) {
  const geo::AreaIndex index(std::span(&from, 1), edges);
  geo::NearestPoints farthest;
  bool first = true;
  for (const LonLat& vertex : geo::vertices(of)) {
    const auto nearest = index.distance(geo::point_shape(vertex), 0);
    if (first || nearest.distance > farthest.distance) farthest = nearest;
    first = false;
  }
  return farthest;
}

std::vector<std::size_t> of_role(const std::vector<ReadShape>& shapes, ShapeRole role) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    if (shapes[i].role == role) found.push_back(i);
  }
  return found;
}

/// A stated point in an area of many kilometres says only that the point lies there.
bool too_wide_about(const geo::Shape& drawn, const geo::Shape& stated) {
  constexpr Metres widest{5'000.0};  // few plants and pits reach that far from their middle
  if (dimension(drawn) != 2 || dimension(stated) != 0) return false;
  const auto vertices = geo::vertices(drawn);
  const LonLat middle = geo::middle(stated);
  return std::any_of(vertices.begin(), vertices.end(),
                     [&](LonLat vertex) { return geo::distance(vertex, middle) > widest; });
}

/// Whether some shape of no known role, or a licence area, lies where the coordinates are.
bool agreeing_stranger(const std::vector<ReadShape>& shapes, const geo::Shape& stated, Metres tolerance,
                       geo::EdgeModel edges) {
  auto strangers = of_role(shapes, ShapeRole::unknown);
  const auto areas = of_role(shapes, ShapeRole::licence_area);
  strangers.insert(strangers.end(), areas.begin(), areas.end());
  return std::any_of(strangers.begin(), strangers.end(), [&](std::size_t index) {
    return difference(shapes[index].shape, stated, tolerance, edges).most <= tolerance;
  });
}

}  // namespace

std::vector<ReadShape> read_shapes(const documents::MapFile& map) {
  const auto drawn_layers =
      std::count_if(map.layers.begin(), map.layers.end(), [](const auto& layer) { return layer.shapes > 0; });
  std::vector<ReadShape> shapes;
  for (const auto& drawn : map.shapes) {
    ReadShape read{with_closed_lines_as_areas(drawn.shape), drawn.label, role_of(drawn.label)};
    if (read.role == ShapeRole::unknown && drawn_layers > 1)
      read.role = role_of(map.layers[drawn.layer].name);
    shapes.push_back(std::move(read));
  }
  return shapes;
}

FootprintDifference difference(const geo::Shape& drawn, const geo::Shape& stated, Metres tolerance,
                               geo::EdgeModel edges) {
  FootprintDifference result;
  result.apart = geo::nearest_points(drawn, stated, edges).distance;
  const int of_drawn = dimension(drawn), of_stated = dimension(stated);
  const auto take = [&](const geo::NearestPoints& farthest) {
    if (farthest.distance < result.most) return;
    result.most = farthest.distance;
    result.line = {farthest.from, farthest.to};
  };
  std::optional<Metres> stated_out, drawn_out;
  if (of_stated <= of_drawn) {
    const auto farthest = farthest_vertex(stated, drawn, edges);
    stated_out = farthest.distance;
    take(farthest);
  }
  if (of_drawn <= of_stated) {
    const auto farthest = farthest_vertex(drawn, stated, edges);
    drawn_out = farthest.distance;
    take(farthest);
  }
  const bool areas = of_drawn == 2 && of_stated == 2;
  result.nested = areas && result.most > tolerance && std::min(*stated_out, *drawn_out) <= tolerance;
  return result;
}

std::optional<ProjectShape> project_shape(const std::vector<ReadShape>& shapes,
                                          const std::optional<hearing::Footprint>& stated, Metres tolerance,
                                          geo::EdgeModel edges) {
  Chosen chosen = Chosen::by_label;
  auto candidates = of_role(shapes, ShapeRole::project);
  if (candidates.empty()) {
    candidates = of_role(shapes, ShapeRole::unknown);
    chosen = candidates.size() == 1 ? Chosen::only_shape : Chosen::nearest;
  }
  if (candidates.empty()) return std::nullopt;
  if (!stated || stated->shape.empty()) {
    if (candidates.size() > 1) return std::nullopt;
    return ProjectShape{candidates.front(), chosen, std::nullopt};
  }
  std::optional<ProjectShape> best;
  for (const std::size_t index : candidates) {
    auto from_stated = difference(shapes[index].shape, stated->shape, tolerance, edges);
    if (best && best->from_stated->most <= from_stated.most) continue;
    best = ProjectShape{index, chosen, from_stated};
  }
  const bool agrees = best->from_stated->most <= tolerance;
  best->may_be_another = !agrees && (agreeing_stranger(shapes, stated->shape, tolerance, edges) ||
                                     (chosen != Chosen::by_label && !shapes[best->index].label.empty()));
  best->too_wide = too_wide_about(shapes[best->index].shape, stated->shape);
  return best;
}

}  // namespace tyndau::notices
