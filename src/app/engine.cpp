#include "app/engine.hpp"

#include "app/places.hpp"

namespace tyndau::app {

Result<Engine> Engine::load(const Installation& installation, const std::filesystem::path& store,
                            geo::EdgeModel edges) {
  auto rules = hearing::RuleBook::load(installation.geodata);
  if (!rules) return tl::unexpected<Error>(rules.error());
  auto atlas = open_atlas(store, edges);
  if (!atlas) return tl::unexpected<Error>(atlas.error());
  auto titles = layers::finding_titles(*rules);
  return Engine{std::move(*rules), std::move(*atlas), std::move(titles)};
}

}  // namespace tyndau::app
