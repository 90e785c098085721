/// \file
/// Shapes as a small drawing within a page: no tiles, no scripts.
#pragma once

#include "geo/shape.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tyndau::http {

/// An SVG of the shapes with \p label as its name, longitudes shortened by the middle latitude; lines that leave thousands of
/// vertices are thinned. Empty when nothing can be drawn.
[[nodiscard]] std::string sketch(const std::vector<const geo::Shape*>& shapes, std::string_view label);

}  // namespace tyndau::http
