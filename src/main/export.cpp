#include "app/places.hpp"
#include "main/command.hpp"
#include "tiles/archive.hpp"
#include "tiles/places.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>
#include <set>

namespace tyndau::cli {
namespace {

struct Targets {
  std::filesystem::path mbtiles;
  std::filesystem::path pmtiles;
};

/// Who has to be named on a map of these places, each once.
std::string attribution_of(const hearing::AtlasData& places) {
  std::set<std::string> named;
  std::string text;
  for (const auto& set : places.datasets) {
    if (set.attribution.empty() || !named.insert(set.attribution).second) continue;
    text += (text.empty() ? "" : "; ") + set.attribution;
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
  const auto atlas = app::open_atlas(context.store_file());
  if (!atlas) return context.report(atlas.error());
  const tiles::Pyramid pyramid(tiles::place_layers(atlas->data()));
  const tiles::ArchiveHead head{"tyndau", attribution_of(atlas->data())};
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
