/// \file
/// Endpoints: asynchronous executions.
#pragma once

#include "http/router.hpp"

#include <vector>

namespace tyndau::http {

/// "/jobs", "/jobs/{id}", "/jobs/{id}/results".
[[nodiscard]] std::vector<Route> job_routes();

}  // namespace tyndau::http
