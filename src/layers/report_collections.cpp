#include "layers/report_collections.hpp"

#include "layers/map_fields.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <type_traits>

namespace tyndau::layers {
namespace {

using cql2::FieldType;
using cql2::Value;

/// Fields that hold 0 or 1 in files, which have no better type.
bool is_flag(std::string_view name) {
  return name == "estimated" || name == "assigned" || name == "nearest" || name == "verified" ||
         name == "unconfirmed";
}

FieldType type_of(const std::string& name, geo::FieldType in_files) {
  if (is_flag(name)) return FieldType::boolean;
  if (name == "hearing_date") return FieldType::date;
  switch (in_files) {
    case geo::FieldType::integer: return FieldType::integer;
    case geo::FieldType::real: return FieldType::number;
    case geo::FieldType::text: break;
  }
  return FieldType::text;
}

LayerRecord::Value kept(geo::Value&& value, FieldType type, Shared& shared) {
  using Kept = LayerRecord::Value;
  if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    return type == FieldType::boolean ? Kept(*whole != 0) : Kept(*whole);
  }
  if (const auto* number = std::get_if<double>(&value)) return *number;
  auto* text = std::get_if<std::string>(&value);
  if (text == nullptr) return {};
  if (type != FieldType::date) return shared.text(std::move(*text));
  const auto day = cql2::parse_day(*text);
  return day ? Kept(*day) : Kept{};
}

Value value_of(const LayerRecord::Value& kept) {
  return std::visit(
      [](const auto& value) -> Value {
        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, const std::string*>)
          return *value;
        else
          return value;
      },
      kept);
}

/// What tells a feature from the others of its hearing.
std::vector<std::string> key_fields(MapLayer layer) {
  switch (layer) {
    case MapLayer::venues: return {"venue"};
    case MapLayer::affected_communities: return {"community"};
    case MapLayer::distance_lines: return {"community", "from", "venue"};
    case MapLayer::findings: return {"finding", "subject"};
    case MapLayer::protection_zones:
    case MapLayer::projects: break;
  }
  return {};
}

std::string id_of(MapLayer layer, const geo::Feature& feature) {
  std::string id = feature.text("hearing");
  for (const auto& field : key_fields(layer)) id += ':' + feature.text(field);
  return id;
}

/// \pre the feature has the fields of its layer in their order
LayerRecord record_of(MapLayer layer, geo::Feature&& feature, Shared& shared) {
  LayerRecord record;
  record.id = id_of(layer, feature);
  const auto& fields = fields_of(layer);
  record.values.reserve(fields.size());
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const auto& [name, type] = fields[i];
    record.values.push_back(kept(std::move(feature.properties.at(i).second), type_of(name, type), shared));
  }
  record.shape = shared.shape(geo::shape_for_files(feature.shape).value_or(geo::Shape{}));
  return record;
}

/// Features of several hearings, one after the other.
class RecordSource : public FeatureSource {
 public:
  RecordSource(MapLayer layer, const std::vector<std::shared_ptr<const ReportRecords>>& hearings)
      : hearings_(hearings) {
    for (const auto& hearing : hearings_) {
      for (const auto& record : hearing->layers[static_cast<std::size_t>(layer)]) records_.push_back(&record);
    }
  }
  [[nodiscard]] std::size_t size() const override { return records_.size(); }
  [[nodiscard]] std::string_view id(std::size_t number) const override { return records_[number]->id; }
  [[nodiscard]] const geo::Shape& shape(std::size_t number) const override {
    return *records_[number]->shape;
  }
  [[nodiscard]] Value value(std::size_t number, std::size_t field) const override {
    return value_of(records_[number]->values[field]);
  }

 private:
  std::vector<std::shared_ptr<const ReportRecords>> hearings_;
  std::vector<const LayerRecord*> records_;
};

geo::GeometryKind geometry_of(MapLayer layer) {
  switch (layer) {
    case MapLayer::protection_zones:
    case MapLayer::affected_communities: return geo::GeometryKind::multi_polygon;
    case MapLayer::distance_lines: return geo::GeometryKind::line;
    case MapLayer::venues: return geo::GeometryKind::point;
    case MapLayer::projects:
    case MapLayer::findings: break;
  }
  return geo::GeometryKind::any;
}

}  // namespace

std::size_t Shared::HashOfShape::operator()(const geo::Shape& shape) const {
  std::size_t hash = 0;
  for (const LonLat p : geo::vertices(shape)) {
    for (const double degrees : {p.lon, p.lat}) hash = 31 * hash + std::hash<double>{}(degrees);
  }
  return hash;
}

ReportRecords report_records(MapFeatures&& features, const std::shared_ptr<Shared>& shared) {
  ReportRecords records{{}, shared};
  for (std::size_t layer = 0; layer < map_layer_count; ++layer) {
    std::set<std::string> taken;
    for (auto& feature : features[layer]) {
      auto record = record_of(static_cast<MapLayer>(layer), std::move(feature), *shared);
      const std::string id = record.id;
      for (int again = 2; !taken.insert(record.id).second; ++again)
        record.id = id + '~' + std::to_string(again);
      records.layers[layer].push_back(std::move(record));
    }
  }
  return records;
}

std::optional<MapLayer> map_layer(CollectionId id) {
  switch (id) {
    case CollectionId::protection_zones: return MapLayer::protection_zones;
    case CollectionId::venues: return MapLayer::venues;
    case CollectionId::affected_communities: return MapLayer::affected_communities;
    case CollectionId::distance_lines: return MapLayer::distance_lines;
    case CollectionId::findings: return MapLayer::findings;
    default: return std::nullopt;
  }
}

Collection report_collection(CollectionId id,
                             const std::vector<std::shared_ptr<const ReportRecords>>& hearings,
                             std::string version) {
  const auto layer = *map_layer(id);
  CollectionHead head;
  head.id = id;
  head.geometry = geometry_of(layer);
  for (const auto& [name, type] : fields_of(layer)) {
    if (name == "hearing_date") head.time = head.fields.size();
    head.fields.push_back({name, type_of(name, type)});
  }
  head.version = std::move(version);
  return {std::move(head), std::make_shared<RecordSource>(layer, hearings)};
}

}  // namespace tyndau::layers
