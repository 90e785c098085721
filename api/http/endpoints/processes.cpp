#include "http/endpoints/processes.hpp"

#include "app/service_records.hpp"
#include "http/endpoints/answers.hpp"
#include "http/endpoints/job_answers.hpp"

#include <algorithm>

namespace tyndau::http {
namespace {

using hearing::json::Writer;

constexpr std::string_view execute_relation = "http://www.opengis.net/def/rel/ogc/1.0/execute";

std::string title_key(const app::Process& process) { return "process." + std::string(process.id) + ".title"; }

void write_summary(Writer& out, const app::Process& process, const Request& request,
                   const app::Service& service) {
  const auto language = request.language;
  out.member("id", process.id);
  out.member("version", "1.0.0");
  out.member("title", service.messages.phrase(title_key(process)).in(language));
  out.member("description",
             service.messages.phrase("process." + std::string(process.id) + ".description").in(language));
  out.key("jobControlOptions").begin_array();
  for (const auto* option : {"sync-execute", "async-execute", "dismiss"}) out.string(option);
  out.end_array();
  out.key("outputTransmission").begin_array();
  out.string("value");
  out.end_array();
}

void write_links(Writer& out, const app::Process& process, std::string_view own, const Request& request) {
  const std::string path = "/processes/" + std::string(process.id);
  out.key("links").begin_array();
  write_link(out, own, "application/json", path, request);
  write_link(out, execute_relation, "application/json", path + "/execution", request);
  out.end_array();
}

/// Describes one input after the other, in the language of the request.
struct InputWriter {
  Writer& out;
  const hearing::MessageCatalogue& messages;
  Language language;

  void operator()(std::string_view name, std::string_view schema, bool needed) const {
    out.key(name).begin_object();
    out.member("title", messages.phrase("input." + std::string(name)).in(language));
    out.key("minOccurs").integer(needed ? 1 : 0);
    out.key("maxOccurs").integer(1);
    out.key("schema").raw(schema);
    out.end_object();
  }
};

constexpr std::string_view object_schema = R"({"type":"object"})";
constexpr std::string_view text_schema = R"({"type":"string"})";
/// Each paper is its bytes, or a text.
constexpr std::string_view papers_schema =
    R"({"type":"array","minItems":1,"maxItems":50,"items":{"type":"object","additionalProperties":false,)"
    R"("properties":{"name":{"type":"string"},)"
    R"("value":{"type":"string","contentEncoding":"base64"},"text":{"type":"string"}},)"
    R"("oneOf":[{"required":["value"]},{"required":["text"]}]}})";
constexpr std::string_view length_schema = R"({"type":"number","minimum":0})";
constexpr std::string_view collection_schema =
    R"({"type":"object","properties":{"type":{"type":"string","enum":["FeatureCollection"]}}})";

void write_inputs(const InputWriter& write, std::string_view id) {
  if (id == "locate") {
    write("text", text_schema, true);
    write("near", R"({"type":"array","items":{"type":"number"},"minItems":2,"maxItems":2})", false);
    write("unit", text_schema, false);
    return;
  }
  if (id == "read") {
    write("text", text_schema, false);
    write("files", papers_schema, false);
    return;
  }
  if (id != "screen-table") {
    write("hearing", object_schema, true);
    for (const auto* name : {"settlements", "zones", "units"}) write(name, collection_schema, false);
  }
  if (id == "advise-venues") {
    write("halls", R"({"type":"array","items":{"type":"object"},"maxItems":400})", false);
    write("most", R"({"type":"integer","minimum":1,"maximum":3})", false);
  }
  if (id == "draw-location-map") {
    write("format", R"({"type":"string","enum":["svg","pdf","png"],"default":"svg"})", false);
    write("paper", R"({"type":"string","enum":["a4","a3","screen"],"default":"a4"})", false);
  }
  if (id == "write-dossier") {
    write("format", R"({"type":"string","enum":["html","pdf","docx","txt"],"default":"html"})", false);
    write("letter", R"({"type":"string","enum":["complaint","remarks"]})", false);
  }
  if (id == "screen-table") {
    write("table", R"({"oneOf":[{"type":"string"},{"type":"object"}]})", true);
    write("map", object_schema, false);
    write("sheet", text_schema, false);
    write("header_row", R"({"type":"integer","minimum":1})", false);
    write("encoding", R"({"type":"string","enum":["UTF-8","CP1251","KOI8-R","CP866","UTF-16LE","UTF-16BE"]})",
          false);
    write("detail", R"({"type":"string","enum":["verdicts","summary","full","preview"]})", false);
    write("corrections", R"({"type":"array","items":{"type":"object"},"maxItems":10000})", false);
    write("fixes", R"({"type":"array","items":{"type":"object"},"maxItems":10000})", false);
  }
  write("rules", text_schema, false);
  write("radius_m", length_schema, false);
  if (id != "advise-venues") write("far_m", length_schema, false);
}

Response list(const Request& request, const app::Service& service) {
  std::string body;
  Writer out(body);
  out.begin_object();
  out.key("processes").begin_array();
  for (const auto& process : app::processes()) {
    out.begin_object();
    write_summary(out, process, request, service);
    write_links(out, process, "self", request);
    out.end_object();
  }
  out.end_array();
  out.key("links").begin_array();
  write_link(out, "self", "application/json", "/processes", request);
  out.end_array();
  out.end_object();
  return Response::json(std::move(body));
}

Response describe(const Request& request, const app::Service& service) {
  const auto* process = app::find_process(request.path_value("id"));
  if (process == nullptr) {
    return respond(app::refuse(app::Refusal::Kind::missing, "no-process").value(), request, service,
                   std::string(ogc_exception) + "no-such-process");
  }
  std::string body;
  Writer out(body);
  out.begin_object();
  write_summary(out, *process, request, service);
  out.key("inputs").begin_object();
  write_inputs({out, service.messages, request.language}, process->id);
  out.end_object();
  out.key("outputs").begin_object();
  out.key(process->output).begin_object();
  out.member("title", process->output);
  out.key("schema").raw(object_schema);
  out.end_object();
  out.end_object();
  out.key("limits").begin_object();
  out.key("body_bytes").integer(static_cast<std::int64_t>(service.limits.body_bytes));
  out.key("rows").integer(static_cast<std::int64_t>(service.limits.rows));
  out.end_object();
  write_links(out, *process, "self", request);
  out.end_object();
  return Response::json(std::move(body));
}

/// Whether the header Prefer asks for an asynchronous execution.
bool prefers_async(const Request& request) {
  std::string preferences = request.header("Prefer");
  std::replace_if(
      preferences.begin(), preferences.end(), [](char c) { return c == ',' || c == ';'; }, ' ');
  return (" " + preferences + " ").find(" respond-async ") != std::string::npos;
}

Response execute_later(const app::Process& process, const Request& request, const app::Service& service) {
  if (!service.jobs) return no_store(request, service);
  const auto owner = request.principal ? request.principal->id : std::string{};
  const store::Payload payload{request.content_type, request.body, std::string(code(request.language))};
  const auto job = service.jobs->submit(std::string(process.id), payload, owner);
  if (!job) return respond(job.error(), request, service);
  return Response::created("/jobs/" + job->id, job_json(*job, request, service))
      .header("Location", request.base_url + "/jobs/" + job->id)
      .header("Preference-Applied", "respond-async");
}

Response execute(const app::Process& process, const Request& request, const app::Service& service) {
  if (prefers_async(request)) return execute_later(process, request, service);
  app::Execution execution;
  execution.content_type = request.content_type;
  execution.body = request.body;
  execution.language = request.language;
  execution.cancelled = [&request] { return request.cancellation.requested(); };
  auto result = app::execute(process, execution, app::workshop_of(service));
  if (!result) return respond(result.error(), request, service);
  return Response::json(std::move(*result));
}

Route execution_of(const app::Process& process) {
  Route route;
  route.method = Method::post;
  route.path = "/processes/" + std::string(process.id) + "/execution";
  route.handler = [&process](const Request& request, const app::Service& service) {
    return execute(process, request, service);
  };
  route.consumes.assign(process.consumes.begin(), process.consumes.end());
  route.work = Work::pooled;
  route.execution = true;
  return route;
}

}  // namespace

std::vector<Route> process_routes() {
  std::vector<Route> routes{
      Route{Method::get, "/processes", list},
      Route{Method::get, "/processes/{id}", describe},
  };
  for (const auto& process : app::processes()) routes.push_back(execution_of(process));
  return routes;
}

}  // namespace tyndau::http
