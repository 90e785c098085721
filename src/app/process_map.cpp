#include "app/process_hearing.hpp"
#include "app/secrets.hpp"
#include "drawing/location_map.hpp"
#include "drawing/write_scene.hpp"

namespace tyndau::app {
namespace {

namespace json = hearing::json;
using Kind = Refusal::Kind;

struct MapRequest {
  drawing::PageFormat format = drawing::PageFormat::svg;
  drawing::MapOptions options;
};

MapRequest map_request(const json::Object& inputs, Language language) {
  MapRequest request;
  request.options.language = language;
  if (const auto text = inputs.text("format"); !text.empty()) {
    const auto format = drawing::page_format_from_code(text);
    if (!format) throw json::Fault(inputs.pointer("format"), "expected \"svg\", \"pdf\" or \"png\"");
    request.format = *format;
  }
  if (const auto text = inputs.text("paper"); !text.empty()) {
    const auto paper = drawing::paper_from_code(text);
    if (!paper) throw json::Fault(inputs.pointer("paper"), "expected \"a4\", \"a3\" or \"screen\"");
    request.options.paper = *paper;
  }
  return request;
}

tl::unexpected<Refusal> no_map(const Error& error) {
  if (error.reason.empty()) return refuse(error);
  return tl::unexpected<Refusal>(
      Refusal{Kind::senseless,
              {{"/inputs/hearing", error.reason, {"intake." + error.reason, {{"value", error.value}}}}}});
}

/// SVG as it is, the others in base64.
std::string map_json(drawing::PageFormat format, const std::string& bytes) {
  const bool text = format == drawing::PageFormat::svg;
  std::string body;
  json::Writer out(body);
  out.begin_object();
  out.member("mediaType", drawing::media_type(format));
  if (!text) out.member("encoding", "base64");
  out.member("value", text ? bytes : base64_encoded(bytes));
  out.end_object();
  return body;
}

}  // namespace

Answer<ProcessOutput> run_draw_location_map(const Execution& execution, const Workshop& workshop) {
  const auto request = read_execute_request(execution.body, "map");
  if (!request) return tl::unexpected<Refusal>(request.error());
  try {
    const json::Object inputs(
        *(*request)->inputs, "/inputs",
        {"hearing", "settlements", "zones", "units", "rules", "radius_m", "far_m", "format", "paper"});
    const auto asked = map_request(inputs, execution.language);
    const auto options = screening_options(inputs, *workshop.engine);
    auto input = read_hearing(inputs, workshop);
    if (!input) return tl::unexpected<Refusal>(input.error());
    const auto& engine = *input->engine;
    const auto report = hearing::screen(std::move(input->hearing), engine.atlas, engine.rules, options);
    const auto scene = drawing::make_location_map(report, engine.atlas, workshop.messages, asked.options);
    if (!scene) return no_map(scene.error());
    const auto bytes = drawing::to_bytes(*scene, asked.format);
    if (!bytes) return refuse(bytes.error());
    return ProcessOutput{map_json(asked.format, *bytes), (*request)->as_document};
  } catch (const json::Fault& fault) {
    return refuse(fault);
  }
}

}  // namespace tyndau::app
