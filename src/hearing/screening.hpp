/// \file
/// From a case and an atlas to a report: who is affected, how far they were from every venue, and what follows.
#pragma once

#include "core/finding.hpp"
#include "geo/shape.hpp"
#include "hearing/atlas.hpp"
#include "hearing/case.hpp"
#include "hearing/rule_pack.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tyndau::hearing {

struct ScreeningOptions {
  std::string rule_pack;                ///< a pack to judge by, whatever the dates say; empty: by date
  std::optional<Metres> radius;         ///< the user's radius, used when nothing better is known
  std::optional<Metres> far_threshold;  ///< replaces the pack's advisory distance
  geo::EdgeModel edges = geo::EdgeModel::geodesic;
};

/// Which statement the affected territory comes from, best first.
enum class TerritorySource {
  declared_polygon,
  surveyed_zone,
  declared_radius,
  class_minimum,
  user_radius,
  none
};
[[nodiscard]] std::string_view code(TerritorySource source);

/// Where the project may significantly affect people.
struct Territory {
  TerritorySource source = TerritorySource::none;
  /// Membership is decided by distance to `core` <= `reach` (both 0-width for polygons), never by `drawn`.
  geo::Shape core;
  Metres reach;                        ///< the largest, for a wind rose
  std::vector<Metres> reach_by_rhumb;  ///< 8 or 16 radii from north clockwise, or empty
  Metres uncertainty;                  ///< of the footprint's coordinates
  geo::Shape drawn;                    ///< for layers and area shares
};

/// Why a settlement counts as affected.
enum class Basis { computed, declared, nearest };
[[nodiscard]] std::string_view code(Basis basis);

/// Yes, no, or the data cannot tell.
enum class Certainty { no, maybe, yes };
[[nodiscard]] std::string_view code(Certainty certainty);

/// How a venue lies to a community.
struct VenueRelation {
  std::string venue;      ///< Venue::id
  bool assigned = false;  ///< the notice assigns the community to it
  std::optional<MetresInterval>
      distance;  ///< to the community's boundary; nothing when the venue is unlocated
  std::optional<Metres> centre_distance;  ///< between the two points of the gazetteer, where both are known
  Certainty in_community = Certainty::maybe;
  std::vector<UnitLevel> same_unit;  ///< levels at which both are known to lie in one unit
  std::optional<Segment> line;       ///< between the two nearest points
  std::vector<Message> causes;       ///< what makes the interval wide
};

struct Community {
  PlaceRef place;                                    ///< as declared, or the settlement's name
  const Settlement* settlement = nullptr;            ///< null: not in the loaded data, or ambiguous
  std::vector<Basis> basis;                          ///< computed and declared may both hold
  std::optional<MetresInterval> footprint_distance;  ///< 0 when the site lies inside
  std::optional<Segment> footprint_line;
  bool contains_site = false;
  Certainty reached = Certainty::maybe;        ///< whether the territory meets it
  std::optional<Interval<double>> area_share;  ///< of the settlement inside the territory, 0..1
  std::optional<Interval<double>> people_inside;
  std::vector<VenueRelation> venues;    ///< in the order of Case::venues
  std::optional<std::size_t> assigned;  ///< index into venues: the nearest of the assigned ones
  std::optional<std::size_t> nearest;   ///< index into venues: the nearest located one

  [[nodiscard]] bool has_basis(Basis wanted) const;
  /// The relation that judges this community: the assigned venue's, else the nearest's, else null.
  [[nodiscard]] const VenueRelation* judged() const;
  [[nodiscard]] std::string id() const;  ///< settlement id, or "name:" + the text
};

/// A venue with where it certainly is and what it could be.
struct LocatedVenue {
  const Venue* venue = nullptr;
  const Settlement* settlement = nullptr;  ///< the settlement it is known to lie in
  std::optional<geo::Disc> where;  ///< centre and the radius within which it certainly is; nothing: unlocated
};

/// An administrative unit that the affected territory touches.
struct AffectedUnit {
  UnitRef unit;
  const AdminUnit* known = nullptr;
  bool declared = false;                 ///< named in the notice or report
  Certainty reached = Certainty::maybe;  ///< by polygons; maybe without
};

/// Distances of people to the nearest venue, weighted by population where it is known.
struct DistanceSummary {
  std::size_t communities = 0;
  std::size_t without_population = 0;
  std::optional<MetresInterval> mean;  ///< population-weighted; nothing when no population is known
  std::optional<MetresInterval> p90;   ///< the distance that 90 % of the people are within
  std::optional<MetresInterval> maximum;
};

/// The geography of one case, computed once and shared by all checks.
struct Geography {
  Territory territory;
  std::vector<LocatedVenue> venues;
  std::vector<Community> communities;  ///< computed and declared first by id; `nearest` only alone
  std::vector<AffectedUnit> units;
  DistanceSummary summary;
};

/// "Moving the hearing to Aksu: 7.9-13.4 km → 0, clears 2 findings."
struct Counterfactual {
  const Settlement* settlement = nullptr;
  std::optional<MetresInterval> mean_before;
  std::optional<MetresInterval> mean_after;
  std::vector<std::string> cleared;  ///< "finding-id/subject" that would no longer fail
};

struct Report {
  Case input;                      ///< normalised, places resolved
  std::vector<std::string> packs;  ///< "kz-2021 1.0.0", those that judged
  Geography geography;
  std::vector<Finding> findings;                 ///< ordered by id, then subject
  std::optional<Counterfactual> counterfactual;  ///< only when a venue finding fails
};

/// Territory, venues, communities, units and their distances. \threads safe
[[nodiscard]] Geography locate(const Case& input, const Atlas& atlas, const RuleBook& rules,
                               const ScreeningOptions& options);

/// The whole screening of one case. Never fails: what cannot be decided is `cannot_tell`.
/// The report borrows from \p atlas (settlement pointers), which must outlive it. \threads safe
[[nodiscard]] Report screen(Case input, const Atlas& atlas, const RuleBook& rules,
                            const ScreeningOptions& options);

}  // namespace tyndau::hearing
