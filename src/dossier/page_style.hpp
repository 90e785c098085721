/// \file
/// Measures in points and colours of a paper's pages.
#pragma once

#include "core/finding.hpp"
#include "drawing/pango_layout.hpp"
#include "drawing/scene.hpp"

namespace tyndau::dossier::page_style {

inline constexpr double page_width = 595.276, page_height = 841.89;  // A4
inline constexpr double left_edge = 51.0, right_edge = page_width - 51.0, top_edge = 48.0,
                        bottom_edge = page_height - 54.0;
inline constexpr double body_width = right_edge - left_edge;
inline constexpr double body_size = 9.5, small_size = 8.0, table_size = 8.0, code_size = 6.6;
inline constexpr double leading = 1.32;
inline constexpr double column_gap = 9.0;
inline constexpr drawing::Colour black{17, 17, 17}, grey{70, 70, 70}, pale{187, 187, 187},
    paper{247, 245, 240}, doubt{150, 75, 0};

inline drawing::Colour colour_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::fail: return {163, 33, 27};
    case Verdict::cannot_tell: return {122, 82, 0};
    case Verdict::pass: return {31, 107, 44};
    case Verdict::not_applicable: break;
  }
  return {85, 85, 85};
}

inline int lines_of(PangoLayout* layout) { return pango_layout_get_line_count(layout); }

}  // namespace tyndau::dossier::page_style
