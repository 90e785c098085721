/// \file
/// Rows of one hearing: where they contradict each other, and what they are together.
#pragma once

#include "intake/row_reader.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace tyndau::intake {

/// One row of a group.
struct GroupRow {
  const TableRow* row = nullptr;
  const RowDraft* draft = nullptr;
};

/// Contradictions of a row with the rows before it, one problem a column.
[[nodiscard]] std::vector<Problem> conflicts(const TableHead& head, const std::vector<GroupRow>& rows,
                                             std::size_t index);

/// One hearing out of rows that do not contradict each other: cells joined, venues v1, v2 … in their order, the same venue
/// once with all communities that it serves, the earliest start, the latest end, every publication.
[[nodiscard]] hearing::Case joined(const TableHead& head, const std::vector<GroupRow>& rows,
                                   const Country& country, std::vector<Note>& notes);

}  // namespace tyndau::intake
