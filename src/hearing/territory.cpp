#include "hearing/territory.hpp"

#include "geo/drawing.hpp"
#include "geo/overlay.hpp"
#include "hearing/boundary.hpp"
#include "hearing/regimes.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tyndau::hearing {
namespace {

constexpr std::string_view zone_rule = "spz-below-class-minimum";
constexpr double full_turn = 360.0;

/// The rule in the latest pack of those that may judge; the zone may only grow, so the packs' largest minimum counts.
std::vector<const Rule*> zone_rules(const Case& input, const RuleBook& rules,
                                    const ScreeningOptions& options) {
  std::vector<const Rule*> found;
  for (const RulePack* pack : packs_for(JudgedBy::notice_date, input, rules, options)) {
    if (const Rule* rule = pack->find(zone_rule)) found.push_back(rule);
  }
  return found;
}

std::optional<Metres> largest_minimum(const Case& input, const RuleBook& rules,
                                      const ScreeningOptions& options) {
  std::optional<Metres> largest;
  for (const Rule* rule : zone_rules(input, rules, options)) {
    const auto minimum = minimum_zone(*rule, input.project, rules);
    if (minimum && (!largest || minimum->radius > *largest)) largest = minimum->radius;
  }
  return largest;
}

std::optional<double> usual_share(const Case& input, const RuleBook& rules, const ScreeningOptions& options) {
  const std::string name = "wind_rose_p0_" + std::to_string(input.project.wind_rose.size()) + "_rhumbs";
  for (const Rule* rule : zone_rules(input, rules, options)) {
    const Parameter* parameter = rule->parameter(name);
    if (parameter && parameter->value && *parameter->value > 0.0) return parameter->value;
  }
  return std::nullopt;
}

geo::Shape drawn_as(const geo::Shape& polygons) { return geo::united({polygons}).value_or(polygons); }

Territory of_polygon(const geo::Shape& polygon, TerritorySource source) {
  Territory territory;
  territory.source = source;
  territory.core = drawn_as(polygon);
  territory.drawn = territory.core;
  return territory;
}

Territory of_radius(const Case& input, Metres radius, TerritorySource source) {
  Territory territory;
  territory.source = source;
  territory.core = input.project.footprint->shape;
  territory.reach = radius;
  territory.uncertainty = input.project.footprint->uncertainty;
  territory.drawn = geo::buffer(territory.core, radius).value_or(territory.core);
  return territory;
}

void grow_by_rose(Territory& territory, const Case& input, const RuleBook& rules,
                  const ScreeningOptions& options) {
  const auto& rose = input.project.wind_rose;
  const auto share = usual_share(input, rules, options);
  if ((rose.size() != 8 && rose.size() != 16) || !share) return;
  territory.reach_by_rhumb = radii_by_rhumb(rose, territory.reach, *share);
  territory.reach = *std::max_element(territory.reach_by_rhumb.begin(), territory.reach_by_rhumb.end());
  territory.drawn = geo::buffer_by_rhumb(territory.core, territory.reach_by_rhumb).value_or(territory.drawn);
}

Metres least(const std::vector<Metres>& radii) { return *std::min_element(radii.begin(), radii.end()); }

/// The least radius within \p spread degrees of an azimuth; between rhumbs a rose is linear, so its ends and rhumbs do.
Metres least_around(const std::vector<Metres>& radii, double azimuth, double spread) {
  const double step = full_turn / static_cast<double>(radii.size());
  Metres smallest =
      std::min(radius_towards(radii, azimuth - spread), radius_towards(radii, azimuth + spread));
  for (double rhumb = std::ceil((azimuth - spread) / step) * step; rhumb <= azimuth + spread; rhumb += step) {
    smallest = std::min(smallest, radius_towards(radii, rhumb));
  }
  return smallest;
}

/// Whether an extent certainly meets a wind rose's zone: its nearest place lies inside however far it is displaced.
bool certainly_in_rose(const Territory& territory, const Reach& reach, Metres blur) {
  const MetresInterval& distance = reach.distance;
  if (distance.high <= least(territory.reach_by_rhumb)) return true;
  if (distance.high > territory.reach || reach.nearest.distance.value == 0.0) return false;
  const double share = std::min(1.0, blur / reach.nearest.distance);
  const double spread = std::asin(share) * 180.0 / std::numbers::pi;
  const double towards = geo::azimuth(reach.nearest.from, reach.nearest.to);
  return distance.high <= least_around(territory.reach_by_rhumb, towards, spread);
}

/// \p drawn: the extent's shape where it is stored, so that the atlas recognises it.
Reach judged(const Territory& territory, const geo::Shape& drawn, const Extent& extent, const Atlas& atlas) {
  const geo::EdgeModel edges = atlas.edges();
  Reach reach;
  reach.nearest = atlas.nearest_points(territory.core, drawn);
  reach.distance = boundary_interval(reach.nearest, territory.core, territory.uncertainty, extent, edges);
  const auto beyond = [&](Metres length) { return Metres{std::max(0.0, (length - territory.reach).value)}; };
  reach.gap = {beyond(reach.distance.low), beyond(reach.distance.high)};
  const bool meets = beyond(reach.distance.high + doubt(extent)).value == 0.0;
  reach.reached = reach.gap.low.value > 0.0 ? Certainty::no : meets ? Certainty::yes : Certainty::maybe;
  if (territory.reach_by_rhumb.empty() || reach.reached == Certainty::no) return reach;
  // Only a lower bound so far: the largest radius does not hold in every direction.
  const auto to_zone = atlas.nearest_points(territory.drawn, drawn);
  reach.gap = boundary_interval(to_zone, territory.drawn, territory.uncertainty, extent, edges);
  const Metres blur = territory.uncertainty + extent.position_uncertainty;
  const bool inside = doubt(extent).value == 0.0 &&
                      (certainly_in_rose(territory, reach, blur) || reach.gap.high.value == 0.0);
  reach.reached = inside ? Certainty::yes : reach.gap.low.value > 0.0 ? Certainty::no : Certainty::maybe;
  if (inside) reach.gap = {Metres{0.0}, Metres{0.0}};
  return reach;
}

}  // namespace

std::optional<KnownClass> hazard_class_of(const Project& project, const RuleBook& rules) {
  if (project.hazard_class) return KnownClass{*project.hazard_class, false};
  const ObjectType* type = rules.object_type(project.object_type);
  if (!type || !type->hazard_class) return std::nullopt;
  return KnownClass{*type->hazard_class, true};
}

std::optional<MinimumZone> minimum_zone(const Rule& rule, const Project& project, const RuleBook& rules) {
  std::optional<MinimumZone> minimum;
  const auto consider = [&](const Parameter* parameter, bool draft) {
    if (!parameter || !parameter->value) return;
    const Metres radius{*parameter->value};
    if (minimum && minimum->radius >= radius) return;
    minimum = MinimumZone{parameter, radius, draft};
  };
  if (!project.object_type.empty())
    consider(rule.keyed("object_minimum", "object_type", project.object_type), false);
  if (const auto known = hazard_class_of(project, rules)) {
    consider(rule.keyed("class_minimum", "hazard_class", code(known->value)), known->draft);
  }
  return minimum;
}

std::vector<Metres> radii_by_rhumb(const std::vector<double>& rose, Metres radius, double usual_share) {
  std::vector<Metres> radii(rose.size(), radius);
  for (std::size_t from = 0; from < rose.size(); ++from) {
    if (rose[from] <= usual_share) continue;
    radii[(from + rose.size() / 2) % rose.size()] = radius * (rose[from] / usual_share);
  }
  return radii;
}

Metres radius_towards(const std::vector<Metres>& radii, double azimuth) {
  const double step = full_turn / static_cast<double>(radii.size());
  const double turned = azimuth - std::floor(azimuth / full_turn) * full_turn;
  const double position = turned / step;
  const auto rhumb = static_cast<std::size_t>(position) % radii.size();
  const double share = position - std::floor(position);
  return radii[rhumb] * (1.0 - share) + radii[(rhumb + 1) % radii.size()] * share;
}

std::optional<Territory> protection_zone(const Case& input, const RuleBook& rules,
                                         const ScreeningOptions& options) {
  const Project& project = input.project;
  if (!project.surveyed_spz.empty()) return of_polygon(project.surveyed_spz, TerritorySource::surveyed_zone);
  if (!project.footprint) return std::nullopt;
  std::optional<Metres> radius = project.declared_spz;
  const auto source = radius ? TerritorySource::declared_radius : TerritorySource::class_minimum;
  if (!radius) radius = largest_minimum(input, rules, options);
  if (!radius) return std::nullopt;
  Territory territory = of_radius(input, *radius, source);
  grow_by_rose(territory, input, rules, options);
  return territory;
}

Territory affected_territory(const Case& input, const RuleBook& rules, const ScreeningOptions& options) {
  const Project& project = input.project;
  if (!project.declared_territory.empty()) {
    return of_polygon(project.declared_territory, TerritorySource::declared_polygon);
  }
  if (auto zone = protection_zone(input, rules, options)) return *std::move(zone);
  const std::optional<Metres> radius = project.user_radius ? project.user_radius : options.radius;
  if (project.footprint && radius) return of_radius(input, *radius, TerritorySource::user_radius);
  return {};
}

Reach reach_to(const Territory& territory, const Extent& extent, const Atlas& atlas) {
  return judged(territory, extent.shape, extent, atlas);
}

Certainty reach_to(const Territory& territory, const AdminUnit& unit, const Atlas& atlas) {
  const Metres accuracy = atlas.border_accuracy(unit);
  const Extent drawn{ExtentQuality::mapped, unit.shape, {}, accuracy};
  const Certainty reached = judged(territory, unit.shape, drawn, atlas).reached;
  if (reached != Certainty::maybe || accuracy.value == 0.0) return reached;
  const Metres needed = accuracy + territory.uncertainty;
  const Metres certain_reach = territory.reach_by_rhumb.empty() ? territory.reach : Metres{0.0};
  const auto vertices = geo::vertices(territory.core);
  const bool deep = std::any_of(vertices.begin(), vertices.end(), [&](LonLat vertex) {
    const geo::Shape point = geo::point_shape(vertex);
    return atlas.nearest_points(point, unit.shape).distance.value == 0.0 &&
           atlas.distance_to_boundary(point, unit) + certain_reach >= needed;
  });
  return deep ? Certainty::yes : Certainty::maybe;
}

}  // namespace tyndau::hearing
