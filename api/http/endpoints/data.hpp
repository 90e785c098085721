/// \file
/// Endpoints: what is loaded and where places are.
#pragma once

#include "http/router.hpp"

#include <vector>

namespace tyndau::http {

/// "/places", "/datasets", "/datasets/{id}".
[[nodiscard]] std::vector<Route> data_routes();

}  // namespace tyndau::http
