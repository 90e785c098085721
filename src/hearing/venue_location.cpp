#include "hearing/venue_location.hpp"

#include "hearing/boundary.hpp"
#include "hearing/unit_names.hpp"
#include "hearing/unit_relation.hpp"
#include "hearing/wording.hpp"

#include <algorithm>
#include <cmath>

namespace tyndau::hearing {
namespace {

Metres not_below_zero(Metres length) { return Metres{std::max(0.0, length.value)}; }

const Settlement* settlement_around(LonLat position, const Atlas& atlas) {
  for (const SettlementHit& hit : atlas.settlements_within(geo::point_shape(position), Metres{0.0})) {
    if (hit.distance.high.value == 0.0) return hit.settlement;
  }
  return nullptr;
}

Message length_cause(std::string key, const Settlement& settlement, MetresInterval length) {
  return {std::move(key), {{"settlement", name_argument(settlement)}, {"length", quantity(length)}}};
}

void explain_extent(const Settlement& community, std::vector<Message>& causes) {
  if (community.extent.quality != ExtentQuality::estimated) return;
  causes.push_back(length_cause("cause.extent", community, community.extent.radius));
}

void explain_position(const Settlement& place, std::vector<Message>& causes) {
  const Metres spread = place.extent.position_uncertainty;
  if (spread.value > 0.0) causes.push_back(length_cause("cause.position", place, {spread, spread}));
}

/// The venue is known by its coordinates.
void relate_position(VenueRelation& relation, const LocatedVenue& venue, const Settlement& community,
                     const Atlas& atlas) {
  const geo::Shape from = geo::point_shape(*venue.venue->position);
  const Metres blur = venue.venue->uncertainty;
  const auto nearest = atlas.nearest_points(from, community.extent.shape);
  relation.distance = boundary_interval(nearest, from, blur, community.extent, atlas.edges());
  relation.line = Segment{nearest.from, nearest.to};
  explain_extent(community, relation.causes);
  explain_position(community, relation.causes);
  if (blur.value > 0.0) {
    relation.causes.push_back({"cause.venue_coordinates", {{"length", quantity({blur, blur})}}});
  }
}

/// The venue is somewhere in another settlement. Two points of gazetteers err independently, so their spreads add as
/// squares; a disc's far side is the venue's greatest distance.
void relate_settlement(VenueRelation& relation, const Settlement& from, const Settlement& community,
                       const Atlas& atlas) {
  const Extent& there = from.extent;
  const Extent& here = community.extent;
  const Metres blur{std::hypot(there.position_uncertainty.value, here.position_uncertainty.value)};
  const auto nearest = atlas.nearest_points(there.shape, here.shape);
  const geo::Disc& disc = atlas.disc(from);
  const auto from_centre = atlas.nearest_points(geo::point_shape(disc.centre), here.shape);
  relation.distance =
      MetresInterval{not_below_zero(nearest.distance - there.radius.high - here.radius.high - blur),
                     not_below_zero(from_centre.distance + disc.radius - here.radius.low + blur)};
  relation.line = Segment{nearest.from, nearest.to};
  explain_extent(community, relation.causes);
  const Metres spread = disc.radius + there.position_uncertainty;  // as the map draws it
  relation.causes.push_back(length_cause("cause.venue_in_settlement", from, {spread, spread}));
  if (blur.value > 0.0)
    relation.causes.push_back({"cause.two_positions", {{"length", quantity({blur, blur})}}});
}

/// The venue is in the community by name; its coordinates, where there are any, do not certainly lie elsewhere.
bool held_by_name(const LocatedVenue& venue, const Community& community, const Atlas& atlas) {
  if (!same_place(venue.venue->settlement, community.place)) return false;
  if (!community.settlement || !venue.venue->position) return true;
  const geo::Shape from = geo::point_shape(*venue.venue->position);
  const auto nearest = atlas.nearest_points(from, community.settlement->extent.shape);
  const auto distance =
      boundary_interval(nearest, from, venue.venue->uncertainty, community.settlement->extent, atlas.edges());
  return distance.low <= doubt(community.settlement->extent);
}

/// Whether the venue lies in the community; nearer than \p doubt a distance does not put it outside.
void judge_inside(VenueRelation& relation, Metres doubt) {
  const MetresInterval& distance = *relation.distance;
  relation.in_community = distance.high.value == 0.0  ? Certainty::yes
                          : distance.low.value == 0.0 ? Certainty::maybe
                          : distance.low > doubt      ? Certainty::no
                                                      : Certainty::maybe;
  if (distance.low.value == 0.0 || relation.in_community != Certainty::maybe) return;
  relation.causes.push_back({"cause.rare_displacement", {{"length", quantity({doubt, doubt})}}});
}

void measure(VenueRelation& relation, const LocatedVenue& venue, const Community& community,
             const Atlas& atlas) {
  if (held_by_name(venue, community, atlas)) {
    relation.distance = MetresInterval{};
    relation.in_community = Certainty::yes;
    return;
  }
  if (!community.settlement || community.settlement->extent.shape.empty()) return;
  if (venue.venue->position) {
    relate_position(relation, venue, *community.settlement, atlas);
    judge_inside(relation, doubt(community.settlement->extent));
    if (same_place(venue.venue->settlement, community.place)) {  // its coordinates contradict its name
      relation.in_community = Certainty::maybe;
      relation.causes.push_back(
          {"cause.venue_contradicts", {{"settlement", name_argument(*community.settlement)}}});
    }
    return;
  }
  if (!venue.settlement || venue.settlement->extent.shape.empty()) return;
  relate_settlement(relation, *venue.settlement, *community.settlement, atlas);
  const Metres here = doubt(community.settlement->extent);
  const Metres there = doubt(venue.settlement->extent);
  judge_inside(relation, Metres{std::hypot(here.value, there.value)});
}

/// By the interval's middle; of two with one middle the better known is nearer, whatever the order of the venues.
bool nearer(const VenueRelation& a, const VenueRelation& b) {
  if (!a.distance || !b.distance) return a.distance.has_value() && !b.distance;
  const Metres of_a = a.distance->low + a.distance->high;
  const Metres of_b = b.distance->low + b.distance->high;
  return of_a != of_b ? of_a < of_b : a.distance->high < b.distance->high;
}

std::optional<std::size_t> nearest_of(const std::vector<VenueRelation>& relations, bool only_assigned) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < relations.size(); ++i) {
    if (only_assigned && !relations[i].assigned) continue;
    if (!only_assigned && !relations[i].distance) continue;
    if (!best || nearer(relations[i], relations[*best])) best = i;
  }
  return best;
}

}  // namespace

LocatedVenue located(const Venue& venue, const Atlas& atlas) {
  LocatedVenue result;
  result.venue = &venue;
  result.settlement = venue.settlement.id.empty() ? nullptr : atlas.settlement(venue.settlement.id);
  if (venue.position) {
    result.where = geo::Disc{*venue.position, venue.uncertainty};
    if (!result.settlement) result.settlement = settlement_around(*venue.position, atlas);
  } else if (result.settlement && !result.settlement->extent.shape.empty()) {
    const geo::Disc& disc = atlas.disc(*result.settlement);
    result.where = geo::Disc{disc.centre, disc.radius + result.settlement->extent.position_uncertainty};
  }
  return result;
}

std::vector<LocatedVenue> located_venues(const Case& input, const Atlas& atlas) {
  std::vector<LocatedVenue> all;
  for (const Venue& venue : input.venues) all.push_back(located(venue, atlas));
  return all;
}

bool same_place(const PlaceRef& a, const PlaceRef& b) {
  if (!a.id.empty() || !b.id.empty()) return a.id == b.id;
  const std::string name = folded_unit_name(a.text);
  return !name.empty() && name == folded_unit_name(b.text);
}

VenueRelation relation_to(const Community& community, const LocatedVenue& venue, const Atlas& atlas) {
  VenueRelation relation;
  relation.venue = venue.venue->id;
  const auto& serves = venue.venue->serves;
  relation.assigned = std::any_of(serves.begin(), serves.end(),
                                  [&](const PlaceRef& place) { return same_place(place, community.place); });
  if (community.settlement && venue.settlement) {
    relation.centre_distance = geo::distance(venue.settlement->centre, community.settlement->centre);
  }
  measure(relation, venue, community, atlas);
  return relation;
}

void choose_relations(Community& community) {
  community.assigned = nearest_of(community.venues, true);
  community.nearest = nearest_of(community.venues, false);
}

void relate_venues(Community& community, const std::vector<LocatedVenue>& venues, const Atlas& atlas) {
  community.venues.clear();
  for (const LocatedVenue& venue : venues) {
    VenueRelation relation = relation_to(community, venue, atlas);
    if (community.settlement) relation.same_unit = shared_levels(venue, *community.settlement, atlas);
    community.venues.push_back(std::move(relation));
  }
  choose_relations(community);
}

}  // namespace tyndau::hearing
