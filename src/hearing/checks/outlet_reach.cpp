#include "hearing/checks/outlet_reach.hpp"

#include "hearing/checks/unit_lookup.hpp"
#include "hearing/unit_names.hpp"

#include <algorithm>

namespace tyndau::hearing {
namespace {

/// A community or unit of the affected territory, with the units that hold it.
struct Affected {
  Text name;
  const Settlement* settlement = nullptr;
  const AdminUnit* unit = nullptr;
  std::string text;  ///< as written, where it was not resolved
};

Text named(const Text& names, const std::string& fallback) {
  Text result = names;
  for (const Language language : all_languages) {
    if (result.in(language).empty()) result.in(language) = fallback;
  }
  return result;
}

std::vector<Affected> affected_of(const Geography& geography) {
  std::vector<Affected> all;
  for (const Community& community : geography.communities) {
    if (!community.has_basis(Basis::computed) && !community.has_basis(Basis::declared)) continue;
    const Settlement* settlement = community.settlement;
    const std::string& text = settlement ? settlement->name : community.place.text;
    all.push_back({named(settlement ? settlement->names : Text{}, text), settlement, nullptr, text});
  }
  for (const AffectedUnit& unit : geography.units) {
    if (unit.reached == Certainty::no) continue;
    const std::string& text = unit.known ? unit.known->name : unit.unit.text;
    all.push_back({named(unit.known ? unit.known->names : Text{}, text), nullptr, unit.known, text});
  }
  return all;
}

/// The unit of a level that holds a settlement, where its name is that of one loaded unit.
const AdminUnit* unit_of(const Atlas& atlas, const Settlement& settlement, UnitLevel level) {
  return sole_unit(atlas, level, settlement.units.at(level));
}

/// The unit itself or the one of its ancestors that has this level.
const AdminUnit* ancestor_at(const Atlas& atlas, const AdminUnit* unit, UnitLevel level) {
  constexpr int deepest = 8;  // parents may be recorded in a circle
  for (int step = 0; unit && step < deepest; ++step) {
    if (unit->level == level) return unit;
    unit = unit->parent_id.empty() ? nullptr : atlas.unit(unit->parent_id);
  }
  return nullptr;
}

Certainty same(const AdminUnit* a, const AdminUnit* b) {
  if (!a || !b) return Certainty::maybe;
  return a->id == b->id ? Certainty::yes : Certainty::no;
}

const AdminUnit* resolved(const Atlas& atlas, const UnitRef& unit) {
  return unit.id.empty() ? nullptr : atlas.unit(unit.id);
}

/// Distributed in a whole unit: does it hold the affected place?
Certainty unit_holds(const Atlas& atlas, const UnitRef& where, const Affected& affected) {
  const AdminUnit* unit = resolved(atlas, where);
  if (affected.settlement) {
    if (unit) return same(unit, unit_of(atlas, *affected.settlement, unit->level));
    if (!where.level) return Certainty::maybe;
    return same_unit_name(affected.settlement->units.at(*where.level), where.text) ? Certainty::yes
                                                                                   : Certainty::maybe;
  }
  if (!unit || !affected.unit) {
    return same_unit_name(affected.text, where.text) ? Certainty::yes : Certainty::maybe;
  }
  // An outlet of a district is distributed in a part of the oblast, and that of an oblast in each of its districts.
  const UnitLevel coarser = std::min(unit->level, affected.unit->level);
  return same(ancestor_at(atlas, unit, coarser), ancestor_at(atlas, affected.unit, coarser));
}

/// Distributed in a settlement: is it the affected one, or does it lie in the affected unit?
Certainty place_touches(const Atlas& atlas, const PlaceRef& where, const Affected& affected) {
  const Settlement* place = where.id.empty() ? nullptr : atlas.settlement(where.id);
  if (!place) return Certainty::maybe;
  if (affected.settlement) return place->id == affected.settlement->id ? Certainty::yes : Certainty::no;
  if (!affected.unit) return Certainty::maybe;
  return same(affected.unit, unit_of(atlas, *place, affected.unit->level));
}

Certainty reaches(const Atlas& atlas, const Outlet& outlet, const Affected& affected) {
  Certainty best = Certainty::no;
  for (const UnitRef& unit : outlet.units) best = std::max(best, unit_holds(atlas, unit, affected));
  for (const PlaceRef& place : outlet.area) best = std::max(best, place_touches(atlas, place, affected));
  return best;
}

void add_name(Text& list, const Text& name) {
  for (const Language language : all_languages) {
    std::string& text = list.in(language);
    text += (text.empty() ? "" : ", ") + name.in(language);
  }
}

}  // namespace

OutletReach reach_of(const CheckContext& context, const Outlet& outlet) {
  OutletReach reach;
  const auto affected = affected_of(context.geography);
  reach.affected_known = !affected.empty();
  if (affected.empty() || (outlet.area.empty() && outlet.units.empty())) return reach;
  reach.any = Certainty::no;
  for (const Affected& one : affected) {
    const Certainty certainty = reaches(context.atlas, outlet, one);
    reach.any = std::max(reach.any, certainty);
    if (certainty == Certainty::no) add_name(reach.not_reached, one.name);
  }
  return reach;
}

}  // namespace tyndau::hearing
