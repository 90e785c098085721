/// \file
/// A layer as an Excel workbook, written row by row.
#pragma once

#include "layers/export.hpp"

namespace tyndau::layers {

/// One sheet with a fixed header line and a filter; points of shapes as lon and lat. Memory does not grow with the layer. Texts
/// longer than a cell holds are cut, with "…" at their end.
/// \return bad_input for more features than a sheet has rows, io
[[nodiscard]] Result<std::monostate> export_workbook(const Collection& collection,
                                                     const std::filesystem::path& file);

}  // namespace tyndau::layers
