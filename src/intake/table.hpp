/// \file
/// Any table, row by row: CSV, XLSX, ODS, GeoJSON, NDJSON, GeoPackage, with what its header means.
#pragma once

#include "core/result.hpp"
#include "geo/shape.hpp"
#include "intake/csv.hpp"
#include "intake/encoding.hpp"
#include "intake/headers.hpp"
#include "intake/problem.hpp"
#include "sandbox/policy.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <vector>

namespace tyndau::intake {

/// A cell's text, and whether its file stored it as a number (a spreadsheet's dates are numbers).
struct Cell {
  std::string text;  ///< as written, not trimmed
  bool number = false;
};

struct TableRow {
  std::string sheet;             ///< empty for formats without
  std::int64_t number = 0;       ///< as a spreadsheet counts
  std::vector<Cell> cells;       ///< by position of the header
  geo::Shape shape;              ///< of the record, WGS 84; empty when it has none
  std::string geometry_problem;  ///< why the record's geometry could not be taken
  std::vector<RowFault> faults;
};

enum class TableFormat { csv, xlsx, ods, geojson, ndjson, geopackage };
/// By the name's extension. \return nothing for an extension that is no table
[[nodiscard]] std::optional<TableFormat> table_format(const std::filesystem::path& file);
/// Of which one sheet or layer is read.
[[nodiscard]] constexpr bool has_sheets(TableFormat format) {
  return format == TableFormat::xlsx || format == TableFormat::ods || format == TableFormat::geopackage;
}
/// Whose header is a row among others.
[[nodiscard]] constexpr bool has_header_row(TableFormat format) {
  return format == TableFormat::csv || format == TableFormat::xlsx || format == TableFormat::ods;
}

struct TableOptions {
  HeaderMap map;
  std::optional<TableFormat> format;  ///< otherwise by the extension
  std::optional<Encoding> encoding;   ///< of CSV and NDJSON; otherwise by the bytes
  std::optional<char> delimiter;      ///< of CSV; otherwise by the header
  std::string sheet;                  ///< of a workbook or layer; otherwise the first with a known header
  std::int64_t header_row = 0;  ///< as a spreadsheet counts; 0: among the first rows the one that says most
  CsvLimits csv;
  std::size_t json_line_bytes = std::size_t{64} << 20;
  sandbox::Policy policy;  ///< how a file is opened; a stream is read here
};

/// What the table is; known before its first row.
struct TableHead {
  std::string file;  ///< name without folder
  std::string sheet;
  TableFormat format = TableFormat::csv;
  std::optional<Encoding> encoding;  ///< of text formats
  char delimiter = '\0';             ///< of CSV
  std::int64_t header_row = 0;       ///< 0 where the format itself names its columns
  bool unconfirmed = false;          ///< a machine read the cells in a text, nobody has confirmed them
  std::string
      numbering;  ///< of a table without numbers of hearings: what their ids have before the row's number
  HeaderMatch match;

  /// The id that a hearing has from its row; empty where a column holds the numbers.
  [[nodiscard]] std::string id_of(std::int64_t row) const {
    return numbering.empty() ? std::string() : numbering + std::to_string(row);
  }
};

/// Receives a table. `head` returns false to leave the rows unread. `raw` may be empty: it is shown every row with content, of
/// every sheet that may be read, before its meaning is known, and says whether it wants more when nothing else does.
struct TableSink {
  std::function<bool(const TableHead&)> head;
  std::function<void(TableRow&&)> row;
  std::function<bool(const TableRow&)> raw = {};
};

/// What was noticed and what stopped the reading.
struct TableReport {
  std::vector<Note> notes;           ///< titles above the header, sheets left out, columns not used, encoding
  std::vector<Problem> problems;     ///< not empty: the file as a whole could not be used
  std::optional<Encoding> encoding;  ///< of text formats
  char delimiter = '\0';             ///< of CSV
  std::vector<std::string>
      sheets;              ///< of a workbook or layers, in order; empty when not all of them were seen
  bool no_header = false;  ///< there are rows, but none names columns, and none was named as the header
  std::optional<HeaderMatch> refused;  ///< of a table whose header cannot be used, or whose first row is none
};

/// A problem or note with its sentence: key "intake." + code.
[[nodiscard]] Problem make_problem(std::string file, std::string sheet, std::int64_t row, std::string code,
                                   Arguments arguments = {});

/// Reads a file. Rows without any content are left out. Every failure is in the report, never thrown.
[[nodiscard]] TableReport read_table(const std::filesystem::path& file, const TableOptions& options,
                                     const TableSink& sink);
/// The same for CSV or NDJSON (options.format) from a stream that can seek; \p name stands in the report.
[[nodiscard]] TableReport read_table(std::istream& bytes, const std::string& name,
                                     const TableOptions& options, const TableSink& sink);

/// Names of the sheets or layers of a file, in its order; none for a format without, and of a file that cannot be read.
[[nodiscard]] std::vector<std::string> sheets_of(const std::filesystem::path& file,
                                                 const TableOptions& options);

}  // namespace tyndau::intake
