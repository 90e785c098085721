/// \file
/// Points, boxes and cuts on a page. Millimetres to the right and down from the upper left corner.
#pragma once

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace tyndau::drawing {

inline constexpr double millimetres_per_point = 25.4 / 72.0;

struct PagePoint {
  double x = 0.0, y = 0.0;

  friend bool operator==(const PagePoint&, const PagePoint&) = default;
};

struct Box {
  double left = 0.0, top = 0.0, right = 0.0, bottom = 0.0;

  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double height() const { return bottom - top; }
  [[nodiscard]] PagePoint middle() const { return {(left + right) / 2.0, (top + bottom) / 2.0}; }
  [[nodiscard]] Box grown(double by) const { return {left - by, top - by, right + by, bottom + by}; }
  [[nodiscard]] bool overlaps(const Box& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
  [[nodiscard]] bool holds(PagePoint p) const {
    return p.x >= left && p.x <= right && p.y >= top && p.y <= bottom;
  }
  [[nodiscard]] bool holds(const Box& other) const {
    return other.left >= left && other.right <= right && other.top >= top && other.bottom <= bottom;
  }
  /// Makes room for a point.
  void add(PagePoint p) {
    left = std::min(left, p.x), right = std::max(right, p.x);
    top = std::min(top, p.y), bottom = std::max(bottom, p.y);
  }
};

[[nodiscard]] inline Box box_at(PagePoint p) { return {p.x, p.y, p.x, p.y}; }
[[nodiscard]] double distance(PagePoint a, PagePoint b);
/// The part of a straight line inside the box; nothing when it passes by.
[[nodiscard]] std::optional<std::pair<PagePoint, PagePoint>> cut_line(PagePoint a, PagePoint b,
                                                                      const Box& box);
/// The parts of a line inside the box.
[[nodiscard]] std::vector<std::vector<PagePoint>> cut_lines(const std::vector<PagePoint>& line,
                                                            const Box& box);
/// The ring cut to the box, edges along the box included; empty when nothing is left.
[[nodiscard]] std::vector<PagePoint> cut_ring(const std::vector<PagePoint>& ring, const Box& box);
/// Without points nearer than \p step to the one before; the last one stays.
[[nodiscard]] std::vector<PagePoint> thinned(const std::vector<PagePoint>& line, double step);

}  // namespace tyndau::drawing
