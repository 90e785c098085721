/// \file
/// Endpoints: what can be executed.
#pragma once

#include "http/router.hpp"

#include <vector>

namespace tyndau::http {

/// "/processes", "/processes/{id}" and an execution of each.
[[nodiscard]] std::vector<Route> process_routes();

}  // namespace tyndau::http
