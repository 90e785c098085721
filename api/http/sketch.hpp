/// \file
/// Shapes as a small drawing within a page: no tiles, no scripts.
#pragma once

#include "geo/shape.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::http {

/// An SVG of the shapes with \p label as its name, longitudes shortened by the middle latitude; lines that leave thousands of
/// vertices are thinned. Empty when nothing can be drawn.
[[nodiscard]] std::string sketch(const std::vector<const geo::Shape*>& shapes, std::string_view label);

/// What lies within a box of degrees.
using Around = std::function<std::vector<const geo::Shape*>(const geo::BoundingBox&)>;
/// The same of one shape in the middle of its surroundings, some ten kilometres at least, with what lies around it faintly
/// beneath; what leaves thousands of vertices is thinned, and only so many are drawn. Empty when the shape is.
[[nodiscard]] std::string sketch_within(const geo::Shape& shape, const Around& around,
                                        std::string_view label);

}  // namespace tyndau::http
