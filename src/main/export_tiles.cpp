#include "app/collections.hpp"
#include "main/export.hpp"
#include "tiles/archive.hpp"
#include "tiles/collections.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>
#include <iterator>
#include <set>

namespace tyndau::cli {
namespace {

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

}  // namespace

void export_tiles(Context& context, const TileTargets& targets, bool force) {
  std::error_code ignored;
  for (const auto& file : {targets.mbtiles, targets.pmtiles}) {
    if (force || file.empty() || !std::filesystem::exists(file, ignored)) continue;
    return context.report(
        {ErrorCode::already_exists, context.say("cli.export.exists", {{"file", file.string()}}), {}});
  }
  const auto all = app::layers_of_store(context.installation, context.store_file(), context.messages);
  if (!all) return context.report(all.error());
  auto source = tiles::place_layers(**all);
  auto shown = tiles::register_layers(**all);
  source.insert(source.end(), std::make_move_iterator(shown.begin()), std::make_move_iterator(shown.end()));
  std::erase_if(source, [](const auto& layer) { return layer.features->size() == 0; });
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

}  // namespace tyndau::cli
