/// \file
/// Vector tiles, what describes them, and the map styles that draw them.
#pragma once

#include "http/router.hpp"

#include <vector>

namespace tyndau::http {

[[nodiscard]] std::vector<Route> tile_routes();
/// Styles, sprites and fonts.
[[nodiscard]] std::vector<Route> style_routes();

}  // namespace tyndau::http
