#include "drawing/graticule.hpp"

#include "drawing/symbols.hpp"

#include <array>
#include <cmath>

namespace tyndau::drawing {
namespace {

constexpr double seconds_in_a_degree = 3600.0;
constexpr double half_turn = 180.0;
const Stroke thin{{150, 150, 150, 0.7}, 0.1, {}};
constexpr TextStyle small{5.6, false};

/// What of the globe a frame shows; longitudes run on beyond ±180.
struct Span {
  double west, south, east, north;
};

double longitude_near(double lon, double centre) {
  return centre + std::remainder(lon - centre, 2.0 * half_turn);
}

Span span_of(const MapFrame& frame) {
  constexpr int steps = 8;
  const double centre = frame.plane().centre().lon;
  Span span{1e9, 1e9, -1e9, -1e9};
  for (int i = 0; i <= steps; ++i) {
    for (int j = 0; j <= steps; ++j) {
      const Box& box = frame.box();
      const LonLat at =
          frame.from_page({box.left + box.width() * i / steps, box.top + box.height() * j / steps});
      const double lon = longitude_near(at.lon, centre);
      span.west = std::min(span.west, lon), span.east = std::max(span.east, lon);
      span.south = std::min(span.south, at.lat), span.north = std::max(span.north, at.lat);
    }
  }
  return span;
}

/// In seconds: the finest step of which not more than \p most lines cross the span.
double step_for(double degrees, double most) {
  static constexpr std::array<double, 18> steps{1,   2,   5,    10,   15,   30,    60,    120,   300,
                                                600, 900, 1800, 3600, 7200, 18000, 36000, 72000, 108000};
  for (const double step : steps) {
    if (degrees * seconds_in_a_degree / step <= most) return step;
  }
  return steps.back();
}

/// Where a line of the graticule meets the given edge of the frame; the first meeting counts.
template <class At>
std::optional<PagePoint> meeting(const std::vector<PagePoint>& line, At at, double edge) {
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const auto [along_a, across_a] = at(line[i]);
    const auto [along_b, across_b] = at(line[i + 1]);
    if ((across_a - edge) * (across_b - edge) > 0.0 || across_a == across_b) continue;
    const double share = (edge - across_a) / (across_b - across_a);
    return PagePoint{line[i].x + share * (line[i + 1].x - line[i].x),
                     line[i].y + share * (line[i + 1].y - line[i].y)};
  }
  return std::nullopt;
}

std::vector<PagePoint> sampled(const MapFrame& frame, LonLat from, LonLat to) {
  constexpr int pieces = 24;
  std::vector<PagePoint> line;
  for (int i = 0; i <= pieces; ++i) {
    const double share = static_cast<double>(i) / pieces;
    const double lon = from.lon + share * (to.lon - from.lon);
    line.push_back(
        frame.to_page(LonLat{std::remainder(lon, 2.0 * half_turn), from.lat + share * (to.lat - from.lat)}));
  }
  return line;
}

void add_line(const MapFrame& frame, const std::vector<PagePoint>& line, const std::string& id,
              Scene& scene) {
  Drawn drawn{"graticule", id, {}, std::nullopt, thin, frame.index(), {}};
  for (auto& part : cut_lines(line, frame.box())) drawn.outlines.push_back({std::move(part), false});
  if (!drawn.outlines.empty()) scene.items.emplace_back(std::move(drawn));
}

void draw_meridians(const MapFrame& frame, const Span& span, const Pen& pen, Scene& scene) {
  const double step = step_for(span.east - span.west, frame.box().width() / 28.0) / seconds_in_a_degree;
  const Box& box = frame.box();
  double free_from = box.left;
  for (double lon = std::ceil(span.west / step) * step; lon <= span.east; lon += step) {
    const auto line = sampled(frame, {lon, span.south}, {lon, span.north});
    const std::string text =
        longitude_line(std::remainder(lon, 2.0 * half_turn), step * seconds_in_a_degree, pen.language);
    add_line(frame, line, text, scene);
    const auto at = meeting(
        line,
        [](PagePoint p) {
          return std::pair{p.x, p.y};
        },
        box.bottom);
    if (!at) continue;
    const double width = pen.type.width(text, small);
    const double left = at->x - width / 2.0;
    if (left < free_from || left + width > box.right) continue;
    scene.items.emplace_back(Writing{"graticule", text, {left, box.bottom + 2.6}, small, ink::grey, width});
    free_from = left + width + 2.0;
  }
}

void draw_parallels(const MapFrame& frame, const Span& span, const Pen& pen, Scene& scene) {
  const double step = step_for(span.north - span.south, frame.box().height() / 24.0) / seconds_in_a_degree;
  const Box& box = frame.box();
  double free_from = box.bottom;
  for (double lat = std::ceil(span.south / step) * step; lat <= span.north; lat += step) {
    const auto line = sampled(frame, {span.west, lat}, {span.east, lat});
    const std::string text = latitude_line(lat, step * seconds_in_a_degree, pen.language);
    add_line(frame, line, text, scene);
    const auto at = meeting(
        line,
        [](PagePoint p) {
          return std::pair{p.y, p.x};
        },
        box.left);
    if (!at) continue;
    const double width = pen.type.width(text, small);
    const double bottom = at->y + width / 2.0;
    if (bottom > free_from || bottom - width < box.top) continue;
    scene.items.emplace_back(
        Writing{"graticule", text, {box.left - 1.1, bottom}, small, ink::grey, width, true});
    free_from = bottom - width - 2.0;
  }
}

}  // namespace

void draw_graticule(const MapFrame& frame, const Pen& pen, Scene& scene) {
  const Span span = span_of(frame);
  draw_meridians(frame, span, pen, scene);
  draw_parallels(frame, span, pen, scene);
}

}  // namespace tyndau::drawing
