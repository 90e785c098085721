/// \file
/// Lines of longitude and latitude across a frame, and their figures around it.
#pragma once

#include "drawing/map_frame.hpp"
#include "drawing/scene.hpp"
#include "drawing/words.hpp"

namespace tyndau::drawing {

/// Room about a frame that the figures take, mm.
inline constexpr double graticule_margin = 3.6;

/// The lines go into the frame, the figures into the margin about it: longitudes below, latitudes at the left.
void draw_graticule(const MapFrame& frame, const Pen& pen, Scene& scene);

}  // namespace tyndau::drawing
