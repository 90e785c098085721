#include "main/export.hpp"

#include "app/collections.hpp"
#include "layers/export.hpp"
#include "main/command.hpp"

#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>

namespace tyndau::cli {
namespace {

struct Wanted {
  std::string collection;
  std::filesystem::path file;
  bool force = false;
  TileTargets tiles;
};

std::string known_collections() {
  std::string all;
  for (const auto id : layers::all_collections()) all += (all.empty() ? "" : ", ") + std::string(code(id));
  return all;
}

void tell(const Context& context, const std::filesystem::path& file, std::size_t all, std::size_t left_out) {
  if (context.json) {
    std::cout << nlohmann::ordered_json{{"file", file.string()},
                                        {"features", all - left_out},
                                        {"left_out", left_out}}
                     .dump()
              << '\n';
    return;
  }
  context.talk(context.say("cli.export.written",
                           {{"file", file.string()}, {"count", std::to_string(all - left_out)}}));
  if (left_out > 0) context.talk(context.say("cli.export.left-out", {{"count", std::to_string(left_out)}}));
}

void export_layer(Context& context, const Wanted& wanted) {
  const auto id = layers::collection_from_code(wanted.collection);
  if (!id) {
    return context.report(
        {ErrorCode::bad_input,
         context.say("cli.export.collection", {{"read", wanted.collection}, {"known", known_collections()}}),
         {}});
  }
  auto ending = wanted.file.extension().string();
  if (!ending.empty()) ending.erase(0, 1);
  const auto format = layers::export_format_from_code(ending);
  if (!format) {
    return context.report(
        {ErrorCode::bad_input, context.say("cli.export.format", {{"file", wanted.file.string()}}), {}});
  }
  std::error_code ignored;
  if (!wanted.force && std::filesystem::exists(wanted.file, ignored)) {
    return context.report(
        {ErrorCode::already_exists, context.say("cli.export.exists", {{"file", wanted.file.string()}}), {}});
  }
  const auto all = app::layers_of_store(context.installation, context.store_file(), context.messages);
  if (!all) return context.report(all.error());
  const auto& collection = (*all)->get(*id);
  const auto written =
      layers::export_collection(collection, *format, wanted.file, {context.messages, context.language});
  if (!written) return context.report(written.error());
  tell(context, wanted.file, collection.size(), layers::left_out(collection, *format));
}

}  // namespace

void add_export(Command program, Context& context) {
  auto wanted = std::make_shared<Wanted>();
  const auto command = program.subcommand("export", context.say("cli.export.help"));
  command.examples(
      "tyndau export affected-communities communities.gpkg\n"
      "tyndau export findings findings.xlsx --lang kk\n"
      "tyndau export --mbtiles layers.mbtiles --pmtiles layers.pmtiles");
  command.option("collection", wanted->collection, context.say("cli.export.what"));
  command.option("file", wanted->file, context.say("cli.export.file"));
  command.flag("--force", wanted->force, context.say("cli.export.force"));
  command.option("--mbtiles", wanted->tiles.mbtiles, context.say("cli.export.mbtiles"));
  command.option("--pmtiles", wanted->tiles.pmtiles, context.say("cli.export.pmtiles"));
  command.runs([&context, wanted] {
    const bool layer = !wanted->collection.empty() && !wanted->file.empty();
    if (!layer && (!wanted->collection.empty() || wanted->tiles.empty())) {
      return context.report({ErrorCode::bad_input, context.say("cli.export.nothing"), {}});
    }
    if (layer) export_layer(context, *wanted);
    if (!wanted->tiles.empty()) export_tiles(context, wanted->tiles, wanted->force);
  });
}

}  // namespace tyndau::cli
