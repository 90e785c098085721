/// \file
/// How the program speaks of rows that were not screened: by kind on a stream, one by one as JSON.
#pragma once

#include "app/location_map.hpp"
#include "intake/problem.hpp"

#include <nlohmann/json.hpp>

#include <ostream>
#include <string>
#include <vector>

namespace tyndau::cli {

struct Context;

/// Problems or notes of one kind together, the first of each as an example; nothing for none.
/// \param heading key of the catalogue
void print_groups(std::ostream& out, const std::vector<intake::Problem>& problems, const std::string& heading,
                  const Context& context);

/// [{"file", "sheet", "row", "column", "value", "code", "message", "candidates"}], the message in all languages; candidates where a place
/// is to be chosen.
[[nodiscard]] nlohmann::ordered_json problems_json(const std::vector<intake::Problem>& problems,
                                                   const Context& context);

/// {"read", "screened", "pending", "rejected"}.
[[nodiscard]] nlohmann::ordered_json rows_json(const intake::RowCounts& rows);

/// Says on standard error how many rows of a table are in none of its hearings, and why, unless --quiet; nothing when all are.
void tell_rows_left(const app::RowsLeft& left, const Context& context);

}  // namespace tyndau::cli
