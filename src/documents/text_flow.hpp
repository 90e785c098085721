/// \file
/// Lines from the paragraphs, tables and boxes of a document, in the order in which they are read.
#pragma once

#include "core/result.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tyndau::documents {

/// Is told what a document holds as it goes by. Calls that do not fit together (a cell that was never begun) do nothing.
class TextFlow {
 public:
  TextFlow() : parts_(1) {}

  /// Text of the paragraph at hand, as it is.
  void text(std::string_view text);
  /// The same with runs of white space as one space.
  void collapsed_text(std::string_view text);
  /// Raised text: digits as ², a nought or an o behind a digit as the degree that it stands for.
  void raised_text(std::string_view text);
  void tab();
  void line_break();
  void end_paragraph();

  void begin_row();
  /// A row is one line, its cells apart by tabs. Rows that lay out text, one or two cells with whole paragraphs, keep lines.
  void end_row();
  void begin_cell();
  void end_cell();
  /// A text box or a note: its lines come behind the paragraph that it hangs on.
  void begin_box();
  void end_box();

  /// What a link leads to is added behind what it shows unless that says the same.
  void begin_link(std::string_view target);
  void end_link();

  /// Of all that was taken; what holds more than the limit of a document is refused by whoever feeds this.
  [[nodiscard]] std::size_t bytes() const { return bytes_; }
  [[nodiscard]] std::string take();

 private:
  enum class Kind { body, row, cell, box };
  struct Part {
    Kind kind = Kind::body;
    std::string lines;               ///< paragraphs that have ended
    std::string line;                ///< the one at hand
    std::string behind;              ///< boxes of the paragraph at hand
    std::vector<std::string> cells;  ///< of a row
  };
  struct Link {
    std::string target;
    std::string shown;
  };

  Part& part() { return parts_.back(); }
  void begin(Kind kind);
  [[nodiscard]] std::optional<std::string> end(Kind kind);
  void add_lines(std::string_view lines);

  std::vector<Part> parts_;
  std::optional<Link> link_;
  std::size_t bytes_ = 0;
};

/// \return the refusal `records` for more text than a document may hold
[[nodiscard]] Result<std::monostate> within_limit(std::size_t bytes);
[[nodiscard]] inline Result<std::monostate> within_limit(const TextFlow& flow) {
  return within_limit(flow.bytes());
}

}  // namespace tyndau::documents
