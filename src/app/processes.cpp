#include "app/processes.hpp"

#include "app/locate.hpp"
#include "hearing/json_writer.hpp"

namespace tyndau::app {
namespace {

namespace json = hearing::json;
using Kind = Refusal::Kind;

ExecuteRequest read_request(json::Value document, std::string_view output) {
  ExecuteRequest request;
  const json::Object object(document, {}, {"inputs", "outputs", "response"});
  static_cast<void>(object.at("inputs"));
  if (const auto* outputs = object.find("outputs")) {
    const json::Object asked(*outputs, "/outputs", {output});
    if (const auto* one = asked.find(output))
      json::Object(*one, asked.pointer(output), {"transmissionMode", "format"});
  }
  const auto response = object.text("response");
  if (!response.empty() && response != "raw" && response != "document") {
    throw json::Fault("/response", "expected \"raw\" or \"document\"");
  }
  request.as_document = response == "document";
  request.document = std::move(document);
  request.inputs = request.document.find("inputs");
  return request;
}

std::optional<LonLat> position(const json::Object& inputs, std::string_view name) {
  const auto* value = inputs.find(name);
  if (value == nullptr) return std::nullopt;
  const auto where = inputs.pointer(name);
  if (value->kind != json::Value::Kind::array || value->items.size() != 2) {
    throw json::Fault(where, "expected [longitude, latitude]");
  }
  const auto at = make_lon_lat(json::as_number(value->items[0], json::pointer_to(where, std::size_t{0})),
                               json::as_number(value->items[1], json::pointer_to(where, std::size_t{1})));
  if (!at) throw json::Fault(where, at.error().message);
  return *at;
}

std::optional<Date> day(const json::Object& inputs, std::string_view name) {
  const auto text = inputs.text(name);
  if (text.empty()) return std::nullopt;
  const auto date = parse_iso_date(text);
  if (!date) throw json::Fault(inputs.pointer(name), "expected a date, YYYY-MM-DD");
  return *date;
}

}  // namespace

const std::vector<Process>& processes() {
  static const std::vector<Process> all{
      {"screen", "report", {"application/json"}, run_screen},
      {"screen-table", "result", table_media_types(), run_screen_table},
      {"locate", "location", {"application/json"}, run_locate},
      {"read", "reading", {"application/json"}, run_read},
      {"advise-venues", "advice", {"application/json"}, run_advise_venues},
      {"draw-location-map", "map", {"application/json"}, run_draw_location_map},
      {"write-dossier", "dossier", {"application/json"}, run_write_dossier},
  };
  return all;
}

const Process* find_process(std::string_view id) {
  for (const auto& process : processes()) {
    if (process.id == id) return &process;
  }
  return nullptr;
}

Answer<std::string> execute(const Process& process, const Execution& execution, const Workshop& workshop) {
  if (!workshop.engine) return refuse(Kind::unavailable, "no-places");
  auto output = process.run(execution, workshop);
  if (!output) return tl::unexpected<Refusal>(output.error());
  if (!output->document) return std::move(output->json);
  std::string text;
  json::Writer out(text);
  out.begin_object();
  out.key(process.output).begin_object();
  out.key("value").raw(output->json);
  out.end_object();
  out.end_object();
  return text;
}

Answer<std::unique_ptr<ExecuteRequest>> read_execute_request(std::string_view body, std::string_view output) {
  auto document = parse_json(body);
  if (!document) return tl::unexpected<Refusal>(document.error());
  try {
    auto request = std::make_unique<ExecuteRequest>(read_request(std::move(*document), output));
    request->inputs = request->document.find("inputs");
    return request;
  } catch (const json::Fault& fault) {
    return refuse(fault);
  }
}

hearing::ScreeningOptions screening_options(const json::Object& inputs, const Engine& engine) {
  constexpr double longest = 1e7;
  hearing::ScreeningOptions options;
  options.rule_pack = inputs.text("rules");
  if (!options.rule_pack.empty() && engine.rules.find(options.rule_pack) == nullptr) {
    throw json::Fault(inputs.pointer("rules"), "there is no rule pack of this name");
  }
  const auto length = [&](std::string_view name) -> std::optional<Metres> {
    const auto value = inputs.length(name);
    if (!value) return std::nullopt;
    if (*value > longest) throw json::Fault(inputs.pointer(name), "more than 10,000,000 m");
    return Metres{*value};
  };
  options.radius = length("radius_m");
  options.far_threshold = length("far_m");
  return options;
}

Answer<ProcessOutput> run_with_inputs(const Execution& execution, std::string_view output,
                                      std::initializer_list<std::string_view> members,
                                      const std::function<Answer<std::string>(const json::Object&)>& write) {
  const auto request = read_execute_request(execution.body, output);
  if (!request) return tl::unexpected<Refusal>(request.error());
  try {
    auto written = write(json::Object(*(*request)->inputs, "/inputs", members));
    if (!written) return tl::unexpected<Refusal>(written.error());
    return ProcessOutput{*std::move(written), (*request)->as_document};
  } catch (const json::Fault& fault) {
    return refuse(fault);
  }
}

Answer<ProcessOutput> run_locate(const Execution& execution, const Workshop& workshop) {
  constexpr std::size_t longest = 8000;
  const auto write = [&](const json::Object& inputs) -> Answer<std::string> {
    LocateQuery query{inputs.filled_text("text"), position(inputs, "near"), inputs.text("unit"),
                      day(inputs, "date")};
    if (query.text.size() > longest) throw json::Fault("/inputs/text", "longer than 8000 bytes");
    std::string text;
    json::Writer out(text);
    write_location(out, locate(query, *workshop.engine), workshop.messages);
    return text;
  };
  return run_with_inputs(execution, "location", {"text", "near", "unit", "date"}, write);
}

}  // namespace tyndau::app
