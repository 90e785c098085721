#include "hearing/case.hpp"

#include "geo/drawing.hpp"
#include "hearing/codes.hpp"

namespace tyndau::hearing {
namespace {

constexpr CodeTable<Seen, 3> seen_codes{
    {{Seen::not_seen, "not_seen"}, {Seen::absent, "absent"}, {Seen::present, "present"}}};

constexpr CodeTable<Form, 4> form_codes{{{Form::open_meeting, "open_meeting"},
                                         {Form::public_discussion, "public_discussion"},
                                         {Form::survey, "survey"},
                                         {Form::online, "online"}}};

constexpr CodeTable<FootprintRole, 3> role_codes{{{FootprintRole::site_boundary, "site_boundary"},
                                                  {FootprintRole::source_point, "source_point"},
                                                  {FootprintRole::route, "route"}}};

constexpr CodeTable<HazardClass, 5> hazard_codes{{{HazardClass::I, "I"},
                                                  {HazardClass::II, "II"},
                                                  {HazardClass::III, "III"},
                                                  {HazardClass::IV, "IV"},
                                                  {HazardClass::V, "V"}}};

constexpr CodeTable<MediaKind, 3> media_codes{{{MediaKind::newspaper, "newspaper"},
                                               {MediaKind::tv_or_radio, "tv_or_radio"},
                                               {MediaKind::other, "other"}}};

constexpr CodeTable<DocumentPart, document_part_count> part_codes{
    {{DocumentPart::report, "report"},
     {DocumentPart::coordinates, "coordinates"},
     {DocumentPart::location_map, "location_map"},
     {DocumentPart::settlement_scheme, "settlement_scheme"},
     {DocumentPart::vector_file, "vector_file"},
     {DocumentPart::dwelling_distance, "dwelling_distance"},
     {DocumentPart::affected_population, "affected_population"},
     {DocumentPart::living_conditions, "living_conditions"},
     {DocumentPart::non_technical_summary, "non_technical_summary"}}};

}  // namespace

std::string_view code(Seen seen) { return code_in(seen_codes, seen); }

std::string_view code(Form form) { return code_in(form_codes, form); }
std::optional<Form> form_from_code(std::string_view text) { return value_in(form_codes, text); }

std::string_view code(FootprintRole role) { return code_in(role_codes, role); }
std::optional<FootprintRole> footprint_role_from_code(std::string_view text) {
  return value_in(role_codes, text);
}

std::string_view code(HazardClass hazard_class) { return code_in(hazard_codes, hazard_class); }
std::optional<HazardClass> hazard_class_from_code(std::string_view text) {
  return value_in(hazard_codes, text);
}

std::string_view code(MediaKind kind) { return code_in(media_codes, kind); }

std::string_view code(DocumentPart part) { return code_in(part_codes, part); }

Seen Documents::seen(DocumentPart part) const {
  const auto found = parts.find(part);
  return found == parts.end() ? Seen::not_seen : found->second;
}

geo::Shape SiteRegion::shape() const { return geo::ring_sector(centre, from_anchor, azimuths); }

}  // namespace tyndau::hearing
