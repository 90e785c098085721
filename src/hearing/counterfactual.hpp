/// \file
/// Where the hearing would have served most people best.
#pragma once

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

}  // namespace tyndau::hearing
