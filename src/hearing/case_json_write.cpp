#include "hearing/case_json.hpp"
#include "hearing/json_shape.hpp"

namespace tyndau::hearing {
namespace {

using json::Writer;

void text_unless_empty(Writer& out, std::string_view name, std::string_view text) {
  if (!text.empty()) out.member(name, text);
}

void metres(Writer& out, std::string_view name, const std::optional<Metres>& length) {
  if (length) out.key(name).number(length->value);
}

/// Exactly known is the default and left out.
void uncertainty(Writer& out, Metres length) {
  if (length.value != 0.0) out.key("uncertainty_m").number(length.value);
}

void date(Writer& out, std::string_view name, const std::optional<Date>& day) {
  if (day) out.member(name, to_iso(*day));
}

void moment(Writer& out, std::string_view name, const std::optional<LocalDateTime>& when) {
  if (when) out.member(name, to_iso(*when));
}

void seen(Writer& out, std::string_view name, Seen what) {
  if (what != Seen::not_seen) out.member(name, code(what));
}

void shape(Writer& out, std::string_view name, const geo::Shape& what) {
  if (!what.empty()) json::write_shape(out.key(name), what);
}

void position(Writer& out, std::string_view name, const std::optional<LonLat>& where) {
  if (!where) return;
  out.key(name).begin_object();
  out.key("lon").number(where->lon);
  out.key("lat").number(where->lat);
  out.end_object();
}

template <class T, class Write>
void list(Writer& out, std::string_view name, const std::vector<T>& all, Write write) {
  if (all.empty()) return;
  out.key(name).begin_array();
  for (const T& one : all) write(out, one);
  out.end_array();
}

void string(Writer& out, const std::string& text) { out.string(text); }

void place(Writer& out, const PlaceRef& ref) {
  out.begin_object();
  out.member("text", ref.text);
  text_unless_empty(out, "id", ref.id);
  list(out, "candidates", ref.candidates, string);
  out.end_object();
}

void unit(Writer& out, const UnitRef& ref) {
  out.begin_object();
  out.member("text", ref.text);
  if (ref.level) out.member("level", code(*ref.level));
  text_unless_empty(out, "id", ref.id);
  out.end_object();
}

void units(Writer& out, const UnitContext& context) {
  out.object_unless_empty("units", [&] {
    text_unless_empty(out, "oblast", context.oblast);
    text_unless_empty(out, "district", context.district);
    text_unless_empty(out, "rural_district", context.rural_district);
  });
}

std::string_view name_of(const std::string& key) { return key; }
template <class Key>
std::string_view name_of(Key key) {
  return code(key);
}

/// Every entry is written, not_seen too: the map comes back as it was.
template <class Key>
void seen_map(Writer& out, std::string_view name, const std::map<Key, Seen>& entries) {
  out.object_unless_empty(name, [&] {
    for (const auto& [key, value] : entries) out.member(name_of(key), code(value));
  });
}

void footprint(Writer& out, const std::optional<Footprint>& footprint) {
  if (!footprint) return;
  out.key("footprint").begin_object();
  shape(out, "shape", footprint->shape);
  out.member("role", code(footprint->role));
  uncertainty(out, footprint->uncertainty);
  out.end_object();
}

void site_region(Writer& out, const std::optional<SiteRegion>& region) {
  if (!region) return;
  out.key("site_region").begin_object();
  text_unless_empty(out, "text", region->text);
  out.key("anchor");
  place(out, region->anchor);
  position(out, "centre", region->centre);
  out.key("low_m").number(region->from_anchor.low.value);
  out.key("high_m").number(region->from_anchor.high.value);
  if (region->azimuths) {
    out.key("azimuth_low").number(region->azimuths->low);
    out.key("azimuth_high").number(region->azimuths->high);
  }
  out.end_object();
}

void project(Writer& out, const Project& project) {
  out.key("project").begin_object();
  text_unless_empty(out, "id", project.id);
  text_unless_empty(out, "name", project.name);
  if (project.initiator_is_private) {
    out.key("initiator_is_private").boolean(true);
  } else {
    text_unless_empty(out, "initiator", project.initiator);
  }
  units(out, project.units);
  text_unless_empty(out, "location", project.location);
  footprint(out, project.footprint);
  site_region(out, project.site_region);
  if (project.hazard_class) out.member("hazard_class", code(*project.hazard_class));
  text_unless_empty(out, "object_type", project.object_type);
  metres(out, "declared_spz_m", project.declared_spz);
  shape(out, "surveyed_spz", project.surveyed_spz);
  shape(out, "declared_territory", project.declared_territory);
  metres(out, "user_radius_m", project.user_radius);
  list(out, "wind_rose", project.wind_rose, [](Writer& to, double share) { to.number(share); });
  list(out, "declared_communities", project.declared_communities, place);
  list(out, "declared_units", project.declared_units, unit);
  seen_map(out, "named_zones", project.named_zones);
  metres(out, "declared_dwelling_distance_m", project.declared_dwelling_distance);
  position(out, "stated_position", project.stated_position);
  out.end_object();
}

void venue(Writer& out, const Venue& venue) {
  out.begin_object();
  text_unless_empty(out, "id", venue.id);
  text_unless_empty(out, "name", venue.name);
  if (venue.settlement != PlaceRef{}) place(out.key("settlement"), venue.settlement);
  units(out, venue.units);
  list(out, "resolved_units", venue.resolved_units, unit);
  position(out, "position", venue.position);
  uncertainty(out, venue.uncertainty);
  list(out, "serves", venue.serves, place);
  moment(out, "start", venue.start);
  moment(out, "end", venue.end);
  out.end_object();
}

void outlet(Writer& out, const Outlet& outlet) {
  out.begin_object();
  out.member("kind", code(outlet.kind));
  seen(out, "seen", outlet.seen);
  text_unless_empty(out, "name", outlet.name);
  date(out, "date", outlet.date);
  list(out, "area", outlet.area, place);
  list(out, "units", outlet.units, unit);
  out.end_object();
}

void notice(Writer& out, const Notice& notice) {
  out.object_unless_empty("notice", [&] {
    date(out, "date", notice.date);
    list(out, "languages", notice.languages,
         [](Writer& to, Language language) { to.string(code(language)); });
    list(out, "outlets", notice.outlets, outlet);
    seen_map(out, "fields", notice.fields);
    date(out, "documents_online", notice.documents_online);
    seen(out, "documents_online_seen", notice.documents_online_seen);
    date(out, "comments_until", notice.comments_until);
  });
}

void papers(Writer& out, const Case& input) {
  out.object_unless_empty("documents", [&] {
    seen_map(out, "parts", input.documents.parts);
    seen_map(out, "map_shows", input.documents.map_shows);
  });
  out.object_unless_empty("protocol", [&] {
    seen(out, "status", input.protocol.status);
    date(out, "signed_on", input.protocol.signed_on);
    date(out, "published_on", input.protocol.published_on);
    seen(out, "defects", input.protocol.defects);
    list(out, "defect_texts", input.protocol.defect_texts, string);
  });
  out.object_unless_empty("conclusion", [&] {
    date(out, "issued_on", input.conclusion.issued_on);
    date(out, "published_on", input.conclusion.published_on);
  });
}

}  // namespace

void write_case(Writer& out, const Case& input) {
  out.begin_object();
  out.member("id", input.id);
  text_unless_empty(out, "group", input.group);
  out.member("country", input.country);
  out.member("form", code(input.form));
  project(out, input.project);
  list(out, "venues", input.venues, venue);
  moment(out, "start", input.start);
  moment(out, "end", input.end);
  seen(out, "leb_present", input.leb_present);
  notice(out, input.notice);
  papers(out, input);
  text_unless_empty(out, "source_url", input.source_url);
  text_unless_empty(out, "notes", input.notes);
  out.object_unless_empty("origin", [&] {
    text_unless_empty(out, "file", input.origin.file);
    list(out, "rows", input.origin.rows, [](Writer& to, std::int64_t row) { to.integer(row); });
    if (input.origin.unconfirmed) out.key("unconfirmed").boolean(true);
  });
  out.end_object();
}

std::string case_to_json(const Case& input) {
  std::string text;
  Writer out(text);
  write_case(out, input);
  return text;
}

}  // namespace tyndau::hearing
