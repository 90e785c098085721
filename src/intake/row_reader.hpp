/// \file
/// One row of a table as one hearing with at most one venue, and every problem of the row at once.
#pragma once

#include "hearing/case.hpp"
#include "intake/country.hpp"
#include "intake/problem.hpp"
#include "intake/table.hpp"

#include <string>
#include <vector>

namespace tyndau::intake {

/// A row read as far as it can be read.
struct RowDraft {
  hearing::Case input;            ///< complete only when there are no problems
  std::vector<Problem> problems;  ///< any: the row is rejected
  std::vector<Note> notes;
};

/// Reads one row. Places keep their text; nothing is resolved. A private person's name is dropped here.
[[nodiscard]] RowDraft read_row(const TableHead& head, const TableRow& row, const Country& country);

/// The text of a cell as one comparable form: dates as ISO, numbers as numbers, words as codes, text folded.
/// Empty for an empty cell and for a column that the table lacks.
[[nodiscard]] std::string comparable_cell(const TableHead& head, const TableRow& row, Column column);

}  // namespace tyndau::intake
