#include "hearing/boundary.hpp"
#include "hearing/checks/check.hpp"
#include "hearing/territory.hpp"
#include "hearing/wording.hpp"

#include <algorithm>
#include <array>

namespace tyndau::hearing {
namespace {

using Findings = std::vector<Finding>;

Argument metres(Metres length) { return exactly(length.value, Unit::metre); }

bool map_without_zone(const Documents& documents) {
  const auto shown = documents.map_shows.find("protection_zone");
  return shown != documents.map_shows.end() && shown->second == Seen::absent;
}

Findings spz_undeclared(const CheckContext& context) {
  const Project& project = context.input.project;
  if (!project.surveyed_spz.empty()) return one(make_finding(context, Verdict::pass, {}, "surveyed"));
  if (project.declared_spz) {
    Finding finding = make_finding(context, Verdict::pass);
    finding.measured = exactly(project.declared_spz->value, Unit::metre);
    finding.message.arguments = {{"radius", *finding.measured}};
    return one(std::move(finding));
  }
  const Documents& documents = context.input.documents;
  if (documents.seen(DocumentPart::report) == Seen::absent) return one(not_applicable(context, "no_report"));
  if (documents.seen(DocumentPart::report) == Seen::present || map_without_zone(documents)) {
    return one(make_finding(context, Verdict::fail));
  }
  return one(cannot_tell(context, "protection_zone"));
}

Finding undeclared_radius(const CheckContext& context, const MinimumZone& minimum) {
  Finding finding = cannot_tell(context, "protection_zone", {}, "undeclared");
  finding.message.arguments = {{"minimum", metres(minimum.radius)}};
  return finding;
}

Finding compared(const CheckContext& context, const MinimumZone& minimum, Metres declared) {
  const Quantity measured = exactly(declared.value, Unit::metre);
  const Requirement required{Bound::at_least, minimum.radius.value, Unit::metre};
  const Verdict verdict = judge(measured, required);
  const bool verified = minimum.parameter->authority.verified;
  Finding finding = minimum.draft && verdict == Verdict::fail
                        ? cannot_tell(context, "hazard_class", {}, "draft_class")
                        : make_finding(context, verdict, {}, verified ? "" : "unconfirmed");
  finding.measured = measured;
  finding.message.arguments = {{"declared", measured}, {"minimum", metres(minimum.radius)}};
  return finding;
}

Findings spz_below_class_minimum(const CheckContext& context) {
  const Project& project = context.input.project;
  if (!project.surveyed_spz.empty()) return one(not_applicable(context, "surveyed_zone"));
  const auto minimum = minimum_zone(context.rule, project, context.rules);
  if (!minimum) return one(cannot_tell(context, "hazard_class", {}, "no_class"));
  Finding finding = project.declared_spz ? compared(context, *minimum, *project.declared_spz)
                                         : undeclared_radius(context, *minimum);
  finding.required = Requirement{Bound::at_least, minimum->radius.value, Unit::metre};
  cite(finding, context, minimum->parameter->authority);
  return one(std::move(finding));
}

/// The zone, and what is shared by everything said about it.
struct ZoneQuestion {
  const CheckContext& context;
  Territory zone;
  bool draft = false;  ///< its radius rests on a class that only the object type suggests
};

/// How much of the settlement lies in the zone, where the screening computed it with this very zone.
void tell_share(Finding& finding, const ZoneQuestion& question, const Settlement& settlement) {
  const Geography& geography = question.context.geography;
  if (geography.territory.source != question.zone.source) return;
  for (const Community& one : geography.communities) {
    if (!one.settlement || one.settlement->id != settlement.id || !one.area_share) continue;
    const Interval<double> share{one.area_share->low * 100.0, one.area_share->high * 100.0};
    finding.basis.push_back({"spz-reaches-settlement.share", {{"share", Quantity{share, Unit::percent}}}});
    if (!one.people_inside) continue;
    finding.basis.push_back(
        {"spz-reaches-settlement.people", {{"people", Quantity{*one.people_inside, Unit::people}}}});
  }
}

/// What may not stand inside the zone of this type of object, where that was confirmed.
void cite_own_list(Finding& finding, const CheckContext& context) {
  const std::string& type = context.input.project.object_type;
  const Parameter* own =
      type.empty() ? nullptr : context.rule.keyed("not_allowed_inside", "object_type", type);
  if (own) cite(finding, context, own->authority);
}

Finding reaching(const ZoneQuestion& question, const Settlement& settlement, const Reach& reach) {
  const bool certain = reach.reached == Certainty::yes;
  const auto& context = question.context;
  Finding finding = certain && !question.draft ? make_finding(context, Verdict::fail, settlement.id)
                    : certain ? cannot_tell(context, "hazard_class", settlement.id, "draft_class")
                              : cannot_tell(context, "community_boundary", settlement.id);
  finding.measured = quantity(reach.distance);
  if (question.zone.reach.value > 0.0 && question.zone.reach_by_rhumb.empty()) {
    finding.required = Requirement{Bound::at_least, question.zone.reach.value, Unit::metre};
  }
  finding.message.arguments = {{"settlement", name_argument(settlement)},
                               {"distance", quantity(reach.distance)},
                               {"zone", Phrases{{"territory." + std::string(code(question.zone.source))}}}};
  if (finding.settled_by) finding.settled_by->arguments = {{"community", name_argument(settlement)}};
  finding.lines.push_back({reach.nearest.from, reach.nearest.to});
  tell_share(finding, question, settlement);
  cite_own_list(finding, context);
  return finding;
}

Finding nobody_reached(const ZoneQuestion& question) {
  const auto& [context, zone, draft] = question;
  const bool known = context.atlas.covers_settlements(zone.core, zone.reach + zone.uncertainty);
  const auto nearest = context.atlas.nearest_settlements(zone.core, 1);
  if (nearest.empty()) {
    return known ? make_finding(context, Verdict::pass, {}, "alone")
                 : cannot_tell(context, "settlements", {}, "no_data");
  }
  Finding finding =
      known ? make_finding(context, Verdict::pass) : cannot_tell(context, "settlements", {}, "not_covered");
  const Reach reach = reach_to(zone, nearest.front().settlement->extent, context.atlas);
  finding.measured = quantity(reach.distance);
  finding.message.arguments = {{"settlement", name_argument(*nearest.front().settlement)},
                               {"distance", quantity(reach.distance)}};
  finding.lines.push_back({reach.nearest.from, reach.nearest.to});
  return finding;
}

bool rests_on_draft(const CheckContext& context) {
  const Project& project = context.input.project;
  const Rule* rule = context.pack.find("spz-below-class-minimum");
  if (!rule || project.declared_spz || !project.surveyed_spz.empty()) return false;
  const auto minimum = minimum_zone(*rule, project, context.rules);
  return minimum && minimum->draft;
}

/// The zone of the screening, which need not be drawn again where it is the territory already.
std::optional<Territory> zone_of(const CheckContext& context) {
  const Territory& territory = context.geography.territory;
  switch (territory.source) {
    case TerritorySource::surveyed_zone:
    case TerritorySource::declared_radius:
    case TerritorySource::class_minimum: return territory;
    case TerritorySource::declared_polygon:
    case TerritorySource::user_radius:
    case TerritorySource::none: break;
  }
  return protection_zone(context.input, context.rules, context.options);
}

Findings spz_reaches_settlement(const CheckContext& context) {
  auto zone = zone_of(context);
  if (!zone) {
    const bool placed = context.input.project.footprint.has_value();
    return one(cannot_tell(context, placed ? "protection_zone" : "footprint", {}, "no_zone"));
  }
  ZoneQuestion question{context, *std::move(zone), rests_on_draft(context)};
  Findings findings;
  const Metres radius = question.zone.reach + question.zone.uncertainty;
  for (const SettlementHit& hit : context.atlas.settlements_within(question.zone.core, radius)) {
    const Reach reach = reach_to(question.zone, hit.settlement->extent, context.atlas);
    if (reach.reached == Certainty::no) continue;
    findings.push_back(reaching(question, *hit.settlement, reach));
  }
  if (findings.empty()) findings.push_back(nobody_reached(question));
  return findings;
}

constexpr std::array<CheckEntry, 3> protection_zone_table{
    {{"spz-below-class-minimum", spz_below_class_minimum},
     {"spz-reaches-settlement", spz_reaches_settlement},
     {"spz-undeclared", spz_undeclared}}};

}  // namespace

std::span<const CheckEntry> protection_zone_checks() { return protection_zone_table; }

}  // namespace tyndau::hearing
