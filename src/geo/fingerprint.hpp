/// \file
/// 64-bit sums by which the engine's files recognise damage and other data. No protection against intent.
#pragma once

#include "geo/shape.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace tyndau::geo {

/// A 64-bit sum that every bit of the input changes, and its order.
class Checksum {
 public:
  /// \pre only the last piece may be no multiple of eight bytes
  void add(const std::byte* data, std::size_t size);
  void add(std::uint64_t word) {
    sum_ = (sum_ ^ word) * 0x9E3779B97F4A7C15ULL;
    sum_ ^= sum_ >> 32U;
  }
  [[nodiscard]] std::uint64_t value() const { return sum_; }

 private:
  std::uint64_t sum_ = 0x243F6A8885A308D3ULL;
};

/// The sum of every coordinate in its place, of how shapes, parts and rings are divided, and of the edge model.
[[nodiscard]] std::uint64_t fingerprint(std::span<const Shape> shapes, EdgeModel edges);

}  // namespace tyndau::geo
