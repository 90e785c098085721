#include "hearing/checks/check.hpp"
#include "hearing/territory.hpp"
#include "hearing/wording.hpp"

#include <algorithm>
#include <array>

namespace tyndau::hearing {
namespace {

using Findings = std::vector<Finding>;

Findings spz_undeclared(const CheckContext& context) {
  const Project& project = context.input.project;
  if (!project.surveyed_spz.empty()) return {make_finding(context, Verdict::pass, {}, "surveyed")};
  if (project.declared_spz) {
    Finding finding = make_finding(context, Verdict::pass);
    finding.measured = exactly(project.declared_spz->value, Unit::metre);
    finding.message.arguments = {{"declared", *finding.measured}};
    return {finding};
  }
  switch (context.input.documents.seen(DocumentPart::report)) {
    case Seen::present: return {make_finding(context, Verdict::fail)};
    case Seen::absent: return {not_applicable(context, "no_report")};
    case Seen::not_seen: break;
  }
  return {cannot_tell(context, "declared_zone")};
}

// --- spz-below-class-minimum -----------------------------------------------------------------------------------------

/// What the minimum was looked up by: the object type's own one, or the hazard class.
void tell_key(Finding& finding, const CheckContext& context, const Parameter& parameter) {
  const auto type = parameter.keys.find("object_type");
  const auto hazard = parameter.keys.find("hazard_class");
  if (type != parameter.keys.end()) {
    const ObjectType* known = context.rules.object_type(type->second);
    finding.message.arguments.emplace("object_type", known ? Argument(known->title) : Argument(type->second));
  }
  if (hazard != parameter.keys.end()) finding.message.arguments.emplace("hazard_class", hazard->second);
}

std::string_view variant_of(const MinimumZone& minimum) {
  const bool by_type = minimum.parameter->keys.count("object_type") != 0;
  if (minimum.draft) return "draft";
  if (!minimum.parameter->authority.verified) return by_type ? "object_unconfirmed" : "";
  return by_type ? "object" : "confirmed";
}

/// A class that only the draft table of object types suggests decides nothing.
Finding compared(const CheckContext& context, const MinimumZone& minimum, const Quantity& declared) {
  const Requirement required{Bound::at_least, minimum.radius.value, Unit::metre};
  const std::string_view variant = variant_of(minimum);
  Finding finding = minimum.draft ? cannot_tell(context, "hazard_class", {}, variant)
                                  : make_finding(context, judge(declared, required), {}, variant);
  cite(finding, context, minimum.parameter->authority);
  finding.measured = declared;
  finding.required = required;
  finding.message.arguments = {{"declared", declared}, {"minimum", exactly(required.value, Unit::metre)}};
  tell_key(finding, context, *minimum.parameter);
  return finding;
}

Findings spz_below_class_minimum(const CheckContext& context) {
  const Project& project = context.input.project;
  if (!project.surveyed_spz.empty()) return {not_applicable(context, "surveyed_zone")};
  if (!project.declared_spz) return {not_applicable(context, "no_declared_zone")};
  const Quantity declared = exactly(project.declared_spz->value, Unit::metre);
  if (const auto minimum = minimum_zone(context.rule, project, context.rules)) {
    return {compared(context, *minimum, declared)};
  }
  if (hazard_class_of(project, context.rules)) return {not_applicable(context, "no_limit")};
  Finding finding = cannot_tell(context, "hazard_class");
  finding.measured = declared;
  finding.message.arguments = {{"declared", declared}};
  return {finding};
}

// --- spz-reaches-settlement ------------------------------------------------------------------------------------------

bool is_protection_zone(TerritorySource source) {
  return source == TerritorySource::surveyed_zone || source == TerritorySource::declared_radius ||
         source == TerritorySource::class_minimum;
}

/// A settlement that the protection zone reaches or may reach.
struct Inside {
  const Settlement* settlement = nullptr;
  Certainty reached = Certainty::maybe;
  std::optional<MetresInterval> distance;  ///< from the object
  std::optional<Segment> line;
  std::optional<Interval<double>> area_share;
  std::optional<Interval<double>> people;
};

/// The communities of the screening were computed with the same zone.
std::vector<Inside> from_communities(const Geography& geography) {
  std::vector<Inside> found;
  for (const Community& one : geography.communities) {
    if (!one.settlement || !one.has_basis(Basis::computed) || one.reached == Certainty::no) continue;
    found.push_back({one.settlement, one.reached, one.footprint_distance, one.footprint_line, one.area_share,
                     one.people_inside});
  }
  return found;
}

/// The affected territory is another one than the zone (a declared polygon): the zone is measured on its own.
std::vector<Inside> from_atlas(const CheckContext& context, const Territory& zone) {
  std::vector<Inside> found;
  for (const SettlementHit& hit :
       context.atlas.settlements_within(zone.core, zone.reach + zone.uncertainty)) {
    const Reach reach = reach_to(zone, hit.settlement->extent, context.atlas.edges());
    if (reach.reached == Certainty::no) continue;
    const Segment line{hit.nearest.from, hit.nearest.to};
    found.push_back({hit.settlement, reach.reached, hit.distance, line, std::nullopt, std::nullopt});
  }
  return found;
}

/// What may not stand inside the zone: confirmed for this type of object, else the list that is not confirmed.
void cite_list(Finding& finding, const CheckContext& context) {
  const std::string& type = context.input.project.object_type;
  const Parameter* own =
      type.empty() ? nullptr : context.rule.keyed("not_allowed_inside", "object_type", type);
  const Parameter* list = own ? own : context.rule.parameter("not_allowed_inside");
  if (!list) return;
  if (own || list->keys.empty()) cite(finding, context, list->authority);
}

Quantity percent(const Interval<double>& share) {
  return {{share.low * 100.0, share.high * 100.0}, Unit::percent};
}

Finding reached_finding(const CheckContext& context, const Territory& zone, const Inside& one) {
  const std::string& id = one.settlement->id;
  const bool certain = one.reached == Certainty::yes;
  const std::string_view variant = one.area_share && one.people ? "people" : one.area_share ? "share" : "";
  Finding finding = certain ? make_finding(context, Verdict::fail, id, variant)
                            : cannot_tell(context, "community_boundary", id, "perhaps_reached");
  cite_list(finding, context);
  auto& arguments = finding.message.arguments;
  arguments = {{"community", name_argument(*one.settlement)},
               {"source", Phrases{{"territory." + std::string(code(zone.source))}}}};
  if (finding.settled_by) finding.settled_by->arguments = {{"community", arguments["community"]}};
  if (one.area_share) arguments.emplace("share", percent(*one.area_share));
  if (one.people) arguments.emplace("people", Quantity{*one.people, Unit::people});
  if (one.distance) {
    finding.measured = quantity(*one.distance);
    arguments.emplace("distance", *finding.measured);
  }
  if (zone.source != TerritorySource::surveyed_zone) {
    finding.required = Requirement{Bound::at_least, zone.reach.value, Unit::metre};
  }
  if (one.line) finding.lines.push_back(*one.line);
  return finding;
}

/// Nothing of what is loaded lies in the zone: that settles it only where the data know every settlement.
Finding none_reached(const CheckContext& context, const Territory& zone) {
  const bool covered = context.atlas.covers_settlements(zone.core, zone.reach + zone.uncertainty);
  const auto nearest = context.atlas.nearest_settlements(zone.core, 1);
  const std::string_view variant = nearest.empty() ? "no_settlement" : "";
  Finding finding = covered ? make_finding(context, Verdict::pass, {}, variant)
                            : cannot_tell(context, "settlements", {}, nearest.empty() ? "no_data" : "not_covered");
  finding.message.arguments = {{"source", Phrases{{"territory." + std::string(code(zone.source))}}}};
  if (nearest.empty()) return finding;
  finding.measured = quantity(nearest.front().distance);
  finding.message.arguments.emplace("community", name_argument(*nearest.front().settlement));
  finding.message.arguments.emplace("distance", *finding.measured);
  finding.lines.push_back({nearest.front().nearest.from, nearest.front().nearest.to});
  return finding;
}

Findings spz_reaches_settlement(const CheckContext& context) {
  const Territory& territory = context.geography.territory;
  const bool same = is_protection_zone(territory.source);
  const auto zone =
      same ? std::optional(territory) : protection_zone(context.input, context.rules, context.options);
  if (!zone || !is_protection_zone(zone->source)) {
    const bool placed = context.input.project.footprint.has_value();
    return {cannot_tell(context, placed ? "protection_zone" : "footprint", {}, placed ? "no_zone" : "no_footprint")};
  }
  Findings findings;
  for (const Inside& one : same ? from_communities(context.geography) : from_atlas(context, *zone)) {
    findings.push_back(reached_finding(context, *zone, one));
  }
  if (findings.empty()) findings.push_back(none_reached(context, *zone));
  return findings;
}

constexpr std::array<CheckEntry, 3> checks{{
    {"spz-below-class-minimum", spz_below_class_minimum},
    {"spz-reaches-settlement", spz_reaches_settlement},
    {"spz-undeclared", spz_undeclared},
}};

}  // namespace

std::span<const CheckEntry> protection_zone_checks() { return checks; }

}  // namespace tyndau::hearing
