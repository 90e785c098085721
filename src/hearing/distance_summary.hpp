/// \file
/// How far people had to go: mean, P90 and maximum over the affected communities.
#pragma once

#include "hearing/screening.hpp"

namespace tyndau::hearing {

/// Over the affected communities (not the merely nearest), by the venue that judges each.
/// Mean and P90 weigh by population and leave out communities whose population is unknown; all three are empty when a
/// community in the data has no venue at a known place.
[[nodiscard]] DistanceSummary summarise(const std::vector<Community>& communities);

/// A distance and how many people it stands for.
struct WeightedDistance {
  MetresInterval distance;
  double weight = 0.0;
};
/// \return nothing when no weight is above 0
[[nodiscard]] std::optional<MetresInterval> weighted_mean(const std::vector<WeightedDistance>& distances);
/// The least distance that at least the share of all weight lies within, for the low and the high ends apart.
[[nodiscard]] std::optional<MetresInterval> weighted_quantile(const std::vector<WeightedDistance>& distances,
                                                              double share);

}  // namespace tyndau::hearing
