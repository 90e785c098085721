/// \file
/// How far people go by road to a venue, as an interval comparable with the straight one.
#pragma once

#include "geo/road_network.hpp"
#include "hearing/screening.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tyndau::hearing {

/// A loaded network and the file it came from.
struct Roads {
  std::string file;    ///< its name, without folders
  std::string sha256;  ///< of its bytes
  geo::RoadNetwork network;
};

/// A place with no road within this distance has none in the file: settlements and halls stand at roads, and a straight bit
/// that is longer would be a guess of the length of a usual way between neighbouring villages.
inline constexpr Metres farthest_joint{5000};

/// What a community of unknown population weighs: the median of the known ones, or 1 when none is known.
[[nodiscard]] double usual_population(const std::vector<const Community*>& communities);
/// Each community's share of all people; equal shares when nobody is known to live in any.
[[nodiscard]] std::vector<double> shares_of(const std::vector<const Community*>& communities);

/// Distances of venues (first index) and communities (second).
struct RoadDistances {
  std::vector<std::vector<std::optional<MetresInterval>>> metres;  ///< nothing: no way is known
  std::vector<bool> venue_joined;                                  ///< whether a road is near enough
  std::vector<bool> community_joined;
  Metres longest_gap;  ///< the longest straight bit, of all that joined
};

/// From the road next to a community's centre to that next to a venue, the straight bits at both ends included; a venue in a
/// settlement is at its centre. The road's detour over the straight line between the two points is added to the straight
/// distance: `low` is that to the community's boundary, `high` that to its centre. A venue within the community is at 0.
/// \param straight distances of each venue and community \pre communities have settlements, venues are located
[[nodiscard]] RoadDistances road_distances(const std::vector<LocatedVenue>& venues,
                                           const std::vector<const Community*>& communities,
                                           const std::vector<std::vector<MetresInterval>>& straight,
                                           const Roads& roads);

/// How people fare: per person, and whoever is farthest away.
struct Fare {
  MetresInterval mean;
  MetresInterval maximum;

  /// One community more. \param share of all people
  void add(const MetresInterval& distance, double share);
};

/// By road to the venues that \p communities are related to: each to its assigned ones, else to any, the nearest by road.
/// \return nothing when a way is missing
[[nodiscard]] std::optional<Fare> fare_by_road(const std::vector<const Community*>& communities,
                                               const std::vector<LocatedVenue>& venues, const Roads& roads);

}  // namespace tyndau::hearing
