/// \file
/// In which administrative unit a venue lies, by name or by polygon, and whether that is a given unit.
#pragma once

#include "hearing/screening.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace tyndau::hearing {

/// A unit as far as it is known: a record of the atlas, else its name as somebody wrote it.
struct UnitMention {
  const AdminUnit* known = nullptr;
  std::string text;
};

/// The unit that the venue's source states at a level: written there, or the parent of a lower unit that it states.
[[nodiscard]] std::optional<UnitMention> stated_unit(const Venue& venue, UnitLevel level, const Atlas& atlas);
/// A unit written by somebody: by its id, else by a name that only one unit of the level bears.
[[nodiscard]] UnitMention mention(const UnitRef& written, const Atlas& atlas);
/// The unit of a level in which everything within \p radius of the shape lies; null when polygons do not
/// tell, as near a border that is drawn no better than that.
[[nodiscard]] const AdminUnit* unit_around(UnitLevel level, const geo::Shape& where, Metres radius,
                                           const Atlas& atlas);

/// Whether two mentions at one level are the same unit. maybe: two names that the atlas does not know.
[[nodiscard]] Certainty same_unit(const UnitMention& a, const UnitMention& b);

/// Levels at which the venue and the community are known to lie in one unit, by polygons or by stated names.
[[nodiscard]] std::vector<UnitLevel> shared_levels(const LocatedVenue& venue, const Settlement& community,
                                                   const Atlas& atlas);

inline constexpr std::array<UnitLevel, 3> unit_levels{UnitLevel::oblast, UnitLevel::district,
                                                      UnitLevel::rural_district};

}  // namespace tyndau::hearing
