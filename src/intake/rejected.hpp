/// \file
/// rejected.csv: the rows that were not screened, as they were, with the reasons beside them.
#pragma once

#include "core/result.hpp"
#include "core/text.hpp"
#include "hearing/messages.hpp"
#include "intake/case_builder.hpp"

#include <filesystem>
#include <ostream>
#include <variant>

namespace tyndau::intake {

/// The union of the tables' headers with the original cells, then `problem_codes` and `problems`. A record's own geometry is
/// written to `footprint_wkt`, the number of a row that has none of its own to `hearing_id`. UTF-8 with a byte order mark,
/// commas; a cell that a spreadsheet would run as a formula gets an apostrophe, which reading the file again takes away.
/// Corrected, the file can be read again.
void write_rejected(std::ostream& out, const BuiltCases& built, const hearing::MessageCatalogue& messages,
                    Language language);
/// The same as a file that appears whole or not at all. \return io
[[nodiscard]] Result<std::monostate> write_rejected(const std::filesystem::path& file,
                                                    const BuiltCases& built,
                                                    const hearing::MessageCatalogue& messages,
                                                    Language language);

/// One CSV cell: quoted where needed, neutralised where a spreadsheet would compute it; numbers stay numbers.
[[nodiscard]] std::string csv_cell(std::string_view text);

}  // namespace tyndau::intake
