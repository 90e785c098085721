/// \file
/// The cells of one row by column, read with their problems collected.
#pragma once

#include "intake/cells.hpp"
#include "intake/coordinates.hpp"
#include "intake/problem.hpp"
#include "intake/table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tyndau::intake {

/// Reads cells of a row and keeps what is wrong with them. Borrows its arguments.
class RowCells {
 public:
  RowCells(const TableHead& head, const TableRow& row, std::vector<Problem>& problems,
           std::vector<Note>& notes);

  [[nodiscard]] bool has(Column column) const;
  /// Trimmed; empty when the table lacks the column.
  [[nodiscard]] std::string text(Column column) const;
  /// Items of a list cell: between semicolons or line breaks.
  [[nodiscard]] std::vector<std::string> list(Column column) const;

  [[nodiscard]] std::optional<Angle> degrees(Column column, Axis axis);
  [[nodiscard]] std::optional<Metres> metres(Column column);
  [[nodiscard]] std::optional<LocalDateTime> moment(Column column);
  [[nodiscard]] std::optional<Date> date(Column column);
  [[nodiscard]] hearing::Seen seen(Column column);
  [[nodiscard]] geo::Shape shape(Column column, bool area);

  /// A value by a parser of words; a word that it does not know is a problem of this code.
  template <class T>
  [[nodiscard]] std::optional<T> word(Column column, std::optional<T> (*parse)(std::string_view),
                                      const char* code) {
    if (!has(column)) return std::nullopt;
    auto value = parse(text(column));
    if (!value) problem(code, column);
    return value;
  }
  template <class T>
  [[nodiscard]] std::optional<T> value(Column column, Parsed<T> (*parse)(std::string_view)) {
    if (!has(column)) return std::nullopt;
    auto parsed = parse(text(column));
    if (parsed) return std::move(*parsed);
    problem(parsed.error(), column);
    return std::nullopt;
  }

  void problem(const std::string& code, Column column, Arguments arguments = {});
  /// The last problem has a fix for the two columns.
  void fix(std::string name, Column lon, Column lat);
  void problem(const CellFault& fault, Column column) { problem(fault.code, column, fault.arguments); }
  void row_problem(const std::string& code, Arguments arguments = {});
  void note(const std::string& code, std::optional<Column> column, Arguments arguments = {});
  [[nodiscard]] std::string header(Column column) const;

 private:
  [[nodiscard]] const Cell* cell(Column column) const;
  [[nodiscard]] bool workbook() const;

  const TableHead& head_;
  const TableRow& row_;
  std::vector<Problem>& problems_;
  std::vector<Note>& notes_;
};

}  // namespace tyndau::intake
