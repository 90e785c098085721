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
#include <memory>
#include <mutex>
#include <optional>
#include <set>
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
  std::chrono::milliseconds idle{1000};  ///< how often is looked for what another process left
};

/// \threads safe
class JobQueue {
 public:
  /// What a worker does with a job's request. Called from the workers.
  using Run = std::function<Answer<std::string>(const std::string& process, const Execution& execution)>;
  /// A refusal as the bytes that a client gets; of a job's language.
  using Explain = std::function<std::string(const Refusal& refusal, Language language)>;

  JobQueue(std::shared_ptr<store::RegisterStore> store, JobSettings settings, Run run, Explain explain,
           std::function<store::Time()> now);
  /// Ends the workers; what they were doing runs again when a queue is made on the same store.
  ~JobQueue();
  JobQueue(const JobQueue&) = delete;
  JobQueue& operator=(const JobQueue&) = delete;

  /// What was running when the last server ended waits again; then the workers begin. \return io
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
  /// Stops an unfinished job, erases a finished one. \return the job as it was left; missing
  [[nodiscard]] Answer<store::Job> dismiss(const std::string& id);

 private:
  void work(const std::stop_token& stop);
  void run_one(const store::Job& job, const std::stop_token& stop);
  [[nodiscard]] std::optional<store::Job> claim();
  void tidy();

  std::shared_ptr<store::RegisterStore> store_;
  JobSettings settings_;
  Run run_;
  Explain explain_;
  std::function<store::Time()> now_;
  std::mutex lock_;
  std::condition_variable_any changed_;
  std::uint64_t submitted_ = 0;      ///< guarded by lock_
  std::set<std::string> dismissed_;  ///< running ones that nobody wants; guarded by lock_
  std::vector<std::jthread> workers_;
};

}  // namespace tyndau::app
