/// \file
/// Rows that sum up the others and are no hearing.
#pragma once

#include "intake/row_cells.hpp"
#include "intake/table.hpp"

#include <optional>
#include <string>

namespace tyndau::intake {

/// The word by which a row begins that sums up the others, where nothing else in it speaks of a hearing.
[[nodiscard]] std::optional<std::string> total_word(const RowCells& cells, const TableRow& row);

}  // namespace tyndau::intake
