#include "hearing/venue_advice.hpp"

#include "hearing/venue_location.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace tyndau::hearing {
namespace {

/// Distances from every candidate to every community, and what each community weighs of all, in doubles for the search.
struct Distances {
  std::vector<std::vector<double>> low, high;  ///< metres by candidate, then community
  std::vector<double> weight;                  ///< sums to 1
};

/// A number of venues, and how people fare with them.
struct Rated {
  std::vector<std::size_t> venues;
  double mean = std::numeric_limits<double>::infinity();
  double maximum = std::numeric_limits<double>::infinity();
};

/// The nearest of the venues so far, end by end.
struct Nearest {
  std::vector<double> low, high;
};

Nearest with(const Nearest& before, const Distances& distances, std::size_t candidate) {
  Nearest now = before;
  const auto& low = distances.low[candidate];
  const auto& high = distances.high[candidate];
  for (std::size_t i = 0; i < now.low.size(); ++i) {
    now.low[i] = std::min(now.low[i], low[i]);
    now.high[i] = std::min(now.high[i], high[i]);
  }
  return now;
}

/// \return mean and maximum of the middles, when the candidate joins
std::pair<double, double> rate(const Nearest& before, const Distances& distances, std::size_t candidate) {
  const auto& low = distances.low[candidate];
  const auto& high = distances.high[candidate];
  double mean = 0.0;
  double maximum = 0.0;
  for (std::size_t i = 0; i < before.low.size(); ++i) {
    const double middle = (std::min(before.low[i], low[i]) + std::min(before.high[i], high[i])) / 2.0;
    mean += middle * distances.weight[i];
    maximum = std::max(maximum, middle);
  }
  return {mean, maximum};
}

struct Best {
  Rated mean;
  Rated maximum;

  void offer(const std::vector<std::size_t>& venues, std::pair<double, double> rated) {
    const auto [mean_now, maximum_now] = rated;
    if (std::pair(mean_now, maximum_now) < std::pair(mean.mean, mean.maximum)) {
      mean = {venues, mean_now, maximum_now};
    }
    if (std::pair(maximum_now, mean_now) < std::pair(maximum.maximum, maximum.mean)) {
      maximum = {venues, mean_now, maximum_now};
    }
  }
};

/// All choices of \p count venues that begin with \p chosen.
void search(const Distances& distances, std::size_t count, const Nearest& nearest,
            std::vector<std::size_t>& chosen, Best& best) {
  const std::size_t first = chosen.empty() ? 0 : chosen.back() + 1;
  for (std::size_t candidate = first; candidate < distances.low.size(); ++candidate) {
    chosen.push_back(candidate);
    if (chosen.size() == count) {
      best.offer(chosen, rate(nearest, distances, candidate));
    } else {
      search(distances, count, with(nearest, distances, candidate), chosen, best);
    }
    chosen.pop_back();
  }
}

VenueChoice choice_of(const Rated& rated, const Distances& distances, const VenueAdvice& advice) {
  VenueChoice choice;
  choice.venues = rated.venues;
  Fare fare;
  for (std::size_t i = 0; i < distances.weight.size(); ++i) {
    std::size_t own = rated.venues.front();
    MetresInterval nearest{Metres{std::numeric_limits<double>::infinity()},
                           Metres{std::numeric_limits<double>::infinity()}};
    double least = std::numeric_limits<double>::infinity();
    for (const auto venue : rated.venues) {
      const MetresInterval one{Metres{distances.low[venue][i]}, Metres{distances.high[venue][i]}};
      nearest = {std::min(nearest.low, one.low), std::min(nearest.high, one.high)};
      if (middle(one) < least) {
        least = middle(one);
        own = venue;
      }
    }
    choice.serving.push_back(own);
    choice.distances.push_back(nearest);
    fare.add(nearest, distances.weight[i]);
    const bool straight = advice.measure == Measure::geodesic;
    choice.straight.add(straight ? nearest : advice.straight[own][i], distances.weight[i]);
  }
  choice.mean = fare.mean;
  choice.maximum = fare.maximum;
  return choice;
}

Venue venue_in(const Settlement& settlement) {
  Venue venue;
  venue.id = settlement.id;
  venue.name = settlement.name;
  venue.settlement = PlaceRef{settlement.name, settlement.id, {}};
  venue.units = settlement.units;
  return venue;
}

void take_communities(const Geography& geography, VenueAdvice& advice) {
  for (const auto& one : geography.communities) {
    if (one.has_basis(Basis::nearest)) continue;
    const bool placed = one.settlement && !one.settlement->extent.shape.empty();
    (placed ? advice.communities : advice.unplaced).push_back(&one);
    if (placed && !one.settlement->population) ++advice.without_population;
  }
}

/// Candidates at known places. \return where they are; they point into `offered`
std::vector<LocatedVenue> take_candidates(const std::vector<Venue>& offered, const Atlas& atlas,
                                          VenueAdvice& advice) {
  std::vector<LocatedVenue> places;
  for (const auto& venue : offered) {
    const auto where = located(venue, atlas);
    std::vector<MetresInterval> straight;
    for (const auto* community : advice.communities) {
      const auto relation = relation_to(*community, where, atlas);
      if (!relation.distance) break;
      straight.push_back(*relation.distance);
    }
    if (straight.size() < advice.communities.size()) {
      ++advice.unplaced_candidates;
      continue;
    }
    advice.straight.push_back(std::move(straight));
    advice.candidates.push_back(venue);
    places.push_back(where);
  }
  return places;
}

/// Measures by road; that is what counts where every way is known.
void take_roads(const Geography& geography, const std::vector<LocatedVenue>& places, const Roads& roads,
                VenueAdvice& advice) {
  advice.by_road = road_distances(places, advice.communities, advice.straight, roads);
  const auto& rows = advice.by_road->metres;
  const bool all_known = std::all_of(rows.begin(), rows.end(), [](const auto& row) {
    return std::all_of(row.begin(), row.end(), [](const auto& metres) { return metres.has_value(); });
  });
  if (all_known && !rows.empty()) advice.measure = Measure::road;
  advice.held_by_road = fare_by_road(advice.communities, geography.venues, roads);
}

Distances distances_of(const VenueAdvice& advice) {
  Distances distances;
  for (std::size_t i = 0; i < advice.candidates.size(); ++i) {
    auto& low = distances.low.emplace_back();
    auto& high = distances.high.emplace_back();
    for (std::size_t j = 0; j < advice.communities.size(); ++j) {
      const auto& one =
          advice.measure == Measure::road ? *advice.by_road->metres[i][j] : advice.straight[i][j];
      low.push_back(one.low.value);
      high.push_back(one.high.value);
    }
  }
  distances.weight = shares_of(advice.communities);
  return distances;
}

}  // namespace

VenueAdvice advise_venues(const Geography& geography, const std::vector<Venue>& halls, const Atlas& atlas,
                          std::size_t most, const Roads* roads) {
  VenueAdvice advice;
  take_communities(geography, advice);
  if (advice.communities.empty()) return advice;
  std::vector<Venue> offered = halls;
  if (halls.empty()) {
    for (const auto* community : advice.communities) offered.push_back(venue_in(*community->settlement));
  }
  const auto places = take_candidates(offered, atlas, advice);
  if (roads != nullptr) take_roads(geography, places, *roads, advice);
  const auto distances = distances_of(advice);
  const auto size = advice.communities.size();
  const Nearest nobody{std::vector<double>(size, std::numeric_limits<double>::infinity()),
                       std::vector<double>(size, std::numeric_limits<double>::infinity())};
  for (std::size_t count = 1; count <= std::min(most, advice.candidates.size()); ++count) {
    Best best;
    std::vector<std::size_t> chosen;
    search(distances, count, nobody, chosen, best);
    advice.best.push_back(
        {count, choice_of(best.mean, distances, advice), choice_of(best.maximum, distances, advice)});
  }
  return advice;
}

}  // namespace tyndau::hearing
