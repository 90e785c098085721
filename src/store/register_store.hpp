/// \file
/// The register as its two stores keep it: one contract, whatever lies beneath.
#pragma once

#include "core/result.hpp"
#include "store/register_records.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tyndau::store {

using Done = Result<std::monostate>;
using Versions = std::map<std::string, std::int64_t>;  ///< by id

/// The register as one transaction sees it. Functions that change something need a transaction of write().
/// Each returns io when the store fails. \threads use from the thread whose transaction it is
class Session {
 public:
  Session() = default;
  virtual ~Session() = default;
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  /// Counts every change; a new number on each call.
  [[nodiscard]] virtual Result<std::int64_t> next_version() const = 0;
  /// The number of the last change.
  [[nodiscard]] virtual Result<std::int64_t> last_version() const = 0;
  /// Whether somebody is at work who may have taken a number that is seen before his change is.
  [[nodiscard]] virtual Result<bool> writers_at_work() const = 0;

  [[nodiscard]] virtual Result<std::optional<Item>> item(Collection collection,
                                                         const std::string& id) const = 0;
  /// In the order of their first writing. \p after: fid of the last one seen; at most \p most.
  [[nodiscard]] virtual Result<std::vector<Item>> items(Collection collection, std::int64_t offset,
                                                        std::int64_t most) const = 0;
  /// Those of these ids that there are, in any order.
  [[nodiscard]] virtual Result<std::vector<Item>> items(Collection collection,
                                                        const std::vector<std::string>& ids) const = 0;
  /// Versions of these items, which nobody changes before this transaction ends.
  [[nodiscard]] virtual Result<Versions> hold(Collection collection,
                                              const std::vector<std::string>& ids) const = 0;
  [[nodiscard]] virtual Result<std::int64_t> count(Collection collection) const = 0;
  /// Of every item.
  [[nodiscard]] virtual Result<Versions> versions(Collection collection) const = 0;
  [[nodiscard]] virtual Result<std::vector<Item>> hearings_of(const std::string& project) const = 0;
  /// Inserts, or replaces the item of that id.
  [[nodiscard]] virtual Done put(Collection collection, const Item& item) const = 0;
  /// A hearing's report and statements go with it. \pre a project has no hearings
  [[nodiscard]] virtual Done erase(Collection collection, const std::string& id) const = 0;

  [[nodiscard]] virtual Result<std::optional<StoredReport>> report(const std::string& hearing) const = 0;
  [[nodiscard]] virtual Done put(const StoredReport& report) const = 0;
  /// Every report without its texts, by hearing.
  [[nodiscard]] virtual Result<std::vector<StoredReport>> verdicts() const = 0;
  /// Hearings whose report another manifest made, or that have none; at most \p most.
  [[nodiscard]] virtual Result<std::vector<std::string>> stale(const std::string& manifest_sha256,
                                                               std::int64_t most) const = 0;

  /// \return the statement's number
  [[nodiscard]] virtual Result<std::int64_t> add(const FindingStatement& statement) const = 0;
  [[nodiscard]] virtual Result<std::vector<FindingStatement>> statements(
      const std::string& hearing) const = 0;

  [[nodiscard]] virtual Done add(const AuditEntry& entry) const = 0;
  /// Newest first.
  [[nodiscard]] virtual Result<std::vector<AuditEntry>> audit(std::int64_t most) const = 0;
  /// What was written to one item, newest first; of a deleted one too.
  [[nodiscard]] virtual Result<std::vector<AuditEntry>> history(Collection collection, const std::string& id,
                                                                std::int64_t most) const = 0;

  [[nodiscard]] virtual Done add(const Job& job, const Payload& request) const = 0;
  [[nodiscard]] virtual Result<std::optional<Job>> job(const std::string& id) const = 0;
  [[nodiscard]] virtual Result<std::vector<Job>> jobs_of(const std::string& token,
                                                         std::int64_t most) const = 0;
  /// Whether any job waits to be taken.
  [[nodiscard]] virtual Result<bool> has_waiting_job() const = 0;
  /// How many wait, without the register's own.
  [[nodiscard]] virtual Result<std::int64_t> waiting_jobs() const = 0;
  /// Waiting or running ones.
  [[nodiscard]] virtual Result<std::int64_t> unfinished_jobs() const = 0;
  /// The input of the register's own job that was added last, while it waits or runs.
  [[nodiscard]] virtual Result<std::optional<Payload>> last_own_request() const = 0;
  /// The register's own jobs that wait are erased. \return how many
  [[nodiscard]] virtual Result<std::int64_t> erase_own_waiting() const = 0;
  [[nodiscard]] virtual Result<Payload> job_request(const std::string& id) const = 0;
  [[nodiscard]] virtual Result<Payload> job_result(const std::string& id) const = 0;
  /// Takes the oldest accepted job, the register's own last: running, with a new attempt.
  [[nodiscard]] virtual Result<std::optional<Job>> claim(Time now) const = 0;
  /// \return false when the attempt is no longer the running one: then nothing changes.
  [[nodiscard]] virtual Result<bool> progress(const std::string& id, std::int64_t attempt,
                                              std::int64_t percent, Time now) const = 0;
  [[nodiscard]] virtual Result<bool> finish(const std::string& id, std::int64_t attempt, JobStatus status,
                                            const Payload& result, Time now) const = 0;
  /// An unfinished job ends as dismissed, without its input. \return false when it was finished or unknown
  [[nodiscard]] virtual Result<bool> dismiss(const std::string& id, Time now) const = 0;
  [[nodiscard]] virtual Done erase_job(const std::string& id) const = 0;
  /// Jobs that finished before a time. \return how many
  [[nodiscard]] virtual Result<std::int64_t> erase_jobs_before(Time when) const = 0;
  /// What is running, but was not heard of since.
  [[nodiscard]] virtual Result<std::vector<Job>> silent_jobs(Time since) const = 0;
  /// A running attempt waits again. \return as progress
  [[nodiscard]] virtual Result<bool> requeue(const std::string& id, std::int64_t attempt, Time now) const = 0;

  [[nodiscard]] virtual Result<std::optional<std::string>> key(const std::string& name) const = 0;
  [[nodiscard]] virtual Done add_key(const std::string& name, std::string_view key) const = 0;
  [[nodiscard]] virtual Done add(const TokenRecord& token) const = 0;
  [[nodiscard]] virtual Result<std::vector<TokenRecord>> tokens() const = 0;
  [[nodiscard]] virtual Done touch_token(const std::string& id, Time now) const = 0;
  /// \return false when there is no such token in force
  [[nodiscard]] virtual Result<bool> revoke_token(const std::string& id, Time now) const = 0;
};

/// \threads safe
class RegisterStore {
 public:
  RegisterStore() = default;
  virtual ~RegisterStore() = default;
  RegisterStore(const RegisterStore&) = delete;
  RegisterStore& operator=(const RegisterStore&) = delete;

  /// Runs \p change as one transaction, as if alone: all of it is on the disk when this returns, or none of it when
  /// \p change failed. It may be run again when another writer came first, so it must not remember an earlier run.
  [[nodiscard]] virtual Done write(const std::function<Done(const Session&)>& change) = 0;
  /// The same, beside others: for a change whose every statement judges by rows that it holds or claims, so that nobody
  /// who writes elsewhere makes it run again.
  [[nodiscard]] virtual Done write_beside(const std::function<Done(const Session&)>& change) {
    return write(change);
  }
  /// Runs \p look on one state of the register, beside writers and other readers.
  [[nodiscard]] virtual Done read(const std::function<Done(const Session&)>& look) const = 0;
  /// The same of a copy, where there is one: it may be some seconds behind.
  [[nodiscard]] virtual Done read_copy(const std::function<Done(const Session&)>& look) const {
    return read(look);
  }

  /// How long a running job may be silent before another worker takes it: nothing where one server alone writes, which
  /// takes back at its start what it left.
  [[nodiscard]] virtual std::chrono::milliseconds lease() const = 0;

  /// One value by one reading.
  template <class T>
  [[nodiscard]] Result<T> get(const std::function<Result<T>(const Session&)>& look) const {
    std::optional<T> value;
    const auto done = read([&](const Session& session) -> Done {
      auto got = look(session);
      if (!got) return tl::unexpected<Error>(got.error());
      value = std::move(*got);
      return std::monostate{};
    });
    if (!done) return tl::unexpected<Error>(done.error());
    return std::move(*value);
  }
};

}  // namespace tyndau::store
