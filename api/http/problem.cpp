#include "http/problem.hpp"

#include "hearing/json_writer.hpp"

#include <array>

namespace tyndau::http {
namespace {

struct FaultRow {
  int status;
  std::string_view slug;
};

FaultRow row(Fault fault) {
  switch (fault) {
    case Fault::bad_request: return {400, "bad-request"};
    case Fault::unauthorized: return {401, "unauthorized"};
    case Fault::forbidden: return {403, "forbidden"};
    case Fault::not_found: return {404, "not-found"};
    case Fault::method_not_allowed: return {405, "method-not-allowed"};
    case Fault::not_acceptable: return {406, "not-acceptable"};
    case Fault::conflict: return {409, "conflict"};
    case Fault::precondition_failed: return {412, "precondition-failed"};
    case Fault::body_too_large: return {413, "body-too-large"};
    case Fault::target_too_long: return {414, "target-too-long"};
    case Fault::unsupported_media_type: return {415, "unsupported-media-type"};
    case Fault::unprocessable: return {422, "unprocessable"};
    case Fault::precondition_required: return {428, "precondition-required"};
    case Fault::too_many_requests: return {429, "too-many-requests"};
    case Fault::head_too_large: return {431, "head-too-large"};
    case Fault::not_implemented: return {501, "not-implemented"};
    case Fault::unavailable: return {503, "unavailable"};
    case Fault::version_not_supported: return {505, "version-not-supported"};
    case Fault::internal: break;
  }
  return {500, "internal"};
}

void write_errors(hearing::json::Writer& json, const std::vector<ProblemItem>& errors) {
  json.key("errors").begin_array();
  for (const auto& one : errors) {
    json.begin_object();
    json.member("pointer", one.pointer);
    json.member("code", one.code);
    json.member("message", one.message);
    json.end_object();
  }
  json.end_array();
}

std::string_view code_of(ErrorCode code) {
  constexpr std::array<std::string_view, 8> names{
      "bad_input", "not_found", "already_exists", "io", "unsupported", "limit", "conflict", "unavailable"};
  return names[static_cast<std::size_t>(code)];
}

}  // namespace

Fault fault_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::bad_input: return Fault::bad_request;
    case ErrorCode::not_found: return Fault::not_found;
    case ErrorCode::already_exists: return Fault::conflict;
    case ErrorCode::unsupported: return Fault::unprocessable;
    case ErrorCode::limit: return Fault::body_too_large;
    case ErrorCode::conflict: return Fault::conflict;
    case ErrorCode::unavailable: return Fault::unavailable;
    case ErrorCode::io: break;
  }
  return Fault::internal;
}

int status_of(Fault fault) { return row(fault).status; }

std::string_view slug(Fault fault) { return row(fault).slug; }

Response respond(const Problem& problem, const Request& request, const hearing::MessageCatalogue& messages) {
  const auto [status, word] = row(problem.fault);
  const std::string key = "http." + std::string(word);
  std::string body;
  hearing::json::Writer json(body);
  json.begin_object();
  json.member("type", problem.type.empty() ? "urn:tyndau:problem:" + std::string(word) : problem.type);
  json.member("title", messages.phrase(key + ".title").in(request.language));
  json.key("status").integer(status);
  json.member("detail", problem.detail.empty() ? messages.phrase(key + ".detail").in(request.language)
                                               : problem.detail);
  if (!problem.hint.empty()) json.member("hint", problem.hint);
  json.member("request_id", request.id);
  write_errors(json, problem.errors);
  json.end_object();
  Response response = Response::with("application/problem+json", std::move(body), status);
  for (const auto& [name, value] : problem.headers) response.headers.set(name, value);
  response.headers.set("Content-Language", std::string(code(request.language)));
  return response;
}

Response respond(const Error& error, const Request& request, const hearing::MessageCatalogue& messages) {
  Problem problem;
  problem.fault = fault_of(error.code);
  const bool internal = problem.fault == Fault::internal;
  const bool pointer = error.where.empty() || error.where.front() == '/' || error.where.front() == '?';
  const bool position = error.where.starts_with("line ");
  if (!internal && problem.fault != Fault::unavailable) {
    problem.errors.push_back(
        {pointer || position ? error.where : std::string{}, std::string(code_of(error.code)), error.message});
  }
  if (problem.fault == Fault::unavailable) problem.headers.add("Retry-After", "5");
  return respond(problem, request, messages);
}

Response bad_parameter(const std::string& parameter, const hearing::MessageCatalogue& messages,
                       const Request& request, const std::string& key, Arguments arguments) {
  arguments.emplace("parameter", parameter);
  Problem problem;
  problem.errors.push_back(
      {"?" + parameter, "bad_parameter", messages.render({key, std::move(arguments)}, request.language)});
  problem.detail = problem.errors.front().message;
  return respond(problem, request, messages);
}

}  // namespace tyndau::http
