#include "app/locate.hpp"

#include "main/command.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace tyndau::cli {
namespace {

struct LocateFlags {
  std::vector<std::string> words;
  std::string unit;
};

void print(const app::Candidate& candidate, const Context& context) {
  std::cout << (candidate.plausible ? "" : "? ");
  if (candidate.kind == "position") {
    std::cout << candidate.position->lat << " N " << candidate.position->lon << " E\n";
  } else {
    std::cout << candidate.name.in(context.language) << " [" << candidate.id << "]"
              << (candidate.unit.empty() ? "" : ", " + candidate.unit) << '\n';
  }
  for (const auto& reason : candidate.reasons) {
    std::cout << "    " << context.messages.render(reason, context.language) << '\n';
  }
}

void run_locate(const LocateFlags& flags, Context& context) {
  const auto engine = app::Engine::load(context.installation, context.store_file(), geo::EdgeModel::geodesic);
  if (!engine) return context.report(engine.error());
  app::LocateQuery query;
  for (const auto& word : flags.words) query.text += (query.text.empty() ? "" : " ") + word;
  query.unit = flags.unit;
  const auto candidates = app::locate(query, *engine);
  if (context.json) {
    std::string text;
    hearing::json::Writer out(text);
    app::write_candidates(out, candidates, context.messages);
    std::cout << text << '\n';
  } else {
    std::cout.precision(9);
    for (const auto& candidate : candidates) print(candidate, context);
  }
  if (candidates.empty()) {
    context.talk(context.say("cli.locate.nothing"));
    context.exit = Exit::usage;
  }
}

}  // namespace

void add_locate(CLI::App& program, Context& context) {
  auto flags = std::make_shared<LocateFlags>();
  auto* locate = program.add_subcommand("locate", context.say("cli.locate.help"));
  locate->footer("tyndau locate 52.44422 71.95761\ntyndau locate \"с. Аксу, Акмолинская область\"");
  locate->add_option("text", flags->words, context.say("cli.locate.text"))->required();
  locate->add_option("--unit", flags->unit, context.say("cli.locate.unit"));
  locate->callback([flags, &context] { run_locate(*flags, context); });
}

}  // namespace tyndau::cli
