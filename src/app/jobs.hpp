/// \file
/// Asynchronous executions: a bounded queue in the store, workers, results for a day; all of it outlives the server.
#pragma once

#include "app/principal.hpp"
#include "app/processes.hpp"
#include "app/refusal.hpp"
#include "store/register_store.hpp"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace tyndau::app {

struct JobSettings {
  std::size_t workers = 2;
  std::size_t most_waiting = 256;
  std::chrono::milliseconds kept{std::chrono::hours{24}};     ///< results of finished jobs
  std::chrono::milliseconds deadline{std::chrono::hours{1}};  ///< of one job
  std::int64_t most_attempts = 5;                             ///< of a job whose workers end with it
  std::chrono::milliseconds idle{1000};  ///< how often is looked for what another process left
};

/// A job that a worker runs.
struct Task {
  std::string process;
  Execution execution;
  /// Ends the job with this result inside a transaction of the run's own: what it writes and the end of the job are one.
  /// \return conflict when the job is no longer this worker's
  std::function<store::Done(const store::Session& session, const std::string& result)> settle;
};

/// \threads safe
class JobQueue {
 public:
  /// What a worker does with a job. Called from the workers.
  using Run = std::function<Answer<std::string>(const Task& task)>;
  /// A refusal as the bytes that a client gets; of a job's language.
  using Explain = std::function<std::string(const Refusal& refusal, Language language)>;

  JobQueue(std::shared_ptr<store::RegisterStore> store, JobSettings settings, Run run, Explain explain,
           std::function<store::Time()> now);
  /// Ends the workers; what they were doing runs again when a queue is made on the same store.
  ~JobQueue();
  JobQueue(const JobQueue&) = delete;
  JobQueue& operator=(const JobQueue&) = delete;

  /// What nobody works on any more waits again; then the workers begin. \return io
  [[nodiscard]] Result<std::monostate> start();

  /// \param token of whoever asks, or empty. \return unavailable when too many wait
  [[nodiscard]] Answer<store::Job> submit(const std::string& process, const store::Payload& request,
                                          const std::string& token);
  /// \return missing
  [[nodiscard]] Answer<store::Job> status(const std::string& id) const;
  /// Newest first, at most 1000.
  [[nodiscard]] Answer<std::vector<store::Job>> of_token(const std::string& token) const;
  /// The result of a successful job, or the explanation of a failed one. \return missing, not_ready
  [[nodiscard]] Answer<store::Payload> result(const std::string& id) const;
  /// Whether no job waits or runs, here or elsewhere. \return io, unavailable
  [[nodiscard]] Result<bool> idle() const;
  /// Another process or thread added jobs to the store.
  void wake();
  /// Stops an unfinished job, erases a finished one. \return the job as it was left; missing
  [[nodiscard]] Answer<store::Job> dismiss(const std::string& id);

 private:
  void work(const std::stop_token& stop);
  void run_one(const store::Job& job, const std::stop_token& stop);
  [[nodiscard]] Task task_of(const store::Job& job, const store::Payload& request,
                             std::function<bool()> cancelled);
  [[nodiscard]] std::optional<store::Job> claim(const std::stop_token& stop);
  void keep(const std::stop_token& stop);
  void say_still_there();
  [[nodiscard]] store::Done take_back();
  void give_up(const store::Job& job);
  void put_back(const store::Job& job);
  void erase_old();

  std::shared_ptr<store::RegisterStore> store_;
  JobSettings settings_;
  Run run_;
  Explain explain_;
  std::function<store::Time()> now_;
  std::mutex lock_;
  std::condition_variable_any changed_;
  std::uint64_t submitted_ = 0;  ///< guarded by lock_
  struct Running {
    std::int64_t attempt = 0;
    std::int64_t progress = 0;
    bool unwanted = false;
  };
  std::map<std::string, Running> running_;  ///< here, by id; guarded by lock_
  std::stop_source stop_;
  std::vector<std::jthread> threads_;  ///< the workers, and one that keeps what they hold
};

}  // namespace tyndau::app
