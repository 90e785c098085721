#include "http/request_id.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <random>

namespace tyndau::http {

std::string new_request_id() {
  static const std::uint64_t seed = [] {
    std::random_device device;
    return (static_cast<std::uint64_t>(device()) << 32U) | device();
  }();
  static std::atomic<std::uint64_t> counter{0};
  // The finalizer of splitmix64 is a bijection, so different numbers give different names.
  std::uint64_t x = seed + 0x9E3779B97F4A7C15U * ++counter;
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  x ^= x >> 31U;
  std::string id(16, '0');
  for (auto& digit : id) {
    digit = "0123456789abcdef"[x & 15U];
    x >>= 4U;
  }
  return id;
}

bool is_request_id(std::string_view id) {
  constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
  const bool length = !id.empty() && id.size() <= 64;
  return length && id.find_first_not_of(plain) == std::string_view::npos;
}

}  // namespace tyndau::http
