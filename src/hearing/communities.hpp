/// \file
/// Which settlements a project affects: computed, declared, or at least the nearest.
#pragma once

#include "hearing/screening.hpp"

namespace tyndau::hearing {

/// The affected communities by id, without their venues: those that the territory reaches or that hold the site, and those
/// that the documents name; when there are none, the one nearest to the footprint.
[[nodiscard]] std::vector<Community> affected_communities(const Case& input, const Territory& territory,
                                                          const Atlas& atlas);

}  // namespace tyndau::hearing
