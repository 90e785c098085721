#include "intake/total_row.hpp"

#include "intake/fold.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace tyndau::intake {

std::optional<std::string> total_word(const RowCells& cells, const TableRow& row) {
  static constexpr std::array<std::string_view, 6> words{"итого",    "всего", "барлығы",
                                                         "жиынтығы", "жиыны", "total"};
  const auto first =
      std::find_if(row.cells.begin(), row.cells.end(), [](const Cell& cell) { return !is_blank(cell.text); });
  if (first == row.cells.end()) return std::nullopt;
  const auto all = fold(first->text);
  const auto folded = fold_tight(all.substr(0, all.find(' ')));
  if (std::find(words.begin(), words.end(), folded) == words.end()) return std::nullopt;
  for (const Column column : {Column::hearing_start, Column::venue_settlement, Column::affected_communities,
                              Column::project_lon, Column::venue_lon, Column::notice_date, Column::oblast}) {
    if (cells.has(column) && cells.text(column) != trimmed(first->text)) return std::nullopt;
  }
  return trimmed(first->text);
}

}  // namespace tyndau::intake
