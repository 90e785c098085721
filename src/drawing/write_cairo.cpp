#include "drawing/paint.hpp"
#include "drawing/write_scene.hpp"

#include <cairo-pdf.h>

#include <cmath>
#include <numbers>

namespace tyndau::drawing {
namespace {

/// One canvas whose unit is a millimetre.
class Painter {
 public:
  Painter(cairo_t* canvas, double units_per_millimetre, const Scene& scene)
      : canvas_(canvas), scene_(scene), fonts_(make_font_map()), context_(make_font_context(fonts_.get())) {
    cairo_scale(canvas_, units_per_millimetre, units_per_millimetre);
    cairo_set_line_join(canvas_, CAIRO_LINE_JOIN_ROUND);
    cairo_set_fill_rule(canvas_, CAIRO_FILL_RULE_EVEN_ODD);
    use(Colour{255, 255, 255});
    cairo_paint(canvas_);
  }

  void draw(const Drawn& drawn) {
    cairo_t* canvas = canvas_;
    cairo_save(canvas);
    if (drawn.frame) {
      const Box& box = scene_.frames[*drawn.frame].box;
      cairo_rectangle(canvas, box.left, box.top, box.width(), box.height());
      cairo_clip(canvas);
    }
    for (const Outline& outline : drawn.outlines) {
      cairo_new_sub_path(canvas);
      for (const PagePoint p : outline.points) cairo_line_to(canvas, p.x, p.y);
      if (outline.closed) cairo_close_path(canvas);
    }
    if (drawn.fill) {
      use(*drawn.fill);
      cairo_fill_preserve(canvas);
    }
    if (drawn.stroke) {
      use(drawn.stroke->colour);
      cairo_set_line_width(canvas, drawn.stroke->width);
      cairo_set_dash(canvas, drawn.stroke->dash.data(), static_cast<int>(drawn.stroke->dash.size()), 0.0);
      cairo_stroke_preserve(canvas);
    }
    cairo_new_path(canvas);
    cairo_restore(canvas);
  }

  void draw(const Writing& writing) {
    constexpr double halo = 1.7;  // points
    cairo_t* canvas = canvas_;
    cairo_save(canvas);
    cairo_translate(canvas, writing.at.x, writing.at.y);
    if (writing.turned) cairo_rotate(canvas, -std::numbers::pi / 2.0);
    cairo_scale(canvas, millimetres_per_point, millimetres_per_point);
    const Layout layout = make_layout(context_.get(), writing.text, writing.style);
    PangoLayoutLine* line = pango_layout_get_line_readonly(layout.get(), 0);
    if (writing.halo) {
      cairo_move_to(canvas, 0.0, 0.0);
      pango_cairo_layout_line_path(canvas, line);
      use(Colour{255, 255, 255});
      cairo_set_line_width(canvas, halo);
      cairo_set_dash(canvas, nullptr, 0, 0.0);
      cairo_stroke(canvas);
    }
    use(writing.colour);
    cairo_move_to(canvas, 0.0, 0.0);
    pango_cairo_show_layout_line(canvas, line);
    cairo_new_path(canvas);
    cairo_restore(canvas);
  }

  void draw_all() {
    for (const Item& item : scene_.items) {
      std::visit([&](const auto& one) { draw(one); }, item);
    }
  }

 private:
  void use(const Colour& colour) {
    constexpr double full = 255.0;
    cairo_set_source_rgba(canvas_, colour.red / full, colour.green / full, colour.blue / full,
                          colour.opacity);
  }

  cairo_t* canvas_;
  const Scene& scene_;
  FontMap fonts_;
  FontContext context_;
};

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

Result<std::string> finished(std::string bytes, cairo_status_t status) {
  if (status == CAIRO_STATUS_SUCCESS) return bytes;
  return fail(ErrorCode::io, std::string("the page cannot be drawn: ") + cairo_status_to_string(status));
}

}  // namespace

void paint(const Scene& scene, cairo_t* canvas, double units_per_millimetre) {
  cairo_save(canvas);
  Painter(canvas, units_per_millimetre, scene).draw_all();
  cairo_restore(canvas);
}

void name_pdf(cairo_surface_t* pdf, const std::string& title, const std::string& subject) {
  cairo_pdf_surface_restrict_to_version(pdf, CAIRO_PDF_VERSION_1_5);
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, title.c_str());
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_SUBJECT, subject.c_str());
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATOR, "tyndau");
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, nullptr);
}

Result<std::string> to_pdf(const Scene& scene) {
  std::string bytes;
  const Surface surface(cairo_pdf_surface_create_for_stream(
      append, &bytes, scene.width / millimetres_per_point, scene.height / millimetres_per_point));
  cairo_surface_t* const pdf = surface.get();
  name_pdf(pdf, scene.title, scene.description);
  {
    const Canvas canvas(cairo_create(pdf));
    paint(scene, canvas.get(), 1.0 / millimetres_per_point);
    cairo_show_page(canvas.get());
  }
  cairo_surface_finish(pdf);
  return finished(std::move(bytes), cairo_surface_status(pdf));
}

Result<std::string> to_png(const Scene& scene) {
  const double scale = scene.pixels_per_millimetre;
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24,
                                                   static_cast<int>(std::lround(scene.width * scale)),
                                                   static_cast<int>(std::lround(scene.height * scale))));
  {
    const Canvas canvas(cairo_create(surface.get()));
    paint(scene, canvas.get(), scale);
    cairo_show_page(canvas.get());
  }
  std::string bytes;
  const auto status = cairo_surface_write_to_png_stream(surface.get(), append, &bytes);
  return finished(std::move(bytes), status);
}

Result<std::string> to_bytes(const Scene& scene, PageFormat format) {
  switch (format) {
    case PageFormat::pdf: return to_pdf(scene);
    case PageFormat::png: return to_png(scene);
    case PageFormat::svg: break;
  }
  return to_svg(scene);
}

std::string_view code(PageFormat format) {
  switch (format) {
    case PageFormat::svg: return "svg";
    case PageFormat::pdf: return "pdf";
    case PageFormat::png: break;
  }
  return "png";
}

std::optional<PageFormat> page_format_from_code(std::string_view wanted) {
  for (const auto format : {PageFormat::svg, PageFormat::pdf, PageFormat::png}) {
    if (code(format) == wanted) return format;
  }
  return std::nullopt;
}

std::string_view media_type(PageFormat format) {
  switch (format) {
    case PageFormat::svg: return "image/svg+xml";
    case PageFormat::pdf: return "application/pdf";
    case PageFormat::png: break;
  }
  return "image/png";
}

}  // namespace tyndau::drawing
