#include "core/letters.hpp"
#include "dossier/page_flow.hpp"
#include "dossier/page_style.hpp"

#include <algorithm>
#include <cmath>

namespace tyndau::dossier {
namespace {

using drawing::Colour;
using namespace page_style;

/// Of those that a reader must see unbroken; addresses of the web and numbers of files are longer.
std::string_view longest_word(std::string_view text) {
  constexpr std::size_t of_language = 22;
  std::string_view longest;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find_first_of(" -/\n", begin), text.size());
    const auto word = text.substr(begin, end - begin);
    if (letters_of(word) > letters_of(longest) && letters_of(word) <= of_language) longest = word;
    begin = end + 1;
  }
  return longest;
}

constexpr double above_row = 2.0;

std::vector<Cell> head_of(const Table& table) {
  std::vector<Cell> head;
  for (const Column& column : table.columns) head.push_back({column.head});
  return head;
}

}  // namespace

double PageFlow::widest_word(const Table& table, std::size_t column) const {
  std::string_view widest = longest_word(table.columns[column].head);
  for (const auto& cells : table.rows) {
    if (cells[column].code) continue;
    const auto word = longest_word(cells[column].text);
    if (letters_of(word) > letters_of(widest)) widest = word;
  }
  const Set set = layout(plain(std::string(widest)), {table_size, true, black}, body_width, 1);
  PangoRectangle extents;
  pango_layout_line_get_extents(pango_layout_get_line_readonly(set.get(), 0), nullptr, &extents);
  return static_cast<double>(extents.width) / PANGO_SCALE;
}

/// By the shares of the columns; where a word would break, at the cost of the others.
std::vector<double> PageFlow::widths_of(const Table& table) const {
  double shares = 0.0;
  for (const Column& column : table.columns) shares += column.share;
  std::vector<double> widths, spare;
  double wanted = 0.0, to_give = 0.0;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const double least = std::ceil(widest_word(table, i)) + column_gap;
    const double share = body_width * table.columns[i].share / shares;
    widths.push_back(std::max(share, least));
    spare.push_back(std::max(0.0, share - least));
    wanted += widths.back() - share;
    to_give += spare.back();
  }
  const double part = to_give > 0.0 ? std::min(1.0, wanted / to_give) : 0.0;
  double all = 0.0;
  for (std::size_t i = 0; i < widths.size(); ++i) all += widths[i] -= part * spare[i];
  for (double& width : widths) width *= body_width / std::max(all, body_width);
  return widths;
}

void PageFlow::head_row(const Table& table) { row(table, head_of(table), true); }

PageFlow::SetRow PageFlow::layout_row(const std::vector<double>& widths, const std::vector<Cell>& cells,
                                      bool head) const {
  constexpr int most_lines = 14;
  SetRow made;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Cell& cell = cells[i];
    const Colour colour = cell.verdict ? colour_of(*cell.verdict) : head ? grey : black;
    const Style style{cell.code ? code_size : table_size, head || cell.verdict.has_value(), colour};
    made.sets.push_back(layout(plain(cell.text), style, widths[i] - column_gap, most_lines));
    made.styles.push_back(style);
    made.height = std::max(made.height, height_of(made.sets.back(), style));
  }
  made.height += 2.0 * above_row;
  return made;
}

double PageFlow::beginning(const Table& table) const {
  constexpr double caption_gap = 2.0;
  const auto widths = widths_of(table);
  double height = layout_row(widths, head_of(table), true).height;
  if (!table.rows.empty()) height += layout_row(widths, table.rows.front(), false).height;
  if (table.caption.empty()) return height;
  const Style style{body_size, true, black};
  return height + height_of(layout(strong(table.caption), style, body_width), style) + caption_gap;
}

void PageFlow::row(const Table& table, const std::vector<Cell>& cells, bool head) {
  const SetRow made = layout_row(widths_, cells, head);
  if (!head && top_ + made.height > bottom_edge && !fresh_) {
    put(Tag{"Table", false});
    new_page();
    put(Tag{"Table", true});
    head_row(table);
  }
  put(Tag{"TR", true});
  double left = left_edge;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Style style = made.styles[i];
    const Set& set = made.sets[i];
    const std::string tag = head || i == 0 ? "TH" : "TD";
    put(Tag{tag, true});
    for (int line = 0; line < lines_of(set.get()); ++line) {
      PangoRectangle extents;
      pango_layout_line_get_extents(pango_layout_get_line_readonly(set.get(), line), nullptr, &extents);
      const double slack = widths_[i] - column_gap - static_cast<double>(extents.width) / PANGO_SCALE;
      put(SetLine{set, line, left + (table.columns[i].right ? std::max(0.0, slack) : 0.0),
                  top_ + above_row + style.points * (1.0 + line * leading), style.colour});
    }
    put(Tag{tag, false});
    left += widths_[i];
  }
  put(Tag{"TR", false});
  top_ += made.height;
  fresh_ = false;
  put(Fill{left_edge, top_, body_width, head ? 0.8 : 0.3, head ? black : pale});
}

void PageFlow::write(const Table& table) {
  need(beginning(table));
  if (!table.caption.empty()) {
    const Style style{body_size, true, black};
    const Line words = strong(table.caption);
    lines(layout(words, style, body_width), style, left_edge, "P", words);
    skip(2.0);
  }
  widths_ = widths_of(table);
  put(Tag{"Table", true});
  head_row(table);
  for (const auto& cells : table.rows) row(table, cells, false);
  put(Tag{"Table", false});
  skip(8.0);
}

}  // namespace tyndau::dossier
