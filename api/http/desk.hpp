/// \file
/// Between the gate and the endpoints: takes requests, limits their rate, runs them at once or in the pool, finishes the
/// answers, counts and logs. Knows nothing of sockets.
#pragma once

#include "app/service.hpp"
#include "http/gate.hpp"
#include "http/job_pool.hpp"
#include "http/metrics.hpp"
#include "http/rate_limit.hpp"
#include "http/router.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace tyndau::http {

/// Bytes for the wire, and whether the connection ends with them.
struct Answer {
  std::string wire;
  bool close = false;
};

/// \threads safe
class Desk {
 public:
  /// All three must outlive the desk.
  Desk(const Router& router, const app::Service& service, Metrics& metrics);

  /// Who asks, as the transport knows it.
  struct Caller {
    std::string address;
    unsigned worker = 0;
  };
  using Deliver = std::function<void(Answer)>;

  /// Answers at once, or calls what \p make_deliver makes exactly once, later, on another thread. \p make_deliver is called
  /// only in the second case, before this returns; when it gives nothing, the request is answered 503 at once.
  [[nodiscard]] std::optional<Answer> take(Incoming incoming, const Caller& caller,
                                           const std::function<Deliver()>& make_deliver);
  /// The answer to what is no request; the connection ends with it.
  [[nodiscard]] Answer refuse(const Refusal& refusal, const Caller& caller);

  /// From now on every answer ends its connection.
  void begin_to_stop() { stopping_ = true; }
  [[nodiscard]] std::uint64_t answered() const { return answered_; }
  [[nodiscard]] std::size_t body_limit() const { return service_.limits.body_bytes; }
  /// Requests in the pool whose answers are not delivered.
  [[nodiscard]] std::size_t load() const { return pool_.load() + static_cast<std::size_t>(in_hand_.load()); }

 private:
  struct Task;
  [[nodiscard]] Request begin(Incoming incoming, const Caller& caller) const;
  [[nodiscard]] std::optional<Response> refuse_rate(const Route& route, const Request& request);
  [[nodiscard]] Answer complete(Response response, const Request& request, const std::string& route,
                                bool keep_alive, std::chrono::steady_clock::time_point began);
  [[nodiscard]] std::optional<Answer> pool(std::shared_ptr<Task> task,
                                           const std::function<Deliver()>& make_deliver);
  /// 503 in the words of \p key, with its hint for programs, which names the limit.
  [[nodiscard]] Response busy(const Request& request, const std::string& key, const std::string& limit) const;

  const Router& router_;
  const app::Service& service_;
  Metrics& metrics_;
  RateLimiter limiter_;
  std::atomic<bool> stopping_{false};
  std::atomic<std::int64_t> in_hand_{0};
  std::atomic<std::uint64_t> answered_{0};
  JobPool pool_;  ///< last: its threads use the rest
};

}  // namespace tyndau::http
