/// \file
/// A column of a page that is filled from the top: headings, lines, rows of a table.
#pragma once

#include "drawing/scene.hpp"
#include "drawing/words.hpp"

#include <string>
#include <vector>

namespace tyndau::drawing {

inline constexpr TextStyle panel_heading{7.4, true};
inline constexpr TextStyle panel_text{6.4, false};
inline constexpr TextStyle panel_small{5.6, false};

/// A cell of a row: its text is cut to its width.
struct Cell {
  std::string text;
  double width = 0.0;  ///< mm
  bool right = false;  ///< aligned
};

class Column {
 public:
  Column(const Box& room, const Pen& pen, Scene& scene)
      : room_(room), pen_(pen), scene_(scene), top_(room.top) {}

  [[nodiscard]] double left_over() const { return room_.bottom - top_; }
  [[nodiscard]] double top() const { return top_; }
  [[nodiscard]] const Box& room() const { return room_; }
  void skip(double millimetres) { top_ += millimetres; }

  void heading(const std::string& text, const std::string& kind);
  /// Words in as many lines as they need, at most \p most.
  void paragraph(const std::string& text, TextStyle style, Colour colour, std::size_t most,
                 const std::string& kind, double indent = 0.0);
  void row(const std::vector<Cell>& cells, TextStyle style, Colour colour, const std::string& kind);
  /// Height of a row in this style.
  [[nodiscard]] static double row_height(TextStyle style) { return line_height(style); }

 private:
  Box room_;
  const Pen& pen_;
  Scene& scene_;
  double top_;
};

}  // namespace tyndau::drawing
