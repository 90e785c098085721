#include "layers/report_json.hpp"

#include "hearing/case_json.hpp"
#include "hearing/json_shape.hpp"
#include "layers/answer.hpp"
#include "layers/report_values.hpp"
#include "layers/scorecard.hpp"
#include "layers/words.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace tyndau::layers {
namespace {

using hearing::MessageCatalogue;
using hearing::json::Writer;

constexpr int share_decimals = 6;
constexpr int people_decimals = 1;

void write_line(Writer& out, const std::optional<Segment>& line) {
  geo::Shape shape;
  if (line) shape.lines.push_back({line->from, line->to});
  hearing::json::write_shape(out, shape, position_decimals);
}

void write_position(Writer& out, LonLat position) {
  hearing::json::write_shape(out, geo::point_shape(position), position_decimals);
}

void write_length(Writer& out, const std::optional<Metres>& length) {
  length ? out.rounded(length->value, millimetre_decimals) : out.null();
}

void write_territory(Writer& out, const hearing::Territory& territory) {
  out.begin_object();
  out.member("source", code(territory.source));
  out.key("reach_m").rounded(territory.reach.value, millimetre_decimals);
  out.key("reach_by_rhumb_m").begin_array();
  for (const Metres reach : territory.reach_by_rhumb) out.rounded(reach.value, millimetre_decimals);
  out.end_array();
  out.key("uncertainty_m").rounded(territory.uncertainty.value, millimetre_decimals);
  out.end_object();
}

void write_venue(Writer& out, const hearing::LocatedVenue& venue) {
  out.begin_object();
  out.member("id", venue.venue == nullptr ? std::string_view() : std::string_view(venue.venue->id));
  out.key("name").text(name_of(venue));
  out.key("settlement");
  venue.settlement == nullptr ? out.null() : out.string(venue.settlement->id);
  out.key("position");
  venue.where ? write_position(out, venue.where->centre) : out.null();
  out.key("uncertainty_m");
  venue.where ? out.rounded(venue.where->radius.value, millimetre_decimals) : out.null();
  out.end_object();
}

void write_relation(Writer& out, const hearing::VenueRelation& relation, const MessageCatalogue& messages) {
  out.begin_object();
  out.member("venue", relation.venue);
  out.key("assigned").boolean(relation.assigned);
  write_metres(out.key("distance_m"), relation.distance);
  write_length(out.key("centre_distance_m"), relation.centre_distance);
  out.member("in_community", code(relation.in_community));
  out.key("same_unit").begin_array();
  for (const hearing::UnitLevel level : relation.same_unit) out.string(code(level));
  out.end_array();
  write_line(out.key("line"), relation.line);
  write_messages(out.key("causes"), relation.causes, messages);
  out.end_object();
}

void write_settlement(Writer& out, const hearing::Settlement* settlement) {
  if (settlement == nullptr) return out.null();
  out.begin_object();
  out.member("id", settlement->id);
  out.key("population");
  settlement->population ? out.integer(*settlement->population) : out.null();
  out.member("extent", code(settlement->extent.quality));
  write_position(out.key("centre"), settlement->centre);
  out.member("dataset", settlement->dataset);
  out.end_object();
}

/// The id of the venue at a position of the community's list.
void write_venue_id(Writer& out, const hearing::Community& community,
                    const std::optional<std::size_t>& index) {
  index&&* index < community.venues.size() ? out.string(community.venues[*index].venue) : out.null();
}

void write_community(Writer& out, const hearing::Community& community, const MessageCatalogue& messages) {
  out.begin_object();
  out.member("id", community.id());
  out.key("name").text(name_of(community));
  write_settlement(out.key("settlement"), community.settlement);
  out.key("basis").begin_array();
  for (const hearing::Basis basis : community.basis) out.string(code(basis));
  out.end_array();
  out.key("contains_site").boolean(community.contains_site);
  out.member("reached", code(community.reached));
  write_metres(out.key("footprint_distance_m"), community.footprint_distance);
  write_line(out.key("footprint_line"), community.footprint_line);
  write_interval(out.key("area_share"), community.area_share, share_decimals);
  write_interval(out.key("people_inside"), community.people_inside, people_decimals);
  write_venue_id(out.key("assigned_venue"), community, community.assigned);
  write_venue_id(out.key("nearest_venue"), community, community.nearest);
  out.key("venues").begin_array();
  for (const auto& relation : community.venues) write_relation(out, relation, messages);
  out.end_array();
  out.end_object();
}

void write_unit(Writer& out, const hearing::AffectedUnit& affected) {
  out.begin_object();
  out.key("name").text(affected.known == nullptr ? everywhere(affected.unit.text)
                                                 : filled(affected.known->names, affected.known->name));
  out.key("id");
  write_string_or_null(out, affected.known == nullptr ? affected.unit.id : affected.known->id);
  const auto level = affected.known == nullptr ? affected.unit.level : std::optional(affected.known->level);
  out.key("level");
  write_string_or_null(out, level ? code(*level) : std::string_view());
  out.key("declared").boolean(affected.declared);
  out.member("reached", code(affected.reached));
  out.end_object();
}

void write_summary(Writer& out, const hearing::DistanceSummary& summary) {
  out.begin_object();
  out.key("communities").integer(static_cast<std::int64_t>(summary.communities));
  out.key("without_population").integer(static_cast<std::int64_t>(summary.without_population));
  write_metres(out.key("mean_m"), summary.mean);
  write_metres(out.key("p90_m"), summary.p90);
  write_metres(out.key("maximum_m"), summary.maximum);
  out.end_object();
}

void write_counterfactual(Writer& out, const std::optional<hearing::Counterfactual>& moved) {
  if (!moved || moved->settlement == nullptr) return out.null();
  out.begin_object();
  out.member("settlement", moved->settlement->id);
  out.key("name").text(name_of(*moved->settlement));
  write_metres(out.key("mean_before_m"), moved->mean_before);
  write_metres(out.key("mean_after_m"), moved->mean_after);
  out.key("cleared").begin_array();
  for (const std::string& finding : moved->cleared) out.string(finding);
  out.end_array();
  out.end_object();
}

void write_geography(Writer& out, const hearing::Geography& geography, const MessageCatalogue& messages) {
  write_territory(out.key("territory"), geography.territory);
  out.key("venues").begin_array();
  for (const auto& venue : geography.venues) write_venue(out, venue);
  out.end_array();
  out.key("communities").begin_array();
  for (const auto& community : geography.communities) write_community(out, community, messages);
  out.end_array();
  out.key("units").begin_array();
  for (const auto& unit : geography.units) write_unit(out, unit);
  out.end_array();
  write_summary(out.key("summary"), geography.summary);
}

/// What stands before the findings.
void write_beginning(Writer& out, const hearing::Report& report, const Text& answer,
                     const MessageCatalogue& messages) {
  out.member("id", report.input.id);
  out.key("answer").text(answer);
  hearing::write_case(out.key("input"), report.input);
  out.key("packs").begin_array();
  for (const std::string& pack : report.packs) out.string(pack);
  out.end_array();
  write_geography(out, report.geography, messages);
}

/// How the findings of each check fail, where some do.
std::map<std::string, std::set<Failure>> failures_of(const hearing::Report& report) {
  std::map<std::string, std::set<Failure>> checks;
  for (const Finding& finding : report.findings) {
    if (finding.verdict == Verdict::fail) checks[finding.id].insert(failure_of(finding));
  }
  return checks;
}

void write_counts(Writer& out, const hearing::Report& report) {
  out.key("counts").begin_object();
  for (const Verdict verdict : {Verdict::fail, Verdict::cannot_tell, Verdict::pass, Verdict::not_applicable})
    out.key(code(verdict)).integer(static_cast<std::int64_t>(count_of(report, verdict)));
  const auto failing = [&](Failure failure) {
    return std::count_if(report.findings.begin(), report.findings.end(), [&](const Finding& finding) {
      return finding.verdict == Verdict::fail && failure_of(finding) == failure;
    });
  };
  out.key("conditional_fail").integer(failing(Failure::conditional));
  out.key("advisory_fail").integer(failing(Failure::advice));
  out.end_object();
  const auto checks = failures_of(report);
  out.key("conditional").begin_array();
  for (const auto& [id, failures] : checks) {
    if (failures.contains(Failure::conditional) && !failures.contains(Failure::outright)) out.string(id);
  }
  out.end_array();
  out.key("advisory").begin_array();
  for (const auto& [id, failures] : checks) {
    if (failures == std::set{Failure::advice}) out.string(id);
  }
  out.end_array();
}

}  // namespace

std::string hearing_summary_json(const hearing::Report& report, const MessageCatalogue& messages) {
  std::string text;
  Writer out(text);
  out.begin_object();
  write_beginning(out, report, answer(report, messages), messages);
  out.key("verdicts").begin_object();
  for (const auto& [finding, verdict] : verdicts_by_finding(report)) out.member(finding, code(verdict));
  out.end_object();
  write_counts(out, report);
  write_counterfactual(out.key("counterfactual"), report.counterfactual);
  out.end_object();
  return text;
}

std::string hearing_json(const hearing::Report& report, const MessageCatalogue& messages) {
  return hearing_json(report, answer(report, messages), messages);
}

std::string hearing_json(const hearing::Report& report, const Text& answer,
                         const MessageCatalogue& messages) {
  constexpr std::size_t usual_size = std::size_t{1} << 16;
  std::string text;
  text.reserve(usual_size);
  Writer out(text);
  out.begin_object();
  write_beginning(out, report, answer, messages);
  write_findings(out.key("findings"), report, messages);
  write_counterfactual(out.key("counterfactual"), report.counterfactual);
  out.end_object();
  return text;
}

}  // namespace tyndau::layers
