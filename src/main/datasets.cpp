#include "app/places.hpp"
#include "main/command.hpp"
#include "store/open_store.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace tyndau::cli {
namespace {

void list(Context& context) {
  const auto store = store::open_places(context.store_file());
  if (!store) {
    auto error = store.error();
    error.code = ErrorCode::unavailable;
    return context.report(error);
  }
  const auto datasets = (*store)->datasets();
  if (!datasets) return context.report(datasets.error());
  auto body = nlohmann::ordered_json::array();
  for (const auto& dataset : *datasets) {
    if (!context.json) {
      std::cout << dataset.id << "  " << code(dataset.kind) << "  " << dataset.records << "  "
                << (dataset.date.empty() ? context.say("cli.not_recorded") : dataset.date) << "  "
                << (dataset.licence.empty() ? context.say("cli.not_recorded") : dataset.licence) << '\n'
                << "    " << dataset.title.in(context.language) << '\n';
      if (!dataset.coverage_note.in(context.language).empty()) {
        std::cout << "    " << dataset.coverage_note.in(context.language) << '\n';
      }
      continue;
    }
    const auto& accuracy = dataset.border_accuracy;
    body.push_back({{"id", dataset.id},
                    {"kind", code(dataset.kind)},
                    {"title", dataset.title.in(context.language)},
                    {"source", dataset.source},
                    {"url", dataset.url},
                    {"licence", dataset.licence},
                    {"attribution", dataset.attribution},
                    {"date", dataset.date},
                    {"records", dataset.records},
                    {"sha256", dataset.sha256},
                    {"border_accuracy_m", accuracy ? nlohmann::ordered_json(accuracy->value) : nullptr},
                    {"coverage", dataset.coverage_note.in(context.language)}});
  }
  if (context.json) std::cout << body.dump(2) << '\n';
}

void prepare(Context& context) {
  const auto loaded = app::prepare_packs(context.installation, context.store_file(),
                                         [&](const std::string& line) { context.talk(line); });
  if (!loaded) return context.report(loaded.error());
  if (context.json) std::cout << nlohmann::ordered_json{{"datasets", loaded->size()}}.dump() << '\n';
}

void remove(const std::string& id, Context& context) {
  auto store = store::create_places(context.store_file());
  if (!store) return context.report(store.error());
  const auto datasets = (*store)->datasets();
  if (!datasets) return context.report(datasets.error());
  const bool known =
      std::any_of(datasets->begin(), datasets->end(), [&](const auto& d) { return d.id == id; });
  if (!known) return context.report({ErrorCode::not_found, "the store holds no data set of this id", id});
  if (const auto removed = (*store)->remove(id); !removed) context.report(removed.error());
}

}  // namespace

void add_datasets(Command program, Context& context) {
  const auto datasets = program.subcommand("datasets", context.say("cli.datasets.help"));
  const auto prepare_command = datasets.subcommand("prepare", context.say("cli.datasets.prepare"));
  prepare_command.runs([&context] { prepare(context); });
  auto id = std::make_shared<std::string>();
  const auto remove_command = datasets.subcommand("remove", context.say("cli.datasets.remove"));
  remove_command.option("id", *id, context.say("cli.datasets.id")).required();
  remove_command.runs([id, &context] { remove(*id, context); });
  datasets.runs([=, &context] {
    if (datasets.is_last()) list(context);
  });
}

}  // namespace tyndau::cli
