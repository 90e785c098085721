#include "app/jobs.hpp"

#include "app/secrets.hpp"
#include "app/transact.hpp"

namespace tyndau::app {
namespace {

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

/// At most ten writes a second for each job; and, where others could take it over, one before its lease ends.
class ProgressNote {
 public:
  ProgressNote(std::function<void(int)> write, std::chrono::milliseconds lease)
      : write_(std::move(write)), lease_(lease) {}
  void operator()(int percent) {
    const auto now = std::chrono::steady_clock::now();
    if (percent == last_ || now - noted_ < std::chrono::milliseconds{100}) return;
    last_ = percent;
    noted_ = heard_ = now;
    write_(percent);
  }
  /// Says that the work goes on. \threads as operator()
  void still_there() {
    const auto now = std::chrono::steady_clock::now();
    if (lease_.count() == 0 || now - heard_ < lease_ / 3) return;
    heard_ = now;
    write_(last_);
  }

 private:
  std::function<void(int)> write_;
  std::chrono::milliseconds lease_;
  int last_ = 0;
  std::chrono::steady_clock::time_point noted_;
  std::chrono::steady_clock::time_point heard_ = std::chrono::steady_clock::now();
};

}  // namespace

JobQueue::JobQueue(std::shared_ptr<store::RegisterStore> store, JobSettings settings, Run run,
                   Explain explain, std::function<store::Time()> now)
    : store_(std::move(store)),
      settings_(settings),
      run_(std::move(run)),
      explain_(std::move(explain)),
      now_(std::move(now)) {}

JobQueue::~JobQueue() {
  for (auto& worker : workers_) worker.request_stop();
  changed_.notify_all();
}

Result<std::monostate> JobQueue::start() {
  const auto done = store_->write([&](const Session& session) -> store::Done {
    return session.requeue_running(now_(), now_() - store_->lease()).map([](auto) {
      return std::monostate{};
    });
  });
  if (!done && done.error().code != ErrorCode::unavailable) return done;  // who is away comes back
  for (std::size_t i = 0; i < settings_.workers; ++i) {
    workers_.emplace_back([this](const std::stop_token& stop) { work(stop); });
  }
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
  if (added) {
    const std::lock_guard lock(lock_);
    ++submitted_;
    changed_.notify_one();
  }
  return added;
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
    dismissed_.insert(id);
  }
  return left;
}

std::optional<Job> JobQueue::claim() {
  const auto claimed = transact(*store_, [&](const Session& session) -> Answer<std::optional<Job>> {
    return answered(session.claim(now_()));
  });
  return claimed ? *claimed : std::nullopt;
}

void JobQueue::tidy() {
  static_cast<void>(store_->write([&](const Session& session) -> store::Done {
    if (store_->lease() > std::chrono::milliseconds{}) {
      const auto again = session.requeue_running(now_(), now_() - store_->lease());
      if (!again) return tl::unexpected<Error>(again.error());
    }
    return session.erase_jobs_before(now_() - settings_.kept).map([](auto) { return std::monostate{}; });
  }));
}

void JobQueue::work(const std::stop_token& stop) {
  auto erased = std::chrono::steady_clock::now() - std::chrono::hours{1};
  while (!stop.stop_requested()) {
    std::uint64_t seen = 0;
    {
      const std::lock_guard lock(lock_);
      seen = submitted_;
    }
    if (std::chrono::steady_clock::now() - erased >= std::chrono::minutes{1}) {
      tidy();
      erased = std::chrono::steady_clock::now();
    }
    const auto waiting =
        store_->get<std::int64_t>([](const Session& session) { return session.waiting_jobs(); });
    const auto job = waiting && *waiting > 0 ? claim() : std::nullopt;
    if (job) {
      run_one(*job, stop);
      continue;
    }
    std::unique_lock lock(lock_);
    changed_.wait_for(lock, stop, settings_.idle, [&] { return submitted_ != seen; });
  }
}

void JobQueue::run_one(const Job& job, const std::stop_token& stop) {
  const auto request =
      store_->get<Payload>([&](const Session& session) { return session.job_request(job.id); });
  if (!request) return;
  const auto late = std::chrono::steady_clock::now() + settings_.deadline;
  const auto unwanted = [&] {
    const std::lock_guard lock(lock_);
    return dismissed_.count(job.id) != 0;
  };
  ProgressNote note(
      [&](int percent) {
        static_cast<void>(store_->write([&](const Session& session) -> store::Done {
          return session.progress(job.id, job.attempt, percent, now_()).map([](auto) {
            return std::monostate{};
          });
        }));
      },
      store_->lease());
  Execution execution;
  execution.content_type = request->type;
  execution.body = request->bytes;
  execution.language = language_from_code(request->language).value_or(Language::en);
  execution.cancelled = [&] {
    note.still_there();
    return stop.stop_requested() || std::chrono::steady_clock::now() >= late || unwanted();
  };
  execution.progress = [&](int percent) { note(percent); };
  auto made = [&]() -> Answer<std::string> {
    try {
      return run_(job.process, execution);
    } catch (const std::exception&) {
      return tl::unexpected<Refusal>(Refusal{Kind::broken, {}});
    }
  }();
  {
    const std::lock_guard lock(lock_);
    dismissed_.erase(job.id);
  }
  if (stop.stop_requested() && !made) return;  // it runs again when the next server starts
  if (!made && std::chrono::steady_clock::now() >= late) {
    made = refuse(Kind::too_large, "job-too-long",
                  {{"limit", std::to_string(settings_.deadline.count() / 1000)}});
  }
  const auto status = made ? JobStatus::successful : JobStatus::failed;
  const Payload result{made ? "application/json" : "application/problem+json",
                       made ? std::move(*made) : explain_(made.error(), execution.language),
                       request->language};
  static_cast<void>(store_->write([&](const Session& session) -> store::Done {
    return session.finish(job.id, job.attempt, status, result, now_()).map([](auto) {
      return std::monostate{};
    });
  }));
}

}  // namespace tyndau::app
