/// \file
/// Work spread over threads whose results arrive in order, so that one and many threads give the same bytes.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <utility>
#include <vector>

namespace tyndau::app {

/// Calls make(i) for i in [0, count) on \p threads threads and take(i, result) on the calling thread in ascending order.
/// At most one block of results is held at a time. \p take returns false to stop.
template <class Make, class Take>
bool in_order(std::size_t count, unsigned threads, Make make, Take take) {
  using Made = decltype(make(std::size_t{}));
  const std::size_t block = std::size_t{64} * std::max(1U, threads);
  for (std::size_t begin = 0; begin < count; begin += block) {
    const std::size_t size = std::min(block, count - begin);
    std::vector<Made> made(size);
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
      for (std::size_t i = next++; i < size; i = next++) made[i] = make(begin + i);
    };
    {
      std::vector<std::jthread> pool;
      for (unsigned t = 1; t < threads; ++t) pool.emplace_back(work);
      work();
    }
    for (std::size_t i = 0; i < size; ++i) {
      if (!take(begin + i, std::move(made[i]))) return false;
    }
  }
  return true;
}

}  // namespace tyndau::app
