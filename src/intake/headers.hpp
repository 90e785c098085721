/// \file
/// From the header cells of a table to its columns: aliases exactly, suggestions never taken by themselves.
#pragma once

#include "core/result.hpp"
#include "intake/columns.hpp"
#include "intake/problem.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::intake {

/// What the user said himself: canonical column → header as in the file; an empty one: the file does not have the column.
using HeaderMap = std::map<Column, std::string>;

/// Reads `--map hearing_id=Nr` pairs. \return bad_input for a name that is no column, with the nearest that is.
[[nodiscard]] Result<HeaderMap> header_map(const std::map<std::string, std::string>& pairs);

/// The column that a header means, by alias or by the user's map; nothing when none is exactly it.
[[nodiscard]] std::optional<Column> column_of(std::string_view header, const HeaderMap& map = {});
/// Known headers, for "did you mean": the nearest one within a third of the length.
[[nodiscard]] std::optional<std::string> nearest_header(std::string_view header);

struct UnknownHeader {
  std::size_t position = 0;  ///< 0-based
  std::string header;
  std::string suggestion;  ///< empty when nothing is near
};

struct DoubledHeader {
  Column column{};
  std::size_t first = 0;  ///< positions, 0-based
  std::size_t second = 0;
};

/// What the header row of a table says, with all its faults at once.
struct HeaderMatch {
  std::vector<std::string> headers;                                ///< as in the file, trimmed
  std::vector<std::optional<Column>> columns;                      ///< by position
  std::array<std::optional<std::size_t>, column_count> positions;  ///< by column: where it stands first
  std::vector<UnknownHeader> unknown;                              ///< not used, but kept in rejected.csv
  std::vector<DoubledHeader> doubled;
  std::vector<std::pair<Column, std::string>>
      unmatched_map;                 ///< headers of the user's map that the file lacks
  bool has_problem_columns = false;  ///< a corrected rejected.csv: its two last columns are ignored

  [[nodiscard]] std::size_t recognised() const;
  [[nodiscard]] bool usable() const { return doubled.empty() && unmatched_map.empty(); }
  [[nodiscard]] std::optional<std::size_t> position(Column column) const {
    return positions[static_cast<std::size_t>(column)];
  }
};

/// Suggestions stay empty: they cost, and most rows that are matched are no headers.
[[nodiscard]] HeaderMatch match_headers(const std::vector<std::string>& cells, const HeaderMap& map = {});
/// Looks for the known header nearest to each of the first hundred unknown ones.
void add_suggestions(HeaderMatch& match);

/// Spreadsheet letters of a position: 0 → "A", 26 → "AA".
[[nodiscard]] std::string column_letters(std::size_t position);

/// Names of the two columns that rejected.csv adds.
inline constexpr std::string_view problem_codes_header = "problem_codes";
inline constexpr std::string_view problems_header = "problems";

}  // namespace tyndau::intake
