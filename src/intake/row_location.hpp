/// \file
/// Coordinates in the column for a project's place in somebody's words.
#pragma once

#include "intake/country.hpp"
#include "intake/row_cells.hpp"

#include <optional>

namespace tyndau::intake {

/// What the words of the column state, and how far the truth may be from it.
struct StatedLocation {
  geo::Shape shape;
  Metres uncertainty;
};

/// Coordinates in the column project_location. What is meant as coordinates and cannot be placed is a problem of the row;
/// words without coordinates are none.
[[nodiscard]] std::optional<StatedLocation> location_of_words(RowCells& cells, const Country& country);

/// The same beside a footprint from other columns: what does not agree with it, or cannot be read, is a note.
void compare_location(RowCells& cells, const Country& country, const hearing::Footprint& footprint);

}  // namespace tyndau::intake
