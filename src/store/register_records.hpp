/// \file
/// What the register keeps beside the places: written items, reports, statements, jobs, tokens and the log of writes.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::store {

/// Milliseconds precise, UTC.
using Time = std::chrono::sys_time<std::chrono::milliseconds>;

/// The two collections that can be written.
enum class Collection { projects, hearings };
[[nodiscard]] std::string_view code(Collection collection);

/// A project or hearing as it was written, a GeoJSON feature. A version is given once in the life of a store.
struct Item {
  std::string id;
  std::string project;  ///< of a hearing: whose hearing it is; empty for a project
  std::int64_t version = 0;
  Time written_at{};
  std::string feature;
};

/// The screening of a hearing as it was last written.
struct StoredReport {
  std::string hearing;
  std::int64_t version = 0;
  Time screened_at{};
  std::string manifest_sha256;  ///< two reports with the same one were made by the same rules and places
  std::string oblast;           ///< as written; empty: not said
  int year = 0;                 ///< of the hearing; 0: not said
  std::map<std::string, std::string> verdicts;  ///< finding id → verdict code, what a scorecard counts
  std::string manifest;                         ///< JSON
  std::string document;                         ///< JSON, one hearing of a report
};

/// The right of reply: what somebody states about a finding.
struct FindingStatement {
  std::int64_t id = 0;
  std::string hearing;
  std::string finding;
  std::string subject;
  std::string kind;  ///< determination, dispute
  std::string text;
  std::string organisation;  ///< whose statement it is; empty: not said
  std::string source_url;
  std::string token;  ///< who wrote it down
  Time written_at{};
};

enum class JobStatus { accepted, running, successful, failed, dismissed };
[[nodiscard]] std::string_view code(JobStatus status);
[[nodiscard]] std::optional<JobStatus> job_status_from_code(std::string_view code);
[[nodiscard]] inline bool finished(JobStatus status) {
  return status != JobStatus::accepted && status != JobStatus::running;
}

/// The process of the register's own jobs: it screens again what other rules or places screened.
inline constexpr std::string_view rescreening = "rescreen";

/// One asynchronous execution. Payloads are read apart (`job_request`, `job_result`): lists stay small.
struct Job {
  std::string id;  ///< 128 random bits in hexadecimal
  std::string process;
  std::string token;  ///< whose it is; empty: of whoever knows the id
  JobStatus status = JobStatus::accepted;
  std::int64_t attempt = 0;   ///< fencing: a worker may finish only the attempt that it started
  std::int64_t progress = 0;  ///< percent
  Time created_at{};
  std::optional<Time> started_at;
  Time updated_at{};
  std::optional<Time> finished_at;
};

/// Bytes with their media type, and the language that the client reads.
struct Payload {
  std::string type;
  std::string bytes;
  std::string language;
};

struct TokenRecord {
  std::string id;
  std::string hash;  ///< keyed, 32 bytes
  std::string role;  ///< writer, admin
  std::string label;
  Time created_at{};
  std::optional<Time> last_used_at;
  std::optional<Time> revoked_at;
};

/// One write. Never personal data: who is the id of a token.
struct AuditEntry {
  std::int64_t number = 0;
  Time at{};
  std::string token;
  std::string request;  ///< id of the request
  std::string action;   ///< create, replace, delete, state
  std::string collection;
  std::string item;
  std::int64_t version = 0;
  /// Of a replacement: names of the members that it changed, never their values; nothing: not recorded.
  std::optional<std::vector<std::string>> changed = {};
};

}  // namespace tyndau::store
