#include "main/command.hpp"
#include "store/open_store.hpp"
#include "store/postgis_migrate.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace tyndau::cli {
namespace {

void migrate(Context& context) {
  const auto store = context.store_file();
  if (!store::is_database(store)) {
    return context.report({ErrorCode::bad_input, context.say("cli.migrate.file"), store.string()});
  }
  const auto applied = store::migrate_postgis(store.string());
  if (!applied) return context.report(applied.error());
  if (context.json) {
    std::cout << nlohmann::ordered_json{{"applied", *applied}}.dump() << '\n';
  } else if (applied->empty()) {
    std::cout << context.say("cli.migrate.nothing") << '\n';
  } else {
    for (const auto& name : *applied)
      std::cout << context.say("cli.migrate.applied", {{"name", name}}) << '\n';
  }
}

}  // namespace

void add_migrate(Command program, Context& context) {
  const auto command = program.subcommand("migrate", context.say("cli.migrate.help"));
  command.examples("tyndau --store postgresql://db.example/tyndau migrate");
  command.runs([&context] { migrate(context); });
}

}  // namespace tyndau::cli
