#include "layers/place_collections.hpp"

#include "geo/drawing.hpp"
#include "hearing/digest.hpp"

#include <unordered_map>
#include <utility>

namespace tyndau::layers {
namespace {

using cql2::FieldType;
using cql2::Value;
using hearing::AdminUnit;
using hearing::AtlasData;
using hearing::Dataset;
using hearing::Settlement;
using hearing::Zone;

/// A field and how a record gives it.
template <class Record>
struct Column {
  const char* name;
  FieldType type;
  Value (*value)(const Record&);
};

/// Empty text is not known.
Value known(std::string_view text) { return text.empty() ? Value{} : Value(std::string(text)); }
Value known(const std::optional<Date>& day) { return day ? Value(*day) : Value{}; }

template <class Record>
class RecordSource : public FeatureSource {
 public:
  using Columns = std::vector<Column<Record>>;
  using ShapeOf = const geo::Shape& (*)(const Record&);

  RecordSource(std::shared_ptr<const AtlasData> places, const std::vector<Record>& records,
               const Columns& columns, ShapeOf shape_of)
      : places_(std::move(places)), records_(records), columns_(columns), shape_of_(shape_of) {
    for (std::size_t i = 0; i < records_.size(); ++i) {
      const auto box = geo::bounding_box(shape_of_(records_[i]));
      if (box.west <= box.east) continue;
      if (auto cut = geo::cut_at_antimeridian(shape_of_(records_[i]))) cut_.emplace(i, std::move(*cut));
    }
  }

  [[nodiscard]] std::size_t size() const override { return records_.size(); }
  [[nodiscard]] std::string_view id(std::size_t number) const override { return records_[number].id; }
  [[nodiscard]] const geo::Shape& shape(std::size_t number) const override {
    const auto found = cut_.find(number);
    return found == cut_.end() ? shape_of_(records_[number]) : found->second;
  }
  [[nodiscard]] Value value(std::size_t number, std::size_t field) const override {
    return columns_[field].value(records_[number]);
  }

 private:
  std::shared_ptr<const AtlasData> places_;
  const std::vector<Record>& records_;
  const Columns& columns_;
  ShapeOf shape_of_;
  std::unordered_map<std::size_t, geo::Shape>
      cut_;  ///< shapes across the antimeridian, as flat maps have them
};

const std::vector<Column<Settlement>>& settlement_columns() {
  static const std::vector<Column<Settlement>> columns{
      {"name", FieldType::text, [](const Settlement& of) { return known(of.name); }},
      {"name_kk", FieldType::text, [](const Settlement& of) { return known(of.names.kk); }},
      {"name_ru", FieldType::text, [](const Settlement& of) { return known(of.names.ru); }},
      {"name_en", FieldType::text, [](const Settlement& of) { return known(of.names.en); }},
      {"population", FieldType::integer,
       [](const Settlement& of) { return of.population ? Value(*of.population) : Value{}; }},
      {"place_type", FieldType::text, [](const Settlement& of) { return known(of.place_type); }},
      {"oblast", FieldType::text, [](const Settlement& of) { return known(of.units.oblast); }},
      {"district", FieldType::text, [](const Settlement& of) { return known(of.units.district); }},
      {"rural_district", FieldType::text,
       [](const Settlement& of) { return known(of.units.rural_district); }},
      {"extent", FieldType::text, [](const Settlement& of) { return known(code(of.extent.quality)); }},
      {"radius_low_m", FieldType::number,
       [](const Settlement& of) { return Value(of.extent.radius.low.value); }},
      {"radius_high_m", FieldType::number,
       [](const Settlement& of) { return Value(of.extent.radius.high.value); }},
      {"uncertainty_m", FieldType::number,
       [](const Settlement& of) { return Value(of.extent.position_uncertainty.value); }},
      {"dataset", FieldType::text, [](const Settlement& of) { return known(of.dataset); }},
      {"source", FieldType::text, [](const Settlement& of) { return known(of.source); }},
  };
  return columns;
}

const std::vector<Column<AdminUnit>>& unit_columns() {
  static const std::vector<Column<AdminUnit>> columns{
      {"name", FieldType::text, [](const AdminUnit& of) { return known(of.name); }},
      {"name_kk", FieldType::text, [](const AdminUnit& of) { return known(of.names.kk); }},
      {"name_ru", FieldType::text, [](const AdminUnit& of) { return known(of.names.ru); }},
      {"name_en", FieldType::text, [](const AdminUnit& of) { return known(of.names.en); }},
      {"level", FieldType::text, [](const AdminUnit& of) { return known(code(of.level)); }},
      {"parent", FieldType::text, [](const AdminUnit& of) { return known(of.parent_id); }},
      {"valid_from", FieldType::date, [](const AdminUnit& of) { return known(of.valid_from); }},
      {"valid_to", FieldType::date, [](const AdminUnit& of) { return known(of.valid_to); }},
      {"dataset", FieldType::text, [](const AdminUnit& of) { return known(of.dataset); }},
  };
  return columns;
}

const std::vector<Column<Zone>>& zone_columns() {
  static const std::vector<Column<Zone>> columns{
      {"name", FieldType::text, [](const Zone& of) { return known(of.name); }},
      {"name_kk", FieldType::text, [](const Zone& of) { return known(of.names.kk); }},
      {"name_ru", FieldType::text, [](const Zone& of) { return known(of.names.ru); }},
      {"name_en", FieldType::text, [](const Zone& of) { return known(of.names.en); }},
      {"kind", FieldType::text, [](const Zone& of) { return known(code(of.kind)); }},
      {"width_m", FieldType::number,
       [](const Zone& of) { return of.width ? Value(of.width->value) : Value{}; }},
      {"dataset", FieldType::text, [](const Zone& of) { return known(of.dataset); }},
  };
  return columns;
}

const std::vector<Column<Dataset>>& coverage_columns() {
  static const std::vector<Column<Dataset>> columns{
      {"kind", FieldType::text, [](const Dataset& of) { return known(code(of.kind)); }},
      {"title_kk", FieldType::text, [](const Dataset& of) { return known(of.title.kk); }},
      {"title_ru", FieldType::text, [](const Dataset& of) { return known(of.title.ru); }},
      {"title_en", FieldType::text, [](const Dataset& of) { return known(of.title.en); }},
      {"note_kk", FieldType::text, [](const Dataset& of) { return known(of.coverage_note.kk); }},
      {"note_ru", FieldType::text, [](const Dataset& of) { return known(of.coverage_note.ru); }},
      {"note_en", FieldType::text, [](const Dataset& of) { return known(of.coverage_note.en); }},
      {"records", FieldType::integer, [](const Dataset& of) { return Value(of.records); }},
      {"date", FieldType::text, [](const Dataset& of) { return known(of.date); }},
      {"source", FieldType::text, [](const Dataset& of) { return known(of.source); }},
      {"url", FieldType::text, [](const Dataset& of) { return known(of.url); }},
      {"licence", FieldType::text, [](const Dataset& of) { return known(of.licence); }},
      {"attribution", FieldType::text, [](const Dataset& of) { return known(of.attribution); }},
  };
  return columns;
}

template <class Record>
Collection collection_of(CollectionId id, geo::GeometryKind geometry,
                         const std::shared_ptr<const AtlasData>& places, const std::vector<Record>& records,
                         const std::vector<Column<Record>>& columns,
                         typename RecordSource<Record>::ShapeOf shape) {
  CollectionHead head;
  head.id = id;
  head.geometry = geometry;
  for (const auto& column : columns) head.fields.push_back({column.name, column.type});
  head.version = version_of(*places);
  return {std::move(head), std::make_shared<RecordSource<Record>>(places, records, columns, shape)};
}

}  // namespace

bool shows_places(CollectionId id) {
  return id == CollectionId::settlements || id == CollectionId::admin_units || id == CollectionId::zones ||
         id == CollectionId::coverage;
}

std::string version_of(const AtlasData& places) {
  std::string all;
  for (const auto& set : places.datasets) all += set.id + '\n' + set.sha256 + '\n' + set.date + '\n';
  constexpr std::size_t digits = 32;
  return hearing::sha256_of(all).substr(0, digits);
}

Collection place_collection(CollectionId id, std::shared_ptr<const AtlasData> places) {
  using geo::GeometryKind;
  switch (id) {
    case CollectionId::settlements:
      return collection_of<Settlement>(
          id, GeometryKind::any, places, places->settlements, settlement_columns(),
          [](const Settlement& of) -> const geo::Shape& { return of.extent.shape; });
    case CollectionId::admin_units:
      return collection_of<AdminUnit>(id, GeometryKind::multi_polygon, places, places->units, unit_columns(),
                                      [](const AdminUnit& of) -> const geo::Shape& { return of.shape; });
    case CollectionId::zones:
      return collection_of<Zone>(id, GeometryKind::any, places, places->zones, zone_columns(),
                                 [](const Zone& of) -> const geo::Shape& { return of.shape; });
    default:
      return collection_of<Dataset>(CollectionId::coverage, GeometryKind::multi_polygon, places,
                                    places->datasets, coverage_columns(),
                                    [](const Dataset& of) -> const geo::Shape& { return of.coverage; });
  }
}

}  // namespace tyndau::layers
