#include "hearing/unit_relation.hpp"

#include "hearing/boundary.hpp"
#include "hearing/unit_names.hpp"

#include <algorithm>

namespace tyndau::hearing {
namespace {

bool share_name(const AdminUnit& a, const AdminUnit& b) {
  const auto borne = [&](const std::string& name) { return bears_name(a, name); };
  return borne(b.name) || borne(b.names.kk) || borne(b.names.ru) || borne(b.names.en) ||
         std::any_of(b.alternate_names.begin(), b.alternate_names.end(), borne);
}

/// By id, else by a name that exactly one unit of the level bears.
const AdminUnit* find_unit(const std::string& id, const std::string& text, UnitLevel level,
                           const Atlas& atlas) {
  if (!id.empty()) {
    if (const AdminUnit* known = atlas.unit(id)) return known;
  }
  const auto named = atlas.units_named(text, level);
  return named.size() == 1 ? named.front() : nullptr;
}

std::optional<UnitMention> written_unit(const Venue& venue, UnitLevel level, const Atlas& atlas) {
  for (const UnitRef& resolved : venue.resolved_units) {
    if (resolved.level != level) continue;
    return UnitMention{find_unit(resolved.id, resolved.text, level, atlas), resolved.text};
  }
  const std::string& text = venue.units.at(level);
  if (text.empty()) return std::nullopt;
  return UnitMention{find_unit({}, text, level, atlas), text};
}

/// The unit of a level above (or at) a known one.
const AdminUnit* ancestor(const AdminUnit* unit, UnitLevel level, const Atlas& atlas) {
  for (int steps = 0; unit && steps < 4; ++steps) {
    if (unit->level == level) return unit;
    unit = unit->parent_id.empty() ? nullptr : atlas.unit(unit->parent_id);
  }
  return nullptr;
}

std::optional<UnitMention> unit_of_settlement(const Settlement& settlement, UnitLevel level,
                                              const Atlas& atlas) {
  if (const AdminUnit* known =
          unit_around(level, settlement.extent.shape, widest_reach(settlement.extent), atlas)) {
    return UnitMention{known, known->name};
  }
  const std::string& text = settlement.units.at(level);
  if (text.empty()) return std::nullopt;
  return UnitMention{find_unit({}, text, level, atlas), text};
}

std::optional<UnitMention> unit_of_venue(const LocatedVenue& venue, UnitLevel level, const Atlas& atlas) {
  if (auto stated = stated_unit(*venue.venue, level, atlas)) return stated;
  if (venue.venue->position) {
    const auto where = geo::point_shape(*venue.venue->position);
    const AdminUnit* known = unit_around(level, where, venue.venue->uncertainty, atlas);
    return known ? std::optional(UnitMention{known, known->name}) : std::nullopt;
  }
  return venue.settlement ? unit_of_settlement(*venue.settlement, level, atlas) : std::nullopt;
}

}  // namespace

std::optional<UnitMention> stated_unit(const Venue& venue, UnitLevel level, const Atlas& atlas) {
  if (auto written = written_unit(venue, level, atlas)) return written;
  for (const UnitLevel lower : {UnitLevel::district, UnitLevel::rural_district}) {
    if (lower <= level) continue;
    const auto written = written_unit(venue, lower, atlas);
    const AdminUnit* above = written ? ancestor(written->known, level, atlas) : nullptr;
    if (above) return UnitMention{above, above->name};
  }
  return std::nullopt;
}

UnitMention mention(const UnitRef& written, const Atlas& atlas) {
  if (const AdminUnit* known = written.id.empty() ? nullptr : atlas.unit(written.id))
    return {known, written.text};
  const auto named = atlas.units_named(written.text, written.level);
  return {named.size() == 1 ? named.front() : nullptr, written.text};
}

const AdminUnit* unit_around(UnitLevel level, const geo::Shape& where, Metres radius, const Atlas& atlas) {
  if (where.empty()) return nullptr;
  const auto near = atlas.units_perhaps_within(level, where, radius);
  if (near.size() != 1 || near.front().nearest.distance.value > 0.0) return nullptr;
  const AdminUnit& unit = *near.front().unit;
  return atlas.distance_to_boundary(where, unit) >= radius + atlas.border_accuracy(unit) ? &unit : nullptr;
}

Certainty same_unit(const UnitMention& a, const UnitMention& b) {
  if (a.known && b.known) {
    if (a.known->id == b.known->id) return Certainty::yes;
    const bool apart = !a.known->parent_id.empty() && !b.known->parent_id.empty() &&
                       a.known->parent_id != b.known->parent_id;
    return !apart && share_name(*a.known, *b.known) ? Certainty::yes : Certainty::no;
  }
  if (a.known) return bears_name(*a.known, b.text) ? Certainty::yes : Certainty::no;
  if (b.known) return same_unit(b, a);
  const std::string name = folded_unit_name(a.text);
  return !name.empty() && name == folded_unit_name(b.text) ? Certainty::yes : Certainty::maybe;
}

std::vector<UnitLevel> shared_levels(const LocatedVenue& venue, const Settlement& community,
                                     const Atlas& atlas) {
  std::vector<UnitLevel> levels;
  for (const UnitLevel level : unit_levels) {
    const auto there = unit_of_venue(venue, level, atlas);
    const auto here = there ? unit_of_settlement(community, level, atlas) : std::nullopt;
    if (there && here && same_unit(*there, *here) == Certainty::yes) levels.push_back(level);
  }
  return levels;
}

}  // namespace tyndau::hearing
