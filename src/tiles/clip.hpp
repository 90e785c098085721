/// \file
/// Lines and rings cut at a box of the grid.
#pragma once

#include "tiles/grid.hpp"

#include <vector>

namespace tyndau::tiles {

/// The part of a ring inside the box as one ring, rounded to the grid; empty when fewer than 3 vertices are left,
/// and for a ring without a width or a height. Pieces that the box separates stay joined along its sides (Sutherland and
/// Hodgman). \pre the ring lacks its repeated last vertex and has no vertex twice in a row; \p whole is its own box
[[nodiscard]] GridLine clipped_ring(const GridLine& ring, const GridBox& whole, const GridBox& box);
[[nodiscard]] inline GridLine clipped_ring(const GridLine& ring, const GridBox& box) {
  return clipped_ring(ring, around(ring), box);
}
/// The pieces of a line inside the box, each with at least 2 different vertices.
[[nodiscard]] std::vector<GridLine> clipped_line(const GridLine& line, const GridBox& box);
/// Twice the signed area, positive for a ring that runs clockwise on the screen (y to the south).
[[nodiscard]] std::int64_t twice_area(const GridLine& ring);

}  // namespace tyndau::tiles
