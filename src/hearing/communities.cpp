#include "hearing/communities.hpp"

#include "geo/drawing.hpp"
#include "geo/overlay.hpp"
#include "hearing/boundary.hpp"
#include "hearing/territory.hpp"

#include <algorithm>
#include <map>

namespace tyndau::hearing {
namespace {

using ById = std::map<std::string, Community>;

Community of_settlement(const Settlement& settlement) {
  Community community;
  community.place = PlaceRef{settlement.name, settlement.id, {}};
  community.settlement = &settlement;
  return community;
}

Community of_declaration(const PlaceRef& place, const Atlas& atlas) {
  Community community;
  community.place = place;
  community.settlement = place.id.empty() ? nullptr : atlas.settlement(place.id);
  return community;
}

Community& at(ById& all, Community community) {
  const std::string id = community.id();
  return all.try_emplace(id, std::move(community)).first->second;
}

void add_basis(Community& community, Basis basis) {
  if (!community.has_basis(basis)) community.basis.push_back(basis);
}

void measure_footprint(Community& community, const Footprint& footprint, const Atlas& atlas) {
  const Extent& extent = community.settlement->extent;
  const auto nearest = atlas.nearest_points(footprint.shape, extent.shape);
  community.footprint_distance =
      boundary_interval(nearest, footprint.shape, footprint.uncertainty, extent, atlas.edges());
  community.footprint_line = Segment{nearest.from, nearest.to};
  const Metres doubtful = footprint.uncertainty + doubt(extent);
  community.contains_site =
      boundary_interval(nearest, footprint.shape, doubtful, extent, atlas.edges()).high.value == 0.0;
}

/// From somewhere in the region: the nearest it can be, and the farthest, which is one of the outline's vertices.
void measure_region(Community& community, const geo::Shape& region, const Atlas& atlas) {
  const Extent& extent = community.settlement->extent;
  const auto nearest = atlas.nearest_points(region, extent.shape);
  MetresInterval distance = boundary_interval(nearest, region, Metres{0.0}, extent, atlas.edges());
  for (const LonLat vertex : region.polygons.front().outer) {
    distance.high = std::max(
        distance.high, atlas.distance_to(geo::point_shape(vertex), *community.settlement).distance.high);
  }
  community.footprint_distance = distance;
}

/// Everything about a community that does not depend on the venues.
void measure(Community& community, const Case& input, const Territory& territory, const Atlas& atlas) {
  if (!community.settlement || community.settlement->extent.shape.empty()) return;
  if (input.project.footprint) measure_footprint(community, *input.project.footprint, atlas);
  if (input.project.site_region) measure_region(community, input.project.site_region->shape(), atlas);
  if (territory.source != TerritorySource::none) {
    community.reached = reach_to(territory, community.settlement->extent, atlas).reached;
  } else if (community.contains_site) {
    community.reached = Certainty::yes;
  }
}

void add_computed(ById& all, const Case& input, const Territory& territory, const Atlas& atlas) {
  if (territory.source == TerritorySource::none) return;
  const Metres radius = territory.reach + territory.uncertainty;
  for (const SettlementHit& hit : atlas.settlements_within(territory.core, radius)) {
    Community community = of_settlement(*hit.settlement);
    measure(community, input, territory, atlas);
    if (community.reached == Certainty::no) continue;
    add_basis(at(all, std::move(community)), Basis::computed);
  }
}

/// The settlement that holds the site is never dropped; without a territory the one that may hold it counts too.
void add_site(ById& all, const Case& input, const Territory& territory, const Atlas& atlas) {
  if (!input.project.footprint) return;
  const Footprint& footprint = *input.project.footprint;
  for (const SettlementHit& hit : atlas.settlements_within(footprint.shape, footprint.uncertainty)) {
    Community community = of_settlement(*hit.settlement);
    measure(community, input, territory, atlas);
    const bool counts = community.contains_site || territory.source == TerritorySource::none;
    if (counts) add_basis(at(all, std::move(community)), Basis::computed);
  }
}

void add_declared(ById& all, const PlaceRef& place, const Case& input, const Territory& territory,
                  const Atlas& atlas) {
  if (place.text.empty() && place.id.empty()) return;
  Community declared = of_declaration(place, atlas);
  measure(declared, input, territory, atlas);
  Community& community = at(all, std::move(declared));
  community.place = place;
  add_basis(community, Basis::declared);
}

void add_nearest(ById& all, const Case& input, const Territory& territory, const Atlas& atlas) {
  if (!all.empty() || !input.project.footprint) return;
  for (const SettlementHit& hit : atlas.nearest_settlements(input.project.footprint->shape, 1)) {
    Community community = of_settlement(*hit.settlement);
    measure(community, input, territory, atlas);
    add_basis(at(all, std::move(community)), Basis::nearest);
  }
}

/// The territory drawn with every coordinate moved outwards or inwards by its uncertainty.
geo::Shape drawn_with(const Territory& territory, double sign) {
  const bool circle = territory.reach_by_rhumb.empty() && territory.reach.value > 0.0;
  if (territory.uncertainty.value == 0.0 || !circle) return territory.drawn;
  const Metres reach = territory.reach + territory.uncertainty * sign;
  if (reach.value <= 0.0) return {};
  return geo::buffer(territory.core, reach).value_or(territory.drawn);
}

double share_of(const geo::Shape& settlement, const geo::Shape& zone) {
  const SquareMetres whole = geo::area(settlement);
  if (zone.polygons.empty() || whole.value <= 0.0) return 0.0;
  const auto shared = geo::shared_area(settlement, zone);
  return shared ? std::clamp(*shared / whole, 0.0, 1.0) : 0.0;
}

/// The settlement drawn at its least and at its largest; alike when it has polygons.
std::vector<geo::Shape> drawn_extents(const Extent& extent) {
  if (extent.quality != ExtentQuality::estimated) return {extent.shape};
  std::vector<geo::Shape> discs;
  for (const Metres radius : {extent.radius.low, extent.radius.high}) {
    if (radius.value <= 0.0) continue;
    if (auto disc = geo::buffer(extent.shape, radius)) discs.push_back(*std::move(disc));
  }
  return discs;
}

bool has_share(const Community& community) {
  return community.settlement && community.reached != Certainty::no;
}

/// \pre has_share(community)
void measure_shares(Community& community, const geo::Shape& least_zone, const geo::Shape& widest_zone) {
  const auto extents = drawn_extents(community.settlement->extent);
  if (extents.empty()) return;
  // What is not certainly reached may have no share; an end that can go no farther is not measured again.
  Interval<double> share{community.reached == Certainty::yes ? 1.0 : 0.0, 0.0};
  for (const geo::Shape& extent : extents) {
    if (share.low > 0.0) share.low = std::min(share.low, share_of(extent, least_zone));
    if (share.high < 1.0) share.high = std::max(share.high, share_of(extent, widest_zone));
  }
  community.area_share = share;
  if (!community.settlement->population) return;
  const auto people = static_cast<double>(*community.settlement->population);
  community.people_inside = Interval<double>{share.low * people, share.high * people};
}

}  // namespace

std::vector<Community> affected_communities(const Case& input, const Territory& territory,
                                            const Atlas& atlas) {
  ById all;
  add_computed(all, input, territory, atlas);
  add_site(all, input, territory, atlas);
  for (const PlaceRef& place : input.project.declared_communities) {
    add_declared(all, place, input, territory, atlas);
  }
  for (const Venue& venue : input.venues) {
    for (const PlaceRef& place : venue.serves) add_declared(all, place, input, territory, atlas);
  }
  add_nearest(all, input, territory, atlas);
  std::vector<Community> communities;
  for (auto& [id, community] : all) communities.push_back(std::move(community));
  const bool any_share = std::any_of(communities.begin(), communities.end(), has_share);
  if (territory.source == TerritorySource::none || !any_share) return communities;
  const bool any_certain = std::any_of(communities.begin(), communities.end(),
                                       [](const Community& one) { return one.reached == Certainty::yes; });
  const geo::Shape least_zone = any_certain ? drawn_with(territory, -1.0) : geo::Shape{};
  const geo::Shape widest_zone = drawn_with(territory, 1.0);
  for (Community& community : communities) {
    if (has_share(community)) measure_shares(community, least_zone, widest_zone);
  }
  return communities;
}

}  // namespace tyndau::hearing
