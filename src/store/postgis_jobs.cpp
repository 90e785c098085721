#include "store/postgis_register.hpp"
#include "store/postgis_values.hpp"

namespace tyndau::store {
namespace {

const std::string& job_columns() {
  static const std::string columns = "id, process, token, status, attempt, progress, " +
                                     milliseconds("created_at") + ", " + milliseconds("started_at") + ", " +
                                     milliseconds("updated_at") + ", " + milliseconds("finished_at");
  return columns;
}

/// In SQL: whether a job is the register's own.
constexpr std::string_view own = "(process = 'rescreen')";
static_assert(rescreening == "rescreen");

Job job_of(const pqxx::row& row) {
  Job job;
  job.id = text_of(row[0]);
  job.process = text_of(row[1]);
  job.token = text_of(row[2]);
  job.status = job_status_from_code(text_of(row[3])).value_or(JobStatus::failed);
  job.attempt = row[4].as<std::int64_t>();
  job.progress = row[5].as<std::int64_t>();
  job.created_at = time_of(row[6]);
  job.started_at = time_if_any(row[7]);
  job.updated_at = time_of(row[8]);
  job.finished_at = time_if_any(row[9]);
  return job;
}

Payload payload_of(const pqxx::row& row) {
  return {text_of(row[0]), bytes_of(row[1].c_str()), text_of(row[2])};
}

std::string select_jobs(const std::string& rest) {
  return "SELECT " + job_columns() + " FROM tyndau.jobs " + rest;
}

Result<bool> any(const Result<std::int64_t>& touched) {
  return touched.map([](std::int64_t count) { return count > 0; });
}

}  // namespace

Done PostgisSession::add(const Job& job, const Payload& request) const {
  return change(
      "INSERT INTO tyndau.jobs (id, process, token, status, attempt, progress, created_at, started_at, "
      "updated_at, finished_at, request_type, language, request) VALUES ($1, $2, $3, $4, $5::bigint, "
      "$6::bigint, " +
          instant(7) + ", " + instant(8) + ", " + instant(9) + ", " + instant(10) + ", $11, $12, $13::bytea)",
      {parameter(job.id), parameter(job.process), parameter(job.token), parameter(code(job.status)),
       parameter(job.attempt), parameter(job.progress), parameter(job.created_at), parameter(job.started_at),
       parameter(job.updated_at), parameter(job.finished_at), parameter(request.type),
       parameter(request.language), bytes_parameter(request.bytes)});
}

Result<std::optional<Job>> PostgisSession::job(const std::string& id) const {
  return first_of(run(select_jobs("WHERE id = $1"), {parameter(id)}), job_of);
}

Result<std::vector<Job>> PostgisSession::jobs_of(const std::string& token, std::int64_t most) const {
  return all_of(run(select_jobs("WHERE token = $1 ORDER BY number DESC LIMIT $2::bigint"),
                    {parameter(token), parameter(most)}),
                job_of);
}

Result<bool> PostgisSession::has_waiting_job() const {
  return number("SELECT EXISTS (SELECT 1 FROM tyndau.jobs WHERE status = 'accepted')::integer")
      .map([](std::int64_t any) { return any != 0; });
}

Result<std::int64_t> PostgisSession::waiting_jobs() const {
  return number("SELECT count(*) FROM tyndau.jobs WHERE status = 'accepted' AND NOT " + std::string(own));
}

Result<std::int64_t> PostgisSession::unfinished_jobs() const {
  return number("SELECT count(*) FROM tyndau.jobs WHERE status IN ('accepted', 'running')");
}

Result<std::optional<Payload>> PostgisSession::last_own_request() const {
  return first_of(
      run("SELECT request_type, encode(request, 'hex'), language FROM tyndau.jobs WHERE status IN "
          "('accepted', 'running') AND " +
          std::string(own) + " ORDER BY number DESC LIMIT 1"),
      payload_of);
}

Result<std::int64_t> PostgisSession::erase_own_waiting() const {
  return touched("DELETE FROM tyndau.jobs WHERE status = 'accepted' AND " + std::string(own), {});
}

Result<Payload> PostgisSession::payload(const std::string& columns, const std::string& id) const {
  auto found = first_of(
      run("SELECT " + columns + ", language FROM tyndau.jobs WHERE id = $1", {parameter(id)}), payload_of);
  if (!found) return tl::unexpected<Error>(found.error());
  if (!*found) return fail(ErrorCode::not_found, "there is no job of this id");
  return std::move(**found);
}

Result<Payload> PostgisSession::job_request(const std::string& id) const {
  return payload("request_type, encode(request, 'hex')", id);
}

Result<Payload> PostgisSession::job_result(const std::string& id) const {
  return payload("result_type, encode(result, 'hex')", id);
}

Result<std::optional<Job>> PostgisSession::claim(Time now) const {
  return first_of(
      run("UPDATE tyndau.jobs SET status = 'running', attempt = attempt + 1, progress = 0, started_at = " +
              instant(1) + ", updated_at = " + instant(1) +
              " WHERE number = (SELECT number FROM tyndau.jobs WHERE status = 'accepted' ORDER BY " +
              std::string(own) + ", number FOR UPDATE SKIP LOCKED LIMIT 1) RETURNING " + job_columns(),
          {parameter(now)}),
      job_of);
}

Result<bool> PostgisSession::progress(const std::string& id, std::int64_t attempt, std::int64_t percent,
                                      Time now) const {
  return any(touched("UPDATE tyndau.jobs SET progress = $1::bigint, updated_at = " + instant(2) +
                         " WHERE id = $3 AND attempt = $4::bigint AND status = 'running'",
                     {parameter(percent), parameter(now), parameter(id), parameter(attempt)}));
}

Result<bool> PostgisSession::finish(const std::string& id, std::int64_t attempt, JobStatus status,
                                    const Payload& result, Time now) const {
  return any(touched(
      "UPDATE tyndau.jobs SET status = $1, progress = CASE $1 WHEN 'successful' THEN 100 ELSE progress END, "
      "updated_at = " +
          instant(2) + ", finished_at = " + instant(2) +
          ", result_type = $3, result = $4::bytea WHERE id = $5 AND attempt = $6::bigint AND status = "
          "'running'",
      {parameter(code(status)), parameter(now), parameter(result.type), bytes_parameter(result.bytes),
       parameter(id), parameter(attempt)}));
}

Result<bool> PostgisSession::dismiss(const std::string& id, Time now) const {
  return any(touched("UPDATE tyndau.jobs SET status = 'dismissed', request = '', updated_at = " + instant(1) +
                         ", finished_at = " + instant(1) +
                         " WHERE id = $2 AND status IN ('accepted', 'running')",
                     {parameter(now), parameter(id)}));
}

Done PostgisSession::erase_job(const std::string& id) const {
  return change("DELETE FROM tyndau.jobs WHERE id = $1", {parameter(id)});
}

Result<std::int64_t> PostgisSession::erase_jobs_before(Time when) const {
  return touched("DELETE FROM tyndau.jobs WHERE finished_at < " + instant(1), {parameter(when)});
}

Result<std::vector<Job>> PostgisSession::silent_jobs(Time since) const {
  return all_of(
      run(select_jobs("WHERE status = 'running' AND updated_at <= " + instant(1)), {parameter(since)}),
      job_of);
}

Result<bool> PostgisSession::requeue(const std::string& id, std::int64_t attempt, Time now) const {
  return any(
      touched("UPDATE tyndau.jobs SET status = 'accepted', progress = 0, started_at = NULL, updated_at = " +
                  instant(1) + " WHERE id = $2 AND attempt = $3::bigint AND status = 'running'",
              {parameter(now), parameter(id), parameter(attempt)}));
}

}  // namespace tyndau::store
