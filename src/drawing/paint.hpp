/// \file
/// A scene on a page of somebody else's file.
#pragma once

#include "drawing/pango_layout.hpp"
#include "drawing/scene.hpp"

namespace tyndau::drawing {

/// Draws the scene from the upper left corner of the page; the state of \p canvas is afterwards what it was.
void paint(const Scene& scene, cairo_t* canvas, double units_per_millimetre);

/// Version, title, subject and maker of a PDF file. It has no day: not the clock's, so that the same input gives the same bytes,
/// nor that of the hearing, which is not the file's.
void name_pdf(cairo_surface_t* pdf, const std::string& title, const std::string& subject);

}  // namespace tyndau::drawing
