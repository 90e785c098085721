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

double middle(const MetresInterval& interval) { return (interval.low.value + interval.high.value) / 2.0; }

VenueChoice choice_of(const Rated& rated, const Distances& distances) {
  VenueChoice choice;
  choice.venues = rated.venues;
  for (std::size_t i = 0; i < distances.weight.size(); ++i) {
    std::optional<std::size_t> own;
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
    choice.serving.push_back(own.value_or(rated.venues.front()));
    choice.distances.push_back(nearest);
    choice.mean = {choice.mean.low + nearest.low * distances.weight[i],
                   choice.mean.high + nearest.high * distances.weight[i]};
    choice.maximum = {std::max(choice.maximum.low, nearest.low), std::max(choice.maximum.high, nearest.high)};
  }
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

void take_candidates(const std::vector<Venue>& halls, const Atlas& atlas, VenueAdvice& advice,
                     Distances& distances) {
  std::vector<Venue> offered = halls;
  if (halls.empty()) {
    for (const auto* community : advice.communities) offered.push_back(venue_in(*community->settlement));
  }
  for (auto& venue : offered) {
    const auto where = located(venue, atlas);
    std::vector<double> low, high;
    for (const auto* community : advice.communities) {
      const auto relation = relation_to(*community, where, atlas);
      if (!relation.distance) break;
      low.push_back(relation.distance->low.value);
      high.push_back(relation.distance->high.value);
    }
    if (low.size() < advice.communities.size()) {
      ++advice.unplaced_candidates;
      continue;
    }
    distances.low.push_back(std::move(low));
    distances.high.push_back(std::move(high));
    advice.candidates.push_back(std::move(venue));
  }
}

/// Each community's share of all people.
std::vector<double> weights(const VenueAdvice& advice) {
  const double usual = usual_population(advice.communities);
  std::vector<double> weight;
  double total = 0.0;
  for (const auto* one : advice.communities) {
    const auto population = one->settlement->population;
    weight.push_back(population ? static_cast<double>(*population) : usual);
    total += weight.back();
  }
  for (double& one : weight) one = total > 0.0 ? one / total : 1.0 / static_cast<double>(weight.size());
  return weight;
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

VenueAdvice advise_venues(const Geography& geography, const std::vector<Venue>& halls, const Atlas& atlas,
                          std::size_t most) {
  VenueAdvice advice;
  take_communities(geography, advice);
  if (advice.communities.empty()) return advice;
  Distances distances;
  take_candidates(halls, atlas, advice, distances);
  distances.weight = weights(advice);
  const auto size = advice.communities.size();
  const Nearest nobody{std::vector<double>(size, std::numeric_limits<double>::infinity()),
                       std::vector<double>(size, std::numeric_limits<double>::infinity())};
  for (std::size_t count = 1; count <= std::min(most, advice.candidates.size()); ++count) {
    Best best;
    std::vector<std::size_t> chosen;
    search(distances, count, nobody, chosen, best);
    advice.best.push_back({count, choice_of(best.mean, distances), choice_of(best.maximum, distances)});
  }
  return advice;
}

}  // namespace tyndau::hearing
