/// \file
/// The shipped rules and sentences over three settlements of Akmola oblast, for tests of the service.
#pragma once

#include "app/engine.hpp"
#include "hearing/messages.hpp"
#include "support/paths.hpp"

#include <memory>
#include <stdexcept>

namespace tyndau::test {

inline const hearing::MessageCatalogue& sentences() {
  static const auto loaded = hearing::MessageCatalogue::load(source_dir() / "geodata/messages");
  if (!loaded) throw std::runtime_error(loaded.error().message);
  return *loaded;
}

inline hearing::Settlement settlement_at(std::string id, std::string name, LonLat centre,
                                         std::int64_t population) {
  hearing::Settlement made;
  made.id = std::move(id);
  made.name = name;
  made.names = {name, name, name};
  made.population = population;
  made.place_type = "town";
  made.units.oblast = "Акмолинская область";
  made.centre = centre;
  made.extent = {hearing::ExtentQuality::estimated,
                 geo::point_shape(centre),
                 {Metres{500}, Metres{900}},
                 Metres{100},
                 Metres{1000}};
  made.dataset = "small";
  return made;
}

inline hearing::AtlasData small_places() {
  hearing::AtlasData data;
  hearing::Dataset dataset;
  dataset.id = "small";
  dataset.records = 3;
  dataset.sha256 = "small";
  data.datasets.push_back(dataset);
  data.settlements = {settlement_at("a:1", "Аксу", {71.95761, 52.44422}, 8543),
                      settlement_at("a:2", "Степногорск", {71.88161, 52.35062}, 46712),
                      settlement_at("a:3", "Заводской", {72.0, 52.5}, 900)};
  return data;
}

inline std::shared_ptr<const app::Engine> small_engine(hearing::AtlasData places = small_places()) {
  auto rules = hearing::RuleBook::load(source_dir() / "geodata");
  if (!rules) throw std::runtime_error(rules.error().message);
  return std::make_shared<const app::Engine>(
      app::Engine::of(std::move(*rules), hearing::Atlas(std::move(places)), {}));
}

}  // namespace tyndau::test
