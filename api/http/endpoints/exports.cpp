#include "http/endpoints/exports.hpp"

#include "app/exports.hpp"
#include "http/endpoints/answers.hpp"
#include "http/endpoints/collections.hpp"
#include "layers/export.hpp"

#include <fstream>
#include <sstream>

namespace tyndau::http {
namespace {

/// Where nginx finds the folder of --export-folder (scripts/deploy/nginx.conf).
constexpr const char* internal_location = "/spooled-exports/";

Response missing(const Request& request, const app::Service& service) {
  return respond(Problem{Fault::not_found, {}, {}, {}, {}}, request, service.messages);
}

Response too_large(const Request& request, const app::Service& service) {
  Problem problem{Fault::unprocessable, {}, {}, {}, {}};
  problem.detail = service.messages.render(
      {"layers.export-large", {{"limit", std::to_string(service.limits.response_bytes)}}}, request.language);
  return respond(problem, request, service.messages);
}

Response file_answer(const std::filesystem::path& file, const Request& request, const app::Service& service) {
  if (service.exports->shared() && service.trust_proxy) {
    Response answer;
    answer.header("X-Accel-Redirect", internal_location + file.filename().string());
    return answer;
  }
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  if (error)
    return respond(app::refuse(Error{ErrorCode::io, "the file is gone", {}}).value(), request, service);
  if (size > service.limits.response_bytes) return too_large(request, service);
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  Response answer;
  answer.body = std::move(bytes).str();
  return answer;
}

Response exported(const Request& request, const app::Service& service) {
  const auto id = layers::collection_from_code(request.path_value("collection"));
  const auto format = layers::export_format_from_code(request.path_value("format"));
  if (!id || !format) return missing(request, service);
  const auto now = layers_now(request, service);
  if (const auto* problem = std::get_if<Response>(&now)) return *problem;
  const auto& layers = *std::get<Layers>(now);
  const auto file = service.exports->file(layers, *id, *format, {service.messages, request.language},
                                          [&] { return request.cancellation.requested(); });
  if (!file) return respond(app::refuse(file.error()).value(), request, service);
  auto answer = file_answer(*file, request, service);
  if (answer.status != 200) return answer;
  const auto name = std::string(code(*id)) + '.' + std::string(code(*format));
  return std::move(answer)
      .header("Content-Type", std::string(media_type(*format)))
      .header("Content-Disposition", "attachment; filename=\"" + name + '"')
      .header("ETag",
              "W/\"" + layers.get(*id).head().version + '-' + std::string(code(request.language)) + '"');
}

}  // namespace

std::vector<Route> export_routes() {
  Route route;
  route.path = "/exports/{collection}.{format}";
  route.handler = exported;
  route.produces = {};
  route.work = Work::background;
  return {std::move(route)};
}

}  // namespace tyndau::http
