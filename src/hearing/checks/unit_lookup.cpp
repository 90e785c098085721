#include "hearing/checks/unit_lookup.hpp"

namespace tyndau::hearing {
namespace {

bool existed(const AdminUnit& unit, std::optional<Date> on_day) {
  if (!on_day) return true;
  return (!unit.valid_from || *unit.valid_from <= *on_day) && (!unit.valid_to || *unit.valid_to >= *on_day);
}

}  // namespace

const AdminUnit* sole_unit(const Atlas& atlas, UnitLevel level, std::string_view name,
                           std::optional<Date> on_day) {
  const AdminUnit* found = nullptr;
  if (name.empty()) return found;
  for (const AdminUnit* unit : atlas.units_named(name, level)) {
    if (!existed(*unit, on_day)) continue;
    if (found) return nullptr;
    found = unit;
  }
  return found;
}

}  // namespace tyndau::hearing
