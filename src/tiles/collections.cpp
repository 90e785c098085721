#include "tiles/collections.hpp"

#include <array>
#include <span>
#include <utility>

namespace tyndau::tiles {
namespace {

using layers::CollectionId;

constexpr unsigned of_messages = 12;  ///< the first zoom that has them

geo::FieldType type_of(cql2::FieldType type) {
  switch (type) {
    case cql2::FieldType::integer:
    case cql2::FieldType::boolean: return geo::FieldType::integer;
    case cql2::FieldType::number: return geo::FieldType::real;
    default: return geo::FieldType::text;
  }
}

geo::Value value_of(cql2::Value&& value) {
  if (auto* text = std::get_if<std::string>(&value)) return std::move(*text);
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return *whole;
  if (const auto* number = std::get_if<double>(&value)) return *number;
  if (const auto* flag = std::get_if<bool>(&value)) return std::int64_t{*flag ? 1 : 0};
  if (const auto* day = std::get_if<Date>(&value)) return to_iso(*day);
  if (const auto* instant = std::get_if<cql2::Instant>(&value)) return cql2::to_iso(*instant);
  return {};
}

std::vector<SourceLayer> layers_of(const layers::Snapshot& all, std::span<const CollectionId> ids) {
  std::vector<SourceLayer> made;
  for (const auto id : ids) made.push_back(layer_of(all.get(id)));
  return made;
}

}  // namespace

unsigned first_zoom_of(CollectionId id) {
  constexpr unsigned of_findings = 9;
  return id == CollectionId::findings ? of_findings : 0;
}

SourceLayer layer_of(const layers::Collection& collection) {
  SourceLayer layer{std::string(code(collection.head().id)), {{"id", geo::FieldType::text}}, {}};
  const auto& fields = collection.head().fields;
  for (const auto& field : fields) layer.fields.emplace_back(field.name, type_of(field.type));
  layer.first_zoom = first_zoom_of(collection.head().id.collection);
  for (const auto& [name, type] : layer.fields)
    layer.field_zooms.push_back(name.starts_with("message_") ? of_messages : layer.first_zoom);
  for (std::size_t position = 0; position < collection.size(); ++position) {
    if (collection.shape(position).empty()) continue;
    SourceFeature feature{position + 1, collection.shape(position), {}};
    feature.values.reserve(fields.size() + 1);
    feature.values.emplace_back(std::string(collection.id(position)));
    for (std::size_t field = 0; field < fields.size(); ++field) {
      feature.values.push_back(value_of(collection.value(position, field)));
    }
    layer.features.push_back(std::move(feature));
  }
  return layer;
}

std::vector<SourceLayer> place_layers(const layers::Snapshot& layers) {
  constexpr std::array ids{CollectionId::coverage, CollectionId::admin_units, CollectionId::zones,
                           CollectionId::settlements};
  return layers_of(layers, ids);
}

std::vector<SourceLayer> register_layers(const layers::Snapshot& layers) {
  constexpr std::array ids{CollectionId::protection_zones, CollectionId::affected_communities,
                           CollectionId::distance_lines,   CollectionId::projects,
                           CollectionId::venues,           CollectionId::hearings,
                           CollectionId::findings};
  return layers_of(layers, ids);
}

}  // namespace tyndau::tiles
