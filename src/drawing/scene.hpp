/// \file
/// A drawn page in millimetres: what every writer draws and every test measures.
#pragma once

#include "core/date.hpp"
#include "core/finding.hpp"
#include "core/lon_lat.hpp"
#include "core/text.hpp"
#include "drawing/page_geometry.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace tyndau::drawing {

struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;
  double opacity = 1.0;  ///< 0..1

  friend bool operator==(const Colour&, const Colour&) = default;
};

struct Stroke {
  Colour colour;
  double width = 0.2;        ///< mm
  std::vector<double> dash;  ///< mm, on and off in turn; empty: solid
};

/// Points in order; closed ones run back to their first.
struct Outline {
  std::vector<PagePoint> points;
  bool closed = false;
};

/// Lines and areas of one thing. `kind` says what it stands for: "footprint", "protection-zone", "distance-line" …
struct Drawn {
  std::string kind;
  std::string id;  ///< of the thing; empty for furniture of the page
  std::vector<Outline> outlines;
  std::optional<Colour> fill;  ///< even-odd
  std::optional<Stroke> stroke;
  std::optional<std::size_t> frame;                        ///< index into Scene::frames that it is cut to
  std::vector<std::pair<std::string, std::string>> facts;  ///< figures that the drawing states of itself
};

struct TextStyle {
  double points = 8.0;  ///< size, 1/72 inch
  bool bold = false;
  friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

/// One line of text.
struct Writing {
  std::string kind;
  std::string text;
  PagePoint at;  ///< left end of the baseline; of the turned line where `turned`
  TextStyle style;
  Colour colour;
  double width = 0.0;   ///< mm, as measured with the page's font
  bool turned = false;  ///< reads upwards
  bool halo = false;    ///< white about the letters
  /// What the letters cover.
  [[nodiscard]] Box box() const;
};

using Item = std::variant<Drawn, Writing>;

/// How one frame's millimetres stand for the ground.
struct Frame {
  std::string name;
  Box box;
  std::string projection;  ///< as PROJ reads it, metres
  LonLat centre;           ///< its origin
  PagePoint origin;        ///< where the centre lies on the page, possibly outside the box
  double millimetres_per_metre = 0.0;
  double denominator = 0.0;  ///< 1 : so much, on paper
};

/// A label of the map as it was placed.
struct Label {
  std::string kind;
  std::string text;
  Box box;
  std::size_t frame = 0;
  bool number_only = false;  ///< stands for a row of the table, because the words found no room
};

/// One line of the checklist of a map, answered for this one.
struct MapCheck {
  std::string id;  ///< as the checklist names it: "map-attached" …
  bool satisfied = false;
  bool comparable = true;  ///< false: the documents or the data hold nothing to compare with
  Text words;
};

struct Scene {
  double width = 297.0, height = 210.0;  ///< mm
  double pixels_per_millimetre = 8.0;    ///< of a picture of this page
  Language language = Language::en;
  std::string title;
  std::string description;  ///< the page in words, for who cannot see it
  std::vector<Frame> frames;
  std::vector<Item> items;  ///< in the order of drawing
  std::vector<Label> labels;
  std::vector<MapCheck> checks;
};

}  // namespace tyndau::drawing
