#include "dossier/page_flow.hpp"

#include "dossier/page_style.hpp"

#include <algorithm>

namespace tyndau::dossier {
namespace {

using drawing::Colour;
using namespace page_style;

/// Letters that the page's own font has, so that nobody need be asked.
bool is_usual(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte != 0x7F &&
           (byte < 0x80 || (byte & 0xC0U) == 0x80U || byte == 0xD0 || byte == 0xD1 || byte == 0xD2 ||
            byte == 0xD3);
  });
}

constexpr double below_question = 40.0;  // its verdict and the first lines of its message

struct ListDeleter {
  void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};

}  // namespace

PageFlow::PageFlow(const Document& document)
    : document_(document),
      fonts_(drawing::make_font_map()),
      context_(drawing::make_font_context(fonts_.get())) {}

Pages PageFlow::set() {
  new_page();
  for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
    follows_ = i + 1 < document_.blocks.size() ? beginning(i + 1) : 0.0;
    std::visit([&](const auto& one) { write(one); }, document_.blocks[i]);
  }
  if (type_.has_spelled() && !document_.spelled.empty())
    write(Paragraph{plain(document_.spelled), Tone::small});
  set_pictures();
  number_pages();
  return std::move(pages_);
}

void PageFlow::new_page() {
  if (fresh_ && !pages_.pages.empty()) return;
  set_pictures();
  pages_.pages.push_back({page_width, page_height, {}});
  top_ = top_edge;
  fresh_ = true;
}

void PageFlow::need(double height) {
  if (top_ + height > bottom_edge && !fresh_) new_page();
}

std::string PageFlow::drawable(const std::string& text) const {
  if (is_usual(text)) return text;
  const std::string safe = clean(text);
  // Spaces at the ends keep runs of one line apart.
  const std::string inner = type_.drawable(safe);
  const bool before = !safe.empty() && safe.front() == ' ', behind = !safe.empty() && safe.back() == ' ';
  return (before ? " " : "") + inner + (behind ? " " : "");
}

PageFlow::Set PageFlow::layout(const Line& line, const Style& style, double width, int most_lines) const {
  std::string text;
  const std::unique_ptr<PangoAttrList, ListDeleter> attributes(pango_attr_list_new());
  for (const Run& run : line) {
    const auto begin = static_cast<guint>(text.size());
    text += drawable(run.text);
    if (!run.bold || style.bold) continue;
    PangoAttribute* bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD);
    bold->start_index = begin, bold->end_index = static_cast<guint>(text.size());
    pango_attr_list_insert(attributes.get(), bold);
  }
  drawing::Layout made = drawing::make_layout(context_.get(), text, {style.points, style.bold});
  pango_layout_set_attributes(made.get(), attributes.get());
  pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width(made.get(), static_cast<int>(width * PANGO_SCALE));
  if (most_lines > 0) {
    pango_layout_set_height(made.get(), -most_lines);
    pango_layout_set_ellipsize(made.get(), PANGO_ELLIPSIZE_END);
  }
  return Set(made.release(), drawing::ObjectDeleter());
}

double PageFlow::height_of(const Set& set, const Style& style) {
  return lines_of(set.get()) * style.points * leading;
}

std::string PageFlow::link_at(const Set& set, int line, const Line& words) const {
  const PangoLayoutLine* at = pango_layout_get_line_readonly(set.get(), line);
  const auto begin = static_cast<std::size_t>(at->start_index);
  const auto end = begin + static_cast<std::size_t>(at->length);
  std::size_t from = 0;
  for (const Run& run : words) {
    const std::size_t to = from + drawable(run.text).size();
    if (!run.link.empty() && from < end && begin < to) return run.link;
    from = to;
  }
  return {};
}

void PageFlow::lines(const Set& set, const Style& style, double left, const std::string& tag,
                     const Line& line) {
  const double step = style.points * leading;
  const int count = lines_of(set.get());
  bool open = false;
  for (int i = 0; i < count; ++i) {
    if (top_ + step > bottom_edge && !fresh_) {
      if (open) put(Tag{tag, false});
      open = false;
      new_page();
    }
    if (!open) put(Tag{tag, true});
    open = true;
    const std::string link = link_at(set, i, line);
    const bool safe = !link.empty() && link.find_first_of("'\\\n") == std::string::npos;
    if (safe) put(Tag{CAIRO_TAG_LINK, true, "uri='" + link + "'"});
    put(SetLine{set, i, left, top_ + style.points * 1.05, style.colour});
    if (safe) put(Tag{CAIRO_TAG_LINK, false});
    top_ += step;
    fresh_ = false;
  }
  if (open) put(Tag{tag, false});
}

PageFlow::Style PageFlow::style_of(const Heading& heading) {
  return {heading.level == 1 ? 17.0 : heading.level == 2 ? 13.0 : 10.5, true, black};
}

PageFlow::Style PageFlow::style_of(const Paragraph& paragraph) {
  const bool small = paragraph.tone == Tone::small, alert = paragraph.tone == Tone::alert;
  return {small ? small_size : body_size, alert, small ? grey : black};
}

double PageFlow::first_lines(const Line& line, const Style& style, int most_lines) const {
  const int lines = lines_of(layout(line, style, body_width).get());
  return std::min(lines, most_lines) * style.points * leading;
}

double PageFlow::beginning(std::size_t block) const {
  constexpr int most_lines = 3;
  constexpr double above_heading = 14.0, below_heading = 8.0, below_paragraph = 4.0, usual = 40.0;
  const Block& begun = document_.blocks[block];
  const bool last = block + 1 == document_.blocks.size();
  if (const auto* heading = std::get_if<Heading>(&begun)) {
    const double own =
        first_lines(strong(heading->text), style_of(*heading), most_lines) + above_heading + below_heading;
    return own + (last ? 0.0 : beginning(block + 1));
  }
  if (const auto* paragraph = std::get_if<Paragraph>(&begun)) {
    const double own = first_lines(paragraph->line, style_of(*paragraph), most_lines) + below_paragraph;
    // A note above a table is nothing without it.
    const bool note = !last && std::holds_alternative<Table>(document_.blocks[block + 1]);
    return own + (note ? beginning(block + 1) : 0.0);
  }
  if (const auto* table = std::get_if<Table>(&begun)) return beginning(*table);
  if (const auto* picture = std::get_if<Picture>(&begun))
    return first_lines(plain(picture->caption + " " + picture->elsewhere), {small_size, false, grey},
                       most_lines);
  if (const auto* judged = std::get_if<Judged>(&begun))
    return first_lines(strong(judged->title), style_of(Heading{3, {}}), most_lines) + above_heading +
           below_heading + below_question;
  return usual;
}

void PageFlow::write(const Heading& heading) {
  const Style style = style_of(heading);
  const Line words = strong(heading.text);
  const Set set = layout(words, style, body_width);
  if (!fresh_) skip(heading.level == 2 ? 14.0 : 8.0);
  constexpr double rule_and_gap = 8.0;
  need(height_of(set, style) + rule_and_gap + follows_);
  pages_.bookmarks.push_back({heading.level, drawable(heading.text), pages_.pages.size() - 1, top_});
  lines(set, style, left_edge, "H" + std::to_string(heading.level), words);
  if (heading.level == 2) {
    put(Fill{left_edge, top_ + 1.0, body_width, 1.0, black});
    skip(4.0);
  }
  skip(3.0);
}

void PageFlow::write(const Paragraph& paragraph) {
  const Style style = style_of(paragraph);
  lines(layout(paragraph.line, style, body_width), style, left_edge, "P", paragraph.line);
  skip(4.0);
}

void PageFlow::write(const Plate& plate) {
  constexpr double inset = 12.0, between = 3.0, dash = 7.0, gap = 4.0, bar = 5.0;
  const Colour colour = plate.doubted && plate.verdict == Verdict::fail ? doubt : colour_of(plate.verdict);
  const Style head{13.0, true, colour}, text{10.5, false, black}, small{small_size, false, grey};
  const double width = body_width - 2.0 * inset;
  struct Part {
    Line words;
    Style style;
    double above = 0.0;
    Set set = {};
  };
  std::vector<Part> parts{{strong(plate.head), head}, {plain(plate.text), text}};
  if (!plate.places.empty()) parts.push_back({plain(plate.places_head), text, between});
  for (const std::string& place : plate.places) parts.push_back({plain("• " + place), text});
  for (const std::string& note : plate.notes) parts.push_back({plain(note), small, between});
  double height = 16.0;
  for (Part& part : parts) {
    part.set = layout(part.words, part.style, width);
    height += height_of(part.set, part.style) + part.above;
  }
  need(height);
  if (top_ + height <= bottom_edge) {
    put(Fill{left_edge, top_, body_width, height, paper});
    const double step = plate.doubted ? dash + gap : height;
    for (double at = 0.0; at < height; at += step)
      put(Fill{left_edge, top_ + at, bar, std::min(plate.doubted ? dash : height, height - at), colour});
  }
  skip(7.0);
  for (const Part& part : parts) {
    skip(part.above);
    lines(part.set, part.style, left_edge + inset, "P", part.words);
  }
  skip(15.0);
}

void PageFlow::write(const Listing& listing) {
  constexpr double indent = 15.0;
  const Style style{body_size, false, black};
  std::size_t number = 0;
  for (const Line& item : listing.items) {
    const Line mark = plain(listing.numbered ? std::to_string(++number) + "." : "–");
    const Set set = layout(item, style, body_width - indent);
    need(body_size * leading);
    put(Tag{"P", true});
    put(SetLine{layout(mark, style, indent), 0, left_edge, top_ + body_size * 1.05, black});
    put(Tag{"P", false});
    lines(set, style, left_edge + indent, "P", item);
    skip(1.5);
  }
  skip(3.0);
}

void PageFlow::write(const Facts& facts) {
  constexpr double name_width = 122.0;
  const Style name{small_size, false, grey}, value{8.6, false, black};
  for (const auto& fact : facts.facts) {
    const Line words = plain(fact.name);
    const Set name_set = layout(words, name, name_width - 8.0, 3);
    const Set value_set = layout(fact.value, value, body_width - name_width);
    need(std::min(height_of(name_set, name), 60.0));
    const double begun = top_;
    const std::size_t page = pages_.pages.size();
    lines(name_set, name, left_edge, "P", words);
    const double under_name = top_;
    top_ = begun;
    lines(value_set, value, left_edge + name_width, "P", fact.value);
    if (pages_.pages.size() == page) top_ = std::max(top_, under_name);
    skip(1.0);
  }
  skip(4.0);
}

void PageFlow::write(const Judged& judged) {
  follows_ = below_question;
  write(Heading{3, judged.title});
  const Style style{body_size, false, black},
      mark{body_size, true, judged.doubted ? doubt : colour_of(judged.verdict)};
  const Line verdict = strong(judged.verdict_words);
  lines(layout(verdict, mark, body_width), mark, left_edge, "P", verdict);
  const Line message = plain(judged.message);
  lines(layout(message, style, body_width), style, left_edge, "P", message);
  skip(2.0);
  write(judged.facts);
}

void PageFlow::write(const Picture& picture) {
  const Style style{small_size, false, grey};
  const Line words =
      plain(picture.elsewhere.empty() ? picture.caption : picture.caption + " " + picture.elsewhere);
  lines(layout(words, style, body_width), style, left_edge, "P", words);
  skip(4.0);
  if (pages_.bookmarks.empty()) pages_.bookmarks.push_back({1, drawable(picture.caption), 0, 0.0});
  waiting_.push_back({&picture, pages_.bookmarks.size() - 1});
}

void PageFlow::set_pictures() {
  for (const Waiting& one : waiting_) {
    const auto& scene = *one.picture->scene;
    pages_.pages.push_back(
        {scene.width / drawing::millimetres_per_point, scene.height / drawing::millimetres_per_point, {}});
    Bookmark& bookmark = pages_.bookmarks[one.bookmark];
    bookmark.page = pages_.pages.size() - 1, bookmark.top = 0.0;
    put(Whole{one.picture->scene});
  }
  waiting_.clear();
}

void PageFlow::number_pages() {
  const Style style{7.5, false, grey};
  const double base = page_height - 30.0;
  for (std::size_t i = 0; i < pages_.pages.size(); ++i) {
    FlowPage& page = pages_.pages[i];
    if (page.width != page_width) continue;
    const std::string number = std::to_string(i + 1) + " / " + std::to_string(pages_.pages.size());
    const Set title = layout(plain(document_.title), style, body_width - 60.0, 1);
    const Set count = layout(plain(number), style, 60.0);
    PangoRectangle extents;
    pango_layout_line_get_extents(pango_layout_get_line_readonly(count.get(), 0), nullptr, &extents);
    page.marks.push_back(SetLine{title, 0, left_edge, base, style.colour});
    page.marks.push_back(
        SetLine{count, 0, right_edge - static_cast<double>(extents.width) / PANGO_SCALE, base, style.colour});
  }
}

}  // namespace tyndau::dossier
