#include "intake/place_records.hpp"

#include "geo/geodesic.hpp"
#include "geo/overlay.hpp"
#include "intake/places/place_text.hpp"

#include <algorithm>
#include <charconv>

namespace tyndau::intake {
namespace {

std::vector<std::string> split_names(const std::string& text) {
  std::vector<std::string> names;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const auto end = std::min(text.find_first_of("|;,", begin), text.size());
    auto name = text.substr(begin, end - begin);
    name.erase(0, std::min(name.find_first_not_of(' '), name.size()));
    if (!name.empty()) names.push_back(std::move(name));
    begin = end + 1;
  }
  return names;
}

std::optional<double> number(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<Date> date(const std::string& text) {
  const auto parsed = parse_iso_date(text);
  return parsed ? std::optional<Date>(*parsed) : std::nullopt;
}

void keep_polygons(geo::Shape& shape) {
  shape.points.clear();
  shape.lines.clear();
}

std::string name_of(const PlaceFields& fields, const geo::Feature& feature) {
  auto name = fields.text(feature, "name");
  if (name.empty()) name = fields.text(feature, "name_en");
  if (name.empty()) name = fields.text(feature, "name_kk");
  return name;
}

bool is_kato(const std::string& code) {
  return code.size() == 9 && code.find_first_not_of("0123456789") == std::string::npos;
}

/// The code of a record of the KATO classifier, which may number its records besides; empty for any other.
std::string kato_code(const geo::Feature& feature) {
  for (const char* field : {"KATO", "kato", "te", "code", "id"}) {
    if (auto code = PlaceFields::tag(feature, field); is_kato(code)) return code;
  }
  return {};
}

/// The level of a unit by its code and name; nothing for the settlements of the classifier.
std::optional<hearing::UnitLevel> kato_level(const std::string& code, const std::string& name) {
  using hearing::UnitLevel;
  if (code.ends_with("0000000")) return UnitLevel::oblast;
  if (code.ends_with("00000")) return UnitLevel::district;
  const auto stated = stated_level(name);
  if (!code.ends_with("000") || !stated) return std::nullopt;
  const bool part_of_a_city =
      name.find("район") != std::string::npos || name.find("ауданы") != std::string::npos;
  return part_of_a_city ? UnitLevel::district : UnitLevel::rural_district;
}

/// KATO codes name the oblast in their first two digits.
std::string kato_parent(const std::string& id, hearing::UnitLevel level) {
  if (!is_kato(id) || level == hearing::UnitLevel::oblast) return {};
  return level == hearing::UnitLevel::district ? id.substr(0, 2) + "0000000" : id.substr(0, 4) + "00000";
}

}  // namespace

std::string record_name(const geo::Feature& feature, const std::string& name) {
  const auto number = "record " + std::to_string(feature.fid);
  return name.empty() ? number : number + " (" + name + ")";
}

void PlaceCollector::skip(const std::string& record, std::string reason, std::optional<LonLat> where) {
  result_.report.skipped.push_back({record, std::move(reason), where});
}

std::string PlaceCollector::unique_id(std::string id, std::int64_t number) {
  if (id.empty()) id = std::to_string(number);
  if (id.find(':') == std::string::npos) id = options_.dataset.id + ":" + id;
  const int times = ++seen_ids_[id];
  return times == 1 ? id : id + "." + std::to_string(times);
}

bool PlaceCollector::mend(geo::Shape& shape, const std::string& record) {
  const auto problem = geo::invalidity(shape);
  if (!problem) return true;
  auto repaired = geo::repaired(shape);
  if (!repaired || repaired->empty()) {
    skip(record, problem->reason + "; nothing is left after the repair", problem->where);
    return false;
  }
  shape = std::move(*repaired);
  result_.report.repaired.push_back({record, problem->reason, problem->where});
  return true;
}

bool PlaceCollector::place(hearing::Settlement& settlement, geo::Shape shape) {
  auto& extent = settlement.extent;
  if (!shape.polygons.empty()) {
    keep_polygons(shape);
    settlement.centre = geo::middle(shape);
    extent = {options_.polygon_quality, std::move(shape), {}, {}};
    return true;
  }
  if (shape.points.empty()) return false;
  settlement.centre = shape.points.front();
  extent = {hearing::ExtentQuality::estimated, geo::point_shape(settlement.centre),
            options_.estimate.radius(settlement.population), options_.estimate.position_uncertainty,
            options_.estimate.rare_displacement};
  return true;
}

void PlaceCollector::take_settlement(geo::Feature&& feature) {
  ++result_.report.read;
  hearing::Settlement settlement;
  settlement.name = name_of(fields_, feature);
  const auto record = record_name(feature, settlement.name);
  if (!feature.geometry_problem.empty() || feature.shape.empty()) {
    return skip(record, feature.geometry_problem.empty() ? "it has no position" : feature.geometry_problem);
  }
  settlement.names = fields_.names(feature);
  settlement.alternate_names = split_names(fields_.text(feature, "alternate_names"));
  settlement.population = population_from_text(fields_.text(feature, "population"));
  settlement.place_type = fields_.text(feature, "place_type");
  settlement.units = {fields_.text(feature, "oblast"), fields_.text(feature, "district"),
                      fields_.text(feature, "rural_district")};
  settlement.source = fields_.text(feature, "source");
  if (!mend(feature.shape, record)) return;
  if (!place(settlement, std::move(feature.shape))) return skip(record, "a line cannot be a settlement");
  if (settlement.name.empty()) count("without a name");
  if (!settlement.population) count("without population");
  settlement.id = unique_id(fields_.text(feature, "id"), feature.fid);
  result_.content.settlements.push_back(std::move(settlement));
}

/// The whole country among its parts: it encloses every place and divides none.
bool PlaceCollector::is_country(const geo::Feature& feature) const {
  return options_.dataset.kind == hearing::DatasetKind::units && fields_.text(feature, "level") == "country";
}

std::optional<hearing::UnitLevel> PlaceCollector::level_of(const geo::Feature& feature) const {
  using hearing::UnitLevel;
  if (const auto stated = hearing::unit_level_from_code(fields_.text(feature, "level"))) return stated;
  if (options_.unit_level) return options_.unit_level;
  if (feature.find("ADM3_RU") != nullptr) return UnitLevel::rural_district;
  if (feature.find("ADM2_RU") != nullptr) return UnitLevel::district;
  if (feature.find("ADM1_RU") != nullptr) return UnitLevel::oblast;
  const auto code = kato_code(feature);
  return code.empty() ? std::nullopt : kato_level(code, name_of(fields_, feature));
}

void PlaceCollector::take_unit(geo::Feature&& feature, const std::string& layer_name) {
  ++result_.report.read;
  hearing::AdminUnit unit;
  unit.name = name_of(fields_, feature);
  const auto record = record_name(feature, unit.name);
  if (!feature.geometry_problem.empty()) return skip(record, feature.geometry_problem);
  if (is_country(feature))
    return skip(record, "its level is country; oblast, district or rural_district was expected");
  const auto code = kato_code(feature);
  const auto level = level_of(feature);
  if (!level && !code.empty()) return count("settlements of the classifier");
  if (!level) {
    return skip(
        record,
        "its level is not said; --level oblast, district or rural_district says it for all of " + layer_name);
  }
  unit.level = *level;
  unit.names = fields_.names(feature);
  unit.alternate_names = split_names(fields_.text(feature, "alternate_names"));
  unit.valid_from = date(fields_.text(feature, "valid_from"));
  unit.valid_to = date(fields_.text(feature, "valid_to"));
  if (!feature.shape.empty() && !mend(feature.shape, record)) return;
  keep_polygons(feature.shape);
  unit.shape = std::move(feature.shape);
  const auto id = code.empty() ? fields_.text(feature, "id") : code;
  const auto parent = fields_.text(feature, "parent_id");
  if (code.empty() || is_kato(parent)) unit.parent_id = parent;
  if (unit.parent_id.empty()) unit.parent_id = kato_parent(id, unit.level);
  unit.id = id.empty() ? unique_id({}, feature.fid) : id;
  if (options_.dataset.kind == hearing::DatasetKind::outline) unit.id = "outline:" + unit.id;
  result_.content.units.push_back(std::move(unit));
}

void PlaceCollector::take_zone(geo::Feature&& feature) {
  ++result_.report.read;
  hearing::Zone zone;
  zone.name = name_of(fields_, feature);
  const auto record = record_name(feature, zone.name);
  if (!feature.geometry_problem.empty() || feature.shape.empty()) {
    return skip(record, feature.geometry_problem.empty() ? "it has no geometry" : feature.geometry_problem);
  }
  const auto text = fields_.text(feature, "kind");
  const auto stated = hearing::zone_kind_from_code(text);
  if (!stated && !options_.zone_kind) {
    return skip(record, text.empty() ? "its kind is not said; --kind says it for all records"
                                     : "\"" + text + "\" is not a kind of zone");
  }
  zone.kind = stated ? *stated : *options_.zone_kind;
  zone.names = fields_.names(feature);
  if (const auto width = number(fields_.text(feature, "width_m")); width && *width > 0)
    zone.width = Metres{*width};
  if (!mend(feature.shape, record)) return;
  zone.shape = std::move(feature.shape);
  zone.id = unique_id(fields_.text(feature, "id"), feature.fid);
  result_.content.zones.push_back(std::move(zone));
}

void PlaceCollector::take_building(geo::Feature&& feature) {
  ++result_.report.read;
  const auto record = record_name(feature, {});
  if (!feature.geometry_problem.empty() || feature.shape.empty()) {
    return skip(record, feature.geometry_problem.empty() ? "it has no geometry" : feature.geometry_problem);
  }
  hearing::Building building;
  const auto type = PlaceFields::tag(feature, "building");
  static constexpr std::string_view dwellings[] = {
      "house", "apartments",         "residential", "detached", "terrace",       "dormitory",
      "farm",  "semidetached_house", "bungalow",    "cabin",    "static_caravan"};
  const auto stated = fields_.text(feature, "dwelling");
  building.dwelling = stated == "1" || stated == "yes" || stated == "true" ||
                      std::find(std::begin(dwellings), std::end(dwellings), type) != std::end(dwellings);
  if (!mend(feature.shape, record)) return;
  building.shape = std::move(feature.shape);
  building.id = unique_id(fields_.text(feature, "id"), feature.fid);
  if (building.dwelling) count("dwellings");
  result_.content.buildings.push_back(std::move(building));
}

}  // namespace tyndau::intake
