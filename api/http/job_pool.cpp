#include "http/job_pool.hpp"

#include <algorithm>

namespace tyndau::http {
namespace {

/// All threads but one, where there are several.
std::size_t leaving_one(std::size_t threads) { return std::max<std::size_t>(threads, 2) - 1; }

}  // namespace

JobPool::JobPool(std::size_t threads, std::size_t queue, std::chrono::milliseconds deadline)
    : queue_(queue), deadline_(deadline), most_background_(leaving_one(threads)) {
  for (std::size_t i = 0; i < threads; ++i) workers_.emplace_back([this] { work(); });
  watcher_ = std::jthread([this] { watch(); });
}

JobPool::~JobPool() {
  {
    const std::lock_guard guard(lock_);
    stopping_ = true;
  }
  changed_.notify_all();
  workers_.clear();
  {
    const std::lock_guard guard(lock_);
    finished_ = true;
  }
  watched_.notify_all();
}

bool JobPool::submit(Job job) {
  auto entry = std::make_shared<Entry>();
  entry->job = std::move(job);
  entry->deadline = std::chrono::steady_clock::now() + deadline_;
  {
    const std::lock_guard guard(lock_);
    const bool background = entry->job.background;
    auto& queue = background ? background_ : waiting_;
    if (stopping_ || queue.size() >= (background ? queue_ * background_share : queue_)) return false;
    queue.push_back(entry);
    watched_entries_.push_back(entry);
    // Only the first of the deadlines is waited for, and later jobs have later deadlines.
    if (watched_entries_.size() == 1) watched_.notify_one();
  }
  changed_.notify_one();
  return true;
}

std::size_t JobPool::load() const {
  const std::lock_guard guard(lock_);
  return waiting_.size() + background_.size() + running_;
}

bool JobPool::may_take_background() const {
  return !background_.empty() && running_background_ < most_background_;
}

std::shared_ptr<JobPool::Entry> JobPool::next() {
  auto& queue = waiting_.empty() ? background_ : waiting_;
  auto entry = std::move(queue.front());
  queue.pop_front();
  return entry;
}

void JobPool::work() {
  std::unique_lock guard(lock_);
  for (;;) {
    changed_.wait(guard, [this] { return !waiting_.empty() || may_take_background() || stopping_; });
    if (waiting_.empty() && !may_take_background()) {
      if (background_.empty()) return;
      changed_.wait(guard);  // whoever runs the others says when the next may be taken
      continue;
    }
    const auto entry = next();
    if (entry->stop.stop_requested()) continue;
    const bool background = entry->job.background;
    ++running_;
    running_background_ += background ? 1U : 0U;
    guard.unlock();
    {
      const auto piece = std::move(entry->job.work);  // what it holds is freed with it, not with the entry
      piece(Cancellation{entry->stop.get_token(), entry->deadline});
    }
    guard.lock();
    --running_;
    running_background_ -= background ? 1U : 0U;
    if (background) changed_.notify_all();
    entry->done = true;
    while (!watched_entries_.empty() && watched_entries_.front()->done) watched_entries_.pop_front();
  }
}

void JobPool::watch() {
  std::unique_lock guard(lock_);
  while (!finished_) {
    if (watched_entries_.empty()) {
      watched_.wait(guard, [this] { return finished_ || !watched_entries_.empty(); });
      continue;
    }
    const auto entry = watched_entries_.front();
    if (entry->done) {
      watched_entries_.pop_front();
      continue;
    }
    if (std::chrono::steady_clock::now() < entry->deadline) {
      watched_.wait_until(guard, entry->deadline);
      continue;
    }
    watched_entries_.pop_front();
    entry->stop.request_stop();
    guard.unlock();
    entry->job.late();
    guard.lock();
  }
}

}  // namespace tyndau::http
