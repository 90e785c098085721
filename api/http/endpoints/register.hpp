/// \file
/// Endpoints: the register of projects and hearings.
#pragma once

#include "http/router.hpp"

#include <vector>

namespace tyndau::http {

/// "/collections/projects/items", "/collections/hearings/items", each with "/{fid}".
[[nodiscard]] std::vector<Route> register_routes();

}  // namespace tyndau::http
