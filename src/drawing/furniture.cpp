#include "drawing/frame_painter.hpp"
#include "drawing/symbols.hpp"

#include <array>
#include <cmath>

namespace tyndau::drawing {
namespace {

constexpr TextStyle small{6.4, false};

/// 1, 2 or 5 times a power of ten, at most \p metres.
double round_length(double metres) {
  const double decade = std::pow(10.0, std::floor(std::log10(metres)));
  for (const double step : {5.0, 2.0}) {
    if (step * decade <= metres) return step * decade;
  }
  return decade;
}

}  // namespace

void FramePainter::scale_bar() {
  constexpr double longest = 42.0, height = 1.3, inset = 2.0, plate_height = 9.2;
  const Box& box = frame_.box();
  const double metres = round_length(frame_.metres(std::min(longest, box.width() * 0.4)));
  const double length = frame_.millimetres(metres);
  constexpr double metres_in_a_kilometre = 1000.0;
  const bool english = pen_.language == Language::en;
  const std::string far =
      metres < metres_in_a_kilometre
          ? short_distance({Metres{metres}, Metres{metres}}, pen_.language)
          : grouped(metres / metres_in_a_kilometre, pen_.language) + (english ? " km" : " км");
  const std::string ratio = "1 : " + grouped(frame_.frame().denominator, pen_.language);
  const double far_width = pen_.type.width(far, small), ratio_width = pen_.type.width(ratio, small);
  const Box plate{box.left + 1.2, box.bottom - 1.2 - plate_height,
                  box.left + 1.2 + std::max(length + far_width / 2.0, ratio_width) + 2.0 * inset,
                  box.bottom - 1.2};
  placer_.keep_free(plate.grown(0.4));
  mark(rectangle(plate, {Colour{255, 255, 255, 0.96}, Stroke{ink::pale, 0.15, {}}}, "plate"));
  const double left = plate.left + inset, top = plate.bottom - 2.6;
  for (int i = 0; i < 4; ++i) {
    const Box part{left + length * i / 4.0, top, left + length * (i + 1) / 4.0, top + height};
    Drawn piece =
        rectangle(part, {i % 2 == 0 ? ink::black : ink::white, Stroke{ink::black, 0.15, {}}}, "scale-bar");
    if (i == 0) piece.facts = {{"length-metres", std::to_string(std::llround(metres / 4.0))}};
    mark(std::move(piece));
  }
  const double figures = top - 0.7;
  scene_.items.emplace_back(
      Writing{"scale", "0", {left, figures}, small, ink::black, pen_.type.width("0", small)});
  scene_.items.emplace_back(
      Writing{"scale", far, {left + length - far_width / 2.0, figures}, small, ink::black, far_width});
  scene_.items.emplace_back(Writing{"scale", ratio, {left, plate.top + 2.7}, small, ink::black, ratio_width});
}

void FramePainter::north_arrow() {
  constexpr double length = 8.0, half = 1.9, plate_size = 12.0;
  const Box& box = frame_.box();
  const Box plate{box.right - 1.2 - plate_size, box.top + 1.2, box.right - 1.2,
                  box.top + 1.2 + plate_size + 2.6};
  placer_.keep_free(plate.grown(0.4));
  mark(rectangle(plate, {Colour{255, 255, 255, 0.96}, Stroke{ink::pale, 0.15, {}}}, "plate"));
  const PagePoint foot{plate.middle().x, plate.top + plate_size - 0.8};
  // Towards the pole from the middle of the frame.
  const LonLat middle = frame_.from_page(box.middle());
  constexpr double little = 0.01;
  const PagePoint from = frame_.to_page(middle);
  const PagePoint to = frame_.to_page(LonLat{middle.lon, std::min(90.0, middle.lat + little)});
  const double turn = std::atan2(to.x - from.x, from.y - to.y);
  const PagePoint pivot{foot.x, foot.y - length / 2.0};
  const auto turned = [&](double x, double y) {
    return PagePoint{pivot.x + x * std::cos(turn) - y * std::sin(turn),
                     pivot.y + x * std::sin(turn) + y * std::cos(turn)};
  };
  const PagePoint tip = turned(0.0, -length / 2.0), left = turned(-half, length / 2.0),
                  notch = turned(0.0, length / 4.0), right = turned(half, length / 2.0);
  const Stroke edge{ink::black, 0.2, {}};
  mark({"north", {}, {{{tip, left, notch}, true}}, ink::black, edge, std::nullopt, {}});
  mark({"north", {}, {{{tip, notch, right}, true}}, ink::white, edge, std::nullopt, {}});
  const std::string& letter = pen_.say("sheet.north");
  const double width = pen_.type.width(letter, {7.0, true});
  scene_.items.emplace_back(Writing{
      "north", letter, {plate.middle().x - width / 2.0, plate.bottom - 0.8}, {7.0, true}, ink::black, width});
}

void FramePainter::title_plate() {
  if (frame_.frame().name.empty()) return;
  constexpr TextStyle style{7.0, true};
  constexpr double height = 4.2, inset = 1.4;
  const Box& box = frame_.box();
  const double width = pen_.type.width(frame_.frame().name, style);
  const Box plate{box.left + 1.2, box.top + 1.2, box.left + 1.2 + width + 2.0 * inset,
                  box.top + 1.2 + height};
  placer_.keep_free(plate.grown(0.4));
  mark(rectangle(plate, {Colour{255, 255, 255, 0.96}, Stroke{ink::pale, 0.15, {}}}, "plate"));
  scene_.items.emplace_back(Writing{
      "frame-name", frame_.frame().name, {plate.left + inset, plate.bottom - 1.2}, style, ink::black, width});
}

void FramePainter::other_frames() {
  for (std::size_t i = frame_.index() + 1; i < scene_.frames.size(); ++i) {
    shown_.kinds.insert("other_frame");
    const Frame& other = scene_.frames[i];
    Drawn drawn{"other-frame", other.name, {{{}, true}}, std::nullopt, Stroke{ink::black, 0.25, {}},
                std::nullopt,  {}};
    const Box& box = other.box;
    for (const PagePoint corner : {PagePoint{box.left, box.top}, PagePoint{box.right, box.top},
                                   PagePoint{box.right, box.bottom}, PagePoint{box.left, box.bottom}}) {
      const double scale = frame_.frame().millimetres_per_metre / other.millimetres_per_metre;
      drawn.outlines[0].points.push_back({frame_.frame().origin.x + (corner.x - other.origin.x) * scale,
                                          frame_.frame().origin.y + (corner.y - other.origin.y) * scale});
    }
    std::vector<PagePoint> edge = drawn.outlines[0].points;
    edge.push_back(edge.front());
    placer_.avoid(edge);
    mark(std::move(drawn));
  }
}

void FramePainter::furniture() {
  other_frames();
  title_plate();
  scale_bar();
  north_arrow();
}

}  // namespace tyndau::drawing
