/// \file
/// Administrative units that a project affects, and whether a venue lies in one of them.
#pragma once

#include "hearing/screening.hpp"

namespace tyndau::hearing {

/// Declared units in the order in which they were named, then those that polygons show, by level and id.
[[nodiscard]] std::vector<AffectedUnit> affected_units(const Case& input, const Territory& territory,
                                                       const Atlas& atlas);

/// A unit's name to tell findings apart: its id, else "name:" and its text.
[[nodiscard]] std::string subject_of(const AffectedUnit& unit);

/// Whether a venue lies in the unit: by the unit it states at that level, else by polygon where both places are known.
/// \return maybe when neither tells
[[nodiscard]] Certainty lies_in(const LocatedVenue& venue, const AffectedUnit& unit, const Atlas& atlas);
/// By polygon alone, no more precisely than its data set draws borders.
[[nodiscard]] Certainty lies_in_polygon(const LocatedVenue& venue, const AdminUnit& unit, const Atlas& atlas);

}  // namespace tyndau::hearing
