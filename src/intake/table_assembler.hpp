/// \file
/// Finds the header among the first rows of each sheet and passes on the rows below it.
#pragma once

#include "intake/table.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace tyndau::intake {

/// Takes raw rows from a reader of one format. Rows above the header are titles; a sheet without a known header is left
/// out when another has one.
class TableAssembler {
 public:
  /// Borrows everything; all must outlive this. \p head carries the file, its format, encoding and delimiter.
  TableAssembler(TableHead head, const TableOptions& options, const TableSink& sink, TableReport& report);

  /// A layer or file that names its columns itself. \return false when no more rows are wanted
  bool named_columns(const std::string& sheet, const std::vector<std::string>& names);
  /// The next row of a sheet, header and titles included. \return false when no more rows are wanted
  bool row(TableRow&& row);
  /// Whether a sheet of this name may be read.
  [[nodiscard]] bool wanted(const std::string& sheet) const;
  /// Decides what is still open. To be called once at the end.
  void finish();

 private:
  enum class State { searching, reading, leaving_out };
  void begin_sheet(const std::string& name);
  void end_sheet();
  void decide();
  void search(TableRow&& row);
  void take_stated(TableRow&& row);
  void fault_of_stated(Problem fault);
  void choose(HeaderMatch match, std::int64_t header_row);
  void refuse_header(const HeaderMatch& match, std::int64_t header_row);
  void number_rows(std::int64_t header_row);
  void note_header(const HeaderMatch& match, std::int64_t header_row);
  [[nodiscard]] bool is_header(const HeaderMatch& match) const;
  [[nodiscard]] HeaderMatch match_of(const TableRow& row) const;
  [[nodiscard]] Problem problem(std::string code, Arguments arguments, std::int64_t row = 0) const;

  TableHead head_;
  const TableOptions& options_;
  const TableSink& sink_;
  TableReport& report_;
  State state_ = State::searching;
  std::string sheet_;
  bool any_sheet_ = false;
  bool any_row_ = false;                 ///< of the sheet at hand
  std::int64_t last_row_ = 0;            ///< of the sheet at hand
  std::int64_t first_row_ = 0;           ///< of the sheet at hand
  std::int64_t titles_ = 0;              ///< rows above the stated header
  std::optional<Problem> stated_fault_;  ///< why the stated row is no header, of the first sheet
  bool chosen_ = false;                  ///< a header was found, used or refused
  bool wants_rows_ = true;
  std::int64_t rows_ = 0;  ///< passed on
  std::vector<TableRow> waiting_;
  std::vector<std::string> left_out_;
  std::vector<std::pair<std::string, TableRow>>
      without_header_;  ///< first row of each sheet that has no known header
};

}  // namespace tyndau::intake
