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
    fit();
  }

  /// In the middle third, within so many degrees at least.
  static Frame around(const geo::Shape& shape, double least) {
    Frame frame(std::vector<const geo::Shape*>{&shape});
    const double tall = std::max(least, 3 * (frame.north_ - frame.south_));
    const double wide =
        std::max(tall * width / most_height / frame.squeeze_, 3 * (frame.east_ - frame.west_));
    const LonLat middle{(frame.west_ + frame.east_) / 2, (frame.south_ + frame.north_) / 2};
    frame.west_ = middle.lon - wide / 2;
    frame.east_ = middle.lon + wide / 2;
    frame.south_ = middle.lat - tall / 2;
    frame.north_ = middle.lat + tall / 2;
    frame.fit();
    return frame;
  }

  [[nodiscard]] geo::BoundingBox box() const { return {west_, south_, east_, north_}; }
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
  void fit() {
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

/// Each vertex of so many.
struct Thinning {
  std::size_t step = 1;
  [[nodiscard]] std::size_t of(const std::vector<LonLat>& vertices) const {
    return vertices.size() > 8 ? step : 1;
  }
};

std::string path_of(const std::vector<LonLat>& vertices, const Frame& frame, Thinning thinning, bool closed) {
  std::string path;
  const auto step = thinning.of(vertices);
  for (std::size_t i = 0; i < vertices.size(); i += step) {
    path += (path.empty() ? "M" : "L") + frame.at(vertices[i]);
  }
  return closed && !path.empty() ? path + 'Z' : path;
}

void draw(std::string& svg, const geo::Shape& shape, const Frame& frame, Thinning thinning) {
  for (const auto& polygon : shape.polygons) {
    svg += "<path class=\"area\" d=\"" + path_of(polygon.outer, frame, thinning, true);
    for (const auto& hole : polygon.holes) svg += path_of(hole, frame, thinning, true);
    svg += "\"/>";
  }
  for (const auto& line : shape.lines) {
    svg += "<path class=\"line\" d=\"" + path_of(line, frame, thinning, false) + "\"/>";
  }
  for (const LonLat point : shape.points) {
    svg += "<path class=\"point\" d=\"M" + frame.at(point) + "h0\"/>";
  }
}

std::string begun(const Frame& frame, std::string_view label) {
  return "<svg class=\"sketch\" role=\"img\" viewBox=\"0 0 " + std::to_string(std::lround(width)) + ' ' +
         std::to_string(std::lround(frame.height)) + "\"><title>" + escaped(label) + "</title>";
}

/// As many of them as have room for their vertices together, coarse ones where one has many.
void draw_beneath(std::string& svg, const std::vector<const geo::Shape*>& shapes, const Frame& frame) {
  constexpr std::size_t of_one = 500;
  std::size_t drawn = 0;
  svg += "<g class=\"near\">";
  for (const auto* shape : shapes) {
    const auto count = geo::vertices(*shape).size();
    const Thinning thinning{1 + count / of_one};
    drawn += count / thinning.step + 1;
    if (drawn > most_vertices) break;
    draw(svg, *shape, frame, thinning);
  }
  svg += "</g>";
}

}  // namespace

std::string sketch(const std::vector<const geo::Shape*>& shapes, std::string_view label) {
  const Frame frame(shapes);
  if (frame.empty()) return {};
  std::string svg = begun(frame, label);
  for (const auto* shape : shapes) draw(svg, *shape, frame, {frame.step()});
  return svg + "</svg>";
}

std::string sketch_within(const geo::Shape& shape, const Around& around, std::string_view label) {
  constexpr double least_degrees = 0.1;
  if (shape.empty()) return {};
  const auto frame = Frame::around(shape, least_degrees);
  std::string svg = begun(frame, label);
  draw_beneath(svg, around(frame.box()), frame);
  draw(svg, shape, frame, {frame.step()});
  return svg + "</svg>";
}

}  // namespace tyndau::http
