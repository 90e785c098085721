/// \file
/// Where the hearing would have served most people best.
#pragma once

#include "hearing/road_distances.hpp"
#include "hearing/screening.hpp"

namespace tyndau::hearing {

/// The affected settlement that, with the only venue moved there (with several: one more venue there), gives the least mean
/// distance per person, and the findings of \p findings that this would clear.
/// A community of unknown population weighs as the median of the known ones, or 1 when none is known.
/// \return nothing unless some finding about the venue's place fails and a better settlement exists
[[nodiscard]] std::optional<Counterfactual> counterfactual(const Case& input, const Geography& geography,
                                                           const std::vector<Finding>& findings,
                                                           const Atlas& atlas, const RuleBook& rules,
                                                           const ScreeningOptions& options);

/// How people fare by road to the hearing as it was held, and with the venue moved to the settlement of a counterfactual.
struct MovedByRoad {
  std::optional<Fare> before;
  std::optional<Fare> after;
};
[[nodiscard]] MovedByRoad moved_by_road(const Case& input, const Geography& geography,
                                        const Settlement& settlement, const Atlas& atlas, const Roads& roads);

}  // namespace tyndau::hearing
