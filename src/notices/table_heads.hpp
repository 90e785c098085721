/// \file
/// Tables whose heads stand above their columns, flattened to text.
#pragma once

namespace tyndau::notices {

struct Outline;

/// Adds a label for each cell below a known head: a row of at least two heads, then rows of as many cells.
void add_table_cells(Outline& outline);

}  // namespace tyndau::notices
