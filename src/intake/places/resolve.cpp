#include "intake/fold.hpp"
#include "intake/places/gazetteer.hpp"
#include "intake/places/place_text.hpp"

#include <array>

namespace tyndau::intake {
namespace {

using hearing::PlaceRef;
using hearing::UnitContext;
using hearing::UnitLevel;
using hearing::UnitRef;

bool empty(const UnitContext& units) {
  return units.oblast.empty() && units.district.empty() && units.rural_district.empty();
}

std::string without_brackets(const std::string& text) {
  const auto open = text.rfind('[');
  return open == std::string::npos ? text : trimmed(std::string_view(text).substr(0, open));
}

/// A place that was resolved before stays what it is: its text alone may fit another one of the same name.
void resolve(PlaceRef& place, const PlaceContext& context, const Gazetteer& gazetteer) {
  if (!place.id.empty() && gazetteer.by_id(place.id) != nullptr) {
    place.candidates.clear();
    return;
  }
  if (place.text.empty()) return;
  const auto match = gazetteer.settlement(place.text, context);
  place.id = match.settlement == nullptr ? std::string() : match.settlement->id;
  place.candidates.clear();
  for (const auto* candidate : match.candidates) place.candidates.push_back(candidate->id);
  if (match.settlement != nullptr && place.text.find('[') != std::string::npos) {
    place.text = without_brackets(place.text);
    if (place.text.empty()) place.text = match.settlement->name;
  }
}

void resolve(std::vector<PlaceRef>& places, const PlaceContext& context, const Gazetteer& gazetteer) {
  for (auto& place : places) resolve(place, context, gazetteer);
}

void resolve(UnitRef& unit, const UnitContext& within, const Gazetteer& gazetteer) {
  const auto* known = gazetteer.unit(unit.text, unit.level, within);
  unit.id = known == nullptr ? std::string() : known->id;
  if (known != nullptr && !unit.level) unit.level = known->level;
  if (known != nullptr && unit.text.find('[') != std::string::npos) unit.text = without_brackets(unit.text);
}

/// The venue's units as references, from the highest stated to the lowest.
std::vector<UnitRef> units_of(const UnitContext& units, const Gazetteer& gazetteer) {
  std::vector<UnitRef> resolved;
  for (const UnitLevel level : {UnitLevel::oblast, UnitLevel::district, UnitLevel::rural_district}) {
    if (units.at(level).empty()) continue;
    UnitRef unit{units.at(level), level, {}};
    resolve(unit, units, gazetteer);
    resolved.push_back(std::move(unit));
  }
  return resolved;
}

/// A site without coordinates may still be told by a distance, in the words for its place or in its name.
void place_site(hearing::Project& project, const PlaceContext& context, const Gazetteer& gazetteer) {
  if (project.footprint || project.site_region) return;
  for (const std::string* text : {&project.location, &project.name}) {
    const auto region = gazetteer.region(*text, context);
    if (!region) continue;
    project.site_region = region->where;
    return;
  }
}

std::optional<Date> day_of(const hearing::Case& input) {
  if (input.notice.date) return input.notice.date;
  return input.start ? std::optional(input.start->date) : std::nullopt;
}

std::optional<LonLat> site_of(const hearing::Project& project) {
  if (!project.footprint) return std::nullopt;
  const auto vertices = geo::vertices(project.footprint->shape);
  return vertices.empty() ? std::nullopt : std::optional(vertices.front());
}

}  // namespace

void resolve_places(hearing::Case& input, const Gazetteer& gazetteer) {
  auto& project = input.project;
  const auto on = day_of(input);
  const auto site = site_of(project);
  const PlaceContext by_project{project.units, false, on, {}, site};
  place_site(project, by_project, gazetteer);
  resolve(project.declared_communities, by_project, gazetteer);
  for (auto& unit : project.declared_units) resolve(unit, project.units, gazetteer);
  for (auto& venue : input.venues) {
    const PlaceContext own{venue.units, true, on, {}, site};
    resolve(venue.settlement, empty(venue.units) ? by_project : own, gazetteer);
    resolve(venue.serves, empty(project.units) ? PlaceContext{venue.units, false, on, {}, site} : by_project,
            gazetteer);
    venue.resolved_units = units_of(venue.units, gazetteer);
  }
  for (auto& outlet : input.notice.outlets) {
    resolve(outlet.area, by_project, gazetteer);
    for (auto& unit : outlet.units) resolve(unit, project.units, gazetteer);
  }
}

}  // namespace tyndau::intake
