/// \file
/// Records of a delimited text file, one by one, within stated limits.
#pragma once

#include "intake/encoding.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::intake {

/// What is wrong with a row before its cells are read.
enum class RowFault { nul_bytes, broken_text, too_long, too_many_cells, quote_not_closed, json_unreadable };

struct CsvLimits {
  std::size_t record_bytes = std::size_t{1} << 20;
  std::size_t cells = 1000;
  std::size_t lines_in_record = 1000;  ///< a quoted cell may hold line breaks, but not a whole file
  std::size_t recoveries = 100;        ///< rows with an unclosed quote before the file is given up
};

struct CsvRecord {
  std::int64_t number = 0;         ///< 1-based, as a spreadsheet counts the rows of this file
  std::vector<std::string> cells;  ///< UTF-8, untrimmed, without their quotes
  std::vector<RowFault> faults;
};

/// Reads records. A quote inside a quoted cell that no delimiter follows is text. A record whose quote is never closed ends
/// at its first line, with a fault; reading goes on behind it.
class CsvReader {
 public:
  CsvReader(TextStream text, char delimiter, CsvLimits limits = {});
  /// \return false at the end of the file, or when too many quotes were left open
  bool next(CsvRecord& record);
  /// Whether reading stopped early because too many quotes were left open.
  [[nodiscard]] bool gave_up() const { return recovered_ > limits_.recoveries; }

 private:
  enum class Scan { end_of_file, record, open_quote, too_long };
  bool fill();
  [[nodiscard]] bool at(std::size_t i);
  Scan scan(std::size_t& end);
  bool scan_quoted(std::size_t& i, std::size_t& lines);
  void skip_line();
  void take(std::string_view raw, bool quotes, CsvRecord& record) const;
  void consume(std::size_t end);

  TextStream text_;
  char delimiter_;
  CsvLimits limits_;
  std::string buffer_;
  std::size_t start_ = 0;  ///< of the record at hand
  std::int64_t number_ = 0;
  std::size_t recovered_ = 0;
};

}  // namespace tyndau::intake
