/// \file
/// What a location map shows, in longitude and latitude, taken from a report and the places around it.
#pragma once

#include "drawing/scene.hpp"
#include "geo/shape.hpp"
#include "hearing/atlas.hpp"
#include "hearing/screening.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::drawing {

/// A settlement on the map.
struct ShownPlace {
  const hearing::Settlement* settlement = nullptr;
  const hearing::Community* community = nullptr;  ///< null: it is there to find one's way
  std::size_t number = 0;                         ///< row of the table, from 1; 0 for those without one
  Verdict verdict = Verdict::not_applicable;      ///< of its hearing
  std::string_view heard;                         ///< as layers::heard() says it
  geo::Shape extent;                              ///< estimated: the circle that certainly holds it
  bool estimated = false;
};

struct ShownVenue {
  const hearing::LocatedVenue* located = nullptr;  ///< `where` is set
  geo::Shape extent;                               ///< where it may be; empty: exactly at the point
};

enum class LineRole { to_venue, to_project, to_dwelling };
[[nodiscard]] std::string_view code(LineRole role);

/// A drawn distance. Its figure is the interval, and its drawn length lies in it.
struct ShownLine {
  LineRole role = LineRole::to_venue;
  std::string id;  ///< "community:venue", or the community alone
  Segment segment;
  MetresInterval distance;
  bool estimated = false;
  Verdict verdict = Verdict::not_applicable;
};

struct MapContent {
  geo::Shape footprint;  ///< empty: not known
  Metres footprint_uncertainty;
  geo::Shape site_region;  ///< where the site is said to lie, in words; empty: not so
  const hearing::SiteRegion* site_words = nullptr;  ///< with it
  geo::Shape
      project_extent;  ///< where the footprint may be, its coordinates being rounded; empty: exactly where it is drawn
  geo::Shape protection_zone;
  bool zone_estimated = false;  ///< by the hazard class alone
  Metres zone_reach;            ///< 0 for a polygon
  geo::Shape territory;         ///< the affected territory, where it is not the protection zone
  hearing::TerritorySource territory_source = hearing::TerritorySource::none;
  std::vector<ShownPlace> places;                   ///< communities first, in the order of the report
  std::vector<ShownVenue> venues;                   ///< those that have a place
  std::vector<ShownLine> lines;                     ///< most telling first
  std::size_t lines_left_out = 0;                   ///< to venues, because there are too many to read
  std::vector<const hearing::Community*> unplaced;  ///< communities that are not in the data
  std::vector<const hearing::LocatedVenue*> unlocated;
  std::optional<MetresInterval> dwelling;  ///< from the footprint to the nearest
  bool nearest_settlement_shown = false;

  [[nodiscard]] bool empty() const;
  /// Where the map is centred.
  [[nodiscard]] LonLat centre() const;
};

[[nodiscard]] MapContent content_of(const hearing::Report& report, const hearing::Atlas& atlas);

}  // namespace tyndau::drawing
