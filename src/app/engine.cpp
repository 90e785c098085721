#include "app/engine.hpp"

#include "app/places.hpp"
#include "hearing/digest.hpp"

namespace tyndau::app {
namespace {

std::unordered_map<std::string, Text> names_of_oblasts(const hearing::AtlasData& data,
                                                       const intake::Gazetteer& gazetteer) {
  std::unordered_map<std::string, Text> names;
  for (const auto& settlement : data.settlements) {
    const auto& text = settlement.units.oblast;
    if (text.empty() || names.contains(text)) continue;
    const auto* oblast = gazetteer.unit(text, hearing::UnitLevel::oblast);
    names[text] = oblast == nullptr ? Text{} : layers::filled(oblast->names, oblast->name);
  }
  return names;
}

}  // namespace

Result<Engine> Engine::load(const Installation& installation, const std::filesystem::path& store,
                            geo::EdgeModel edges) {
  auto rules = hearing::RuleBook::load(installation.geodata);
  if (!rules) return tl::unexpected<Error>(rules.error());
  auto atlas = open_atlas(installation, store, edges);
  if (!atlas) return tl::unexpected<Error>(atlas.error());
  auto history = intake::read_unit_history(installation.geodata / "kz/unit_history.json");
  if (!history) return tl::unexpected<Error>(history.error());
  auto former = intake::read_former_names(installation.geodata / "kz/former_names.json");
  if (!former) return tl::unexpected<Error>(former.error());
  Engine engine = of(std::move(*rules), std::move(*atlas), std::move(*history), std::move(*former));
  engine.roads = installation.roads;
  return engine;
}

Engine Engine::of(hearing::RuleBook rules, hearing::Atlas atlas, intake::UnitHistory history,
                  intake::FormerNames former) {
  auto titles = layers::finding_titles(rules);
  intake::Gazetteer gazetteer(atlas, history, former);
  intake::Country country(atlas.outline());
  PlaceSearch search(atlas.data());
  auto manifest = layers::manifest_json(layers::manifest_of(rules, atlas.data(), {}));
  auto sha256 = hearing::sha256_of(manifest);
  auto oblasts = names_of_oblasts(atlas.data(), gazetteer);
  return Engine{std::move(rules),    std::move(atlas),  std::move(titles),  std::move(gazetteer),
                std::move(country),  std::move(search), std::move(history), std::move(former),
                std::move(manifest), std::move(sha256), std::move(oblasts)};
}

}  // namespace tyndau::app
