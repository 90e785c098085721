#include "app/feature_rows.hpp"
#include "app/json_text.hpp"
#include "app/register_layers.hpp"
#include "intake/columns.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace tyndau::app {
namespace {

using cql2::FieldType;
using cql2::Value;
using store::Collection;

struct DerivedField {
  std::string_view name;
  FieldType type;
};
constexpr std::array<DerivedField, 7> of_hearings{{
    {"hearing_date", FieldType::date},
    {"verdict", FieldType::text},
    {"failing_findings", FieldType::integer},
    {"cannot_tell_findings", FieldType::integer},
    {"answer_kk", FieldType::text},
    {"answer_ru", FieldType::text},
    {"answer_en", FieldType::text},
}};
constexpr std::size_t verdict_field = 1;
constexpr std::size_t failing_field = 2;
constexpr std::array<DerivedField, 2> of_projects{
    {{"verdict", FieldType::text}, {"failing_findings", FieldType::integer}}};

std::span<const DerivedField> derived_fields(Collection collection) {
  if (collection == Collection::projects) return of_projects;
  return of_hearings;
}

/// What every hearing of a project says together.
using Derived = std::map<std::string, std::vector<Value>>;

int badness(const Value& verdict) {
  constexpr std::array<std::string_view, 4> order{"fail", "cannot_tell", "pass", "not_applicable"};
  const auto found = std::find(order.begin(), order.end(), std::get<std::string>(verdict));
  return static_cast<int>(order.end() - found);
}

Derived derived_of_projects(const RegisterLayers& layers) {
  Derived all;
  for (const auto& [id, hearing] : layers.items(Collection::hearings)) {
    if (hearing->derived.empty()) continue;
    const auto& verdict = hearing->derived[verdict_field];
    const auto& failing = hearing->derived[failing_field];
    const auto [known, fresh] = all.try_emplace(hearing->project, std::vector<Value>{verdict, failing});
    if (fresh) continue;
    auto& sum = known->second;
    if (badness(verdict) > badness(sum[0])) sum[0] = verdict;
    sum[1] = std::get<std::int64_t>(sum[1]) + std::get<std::int64_t>(failing);
  }
  return all;
}

FieldType type_of(intake::CellSort sort) {
  using intake::CellSort;
  const bool number = sort == CellSort::longitude || sort == CellSort::latitude || sort == CellSort::metres;
  return number ? FieldType::number : FieldType::text;
}

Value number_of(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? Value(value) : Value{};
}

Value value_of(const hearing::json::Value& written, FieldType type) {
  using Kind = hearing::json::Value::Kind;
  if (written.kind == Kind::null) return {};
  if (type == FieldType::number) {
    return written.kind == Kind::number ? Value(written.number) : number_of(written.string);
  }
  return written.kind == Kind::string ? Value(written.string) : Value(json_text(written));
}

/// Free text that may name a person stays out of layers; the name of an initiator is written for companies only.
bool is_personal(std::string_view column) { return column == intake::info(intake::Column::notes).name; }

/// Items as they are written, null for what they do not say, then what is derived.
class ItemSource : public layers::FeatureSource {
 public:
  ItemSource(Collection collection, std::vector<cql2::Field> fields,
             std::shared_ptr<const RegisterLayers> layers)
      : collection_(collection), fields_(std::move(fields)), layers_(std::move(layers)) {
    if (collection == Collection::projects) derived_ = derived_of_projects(*layers_);
    for (const auto& [id, item] : layers_->items(collection)) items_.push_back(item.get());
  }
  [[nodiscard]] std::size_t size() const override { return items_.size(); }
  [[nodiscard]] std::string_view id(std::size_t number) const override { return items_[number]->id; }
  [[nodiscard]] const geo::Shape& shape(std::size_t number) const override { return items_[number]->shape; }

  [[nodiscard]] Value value(std::size_t number, std::size_t field) const override {
    const auto derived = derived_fields(collection_).size();
    const auto written = fields_.size() - derived;
    if (field >= written) return derived_value(*items_[number], field - written);
    const auto* value = items_[number]->properties.find(fields_[field].name);
    return value == nullptr ? Value{} : value_of(*value, fields_[field].type);
  }

  [[nodiscard]] std::optional<cql2::Instant> changed(std::size_t number) const override {
    const std::chrono::microseconds since = items_[number]->changed_at.time_since_epoch();
    return cql2::Instant{since.count()};
  }

  bool write_properties(hearing::json::Writer& out, std::size_t number) const override {
    const auto& item = *items_[number];
    for (const auto& member : item.properties.members) {
      if (is_personal(member.name)) continue;
      write_value(out.key(std::string_view(member.name)), member.value);
    }
    const auto derived = derived_fields(collection_);
    for (std::size_t i = 0; i + derived.size() < fields_.size(); ++i) {
      if (item.properties.find(fields_[i].name) == nullptr) out.key(std::string_view(fields_[i].name)).null();
    }
    for (std::size_t i = 0; i < derived.size(); ++i) {
      layers::write_value(out.key(derived[i].name), derived_value(item, i));
    }
    return true;
  }

 private:
  [[nodiscard]] Value derived_value(const ShownItem& item, std::size_t number) const {
    if (collection_ == Collection::hearings) return item.derived.empty() ? Value{} : item.derived[number];
    const auto found = derived_.find(item.id);
    return found == derived_.end() ? Value{} : found->second[number];
  }

  Collection collection_;
  std::vector<cql2::Field> fields_;
  std::shared_ptr<const RegisterLayers> layers_;
  Derived derived_;  ///< of projects
  std::vector<const ShownItem*> items_;
};

}  // namespace

bool is_derived_property(Collection collection, std::string_view name) {
  const auto fields = derived_fields(collection);
  return std::any_of(fields.begin(), fields.end(), [&](const auto& field) { return field.name == name; });
}

layers::Collection register_collection(Collection collection, std::shared_ptr<const RegisterLayers> layers,
                                       std::string version) {
  layers::CollectionHead head;
  head.id =
      collection == Collection::projects ? layers::CollectionId::projects : layers::CollectionId::hearings;
  head.version = std::move(version);
  if (collection == Collection::hearings) head.geometry = geo::GeometryKind::point;
  const auto kind = collection == Collection::projects ? FeatureKind::project : FeatureKind::hearing;
  for (const auto& column : intake::all_columns()) {
    if (belongs(column.column, kind, false) && !is_personal(column.name)) {
      head.fields.push_back({std::string(column.name), type_of(column.sort)});
    }
  }
  for (const auto& field : derived_fields(collection)) {
    if (field.name == "hearing_date") head.time = head.fields.size();
    head.fields.push_back({std::string(field.name), field.type});
  }
  auto source = std::make_shared<ItemSource>(collection, head.fields, std::move(layers));
  return {std::move(head), std::move(source)};
}

}  // namespace tyndau::app
