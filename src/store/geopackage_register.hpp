/// \file
/// The register inside the default store: one writer, readers from any thread, nothing acknowledged is ever lost.
#pragma once

#include "core/result.hpp"
#include "store/register_store.hpp"
#include "store/sqlite.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace tyndau::store {

class GeopackageSession : public Session {
 public:
  explicit GeopackageSession(const Connection& connection) : connection_(connection) {}

  [[nodiscard]] Result<std::int64_t> next_version() const override;
  [[nodiscard]] Result<std::int64_t> last_version() const override;
  [[nodiscard]] Result<bool> writers_at_work() const override;
  [[nodiscard]] Result<std::optional<Item>> item(Collection collection, const std::string& id) const override;
  [[nodiscard]] Result<std::vector<Item>> items(Collection collection, std::int64_t offset,
                                                std::int64_t most) const override;
  [[nodiscard]] Result<std::vector<Item>> items(Collection collection,
                                                const std::vector<std::string>& ids) const override;
  [[nodiscard]] Result<Versions> hold(Collection collection,
                                      const std::vector<std::string>& ids) const override;
  [[nodiscard]] Result<std::int64_t> count(Collection collection) const override;
  [[nodiscard]] Result<Versions> versions(Collection collection) const override;
  [[nodiscard]] Result<std::vector<Item>> hearings_of(const std::string& project) const override;
  [[nodiscard]] Done put(Collection collection, const Item& item) const override;
  [[nodiscard]] Done erase(Collection collection, const std::string& id) const override;
  [[nodiscard]] Result<std::optional<StoredReport>> report(const std::string& hearing) const override;
  [[nodiscard]] Done put(const StoredReport& report) const override;
  [[nodiscard]] Result<std::vector<StoredReport>> verdicts() const override;
  [[nodiscard]] Result<std::vector<std::string>> stale(const std::string& manifest_sha256,
                                                       std::int64_t most) const override;
  [[nodiscard]] Result<std::int64_t> add(const FindingStatement& statement) const override;
  [[nodiscard]] Result<std::vector<FindingStatement>> statements(const std::string& hearing) const override;
  [[nodiscard]] Done add(const AuditEntry& entry) const override;
  [[nodiscard]] Result<std::vector<AuditEntry>> audit(std::int64_t most) const override;
  [[nodiscard]] Result<std::vector<AuditEntry>> history(Collection collection, const std::string& id,
                                                        std::int64_t most) const override;
  [[nodiscard]] Done add(const Job& job, const Payload& request) const override;
  [[nodiscard]] Result<std::optional<Job>> job(const std::string& id) const override;
  [[nodiscard]] Result<std::vector<Job>> jobs_of(const std::string& token, std::int64_t most) const override;
  [[nodiscard]] Result<bool> has_waiting_job() const override;
  [[nodiscard]] Result<std::int64_t> waiting_jobs() const override;
  [[nodiscard]] Result<std::int64_t> unfinished_jobs() const override;
  [[nodiscard]] Result<std::optional<Payload>> last_own_request() const override;
  [[nodiscard]] Result<std::int64_t> erase_own_waiting() const override;
  [[nodiscard]] Result<Payload> job_request(const std::string& id) const override;
  [[nodiscard]] Result<Payload> job_result(const std::string& id) const override;
  [[nodiscard]] Result<std::optional<Job>> claim(Time now) const override;
  [[nodiscard]] Result<bool> progress(const std::string& id, std::int64_t attempt, std::int64_t percent,
                                      Time now) const override;
  [[nodiscard]] Result<bool> finish(const std::string& id, std::int64_t attempt, JobStatus status,
                                    const Payload& result, Time now) const override;
  [[nodiscard]] Result<bool> dismiss(const std::string& id, Time now) const override;
  [[nodiscard]] Done erase_job(const std::string& id) const override;
  [[nodiscard]] Result<std::int64_t> erase_jobs_before(Time when) const override;
  [[nodiscard]] Result<std::vector<Job>> silent_jobs(Time since) const override;
  [[nodiscard]] Result<bool> requeue(const std::string& id, std::int64_t attempt, Time now) const override;
  [[nodiscard]] Result<std::optional<std::string>> key(const std::string& name) const override;
  [[nodiscard]] Done add_key(const std::string& name, std::string_view key) const override;
  [[nodiscard]] Done add(const TokenRecord& token) const override;
  [[nodiscard]] Result<std::vector<TokenRecord>> tokens() const override;
  [[nodiscard]] Done touch_token(const std::string& id, Time now) const override;
  [[nodiscard]] Result<bool> revoke_token(const std::string& id, Time now) const override;

 private:
  const Connection& connection_;
};

/// \threads safe
class GeopackageRegister : public RegisterStore {
 public:
  /// Makes the file and its tables where they are missing and brings an older store up to date.
  /// \return conflict for a store of a version that this program does not know, io.
  [[nodiscard]] static Result<std::unique_ptr<GeopackageRegister>> open(const std::filesystem::path& file);
  /// Touches nothing: for a folder or a disk that only reads, too. Every change is refused with `unavailable`.
  /// \return not_found for a missing file, conflict for a store of another version, io.
  [[nodiscard]] static Result<std::unique_ptr<GeopackageRegister>> open_to_read(
      const std::filesystem::path& file);
  ~GeopackageRegister() override;

  [[nodiscard]] Done write(const std::function<Done(const Session&)>& change) override;
  [[nodiscard]] Done read(const std::function<Done(const Session&)>& look) const override;
  [[nodiscard]] std::chrono::milliseconds lease() const override { return {}; }

 private:
  GeopackageRegister(std::filesystem::path file, std::optional<Connection> writer)
      : file_(std::move(file)), writer_(std::move(writer)) {}
  [[nodiscard]] Result<Connection> reader() const;

  std::filesystem::path file_;
  std::mutex writing_;
  std::optional<Connection> writer_;  ///< none when opened to read
  mutable std::mutex idle_lock_;
  mutable std::vector<Connection> idle_;  ///< readers that nobody uses
};

}  // namespace tyndau::store
