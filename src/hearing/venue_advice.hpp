/// \file
/// Where one to three venues would serve the affected communities best: on the mean per person, and for the one farthest away.
#pragma once

#include "hearing/road_distances.hpp"
#include "hearing/screening.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace tyndau::hearing {

enum class Measure {
  geodesic,  ///< straight on the ellipsoid, to a community's boundary
  road,      ///< see road_distances
};

/// Venues that a hearing could sit in together, and whom each serves: the nearest to a community is its own.
struct VenueChoice {
  std::vector<std::size_t> venues;   ///< indices into VenueAdvice::candidates, ascending
  MetresInterval mean;               ///< per person
  MetresInterval maximum;            ///< of the community that is farthest away
  std::vector<std::size_t> serving;  ///< for each community, its venue: an index into VenueAdvice::candidates
  std::vector<MetresInterval> distances;  ///< for each community, to that venue
  Fare straight;  ///< of the same venues, each serving whom it serves, by straight lines
};

/// The best choices of one number of venues. They are one and the same where nothing has to be traded.
struct ChoicesOf {
  std::size_t count = 0;
  VenueChoice least_mean;     ///< of those, with the least maximum
  VenueChoice least_maximum;  ///< of those, with the least mean
};

struct VenueAdvice {
  std::vector<Venue> candidates;                      ///< at known places, in the order given
  std::vector<const Community*> communities;          ///< affected, at known places; of the geography
  std::vector<const Community*> unplaced;             ///< affected, but not in the data: not reckoned with
  std::size_t unplaced_candidates = 0;                ///< halls that nobody knows the place of
  std::size_t without_population = 0;                 ///< of `communities`
  Measure measure = Measure::geodesic;                ///< of `best`: by road only where every way is known
  std::vector<std::vector<MetresInterval>> straight;  ///< of each candidate to each community
  std::optional<RoadDistances> by_road;               ///< of the same; nothing without roads
  std::optional<Fare> held_by_road;  ///< the hearing's own venues; nothing where a way is missing
  std::vector<ChoicesOf> best;       ///< by number of venues; empty without communities or candidates
};

inline constexpr std::size_t most_advised_venues = 3;
/// With three venues the work grows with the third power of the candidates.
inline constexpr std::size_t most_candidates = 400;

/// Of all choices of 1 to \p most candidates, the two best of each number; exact: every choice is looked at. Distances are
/// ways along \p roads where each community has one to each candidate, else geodesics, all of them; choices are compared by the
/// middle of what is possible. Without \p halls the affected settlements themselves are the candidates.
/// \pre 1 <= most <= most_advised_venues, halls.size() <= most_candidates, as many communities or halls are given
[[nodiscard]] VenueAdvice advise_venues(const Geography& geography, const std::vector<Venue>& halls,
                                        const Atlas& atlas, std::size_t most = most_advised_venues,
                                        const Roads* roads = nullptr);

}  // namespace tyndau::hearing
