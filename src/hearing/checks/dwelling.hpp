/// \file
/// Whether the declared distance to dwellings can be true.
#pragma once

#include "hearing/checks/check.hpp"

namespace tyndau::hearing {

/// The declared distance, as precise as its last figure, against the nearest dwelling where buildings are loaded, else
/// against the nearest settlement. Fails only when a dwelling, or a whole settlement, is certainly nearer than declared.
[[nodiscard]] std::vector<Finding> dwelling_distance_contradicted(const CheckContext& context);

}  // namespace tyndau::hearing
