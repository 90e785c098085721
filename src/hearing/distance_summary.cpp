#include "hearing/distance_summary.hpp"

#include <algorithm>

namespace tyndau::hearing {
namespace {

double total_weight(const std::vector<WeightedDistance>& distances) {
  double total = 0.0;
  for (const WeightedDistance& one : distances) total += one.weight;
  return total;
}

using EndOf = Metres (*)(const MetresInterval&);
Metres low_end(const MetresInterval& interval) { return interval.low; }
Metres high_end(const MetresInterval& interval) { return interval.high; }

Metres quantile(std::vector<WeightedDistance> distances, double share, EndOf end) {
  std::sort(distances.begin(), distances.end(), [end](const WeightedDistance& a, const WeightedDistance& b) {
    return end(a.distance) < end(b.distance);
  });
  // Populations are whole numbers: a thousandth of a person only absorbs the rounding of the product.
  const double wanted = share * total_weight(distances) - 1e-3;
  double reached = 0.0;
  for (const WeightedDistance& one : distances) {
    reached += one.weight;
    if (reached >= wanted) return end(one.distance);
  }
  return end(distances.back().distance);
}

}  // namespace

std::optional<MetresInterval> weighted_mean(const std::vector<WeightedDistance>& distances) {
  const double total = total_weight(distances);
  if (total <= 0.0) return std::nullopt;
  MetresInterval mean;
  for (const WeightedDistance& one : distances) {
    mean.low = mean.low + one.distance.low * (one.weight / total);
    mean.high = mean.high + one.distance.high * (one.weight / total);
  }
  return mean;
}

std::optional<MetresInterval> weighted_quantile(const std::vector<WeightedDistance>& distances,
                                                double share) {
  if (total_weight(distances) <= 0.0) return std::nullopt;
  return MetresInterval{quantile(distances, share, low_end), quantile(distances, share, high_end)};
}

DistanceSummary summarise(const std::vector<Community>& communities) {
  constexpr double ninety_percent = 0.9;
  DistanceSummary summary;
  std::vector<WeightedDistance> people;
  MetresInterval farthest;
  bool complete = true;
  for (const Community& community : communities) {
    if (community.has_basis(Basis::nearest)) continue;
    ++summary.communities;
    const bool counted = community.settlement && community.settlement->population;
    if (!counted) ++summary.without_population;
    const VenueRelation* judged = community.judged();
    if (!judged || !judged->distance) {
      complete = complete && !community.settlement;
      continue;
    }
    farthest.low = std::max(farthest.low, judged->distance->low);
    farthest.high = std::max(farthest.high, judged->distance->high);
    summary.maximum = farthest;
    if (counted)
      people.push_back({*judged->distance, static_cast<double>(*community.settlement->population)});
  }
  if (!complete) {
    summary.maximum.reset();
    return summary;
  }
  summary.mean = weighted_mean(people);
  summary.p90 = weighted_quantile(people, ninety_percent);
  return summary;
}

}  // namespace tyndau::hearing
