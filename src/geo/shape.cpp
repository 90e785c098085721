#include "geo/shape.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

namespace tyndau::geo {
namespace {

/// The arc of longitudes that the vertices leave free, found among the gaps between neighbours in order.
std::pair<double, double> longitude_range(const std::vector<LonLat>& all) {
  std::vector<double> longitudes;
  longitudes.reserve(all.size());
  for (const LonLat& p : all) longitudes.push_back(p.lon);
  std::sort(longitudes.begin(), longitudes.end());
  double widest = 360.0 - (longitudes.back() - longitudes.front());
  std::pair<double, double> range{longitudes.front(), longitudes.back()};
  for (std::size_t i = 1; i < longitudes.size(); ++i) {
    const double gap = longitudes[i] - longitudes[i - 1];
    if (gap <= widest) continue;
    widest = gap;
    range = {longitudes[i], longitudes[i - 1]};
  }
  return range;
}

}  // namespace

std::size_t vertex_count(const Shape& shape) {
  std::size_t count = shape.points.size();
  for (const Line& line : shape.lines) count += line.size();
  for (const Polygon& polygon : shape.polygons) {
    count += polygon.outer.size();
    for (const Ring& hole : polygon.holes) count += hole.size();
  }
  return count;
}

std::vector<LonLat> vertices(const Shape& shape) {
  std::vector<LonLat> all;
  all.reserve(vertex_count(shape));
  const auto append = [&all](const std::vector<LonLat>& part) {
    all.insert(all.end(), part.begin(), part.end());
  };
  append(shape.points);
  for (const Line& line : shape.lines) append(line);
  for (const Polygon& polygon : shape.polygons) {
    append(polygon.outer);
    for (const Ring& hole : polygon.holes) append(hole);
  }
  return all;
}

namespace {

/// West, south, east and north of all vertices, as numbers.
class PlainBox {
 public:
  void add(const std::vector<LonLat>& chain) {
    for (const LonLat p : chain) {
      box_.west = std::min(box_.west, p.lon);
      box_.east = std::max(box_.east, p.lon);
      box_.south = std::min(box_.south, p.lat);
      box_.north = std::max(box_.north, p.lat);
    }
  }
  [[nodiscard]] const BoundingBox& box() const { return box_; }

 private:
  static constexpr double far = std::numeric_limits<double>::infinity();
  BoundingBox box_{far, far, -far, -far};
};

}  // namespace

BoundingBox bounding_box(const Shape& shape) {
  PlainBox plain;
  plain.add(shape.points);
  for (const Line& line : shape.lines) plain.add(line);
  for (const Polygon& polygon : shape.polygons) {
    plain.add(polygon.outer);
    for (const Ring& hole : polygon.holes) plain.add(hole);
  }
  constexpr double half_around = 180.0;
  if (plain.box().east - plain.box().west < half_around) return plain.box();
  const std::vector<LonLat> all = vertices(shape);
  assert(!all.empty());
  const auto [south, north] =
      std::minmax_element(all.begin(), all.end(), [](LonLat a, LonLat b) { return a.lat < b.lat; });
  const auto [west, east] = longitude_range(all);
  return {west, south->lat, east, north->lat};
}

}  // namespace tyndau::geo
