#include "app/feature_form.hpp"

#include "app/feature_rows.hpp"
#include "app/json_text.hpp"
#include "app/register_layers.hpp"
#include "hearing/json_writer.hpp"
#include "intake/fold.hpp"
#include "intake/headers.hpp"

#include <algorithm>

namespace tyndau::app {
namespace {

namespace json = hearing::json;
using intake::Column;
using json::Value;
using Kind = Refusal::Kind;

/// Collects what is wrong while a feature is read.
class FeatureReader {
 public:
  FeatureReader(FeatureKind kind, std::string pointer) : kind_(kind), pointer_(std::move(pointer)) {}

  WrittenFeature read(const Value& value) {
    WrittenFeature feature;
    feature.properties.kind = Value::Kind::object;
    if (value.kind != Value::Kind::object) {
      fault(pointer_, "expected-object", {{"read", json::describe(value)}});
      return feature;
    }
    for (const auto& [name, member] : value.members) take_member(name, member, feature);
    if (const auto* type = value.find("type"); type == nullptr || type->string != "Feature") {
      fault(json::pointer_to(pointer_, "type"), "expected-feature", {});
    }
    settle_ids(feature);
    return feature;
  }

  std::vector<Fault> faults;

 private:
  void fault(const std::string& pointer, const std::string& code, Arguments arguments) {
    faults.push_back({pointer, code, {"service." + code, std::move(arguments)}});
  }

  void take_member(const std::string& name, const Value& member, WrittenFeature& feature) {
    const auto where = json::pointer_to(pointer_, name);
    if (name == "type" || name == "links") return;  // what was read may be written back
    if (name == "geometry") {
      feature.geometry = member;
    } else if (name == "id") {
      take_id(member, where, feature);
    } else if (name == "properties") {
      if (member.kind == Value::Kind::object) {
        take_properties(member, where, feature.properties, false);
      } else if (member.kind != Value::Kind::null) {
        fault(where, "expected-object", {{"read", json::describe(member)}});
      }
    } else {
      fault(where, "unknown-member", {{"name", name}});
    }
  }

  void take_id(const Value& member, const std::string& where, WrittenFeature& feature) {
    constexpr std::size_t longest = 200;
    const auto& id = member.string;
    const auto is_control = [](unsigned char byte) { return byte < 0x20 || byte == 0x7F; };
    const bool plain = intake::trimmed(id) == id && std::none_of(id.begin(), id.end(), is_control);
    if (member.kind != Value::Kind::string || id.empty() || id.size() > longest || !plain) {
      return fault(where, "expected-id", {{"read", json::describe(member)}});
    }
    feature.id = member.string;
  }

  void take_properties(const Value& object, const std::string& where, Value& into, bool of_venue) {
    for (const auto& [name, member] : object.members) {
      const auto at = json::pointer_to(where, name);
      if (name == "venues" && !of_venue && kind_ != FeatureKind::project) {
        take_venues(member, at, into);
        continue;
      }
      if (!of_venue && is_derived(name)) continue;  // what was read may be written back
      const auto column = intake::column_of(name);
      if (!column || !belongs(*column, kind_, of_venue)) {
        unknown(name, at, column.has_value());
      } else if (member.kind == Value::Kind::object) {
        fault(at, "expected-plain", {{"name", name}, {"read", json::describe(member)}});
      } else if (const std::string canonical(intake::info(*column).name); into.find(canonical) != nullptr) {
        fault(at, "stands-twice", {{"name", canonical}});
      } else if (member.kind != Value::Kind::null) {  // null says as little as nothing, in layers as well
        into.members.push_back({canonical, member});
      }
    }
  }

  void unknown(const std::string& name, const std::string& at, bool elsewhere) {
    if (elsewhere) return fault(at, "member-elsewhere", {{"name", name}});
    const auto near = intake::nearest_header(name);
    if (near) return fault(at, "unknown-member-near", {{"name", name}, {"suggestion", *near}});
    fault(at, "unknown-member", {{"name", name}});
  }

  void take_venues(const Value& list, const std::string& where, Value& into) {
    constexpr std::size_t most = 200;
    if (list.kind != Value::Kind::array || list.items.empty() || list.items.size() > most) {
      return fault(where, "expected-venues", {{"read", json::describe(list)}});
    }
    Value venues;
    venues.kind = Value::Kind::array;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      Value venue;
      venue.kind = Value::Kind::object;
      const auto at = json::pointer_to(where, i);
      if (list.items[i].kind == Value::Kind::object) {
        take_properties(list.items[i], at, venue, true);
      } else {
        fault(at, "expected-object", {{"read", json::describe(list.items[i])}});
      }
      venues.items.push_back(std::move(venue));
    }
    into.members.push_back({"venues", std::move(venues)});
  }

  /// The id of the feature and the id among its properties are one.
  void settle_ids(WrittenFeature& feature) {
    const std::string own = kind_ == FeatureKind::project ? "project_id" : "hearing_id";
    if (const auto* stated = feature.properties.find(own);
        stated != nullptr && stated->kind == Value::Kind::string) {
      if (feature.id.empty()) feature.id = stated->string;
      if (feature.id != stated->string) {
        fault(json::pointer_to(pointer_, "id"), "ids-differ", {{"name", own}, {"value", stated->string}});
      }
    }
    if (kind_ != FeatureKind::hearing) return;
    const auto* project = feature.properties.find("project_id");
    if (project == nullptr || project->kind != Value::Kind::string || project->string.empty()) {
      return fault(json::pointer_to(pointer_, "properties"), "project-id-missing", {});
    }
    feature.project = project->string;
  }

  [[nodiscard]] bool is_derived(const std::string& name) const {
    if (kind_ == FeatureKind::row) return false;
    return is_derived_property(
        kind_ == FeatureKind::project ? store::Collection::projects : store::Collection::hearings, name);
  }

  FeatureKind kind_;
  std::string pointer_;
};

Answer<WrittenFeature> read_kind(FeatureKind kind, const Value& value, const std::string& pointer) {
  FeatureReader reader(kind, pointer);
  auto feature = reader.read(value);
  if (reader.faults.empty()) return feature;
  return tl::unexpected<Refusal>(Refusal{Kind::senseless, std::move(reader.faults)});
}

}  // namespace

Answer<WrittenFeature> read_feature(store::Collection collection, std::string_view text) {
  const auto value = parse_json(text);
  if (!value) return tl::unexpected<Refusal>(value.error());
  return read_feature(collection, *value, {});
}

Answer<WrittenFeature> read_feature(store::Collection collection, const Value& value,
                                    const std::string& pointer) {
  const auto kind = collection == store::Collection::projects ? FeatureKind::project : FeatureKind::hearing;
  return read_kind(kind, value, pointer);
}

std::string feature_json(const WrittenFeature& feature) {
  std::string text;
  json::Writer out(text);
  out.begin_object();
  out.member("type", "Feature");
  out.member("id", feature.id);
  write_value(out.key("geometry"), feature.geometry);
  write_value(out.key("properties"), feature.properties);
  out.end_object();
  return text;
}

Answer<hearing::Case> case_of(const WrittenFeature& project, const WrittenFeature& hearing,
                              store::Collection about, const intake::Gazetteer& gazetteer,
                              const intake::Country& country) {
  const auto wanted = about == store::Collection::projects ? FeatureKind::project : FeatureKind::hearing;
  return case_of_rows(rows_of(project, hearing, wanted), gazetteer, country);
}

Answer<hearing::Case> case_of_row(const Value& value, const std::string& pointer,
                                  const intake::Gazetteer& gazetteer, const intake::Country& country) {
  const auto feature = read_kind(FeatureKind::row, value, pointer);
  if (!feature) return tl::unexpected<Refusal>(feature.error());
  return case_of_rows(rows_of(*feature, pointer), gazetteer, country);
}

}  // namespace tyndau::app
