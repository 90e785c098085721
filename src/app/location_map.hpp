/// \file
/// From a file of hearings, or a finished report, to the location map of one of them.
#pragma once

#include "app/engine.hpp"
#include "core/result.hpp"
#include "drawing/location_map.hpp"
#include "intake/read_cases.hpp"
#include "layers/manifest.hpp"
#include "store/register_records.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tyndau::app {

/// One hearing to draw, and how it is screened.
struct MapCase {
  hearing::Case input;
  hearing::ScreeningOptions options;
  std::optional<layers::Manifest> made_with;  ///< of the report that it was taken from
};

/// Rows of a table of which no hearing was made, and why.
struct RowsLeft {
  intake::RowCounts rows;
  std::vector<intake::Problem> problems;       ///< of rows
  std::vector<intake::Problem> file_problems;  ///< why a part of the file was not read
  [[nodiscard]] bool any() const { return !problems.empty() || !file_problems.empty(); }
};
struct TableCase {
  MapCase chosen;
  RowsLeft left;  ///< that bear the number asked for; without one, of the whole table
};
struct TableCases {
  std::vector<MapCase> all;
  RowsLeft left;  ///< of a report: none
};

struct LocationMap {
  drawing::Scene scene;
  std::vector<std::string> other_data;  ///< what the report was made with and is not what was drawn with
};

/// Whether the name is that of a report of `tyndau screen`.
[[nodiscard]] bool names_a_report(const std::filesystem::path& file);

/// One hearing of a report. \p hearing may be empty when the report holds one only.
/// \return io, bad_input as layers::ReportReader; bad_input (reason "map-which-hearing") without a choice; not_found
/// (reason "map-no-hearing")
[[nodiscard]] Result<MapCase> case_of_report(const std::filesystem::path& file, const std::string& hearing);
/// One hearing of a table. \return bad_input with the first problems when nothing can be read, or when the rows of the hearing
/// asked for were rejected or not read; the rest as above
[[nodiscard]] Result<TableCase> case_of_table(const std::filesystem::path& file, const std::string& hearing,
                                              const intake::IntakeOptions& intake,
                                              const hearing::ScreeningOptions& options, const Engine& engine,
                                              const hearing::MessageCatalogue& messages, Language language);

/// Every hearing of a file, in its order. \return as the two above
[[nodiscard]] Result<TableCases> all_cases_of_report(const std::filesystem::path& file);
[[nodiscard]] Result<TableCases> all_cases_of_table(const std::filesystem::path& file,
                                                    const intake::IntakeOptions& intake,
                                                    const hearing::ScreeningOptions& options,
                                                    const Engine& engine,
                                                    const hearing::MessageCatalogue& messages,
                                                    Language language);

/// The hearing of a report of the register. \return bad_input when the report cannot be read
[[nodiscard]] Result<MapCase> case_of_report(const store::StoredReport& report);

/// Screens the case and draws it. \return as drawing::make_location_map() \threads safe
[[nodiscard]] Result<LocationMap> draw_location_map(MapCase what, const Engine& engine,
                                                    const hearing::MessageCatalogue& messages,
                                                    const drawing::MapOptions& options);

}  // namespace tyndau::app
