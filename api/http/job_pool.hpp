/// \file
/// A bounded pool for work that is too long for the threads that read requests; each piece has a deadline.
#pragma once

#include "http/message.hpp"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace tyndau::http {

/// \threads safe
class JobPool {
 public:
  /// `work` runs once, unless the deadline passed before its turn came. `late` runs at the deadline when `work` is not done
  /// by then, after its cancellation was requested; both may so run, in this order or at the same time.
  struct Job {
    std::function<void(const Cancellation&)> work;
    std::function<void()> late;
    bool background = false;  ///< waits for all others, and leaves one thread to them where there are several
  };

  /// \p queue: how many wait, of background jobs `background_share` times as many beside them.
  JobPool(std::size_t threads, std::size_t queue, std::chrono::milliseconds deadline);
  /// Waits for what runs and what waits.
  ~JobPool();
  JobPool(const JobPool&) = delete;
  JobPool& operator=(const JobPool&) = delete;

  static constexpr std::size_t background_share = 8;
  /// \return false when the job's queue is full.
  [[nodiscard]] bool submit(Job job);
  /// Jobs that wait or run.
  [[nodiscard]] std::size_t load() const;

 private:
  struct Entry {
    Job job;
    std::stop_source stop;
    std::chrono::steady_clock::time_point deadline;
    bool done = false;  ///< guarded by lock_
  };
  void work();
  void watch();
  [[nodiscard]] bool may_take_background() const;
  [[nodiscard]] std::shared_ptr<Entry> next();

  const std::size_t queue_;
  const std::chrono::milliseconds deadline_;
  mutable std::mutex lock_;
  std::condition_variable changed_;
  std::condition_variable watched_;
  std::deque<std::shared_ptr<Entry>> waiting_;
  std::deque<std::shared_ptr<Entry>> background_;
  std::deque<std::shared_ptr<Entry>> watched_entries_;  ///< in the order of their deadlines
  std::size_t running_ = 0;
  std::size_t running_background_ = 0;
  const std::size_t most_background_;
  bool stopping_ = false;
  bool finished_ = false;
  std::vector<std::jthread> workers_;
  std::jthread watcher_;
};

}  // namespace tyndau::http
