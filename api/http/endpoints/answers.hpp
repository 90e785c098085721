/// \file
/// What endpoints share: refusals as problems, versions as entity tags, links, the parameters that several take.
#pragma once

#include "app/refusal.hpp"
#include "hearing/json_writer.hpp"
#include "http/message.hpp"
#include "http/problem.hpp"
#include "store/register_records.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace tyndau::http {

/// The problem that a refusal is; faults keep their pointers. \param type a URI instead of the general one
[[nodiscard]] Problem problem_of(const app::Refusal& refusal, Language language,
                                 const hearing::MessageCatalogue& messages, std::string type = {});
[[nodiscard]] Response respond(const app::Refusal& refusal, const Request& request,
                               const app::Service& service, std::string type = {});
/// The body of the problem alone, for a job that failed.
[[nodiscard]] std::string explain(const app::Refusal& refusal, Language language,
                                  const hearing::MessageCatalogue& messages);
/// 503: the service has no store.
[[nodiscard]] Response no_store(const Request& request, const app::Service& service);

/// "\"v12\""
[[nodiscard]] std::string entity_tag(std::int64_t version);
/// Whether If-Match allows to replace a version; empty without the header. A weak tag never matches.
[[nodiscard]] std::function<bool(std::int64_t)> version_check(const Request& request);

/// {"rel", "type", "href"}; the path is relative to the service.
void write_link(hearing::json::Writer& out, std::string_view rel, std::string_view type,
                const std::string& path, const Request& request);
/// "2026-11-23T09:15:00Z"
[[nodiscard]] std::string rfc3339(store::Time time);

}  // namespace tyndau::http
