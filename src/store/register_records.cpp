#include "store/register_records.hpp"

#include <utility>

namespace tyndau::store {
namespace {

constexpr std::array<std::pair<JobStatus, std::string_view>, 5> statuses{
    {{JobStatus::accepted, "accepted"},
     {JobStatus::running, "running"},
     {JobStatus::successful, "successful"},
     {JobStatus::failed, "failed"},
     {JobStatus::dismissed, "dismissed"}}};

}  // namespace

std::string_view code(Collection collection) {
  return collection == Collection::projects ? "projects" : "hearings";
}

std::string_view code(JobStatus status) {
  for (const auto& [known, word] : statuses) {
    if (known == status) return word;
  }
  return "failed";
}

std::optional<JobStatus> job_status_from_code(std::string_view code) {
  for (const auto& [status, word] : statuses) {
    if (word == code) return status;
  }
  return std::nullopt;
}

}  // namespace tyndau::store
