/// \file
/// Work spread over threads whose results arrive in order, so that one and many threads give the same bytes.
#pragma once

#include "core/parallel.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace tyndau::app {

/// Calls make(i) for i in [0, count) on \p threads threads and take(i, result) on the calling thread in ascending order, each
/// as soon as it is made. At most 64 results per thread wait at a time. \p take returns false to stop. An exception of either
/// comes out of here. \pre \p make is safe on several threads
/// \return false when \p take did
template <class Make, class Take>
bool in_order(std::size_t count, unsigned threads, Make make, Take take) {
  const unsigned makers = std::max(1U, threads);
  const std::size_t ahead = std::size_t{64} * makers;
  std::vector<std::optional<decltype(make(std::size_t{}))>> waiting(std::min(count, ahead));
  const auto slot = [&](std::size_t i) -> auto& { return waiting[i % waiting.size()]; };
  return made_and_taken(
      count, ahead, [&](std::size_t i) { slot(i).emplace(make(i)); },
      [&](std::size_t i) { return take(i, *std::exchange(slot(i), std::nullopt)); }, makers);
}

}  // namespace tyndau::app
