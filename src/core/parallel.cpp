#include "core/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace tyndau {
namespace {

/// Who makes what, and how far the taking is.
class Conveyor {
 public:
  Conveyor(std::size_t count, std::size_t ahead) : ahead_(ahead), made_(count) {}

  /// Until everything is made or somebody stops.
  void make_all(const std::function<void(std::size_t)>& make) {
    std::unique_lock held(lock_);
    for (;;) {
      changed_.wait(held, [&] { return stopped_ || next_ == made_.size() || next_ < taken_ + ahead_; });
      if (stopped_ || next_ == made_.size()) return;
      const std::size_t i = next_++;
      held.unlock();
      make(i);
      held.lock();
      made_[i] = true;
      changed_.notify_all();
    }
  }
  /// The number that is next to be taken, once it is made. \return nothing at the end
  [[nodiscard]] std::optional<std::size_t> made() {
    std::unique_lock held(lock_);
    changed_.wait(held, [&] { return stopped_ || taken_ == made_.size() || made_[taken_]; });
    if (stopped_ || taken_ == made_.size()) return std::nullopt;
    return taken_;
  }
  void taken() {
    const std::lock_guard held(lock_);
    ++taken_;
    changed_.notify_all();
  }
  void stop() {
    const std::lock_guard held(lock_);
    stopped_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex lock_;
  std::condition_variable changed_;
  std::size_t ahead_;
  std::vector<bool> made_;
  std::size_t next_ = 0, taken_ = 0;
  bool stopped_ = false;
};

/// Stops the others unless told that all is well.
class StopOnFailure {
 public:
  explicit StopOnFailure(Conveyor& conveyor) : conveyor_(conveyor) {}
  ~StopOnFailure() {
    if (!well_) conveyor_.stop();
  }
  StopOnFailure(const StopOnFailure&) = delete;
  StopOnFailure& operator=(const StopOnFailure&) = delete;
  void well() { well_ = true; }

 private:
  Conveyor& conveyor_;
  bool well_ = false;
};

}  // namespace

bool made_and_taken(std::size_t count, std::size_t ahead, const std::function<void(std::size_t)>& make,
                    const std::function<bool(std::size_t)>& take, unsigned makers) {
  Conveyor conveyor(count, ahead);
  if (makers == 0) makers = std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::future<void>> making;
  bool all = true;
  {
    StopOnFailure taking(conveyor);
    for (unsigned i = 0; i < makers; ++i) {
      making.push_back(std::async(std::launch::async, [&] {
        StopOnFailure maker(conveyor);
        conveyor.make_all(make);
        maker.well();
      }));
    }
    for (auto i = conveyor.made(); i && all; i = conveyor.made()) {
      all = take(*i);
      conveyor.taken();
    }
    if (all) taking.well();
  }
  for (auto& maker : making) maker.get();
  return all;
}

void in_parallel(std::size_t count, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  const auto run = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  std::vector<std::future<void>> others;
  for (std::size_t i = 1; i < std::min<std::size_t>(count, std::thread::hardware_concurrency()); ++i) {
    others.push_back(std::async(std::launch::async, run));
  }
  run();
  for (auto& other : others) other.get();
}

}  // namespace tyndau
