/// \file
/// Owning handles over pango and cairo, and the one way in which this program sets text.
#pragma once

#include "core/result.hpp"
#include "drawing/scene.hpp"

#include <cairo.h>
#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <string_view>

namespace tyndau::drawing {

struct ObjectDeleter {
  template <class Object>
  void operator()(Object* object) const {
    g_object_unref(object);
  }
};
struct CairoDeleter {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using FontMap = std::unique_ptr<PangoFontMap, ObjectDeleter>;
using FontContext = std::unique_ptr<PangoContext, ObjectDeleter>;
using Layout = std::unique_ptr<PangoLayout, ObjectDeleter>;
using Surface = std::unique_ptr<cairo_surface_t, CairoDeleter>;
using Canvas = std::unique_ptr<cairo_t, CairoDeleter>;

/// A font map of this thread's own, whose letters are neither hinted nor rounded: the same widths on every surface.
[[nodiscard]] FontMap make_font_map();
[[nodiscard]] FontContext make_font_context(PangoFontMap* fonts);
/// One paragraph, left to right as a whole; 1 unit is a point. \pre \p text is valid UTF-8
[[nodiscard]] Layout make_layout(PangoContext* context, std::string_view text, TextStyle style);

}  // namespace tyndau::drawing
