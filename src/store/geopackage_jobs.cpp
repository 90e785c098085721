#include "store/geopackage_register.hpp"
#include "store/rows.hpp"

namespace tyndau::store {
namespace {

constexpr std::string_view job_columns =
    "id, process, token, status, attempt, progress, created_at, started_at, updated_at, finished_at";

/// In SQL: whether a job is the register's own.
constexpr std::string_view own = "(process = 'rescreen')";
static_assert(rescreening == "rescreen");

Job job_of(const Statement& row) {
  Job job;
  job.id = row.text(0);
  job.process = row.text(1);
  job.token = row.text(2);
  job.status = job_status_from_code(row.text(3)).value_or(JobStatus::failed);
  job.attempt = row.integer(4);
  job.progress = row.integer(5);
  job.created_at = time_at(row, 6);
  job.started_at = time_if_any(row, 7);
  job.updated_at = time_at(row, 8);
  job.finished_at = time_if_any(row, 9);
  return job;
}

std::string select_jobs(const std::string& rest) {
  return "SELECT " + std::string(job_columns) + " FROM jobs " + rest;
}

Payload payload_of(const Statement& at) { return {at.text(0), std::string(at.blob(1)), at.text(2)}; }

Result<Payload> payload(Result<Statement> statement) {
  auto found = row(std::move(statement), payload_of);
  if (!found) return tl::unexpected<Error>(found.error());
  if (!*found) return fail(ErrorCode::not_found, "there is no job of this id");
  return std::move(**found);
}

Result<std::int64_t> counted(Result<Statement> statement) {
  return row(std::move(statement), [](const Statement& at) { return at.integer(0); })
      .map([](const auto& found) { return found.value_or(0); });
}

Result<bool> touched(const Connection& connection, Result<Statement> statement) {
  const auto count = changed(connection, std::move(statement));
  if (!count) return tl::unexpected<Error>(count.error());
  return *count > 0;
}

}  // namespace

Done GeopackageSession::add(const Job& job, const Payload& request) const {
  auto statement = prepared(
      connection_,
      "INSERT INTO jobs (id, process, token, status, attempt, progress, created_at, started_at, updated_at, "
      "finished_at, request_type, language, result_type, result, request) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', x'', ?)",
      job.id, job.process, job.token, code(job.status), job.attempt, job.progress, stored(job.created_at),
      stored(job.started_at), stored(job.updated_at), stored(job.finished_at), request.type,
      request.language);
  constexpr int request_parameter = 12;
  if (statement) statement->bind_blob(request_parameter, request.bytes);
  return run(std::move(statement));
}

Result<std::optional<Job>> GeopackageSession::job(const std::string& id) const {
  return row(prepared(connection_, select_jobs("WHERE id = ?"), id), job_of);
}

Result<std::vector<Job>> GeopackageSession::jobs_of(const std::string& token, std::int64_t most) const {
  return rows(prepared(connection_, select_jobs("WHERE token = ? ORDER BY number DESC LIMIT ?"), token, most),
              job_of);
}

Result<bool> GeopackageSession::has_waiting_job() const {
  return counted(connection_.prepare("SELECT EXISTS (SELECT 1 FROM jobs WHERE status = 'accepted')"))
      .map([](std::int64_t any) { return any != 0; });
}

Result<std::int64_t> GeopackageSession::waiting_jobs() const {
  return counted(
      connection_.prepare("SELECT count(*) FROM jobs WHERE status = 'accepted' AND NOT " + std::string(own)));
}

Result<std::int64_t> GeopackageSession::unfinished_jobs() const {
  return counted(connection_.prepare("SELECT count(*) FROM jobs WHERE status IN ('accepted', 'running')"));
}

Result<std::optional<Payload>> GeopackageSession::last_own_request() const {
  return row(
      connection_.prepare("SELECT request_type, request, language FROM jobs WHERE status IN ('accepted', "
                          "'running') AND " +
                          std::string(own) + " ORDER BY number DESC LIMIT 1"),
      payload_of);
}

Result<std::int64_t> GeopackageSession::erase_own_waiting() const {
  return changed(connection_,
                 connection_.prepare("DELETE FROM jobs WHERE status = 'accepted' AND " + std::string(own)));
}

Result<Payload> GeopackageSession::job_request(const std::string& id) const {
  return payload(prepared(connection_, "SELECT request_type, request, language FROM jobs WHERE id = ?", id));
}

Result<Payload> GeopackageSession::job_result(const std::string& id) const {
  return payload(prepared(connection_, "SELECT result_type, result, language FROM jobs WHERE id = ?", id));
}

Result<std::optional<Job>> GeopackageSession::claim(Time now) const {
  return row(
      prepared(connection_,
               "UPDATE jobs SET status = 'running', attempt = attempt + 1, progress = 0, started_at = ?1, "
               "updated_at = ?1 WHERE number = (SELECT number FROM jobs WHERE status = 'accepted' ORDER BY " +
                   std::string(own) + ", number LIMIT 1) RETURNING " + std::string(job_columns),
               stored(now)),
      job_of);
}

Result<bool> GeopackageSession::progress(const std::string& id, std::int64_t attempt, std::int64_t percent,
                                         Time now) const {
  return touched(connection_, prepared(connection_,
                                       "UPDATE jobs SET progress = ?, updated_at = ? "
                                       "WHERE id = ? AND attempt = ? AND status = 'running'",
                                       percent, stored(now), id, attempt));
}

Result<bool> GeopackageSession::finish(const std::string& id, std::int64_t attempt, JobStatus status,
                                       const Payload& result, Time now) const {
  auto statement = prepared(
      connection_,
      "UPDATE jobs SET status = ?1, progress = CASE ?1 WHEN 'successful' THEN 100 ELSE progress END, "
      "updated_at = ?2, finished_at = ?2, result_type = ?3, result = ?6 "
      "WHERE id = ?4 AND attempt = ?5 AND status = 'running'",
      code(status), stored(now), result.type, id, attempt);
  constexpr int result_parameter = 5;
  if (statement) statement->bind_blob(result_parameter, result.bytes);
  return touched(connection_, std::move(statement));
}

Result<bool> GeopackageSession::dismiss(const std::string& id, Time now) const {
  return touched(connection_,
                 prepared(connection_,
                          "UPDATE jobs SET status = 'dismissed', request = x'', updated_at = ?1, "
                          "finished_at = ?1 WHERE id = ?2 AND status IN ('accepted', 'running')",
                          stored(now), id));
}

Done GeopackageSession::erase_job(const std::string& id) const {
  return run(prepared(connection_, "DELETE FROM jobs WHERE id = ?", id));
}

Result<std::int64_t> GeopackageSession::erase_jobs_before(Time when) const {
  return changed(
      connection_,
      prepared(connection_, "DELETE FROM jobs WHERE finished_at > 0 AND finished_at < ?", stored(when)));
}

Result<std::vector<Job>> GeopackageSession::silent_jobs(Time since) const {
  return rows(
      prepared(connection_, select_jobs("WHERE status = 'running' AND updated_at <= ?"), stored(since)),
      job_of);
}

Result<bool> GeopackageSession::requeue(const std::string& id, std::int64_t attempt, Time now) const {
  return touched(connection_,
                 prepared(connection_,
                          "UPDATE jobs SET status = 'accepted', progress = 0, started_at = 0, updated_at = ? "
                          "WHERE id = ? AND attempt = ? AND status = 'running'",
                          stored(now), id, attempt));
}

}  // namespace tyndau::store
