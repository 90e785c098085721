/// \file
/// A whole server from its first connection to its graceful end.
#pragma once

#include "app/service.hpp"
#include "core/result.hpp"
#include "http/pistache_server.hpp"
#include "http/router.hpp"

#include <chrono>
#include <functional>
#include <vector>

namespace tyndau::http {

/// SIGPIPE is ignored and SIGTERM and SIGINT are kept for run_server. Call once, before the first thread.
void prepare_signals();
/// Waits for SIGTERM or SIGINT, no longer than \p most. \pre prepare_signals
[[nodiscard]] bool stop_was_asked_for(std::chrono::milliseconds most);

/// Serves the routes of all_routes and \p more until SIGTERM or SIGINT, then lets what has arrived be answered.
/// \p started runs once, with the address and its real port. \pre prepare_signals
/// \return as Server::start.
[[nodiscard]] Result<void> run_server(const ServerOptions& options, const app::Service& service,
                                      std::vector<Route> more,
                                      const std::function<void(const ListenAddress&)>& started);

}  // namespace tyndau::http
