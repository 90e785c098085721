/// \file
/// Counts of requests for /metrics, in the text format of Prometheus.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace tyndau::http {

/// \threads safe once every route is known
class Metrics {
 public:
  /// Makes the counters of a route; "" is for requests that no route took. Not safe while requests are counted.
  void know(const std::string& route);
  /// \pre know(route)
  void count(const std::string& route, int status, std::chrono::nanoseconds took);

  std::atomic<std::int64_t> connections{0};  ///< open now
  std::atomic<std::int64_t> refused{0};      ///< requests that the gate refused
  std::atomic<std::int64_t> late{0};         ///< pooled requests that missed their deadline

  /// \p waiting: jobs that wait or run; \p pending: answers that slow readers have not taken.
  [[nodiscard]] std::string text(std::size_t waiting, std::size_t pending) const;

  static constexpr std::array<double, 9> bounds{0.0005, 0.001, 0.0025, 0.005, 0.01,
                                                0.05,   0.25,  1.0,    8.0};  ///< seconds

 private:
  struct Counters {
    std::array<std::atomic<std::uint64_t>, 5> by_class{};  ///< 1xx … 5xx
    std::array<std::atomic<std::uint64_t>, bounds.size() + 1> by_time{};
    std::atomic<std::uint64_t> nanoseconds{0};
  };
  std::map<std::string, std::unique_ptr<Counters>> routes_;
};

}  // namespace tyndau::http
