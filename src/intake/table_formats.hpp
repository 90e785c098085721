/// \file
/// The readers of single formats behind read_table().
#pragma once

#include "intake/table.hpp"

#include <filesystem>
#include <string>

namespace tyndau::intake {

/// What stopped the reading of a whole file: a refusal of the sandbox by its own name, else "file-unreadable".
[[nodiscard]] Problem unreadable(const std::string& name, const Error& error);
/// Sheets of a workbook: header and titles are ordinary rows.
void read_workbook(const std::filesystem::path& file, TableHead head, const TableOptions& options,
                   const TableSink& sink, TableReport& report);
/// Layers of a vector file, which name their columns.
void read_layers(const std::filesystem::path& file, TableHead head, const TableOptions& options,
                 const TableSink& sink, TableReport& report);

}  // namespace tyndau::intake
