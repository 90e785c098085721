/// \file
/// A paper laid out on pages: what stands where, before any of it is drawn.
#pragma once

#include "dossier/document.hpp"
#include "drawing/pango_layout.hpp"
#include "drawing/typesetter.hpp"

#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace tyndau::dossier {

/// Begins or ends a structure of a tagged PDF: "H1", "P", "Table", "Link" …
struct Tag {
  std::string name;
  bool begins = true;
  std::string attributes = {};
};
/// One line of a laid out text. Points from the upper left corner, to the left end of the baseline.
struct SetLine {
  std::shared_ptr<PangoLayout> layout;
  int line = 0;
  double x = 0.0, y = 0.0;
  drawing::Colour colour;
};
struct Fill {
  double x = 0.0, y = 0.0, width = 0.0, height = 0.0;
  drawing::Colour colour;
};
struct Whole {
  std::shared_ptr<const drawing::Scene> scene;
};
using Mark = std::variant<Tag, SetLine, Fill, Whole>;

struct FlowPage {
  double width = 0.0, height = 0.0;  ///< points
  std::vector<Mark> marks;
};
struct Bookmark {
  int level = 1;
  std::string text;
  std::size_t page = 0;  ///< index
  double top = 0.0;      ///< points
};
struct Pages {
  std::vector<FlowPage> pages;
  std::vector<Bookmark> bookmarks;
};

/// Sets the whole paper. Lines of a paragraph go over to the next page, rows of a table do not break.
class PageFlow {
 public:
  explicit PageFlow(const Document& document);
  [[nodiscard]] Pages set();

 private:
  struct Style {
    double points = 9.5;
    bool bold = false;
    drawing::Colour colour;
  };
  using Set = std::shared_ptr<PangoLayout>;

  void write(const Heading& heading);
  void write(const Paragraph& paragraph);
  void write(const Plate& plate);
  void write(const Listing& listing);
  void write(const Table& table);
  void write(const Facts& facts);
  void write(const Judged& judged);
  void write(const Picture& picture);

  [[nodiscard]] std::string drawable(const std::string& text) const;
  [[nodiscard]] Set layout(const Line& line, const Style& style, double width, int most_lines = 0) const;
  [[nodiscard]] static double height_of(const Set& set, const Style& style);
  /// Height of what must stand with whatever is above it: of the first lines of a block, of a heading with what follows it.
  [[nodiscard]] double beginning(std::size_t block) const;
  [[nodiscard]] double beginning(const Table& table) const;
  [[nodiscard]] double first_lines(const Line& line, const Style& style, int most_lines) const;
  [[nodiscard]] static Style style_of(const Heading& heading);
  [[nodiscard]] static Style style_of(const Paragraph& paragraph);
  /// The cells of a row, laid out, and how high it is.
  struct SetRow {
    std::vector<Set> sets;
    std::vector<Style> styles;
    double height = 0.0;
  };
  [[nodiscard]] SetRow layout_row(const std::vector<double>& widths, const std::vector<Cell>& cells,
                                  bool head) const;
  void row(const Table& table, const std::vector<Cell>& cells, bool head);
  void head_row(const Table& table);
  /// In points, of the head and the rows.
  [[nodiscard]] double widest_word(const Table& table, std::size_t column) const;
  [[nodiscard]] std::vector<double> widths_of(const Table& table) const;
  /// \return how far down the lines came
  void lines(const Set& set, const Style& style, double left, const std::string& tag, const Line& line);
  [[nodiscard]] std::string link_at(const Set& set, int line, const Line& words) const;
  void put(Mark mark) { pages_.pages.back().marks.push_back(std::move(mark)); }
  void new_page();
  void set_pictures();
  void need(double height);
  void skip(double height) { top_ += height; }
  void number_pages();

  const Document& document_;
  drawing::Typesetter type_;
  drawing::FontMap fonts_;
  drawing::FontContext context_;
  Pages pages_;
  /// For a page of its own behind this one, and the bookmark of its section.
  struct Waiting {
    const Picture* picture = nullptr;
    std::size_t bookmark = 0;
  };
  std::vector<Waiting> waiting_;
  std::vector<double> widths_;  ///< of the columns of the table at hand, in points
  double follows_ = 0.0;        ///< height that must find room below the block at hand
  double top_ = 0.0;
  bool fresh_ = true;  ///< nothing stands on the page
};

}  // namespace tyndau::dossier
