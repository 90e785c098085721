#include "drawing/map_frame.hpp"

#include "geo/geodesic.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace tyndau::drawing {
namespace {

constexpr double millimetres_in_a_metre = 1000.0;
constexpr double beyond_the_frame =
    3.0;                              // mm that shapes are drawn past it, so that their cut edges are hidden
constexpr double finest_step = 0.02;  // mm

/// 1 : 2500, 5000, 7500, 10000 …: what a ruler reads well.
double round_denominator(double needed) {
  static constexpr std::array<double, 12> steps{1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.5, 8.0, 10.0};
  const double decade = std::pow(10.0, std::floor(std::log10(needed)));
  for (const double step : steps) {
    if (step * decade >= needed * (1.0 - 1e-9)) return step * decade;
  }
  return 10.0 * decade;
}

bool on_the_cut(LonLat a, LonLat b) { return std::abs(a.lon) == 180.0 && std::abs(b.lon) == 180.0; }

}  // namespace

void Ground::add(geo::PlanePoint p) {
  west = std::min(west, p.x), east = std::max(east, p.x);
  south = std::min(south, p.y), north = std::max(north, p.y);
}

std::string MapPlane::projection() const {
  return fmt::format("+proj=aeqd +lat_0={:.7f} +lon_0={:.7f} +datum=WGS84 +units=m +no_defs", centre_.lat,
                     centre_.lon);
}

Ground MapPlane::ground(const geo::Shape& shape) const {
  const auto all = geo::vertices(shape);
  const auto first = to_plane(all.front());
  Ground ground{first.x, first.y, first.x, first.y};
  for (const LonLat position : all) ground.add(to_plane(position));
  return ground;
}

MapFrame::MapFrame(const MapPlane& plane, const Ground& ground, const Box& box, std::string name,
                   std::size_t index)
    : plane_(&plane), index_(index) {
  const double needed = std::max({ground.width() / box.width(), ground.height() / box.height(), 1e-3});
  frame_.denominator = round_denominator(needed * millimetres_in_a_metre);
  frame_.millimetres_per_metre = millimetres_in_a_metre / frame_.denominator;
  frame_.name = std::move(name);
  frame_.box = box;
  frame_.projection = plane.projection();
  frame_.centre = plane.centre();
  const double scale = frame_.millimetres_per_metre;
  frame_.origin = {box.middle().x - scale * (ground.west + ground.east) / 2.0,
                   box.middle().y + scale * (ground.south + ground.north) / 2.0};
}

PagePoint MapFrame::to_page(geo::PlanePoint point) const {
  return {frame_.origin.x + point.x * frame_.millimetres_per_metre,
          frame_.origin.y - point.y * frame_.millimetres_per_metre};
}

PagePoint MapFrame::to_page(LonLat position) const { return to_page(plane_->to_plane(position)); }

LonLat MapFrame::from_page(PagePoint point) const {
  return plane_->from_plane({(point.x - frame_.origin.x) / frame_.millimetres_per_metre,
                             (frame_.origin.y - point.y) / frame_.millimetres_per_metre});
}

Metres MapFrame::reach() const { return Metres{metres(std::hypot(box().width(), box().height()) / 2.0)}; }

void MapFrame::add_ring(Drawn& drawn, const geo::Ring& ring, const Look& look) const {
  const Box room = box().grown(beyond_the_frame);
  std::vector<PagePoint> points;
  points.reserve(ring.size());
  bool cut = false;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    points.push_back(to_page(ring[i]));
    cut = cut || on_the_cut(ring[i], ring[(i + 1) % ring.size()]);
  }
  if (look.fill || !cut) {
    auto kept = cut_ring(thinned(points, finest_step), room);
    if (kept.size() >= 3) drawn.outlines.push_back({std::move(kept), true});
    return;
  }
  // An edge along ±180° is where the map was cut, no border of the thing.
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const std::size_t next = (i + 1) % ring.size();
    if (on_the_cut(ring[i], ring[next])) continue;
    for (auto& part : cut_lines({points[i], points[next]}, room))
      drawn.outlines.push_back({std::move(part), false});
  }
}

Drawn MapFrame::drawn(const geo::Shape& shape, const Look& look, std::string kind, std::string id) const {
  Drawn drawn{std::move(kind), std::move(id), {}, look.fill, look.stroke, index_, {}};
  for (const geo::Line& line : shape.lines) {
    std::vector<PagePoint> points;
    points.reserve(line.size());
    for (const LonLat position : line) points.push_back(to_page(position));
    for (auto& part : cut_lines(thinned(points, finest_step), box().grown(beyond_the_frame)))
      drawn.outlines.push_back({std::move(part), false});
  }
  for (const geo::Polygon& polygon : shape.polygons) {
    add_ring(drawn, polygon.outer, look);
    for (const geo::Ring& hole : polygon.holes) add_ring(drawn, hole, look);
  }
  return drawn;
}

std::vector<PagePoint> MapFrame::way(const Segment& segment) const {
  constexpr double step =
      50'000.0;  // metres, between which the plane's straight line and the shortest way agree
  const double length = geo::distance(segment.from, segment.to).value;
  const double azimuth = geo::azimuth(segment.from, segment.to);
  std::vector<PagePoint> points{to_page(segment.from)};
  for (double at = step; at < length - step / 2.0; at += step)
    points.push_back(to_page(geo::direct(segment.from, azimuth, Metres{at})));
  points.push_back(to_page(segment.to));
  return points;
}

}  // namespace tyndau::drawing
