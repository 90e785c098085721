/// \file
/// The whole way from files to cases with their places resolved.
#pragma once

#include "core/result.hpp"
#include "intake/case_builder.hpp"
#include "intake/places/gazetteer.hpp"
#include "intake/table.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <istream>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tyndau::intake {

/// Reads a file that is no table by its name. \return nothing when it is nothing that this reader knows
using OtherReader = std::function<std::optional<TableReport>(
    const std::filesystem::path& file, const TableOptions& options, const TableSink& sink)>;

struct IntakeOptions {
  std::map<std::string, std::string> map;  ///< canonical column → header in the file; "": not used
  TableOptions table;                      ///< its own map is filled from `map`
  std::function<void(const TableHead& head, TableRow& row)>
      amend;                                        ///< corrects a row before it is read; may be empty
  std::function<void(std::int64_t rows)> progress;  ///< after each row, with the rows so far; may be empty
  OtherReader other;                                ///< for files that are no tables; may be empty
};

/// Everything that became of the files.
struct Intake {
  BuiltCases built;  ///< cases resolved; kept rows; notes; counts
  std::vector<Problem>
      file_problems;  ///< files that could not be used at all, with every fault of their headers

  [[nodiscard]] const std::vector<hearing::Case>& cases() const { return built.cases; }
  /// All problems of kept rows and files, in order.
  [[nodiscard]] std::vector<Problem> problems() const;
};

/// Reads files one after another. A file that cannot be used is in `file_problems`, the others are read.
/// \return bad_input when the map names a column that does not exist, nothing else
[[nodiscard]] Result<Intake> read_cases(const std::vector<std::filesystem::path>& files,
                                        const IntakeOptions& options, const Gazetteer& gazetteer,
                                        const Country& country);
/// The same from one stream that can seek (CSV, or NDJSON by options.table.format).
[[nodiscard]] Result<Intake> read_cases(std::istream& bytes, const std::string& name,
                                        const IntakeOptions& options, const Gazetteer& gazetteer,
                                        const Country& country);
/// With the places and the outline of an atlas.
[[nodiscard]] Result<Intake> read_cases(const std::vector<std::filesystem::path>& files,
                                        const IntakeOptions& options, const hearing::Atlas& atlas);

}  // namespace tyndau::intake
