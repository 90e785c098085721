/// \file
/// Whole collections as files.
#pragma once

#include "http/router.hpp"

#include <vector>

namespace tyndau::http {

[[nodiscard]] std::vector<Route> export_routes();

}  // namespace tyndau::http
