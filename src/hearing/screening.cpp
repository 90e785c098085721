#include "hearing/screening.hpp"

#include "hearing/affected_units.hpp"
#include "hearing/codes.hpp"
#include "hearing/communities.hpp"
#include "hearing/counterfactual.hpp"
#include "hearing/distance_summary.hpp"
#include "hearing/rule_run.hpp"
#include "hearing/territory.hpp"
#include "hearing/venue_location.hpp"

#include <algorithm>
#include <set>

namespace tyndau::hearing {
namespace {

constexpr CodeTable<TerritorySource, 6> territory_sources{
    {{TerritorySource::declared_polygon, "declared_polygon"},
     {TerritorySource::surveyed_zone, "surveyed_zone"},
     {TerritorySource::declared_radius, "declared_radius"},
     {TerritorySource::class_minimum, "class_minimum"},
     {TerritorySource::user_radius, "user_radius"},
     {TerritorySource::none, "none"}}};
constexpr CodeTable<Basis, 3> bases{
    {{Basis::computed, "computed"}, {Basis::declared, "declared"}, {Basis::nearest, "nearest"}}};
constexpr CodeTable<Certainty, 3> certainties{
    {{Certainty::no, "no"}, {Certainty::maybe, "maybe"}, {Certainty::yes, "yes"}}};

}  // namespace

std::string_view code(TerritorySource source) { return code_in(territory_sources, source); }
std::string_view code(Basis basis) { return code_in(bases, basis); }
std::string_view code(Certainty certainty) { return code_in(certainties, certainty); }

bool Community::has_basis(Basis wanted) const {
  return std::find(basis.begin(), basis.end(), wanted) != basis.end();
}

const VenueRelation* Community::judged() const {
  const auto index = assigned ? assigned : nearest;
  return index ? &venues[*index] : nullptr;
}

std::string Community::id() const { return settlement ? settlement->id : "name:" + place.text; }

Geography locate(const Case& input, const Atlas& atlas, const RuleBook& rules,
                 const ScreeningOptions& options) {
  Geography geography;
  geography.territory = affected_territory(input, rules, options);
  geography.venues = located_venues(input, atlas);
  geography.communities = affected_communities(input, geography.territory, atlas);
  for (Community& community : geography.communities) relate_venues(community, geography.venues, atlas);
  geography.units = affected_units(input, geography.territory, atlas);
  geography.summary = summarise(geography.communities);
  return geography;
}

Report screen(Case input, const Atlas& atlas, const RuleBook& rules, const ScreeningOptions& options) {
  Report report;
  report.input = std::move(input);
  report.geography = locate(report.input, atlas, rules, options);
  std::set<std::string> used;
  const auto every_rule = [](std::string_view) { return true; };
  report.findings = findings_of(report.input, report.geography, atlas, rules, options, every_rule, &used);
  report.packs.assign(used.begin(), used.end());
  report.counterfactual =
      counterfactual(report.input, report.geography, report.findings, atlas, rules, options);
  return report;
}

}  // namespace tyndau::hearing
