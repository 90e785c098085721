#include "dossier/page_flow.hpp"
#include "dossier/write.hpp"
#include "drawing/paint.hpp"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tyndau::dossier {
namespace {

class Press {
 public:
  explicit Press(cairo_t* canvas) : canvas_(canvas) {}

  void draw(const Tag& tag) {
    if (tag.begins) return cairo_tag_begin(canvas_, tag.name.c_str(), tag.attributes.c_str());
    cairo_tag_end(canvas_, tag.name.c_str());
  }
  void draw(const SetLine& set) {
    use(set.colour);
    cairo_move_to(canvas_, set.x, set.y);
    pango_cairo_show_layout_line(canvas_, pango_layout_get_line_readonly(set.layout.get(), set.line));
  }
  void draw(const Fill& fill) {
    use(fill.colour);
    cairo_rectangle(canvas_, fill.x, fill.y, fill.width, fill.height);
    cairo_fill(canvas_);
  }
  void draw(const Whole& whole) {
    drawing::paint(*whole.scene, canvas_, 1.0 / drawing::millimetres_per_point);
  }

 private:
  void use(const drawing::Colour& colour) {
    constexpr double full = 255.0;
    cairo_set_source_rgb(canvas_, colour.red / full, colour.green / full, colour.blue / full);
  }
  cairo_t* canvas_;
};

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

/// Each below the last one of a higher level.
void add_bookmarks(cairo_surface_t* pdf, const std::vector<Bookmark>& bookmarks) {
  std::array<int, 4> last{CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT,
                          CAIRO_PDF_OUTLINE_ROOT};
  for (const Bookmark& mark : bookmarks) {
    const auto level = static_cast<std::size_t>(mark.level);
    const std::string where = fmt::format("page={} pos=[0 {:.1f}]", mark.page + 1, mark.top);
    const int id = cairo_pdf_surface_add_outline(
        pdf, last[level - 1], mark.text.c_str(), where.c_str(),
        level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : static_cast<cairo_pdf_outline_flags_t>(0));
    for (std::size_t below = level; below < last.size(); ++below) last[below] = id;
  }
}

}  // namespace

Result<std::string> to_pdf(const Document& document) {
  PageFlow flow(document);
  const Pages pages = flow.set();
  std::string bytes;
  const FlowPage& first = pages.pages.front();
  const drawing::Surface surface(
      cairo_pdf_surface_create_for_stream(append, &bytes, first.width, first.height));
  drawing::name_pdf(surface.get(), clean(document.title), clean(document.description));
  auto status = CAIRO_STATUS_SUCCESS;
  {
    const drawing::Canvas canvas(cairo_create(surface.get()));
    Press press(canvas.get());
    for (const FlowPage& page : pages.pages) {
      cairo_pdf_surface_set_size(surface.get(), page.width, page.height);
      // cairo 1.16 takes no tag on a page whose clips it replays, nor one that spans such a page.
      const bool text = std::none_of(page.marks.begin(), page.marks.end(),
                                     [](const Mark& mark) { return std::holds_alternative<Whole>(mark); });
      if (text) press.draw(Tag{"Document", true});
      for (const Mark& mark : page.marks) {
        std::visit([&](const auto& one) { press.draw(one); }, mark);
      }
      if (text) press.draw(Tag{"Document", false});
      cairo_show_page(canvas.get());
    }
    add_bookmarks(surface.get(), pages.bookmarks);
    status = cairo_status(canvas.get());
  }
  cairo_surface_finish(surface.get());
  if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(surface.get());
  if (status == CAIRO_STATUS_SUCCESS) return bytes;
  return fail(ErrorCode::io, std::string("the paper cannot be written: ") + cairo_status_to_string(status));
}

}  // namespace tyndau::dossier
