#include "app/rescreening.hpp"

#include "app/secrets.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>

namespace tyndau::app {
namespace {

using store::Session;

/// So many that a transaction costs little beside them, so few that little is lost with a worker.
constexpr std::size_t hearings_at_once = 100;
constexpr std::size_t id_bytes = 16;

store::Done add_batches(const Session& session, const std::string& manifest_sha256,
                        const std::vector<std::string>& ids, store::Time now) {
  for (std::size_t first = 0; first < ids.size(); first += hearings_at_once) {
    const auto begin = ids.begin() + static_cast<std::ptrdiff_t>(first);
    const auto count = std::min(hearings_at_once, ids.size() - first);
    const nlohmann::json batch{
        {"manifest", manifest_sha256},
        {"hearings", std::vector<std::string>(begin, begin + static_cast<std::ptrdiff_t>(count))}};
    store::Job job;
    job.id = hexadecimal(random_bytes(id_bytes));
    job.process = store::rescreening;
    job.created_at = job.updated_at = now;
    if (auto added = session.add(job, {"application/json", batch.dump(), {}}); !added) return added;
  }
  return std::monostate{};
}

Result<bool> under_way(const Session& session, const std::string& manifest_sha256) {
  return session.last_own_request().map([&](const auto& request) {
    const auto read = request ? nlohmann::json::parse(request->bytes, nullptr, false) : nlohmann::json{};
    return read.is_object() && read.value("manifest", "") == manifest_sha256;
  });
}

}  // namespace

Result<std::int64_t> plan_rescreening(store::RegisterStore& store, const std::string& manifest_sha256,
                                      store::Time now) {
  std::int64_t planned = 0;
  const auto done = store.write([&](const Session& session) -> store::Done {
    planned = 0;
    const auto known = under_way(session, manifest_sha256);
    if (!known) return tl::unexpected<Error>(known.error());
    if (*known) return std::monostate{};
    if (const auto erased = session.erase_own_waiting(); !erased) {
      return tl::unexpected<Error>(erased.error());
    }
    const auto stale = session.stale(manifest_sha256, std::numeric_limits<std::int64_t>::max());
    if (!stale) return tl::unexpected<Error>(stale.error());
    planned = static_cast<std::int64_t>(stale->size());
    return add_batches(session, manifest_sha256, *stale, now);
  });
  if (!done) return tl::unexpected<Error>(done.error());
  return planned;
}

Answer<std::string> run_rescreening(Register& records, const std::string& manifest_sha256, const Task& task) {
  const auto request = nlohmann::json::parse(task.execution.body, nullptr, false);
  if (!request.is_object() || request.value("manifest", "") != manifest_sha256) {
    return refuse(Refusal::Kind::unavailable, "other-rules");
  }
  std::string result;
  const auto done = records.rescreen(
      request.value("hearings", std::vector<std::string>{}), task.execution.cancelled,
      [&](const Session& session, const Rescreened& what) {
        result = nlohmann::ordered_json{{"screened", what.screened}, {"left", what.left}}.dump();
        return task.settle(session, result);
      });
  if (!done) return tl::unexpected<Refusal>(done.error());
  return result;
}

}  // namespace tyndau::app
