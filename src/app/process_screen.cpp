#include "app/process_hearing.hpp"
#include "layers/report_json.hpp"
#include "layers/scorecard.hpp"

namespace tyndau::app {
namespace {

namespace json = hearing::json;
using Kind = Refusal::Kind;

std::string document_of(const hearing::Report& report, const Engine& engine,
                        const hearing::ScreeningOptions& options, bool plain,
                        const hearing::MessageCatalogue& messages) {
  const layers::Summary summary{{1, 1, 0, 0}, layers::totals_of(report)};
  const auto hearing = layers::hearing_json(report, messages);
  if (plain) return layers::report_of_one(engine.manifest_text, hearing, summary);
  return layers::report_of_one(layers::manifest_json(engine.manifest(options)), hearing, summary);
}

}  // namespace

Answer<ProcessOutput> run_screen(const Execution& execution, const Workshop& workshop) {
  const auto write = [&](const json::Object& inputs) -> Answer<std::string> {
    const auto options = screening_options(inputs, *workshop.engine);
    auto input = read_hearing(inputs, workshop);
    if (!input) return tl::unexpected<Refusal>(input.error());
    if (execution.cancelled()) return refuse(Kind::unavailable, "cancelled");
    const auto& engine = *input->engine;
    const auto report = hearing::screen(std::move(input->hearing), engine.atlas, engine.rules, options);
    const bool plain = options.rule_pack.empty() && !options.radius && !options.far_threshold;
    return document_of(report, engine, options, plain, workshop.messages);
  };
  return run_with_inputs(execution, "report",
                         {"hearing", "settlements", "zones", "units", "rules", "radius_m", "far_m"}, write);
}

}  // namespace tyndau::app
