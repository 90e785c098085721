#include "tiles/places.hpp"

#include <utility>

namespace tyndau::tiles {
namespace {

using Fields = std::vector<std::pair<std::string, geo::FieldType>>;
using Values = std::vector<geo::Value>;

constexpr auto text = geo::FieldType::text;

/// Empty text is an attribute that the feature lacks.
geo::Value known(std::string_view value) {
  return value.empty() ? geo::Value{} : geo::Value(std::string(value));
}

Values names(const std::string& id, const std::string& name, const Text& names) {
  const auto or_name = [&](const std::string& one) { return known(one.empty() ? name : one); };
  return {known(id), known(name), or_name(names.kk), or_name(names.ru), or_name(names.en)};
}

Fields fields_with(Fields more) {
  Fields fields{{"id", text}, {"name", text}, {"name_kk", text}, {"name_ru", text}, {"name_en", text}};
  fields.insert(fields.end(), more.begin(), more.end());
  return fields;
}

void add(SourceLayer& layer, std::uint64_t number, const geo::Shape& shape, Values values, Values more) {
  if (shape.empty()) return;
  values.insert(values.end(), more.begin(), more.end());
  layer.features.push_back({number, shape, std::move(values)});
}

SourceLayer admin_units(const std::vector<hearing::AdminUnit>& units) {
  SourceLayer layer{"admin-units", fields_with({{"level", text}, {"dataset", text}}), {}};
  std::uint64_t number = 0;
  for (const auto& unit : units) {
    add(layer, ++number, unit.shape, names(unit.id, unit.name, unit.names),
        {known(code(unit.level)), known(unit.dataset)});
  }
  return layer;
}

SourceLayer zones(const std::vector<hearing::Zone>& records) {
  SourceLayer layer{"zones", fields_with({{"kind", text}, {"dataset", text}}), {}};
  std::uint64_t number = 0;
  for (const auto& zone : records) {
    add(layer, ++number, zone.shape, names(zone.id, zone.name, zone.names),
        {known(code(zone.kind)), known(zone.dataset)});
  }
  return layer;
}

SourceLayer settlements(const std::vector<hearing::Settlement>& records) {
  const Fields more{
      {"population", geo::FieldType::integer}, {"place_type", text}, {"extent", text}, {"dataset", text}};
  SourceLayer layer{"settlements", fields_with(more), {}};
  std::uint64_t number = 0;
  for (const auto& place : records) {
    const geo::Value population = place.population ? geo::Value(*place.population) : geo::Value{};
    add(layer, ++number, place.extent.shape, names(place.id, place.name, place.names),
        {population, known(place.place_type), known(code(place.extent.quality)), known(place.dataset)});
  }
  return layer;
}

SourceLayer coverage(const std::vector<hearing::Dataset>& datasets) {
  SourceLayer layer{"coverage", fields_with({{"kind", text}, {"date", text}}), {}};
  std::uint64_t number = 0;
  for (const auto& set : datasets) {
    add(layer, ++number, set.coverage, names(set.id, set.title.en, set.title),
        {known(code(set.kind)), known(set.date)});
  }
  return layer;
}

}  // namespace

std::vector<SourceLayer> place_layers(const hearing::AtlasData& places) {
  return {coverage(places.datasets), admin_units(places.units), zones(places.zones),
          settlements(places.settlements)};
}

}  // namespace tyndau::tiles
