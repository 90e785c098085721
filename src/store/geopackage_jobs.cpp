#include "store/geopackage_register.hpp"
#include "store/rows.hpp"

namespace tyndau::store {
namespace {

constexpr std::string_view job_columns =
    "id, process, token, status, attempt, progress, created_at, started_at, updated_at, finished_at";

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

Result<Payload> payload(Result<Statement> statement) {
  auto found = row(std::move(statement), [](const Statement& at) {
    return Payload{at.text(0), std::string(at.blob(1)), at.text(2)};
  });
  if (!found) return tl::unexpected<Error>(found.error());
  if (!*found) return fail(ErrorCode::not_found, "there is no job of this id");
  return std::move(**found);
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

Result<std::int64_t> GeopackageSession::waiting_jobs() const {
  const auto found = row(connection_.prepare("SELECT count(*) FROM jobs WHERE status = 'accepted'"),
                         [](const Statement& at) { return at.integer(0); });
  if (!found) return tl::unexpected<Error>(found.error());
  return found->value_or(0);
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
               "updated_at = ?1 WHERE number = (SELECT min(number) FROM jobs WHERE status = 'accepted') "
               "RETURNING " +
                   std::string(job_columns),
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

Result<std::int64_t> GeopackageSession::requeue_running(Time now, Time silent_since) const {
  return changed(connection_,
                 prepared(connection_,
                          "UPDATE jobs SET status = 'accepted', progress = 0, started_at = 0, updated_at = ? "
                          "WHERE status = 'running' AND updated_at <= ?",
                          stored(now), stored(silent_since)));
}

}  // namespace tyndau::store
