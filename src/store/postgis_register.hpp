/// \file
/// The register in PostgreSQL: any number of servers beside one another, each with a small pool of connections.
#pragma once

#include "store/postgis_connection.hpp"
#include "store/register_store.hpp"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace tyndau::store {

class PostgisSession : public Session {
 public:
  PostgisSession(Database& database, pqxx::transaction_base& transaction)
      : database_(database), transaction_(transaction) {}

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
  /// Why a statement failed, when one did: the transaction is then of no more use.
  [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }

 private:
  [[nodiscard]] Result<pqxx::result> run(const std::string& sql,
                                         const std::vector<Parameter>& parameters = {}) const;
  /// The same without its rows.
  [[nodiscard]] Done change(const std::string& sql, const std::vector<Parameter>& parameters) const;
  /// How many rows were touched.
  [[nodiscard]] Result<std::int64_t> touched(const std::string& sql,
                                             const std::vector<Parameter>& parameters) const;
  [[nodiscard]] Result<std::int64_t> number(const std::string& sql,
                                            const std::vector<Parameter>& parameters = {}) const;
  [[nodiscard]] Result<Payload> payload(const std::string& columns, const std::string& id) const;

  Database& database_;
  pqxx::transaction_base& transaction_;
  mutable std::optional<Error> failure_;
};

/// \threads safe
class PostgisRegister : public RegisterStore {
 public:
  /// Does not connect: a database that is away is an error of each call until it is back.
  /// \param replica for reading; empty: the same database. \return bad_input for an address with a password
  [[nodiscard]] static Result<std::unique_ptr<PostgisRegister>> open(std::string address,
                                                                     std::string replica = {});

  /// \return unavailable when the database does not answer or no connection gets free
  [[nodiscard]] Done write(const std::function<Done(const Session&)>& change) override;
  [[nodiscard]] Done write_beside(const std::function<Done(const Session&)>& change) override;
  [[nodiscard]] Done read(const std::function<Done(const Session&)>& look) const override;
  [[nodiscard]] Done read_copy(const std::function<Done(const Session&)>& look) const override;
  [[nodiscard]] std::chrono::milliseconds lease() const override { return std::chrono::seconds{30}; }

 private:
  class Pool;
  class Borrowed;
  template <class Transaction>
  [[nodiscard]] Done change(const std::function<Done(const Session&)>& change);
  [[nodiscard]] static Done look(Pool& pool, const std::function<Done(const Session&)>& look);
  PostgisRegister(std::string address, std::string replica);
  std::shared_ptr<Pool> writers_;
  std::shared_ptr<Pool> readers_;
};

}  // namespace tyndau::store
