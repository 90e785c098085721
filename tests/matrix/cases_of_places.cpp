#include "matrix/cases.hpp"

namespace tyndau::matrix {
namespace {

using namespace hearing;

Case placed(LonLat site) {
  Case input = good_case();
  input.project.footprint->shape = geo::point_shape(site);
  input.project.stated_position = site;
  return input;
}

Case in_vostok() {
  Case input = good_case();
  Venue& hall = input.venues.front();
  hall.settlement = {"Восток", "vostok", {}};
  hall.units = {"Восточная область", "Горный район", ""};
  hall.resolved_units = {{"Восточная область", UnitLevel::oblast, "east"},
                         {"Горный район", UnitLevel::district, "hills"}};
  hall.position = vostok_centre;
  for (Outlet& outlet : input.notice.outlets) outlet.area = {{"Восток", "vostok", {}}};
  return input;
}

/// The hall may stand on either side of the boundary of Aksu, and of the oblast.
Case venue_on_a_boundary(LonLat position, Metres uncertainty) {
  Case input = good_case();
  Venue& hall = input.venues.front();
  hall.settlement = {};
  hall.units = {};
  hall.resolved_units.clear();
  hall.position = position;
  hall.uncertainty = uncertainty;
  return input;
}

Case venue_unknown(Seen place) {
  Case input = good_case();
  Venue& hall = input.venues.front();
  hall.position.reset();
  hall.settlement = {"Бирлик", "", {}};
  hall.units = {};
  hall.resolved_units.clear();
  input.notice.fields["place"] = place;
  return input;
}

Case only_nearest() {
  Case input = placed(lonely_site);
  input.project.declared_communities.clear();
  input.project.declared_units.clear();
  return input;
}

Case other_community_named() {
  Case input = good_case();
  input.project.declared_communities = {{"Восток", "vostok", {}}};
  return input;
}

Case zone_too_small() {
  Case input = good_case();
  input.project.declared_spz = Metres{200};
  input.project.object_type = "uranium_tailings";
  return input;
}

Case coarse_coordinates() {
  Case input = good_case();
  input.project.footprint->uncertainty = Metres{5000};
  return input;
}

Case no_zone_known() {
  Case input = good_case();
  input.project.declared_spz.reset();
  input.project.hazard_class.reset();
  return input;
}

Case territory_drawn() {
  Case input = good_case();
  input.project.declared_territory.polygons.push_back(
      {{{64.9, 49.9}, {65.1, 49.9}, {65.1, 50.1}, {64.9, 50.1}}, {}});
  input.project.surveyed_spz = input.project.declared_territory;
  return input;
}

Case position_stated(LonLat position) {
  Case input = good_case();
  input.project.stated_position = position;
  return input;
}

Case dwelling_declared(double metres) {
  Case input = good_case();
  input.project.declared_dwelling_distance = Metres{metres};
  return input;
}

Case zones_named(Seen seen) {
  Case input = good_case();
  input.project.footprint.reset();
  for (std::size_t i = 0; i < zone_kind_count; ++i)
    input.project.named_zones[static_cast<ZoneKind>(i)] = seen;
  return input;
}

Case place_concealed() {
  Case input = good_case();
  input.project = {};
  input.documents.parts[DocumentPart::coordinates] = Seen::absent;
  input.documents.parts[DocumentPart::settlement_scheme] = Seen::absent;
  return input;
}

Case without_positions() {
  Case input = good_case();
  input.project.footprint.reset();
  input.project.stated_position.reset();
  input.project.declared_dwelling_distance.reset();
  return input;
}

}  // namespace

std::vector<NamedCase> cases_of_places() {
  return {
      {"held in Vostok for Aksu", in_vostok(), &full_world()},
      {"the hall on the boundary of Aksu", venue_on_a_boundary({65.015, 50.0}, Metres{500}), &full_world()},
      {"the hall on the boundary of the oblast", venue_on_a_boundary({70.0, 50.0}, Metres{500}),
       &full_world()},
      {"the hall somewhere within the threshold", venue_on_a_boundary({65.085, 50.0}, Metres{1000}),
       &full_world()},
      {"the hall not on the map", venue_unknown(Seen::present), &full_world()},
      {"the notice names no place", venue_unknown(Seen::absent), &full_world()},
      {"nobody near", only_nearest(), &full_world()},
      {"nobody near, as far as is loaded", only_nearest(), &uncovered_world()},
      {"another community named", other_community_named(), &full_world()},
      {"a zone too small", zone_too_small(), &full_world()},
      {"coarse coordinates", coarse_coordinates(), &full_world()},
      {"no zone known", no_zone_known(), &full_world()},
      {"the territory drawn", territory_drawn(), &full_world()},
      {"coordinates of zero", position_stated({0.0, 0.0}), &full_world()},
      {"coordinates without an outline", position_stated(site_near_aksu), &empty_world()},
      {"dwellings declared too far", dwelling_declared(50'000), &full_world()},
      {"dwellings declared nearer than any", dwelling_declared(20), &full_world()},
      {"inside every zone", placed(site_in_zones), &full_world()},
      {"on the edge of every zone", placed({62.1, 47.0}), &full_world()},
      {"zones named by the documents", zones_named(Seen::present), &full_world()},
      {"zones denied by the documents", zones_named(Seen::absent), &full_world()},
      {"the place concealed", place_concealed(), &full_world()},
      {"no positions at all", without_positions(), &full_world()}};
}

}  // namespace tyndau::matrix
