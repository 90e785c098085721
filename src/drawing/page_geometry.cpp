#include "drawing/page_geometry.hpp"

#include <array>
#include <cmath>

namespace tyndau::drawing {
namespace {

/// Keeps what lies on the inner side of one edge of a box.
template <class Inside, class Meet>
std::vector<PagePoint> cut_side(const std::vector<PagePoint>& ring, Inside inside, Meet meet) {
  std::vector<PagePoint> kept;
  kept.reserve(ring.size() + 4);
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const PagePoint from = ring[i], to = ring[(i + 1) % ring.size()];
    if (inside(from)) kept.push_back(from);
    if (inside(from) != inside(to)) kept.push_back(meet(from, to));
  }
  return kept;
}

PagePoint at_x(PagePoint a, PagePoint b, double x) {
  return {x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)};
}
PagePoint at_y(PagePoint a, PagePoint b, double y) {
  return {a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y};
}

}  // namespace

double distance(PagePoint a, PagePoint b) { return std::hypot(b.x - a.x, b.y - a.y); }

std::optional<std::pair<PagePoint, PagePoint>> cut_line(PagePoint a, PagePoint b, const Box& box) {
  const double dx = b.x - a.x, dy = b.y - a.y;
  const std::array<std::pair<double, double>, 4> sides{
      {{-dx, a.x - box.left}, {dx, box.right - a.x}, {-dy, a.y - box.top}, {dy, box.bottom - a.y}}};
  double first = 0.0, last = 1.0;
  for (const auto& [step, room] : sides) {
    if (step == 0.0) {
      if (room < 0.0) return std::nullopt;
      continue;
    }
    const double share = room / step;
    step < 0.0 ? first = std::max(first, share) : last = std::min(last, share);
  }
  if (first > last) return std::nullopt;
  return std::pair{PagePoint{a.x + first * dx, a.y + first * dy},
                   PagePoint{a.x + last * dx, a.y + last * dy}};
}

std::vector<std::vector<PagePoint>> cut_lines(const std::vector<PagePoint>& line, const Box& box) {
  std::vector<std::vector<PagePoint>> parts;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const auto piece = cut_line(line[i], line[i + 1], box);
    if (!piece) continue;
    const bool continues = !parts.empty() && parts.back().back() == piece->first;
    if (!continues) parts.push_back({piece->first});
    parts.back().push_back(piece->second);
  }
  return parts;
}

std::vector<PagePoint> cut_ring(const std::vector<PagePoint>& ring, const Box& box) {
  auto kept = cut_side(
      ring, [&](PagePoint p) { return p.x >= box.left; },
      [&](PagePoint a, PagePoint b) { return at_x(a, b, box.left); });
  kept = cut_side(
      kept, [&](PagePoint p) { return p.x <= box.right; },
      [&](PagePoint a, PagePoint b) { return at_x(a, b, box.right); });
  kept = cut_side(
      kept, [&](PagePoint p) { return p.y >= box.top; },
      [&](PagePoint a, PagePoint b) { return at_y(a, b, box.top); });
  return cut_side(
      kept, [&](PagePoint p) { return p.y <= box.bottom; },
      [&](PagePoint a, PagePoint b) { return at_y(a, b, box.bottom); });
}

std::vector<PagePoint> thinned(const std::vector<PagePoint>& line, double step) {
  std::vector<PagePoint> kept;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool last = i + 1 == line.size();
    if (kept.empty() || last || distance(kept.back(), line[i]) >= step) kept.push_back(line[i]);
  }
  return kept;
}

}  // namespace tyndau::drawing
