/// \file
/// So many executions a minute for each client.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>

namespace tyndau::http {

/// A bucket per client that refills evenly. \threads safe
class RateLimiter {
 public:
  using Moment = std::chrono::steady_clock::time_point;

  /// \pre per_minute > 0
  explicit RateLimiter(std::size_t per_minute) : per_minute_(static_cast<double>(per_minute)) {}

  /// Takes one. \return 0 s when it was there, else how long until there is one, rounded up.
  [[nodiscard]] std::chrono::seconds take(const std::string& client, Moment now);
  /// Clients that are remembered: those whose bucket is not full.
  [[nodiscard]] std::size_t clients() const;

 private:
  struct Bucket {
    double tokens = 0;
    Moment at;
  };
  void forget_full(Moment now);

  double per_minute_;
  mutable std::mutex lock_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace tyndau::http
