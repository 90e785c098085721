#include "http/metrics.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tyndau::http {

void Metrics::know(const std::string& route) { routes_.try_emplace(route, std::make_unique<Counters>()); }

void Metrics::count(const std::string& route, int status, std::chrono::nanoseconds took) {
  auto& counters = *routes_.at(route);
  ++counters.by_class[static_cast<std::size_t>(std::clamp(status / 100, 1, 5) - 1)];
  const double seconds = std::chrono::duration<double>(took).count();
  const auto* bound = std::lower_bound(bounds.begin(), bounds.end(), seconds);
  ++counters.by_time[static_cast<std::size_t>(bound - bounds.begin())];
  counters.nanoseconds += static_cast<std::uint64_t>(std::max<std::int64_t>(0, took.count()));
}

std::string Metrics::text(std::size_t waiting, std::size_t pending) const {
  std::string all = "# HELP tyndau_requests_total Requests answered.\n# TYPE tyndau_requests_total counter\n";
  for (const auto& [route, counters] : routes_) {
    for (std::size_t i = 0; i < counters->by_class.size(); ++i) {
      const auto number = counters->by_class[i].load();
      if (number == 0) continue;
      all += fmt::format("tyndau_requests_total{{route=\"{}\",status=\"{}xx\"}} {}\n", route, i + 1, number);
    }
  }
  all += "# HELP tyndau_request_seconds Time from a whole request to its answer.\n";
  all += "# TYPE tyndau_request_seconds histogram\n";
  for (const auto& [route, counters] : routes_) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i <= bounds.size(); ++i) {
      sum += counters->by_time[i].load();
      const auto bound = i < bounds.size() ? fmt::format("{}", bounds[i]) : "+Inf";
      all += fmt::format("tyndau_request_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n", route, bound, sum);
    }
    const double seconds = static_cast<double>(counters->nanoseconds.load()) / 1e9;
    all += fmt::format("tyndau_request_seconds_sum{{route=\"{}\"}} {}\n", route, seconds);
    all += fmt::format("tyndau_request_seconds_count{{route=\"{}\"}} {}\n", route, sum);
  }
  const auto gauge = [&](const char* name, const char* type, const char* help, std::int64_t value) {
    all += fmt::format("# HELP {0} {1}\n# TYPE {0} {2}\n{0} {3}\n", name, help, type, value);
  };
  gauge("tyndau_connections", "gauge", "Open connections that have sent something.", connections.load());
  gauge("tyndau_jobs", "gauge", "Jobs that wait or run.", static_cast<std::int64_t>(waiting));
  gauge("tyndau_slow_answers", "gauge", "Answers that slow readers have not taken.",
        static_cast<std::int64_t>(pending));
  gauge("tyndau_refused_total", "counter", "Requests that were no HTTP, or beyond a limit.", refused.load());
  gauge("tyndau_late_total", "counter", "Pooled requests that missed their deadline.", late.load());
  return all;
}

}  // namespace tyndau::http
