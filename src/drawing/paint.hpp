/// \file
/// A scene on a page of somebody else's file.
#pragma once

#include "drawing/pango_layout.hpp"
#include "drawing/scene.hpp"

namespace tyndau::drawing {

/// Draws the scene from the upper left corner of the page; the state of \p canvas is afterwards what it was.
void paint(const Scene& scene, cairo_t* canvas, double units_per_millimetre);

}  // namespace tyndau::drawing
