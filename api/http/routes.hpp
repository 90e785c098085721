/// \file
/// Every route of the service; checked against api/openapi.yaml by a test.
#pragma once

#include "http/endpoints/system.hpp"
#include "http/router.hpp"

namespace tyndau::http {

/// \p state must outlive the router.
[[nodiscard]] inline Router all_routes(const SystemState& state) {
  Router router;
  router.add(system_routes(state));
  return router;
}

}  // namespace tyndau::http
