#include "app/collections.hpp"
#include "main/command.hpp"
#include "tiles/archive.hpp"
#include "tiles/collections.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>
#include <iterator>
#include <memory>
#include <set>

namespace tyndau::cli {
namespace {

struct Targets {
  std::filesystem::path mbtiles;
  std::filesystem::path pmtiles;
};

/// Who has to be named on a map of these layers, each once.
std::string attribution_of(const layers::Snapshot& layers) {
  const auto& coverage = layers.get(layers::CollectionId::coverage);
  const auto& fields = coverage.head().fields;
  const auto field =
      std::find_if(fields.begin(), fields.end(), [](const auto& one) { return one.name == "attribution"; }) -
      fields.begin();
  std::set<std::string> named;
  std::string text;
  for (std::size_t i = 0; i < coverage.size(); ++i) {
    const auto value = coverage.value(i, static_cast<std::size_t>(field));
    const auto* who = std::get_if<std::string>(&value);
    if (who != nullptr && named.insert(*who).second) text += (text.empty() ? "" : "; ") + *who;
  }
  return text;
}

void tell(const Context& context, const std::filesystem::path& file, const tiles::ArchiveCount& count) {
  if (context.json) {
    std::cout << nlohmann::ordered_json{{"file", file.string()},
                                        {"tiles", count.tiles},
                                        {"different", count.different}}
                     .dump()
              << '\n';
  } else {
    context.talk(
        context.say("cli.export.done", {{"file", file.string()}, {"count", std::to_string(count.tiles)}}));
  }
}

void export_tiles(Context& context, const Targets& targets) {
  if (targets.mbtiles.empty() && targets.pmtiles.empty()) {
    return context.report({ErrorCode::bad_input, context.say("cli.export.nothing"), {}});
  }
  const auto all = app::layers_of_store(context.installation, context.store_file(), context.messages);
  if (!all) return context.report(all.error());
  auto source = tiles::place_layers(**all);
  auto shown = tiles::register_layers(**all);
  source.insert(source.end(), std::make_move_iterator(shown.begin()), std::make_move_iterator(shown.end()));
  const tiles::Pyramid pyramid(std::move(source));
  const tiles::ArchiveHead head{"tyndau", attribution_of(**all)};
  using Write = Result<tiles::ArchiveCount> (*)(const std::filesystem::path&, const tiles::Pyramid&,
                                                const tiles::ArchiveHead&);
  const std::pair<const std::filesystem::path&, Write> files[] = {{targets.mbtiles, tiles::write_mbtiles},
                                                                  {targets.pmtiles, tiles::write_pmtiles}};
  for (const auto& [file, write] : files) {
    if (file.empty()) continue;
    const auto count = write(file, pyramid, head);
    if (!count) return context.report(count.error());
    tell(context, file, *count);
  }
}

}  // namespace

void add_export(CLI::App& program, Context& context) {
  auto targets = std::make_shared<Targets>();
  auto* command = program.add_subcommand("export", context.say("cli.export.help"));
  command->footer("tyndau export --mbtiles places.mbtiles --pmtiles places.pmtiles");
  command->add_option("--mbtiles", targets->mbtiles, context.say("cli.export.mbtiles"));
  command->add_option("--pmtiles", targets->pmtiles, context.say("cli.export.pmtiles"));
  command->callback([&context, targets] { export_tiles(context, *targets); });
}

}  // namespace tyndau::cli
