/// \file
/// From which zoom on each vertex of a line is worth drawing.
#pragma once

#include "tiles/grid.hpp"

#include <cstdint>
#include <vector>

namespace tyndau::tiles {

/// The first zoom at which each vertex is drawn (Douglas and Peucker): a line left with those of a zoom is nowhere more than
/// two units of that zoom from the whole line; at `highest_zoom` every vertex is drawn. Ends are drawn at every zoom, of a
/// ring the first vertex and the one farthest from it.
/// \param world in world units; a ring comes without its repeated last vertex
[[nodiscard]] std::vector<std::uint8_t> first_zooms(const GridLine& world, bool ring);

}  // namespace tyndau::tiles
