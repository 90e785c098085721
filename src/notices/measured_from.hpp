/// \file
/// Between what two things a length is measured, where the words beside it say so.
#pragma once

#include "notices/owners.hpp"

namespace tyndau::notices {

enum class From {
  unsaid,
  site,     ///< the planned object, or a part of it
  another,  ///< an office, a gate, a unit, a road
};
/// "12 км от офиса", "от въезда – 15 км", "карьерден 3,6 км". \param owners among units
[[nodiscard]] From measured_from(const Scene& scene, const Owners& owners, Span length);

}  // namespace tyndau::notices
