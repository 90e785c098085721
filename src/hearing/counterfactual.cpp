#include "hearing/counterfactual.hpp"

#include "hearing/distance_summary.hpp"
#include "hearing/rule_run.hpp"
#include "hearing/venue_location.hpp"

#include <algorithm>
#include <set>

namespace tyndau::hearing {
namespace {

bool venue_finding_fails(const std::vector<Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(), [](const Finding& one) {
    return one.verdict == Verdict::fail && is_venue_rule(one.id) && one.id != "venue-outside-affected-units";
  });
}

/// \return nothing when a community has no distance to the venue that judges it
std::optional<MetresInterval> mean_distance(const std::vector<Community>& communities, double usual) {
  std::vector<WeightedDistance> people;
  for (const Community& one : communities) {
    if (!one.settlement) continue;
    const VenueRelation* judged = one.judged();
    if (!judged || !judged->distance) return std::nullopt;
    const auto population = one.settlement->population;
    people.push_back({*judged->distance, population ? static_cast<double>(*population) : usual});
  }
  return weighted_mean(people);
}

/// The hearing as it might have been: its only venue in the settlement, or one venue more.
Case moved_to(const Case& input, const Settlement& settlement) {
  Case moved = input;
  Venue venue;
  venue.id = "moved";
  venue.settlement = PlaceRef{settlement.name, settlement.id, {}};
  venue.units = settlement.units;
  if (input.venues.size() < 2) {
    moved.venues.clear();
  } else {
    venue.serves.push_back(venue.settlement);
  }
  moved.venues.push_back(std::move(venue));
  return moved;
}

std::vector<Community> related_anew(std::vector<Community> communities,
                                    const std::vector<LocatedVenue>& venues, const Atlas& atlas) {
  for (Community& community : communities) {
    const bool only_one_more = venues.size() == community.venues.size() + 1 && !community.venues.empty();
    if (!only_one_more) community.venues.clear();
    for (std::size_t i = community.venues.size(); i < venues.size(); ++i) {
      community.venues.push_back(relation_to(community, venues[i], atlas));
    }
    choose_relations(community);
  }
  return communities;
}

struct Choice {
  const Settlement* settlement = nullptr;
  std::optional<MetresInterval> mean;
};

Choice best_settlement(const Case& input, const std::vector<Community>& communities, const Atlas& atlas,
                       double usual) {
  Choice best;
  for (const Community& community : communities) {
    if (!community.settlement || community.settlement->extent.shape.empty()) continue;
    const Case moved = moved_to(input, *community.settlement);
    const auto anew = related_anew(communities, located_venues(moved, atlas), atlas);
    const auto mean = mean_distance(anew, usual);
    if (mean && (!best.mean || middle(*mean) < middle(*best.mean))) best = {community.settlement, mean};
  }
  return best;
}

std::set<std::string> with_verdict(const std::vector<Finding>& findings, Verdict verdict) {
  std::set<std::string> names;
  for (const Finding& one : findings) {
    if (one.verdict == verdict && is_venue_rule(one.id)) names.insert(one.id + "/" + one.subject);
  }
  return names;
}

/// What fails as it was and passes once moved.
std::vector<std::string> cleared_by(const Case& moved, const Geography& before,
                                    const std::vector<Finding>& findings, const Atlas& atlas,
                                    const RuleBook& rules, const ScreeningOptions& options) {
  Geography after = before;
  after.venues = located_venues(moved, atlas);
  for (Community& community : after.communities) relate_venues(community, after.venues, atlas);
  after.summary = summarise(after.communities);
  const auto anew = findings_of(moved, after, atlas, rules, options, is_venue_rule);
  const auto passing = with_verdict(anew, Verdict::pass);
  std::vector<std::string> cleared;
  for (const std::string& name : with_verdict(findings, Verdict::fail)) {
    if (passing.count(name) != 0) cleared.push_back(name);
  }
  return cleared;
}

}  // namespace

std::optional<Counterfactual> counterfactual(const Case& input, const Geography& geography,
                                             const std::vector<Finding>& findings, const Atlas& atlas,
                                             const RuleBook& rules, const ScreeningOptions& options) {
  if (!venue_finding_fails(findings)) return std::nullopt;
  std::vector<Community> affected;
  for (const Community& one : geography.communities) {
    if (!one.has_basis(Basis::nearest)) affected.push_back(one);
  }
  std::vector<const Community*> weighing;
  for (const auto& one : affected) weighing.push_back(&one);
  const double usual = usual_population(weighing);
  const auto before = mean_distance(affected, usual);
  const Choice best = best_settlement(input, affected, atlas, usual);
  if (!best.settlement || (before && middle(*best.mean) >= middle(*before))) return std::nullopt;
  Counterfactual result;
  result.settlement = best.settlement;
  result.mean_before = before;
  result.mean_after = best.mean;
  result.cleared = cleared_by(moved_to(input, *best.settlement), geography, findings, atlas, rules, options);
  return result;
}

MovedByRoad moved_by_road(const Case& input, const Geography& geography, const Settlement& settlement,
                          const Atlas& atlas, const Roads& roads) {
  std::vector<Community> affected;
  for (const Community& one : geography.communities) {
    const bool placed = one.settlement && !one.settlement->extent.shape.empty();
    if (placed && !one.has_basis(Basis::nearest)) affected.push_back(one);
  }
  const auto all = [](const std::vector<Community>& communities) {
    std::vector<const Community*> pointers;
    for (const auto& one : communities) pointers.push_back(&one);
    return pointers;
  };
  MovedByRoad moved;
  moved.before = fare_by_road(all(affected), geography.venues, roads);
  const Case anew = moved_to(input, settlement);
  const auto venues = located_venues(anew, atlas);
  const auto related = related_anew(std::move(affected), venues, atlas);
  moved.after = fare_by_road(all(related), venues, roads);
  return moved;
}

}  // namespace tyndau::hearing
