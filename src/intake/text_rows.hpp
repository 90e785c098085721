/// \file
/// The rows of a CSV or NDJSON as they stand in the file, before anything is known of what their header means.
#pragma once

#include "intake/encoding.hpp"
#include "intake/table.hpp"

#include <cstdint>
#include <functional>
#include <istream>
#include <string>
#include <vector>

namespace tyndau::intake {

/// What a text is; known before its first row.
struct TextHead {
  Encoding encoding = Encoding::utf8;
  bool empty = false;     ///< nothing follows
  char delimiter = '\0';  ///< of CSV
};

/// Receives a text; each call says whether more is wanted.
struct TextSink {
  std::function<bool(const TextHead&)> head;
  std::function<bool(const std::vector<std::string>&)> columns;  ///< of NDJSON, which names them itself
  std::function<bool(TableRow&&)> row;
};

/// Reads a stream that can seek: CSV, or NDJSON by options.format.
/// \return the row at which a CSV was given up for too many open quotes, else 0
[[nodiscard]] std::int64_t read_text_rows(std::istream& bytes, const TableOptions& options,
                                          const TextSink& sink);
/// Those of single formats; the head was passed on before.
[[nodiscard]] std::int64_t read_csv_rows(std::istream& bytes, const EncodingGuess& guess,
                                         const TableOptions& options, const TextSink& sink);
void read_ndjson_rows(std::istream& bytes, const EncodingGuess& guess, const TableOptions& options,
                      const TextSink& sink);

}  // namespace tyndau::intake
