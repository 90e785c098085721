#include "http/endpoints/jobs.hpp"

#include "app/jobs.hpp"
#include "http/endpoints/answers.hpp"
#include "http/endpoints/job_answers.hpp"

#include <nlohmann/json.hpp>

namespace tyndau::http {
namespace {

using hearing::json::Writer;

constexpr std::string_view results_relation = "http://www.opengis.net/def/rel/ogc/1.0/results";

Response no_such(const app::Refusal& refusal, const Request& request, const app::Service& service) {
  using Kind = app::Refusal::Kind;
  std::string type;
  if (refusal.kind == Kind::missing) type = std::string(ogc_exception) + "no-such-job";
  if (refusal.kind == Kind::not_ready) type = std::string(ogc_exception) + "result-not-ready";
  return respond(refusal, request, service, std::move(type));
}

void write_job(Writer& out, const store::Job& job, const Request& request, const app::Service& service) {
  const std::string path = "/jobs/" + job.id;
  out.begin_object();
  out.member("jobID", job.id);
  out.member("processID", job.process);
  out.member("type", "process");
  out.member("status", code(job.status));
  out.member("message",
             service.messages.phrase("job_status." + std::string(code(job.status))).in(request.language));
  out.key("progress").integer(job.progress);
  out.member("created", rfc3339(job.created_at));
  if (job.started_at) out.member("started", rfc3339(*job.started_at));
  if (job.finished_at) out.member("finished", rfc3339(*job.finished_at));
  out.member("updated", rfc3339(job.updated_at));
  out.key("links").begin_array();
  write_link(out, "self", "application/json", path, request);
  if (job.status == store::JobStatus::successful) {
    write_link(out, results_relation, "application/json", path + "/results", request);
  }
  out.end_array();
  out.end_object();
}

Response list(const Request& request, const app::Service& service) {
  if (!service.jobs) return no_store(request, service);
  std::vector<store::Job> own;
  if (request.principal) {
    auto jobs = service.jobs->of_token(request.principal->id);
    if (!jobs) return respond(jobs.error(), request, service);
    own = std::move(*jobs);
  }
  std::string body;
  Writer out(body);
  out.begin_object();
  out.key("jobs").begin_array();
  for (const auto& job : own) write_job(out, job, request, service);
  out.end_array();
  out.key("links").begin_array();
  write_link(out, "self", "application/json", "/jobs", request);
  out.end_array();
  out.end_object();
  return Response::json(std::move(body)).header("Cache-Control", "no-store");
}

Response status(const Request& request, const app::Service& service) {
  if (!service.jobs) return no_store(request, service);
  const auto job = service.jobs->status(request.path_value("id"));
  if (!job) return no_such(job.error(), request, service);
  return Response::json(job_json(*job, request, service)).header("Cache-Control", "no-store");
}

/// A failed job answers as its execution would have.
Response failure(const store::Payload& result, const Request& request) {
  auto problem = nlohmann::ordered_json::parse(result.bytes, nullptr, false);
  const int code = problem.is_object() ? problem.value("status", 500) : 500;
  if (problem.is_object()) problem["request_id"] = request.id;
  return Response::with(result.type, problem.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace),
                        code);
}

Response results(const Request& request, const app::Service& service) {
  if (!service.jobs) return no_store(request, service);
  auto result = service.jobs->result(request.path_value("id"));
  if (!result) return no_such(result.error(), request, service);
  if (result->type == "application/problem+json") return failure(*result, request);
  auto response =
      Response::with(result->type, std::move(result->bytes)).header("Cache-Control", "private, no-cache");
  response.whole = true;
  return response;
}

Response dismiss(const Request& request, const app::Service& service) {
  if (!service.jobs) return no_store(request, service);
  const auto& id = request.path_value("id");
  const auto job = service.jobs->status(id);
  if (!job) return no_such(job.error(), request, service);
  const bool own = job->token.empty() || (request.principal && (request.principal->id == job->token ||
                                                                request.principal->role == app::Role::admin));
  if (!own) return respond(Problem{Fault::forbidden, {}, {}, {}, {}}, request, service.messages);
  const auto left = service.jobs->dismiss(id);
  if (!left) return no_such(left.error(), request, service);
  return Response::json(job_json(*left, request, service));
}

}  // namespace

std::string job_json(const store::Job& job, const Request& request, const app::Service& service) {
  std::string body;
  Writer out(body);
  write_job(out, job, request, service);
  return body;
}

std::vector<Route> job_routes() {
  return {
      Route{Method::get, "/jobs", list, {"application/json"}, {}, {}, Access::open, Work::pooled},
      Route{Method::get, "/jobs/{id}", status, {"application/json"}, {}, {}, Access::open, Work::pooled},
      Route{Method::del, "/jobs/{id}", dismiss, {"application/json"}, {}, {}, Access::open, Work::pooled},
      Route{Method::get,
            "/jobs/{id}/results",
            results,
            {"application/json"},
            {},
            {},
            Access::open,
            Work::pooled},
  };
}

}  // namespace tyndau::http
