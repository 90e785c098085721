/// \file
/// Settlement cells that fit several places, or none quite: said with what they could mean, for their owner to choose.
#pragma once

#include "hearing/case.hpp"
#include "intake/places/gazetteer.hpp"
#include "intake/problem.hpp"
#include "intake/table.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tyndau::intake {

/// The settlement cells of one row that became part of a hearing.
struct PlaceCells {
  std::size_t table = 0;  ///< index into the tables
  std::int64_t row = 0;
  std::vector<std::pair<Column, std::string>> texts;  ///< those that are filled
};

[[nodiscard]] PlaceCells place_cells(std::size_t table, const TableHead& head, const TableRow& row);

/// One note for each place of the case that has no id, with its candidates where there are some, in each row that names it. None
/// where no settlement is known at all.
/// \pre resolve_places() was called
[[nodiscard]] std::vector<Note> place_remarks(const hearing::Case& input, const std::vector<PlaceCells>& rows,
                                              const std::vector<TableHead>& tables,
                                              const Gazetteer& gazetteer);

}  // namespace tyndau::intake
