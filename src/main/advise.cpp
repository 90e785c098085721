#include "app/places.hpp"
#include "app/screening.hpp"
#include "app/venue_advice.hpp"
#include "intake/place_reader.hpp"
#include "intake/read_cases.hpp"
#include "main/command.hpp"

#include <iostream>

namespace tyndau::cli {
namespace {

struct AdviseFlags {
  std::vector<std::filesystem::path> inputs;
  std::filesystem::path halls;
  std::filesystem::path roads;
  std::string hearing;
  std::size_t most = hearing::most_advised_venues;
  std::string rules;
  std::optional<double> radius;
  bool trusted = false;
};

/// The points of a file of halls, each with its name.
Result<std::vector<hearing::Venue>> halls_of(const AdviseFlags& flags, const Context& context) {
  std::vector<hearing::Venue> halls;
  if (flags.halls.empty()) return halls;
  const auto estimate = app::extent_estimate(context.installation);
  if (!estimate) return tl::unexpected<Error>(estimate.error());
  intake::PlaceOptions options;
  options.dataset.kind = hearing::DatasetKind::settlements;
  options.estimate = *estimate;
  options.policy = policy_of(flags.trusted, context);
  const auto places = intake::read_places(flags.halls, options);
  if (!places) return tl::unexpected<Error>(places.error());
  for (const auto& left : places->report.skipped) context.talk(left.record + ": " + left.reason);
  for (const auto& place : places->content.settlements) {
    hearing::Venue venue;
    venue.id = place.id;
    venue.name = place.name;
    venue.position = place.centre;
    halls.push_back(std::move(venue));
  }
  if (halls.size() > hearing::most_candidates) {
    return fail(ErrorCode::bad_input,
                context.say("cli.advise.too-many", {{"count", std::to_string(halls.size())},
                                                    {"limit", std::to_string(hearing::most_candidates)}}),
                flags.halls.filename().string());
  }
  return halls;
}

void print(const app::AdvisedHearing& advised, const Context& context) {
  const auto& name = advised.input.project.name;
  std::cout << advised.input.id << (name.empty() ? "" : ": " + name) << '\n';
  for (const auto& sentence : app::advice_sentences(advised)) {
    std::cout << "  " << context.messages.render(sentence, context.language) << '\n';
  }
}

void print_json(const app::AdvisedHearing& advised, const Context& context) {
  std::string text;
  hearing::json::Writer out(text);
  app::write_advice(out, advised, context.messages);
  std::cout << text << '\n';
}

void advise_each(std::vector<hearing::Case> cases, const AdviseFlags& flags,
                 const std::vector<hearing::Venue>& halls, const app::Engine& engine, Context& context) {
  hearing::ScreeningOptions options;
  options.rule_pack = flags.rules;
  if (flags.radius) options.radius = Metres{*flags.radius};
  bool found = false;
  for (auto& one : cases) {
    if (!flags.hearing.empty() && one.id != flags.hearing) continue;
    found = true;
    const auto advised = app::advise(std::move(one), halls, engine, options, flags.most);
    context.json ? print_json(*advised, context) : print(*advised, context);
  }
  if (!found) {
    context.report(
        {ErrorCode::not_found, context.say("cli.advise.no-hearing", {{"hearing", flags.hearing}}), {}});
  }
}

void run_advise(const AdviseFlags& flags, Context& context) {
  const auto halls = halls_of(flags, context);
  if (!halls) return context.report(halls.error());
  if (auto taken = take_roads(flags.roads, flags.trusted, context); !taken)
    return context.report(taken.error());
  const auto engine = load_engine(context);
  if (!engine) return context.report(engine.error());
  intake::IntakeOptions options;
  options.table.policy = policy_of(flags.trusted, context);
  auto intake = intake::read_cases(flags.inputs, options, engine->atlas);
  if (!intake) return context.report(intake.error());
  auto problems = intake->file_problems;
  for (const auto& problem : intake->problems()) problems.push_back(problem);
  for (const auto& problem : problems) {
    context.talk(app::problem_line(problem, context.messages, context.language));
  }
  if (intake->cases().empty()) {
    return context.report({ErrorCode::bad_input, context.say("screening.no_rows"), {}});
  }
  advise_each(std::move(intake->built.cases), flags, *halls, *engine, context);
}

}  // namespace

void add_advise(Command program, Context& context) {
  auto flags = std::make_shared<AdviseFlags>();
  const auto advise = program.subcommand("advise", context.say("cli.advise.help"));
  advise.examples(
      "tyndau advise hearings.csv\ntyndau advise hearings.csv --hearing h7 --halls halls.csv --most 2\n"
      "tyndau advise hearings.csv --roads roads.gpkg\n"
      "tyndau --json advise hearings.csv > advice.ndjson");
  advise.option("input", flags->inputs, context.say("cli.advise.input")).required();
  advise.option("--halls", flags->halls, context.say("cli.advise.halls"));
  advise.option("--roads", flags->roads, context.say("cli.roads"));
  advise.option("--hearing", flags->hearing, context.say("cli.advise.hearing"));
  advise.option("--most", flags->most, context.say("cli.advise.most"))
      .whole_in_range(1, hearing::most_advised_venues);
  advise.option("--rules", flags->rules, context.say("cli.screen.rules"));
  advise.option("--radius", flags->radius, context.say("cli.screen.radius")).in_range(0.0, 1e6);
  advise.flag("--trusted", flags->trusted, context.say("cli.flag.trusted"));
  advise.runs([flags, &context] { run_advise(*flags, context); });
}

}  // namespace tyndau::cli
