/// \file
/// Endpoints about the service itself: landing page, contract, conformance, health, readiness, metrics.
#pragma once

#include "http/metrics.hpp"
#include "http/router.hpp"

#include <cstddef>
#include <functional>
#include <vector>

namespace tyndau::http {

/// What the endpoints below tell of the server that runs them.
struct SystemState {
  Metrics* metrics = nullptr;  ///< of /metrics
  std::function<std::size_t()> waiting = [] { return std::size_t{0}; };
  std::function<std::size_t()> pending = [] { return std::size_t{0}; };
  unsigned workers = 1;
};

/// "/", "/api", "/api.html", "/conformance", "/style.css", "/health", "/ready", "/metrics". \p state must outlive the routes.
[[nodiscard]] std::vector<Route> system_routes(const SystemState& state);

}  // namespace tyndau::http
