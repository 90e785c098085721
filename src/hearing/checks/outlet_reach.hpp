/// \file
/// Whether a newspaper or channel is distributed where the affected people live.
#pragma once

#include "hearing/checks/check.hpp"

namespace tyndau::hearing {

struct OutletReach {
  Certainty any = Certainty::maybe;  ///< whether it reaches some affected community or unit
  bool affected_known = false;       ///< some affected community or unit is known at all
  Text not_reached;  ///< names of those that it certainly does not reach, with commas; may be empty
};

/// Compares the outlet's units and places with the affected communities and units: by resolved ids, by the unit that a
/// settlement or unit is known to lie in, and by names where a name is certain. What cannot be resolved is `maybe`.
[[nodiscard]] OutletReach reach_of(const CheckContext& context, const Outlet& outlet);

}  // namespace tyndau::hearing
