/// \file
/// From what was read of a notice to rows of a table of hearings, and what of it an analyst has still to confirm.
#pragma once

#include "intake/table.hpp"
#include "notices/reading.hpp"

#include <map>
#include <string>
#include <vector>

namespace tyndau::notices {

/// From which confidence a value goes into a row: readings that only follow from the context stay out. It is the weight of
/// a phrase that names the role, so one label, one such phrase, or two weaker places that agree suffice, and values that
/// contradict each other never do.
[[nodiscard]] double least_confidence();

/// The cells of a row by column, Column::unconfirmed naming those that an analyst has still to confirm; what was not found has no cell, never "absent": whether the paper is the whole notice is for
/// an analyst to say.
using NoticeCells = std::map<intake::Column, std::string>;

/// One hearing.
struct HearingRows {
  std::vector<NoticeCells>
      rows;                  ///< one for each venue, at least one; several are joined by their hearing_group
  std::vector<Field> taken;  ///< went into the cells; all of them read by a machine, none confirmed
  std::vector<Field> unconfirmed;  ///< read, but not sure enough to go in
};

/// One element per hearing. \p id names the only hearing; several are "<id>-1", "<id>-2" …, and those of one notice on one
/// project share a hearing_group, so that they are judged as one consultation. \threads safe
[[nodiscard]] std::vector<HearingRows> notice_rows(const NoticeReading& reading, const std::string& id);

/// The rows of one or several hearings as a table that has every column that any of them fills.
struct NoticeTable {
  intake::TableHead head;
  std::vector<intake::TableRow> rows;
};
/// \param file a name that stands in problems and notes
[[nodiscard]] NoticeTable notice_table(const std::vector<HearingRows>& hearings, const std::string& file);

}  // namespace tyndau::notices
