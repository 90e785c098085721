#include "drawing/column.hpp"

#include "drawing/symbols.hpp"

namespace tyndau::drawing {
namespace {

double baseline(double top, TextStyle style) { return top + ascent * style.points * millimetres_per_point; }

}  // namespace

void Column::heading(const std::string& text, const std::string& kind) {
  const std::string words = pen_.type.fitted(text, panel_heading, room_.width());
  scene_.items.emplace_back(Writing{kind,
                                    words,
                                    {room_.left, baseline(top_, panel_heading)},
                                    panel_heading,
                                    ink::black,
                                    pen_.type.width(words, panel_heading)});
  top_ += line_height(panel_heading);
  scene_.items.emplace_back(straight({room_.left, top_}, {room_.right, top_}, {ink::pale, 0.15, {}}, "rule"));
  top_ += 0.7;
}

void Column::paragraph(const std::string& text, TextStyle style, Colour colour, std::size_t most,
                       const std::string& kind, double indent) {
  for (const std::string& line : pen_.type.lines(one_line(text), style, room_.width() - indent, most)) {
    scene_.items.emplace_back(Writing{kind,
                                      line,
                                      {room_.left + indent, baseline(top_, style)},
                                      style,
                                      colour,
                                      pen_.type.width(line, style)});
    top_ += line_height(style);
  }
}

void Column::row(const std::vector<Cell>& cells, TextStyle style, Colour colour, const std::string& kind) {
  constexpr double between = 1.0;
  double left = room_.left;
  for (const Cell& cell : cells) {
    if (!cell.text.empty()) {
      const std::string words = pen_.type.fitted(cell.text, style, cell.width - between);
      const double width = pen_.type.width(words, style);
      const double at = cell.right ? left + cell.width - between - width : left;
      scene_.items.emplace_back(Writing{kind, words, {at, baseline(top_, style)}, style, colour, width});
    }
    left += cell.width;
  }
  top_ += row_height(style);
}

}  // namespace tyndau::drawing
