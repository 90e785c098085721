#include "app/replay.hpp"

#include "main/command.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace tyndau::cli {
namespace {

void print(const app::Replay& outcome, const std::string& file, Context& context) {
  if (context.json) {
    const nlohmann::ordered_json body{{"reproduced", outcome.reproduced()},
                                      {"hearings", outcome.hearings},
                                      {"manifest", outcome.manifest},
                                      {"place", outcome.place},
                                      {"was", outcome.was},
                                      {"now", outcome.now}};
    std::cout << body.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    return;
  }
  if (outcome.reproduced()) {
    std::cout << context.say("cli.replay.same", {{"file", file}}) << '\n';
    return;
  }
  for (const auto& difference : outcome.manifest) {
    std::cout << context.say("cli.replay.different", {{"file", file}, {"place", difference}}) << '\n';
  }
  if (outcome.place.empty()) return;
  std::cout << context.say("cli.replay.different", {{"file", file}, {"place", outcome.place}}) << '\n'
            << "  - " << outcome.was << "\n  + " << outcome.now << '\n';
}

void run_replay(const std::filesystem::path& file, Context& context) {
  const auto outcome = app::replay(file, context.installation, context.store_file(), context.messages);
  if (!outcome) return context.report(outcome.error());
  if (!outcome->reproduced()) context.exit = Exit::findings;
  print(*outcome, file.filename().string(), context);
}

}  // namespace

void add_replay(Command program, Context& context) {
  auto file = std::make_shared<std::filesystem::path>();
  const auto replay = program.subcommand("replay", context.say("cli.replay.help"));
  replay.option("report", *file, context.say("cli.replay.file")).required();
  replay.runs([file, &context] { run_replay(*file, context); });
}

}  // namespace tyndau::cli
