#include "http/endpoints/answers.hpp"

#include "core/date.hpp"

namespace tyndau::http {
namespace {

Fault fault_of_kind(app::Refusal::Kind kind) {
  using Kind = app::Refusal::Kind;
  switch (kind) {
    case Kind::malformed: return Fault::bad_request;
    case Kind::senseless: return Fault::unprocessable;
    case Kind::missing:
    case Kind::not_ready: return Fault::not_found;
    case Kind::conflict: return Fault::conflict;
    case Kind::outdated: return Fault::precondition_failed;
    case Kind::too_large: return Fault::body_too_large;
    case Kind::not_possible: return Fault::not_implemented;
    case Kind::unavailable: return Fault::unavailable;
    case Kind::broken: break;
  }
  return Fault::internal;
}

std::string trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t") - begin + 1));
}

std::string two_digits(std::int64_t value) { return std::to_string(100 + value).substr(1); }

}  // namespace

Problem problem_of(const app::Refusal& refusal, Language language, const hearing::MessageCatalogue& messages,
                   std::string type) {
  Problem problem;
  problem.fault = fault_of_kind(refusal.kind);
  problem.type = std::move(type);
  for (const auto& fault : refusal.faults) {
    problem.errors.push_back({fault.pointer, fault.code, messages.render(fault.message, language)});
  }
  if (problem.errors.size() == 1 && problem.errors.front().pointer.empty()) {
    problem.detail = problem.errors.front().message;
  }
  if (problem.fault == Fault::unavailable) problem.headers.add("Retry-After", "5");
  return problem;
}

Response respond(const app::Refusal& refusal, const Request& request, const app::Service& service,
                 std::string type) {
  return respond(problem_of(refusal, request.language, service.messages, std::move(type)), request,
                 service.messages);
}

std::string explain(const app::Refusal& refusal, Language language,
                    const hearing::MessageCatalogue& messages) {
  Request nobody;
  nobody.language = language;
  return respond(problem_of(refusal, language, messages), nobody, messages).body;
}

Response no_store(const Request& request, const app::Service& service) {
  return respond(app::refuse(app::Refusal::Kind::unavailable, "no-places").value(), request, service);
}

std::string entity_tag(std::int64_t version) { return "\"v" + std::to_string(version) + "\""; }

std::function<bool(std::int64_t)> version_check(const Request& request) {
  const auto header = request.header("If-Match");
  if (header.empty()) return {};
  return [header](std::int64_t version) {
    std::string_view rest = header;
    while (!rest.empty()) {
      const auto comma = rest.find(',');
      const auto tag = trimmed(rest.substr(0, comma));
      if (tag == "*" || tag == entity_tag(version)) return true;
      rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
    }
    return false;
  };
}

void write_link(hearing::json::Writer& out, std::string_view rel, std::string_view type,
                const std::string& path, const Request& request) {
  out.begin_object();
  out.member("rel", rel);
  out.member("type", type);
  out.member("href", request.base_url + path);
  out.end_object();
}

std::string rfc3339(store::Time time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const auto seconds = std::chrono::floor<std::chrono::seconds>(time - day).count();
  constexpr std::int64_t sixty = 60;
  return to_iso(day) + "T" + two_digits(seconds / sixty / sixty) + ":" + two_digits(seconds / sixty % sixty) +
         ":" + two_digits(seconds % sixty) + "Z";
}

}  // namespace tyndau::http
