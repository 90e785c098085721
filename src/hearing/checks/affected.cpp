#include "hearing/checks/affected.hpp"

#include "hearing/wording.hpp"

#include <algorithm>
#include <array>

namespace tyndau::hearing {

bool is_affected(const Community& community) {
  return community.has_basis(Basis::computed) || community.has_basis(Basis::declared);
}

bool certainly_affected(const Community& community) {
  return community.has_basis(Basis::declared) || community.reached == Certainty::yes ||
         community.contains_site;
}

bool nobody_certainly_affected(const CheckContext& context) {
  const auto& communities = context.geography.communities;
  return std::none_of(communities.begin(), communities.end(), certainly_affected);
}

Finding unknown(const CheckContext& context, const Community& community, std::string_view datum,
                std::string_view variant) {
  Finding finding = cannot_tell(context, datum, community.id(), variant);
  finding.message.arguments.emplace("community", name_argument(community));
  finding.settled_by->arguments.emplace("community", name_argument(community));
  return finding;
}

bool is_ambiguous(const Community& community) {
  return community.settlement == nullptr && !community.place.candidates.empty();
}

Finding not_in_data(const CheckContext& context, const Community& community) {
  return is_ambiguous(community) ? unknown(context, community, "which_community", "ambiguous")
                                 : unknown(context, community, "community_in_data", "not_in_data");
}

namespace {

using Findings = std::vector<Finding>;

bool all_settlements_known(const CheckContext& context) {
  const Territory& territory = context.geography.territory;
  return territory.source != TerritorySource::none &&
         context.atlas.covers_settlements(territory.core, territory.reach + territory.uncertainty);
}

/// The report was read and gives neither coordinates nor a scheme of the settlements.
bool says_nothing_of_place(const Documents& documents) {
  return documents.seen(DocumentPart::report) == Seen::present &&
         documents.seen(DocumentPart::coordinates) == Seen::absent &&
         documents.seen(DocumentPart::settlement_scheme) != Seen::present;
}

Findings affected_communities_unknown(const CheckContext& context) {
  const auto& communities = context.geography.communities;
  const auto known = std::count_if(communities.begin(), communities.end(), is_affected);
  if (known > 0) {
    Finding finding = nobody_certainly_affected(context)
                          ? cannot_tell(context, "community_list", {}, "perhaps_affected")
                          : make_finding(context, Verdict::pass);
    finding.measured = exactly(static_cast<double>(known), Unit::count);
    finding.message.arguments = {{"number", *finding.measured}};
    return one(std::move(finding));
  }
  if (context.geography.territory.source != TerritorySource::none) {
    return one(all_settlements_known(context) ? make_finding(context, Verdict::pass, {}, "nobody_reached")
                                              : cannot_tell(context, "settlements", {}, "not_covered"));
  }
  if (says_nothing_of_place(context.input.documents)) return one(make_finding(context, Verdict::fail));
  return one(cannot_tell(context, "community_list"));
}

/// Whether anybody named an affected community, so that there is a list to be missing from.
bool some_declared(const CheckContext& context) {
  const auto& communities = context.geography.communities;
  return std::any_of(communities.begin(), communities.end(),
                     [](const Community& one) { return one.has_basis(Basis::declared); });
}

void show_footprint(Finding& finding, const Community& community) {
  finding.message.arguments.emplace("community", name_argument(community));
  if (!community.footprint_distance) return;
  finding.measured = quantity(*community.footprint_distance);
  finding.message.arguments.emplace("distance", *finding.measured);
  if (community.footprint_line) finding.lines.push_back(*community.footprint_line);
}

/// The territory reaches it and nobody named it.
Finding judge_unnamed(const CheckContext& context, const Community& community) {
  if (!some_declared(context)) {
    Finding finding = unknown(context, community, "community_list", "no_list");
    show_footprint(finding, community);
    return finding;
  }
  if (community.reached == Certainty::yes || community.contains_site) {
    const std::string_view variant = community.contains_site        ? "contains_site"
                                     : community.footprint_distance ? ""
                                                                    : "unmeasured";
    Finding finding = make_finding(context, Verdict::fail, community.id(), variant);
    show_footprint(finding, community);
    return finding;
  }
  Finding finding = unknown(context, community, "community_boundary", "perhaps_reached");
  show_footprint(finding, community);
  return finding;
}

/// What keeps a named community's place in the territory open.
std::string_view missing_datum(const CheckContext& context) {
  if (context.geography.territory.source != TerritorySource::none) return "community_boundary";
  return context.input.project.footprint ? "protection_zone" : "footprint";
}

/// Somebody named it; the territory does not certainly reach it.
Finding judge_named(const CheckContext& context, const Community& community) {
  if (community.reached == Certainty::no && community.footprint_distance) {
    // Only a territory that the documents draw themselves contradicts their own list; a protection zone is not all of it.
    const bool drawn = context.geography.territory.source == TerritorySource::declared_polygon;
    Finding finding = drawn ? make_finding(context, Verdict::fail, community.id(), "far")
                            : unknown(context, community, "territory", "beyond_zone");
    show_footprint(finding, community);
    return finding;
  }
  Finding finding = community.settlement ? unknown(context, community, missing_datum(context), "named")
                                         : not_in_data(context, community);
  show_footprint(finding, community);
  return finding;
}

/// No community is known: none is reached, or it cannot be told whether one is.
Finding nobody_to_compare(const CheckContext& context) {
  if (all_settlements_known(context)) return not_applicable(context, "nobody_reached");
  const bool drawn = context.geography.territory.source != TerritorySource::none;
  return cannot_tell(context, drawn ? "settlements" : missing_datum(context), {}, "nobody_known");
}

Findings affected_community_undeclared(const CheckContext& context) {
  Findings findings;
  for (const Community& community : context.geography.communities) {
    if (!is_affected(community)) continue;
    const bool computed = community.has_basis(Basis::computed) || community.reached == Certainty::yes;
    if (!community.has_basis(Basis::declared)) {
      findings.push_back(judge_unnamed(context, community));
    } else if (!computed) {
      findings.push_back(judge_named(context, community));
    } else {
      findings.push_back(make_finding(context, Verdict::pass, community.id()));
      show_footprint(findings.back(), community);
    }
  }
  if (findings.empty()) findings.push_back(nobody_to_compare(context));
  return findings;
}

constexpr std::array<CheckEntry, 2> affected_table{{
    {"affected-communities-unknown", affected_communities_unknown},
    {"affected-community-undeclared", affected_community_undeclared},
}};

}  // namespace

std::span<const CheckEntry> affected_checks() { return affected_table; }

}  // namespace tyndau::hearing
