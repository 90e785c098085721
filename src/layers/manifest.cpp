#include "layers/manifest.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace tyndau::layers {
namespace {

namespace json = hearing::json;
using json::Object;
using json::Value;
using json::Writer;

std::string_view code(geo::EdgeModel edges) {
  return edges == geo::EdgeModel::geodesic ? "geodesic" : "planar";
}

void metres(Writer& out, std::string_view name, const std::optional<Metres>& length) {
  out.key(name);
  length ? out.number(length->value) : out.null();
}

void write_options(Writer& out, const hearing::ScreeningOptions& options) {
  out.key("options").begin_object();
  out.member("edge_model", code(options.edges));
  out.key("rule_pack");
  options.rule_pack.empty() ? out.null() : out.string(options.rule_pack);
  metres(out, "radius_m", options.radius);
  metres(out, "far_threshold_m", options.far_threshold);
  out.end_object();
}

void write_dataset(Writer& out, const Manifest::Dataset& dataset) {
  out.begin_object();
  out.member("id", dataset.id);
  out.member("kind", hearing::code(dataset.kind));
  out.member("date", dataset.date);
  out.member("sha256", dataset.sha256);
  out.key("records").integer(dataset.records);
  out.member("source", dataset.source);
  out.member("licence", dataset.licence);
  out.member("attribution", dataset.attribution);
  out.end_object();
}

const Value* given(const Object& object, std::string_view name) {
  const Value* value = object.find(name);
  return value == nullptr || value->kind == Value::Kind::null ? nullptr : value;
}

std::optional<Metres> read_metres(const Object& object, std::string_view name) {
  const Value* value = given(object, name);
  if (value == nullptr) return std::nullopt;
  return Metres{json::as_number(*value, object.pointer(name))};
}

hearing::ScreeningOptions read_options(const Value& value, const std::string& pointer) {
  const Object object(value, pointer, {"edge_model", "rule_pack", "radius_m", "far_threshold_m"});
  hearing::ScreeningOptions options;
  const std::string edges = object.filled_text("edge_model");
  if (edges != "geodesic" && edges != "planar") {
    throw json::Fault(object.pointer("edge_model"), "expected geodesic or planar, read \"" + edges + "\"");
  }
  options.edges = edges == "planar" ? geo::EdgeModel::planar : geo::EdgeModel::geodesic;
  if (given(object, "rule_pack") != nullptr) options.rule_pack = object.text("rule_pack");
  options.radius = read_metres(object, "radius_m");
  options.far_threshold = read_metres(object, "far_threshold_m");
  return options;
}

Manifest::Pack read_pack(const Value& value, const std::string& pointer) {
  const Object object(value, pointer, {"id", "version", "sha256"});
  return {object.filled_text("id"), object.text("version"), object.text("sha256")};
}

Manifest::Calendar read_calendar(const Value& value, const std::string& pointer) {
  const Object object(value, pointer, {"id", "version"});
  return {object.filled_text("id"), object.text("version")};
}

Manifest::Dataset read_dataset(const Value& value, const std::string& pointer) {
  const Object object(value, pointer,
                      {"id", "kind", "date", "sha256", "records", "source", "licence", "attribution"});
  const std::string kind = object.filled_text("kind");
  const auto known = hearing::dataset_kind_from_code(kind);
  if (!known) throw json::Fault(object.pointer("kind"), "no kind of data set is called \"" + kind + "\"");
  return {object.filled_text("id"),  *known,
          object.text("date"),       object.text("sha256"),
          object.integer("records"), object.text("source"),
          object.text("licence"),    object.text("attribution")};
}

/// Adds the ids of the records that only one side has, or that differ.
template <class T>
void differing(const std::string& group, const std::vector<T>& was, const std::vector<T>& now,
               std::vector<std::string>& names) {
  const auto in = [](const std::vector<T>& all, const std::string& id) {
    return std::find_if(all.begin(), all.end(), [&](const T& one) { return one.id == id; });
  };
  for (const T& one : was) {
    const auto other = in(now, one.id);
    if (other == now.end() || !(*other == one)) names.push_back(group + "/" + one.id);
  }
  for (const T& one : now) {
    if (in(was, one.id) == was.end()) names.push_back(group + "/" + one.id);
  }
}

}  // namespace

Manifest manifest_of(const hearing::RuleBook& rules, const hearing::AtlasData& places,
                     const hearing::ScreeningOptions& options) {
  Manifest manifest;
  std::set<std::string> calendars;
  for (const auto& pack : rules.packs()) {
    manifest.rule_packs.push_back({pack.id, pack.version, pack.sha256});
    if (!pack.calendar.empty()) calendars.insert(pack.calendar);
  }
  for (const std::string& id : calendars) {
    const WorkingCalendar* calendar = rules.calendar(id);
    manifest.calendars.push_back({id, calendar == nullptr ? std::string() : calendar->version});
  }
  for (const auto& dataset : places.datasets) {
    manifest.datasets.push_back({dataset.id, dataset.kind, dataset.date, dataset.sha256, dataset.records,
                                 dataset.source, dataset.licence, dataset.attribution});
  }
  manifest.options = options;
  return manifest;
}

void write_manifest(Writer& out, const Manifest& manifest) {
  out.begin_object();
  out.member("engine", manifest.engine);
  write_options(out, manifest.options);
  out.key("rule_packs").begin_array();
  for (const auto& pack : manifest.rule_packs) {
    out.begin_object();
    out.member("id", pack.id);
    out.member("version", pack.version);
    out.member("sha256", pack.sha256);
    out.end_object();
  }
  out.end_array();
  out.key("calendars").begin_array();
  for (const auto& calendar : manifest.calendars) {
    out.begin_object();
    out.member("id", calendar.id);
    out.member("version", calendar.version);
    out.end_object();
  }
  out.end_array();
  out.key("datasets").begin_array();
  for (const auto& dataset : manifest.datasets) write_dataset(out, dataset);
  out.end_array();
  out.end_object();
}

std::string manifest_json(const Manifest& manifest) {
  std::string text;
  Writer out(text);
  write_manifest(out, manifest);
  return text;
}

Result<Manifest> manifest_from_json(std::string_view text) {
  const auto value = json::parse(text);
  if (!value) return tl::unexpected<Error>(value.error());
  try {
    const Object object(*value, "", {"engine", "options", "rule_packs", "calendars", "datasets"});
    Manifest manifest;
    manifest.engine = object.filled_text("engine");
    manifest.options = read_options(object.at("options"), object.pointer("options"));
    manifest.rule_packs = object.list<Manifest::Pack>("rule_packs", read_pack);
    manifest.calendars = object.list<Manifest::Calendar>("calendars", read_calendar);
    manifest.datasets = object.list<Manifest::Dataset>("datasets", read_dataset);
    return manifest;
  } catch (const json::Fault& fault) {
    return tl::unexpected<Error>(json::error_of(fault));
  }
}

std::vector<std::string> differences(const Manifest& was, const Manifest& now) {
  std::vector<std::string> names;
  if (was.engine != now.engine) names.emplace_back("engine");
  if (was.options.edges != now.options.edges) names.emplace_back("options/edge_model");
  if (was.options.rule_pack != now.options.rule_pack) names.emplace_back("options/rule_pack");
  if (was.options.radius != now.options.radius) names.emplace_back("options/radius_m");
  if (was.options.far_threshold != now.options.far_threshold) names.emplace_back("options/far_threshold_m");
  differing("rule_packs", was.rule_packs, now.rule_packs, names);
  differing("calendars", was.calendars, now.calendars, names);
  differing("datasets", was.datasets, now.datasets, names);
  return names;
}

}  // namespace tyndau::layers
