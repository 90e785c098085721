#include "app/process_hearing.hpp"
#include "drawing/location_map.hpp"
#include "drawing/write_scene.hpp"

namespace tyndau::app {
namespace {

namespace json = hearing::json;

void write_frames(json::Writer& out, const drawing::Scene& scene) {
  out.key("frames").begin_array();
  for (const auto& frame : scene.frames) {
    out.begin_object();
    out.member("projection", frame.projection);
    out.key("scale").number(frame.denominator);
    out.end_object();
  }
  out.end_array();
}

void write_checks(json::Writer& out, const drawing::Scene& scene) {
  out.key("checklist").begin_object();
  for (const auto& check : scene.checks) out.key(check.id).boolean(check.satisfied);
  out.end_object();
}

std::string document_of(const drawing::Scene& scene, drawing::PageFormat format, const std::string& bytes) {
  std::string document;
  json::Writer out(document);
  out.begin_object();
  write_file(out, media_type(format), format == drawing::PageFormat::svg, bytes);
  out.member("title", scene.title);
  out.member("description", scene.description);
  write_frames(out, scene);
  write_checks(out, scene);
  out.end_object();
  return document;
}

}  // namespace

Answer<ProcessOutput> run_draw_location_map(const Execution& execution, const Workshop& workshop) {
  const auto write = [&](const json::Object& inputs) -> Answer<std::string> {
    const auto options = screening_options(inputs, *workshop.engine);
    const auto format = chosen(
        inputs, "format", drawing::PageFormat::svg,
        [](const auto& word) { return drawing::page_format_from_code(word); }, "svg, pdf, png");
    const auto paper = chosen(
        inputs, "paper", drawing::Paper::a4, [](const auto& word) { return drawing::paper_from_code(word); },
        "a4, a3, screen");
    auto input = read_hearing(inputs, workshop);
    if (!input) return tl::unexpected<Refusal>(input.error());
    const Engine& engine = *input->engine;
    const std::string id = input->hearing.id;
    const auto report = hearing::screen(std::move(input->hearing), engine.atlas, engine.rules, options);
    const auto scene =
        drawing::make_location_map(report, engine.atlas, workshop.messages, {paper, execution.language});
    if (!scene) {
      return tl::unexpected<Refusal>(
          Refusal{Refusal::Kind::senseless,
                  {{"/inputs/hearing", "map-no-geometry", {"intake.map-no-geometry", {{"value", id}}}}}});
    }
    const auto bytes = drawing::to_bytes(*scene, format);
    if (!bytes) return refuse(bytes.error());
    return document_of(*scene, format, *bytes);
  };
  return run_with_inputs(
      execution, "map",
      {"hearing", "settlements", "zones", "units", "rules", "radius_m", "far_m", "format", "paper"}, write);
}

}  // namespace tyndau::app
