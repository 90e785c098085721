#include "store/backup.hpp"

#include "main/command.hpp"

#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>

namespace tyndau::cli {
namespace {

using Act = Result<std::monostate> (*)(const store::Address&, const std::filesystem::path&);

void add(Command program, Context& context, const std::string& name, Act act) {
  auto file = std::make_shared<std::filesystem::path>();
  const auto command = program.subcommand(name, context.say("cli." + name + ".help"));
  command.examples("tyndau --store postgresql://db.example/tyndau " + name + " register.backup");
  command.option("file", *file, context.say("cli." + name + ".file")).required();
  command.runs([&context, file, name, act] {
    const auto done = act(context.store_file(), *file);
    if (!done) return context.report(done.error());
    const std::string store = context.store_file().string();
    if (context.json) {
      std::cout << nlohmann::ordered_json{{"store", store}, {"file", file->string()}}.dump() << '\n';
    } else {
      context.talk(context.say("cli." + name + ".done", {{"store", store}, {"file", file->string()}}));
    }
  });
}

}  // namespace

void add_backup(Command program, Context& context) {
  add(program, context, "backup", store::back_up);
  add(program, context, "restore", store::restore);
}

}  // namespace tyndau::cli
