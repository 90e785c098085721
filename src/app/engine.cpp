#include "app/engine.hpp"

#include "app/places.hpp"
#include "hearing/digest.hpp"

namespace tyndau::app {

Result<Engine> Engine::load(const Installation& installation, const std::filesystem::path& store,
                            geo::EdgeModel edges) {
  auto rules = hearing::RuleBook::load(installation.geodata);
  if (!rules) return tl::unexpected<Error>(rules.error());
  auto atlas = open_atlas(store, edges);
  if (!atlas) return tl::unexpected<Error>(atlas.error());
  auto history = intake::read_unit_history(installation.geodata / "kz/unit_history.json");
  if (!history) return tl::unexpected<Error>(history.error());
  return of(std::move(*rules), std::move(*atlas), std::move(*history));
}

Engine Engine::of(hearing::RuleBook rules, hearing::Atlas atlas, intake::UnitHistory history) {
  auto titles = layers::finding_titles(rules);
  intake::Gazetteer gazetteer(atlas, history);
  intake::Country country(atlas.outline());
  PlaceSearch search(atlas.data());
  auto manifest = layers::manifest_json(layers::manifest_of(rules, atlas.data(), {}));
  auto sha256 = hearing::sha256_of(manifest);
  return Engine{std::move(rules),     std::move(atlas),    std::move(titles),
                std::move(gazetteer), std::move(country),  std::move(search),
                std::move(history),   std::move(manifest), std::move(sha256)};
}

}  // namespace tyndau::app
