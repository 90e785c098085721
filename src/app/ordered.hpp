/// \file
/// Work spread over threads whose results arrive in order, so that one and many threads give the same bytes.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace tyndau::app {

/// Results that several threads make and one takes in ascending order, a bounded number of them waiting.
template <class Made>
class OrderedResults {
 public:
  OrderedResults(std::size_t count, std::size_t most_waiting)
      : count_(count), slots_(std::min(count, most_waiting)) {}

  /// Makes results until none is left to make or stop() was called.
  template <class Make>
  void work(Make& make) {
    for (std::unique_lock lock(mutex_);;) {
      room_.wait(lock, [&] { return stopped_ || begun_ == count_ || begun_ < taken_ + slots_.size(); });
      if (stopped_ || begun_ == count_) return;
      const std::size_t i = begun_++;
      lock.unlock();
      Made made = make(i);
      lock.lock();
      slots_[i % slots_.size()] = std::move(made);
      if (i == taken_) ready_.notify_one();
    }
  }

  /// The next result, as soon as it is made. Precondition: one is left to take.
  Made take() {
    std::unique_lock lock(mutex_);
    std::optional<Made>& slot = slots_[taken_ % slots_.size()];
    ready_.wait(lock, [&] { return slot.has_value(); });
    Made made = *std::move(slot);
    slot.reset();
    ++taken_;
    lock.unlock();
    room_.notify_one();
    return made;
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    room_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable room_, ready_;
  std::size_t count_, begun_ = 0, taken_ = 0;
  bool stopped_ = false;
  std::vector<std::optional<Made>> slots_;
};

/// Calls make(i) for i in [0, count) on \p threads threads and take(i, result) on the calling thread in ascending order, each
/// as soon as it is made. At most 64 results per thread wait at a time. \p take returns false to stop.
/// \threads \p make is called from several threads at once and does not throw
template <class Make, class Take>
bool in_order(std::size_t count, unsigned threads, Make make, Take take) {
  if (threads <= 1) {
    for (std::size_t i = 0; i < count; ++i) {
      if (!take(i, make(i))) return false;
    }
    return true;
  }
  OrderedResults<decltype(make(std::size_t{}))> results(count, std::size_t{64} * threads);
  std::vector<std::jthread> pool;
  for (unsigned t = 0; t < threads; ++t) pool.emplace_back([&] { results.work(make); });
  bool whole = true;
  try {
    for (std::size_t i = 0; whole && i < count; ++i) whole = take(i, results.take());
  } catch (...) {
    results.stop();
    throw;
  }
  results.stop();
  return whole;
}

}  // namespace tyndau::app
