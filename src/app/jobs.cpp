#include "app/jobs.hpp"

#include "app/secrets.hpp"
#include "app/transact.hpp"

namespace tyndau::app {
namespace {

constexpr std::chrono::milliseconds between_notes{100};  // of a job's progress

using Kind = Refusal::Kind;
using store::Job;
using store::JobStatus;
using store::Payload;
using store::Session;

constexpr std::size_t id_bytes = 16;

Answer<Job> known(const Session& session, const std::string& id) {
  auto job = answered(session.job(id));
  if (!job) return tl::unexpected<Refusal>(job.error());
  if (!*job) return refuse(Kind::missing, "no-job");
  return std::move(**job);
}

}  // namespace

JobQueue::JobQueue(std::shared_ptr<store::RegisterStore> store, JobSettings settings, Run run,
                   Explain explain, std::function<store::Time()> now)
    : store_(std::move(store)),
      settings_(settings),
      run_(std::move(run)),
      explain_(std::move(explain)),
      now_(std::move(now)) {}

JobQueue::~JobQueue() {
  stop_.request_stop();  // all at once: what one worker puts back, no other may claim
  changed_.notify_all();
}

Result<std::monostate> JobQueue::start() {
  const auto done = take_back();
  if (!done && done.error().code != ErrorCode::unavailable) return done;  // who is away comes back
  for (std::size_t i = 0; i < settings_.workers; ++i) {
    threads_.emplace_back([this] { work(stop_.get_token()); });
  }
  threads_.emplace_back([this] { keep(stop_.get_token()); });
  return std::monostate{};
}

Answer<Job> JobQueue::submit(const std::string& process, const Payload& request, const std::string& token) {
  Job job;
  job.id = hexadecimal(random_bytes(id_bytes));
  job.process = process;
  job.token = token;
  job.created_at = job.updated_at = now_();
  auto added = transact(*store_, [&](const Session& session) -> Answer<Job> {
    const auto waiting = answered(session.waiting_jobs());
    if (!waiting) return tl::unexpected<Refusal>(waiting.error());
    if (*waiting >= static_cast<std::int64_t>(settings_.most_waiting)) {
      return refuse(Kind::unavailable, "queue-full", {{"limit", std::to_string(settings_.most_waiting)}});
    }
    return answered(session.add(job, request)).map([&](auto) { return job; });
  });
  if (added) wake();
  return added;
}

void JobQueue::wake() {
  const std::lock_guard lock(lock_);
  ++submitted_;
  changed_.notify_all();
}

Result<bool> JobQueue::idle() const {
  return store_->get<std::int64_t>([](const Session& session) { return session.unfinished_jobs(); })
      .map([](std::int64_t count) { return count == 0; });
}

Answer<Job> JobQueue::status(const std::string& id) const {
  return look_up(*store_, [&](const Session& session) { return known(session, id); });
}

Answer<std::vector<Job>> JobQueue::of_token(const std::string& token) const {
  constexpr std::int64_t most = 1000;
  return look_up(*store_, [&](const Session& session) { return answered(session.jobs_of(token, most)); });
}

Answer<Payload> JobQueue::result(const std::string& id) const {
  return look_up(*store_, [&](const Session& session) -> Answer<Payload> {
    const auto job = known(session, id);
    if (!job) return tl::unexpected<Refusal>(job.error());
    if (job->status == JobStatus::dismissed) return refuse(Kind::missing, "job-dismissed");
    if (!finished(job->status)) return refuse(Kind::not_ready, "job-not-ready");
    return answered(session.job_result(id));
  });
}

Answer<Job> JobQueue::dismiss(const std::string& id) {
  bool running = false;
  auto left = transact(*store_, [&](const Session& session) -> Answer<Job> {
    auto job = known(session, id);
    if (!job) return job;
    running = job->status == JobStatus::running;
    if (finished(job->status)) {
      return answered(session.erase_job(id)).map([&](auto) {
        job->status = JobStatus::dismissed;
        return *job;
      });
    }
    const auto done = answered(session.dismiss(id, now_()));
    if (!done) return tl::unexpected<Refusal>(done.error());
    return known(session, id);
  });
  if (left && running) {
    const std::lock_guard lock(lock_);
    if (const auto here = running_.find(id); here != running_.end()) here->second.unwanted = true;
  }
  return left;
}

std::optional<Job> JobQueue::claim(const std::stop_token& stop) {
  const auto claimed = transact(
      *store_,
      [&](const Session& session) -> Answer<std::optional<Job>> {
        if (stop.stop_requested()) return std::nullopt;
        return answered(session.claim(now_()));
      },
      &store::RegisterStore::write_beside);
  return claimed ? *claimed : std::nullopt;
}

void JobQueue::keep(const std::stop_token& stop) {
  using Clock = std::chrono::steady_clock;
  constexpr std::chrono::minutes between_cleanings{1};
  const auto lease = store_->lease();
  auto cleaned = Clock::now() - between_cleanings;
  while (!stop.stop_requested()) {
    if (Clock::now() - cleaned >= between_cleanings) {
      erase_old();
      cleaned = Clock::now();
    }
    if (lease.count() > 0) {
      say_still_there();
      static_cast<void>(take_back());
    }
    std::unique_lock lock(lock_);
    const auto pause = lease.count() > 0 ? lease / 6 : std::chrono::milliseconds{between_cleanings};
    changed_.wait_for(lock, stop, pause, [] { return false; });
  }
}

void JobQueue::say_still_there() {
  std::map<std::string, Running> held;
  {
    const std::lock_guard lock(lock_);
    held = running_;
  }
  for (const auto& [id, one] : held) {
    bool ours = true;
    const auto done = store_->write_beside([&, &id = id, &one = one](const Session& session) -> store::Done {
      const auto kept = session.progress(id, one.attempt, one.progress, now_());
      if (!kept) return tl::unexpected<Error>(kept.error());
      ours = *kept;
      return std::monostate{};
    });
    if (!done || ours) continue;
    const std::lock_guard lock(lock_);
    const auto here = running_.find(id);
    if (here != running_.end() && here->second.attempt == one.attempt) here->second.unwanted = true;
  }
}

store::Done JobQueue::take_back() {
  std::vector<Job> lost;
  const auto done = store_->write_beside([&](const Session& session) -> store::Done {
    lost.clear();
    const auto silent = session.silent_jobs(now_() - store_->lease());
    if (!silent) return tl::unexpected<Error>(silent.error());
    for (const auto& job : *silent) {
      if (job.attempt >= settings_.most_attempts) {
        lost.push_back(job);
      } else if (const auto again = session.requeue(job.id, job.attempt, now_()); !again) {
        return tl::unexpected<Error>(again.error());
      }
    }
    return std::monostate{};
  });
  for (const auto& job : lost) give_up(job);
  return done;
}

/// Its input may be what ends the workers.
void JobQueue::give_up(const Job& job) {
  const auto refusal = refuse(Kind::broken, "job-given-up", {{"count", std::to_string(job.attempt)}});
  static_cast<void>(store_->write_beside([&](const Session& session) -> store::Done {
    const auto request = session.job_request(job.id);
    if (!request) return tl::unexpected<Error>(request.error());
    const auto language = language_from_code(request->language).value_or(Language::en);
    const Payload result{"application/problem+json", explain_(refusal.value(), language), request->language};
    return session.finish(job.id, job.attempt, JobStatus::failed, result, now_()).map([](auto) {
      return std::monostate{};
    });
  }));
}

void JobQueue::erase_old() {
  static_cast<void>(store_->write_beside([&](const Session& session) -> store::Done {
    return session.erase_jobs_before(now_() - settings_.kept).map([](auto) { return std::monostate{}; });
  }));
}

void JobQueue::work(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    std::uint64_t seen = 0;
    {
      const std::lock_guard lock(lock_);
      seen = submitted_;
    }
    const auto waiting = store_->get<bool>([](const Session& session) { return session.has_waiting_job(); });
    const auto job = waiting && *waiting ? claim(stop) : std::nullopt;
    if (job) {
      run_one(*job, stop);
      continue;
    }
    std::unique_lock lock(lock_);
    changed_.wait_for(lock, stop, settings_.idle, [&] { return submitted_ != seen; });
  }
}

Task JobQueue::task_of(const Job& job, const Payload& request, std::function<bool()> cancelled) {
  Task task;
  task.process = job.process;
  task.execution.content_type = request.type;
  task.execution.body = request.bytes;
  task.execution.language = language_from_code(request.language).value_or(Language::en);
  task.execution.cancelled = std::move(cancelled);
  task.execution.progress = [this, &job,
                             noted = std::chrono::steady_clock::time_point{}](int percent) mutable {
    const auto now = std::chrono::steady_clock::now();
    {
      const std::lock_guard lock(lock_);
      auto& held = running_[job.id];
      if (held.progress == percent || now - noted < between_notes) return;
      held.progress = percent;
    }
    noted = now;
    static_cast<void>(store_->write_beside([&](const Session& session) -> store::Done {
      return session.progress(job.id, job.attempt, percent, now_()).map([](auto) {
        return std::monostate{};
      });
    }));
  };
  task.settle = [this, &job, &request](const Session& session, const std::string& result) -> store::Done {
    const Payload payload{"application/json", result, request.language};
    const auto done = session.finish(job.id, job.attempt, JobStatus::successful, payload, now_());
    if (!done) return tl::unexpected<Error>(done.error());
    if (!*done) return fail(ErrorCode::conflict, "another worker has this job");
    return std::monostate{};
  };
  return task;
}

void JobQueue::run_one(const Job& job, const std::stop_token& stop) {
  const auto request =
      store_->get<Payload>([&](const Session& session) { return session.job_request(job.id); });
  if (!request) return;
  const auto late = std::chrono::steady_clock::now() + settings_.deadline;
  {
    const std::lock_guard lock(lock_);
    running_[job.id] = {job.attempt, 0, false};
  }
  const auto task = task_of(job, *request, [&] {
    if (stop.stop_requested() || std::chrono::steady_clock::now() >= late) return true;
    const std::lock_guard lock(lock_);
    return running_[job.id].unwanted;
  });
  auto made = [&]() -> Answer<std::string> {
    try {
      return run_(task);
    } catch (const std::exception&) {
      return tl::unexpected<Refusal>(Refusal{Kind::broken, {}});
    }
  }();
  {
    const std::lock_guard lock(lock_);
    running_.erase(job.id);
  }
  if (stop.stop_requested() && !made) return put_back(job);
  if (!made && std::chrono::steady_clock::now() >= late) {
    made = refuse(Kind::too_large, "job-too-long",
                  {{"limit", std::to_string(settings_.deadline.count() / 1000)}});
  }
  const auto status = made ? JobStatus::successful : JobStatus::failed;
  const Payload result{made ? "application/json" : "application/problem+json",
                       made ? std::move(*made) : explain_(made.error(), task.execution.language),
                       request->language};
  static_cast<void>(store_->write_beside([&](const Session& session) -> store::Done {
    return session.finish(job.id, job.attempt, status, result, now_()).map([](auto) {
      return std::monostate{};
    });
  }));
}

/// It runs again, here or elsewhere.
void JobQueue::put_back(const Job& job) {
  static_cast<void>(store_->write_beside([&](const Session& session) -> store::Done {
    return session.requeue(job.id, job.attempt, now_()).map([](auto) { return std::monostate{}; });
  }));
}

}  // namespace tyndau::app
