#include "geo/geodesic.hpp"
#include "hearing/checks/check.hpp"
#include "hearing/checks/days.hpp"
#include "hearing/checks/dwelling.hpp"
#include "hearing/checks/unit_lookup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace tyndau::hearing {
namespace {

using Findings = std::vector<Finding>;

constexpr std::array levels_finest_first{UnitLevel::rural_district, UnitLevel::district, UnitLevel::oblast};

/// "50.40000, 72.30000": latitude first, as people write it.
std::string written(LonLat position) { return fmt::format("{:.5f}, {:.5f}", position.lat, position.lon); }

/// The position as a document prints it; else where the footprint begins.
std::optional<LonLat> stated_position(const Project& project) {
  if (project.stated_position) return project.stated_position;
  if (!project.footprint || project.footprint->shape.empty()) return std::nullopt;
  return geo::vertices(project.footprint->shape).front();
}

Metres uncertainty_of(const Project& project) {
  return project.footprint ? project.footprint->uncertainty : Metres{};
}

Finding implausible(const CheckContext& context, LonLat position, std::string_view variant) {
  Finding finding = make_finding(context, Verdict::fail, {}, variant);
  finding.message.arguments = {{"position", written(position)}};
  if (in_range(position)) finding.points.push_back(position);
  return finding;
}

/// A unit of the project's address with a polygon, and how far outside of it the position lies.
struct UnitDistance {
  const AdminUnit* unit = nullptr;
  Metres outside;
};

/// The finest unit that is named and has a polygon; a name that fits two units of a level is not decided here.
std::optional<UnitDistance> distance_to_named_unit(const CheckContext& context, LonLat position) {
  const Case& input = context.input;
  const auto day = input.notice.date ? input.notice.date : first_day(input);
  for (const UnitLevel level : levels_finest_first) {
    const AdminUnit* unit = sole_unit(context.atlas, level, input.project.units.at(level), day);
    if (!unit || unit->shape.empty()) continue;
    const auto nearest = context.atlas.nearest_points(geo::point_shape(position), unit->shape);
    return UnitDistance{unit, nearest.distance};
  }
  return std::nullopt;
}

std::string finest_named_unit(const UnitContext& units) {
  for (const UnitLevel level : levels_finest_first) {
    if (!units.at(level).empty()) return units.at(level);
  }
  return {};
}

/// What the country's outline says: nothing when the position lies certainly inside.
std::optional<Finding> outside_country(const CheckContext& context, LonLat position, Metres margin) {
  const geo::Shape& outline = context.atlas.outline();
  const auto nearest = context.atlas.nearest_points(geo::point_shape(position), outline);
  if (nearest.distance.value <= 0.0) return std::nullopt;
  const LonLat swapped{position.lat, position.lon};
  if (in_range(swapped) && geo::contains(outline, swapped, context.options.edges)) {
    Finding finding = implausible(context, position, "swapped");
    finding.message.arguments.emplace("swapped", written(swapped));
    finding.points.push_back(swapped);
    return finding;
  }
  if (nearest.distance > margin) {
    Finding finding = implausible(context, position, "outside_country");
    finding.measured = exactly(nearest.distance.value, Unit::metre);
    finding.message.arguments.emplace("distance", *finding.measured);
    finding.lines.push_back({nearest.from, nearest.to});
    return finding;
  }
  Finding finding = cannot_tell(context, "exact_position", {}, "near_border");
  finding.message.arguments = {{"position", written(position)},
                               {"distance", exactly(nearest.distance.value, Unit::metre)}};
  return finding;
}

Finding judge_unit(const CheckContext& context, LonLat position, Metres margin) {
  const std::string named = finest_named_unit(context.input.project.units);
  Finding inside = make_finding(context, Verdict::pass);
  inside.message.arguments = {{"position", written(position)}};
  inside.points.push_back(position);
  if (named.empty()) return inside;
  const auto found = distance_to_named_unit(context, position);
  if (!found) {
    Finding finding = cannot_tell(context, "unit_outline", {}, "unit_unknown");
    finding.message.arguments = {{"position", written(position)}, {"unit", named}};
    finding.settled_by->arguments = {{"unit", named}};
    return finding;
  }
  if (found->outside.value <= 0.0) return inside;
  const Metres own = uncertainty_of(context.input.project) + context.atlas.border_accuracy(*found->unit);
  const bool far = found->outside > std::max(margin, own);
  Finding finding = far ? implausible(context, position, "outside_unit")
                        : cannot_tell(context, "exact_position", {}, "near_unit_border");
  finding.measured = exactly(found->outside.value, Unit::metre);
  finding.message.arguments = {
      {"position", written(position)}, {"unit", found->unit->name}, {"distance", *finding.measured}};
  return finding;
}

/// How far outside a drawn line still counts as on it: the position's uncertainty, and the outline's where the pack says.
Metres margin_of(const CheckContext& context) {
  const Parameter* tolerance = context.rule.parameter("outline_tolerance");
  return uncertainty_of(context.input.project) + Metres{tolerance ? tolerance->value.value_or(0.0) : 0.0};
}

Findings coordinates_implausible(const CheckContext& context) {
  const auto position = stated_position(context.input.project);
  if (!position) return one(not_applicable(context, "no_coordinates"));
  if (position->lon == 0.0 || position->lat == 0.0) return one(implausible(context, *position, "zero"));
  if (!in_range(*position)) return one(implausible(context, *position, "range"));
  if (context.atlas.outline().empty()) {
    Finding finding = cannot_tell(context, "outline", {}, "no_outline");
    finding.message.arguments = {{"position", written(*position)}};
    return one(std::move(finding));
  }
  const Metres margin = margin_of(context);
  if (auto outside = outside_country(context, *position, margin)) return one(*std::move(outside));
  return one(judge_unit(context, *position, margin));
}

Findings coordinates_imprecise(const CheckContext& context) {
  if (!context.input.project.footprint) return one(not_applicable(context, "no_coordinates"));
  switch (context.geography.territory.source) {
    case TerritorySource::declared_polygon:
    case TerritorySource::surveyed_zone: return one(not_applicable(context, "territory_by_polygon"));
    case TerritorySource::user_radius:
    case TerritorySource::none: return one(cannot_tell(context, "protection_zone"));
    case TerritorySource::declared_radius:
    case TerritorySource::class_minimum: break;
  }
  const Quantity uncertainty = exactly(uncertainty_of(context.input.project).value, Unit::metre);
  const Requirement required{Bound::at_most, context.geography.territory.reach.value, Unit::metre};
  Finding finding = make_finding(context, judge(uncertainty, required));
  finding.measured = uncertainty;
  finding.required = required;
  finding.message.arguments = {{"uncertainty", uncertainty}, {"reach", exactly(required.value, Unit::metre)}};
  return one(std::move(finding));
}

constexpr std::array<CheckEntry, 3> coordinate_table{{
    {"coordinates-implausible", coordinates_implausible},
    {"coordinates-imprecise", coordinates_imprecise},
    {"dwelling-distance-contradicted", dwelling_distance_contradicted},
}};

}  // namespace

std::span<const CheckEntry> coordinate_checks() { return coordinate_table; }

}  // namespace tyndau::hearing
