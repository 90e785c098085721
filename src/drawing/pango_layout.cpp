#include "drawing/pango_layout.hpp"

#include "drawing/typesetter.hpp"

namespace tyndau::drawing {
namespace {

constexpr double points_per_inch = 72.0;

struct FontOptionsDeleter {
  void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};
struct DescriptionDeleter {
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};

}  // namespace

FontMap make_font_map() {
  FontMap fonts(pango_cairo_font_map_new());
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts.get()), points_per_inch);
  return fonts;
}

FontContext make_font_context(PangoFontMap* fonts) {
  FontContext context(pango_font_map_create_context(fonts));
  const std::unique_ptr<cairo_font_options_t, FontOptionsDeleter> options(cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context.get(), options.get());
  pango_context_set_round_glyph_positions(context.get(), FALSE);
  pango_context_set_base_dir(context.get(), PANGO_DIRECTION_LTR);
  // Which font has a letter must not hang on the language of the session.
  pango_context_set_language(context.get(), pango_language_from_string("en"));
  return context;
}

Layout make_layout(PangoContext* context, std::string_view text, TextStyle style) {
  Layout layout(pango_layout_new(context));
  const std::unique_ptr<PangoFontDescription, DescriptionDeleter> font(pango_font_description_new());
  pango_font_description_set_family(font.get(), std::string(font_family).c_str());
  pango_font_description_set_size(font.get(), static_cast<int>(style.points * PANGO_SCALE));
  pango_font_description_set_weight(font.get(), style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout.get(), font.get());
  pango_layout_set_auto_dir(layout.get(), FALSE);
  pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  return layout;
}

}  // namespace tyndau::drawing
