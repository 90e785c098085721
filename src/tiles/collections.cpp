#include "tiles/collections.hpp"

#include "layers/place_collections.hpp"

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

/// The features of a collection that have a shape; the attribute "id" comes before its fields.
class CollectionTable : public FeatureTable {
 public:
  explicit CollectionTable(std::shared_ptr<const layers::Collection> collection)
      : collection_(std::move(collection)) {}
  [[nodiscard]] std::size_t size() const override { return collection_->placed(); }
  [[nodiscard]] std::uint64_t id(std::size_t number) const override { return number + 1; }
  [[nodiscard]] const geo::Shape& shape(std::size_t number) const override {
    return collection_->shape(number);
  }
  [[nodiscard]] geo::Value value(std::size_t number, std::size_t field) const override {
    if (field == 0) return std::string(collection_->id(number));
    return value_of(collection_->value(number, field - 1));
  }

 private:
  std::shared_ptr<const layers::Collection> collection_;
};

bool is_generalised(const layers::Collection& collection) {
  const auto id = collection.head().id.collection;
  return !layers::shows_places(id) && id != CollectionId::projects && collection.placed() > many_features;
}

std::vector<SourceLayer> layers_of(const layers::Snapshot& all, std::span<const CollectionId> ids) {
  std::vector<SourceLayer> made;
  for (const auto id : ids) made.push_back(layer_of(all.share(id)));
  return made;
}

}  // namespace

unsigned first_zoom_of(const layers::Collection& collection) {
  constexpr unsigned of_many = 7;
  if (collection.head().id.collection == CollectionId::findings) return zoom_of_findings;
  return is_generalised(collection) ? of_many : 0;
}

SourceLayer layer_of(std::shared_ptr<const layers::Collection> collection) {
  const auto& head = collection->head();
  SourceLayer layer{std::string(code(head.id)), {{"id", geo::FieldType::text}}, {}};
  for (const auto& field : head.fields) layer.fields.emplace_back(field.name, type_of(field.type));
  layer.first_zoom = first_zoom_of(*collection);
  layer.whole_zoom = is_generalised(*collection) ? zoom_of_findings : 0;
  layer.small_as_dots = head.id.collection == CollectionId::projects;
  for (const auto& [name, type] : layer.fields)
    layer.field_zooms.push_back(name.starts_with("message_") ? of_messages : layer.first_zoom);
  layer.features = std::make_shared<const CollectionTable>(std::move(collection));
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
