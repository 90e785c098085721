/// \file
/// The columns that a table of hearings may have, and what kind of cell each holds.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace tyndau::intake {

/// Every column by its canonical name.
enum class Column {
  hearing_id,
  hearing_group,
  form,
  project_id,
  project_name,
  initiator,
  initiator_private,
  oblast,
  district,
  rural_district,
  project_lon,
  project_lat,
  coordinate_uncertainty_m,
  footprint_role,
  footprint_wkt,
  project_location,
  stated_lon,
  stated_lat,
  hazard_class,
  object_type,
  spz_radius_m,
  spz_wkt,
  territory_wkt,
  user_radius_m,
  wind_rose,
  affected_communities,
  affected_units,
  zones_named,
  declared_dwelling_distance_m,
  venue_name,
  venue_settlement,
  venue_oblast,
  venue_district,
  venue_rural_district,
  venue_lon,
  venue_lat,
  venue_uncertainty_m,
  venue_serves,
  hearing_start,
  hearing_end,
  notice_date,
  notice_languages,
  newspaper,
  newspaper_date,
  newspaper_area,
  tv_radio,
  tv_radio_date,
  tv_radio_area,
  documents_online_date,
  comments_until,
  leb_present,
  notice_subject,
  notice_place,
  notice_date_time,
  notice_documents_link,
  notice_initiator,
  notice_contact,
  notice_comments_address,
  doc_coordinates,
  doc_location_map,
  doc_settlement_scheme,
  doc_vector_file,
  doc_dwelling_distance,
  doc_affected_population,
  doc_living_conditions,
  doc_non_technical_summary,
  doc_report,
  location_map_shows,
  protocol_status,
  protocol_signed,
  protocol_published,
  protocol_defects,
  conclusion_date,
  conclusion_published,
  source_url,
  notes,
  unconfirmed,
};
inline constexpr std::size_t column_count = 77;

/// How the text of a cell is read.
enum class CellSort {
  identifier,
  text,
  personal,
  form,
  yes_no,
  unit,
  longitude,
  latitude,
  metres,
  role,
  wkt,
  area_wkt,
  hazard_class,
  wind_rose,
  place,
  place_list,
  unit_list,
  area_list,
  zone_list,
  date,
  date_time,
  languages,
  media,
  seen,
  seen_or_date,
  seen_or_texts,
  map_contents,
};

/// What rows of one hearing do with their cells of a column.
enum class Sharing {
  hearing,  ///< must agree where they are filled
  united,   ///< lists, joined
  venue,    ///< each row's own venue
  serves,   ///< joined when the venue is the same
  start,    ///< the venue's own; the earliest is the hearing's
  end,      ///< the venue's own; the latest is the hearing's
  outlet,   ///< each row's own publication
  first,    ///< the first that is filled
};

struct ColumnInfo {
  Column column;
  std::string_view name;  ///< canonical, as in English templates
  CellSort sort;
  Sharing sharing;
};

[[nodiscard]] const ColumnInfo& info(Column column);
/// In the order of the enumeration.
[[nodiscard]] std::span<const ColumnInfo> all_columns();
[[nodiscard]] std::optional<Column> column_from_name(std::string_view canonical_name);

}  // namespace tyndau::intake
