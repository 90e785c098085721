/// \file
/// A table before it is screened: what its columns are taken for.
#pragma once

#include "core/result.hpp"
#include "hearing/json.hpp"
#include "hearing/messages.hpp"
#include "intake/read_cases.hpp"

#include <filesystem>
#include <string>

namespace tyndau::app {

/// The inputs "sheet", "header_row" and "encoding": how a table is read when its owner says so.
/// \throws hearing::json::Fault
void read_choices(const hearing::json::Object& inputs, intake::TableOptions& table);

/// {"header_row", "sheet", "sheets", "encoding", "delimiter", "rows", "first_rows": [{"row", "cells"}], "columns": [{"header",
/// "column", "unused", "samples"}], "problems", "notes"} as JSON; "column" is null where nothing is known by that name, or
/// where the map says that it is not used ("unused"); "encoding" and
/// "delimiter" where the format has none. Rows are counted, none is screened; the first hundred with content stand as in the
/// file, those above the header included. A header that cannot be used is shown all the same.
/// \return bad_input when the map names a column that does not exist
[[nodiscard]] Result<std::string> table_preview(const std::filesystem::path& file,
                                                const intake::IntakeOptions& options,
                                                const hearing::MessageCatalogue& messages);

/// Problems or notes as JSON, at most a thousand.
void write_problems(hearing::json::Writer& out, const std::vector<intake::Problem>& problems,
                    const hearing::MessageCatalogue& messages);

}  // namespace tyndau::app
