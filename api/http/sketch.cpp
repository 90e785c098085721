#include "http/sketch.hpp"

#include "http/page.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tyndau::http {
namespace {

constexpr double width = 640;
constexpr double most_height = 480;
constexpr double margin = 12;
constexpr std::size_t most_vertices = 20'000;

/// From degrees to units of the drawing.
class Frame {
 public:
  explicit Frame(const std::vector<const geo::Shape*>& shapes) {
    for (const auto* shape : shapes) {
      if (shape->empty()) continue;
      for (const LonLat at : geo::vertices(*shape)) add(at);
    }
    const double middle = (south_ + north_) / 2 * std::numbers::pi / 180;
    squeeze_ = std::max(0.05, std::cos(middle));
    constexpr double smallest = 0.002;
    const double wide = std::max(smallest, (east_ - west_) * squeeze_);
    const double high = std::max(smallest, north_ - south_);
    scale_ = std::min((width - 2 * margin) / wide, (most_height - 2 * margin) / high);
    left_ = (width - (east_ - west_) * squeeze_ * scale_) / 2;
    height = std::max(60.0, (north_ - south_) * scale_ + 2 * margin);
    top_ = (height - (north_ - south_) * scale_) / 2;
  }
  [[nodiscard]] bool empty() const { return count_ == 0; }
  [[nodiscard]] std::size_t step() const { return 1 + count_ / most_vertices; }
  [[nodiscard]] std::string at(LonLat position) const {
    const auto tenth = [](double value) {
      const auto tenths = static_cast<long>(std::lround(value * 10));
      return std::to_string(tenths / 10) + '.' + std::to_string(std::abs(tenths) % 10);
    };
    return tenth(left_ + (position.lon - west_) * squeeze_ * scale_) + ' ' +
           tenth(top_ + (north_ - position.lat) * scale_);
  }
  double height = most_height;

 private:
  void add(LonLat at) {
    west_ = count_ == 0 ? at.lon : std::min(west_, at.lon);
    east_ = count_ == 0 ? at.lon : std::max(east_, at.lon);
    south_ = count_ == 0 ? at.lat : std::min(south_, at.lat);
    north_ = count_ == 0 ? at.lat : std::max(north_, at.lat);
    ++count_;
  }
  double west_ = 0, east_ = 0, south_ = 0, north_ = 0;
  double squeeze_ = 1, scale_ = 1, left_ = 0, top_ = 0;
  std::size_t count_ = 0;
};

std::string path_of(const std::vector<LonLat>& vertices, const Frame& frame, bool closed) {
  std::string path;
  const auto step = vertices.size() > 8 ? frame.step() : 1;
  for (std::size_t i = 0; i < vertices.size(); i += step) {
    path += (path.empty() ? "M" : "L") + frame.at(vertices[i]);
  }
  return closed && !path.empty() ? path + 'Z' : path;
}

void draw(std::string& svg, const geo::Shape& shape, const Frame& frame) {
  for (const auto& polygon : shape.polygons) {
    svg += "<path class=\"area\" d=\"" + path_of(polygon.outer, frame, true);
    for (const auto& hole : polygon.holes) svg += path_of(hole, frame, true);
    svg += "\"/>";
  }
  for (const auto& line : shape.lines) {
    svg += "<path class=\"line\" d=\"" + path_of(line, frame, false) + "\"/>";
  }
  for (const LonLat point : shape.points) {
    svg += "<path class=\"point\" d=\"M" + frame.at(point) + "h0\"/>";
  }
}

}  // namespace

std::string sketch(const std::vector<const geo::Shape*>& shapes, std::string_view label) {
  const Frame frame(shapes);
  if (frame.empty()) return {};
  std::string svg = "<svg class=\"sketch\" role=\"img\" viewBox=\"0 0 " + std::to_string(std::lround(width)) +
                    ' ' + std::to_string(std::lround(frame.height)) + "\"><title>" + escaped(label) +
                    "</title>";
  for (const auto* shape : shapes) draw(svg, *shape, frame);
  return svg + "</svg>";
}

}  // namespace tyndau::http
