#include "intake/columns.hpp"

namespace tyndau::intake {
namespace {

using K = CellSort;
using S = Sharing;

/// In the order of the enumeration.
constexpr std::array<ColumnInfo, column_count> infos{{
    {Column::hearing_id, "hearing_id", K::identifier, S::hearing},
    {Column::hearing_group, "hearing_group", K::identifier, S::hearing},
    {Column::form, "form", K::form, S::hearing},
    {Column::project_id, "project_id", K::identifier, S::hearing},
    {Column::project_name, "project_name", K::text, S::hearing},
    {Column::initiator, "initiator", K::personal, S::hearing},
    {Column::initiator_private, "initiator_private", K::yes_no, S::hearing},
    {Column::oblast, "oblast", K::unit, S::hearing},
    {Column::district, "district", K::unit, S::hearing},
    {Column::rural_district, "rural_district", K::unit, S::hearing},
    {Column::project_lon, "project_lon", K::longitude, S::hearing},
    {Column::project_lat, "project_lat", K::latitude, S::hearing},
    {Column::coordinate_uncertainty_m, "coordinate_uncertainty_m", K::metres, S::hearing},
    {Column::footprint_role, "footprint_role", K::role, S::hearing},
    {Column::footprint_wkt, "footprint_wkt", K::wkt, S::hearing},
    {Column::project_location, "project_location", K::text, S::hearing},
    {Column::stated_lon, "stated_lon", K::longitude, S::hearing},
    {Column::stated_lat, "stated_lat", K::latitude, S::hearing},
    {Column::hazard_class, "hazard_class", K::hazard_class, S::hearing},
    {Column::object_type, "object_type", K::identifier, S::hearing},
    {Column::spz_radius_m, "spz_radius_m", K::metres, S::hearing},
    {Column::spz_wkt, "spz_wkt", K::area_wkt, S::hearing},
    {Column::territory_wkt, "territory_wkt", K::area_wkt, S::hearing},
    {Column::user_radius_m, "user_radius_m", K::metres, S::hearing},
    {Column::wind_rose, "wind_rose", K::wind_rose, S::hearing},
    {Column::affected_communities, "affected_communities", K::place_list, S::united},
    {Column::affected_units, "affected_units", K::unit_list, S::united},
    {Column::zones_named, "zones_named", K::zone_list, S::united},
    {Column::declared_dwelling_distance_m, "declared_dwelling_distance_m", K::metres, S::hearing},
    {Column::venue_name, "venue_name", K::text, S::venue},
    {Column::venue_settlement, "venue_settlement", K::place, S::venue},
    {Column::venue_oblast, "venue_oblast", K::unit, S::venue},
    {Column::venue_district, "venue_district", K::unit, S::venue},
    {Column::venue_rural_district, "venue_rural_district", K::unit, S::venue},
    {Column::venue_lon, "venue_lon", K::longitude, S::venue},
    {Column::venue_lat, "venue_lat", K::latitude, S::venue},
    {Column::venue_uncertainty_m, "venue_uncertainty_m", K::metres, S::venue},
    {Column::venue_serves, "venue_serves", K::place_list, S::serves},
    {Column::hearing_start, "hearing_start", K::date_time, S::start},
    {Column::hearing_end, "hearing_end", K::date_time, S::end},
    {Column::notice_date, "notice_date", K::date, S::hearing},
    {Column::notice_languages, "notice_languages", K::languages, S::hearing},
    {Column::newspaper, "newspaper", K::media, S::outlet},
    {Column::newspaper_date, "newspaper_date", K::date, S::outlet},
    {Column::newspaper_area, "newspaper_area", K::area_list, S::outlet},
    {Column::tv_radio, "tv_radio", K::media, S::outlet},
    {Column::tv_radio_date, "tv_radio_date", K::date, S::outlet},
    {Column::tv_radio_area, "tv_radio_area", K::area_list, S::outlet},
    {Column::documents_online_date, "documents_online_date", K::seen_or_date, S::hearing},
    {Column::comments_until, "comments_until", K::date, S::hearing},
    {Column::leb_present, "leb_present", K::seen, S::hearing},
    {Column::notice_subject, "notice_subject", K::seen, S::hearing},
    {Column::notice_place, "notice_place", K::seen, S::hearing},
    {Column::notice_date_time, "notice_date_time", K::seen, S::hearing},
    {Column::notice_documents_link, "notice_documents_link", K::seen, S::hearing},
    {Column::notice_initiator, "notice_initiator", K::seen, S::hearing},
    {Column::notice_contact, "notice_contact", K::seen, S::hearing},
    {Column::notice_comments_address, "notice_comments_address", K::seen, S::hearing},
    {Column::doc_coordinates, "doc_coordinates", K::seen, S::hearing},
    {Column::doc_location_map, "doc_location_map", K::seen, S::hearing},
    {Column::doc_settlement_scheme, "doc_settlement_scheme", K::seen, S::hearing},
    {Column::doc_vector_file, "doc_vector_file", K::seen, S::hearing},
    {Column::doc_dwelling_distance, "doc_dwelling_distance", K::seen, S::hearing},
    {Column::doc_affected_population, "doc_affected_population", K::seen, S::hearing},
    {Column::doc_living_conditions, "doc_living_conditions", K::seen, S::hearing},
    {Column::doc_non_technical_summary, "doc_non_technical_summary", K::seen, S::hearing},
    {Column::doc_report, "doc_report", K::seen, S::hearing},
    {Column::location_map_shows, "location_map_shows", K::map_contents, S::hearing},
    {Column::protocol_status, "protocol_status", K::seen, S::hearing},
    {Column::protocol_signed, "protocol_signed", K::date, S::hearing},
    {Column::protocol_published, "protocol_published", K::seen_or_date, S::hearing},
    {Column::protocol_defects, "protocol_defects", K::seen_or_texts, S::hearing},
    {Column::conclusion_date, "conclusion_date", K::date, S::hearing},
    {Column::conclusion_published, "conclusion_published", K::date, S::hearing},
    {Column::source_url, "source_url", K::text, S::first},
    {Column::notes, "notes", K::personal, S::first},
    {Column::unconfirmed, "unconfirmed", K::text, S::united},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < column_count; ++i) {
    if (infos[i].column != static_cast<Column>(i)) return false;
  }
  return true;
}
static_assert(in_order());

}  // namespace

const ColumnInfo& info(Column column) { return infos[static_cast<std::size_t>(column)]; }

std::span<const ColumnInfo> all_columns() { return infos; }

std::optional<Column> column_from_name(std::string_view name) {
  for (const auto& known : infos) {
    if (known.name == name) return known.column;
  }
  return std::nullopt;
}

}  // namespace tyndau::intake
