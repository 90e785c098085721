#include "intake/row_reader.hpp"

#include "geo/geodesic.hpp"
#include "intake/column_fixes.hpp"
#include "intake/fold.hpp"
#include "intake/places/place_text.hpp"
#include "intake/row_cells.hpp"
#include "intake/row_location.hpp"
#include "intake/total_row.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace tyndau::intake {
namespace {

using hearing::Case;
using hearing::Outlet;
using hearing::PlaceRef;
using hearing::Seen;
using hearing::UnitRef;

struct Position {
  std::optional<LonLat> at;
  Metres rounding;  ///< half a unit of the last digit of both numbers
};

/// Half of the last digit, as a distance from the position.
Metres rounding_of(LonLat at, const Angle& lon, const Angle& lat) {
  const LonLat moved{at.lon + lon.rounding, at.lat + lat.rounding};
  return in_range(moved) ? geo::distance(at, moved) : Metres{0};
}

const char* fault_code(Country::Fit fit) {
  switch (fit) {
    case Country::Fit::swapped: return "coordinates-swapped";
    case Country::Fit::zero: return "coordinates-zero";
    case Country::Fit::outside: return "coordinates-outside-country";
    case Country::Fit::out_of_range: return "coordinates-out-of-range";
    case Country::Fit::plausible: break;
  }
  return nullptr;
}

Position read_position(RowCells& cells, Column lon_column, Column lat_column, const Country& country) {
  if (!cells.has(lon_column) && !cells.has(lat_column)) return {};
  if (!cells.has(lon_column) || !cells.has(lat_column)) {
    const bool lon_missing = !cells.has(lon_column);
    cells.problem("coordinates-incomplete", lon_missing ? lat_column : lon_column,
                  {{"other", cells.header(lon_missing ? lon_column : lat_column)}});
    return {};
  }
  const auto lon = cells.degrees(lon_column, Axis::longitude);
  const auto lat = cells.degrees(lat_column, Axis::latitude);
  if (!lon || !lat) return {};
  const auto fit = country.fit(lon->degrees, lat->degrees);
  if (const char* code = fault_code(fit)) {
    cells.problem(code, lon_column, {{"lon", cells.text(lon_column)}, {"lat", cells.text(lat_column)}});
    if (fit == Country::Fit::swapped) cells.fix("swap", lon_column, lat_column);
    if (look_like_metres(cells.text(lon_column), cells.text(lat_column)))
      cells.fix("utm", lon_column, lat_column);
    return {};
  }
  const LonLat at{lon->degrees, lat->degrees};
  return {at, rounding_of(at, *lon, *lat)};
}

std::vector<PlaceRef> places(const std::vector<std::string>& texts) {
  std::vector<PlaceRef> list;
  for (const auto& text : texts) list.push_back({text, {}, {}});
  return list;
}

UnitRef unit_ref(const std::string& text) { return {text, stated_level(text), {}}; }

/// The row's own geometry, for formats that have one.
geo::Shape record_shape(RowCells& cells, const TableRow& row) {
  if (!row.geometry_problem.empty())
    cells.row_problem("geometry-not-taken", {{"reason", row.geometry_problem}});
  if (row.shape.empty()) return {};
  auto shape = mended(row.shape);
  if (!shape) {
    cells.row_problem(shape.error().code, shape.error().arguments);
    return {};
  }
  if (!shape->repaired.empty())
    cells.note("geometry-repaired", {}, {{"column", std::string("geometry")}, {"reason", shape->repaired}});
  return std::move(shape->shape);
}

/// A footprint must lie where the country is; one vertex tells for all, for a swapped pair swaps them all.
bool shape_fits(RowCells& cells, const geo::Shape& shape, const Country& country, Column column) {
  const auto corners = geo::vertices(shape);
  if (corners.empty()) return true;
  const LonLat first = corners.front();
  const auto fit = country.fit(first.lon, first.lat);
  const char* code = fault_code(fit);
  if (code == nullptr) return true;
  Arguments arguments{{"lon", std::to_string(first.lon)}, {"lat", std::to_string(first.lat)}};
  if (cells.has(column)) {
    cells.problem(code, column, std::move(arguments));
  } else {
    arguments.emplace("column", std::string("geometry"));
    cells.row_problem(code, std::move(arguments));
  }
  return false;
}

void read_footprint(RowCells& cells, const TableRow& row, const Country& country, hearing::Project& project) {
  const auto point = read_position(cells, Column::project_lon, Column::project_lat, country);
  const auto stated = cells.metres(Column::coordinate_uncertainty_m);
  const auto role = cells.word(Column::footprint_role, &parse_role, "unknown-role");
  geo::Shape shape = record_shape(cells, row);
  if (cells.has(Column::footprint_wkt)) shape = cells.shape(Column::footprint_wkt, false);
  if (!shape_fits(cells, shape, country, Column::footprint_wkt)) return;
  hearing::Footprint footprint;
  footprint.uncertainty = stated.value_or(shape.empty() ? point.rounding : Metres{0});
  if (role) footprint.role = *role;
  const bool in_columns = cells.has(Column::project_lon) || cells.has(Column::project_lat) ||
                          cells.has(Column::footprint_wkt) || !shape.empty();
  if (!shape.empty()) {
    footprint.shape = std::move(shape);
  } else if (point.at) {
    footprint.shape = geo::point_shape(*point.at);
  } else if (auto said = in_columns ? std::nullopt : location_of_words(cells, country)) {
    footprint.shape = std::move(said->shape);
    footprint.uncertainty = stated.value_or(said->uncertainty);
  }
  if (footprint.shape.empty()) return;
  if (in_columns) compare_location(cells, country, footprint);
  project.footprint = std::move(footprint);
}

/// As a document prints it: what cannot be read is noted, never refused.
void read_stated_position(RowCells& cells, hearing::Project& project) {
  if (!cells.has(Column::stated_lon) || !cells.has(Column::stated_lat)) return;
  const auto lon = parse_degrees_of(cells.text(Column::stated_lon), Axis::longitude);
  const auto lat = parse_degrees_of(cells.text(Column::stated_lat), Axis::latitude);
  if (lon && lat && in_range({lon->degrees, lat->degrees}))
    project.stated_position = LonLat{lon->degrees, lat->degrees};
  else
    cells.note("stated-position-not-read", Column::stated_lon);
}

bool says_private_person(const std::string& text) {
  const auto folded = fold_tight(text);
  for (const std::string_view words :
       {"физлицо", "физическоелицо", "жекетұлға", "privateperson", "частноелицо"}) {
    if (folded == words) return true;
  }
  return false;
}

void read_initiator(RowCells& cells, hearing::Project& project) {
  project.initiator = cells.text(Column::initiator);
  project.initiator_is_private =
      cells.seen(Column::initiator_private) == Seen::present || says_private_person(project.initiator);
  if (project.initiator_is_private) project.initiator.clear();
}

void read_declared_places(RowCells& cells, hearing::Project& project) {
  project.declared_communities = places(cells.list(Column::affected_communities));
  for (const auto& text : cells.list(Column::affected_units))
    project.declared_units.push_back(unit_ref(text));
  if (auto zones = cells.value(Column::zones_named, &parse_zones)) project.named_zones = std::move(*zones);
}

void read_project(RowCells& cells, const TableRow& row, const Country& country, hearing::Project& project) {
  project.id = cells.text(Column::project_id);
  project.name = cells.text(Column::project_name);
  read_initiator(cells, project);
  project.units = {cells.text(Column::oblast), cells.text(Column::district),
                   cells.text(Column::rural_district)};
  project.location = cells.text(Column::project_location);
  read_footprint(cells, row, country, project);
  read_stated_position(cells, project);
  project.hazard_class = cells.word(Column::hazard_class, &parse_hazard_class, "unknown-hazard-class");
  project.object_type = cells.text(Column::object_type);
  project.declared_spz = cells.metres(Column::spz_radius_m);
  project.surveyed_spz = cells.shape(Column::spz_wkt, true);
  project.declared_territory = cells.shape(Column::territory_wkt, true);
  if (!shape_fits(cells, project.surveyed_spz, country, Column::spz_wkt)) project.surveyed_spz = {};
  if (!shape_fits(cells, project.declared_territory, country, Column::territory_wkt))
    project.declared_territory = {};
  project.user_radius = cells.metres(Column::user_radius_m);
  if (auto rose = cells.value(Column::wind_rose, &parse_wind_rose)) project.wind_rose = std::move(*rose);
  read_declared_places(cells, project);
  project.declared_dwelling_distance = cells.metres(Column::declared_dwelling_distance_m);
}

bool says_a_venue(const RowCells& cells) {
  const auto columns = all_columns();
  return std::any_of(columns.begin(), columns.end(), [&](const ColumnInfo& column) {
    return (column.sharing == Sharing::venue || column.sharing == Sharing::serves) &&
           cells.has(column.column);
  });
}

void read_venue(RowCells& cells, const Country& country, Case& input) {
  input.start = cells.moment(Column::hearing_start);
  input.end = cells.moment(Column::hearing_end);
  if (!says_a_venue(cells)) return;
  hearing::Venue venue;
  venue.id = "v1";
  venue.name = cells.text(Column::venue_name);
  venue.settlement.text = cells.text(Column::venue_settlement);
  venue.units = {cells.text(Column::venue_oblast), cells.text(Column::venue_district),
                 cells.text(Column::venue_rural_district)};
  const auto position = read_position(cells, Column::venue_lon, Column::venue_lat, country);
  const auto stated = cells.metres(Column::venue_uncertainty_m);
  venue.position = position.at;
  venue.uncertainty = stated.value_or(position.rounding);
  venue.serves = places(cells.list(Column::venue_serves));
  venue.start = input.start;
  venue.end = input.end;
  input.venues.push_back(std::move(venue));
}

void read_outlet(RowCells& cells, hearing::MediaKind kind, Column name, Column date, Column area,
                 std::vector<Outlet>& outlets) {
  if (!cells.has(name) && !cells.has(date) && !cells.has(area)) return;
  Outlet outlet;
  outlet.kind = kind;
  outlet.seen = Seen::present;
  outlet.date = cells.date(date);
  for (const auto& text : cells.list(area)) {
    if (stated_level(text) && text.find('[') == std::string::npos)
      outlet.units.push_back(unit_ref(text));
    else
      outlet.area.push_back({text, {}, {}});
  }
  if (const auto seen = parse_seen(cells.text(name))) {
    outlet.seen = *seen;
    outlets.push_back(std::move(outlet));
    return;
  }
  auto names = cells.list(name);
  if (names.empty()) names.emplace_back();
  for (auto& each : names) {
    outlet.name = std::move(each);
    outlets.push_back(outlet);
  }
}

/// A date, or a word that says that it was looked for.
Seen read_seen_or_date(RowCells& cells, Column column, std::optional<Date>& date) {
  if (!cells.has(column)) return Seen::not_seen;
  if (const auto seen = parse_seen(cells.text(column))) return *seen;
  date = cells.date(column);
  return date ? Seen::present : Seen::not_seen;
}

void read_notice(RowCells& cells, hearing::Notice& notice) {
  static constexpr std::array<Column, 7> fields{Column::notice_subject,         Column::notice_place,
                                                Column::notice_date_time,       Column::notice_documents_link,
                                                Column::notice_initiator,       Column::notice_contact,
                                                Column::notice_comments_address};
  notice.date = cells.date(Column::notice_date);
  if (auto languages = cells.value(Column::notice_languages, &parse_languages))
    notice.languages = std::move(*languages);
  read_outlet(cells, hearing::MediaKind::newspaper, Column::newspaper, Column::newspaper_date,
              Column::newspaper_area, notice.outlets);
  read_outlet(cells, hearing::MediaKind::tv_or_radio, Column::tv_radio, Column::tv_radio_date,
              Column::tv_radio_area, notice.outlets);
  notice.documents_online_seen =
      read_seen_or_date(cells, Column::documents_online_date, notice.documents_online);
  notice.comments_until = cells.date(Column::comments_until);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const auto seen = cells.seen(fields[i]);
    if (seen != Seen::not_seen) notice.fields[std::string(hearing::notice_fields[i])] = seen;
  }
}

void read_documents(RowCells& cells, hearing::Documents& documents) {
  using Part = hearing::DocumentPart;
  static constexpr std::array<std::pair<Column, Part>, hearing::document_part_count> parts{
      {{Column::doc_report, Part::report},
       {Column::doc_coordinates, Part::coordinates},
       {Column::doc_location_map, Part::location_map},
       {Column::doc_settlement_scheme, Part::settlement_scheme},
       {Column::doc_vector_file, Part::vector_file},
       {Column::doc_dwelling_distance, Part::dwelling_distance},
       {Column::doc_affected_population, Part::affected_population},
       {Column::doc_living_conditions, Part::living_conditions},
       {Column::doc_non_technical_summary, Part::non_technical_summary}}};
  for (const auto& [column, part] : parts) {
    const auto seen = cells.seen(column);
    if (seen != Seen::not_seen) documents.parts[part] = seen;
  }
  if (auto shows = cells.value(Column::location_map_shows, &parse_map_contents))
    documents.map_shows = std::move(*shows);
}

void read_protocol(RowCells& cells, Case& input) {
  auto& protocol = input.protocol;
  protocol.status = cells.seen(Column::protocol_status);
  protocol.signed_on = cells.date(Column::protocol_signed);
  const auto published = read_seen_or_date(cells, Column::protocol_published, protocol.published_on);
  if (protocol.status == Seen::not_seen) protocol.status = published;
  if (cells.has(Column::protocol_defects)) {
    if (const auto seen = parse_seen(cells.text(Column::protocol_defects))) {
      protocol.defects = *seen;
    } else {
      protocol.defects = Seen::present;
      protocol.defect_texts = cells.list(Column::protocol_defects);
    }
  }
  input.conclusion.issued_on = cells.date(Column::conclusion_date);
  input.conclusion.published_on = cells.date(Column::conclusion_published);
}

void check_order(RowCells& cells, const Case& input) {
  if (input.start && input.notice.date && input.start->date < *input.notice.date) {
    cells.problem("hearing-before-notice", Column::hearing_start,
                  {{"notice", DateInterval{*input.notice.date, *input.notice.date}},
                   {"hearing", DateInterval{input.start->date, input.start->date}}});
  }
  if (input.start && input.end && input.end->date < input.start->date) {
    cells.problem("hearing-ends-before-start", Column::hearing_end,
                  {{"start", DateInterval{input.start->date, input.start->date}},
                   {"end", DateInterval{input.end->date, input.end->date}}});
  }
}

void report_faults(RowCells& cells, const TableHead& head, const TableRow& row) {
  for (const RowFault fault : row.faults) {
    switch (fault) {
      case RowFault::nul_bytes: cells.row_problem("nul-bytes"); break;
      case RowFault::broken_text: cells.row_problem("broken-text"); break;
      case RowFault::too_long: cells.row_problem("row-too-long"); break;
      case RowFault::too_many_cells: break;  // the count below says it
      case RowFault::quote_not_closed: cells.row_problem("quote-not-closed"); break;
      case RowFault::json_unreadable:
        cells.row_problem("unreadable-json", {{"example", std::string("{\"hearing_id\": \"1\"}")}});
        break;
    }
  }
  const std::size_t expected = head.match.headers.size();
  for (std::size_t i = expected; i < row.cells.size(); ++i) {
    if (is_blank(row.cells[i].text)) continue;
    cells.row_problem("too-many-cells",
                      {{"expected", std::to_string(expected)}, {"found", std::to_string(row.cells.size())}});
    return;
  }
}

/// Any column that is named there, or any other word, says that somebody has still to look; "no" in a word or a sign does not.
bool names_unconfirmed(const RowCells& cells) {
  const auto names = cells.list(Column::unconfirmed);
  return std::any_of(names.begin(), names.end(),
                     [](const std::string& name) { return parse_seen(name) != Seen::absent; });
}

}  // namespace

RowDraft read_row(const TableHead& head, const TableRow& row, const Country& country) {
  RowDraft draft;
  RowCells cells(head, row, draft.problems, draft.notes);
  Case& input = draft.input;
  input.origin = {head.file, {row.number}, head.unconfirmed};
  report_faults(cells, head, row);
  const bool unreadable = std::any_of(row.faults.begin(), row.faults.end(), [](RowFault fault) {
    return fault == RowFault::too_long || fault == RowFault::quote_not_closed ||
           fault == RowFault::json_unreadable;
  });
  if (unreadable) return draft;  // its cells are not what somebody wrote
  if (const auto word = total_word(cells, row)) {
    cells.row_problem("total-row", {{"value", cut(*word)}});
    return draft;
  }
  input.id = head.numbering.empty() ? cells.text(Column::hearing_id) : head.id_of(row.number);
  input.group = cells.text(Column::hearing_group);
  if (input.id.empty()) cells.problem("hearing-id-missing", Column::hearing_id);
  if (const auto form = cells.word(Column::form, &parse_form, "unknown-form")) input.form = *form;
  read_project(cells, row, country, input.project);
  read_venue(cells, country, input);
  read_notice(cells, input.notice);
  input.leb_present = cells.seen(Column::leb_present);
  read_documents(cells, input.documents);
  read_protocol(cells, input);
  input.source_url = cells.text(Column::source_url);
  input.notes = cells.text(Column::notes);
  if (names_unconfirmed(cells)) input.origin.unconfirmed = true;
  check_order(cells, input);
  return draft;
}

}  // namespace tyndau::intake
