#include "core/closest_word.hpp"
#include "hearing/case_json.hpp"
#include "hearing/json_shape.hpp"

#include <algorithm>
#include <set>

namespace tyndau::hearing {
namespace {

using json::as_string;
using json::Fault;
using json::Object;
using json::Value;

constexpr std::array all_seen{Seen::not_seen, Seen::absent, Seen::present};
constexpr std::array all_media{MediaKind::newspaper, MediaKind::tv_or_radio, MediaKind::other};
constexpr std::array all_levels{UnitLevel::oblast, UnitLevel::district, UnitLevel::rural_district};
constexpr std::array all_roles{FootprintRole::site_boundary, FootprintRole::source_point,
                               FootprintRole::route};
constexpr std::array all_hazards{HazardClass::I, HazardClass::II, HazardClass::III, HazardClass::IV,
                                 HazardClass::V};

/// Enumerators 0 … count - 1.
template <class T, std::size_t count>
constexpr std::array<T, count> counted() {
  std::array<T, count> all{};
  for (std::size_t i = 0; i < count; ++i) all[i] = static_cast<T>(i);
  return all;
}
constexpr auto all_parts = counted<DocumentPart, document_part_count>();
constexpr auto all_zone_kinds = counted<ZoneKind, zone_kind_count>();

[[noreturn]] void refuse(const std::string& word, const std::vector<std::string>& known,
                         const std::string& pointer) {
  std::string message = "expected one of ";
  for (std::size_t i = 0; i < known.size(); ++i) message += (i == 0 ? "" : ", ") + known[i];
  message += "; read \"" + word + "\"";
  if (const auto near = closest_word(word, known)) message += "; did you mean \"" + *near + "\"?";
  throw Fault(pointer, message);
}

template <class All>
auto enumerator(const std::string& word, const All& all, const std::string& pointer) {
  for (const auto value : all) {
    if (code(value) == word) return value;
  }
  std::vector<std::string> known;
  for (const auto value : all) known.emplace_back(code(value));
  refuse(word, known, pointer);
}

template <class All>
std::optional<typename All::value_type> word(const Object& object, std::string_view name, const All& all) {
  const Value* value = object.find(name);
  if (value == nullptr) return std::nullopt;
  return enumerator(as_string(*value, object.pointer(name)), all, object.pointer(name));
}

Seen seen(const Object& object, std::string_view name) {
  return word(object, name, all_seen).value_or(Seen::not_seen);
}

std::optional<Metres> metres(const Object& object, std::string_view name) {
  const auto length = object.length(name);
  return length ? std::optional(Metres{*length}) : std::nullopt;
}

geo::Shape shape(const Object& object, std::string_view name) {
  const Value* value = object.find(name);
  return value == nullptr ? geo::Shape{} : json::read_shape(*value, object.pointer(name));
}

/// As written: the numbers of a document may be no position at all.
std::optional<LonLat> unchecked_position(const Object& object, std::string_view name) {
  const Value* value = object.find(name);
  if (value == nullptr) return std::nullopt;
  const Object position(*value, object.pointer(name), {"lon", "lat"});
  return LonLat{json::as_number(position.at("lon"), position.pointer("lon")),
                json::as_number(position.at("lat"), position.pointer("lat"))};
}

std::optional<LonLat> position(const Object& object, std::string_view name) {
  const auto read = unchecked_position(object, name);
  if (!read) return std::nullopt;
  const auto checked = make_lon_lat(read->lon, read->lat);
  if (!checked) throw Fault(object.pointer(name), checked.error().message);
  return *checked;
}

PlaceRef place(const Value& value, const std::string& pointer) {
  const Object object(value, pointer, {"text", "id", "candidates"});
  return {object.text("text"), object.text("id"), object.strings("candidates")};
}

UnitRef unit(const Value& value, const std::string& pointer) {
  const Object object(value, pointer, {"text", "level", "id"});
  return {object.text("text"), word(object, "level", all_levels), object.text("id")};
}

UnitContext units(const Object& object) {
  const Value* value = object.find("units");
  if (value == nullptr) return {};
  const Object context(*value, object.pointer("units"), {"oblast", "district", "rural_district"});
  return {context.text("oblast"), context.text("district"), context.text("rural_district")};
}

/// Calls back with each member of a map of words to `Seen`.
template <class Take>
void each_seen(const Object& object, std::string_view name, Take take) {
  const Value* map = object.find(name);
  if (map == nullptr) return;
  const std::string where = object.pointer(name);
  if (map->kind != Value::Kind::object)
    throw Fault(where, "expected an object, read " + json::describe(*map));
  for (const auto& [key, value] : map->members) {
    const std::string pointer = json::pointer_to(where, key);
    take(key, enumerator(as_string(value, pointer), all_seen, pointer), pointer);
  }
}

template <class All>
auto seen_map(const Object& object, std::string_view name, const All& all) {
  std::map<typename All::value_type, Seen> entries;
  each_seen(object, name, [&](const std::string& key, Seen value, const std::string& pointer) {
    entries.emplace(enumerator(key, all, pointer), value);
  });
  return entries;
}

template <class Known>
std::map<std::string, Seen> named_seen_map(const Object& object, std::string_view name, const Known& known) {
  std::map<std::string, Seen> entries;
  each_seen(object, name, [&](const std::string& key, Seen value, const std::string& pointer) {
    if (std::find(known.begin(), known.end(), key) == known.end())
      refuse(key, {known.begin(), known.end()}, pointer);
    entries.emplace(key, value);
  });
  return entries;
}

std::optional<Footprint> footprint(const Object& object) {
  const Value* value = object.find("footprint");
  if (value == nullptr) return std::nullopt;
  const Object inside(*value, object.pointer("footprint"), {"shape", "role", "uncertainty_m"});
  Footprint footprint;
  footprint.shape = shape(inside, "shape");
  footprint.role = word(inside, "role", all_roles).value_or(FootprintRole::site_boundary);
  footprint.uncertainty = metres(inside, "uncertainty_m").value_or(Metres{});
  return footprint;
}

std::vector<double> wind_rose(const Object& object) {
  const auto shares = object.list<double>("wind_rose", json::as_number);
  if (shares.empty() || shares.size() == 8 || shares.size() == 16) return shares;
  throw Fault(object.pointer("wind_rose"), "expected 8 or 16 shares in percent, from north clockwise; read " +
                                               std::to_string(shares.size()));
}

void initiator(const Object& object, Project& project) {
  project.initiator = object.text("initiator");
  project.initiator_is_private = object.boolean("initiator_is_private");
  if (!project.initiator_is_private || project.initiator.empty()) return;
  throw Fault(object.pointer("initiator"), "expected no name, because the initiator is a private person");
}

std::optional<SiteRegion> site_region(const Object& object) {
  const Value* value = object.find("site_region");
  if (value == nullptr) return std::nullopt;
  const Object inside(*value, object.pointer("site_region"),
                      {"text", "anchor", "centre", "low_m", "high_m", "azimuth_low", "azimuth_high"});
  SiteRegion region;
  region.text = inside.text("text");
  region.anchor = place(inside.at("anchor"), inside.pointer("anchor"));
  const auto centre = unchecked_position(inside, "centre");
  if (!centre || !in_range(*centre))
    throw Fault(inside.pointer("centre"), "expected a position on the Earth");
  region.centre = *centre;
  region.from_anchor = {metres(inside, "low_m").value_or(Metres{}),
                        metres(inside, "high_m").value_or(Metres{})};
  if (region.from_anchor.high <= region.from_anchor.low) {
    throw Fault(inside.pointer("high_m"), "expected more than low_m");
  }
  const auto degrees = [&](const char* name) {
    const Value* number = inside.find(name);
    return number == nullptr ? std::optional<double>() : as_number(*number, inside.pointer(name));
  };
  const auto low = degrees("azimuth_low"), high = degrees("azimuth_high");
  if (low.has_value() != high.has_value() || (low && (*high <= *low || *high - *low > 180.0))) {
    throw Fault(inside.pointer("azimuth_high"), "expected up to 180 degrees more than azimuth_low");
  }
  if (low) region.azimuths = Interval<double>{*low, *high};
  return region;
}

Project project(const Value& value, const std::string& pointer) {
  const Object object(value, pointer,
                      {"id",
                       "name",
                       "initiator",
                       "initiator_is_private",
                       "units",
                       "location",
                       "footprint",
                       "site_region",
                       "hazard_class",
                       "object_type",
                       "declared_spz_m",
                       "surveyed_spz",
                       "declared_territory",
                       "user_radius_m",
                       "wind_rose",
                       "declared_communities",
                       "declared_units",
                       "named_zones",
                       "declared_dwelling_distance_m",
                       "stated_position"});
  Project project;
  project.id = object.text("id");
  project.name = object.text("name");
  initiator(object, project);
  project.units = units(object);
  project.location = object.text("location");
  project.footprint = footprint(object);
  project.site_region = site_region(object);
  project.hazard_class = word(object, "hazard_class", all_hazards);
  project.object_type = object.text("object_type");
  project.declared_spz = metres(object, "declared_spz_m");
  project.surveyed_spz = shape(object, "surveyed_spz");
  project.declared_territory = shape(object, "declared_territory");
  project.user_radius = metres(object, "user_radius_m");
  project.wind_rose = wind_rose(object);
  project.declared_communities = object.list<PlaceRef>("declared_communities", place);
  project.declared_units = object.list<UnitRef>("declared_units", unit);
  project.named_zones = seen_map(object, "named_zones", all_zone_kinds);
  project.declared_dwelling_distance = metres(object, "declared_dwelling_distance_m");
  project.stated_position = unchecked_position(object, "stated_position");
  return project;
}

Venue venue(const Value& value, const std::string& pointer) {
  const Object object(value, pointer,
                      {"id", "name", "settlement", "units", "resolved_units", "position", "uncertainty_m",
                       "serves", "start", "end"});
  Venue venue;
  venue.id = object.text("id");
  venue.name = object.text("name");
  if (const Value* where = object.find("settlement"))
    venue.settlement = place(*where, object.pointer("settlement"));
  venue.units = units(object);
  venue.resolved_units = object.list<UnitRef>("resolved_units", unit);
  venue.position = position(object, "position");
  venue.uncertainty = metres(object, "uncertainty_m").value_or(Metres{});
  venue.serves = object.list<PlaceRef>("serves", place);
  venue.start = object.moment("start");
  venue.end = object.moment("end");
  return venue;
}

std::vector<Venue> venues(const Object& object) {
  std::set<std::string> ids;
  return object.list<Venue>("venues", [&](const Value& value, const std::string& pointer) {
    Venue read = venue(value, pointer);
    if (!read.id.empty() && !ids.insert(read.id).second) {
      throw Fault(pointer + "/id", "expected an id that no other venue has, read \"" + read.id + "\" again");
    }
    return read;
  });
}

Outlet outlet(const Value& value, const std::string& pointer) {
  const Object object(value, pointer, {"kind", "seen", "name", "date", "area", "units"});
  Outlet outlet;
  outlet.kind = word(object, "kind", all_media).value_or(MediaKind::other);
  outlet.seen = seen(object, "seen");
  outlet.name = object.text("name");
  outlet.date = object.date("date");
  outlet.area = object.list<PlaceRef>("area", place);
  outlet.units = object.list<UnitRef>("units", unit);
  return outlet;
}

Notice notice(const Value& value, const std::string& pointer) {
  const Object object(value, pointer,
                      {"date", "languages", "outlets", "fields", "documents_online", "documents_online_seen",
                       "comments_until"});
  Notice notice;
  notice.date = object.date("date");
  notice.languages = object.list<Language>("languages", [](const Value& item, const std::string& where) {
    return enumerator(as_string(item, where), all_languages, where);
  });
  notice.outlets = object.list<Outlet>("outlets", outlet);
  notice.fields = named_seen_map(object, "fields", notice_fields);
  notice.documents_online = object.date("documents_online");
  notice.documents_online_seen = seen(object, "documents_online_seen");
  notice.comments_until = object.date("comments_until");
  return notice;
}

Documents documents(const Value& value, const std::string& pointer) {
  const Object object(value, pointer, {"parts", "map_shows"});
  return {seen_map(object, "parts", all_parts), named_seen_map(object, "map_shows", map_contents)};
}

Protocol protocol(const Value& value, const std::string& pointer) {
  const Object object(value, pointer, {"status", "signed_on", "published_on", "defects", "defect_texts"});
  return {seen(object, "status"), object.date("signed_on"), object.date("published_on"),
          seen(object, "defects"), object.strings("defect_texts")};
}

Conclusion conclusion(const Value& value, const std::string& pointer) {
  const Object object(value, pointer, {"issued_on", "published_on"});
  return {object.date("issued_on"), object.date("published_on")};
}

Origin origin(const Value& value, const std::string& pointer) {
  const Object object(value, pointer, {"file", "rows", "unconfirmed"});
  return {object.text("file"), object.list<std::int64_t>("rows", json::as_integer),
          object.boolean("unconfirmed")};
}

/// Reads a member that is an object of its own; the default when it is missing.
template <class T>
T part(const Object& object, std::string_view name, T (*read)(const Value&, const std::string&)) {
  const Value* value = object.find(name);
  return value == nullptr ? T{} : read(*value, object.pointer(name));
}

}  // namespace

Case read_case(const Value& value, const std::string& pointer) {
  const Object object(value, pointer,
                      {"id", "group", "country", "form", "project", "venues", "start", "end", "leb_present",
                       "notice", "documents", "protocol", "conclusion", "source_url", "notes", "origin"});
  Case read;
  read.id = object.filled_text("id");
  read.group = object.text("group");
  if (object.find("country") != nullptr) read.country = object.text("country");
  read.form = word(object, "form", all_forms).value_or(Form::open_meeting);
  read.project = part(object, "project", project);
  read.venues = venues(object);
  read.start = object.moment("start");
  read.end = object.moment("end");
  read.leb_present = seen(object, "leb_present");
  read.notice = part(object, "notice", notice);
  read.documents = part(object, "documents", documents);
  read.protocol = part(object, "protocol", protocol);
  read.conclusion = part(object, "conclusion", conclusion);
  read.source_url = object.text("source_url");
  read.notes = object.text("notes");
  read.origin = part(object, "origin", origin);
  return read;
}

Result<Case> case_from_json(std::string_view text) {
  const auto value = json::parse(text);
  if (!value) return tl::unexpected<Error>(value.error());
  try {
    return read_case(*value);
  } catch (const Fault& fault) {
    return tl::unexpected<Error>(json::error_of(fault));
  }
}

}  // namespace tyndau::hearing
