/// \file
/// The readers of single formats behind read_table().
#pragma once

#include "intake/table.hpp"

#include <filesystem>
#include <istream>

namespace tyndau::intake {

/// \p head carries file name, format and encoding.
void read_csv(std::istream& bytes, const EncodingGuess& guess, TableHead head, const TableOptions& options,
              const TableSink& sink, TableReport& report);
/// One JSON object a line; GeoJSON features give their properties and geometry. Reads the stream twice: keys, then rows.
void read_ndjson(std::istream& bytes, const EncodingGuess& guess, TableHead head, const TableOptions& options,
                 const TableSink& sink, TableReport& report);
/// Sheets of a workbook: header and titles are ordinary rows.
void read_workbook(const std::filesystem::path& file, TableHead head, const TableOptions& options,
                   const TableSink& sink, TableReport& report);
/// Layers of a vector file, which name their columns.
void read_layers(const std::filesystem::path& file, TableHead head, const TableOptions& options,
                 const TableSink& sink, TableReport& report);

}  // namespace tyndau::intake
