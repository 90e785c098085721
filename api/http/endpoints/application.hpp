/// \file
/// The web application: files that were built beside the program, and a page that says so when they were not.
#pragma once

#include "http/router.hpp"

#include <vector>

namespace tyndau::http {

/// "/app", "/app/", "/app/embed", "/app/assets/{file}". Everybody may load them, also of a private service: without a token they
/// show nothing.
[[nodiscard]] std::vector<Route> application_routes();

}  // namespace tyndau::http
