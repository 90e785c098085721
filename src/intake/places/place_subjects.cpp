#include "intake/places/place_subjects.hpp"

#include <algorithm>
#include <array>

namespace tyndau::intake {
namespace {

using hearing::UnitLevel;
using Said = AddressPlace::Said;

constexpr std::array<UnitLevel, 3> levels{UnitLevel::oblast, UnitLevel::district, UnitLevel::rural_district};

StatedUnits highest_first(StatedUnits stated) {
  std::stable_sort(stated.units.begin(), stated.units.end(),
                   [](const StatedUnit& a, const StatedUnit& b) { return a.level < b.level; });
  return stated;
}

}  // namespace

std::vector<AddressPlace> said_as(const Address& address, std::initializer_list<Said> words) {
  std::vector<AddressPlace> outside, aside;
  for (const auto& one : address.places) {
    if (std::find(words.begin(), words.end(), one.said) == words.end()) continue;
    (one.aside ? aside : outside).push_back(one);
  }
  return outside.empty() ? aside : outside;
}

StatedUnits SubjectFinder::stated_units(const Address& address, const PlaceContext& context) const {
  StatedUnits stated{{}, true, context.on};
  for (const auto& unit : address.units) stated.units.push_back(units_.stated(unit.level, unit.name));
  if (!stated.units.empty()) return highest_first(std::move(stated));
  stated.own = context.own;
  for (const UnitLevel level : levels) {
    if (!context.units.at(level).empty())
      stated.units.push_back(units_.stated(level, context.units.at(level)));
  }
  return stated;
}

/// A town or a bare name beside a place stands for the unit of that name, where the data have one.
void SubjectFinder::add_as_unit(const AddressPlace& named, StatedUnits& stated) const {
  for (const UnitLevel level : {UnitLevel::district, UnitLevel::oblast}) {
    const bool said = std::any_of(stated.units.begin(), stated.units.end(),
                                  [&](const StatedUnit& unit) { return unit.level == level; });
    if (said || !units_.knows(named.name, level)) continue;
    stated.units.push_back(units_.stated(level, named.name));
    return;
  }
}

/// A bare name that is no unit, unless a settlement bears it as well.
bool SubjectFinder::may_be_settlement(const AddressPlace& bare) const {
  const bool unit_of_that_name =
      units_.knows(bare.name, UnitLevel::district) || units_.knows(bare.name, UnitLevel::oblast);
  return bare.named && !bare.aside && (!unit_of_that_name || names_.knows(bare.name));
}

Subjects SubjectFinder::subjects(const Address& address, StatedUnits& stated) const {
  const auto towns = said_as(address, {Said::town});
  Subjects found{said_as(address, {Said::village, Said::station}), {}};
  const bool villages = !found.places.empty();
  if (!villages && !towns.empty()) {
    std::copy_if(address.bare.begin(), address.bare.end(), std::back_inserter(found.places),
                 [&](const AddressPlace& bare) { return may_be_settlement(bare); });
    if (!found.places.empty()) found.towns = towns;
  }
  if (!found.places.empty()) {
    for (const auto& one : towns) add_as_unit(one, stated);
  }
  if (found.places.empty()) found.places = towns;
  return with_bare(std::move(found), address, stated);
}

Subjects SubjectFinder::with_bare(Subjects found, const Address& address, StatedUnits& stated) const {
  const bool said = !found.places.empty();
  std::vector<AddressPlace> bare;
  for (const auto& one : address.bare) {
    const bool known = names_.knows(one.name);
    if (!said && known) bare.push_back(one);
    if (found.towns.empty() && !one.aside && (said || !known)) add_as_unit(one, stated);
  }
  if (!said) found.places = bare.empty() ? address.bare : bare;
  return found;
}

void SubjectFinder::keep_within(const TextPart& within, Address& address, StatedUnits& stated) const {
  if (within.all()) return;
  const auto outside = [&](const AddressPlace& place) { return !within.holds(place); };
  const auto said_inside = std::any_of(address.places.begin(), address.places.end(),
                                       [&](const auto& one) { return !outside(one); });
  const auto village_outside =
      std::any_of(address.places.begin(), address.places.end(),
                  [&](const AddressPlace& one) { return outside(one) && one.said != Said::town; });
  for (const auto* list : {&address.places, &address.bare}) {
    for (const auto& one : *list) {
      if (outside(one) && one.said != Said::village && one.said != Said::station) add_as_unit(one, stated);
    }
  }
  std::erase_if(address.places, outside);
  // "в 5 км от Иртыша, с. Майкаин": a river, or a village of that name.
  std::erase_if(address.bare,
                [&](const auto& one) { return outside(one) || (village_outside && !said_inside); });
  stated = highest_first(std::move(stated));
}

}  // namespace tyndau::intake
