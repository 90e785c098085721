#include "hearing/affected_units.hpp"

#include "hearing/territory.hpp"
#include "hearing/unit_relation.hpp"

#include <algorithm>

namespace tyndau::hearing {
namespace {

/// One unit named twice, by the documents or by documents and polygons, is one.
AffectedUnit* find(std::vector<AffectedUnit>& units, const UnitMention& wanted,
                   std::optional<UnitLevel> level) {
  const auto same = [&](const AffectedUnit& one) {
    if (one.unit.level && level && one.unit.level != level) return false;
    return same_unit({one.known, one.unit.text}, wanted) == Certainty::yes;
  };
  const auto found = std::find_if(units.begin(), units.end(), same);
  return found == units.end() ? nullptr : &*found;
}

void add_declared(std::vector<AffectedUnit>& units, const UnitRef& written, const Territory& territory,
                  const Atlas& atlas) {
  const UnitMention known = mention(written, atlas);
  const auto level = known.known ? std::optional(known.known->level) : written.level;
  if (find(units, known, level)) return;
  AffectedUnit unit;
  unit.unit = written;
  unit.unit.level = level;
  unit.known = known.known;
  unit.declared = true;
  if (known.known && !known.known->shape.empty() && territory.source != TerritorySource::none) {
    unit.reached = reach_to(territory, *known.known, atlas);
  }
  units.push_back(std::move(unit));
}

void add_computed(std::vector<AffectedUnit>& units, UnitLevel level, const Territory& territory,
                  const Atlas& atlas) {
  std::vector<AffectedUnit> found;
  for (const UnitHit& hit :
       atlas.units_perhaps_within(level, territory.core, territory.reach + territory.uncertainty)) {
    const Certainty reached = reach_to(territory, *hit.unit, atlas);
    if (reached == Certainty::no) continue;
    if (AffectedUnit* declared = find(units, {hit.unit, hit.unit->name}, level)) {
      if (!declared->known || declared->known->shape.empty()) declared->known = hit.unit;
      declared->reached = reached;
      continue;
    }
    AffectedUnit unit;
    unit.unit = UnitRef{hit.unit->name, level, hit.unit->id};
    unit.known = hit.unit;
    unit.reached = reached;
    found.push_back(std::move(unit));
  }
  std::sort(found.begin(), found.end(),
            [](const AffectedUnit& a, const AffectedUnit& b) { return a.unit.id < b.unit.id; });
  units.insert(units.end(), found.begin(), found.end());
}

/// What the venue states at the unit's level; at every level when the unit's own is not known.
Certainty by_name(const LocatedVenue& venue, const AffectedUnit& unit, const Atlas& atlas) {
  const UnitMention wanted{unit.known, unit.unit.text};
  if (unit.unit.level) {
    const auto stated = stated_unit(*venue.venue, *unit.unit.level, atlas);
    return stated ? same_unit(*stated, wanted) : Certainty::maybe;
  }
  for (const UnitLevel level : unit_levels) {
    const auto stated = stated_unit(*venue.venue, level, atlas);
    if (stated && same_unit(*stated, wanted) == Certainty::yes) return Certainty::yes;
  }
  return Certainty::maybe;
}

}  // namespace

std::vector<AffectedUnit> affected_units(const Case& input, const Territory& territory, const Atlas& atlas) {
  std::vector<AffectedUnit> units;
  for (const UnitRef& written : input.project.declared_units) add_declared(units, written, territory, atlas);
  if (territory.source == TerritorySource::none) return units;
  for (const UnitLevel level : unit_levels) add_computed(units, level, territory, atlas);
  return units;
}

std::string subject_of(const AffectedUnit& unit) {
  if (!unit.unit.id.empty()) return unit.unit.id;
  return unit.known ? unit.known->id : "name:" + unit.unit.text;
}

Certainty lies_in_polygon(const LocatedVenue& venue, const AdminUnit& unit, const Atlas& atlas) {
  if (!venue.where || unit.shape.empty()) return Certainty::maybe;
  const geo::Shape centre = geo::point_shape(venue.where->centre);
  const Metres blur = venue.where->radius + atlas.border_accuracy(unit);
  const Metres outside = atlas.nearest_points(centre, unit.shape).distance;
  if (outside.value > 0.0) return outside > blur ? Certainty::no : Certainty::maybe;
  const bool deep = blur.value == 0.0 || atlas.distance_to_boundary(centre, unit) >= blur;
  return deep ? Certainty::yes : Certainty::maybe;
}

Certainty lies_in(const LocatedVenue& venue, const AffectedUnit& unit, const Atlas& atlas) {
  const Certainty named = by_name(venue, unit, atlas);
  if (named == Certainty::yes || !unit.known || unit.known->shape.empty()) return named;
  const Certainty drawn = lies_in_polygon(venue, *unit.known, atlas);
  return drawn == Certainty::maybe ? named : drawn;
}

}  // namespace tyndau::hearing
