/// \file
/// The register inside the default store: one writer, readers from any thread, nothing acknowledged is ever lost.
#pragma once

#include "core/result.hpp"
#include "store/register_records.hpp"
#include "store/sqlite.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tyndau::store {

using Done = Result<std::monostate>;

/// The register as one transaction sees it. Functions that change something need a transaction of write().
/// Each returns io when the store fails. \threads use from the thread whose transaction it is
class Session {
 public:
  explicit Session(const Connection& connection) : connection_(connection) {}

  /// Counts every change; a new number on each call.
  [[nodiscard]] Result<std::int64_t> next_version() const;
  /// The number of the last change.
  [[nodiscard]] Result<std::int64_t> last_version() const;

  [[nodiscard]] Result<std::optional<Item>> item(Collection collection, const std::string& id) const;
  /// In the order of their first writing. \p after: fid of the last one seen; at most \p most.
  [[nodiscard]] Result<std::vector<Item>> items(Collection collection, std::int64_t offset,
                                                std::int64_t most) const;
  [[nodiscard]] Result<std::int64_t> count(Collection collection) const;
  [[nodiscard]] Result<std::vector<Item>> hearings_of(const std::string& project) const;
  /// Inserts, or replaces the item of that id.
  [[nodiscard]] Done put(Collection collection, const Item& item) const;
  /// A hearing's report and statements go with it. \pre a project has no hearings
  [[nodiscard]] Done erase(Collection collection, const std::string& id) const;

  [[nodiscard]] Result<std::optional<StoredReport>> report(const std::string& hearing) const;
  [[nodiscard]] Done put(const StoredReport& report) const;
  /// Every report without its texts, by hearing.
  [[nodiscard]] Result<std::vector<StoredReport>> verdicts() const;
  /// Hearings whose report another manifest made, or that have none; at most \p most.
  [[nodiscard]] Result<std::vector<std::string>> stale(const std::string& manifest_sha256,
                                                       std::int64_t most) const;

  /// \return the statement's number
  [[nodiscard]] Result<std::int64_t> add(const FindingStatement& statement) const;
  [[nodiscard]] Result<std::vector<FindingStatement>> statements(const std::string& hearing) const;

  [[nodiscard]] Done add(const AuditEntry& entry) const;
  /// Newest first.
  [[nodiscard]] Result<std::vector<AuditEntry>> audit(std::int64_t most) const;

  [[nodiscard]] Done add(const Job& job, const Payload& request) const;
  [[nodiscard]] Result<std::optional<Job>> job(const std::string& id) const;
  [[nodiscard]] Result<std::vector<Job>> jobs_of(const std::string& token, std::int64_t most) const;
  [[nodiscard]] Result<std::int64_t> waiting_jobs() const;
  [[nodiscard]] Result<Payload> job_request(const std::string& id) const;
  [[nodiscard]] Result<Payload> job_result(const std::string& id) const;
  /// Takes the oldest accepted job: running, with a new attempt.
  [[nodiscard]] Result<std::optional<Job>> claim(Time now) const;
  /// \return false when the attempt is no longer the running one: then nothing changes.
  [[nodiscard]] Result<bool> progress(const std::string& id, std::int64_t attempt, std::int64_t percent,
                                      Time now) const;
  [[nodiscard]] Result<bool> finish(const std::string& id, std::int64_t attempt, JobStatus status,
                                    const Payload& result, Time now) const;
  /// An unfinished job ends as dismissed, without its input. \return false when it was finished or unknown
  [[nodiscard]] Result<bool> dismiss(const std::string& id, Time now) const;
  [[nodiscard]] Done erase_job(const std::string& id) const;
  /// Jobs that finished before a time. \return how many
  [[nodiscard]] Result<std::int64_t> erase_jobs_before(Time when) const;
  /// What was running when a server ended waits again. \return how many
  [[nodiscard]] Result<std::int64_t> requeue_running(Time now) const;

  [[nodiscard]] Result<std::optional<std::string>> key(const std::string& name) const;
  [[nodiscard]] Done add_key(const std::string& name, std::string_view key) const;
  [[nodiscard]] Done add(const TokenRecord& token) const;
  [[nodiscard]] Result<std::vector<TokenRecord>> tokens() const;
  [[nodiscard]] Done touch_token(const std::string& id, Time now) const;
  /// \return false when there is no such token in force
  [[nodiscard]] Result<bool> revoke_token(const std::string& id, Time now) const;

 private:
  const Connection& connection_;
};

/// \threads safe
class GeopackageRegister {
 public:
  /// Makes the file and its tables where they are missing and brings an older store up to date.
  /// \return conflict for a store of a version that this program does not know, io.
  [[nodiscard]] static Result<std::unique_ptr<GeopackageRegister>> open(const std::filesystem::path& file);
  ~GeopackageRegister();
  GeopackageRegister(const GeopackageRegister&) = delete;
  GeopackageRegister& operator=(const GeopackageRegister&) = delete;

  /// Runs \p change as one transaction, one at a time: all of it is on the disk when this returns, or none of it when
  /// \p change failed.
  [[nodiscard]] Done write(const std::function<Done(const Session&)>& change);
  /// Runs \p look on one state of the register, beside writers and other readers.
  [[nodiscard]] Done read(const std::function<Done(const Session&)>& look) const;

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

 private:
  GeopackageRegister(std::filesystem::path file, Connection writer)
      : file_(std::move(file)), writer_(std::move(writer)) {}
  [[nodiscard]] Result<Connection> reader() const;

  std::filesystem::path file_;
  std::mutex writing_;
  Connection writer_;
  mutable std::mutex idle_lock_;
  mutable std::vector<Connection> idle_;  ///< readers that nobody uses
};

}  // namespace tyndau::store
