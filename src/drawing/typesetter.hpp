/// \file
/// Text as the page's font sets it: widths, lines, letters that the fonts of this system have.
#pragma once

#include "drawing/scene.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::drawing {

/// Valid UTF-8 in one line: control characters, line ends, invisible marks of direction and noncharacters become spaces,
/// broken bytes U+FFFD.
[[nodiscard]] std::string one_line(std::string_view text);

/// The page's font family; other scripts take the font that has them.
inline constexpr std::string_view font_family = "Noto Sans";

/// \threads one a thread
class Typesetter {
 public:
  Typesetter();
  ~Typesetter();
  Typesetter(const Typesetter&) = delete;
  Typesetter& operator=(const Typesetter&) = delete;

  /// Width of one line in millimetres.
  [[nodiscard]] double width(std::string_view text, TextStyle style) const;
  /// Lines of at most \p width mm; what does not fit into \p most lines ends in "…". At least one line.
  [[nodiscard]] std::vector<std::string> lines(std::string_view text, TextStyle style, double width,
                                               std::size_t most) const;
  /// The text, or its beginning and "…", in one line of at most \p width mm.
  [[nodiscard]] std::string fitted(std::string_view text, TextStyle style, double width) const;
  /// As one_line(), without spaces at the ends; words with letters that no font of this system has are spelled in Latin,
  /// or such letters "?" where even that fails.
  [[nodiscard]] std::string drawable(std::string_view text) const;
  /// Whether drawable() has spelled any text in other letters than its own, which a reader is to be told.
  [[nodiscard]] bool has_spelled() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// From the baseline up and down to what letters cover, as a share of the size.
inline constexpr double ascent = 0.78, descent = 0.22;
[[nodiscard]] inline double line_height(TextStyle style) {
  return style.points * millimetres_per_point * 1.25;
}

}  // namespace tyndau::drawing
