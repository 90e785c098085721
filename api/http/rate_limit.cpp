#include "http/rate_limit.hpp"

#include <algorithm>
#include <cmath>

namespace tyndau::http {
namespace {

constexpr std::size_t most_clients = 65536;
constexpr double seconds_a_minute = 60.0;

double seconds_between(RateLimiter::Moment from, RateLimiter::Moment to) {
  return std::chrono::duration<double>(to - from).count();
}

}  // namespace

std::chrono::seconds RateLimiter::take(const std::string& client, Moment now) {
  const std::lock_guard guard(lock_);
  if (buckets_.size() >= most_clients) forget_full(now);
  auto& bucket = buckets_.try_emplace(client, Bucket{per_minute_, now}).first->second;
  const double rate = per_minute_ / seconds_a_minute;
  bucket.tokens =
      std::min(per_minute_, bucket.tokens + rate * std::max(0.0, seconds_between(bucket.at, now)));
  bucket.at = now;
  if (bucket.tokens >= 1.0) {
    bucket.tokens -= 1.0;
    return std::chrono::seconds{0};
  }
  return std::chrono::seconds{static_cast<long>(std::ceil((1.0 - bucket.tokens) / rate))};
}

std::size_t RateLimiter::clients() const {
  const std::lock_guard guard(lock_);
  return buckets_.size();
}

void RateLimiter::forget_full(Moment now) {
  const double rate = per_minute_ / seconds_a_minute;
  std::erase_if(buckets_, [&](const auto& entry) {
    return entry.second.tokens + rate * seconds_between(entry.second.at, now) >= per_minute_;
  });
  if (buckets_.size() >= most_clients) buckets_.clear();
}

}  // namespace tyndau::http
