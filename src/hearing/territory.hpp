/// \file
/// Where a project may significantly affect people, and whether a settlement or a unit lies there.
#pragma once

#include "hearing/screening.hpp"

#include <optional>

namespace tyndau::hearing {

/// The hazard class of a project, stated or taken from its object type.
struct KnownClass {
  HazardClass value = HazardClass::V;
  bool draft = false;  ///< from the object type alone, a table that is not confirmed
};
[[nodiscard]] std::optional<KnownClass> hazard_class_of(const Project& project, const RuleBook& rules);

/// The least protection zone that a rule asks for.
struct MinimumZone {
  const Parameter* parameter = nullptr;  ///< the larger one, where class and object type both set one
  Metres radius;
  bool draft = false;  ///< rests on a class that only the object type suggests
};
/// \return nothing when neither class nor object type is known to the rule (spz-below-class-minimum).
[[nodiscard]] std::optional<MinimumZone> minimum_zone(const Rule& rule, const Project& project,
                                                      const RuleBook& rules);

/// Radii from north clockwise, one per rhumb of the rose: l = L0·P/P0 on the side opposite to the wind where P > P0.
/// Never below \p radius. \p usual_share is P0, in percent. \pre the rose has 8 or 16 shares
[[nodiscard]] std::vector<Metres> radii_by_rhumb(const std::vector<double>& rose, Metres radius,
                                                 double usual_share);
/// The radius of a rose in a direction, linear in azimuth between rhumbs. \p azimuth in degrees
[[nodiscard]] Metres radius_towards(const std::vector<Metres>& radii, double azimuth);

/// The affected territory by DOMAIN's order: declared polygon, surveyed zone, declared radius, class minimum, user's radius.
[[nodiscard]] Territory affected_territory(const Case& input, const RuleBook& rules,
                                           const ScreeningOptions& options);
/// The sanitary protection zone alone: surveyed, declared or least; nothing when none of them is known.
[[nodiscard]] std::optional<Territory> protection_zone(const Case& input, const RuleBook& rules,
                                                       const ScreeningOptions& options);

/// How far the settlement's true boundary is from the territory, 0 when it reaches it; and whether it certainly does.
struct Reach {
  Certainty reached = Certainty::maybe;
  MetresInterval gap;
  MetresInterval distance;     ///< from the core to the true boundary, 0 when they meet
  geo::NearestPoints nearest;  ///< from the core to the settlement's drawn extent
};
/// \pre the territory's source is not none
[[nodiscard]] Reach reach_to(const Territory& territory, const Extent& extent, const Atlas& atlas);
/// Whether it reaches a unit, whose border is off by as much as its data set states. \pre the unit has a polygon
[[nodiscard]] Certainty reach_to(const Territory& territory, const AdminUnit& unit, const Atlas& atlas);

}  // namespace tyndau::hearing
