#include "hearing/boundary.hpp"
#include "hearing/checks/check.hpp"
#include "hearing/wording.hpp"

#include <algorithm>
#include <array>

namespace tyndau::hearing {
namespace {

using Findings = std::vector<Finding>;

constexpr std::string_view hearing_mandatory = "hearing_mandatory";
constexpr std::string_view not_confirmed = "U";

/// One kind of zone and what the rule says of it.
struct Question {
  const CheckContext& context;
  const Parameter& parameter;
  ZoneKind kind = ZoneKind::water_body;
};

/// Where the site lies to the nearest zone of a kind.
struct Position {
  Certainty inside = Certainty::no;
  MetresInterval outside;  ///< 0 inside
  Segment line;
  const Zone* zone = nullptr;
};

Phrases zone_phrase(ZoneKind kind) { return {{"zone." + std::string(code(kind))}}; }

bool asks_for_hearing(const Parameter& parameter) {
  const auto& words = parameter.values;
  return std::find(words.begin(), words.end(), hearing_mandatory) != words.end();
}

/// Forms in which people are heard where they are; the others gather comments from afar.
bool is_a_hearing(Form form) { return form == Form::open_meeting || form == Form::survey; }

Argument zone_name(const Zone& zone) {
  if (zone.names != Text{}) return zone.names;
  return zone.name.empty() ? zone.id : zone.name;
}

/// \p width is the belt about the zone's shape that counts with it.
Position position_to(const CheckContext& context, const ZoneHit& hit, Metres width) {
  const Footprint& footprint = *context.input.project.footprint;
  const Extent belt{width.value > 0.0 ? ExtentQuality::estimated : ExtentQuality::mapped,
                    hit.zone->shape,
                    {width, width},
                    {}};
  Position position;
  position.zone = hit.zone;
  position.line = {hit.nearest.from, hit.nearest.to};
  position.outside =
      boundary_interval(hit.nearest, footprint.shape, footprint.uncertainty, belt, context.atlas.edges());
  position.inside = position.outside.high.value == 0.0 ? Certainty::yes
                    : position.outside.low.value > 0.0 ? Certainty::no
                                                       : Certainty::maybe;
  return position;
}

std::optional<Position> nearest_of_kind(const Question& question) {
  const auto& context = question.context;
  const auto hit = context.atlas.nearest_zone(question.kind, context.input.project.footprint->shape);
  return hit ? std::optional(position_to(context, *hit, Metres{0.0})) : std::nullopt;
}

/// The belt that a rule lays along every water body whose own zones are not loaded.
const Parameter* belt_rule(const Question& question) {
  const Rule& rule = question.context.rule;
  const std::string kind(code(question.kind));
  const Parameter* zone = rule.keyed("water_zone_until_fixed", "zone_kind", kind);
  return zone ? zone : rule.keyed("water_strip_minimum", "zone_kind", kind);
}

/// The site and the belt along the nearest water: with the water's own decreed width where it has one.
struct WaterBelt {
  Position position;
  Metres width;
  bool decreed = false;
  const Parameter* parameter = nullptr;
};

std::optional<WaterBelt> water_belt(const Question& question) {
  const Parameter* parameter = belt_rule(question);
  const auto& context = question.context;
  if (!parameter || !parameter->value) return std::nullopt;
  const auto hit = context.atlas.nearest_zone(ZoneKind::water_body, context.input.project.footprint->shape);
  if (!hit) return std::nullopt;
  const bool decreed = hit->zone->width && question.kind == ZoneKind::water_protection_zone;
  const Metres width = decreed ? *hit->zone->width : Metres{*parameter->value};
  return WaterBelt{position_to(context, *hit, width), width, decreed, parameter};
}

void show(Finding& finding, const Question& question, const Position& position) {
  finding.measured = quantity(position.outside);
  finding.message.arguments["kind"] = zone_phrase(question.kind);
  finding.message.arguments["zone"] = zone_name(*position.zone);
  finding.message.arguments["distance"] = *finding.measured;
  finding.lines.push_back(position.line);
}

Finding about(const Question& question, Finding finding) {
  finding.message.arguments["kind"] = zone_phrase(question.kind);
  cite(finding, question.context, question.parameter.authority);
  const bool law = question.parameter.authority.confidence != not_confirmed;
  if (!law && finding.finding_class == FindingClass::legal) finding.finding_class = FindingClass::derived;
  return finding;
}

/// How it is known that the site lies in the zone, in the words of the messages.
struct Evidence {
  std::string_view plain;
  std::string_view unconfirmed;  ///< the rule's authority is not confirmed
  std::string_view screening;    ///< the zone asks for a screening of impacts, not for a hearing
};
constexpr Evidence on_the_map{"mapped", "mapped_unconfirmed", "mapped_screening"};
constexpr Evidence in_the_documents{"named", "named_unconfirmed", "named_screening"};

/// The site lies in the zone: then a hearing is due, and the form of this one decides.
Finding inside_zone(const Question& question, const Evidence& evidence) {
  const auto& context = question.context;
  const std::string subject(code(question.kind));
  const bool confirmed = question.parameter.authority.confidence != not_confirmed;
  const std::string_view variant = confirmed ? evidence.plain : evidence.unconfirmed;
  if (!asks_for_hearing(question.parameter)) {
    return about(question, make_finding(context, Verdict::pass, subject, evidence.screening));
  }
  if (is_a_hearing(context.input.form))
    return about(question, make_finding(context, Verdict::pass, subject, variant));
  if (confirmed) return about(question, make_finding(context, Verdict::fail, subject, variant));
  return about(question, cannot_tell(context, "zone_rule", subject, variant));
}

Finding inside_on_map(const Question& question, const Position& position) {
  Finding finding = inside_zone(question, on_the_map);
  show(finding, question, position);
  return finding;
}

/// Near water whose own zones nobody has loaded: whether they are fixed, and how wide, has to be looked up.
Finding beside_water(const Question& question, const WaterBelt& belt) {
  if (belt.decreed && belt.position.inside == Certainty::yes) return inside_on_map(question, belt.position);
  Finding finding = about(question, cannot_tell(question.context, "decreed_zone",
                                                std::string(code(question.kind)), "near_water"));
  show(finding, question, belt.position);
  finding.message.arguments["width"] = exactly(belt.width.value, Unit::metre);
  cite(finding, question.context, belt.parameter->authority);
  return finding;
}

Finding outside_zone(const Question& question, const std::optional<Position>& nearest) {
  const std::string subject(code(question.kind));
  Finding finding =
      make_finding(question.context, Verdict::not_applicable, subject, nearest ? "outside" : "none_there");
  if (nearest) show(finding, question, *nearest);
  return about(question, std::move(finding));
}

Finding without_data(const Question& question, const std::optional<Position>& nearest) {
  const std::string subject(code(question.kind));
  Finding finding = cannot_tell(question.context, "zone_data", subject, nearest ? "not_covered" : "no_data");
  finding.settled_by->arguments["kind"] = zone_phrase(question.kind);
  if (nearest) show(finding, question, *nearest);
  return about(question, std::move(finding));
}

Finding on_the_edge(const Question& question, const Position& position) {
  Finding finding =
      cannot_tell(question.context, "exact_position", std::string(code(question.kind)), "on_the_edge");
  show(finding, question, position);
  return about(question, std::move(finding));
}

Finding on_map(const Question& question) {
  const auto& context = question.context;
  const auto nearest = nearest_of_kind(question);
  if (nearest && nearest->inside == Certainty::yes) return inside_on_map(question, *nearest);
  if (nearest && nearest->inside == Certainty::maybe) return on_the_edge(question, *nearest);
  if (context.atlas.covers_zones(question.kind, context.input.project.footprint->shape)) {
    return outside_zone(question, nearest);
  }
  const auto belt = water_belt(question);
  if (belt && belt->position.inside != Certainty::no) return beside_water(question, *belt);
  return without_data(question, nearest);
}

Seen named(const CheckContext& context, ZoneKind kind) {
  const auto& zones = context.input.project.named_zones;
  const auto found = zones.find(kind);
  return found == zones.end() ? Seen::not_seen : found->second;
}

/// What the map says; what the documents say where the map leaves it open.
Finding judge_kind(const Question& question) {
  const auto& context = question.context;
  const Seen statement = named(context, question.kind);
  const bool placed = context.input.project.footprint.has_value();
  if (placed) {
    Finding finding = on_map(question);
    if (finding.verdict != Verdict::cannot_tell || statement == Seen::not_seen) {
      if (statement == Seen::present && finding.verdict == Verdict::not_applicable) {
        finding = inside_zone(question, in_the_documents);
        finding.basis.push_back({"cause.zone_not_on_map", {}});
      }
      return finding;
    }
  }
  const std::string subject(code(question.kind));
  if (statement == Seen::present) return inside_zone(question, in_the_documents);
  if (statement == Seen::absent) {
    return about(question, make_finding(context, Verdict::not_applicable, subject, "named_outside"));
  }
  return about(question, cannot_tell(context, "footprint", subject, "no_footprint"));
}

Findings hearing_mandatory_zone(const CheckContext& context) {
  Findings findings;
  for (const Parameter& parameter : context.rule.parameters) {
    const auto key = parameter.keys.find("zone_kind");
    if (parameter.name != "inside" || key == parameter.keys.end()) continue;
    if (const auto kind = zone_kind_from_code(key->second))
      findings.push_back(judge_kind({context, parameter, *kind}));
  }
  if (findings.empty()) findings.push_back(not_applicable(context, "no_rule"));
  return findings;
}

constexpr std::array<CheckEntry, 1> mandatory_zone_table{
    {{"hearing-mandatory-zone", hearing_mandatory_zone}}};

}  // namespace

std::span<const CheckEntry> mandatory_zone_checks() { return mandatory_zone_table; }

}  // namespace tyndau::hearing
