#include "hearing/road_distances.hpp"

#include "geo/geodesic.hpp"

#include <algorithm>
#include <cmath>

namespace tyndau::hearing {
namespace {

/// A place that is looked for on the roads.
struct Spot {
  LonLat at;
  Metres blur;  ///< how far from there it may be
};

Spot spot_of(const LocatedVenue& venue) {
  if (venue.venue->position) return {*venue.venue->position, venue.venue->uncertainty};
  return {venue.settlement->centre, venue.settlement->extent.position_uncertainty};
}

Spot spot_of(const Community& community) {
  return {community.settlement->centre, community.settlement->extent.position_uncertainty};
}

/// Spots and those of them that joined.
struct Joined {
  std::vector<Spot> spots;
  std::vector<bool> joined;
  std::vector<std::size_t> number;  ///< of each spot that joined, into `joints`
  std::vector<geo::RoadJoint> joints;

  void add(const Spot& spot, const geo::RoadNetwork& network) {
    const auto joint = network.join(spot.at, farthest_joint);
    spots.push_back(spot);
    joined.push_back(joint.has_value());
    number.push_back(joints.size());
    if (joint) joints.push_back(*joint);
  }
  [[nodiscard]] Metres longest_gap() const {
    Metres longest;
    for (const auto& joint : joints) longest = std::max(longest, joint.gap);
    return longest;
  }
};

/// The straight distance, its far end at the centre, and the detour on top.
MetresInterval with_detour(const MetresInterval& straight, const Spot& venue, const Spot& centre,
                           Metres way) {
  const Metres between = geo::distance(venue.at, centre.at);
  const Metres detour = std::max(Metres{}, way - between);
  const Metres blur{std::hypot(venue.blur.value, centre.blur.value)};
  const bool maybe_inside = straight.low.value == 0.0 && straight.high.value > 0.0;
  const Metres low = maybe_inside ? Metres{} : straight.low + detour;
  return {low, std::max(straight.high, between + blur) + detour};
}

/// The nearest by road of the venues that the community would go to. \return nothing when a way is missing
std::optional<MetresInterval> nearest_by_road(const Community& community, std::size_t index,
                                              const RoadDistances& distances) {
  std::optional<MetresInterval> nearest;
  for (std::size_t venue = 0; venue < community.venues.size(); ++venue) {
    const auto& relation = community.venues[venue];
    if (community.assigned ? !relation.assigned : !relation.distance) continue;
    const auto& metres = distances.metres[venue][index];
    if (!metres) return std::nullopt;
    if (!nearest || middle(*metres) < middle(*nearest)) nearest = metres;
  }
  return nearest;
}

}  // namespace

double usual_population(const std::vector<const Community*>& communities) {
  std::vector<double> known;
  for (const auto* one : communities) {
    if (one->settlement && one->settlement->population) {
      known.push_back(static_cast<double>(*one->settlement->population));
    }
  }
  if (known.empty()) return 1.0;
  std::sort(known.begin(), known.end());
  const std::size_t half = known.size() / 2;
  return known.size() % 2 == 1 ? known[half] : (known[half - 1] + known[half]) / 2.0;
}

std::vector<double> shares_of(const std::vector<const Community*>& communities) {
  const double usual = usual_population(communities);
  std::vector<double> shares;
  double total = 0.0;
  for (const auto* one : communities) {
    const auto population = one->settlement->population;
    shares.push_back(population ? static_cast<double>(*population) : usual);
    total += shares.back();
  }
  for (double& one : shares) one = total > 0.0 ? one / total : 1.0 / static_cast<double>(shares.size());
  return shares;
}

RoadDistances road_distances(const std::vector<LocatedVenue>& venues,
                             const std::vector<const Community*>& communities,
                             const std::vector<std::vector<MetresInterval>>& straight, const Roads& roads) {
  Joined halls, homes;
  for (const auto& venue : venues) halls.add(spot_of(venue), roads.network);
  for (const auto* community : communities) homes.add(spot_of(*community), roads.network);
  const auto ways = roads.network.ways(homes.joints, halls.joints);
  RoadDistances found;
  found.venue_joined = halls.joined;
  found.community_joined = homes.joined;
  found.longest_gap = std::max(halls.longest_gap(), homes.longest_gap());
  for (std::size_t i = 0; i < venues.size(); ++i) {
    auto& row = found.metres.emplace_back(communities.size());
    for (std::size_t j = 0; j < communities.size(); ++j) {
      if (straight[i][j].high.value == 0.0) row[j] = MetresInterval{};
      if (row[j] || !halls.joined[i] || !homes.joined[j]) continue;
      const auto& way = ways[homes.number[j]][halls.number[i]];
      if (!way) continue;
      const Metres gaps = homes.joints[homes.number[j]].gap + halls.joints[halls.number[i]].gap;
      row[j] = with_detour(straight[i][j], halls.spots[i], homes.spots[j], *way + gaps);
    }
  }
  return found;
}

void Fare::add(const MetresInterval& distance, double share) {
  mean = {mean.low + distance.low * share, mean.high + distance.high * share};
  maximum = {std::max(maximum.low, distance.low), std::max(maximum.high, distance.high)};
}

std::optional<Fare> fare_by_road(const std::vector<const Community*>& communities,
                                 const std::vector<LocatedVenue>& venues, const Roads& roads) {
  if (communities.empty() || venues.empty()) return std::nullopt;
  std::vector<std::vector<MetresInterval>> straight;
  for (std::size_t venue = 0; venue < venues.size(); ++venue) {
    auto& row = straight.emplace_back();
    if (!venues[venue].where) return std::nullopt;
    for (const auto* community : communities) {
      const auto& distance = community->venues[venue].distance;
      if (!distance) return std::nullopt;
      row.push_back(*distance);
    }
  }
  const auto distances = road_distances(venues, communities, straight, roads);
  const auto shares = shares_of(communities);
  Fare fare;
  for (std::size_t i = 0; i < communities.size(); ++i) {
    const auto metres = nearest_by_road(*communities[i], i, distances);
    if (!metres) return std::nullopt;
    fare.add(*metres, shares[i]);
  }
  return fare;
}

}  // namespace tyndau::hearing
