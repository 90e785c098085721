/// \file
/// The sockets. Pistache accepts connections and reads from them; parsing, routing and writing are ours.
#pragma once

#include "core/result.hpp"
#include "http/desk.hpp"
#include "http/listening.hpp"
#include "http/metrics.hpp"
#include "http/outlet.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace tyndau::http {

struct ServerOptions {
  ListenAddress listen;
  unsigned workers = 2;                        ///< threads that read requests
  std::chrono::milliseconds patience{20'000};  ///< for a whole head, for 64 KB of a body, between requests
  std::size_t arriving_bytes = std::size_t{512} << 20U;  ///< of all requests that are not complete
};

/// Runs from start() to stop().
class Server {
 public:
  /// \pre SIGPIPE is ignored. All arguments must outlive the server.
  /// \return as try_to_bind.
  [[nodiscard]] static Result<std::unique_ptr<Server>> start(const ServerOptions& options, Desk& desk,
                                                             Outlet& outlet, Metrics& metrics);
  virtual ~Server() = default;

  [[nodiscard]] virtual std::uint16_t port() const = 0;
  /// Hears no new connection, lets every request that has arrived be answered, then closes all connections.
  virtual void stop() = 0;
};

}  // namespace tyndau::http
