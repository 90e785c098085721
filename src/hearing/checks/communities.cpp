#include "hearing/checks/affected.hpp"
#include "hearing/checks/check.hpp"
#include "hearing/wording.hpp"

#include <algorithm>
#include <array>

namespace tyndau::hearing {
namespace {

using Findings = std::vector<Finding>;
using Relations = std::vector<const VenueRelation*>;

/// The venues that count for a community: those that the notice assigns to it, else all.
Relations relevant_venues(const Community& community) {
  Relations all;
  Relations assigned;
  for (const VenueRelation& relation : community.venues) {
    all.push_back(&relation);
    if (relation.assigned) assigned.push_back(&relation);
  }
  return assigned.empty() ? all : assigned;
}

const VenueRelation* first_with(const Relations& relations, Certainty in_community) {
  const auto found = std::find_if(relations.begin(), relations.end(),
                                  [&](const auto* one) { return one->in_community == in_community; });
  return found == relations.end() ? nullptr : *found;
}

/// The relation that a sentence speaks of: the one that judges the community where it counts, else the first that counts.
const VenueRelation* telling(const Community& community, const Relations& relations) {
  const VenueRelation* judged = community.judged();
  const bool counts = std::find(relations.begin(), relations.end(), judged) != relations.end();
  return counts ? judged : relations.empty() ? nullptr : relations.front();
}

Argument venue_name(const CheckContext& context, const std::string& id) {
  for (const LocatedVenue& located : context.geography.venues) {
    if (located.venue && located.venue->id == id) return name_argument(located);
  }
  return id;
}

/// Venue, distance, line and causes of one relation, as evidence of a finding.
void show(Finding& finding, const CheckContext& context, const Community& community,
          const VenueRelation& relation) {
  finding.message.arguments.emplace("community", name_argument(community));
  finding.message.arguments.emplace("venue", venue_name(context, relation.venue));
  if (relation.distance) {
    finding.measured = quantity(*relation.distance);
    finding.message.arguments.emplace("distance", *finding.measured);
  }
  if (relation.line) finding.lines.push_back(*relation.line);
  if (relation.centre_distance) {
    const Quantity centres = exactly(relation.centre_distance->value, Unit::metre);
    finding.message.arguments.emplace("centre_distance", centres);
    finding.basis.push_back({"distance.between_centres", {{"distance", centres}}});
  }
  finding.basis.insert(finding.basis.end(), relation.causes.begin(), relation.causes.end());
}

Finding venue_unlocated_for(const CheckContext& context, const Community& community,
                            const VenueRelation& relation) {
  Finding finding = cannot_tell(context, "venue_place", community.id(), "venue_unlocated");
  show(finding, context, community, relation);
  finding.settled_by->arguments.emplace("venue", venue_name(context, relation.venue));
  return finding;
}

// --- community-without-hearing ---------------------------------------------------------------------------------------

Finding only_nearest(const CheckContext& context, const Community& community, const VenueRelation* relation) {
  const bool measured = relation && relation->distance;
  Finding finding = not_applicable(context, measured ? "nearest_community" : "nearest_community_unmeasured",
                                   community.id());
  if (measured) show(finding, context, community, *relation);
  finding.message.arguments.emplace("community", name_argument(community));
  return finding;
}

/// The venue that is likely to lie nearer than the assigned one, where one is.
const VenueRelation* nearer_than(const Community& community, const VenueRelation& relation) {
  if (!relation.assigned || !community.nearest) return nullptr;
  const VenueRelation& nearest = community.venues[*community.nearest];
  return nearest.venue == relation.venue || !nearest.distance ? nullptr : &nearest;
}

Finding held_elsewhere(const CheckContext& context, const Community& community,
                       const VenueRelation& relation) {
  const VenueRelation* nearest = nearer_than(community, relation);
  const bool certainly = nearest && relation.distance && nearest->distance->high < relation.distance->low;
  const std::string_view variant = !relation.distance  ? "unmeasured"
                                   : certainly         ? "assigned_nearest"
                                   : nearest           ? "assigned_perhaps_nearest"
                                   : relation.assigned ? "assigned"
                                                       : "";
  Finding finding = make_finding(context, Verdict::fail, community.id(), variant);
  show(finding, context, community, relation);
  if (nearest && relation.distance) {
    finding.message.arguments.emplace("nearest_venue", venue_name(context, nearest->venue));
    const bool inside = nearest->distance->high <= Metres{0.0};
    finding.message.arguments.emplace("nearest_distance", inside ? Argument(Phrases{{"word.inside"}})
                                                                 : Argument(quantity(*nearest->distance)));
    if (nearest->line) finding.lines.push_back(*nearest->line);
  }
  return finding;
}

/// Held there, but whether it is this community that had to be heard is open.
Finding held_where_perhaps_affected(const CheckContext& context, const Community& community,
                                    const VenueRelation& relation) {
  Finding finding = unknown(context, community, "community_list", "held_perhaps_affected");
  show(finding, context, community, relation);
  return finding;
}

/// No venue there, but whether the territory reaches it at all is open.
Finding perhaps_affected(const CheckContext& context, const Community& community,
                         const VenueRelation& relation) {
  Finding finding = unknown(context, community, "community_boundary", "perhaps_affected");
  show(finding, context, community, relation);
  return finding;
}

Finding perhaps_held(const CheckContext& context, const Community& community, const Relations& relations) {
  const VenueRelation* told = telling(community, relations);
  const VenueRelation& open =
      told->in_community == Certainty::maybe ? *told : *first_with(relations, Certainty::maybe);
  if (!open.distance) return venue_unlocated_for(context, community, open);
  Finding finding = cannot_tell(context, "exact_venue", community.id(), "overlap");
  show(finding, context, community, open);
  finding.settled_by->arguments = {{"community", name_argument(community)},
                                   {"venue", venue_name(context, open.venue)}};
  return finding;
}

Finding judge_community(const CheckContext& context, const Community& community) {
  const Relations relations = relevant_venues(community);
  if (!is_affected(community)) return only_nearest(context, community, telling(community, relations));
  if (const VenueRelation* inside = first_with(relations, Certainty::yes)) {
    if (nobody_certainly_affected(context)) return held_where_perhaps_affected(context, community, *inside);
    if (is_ambiguous(community)) return not_in_data(context, community);
    const std::string_view variant = community.settlement == nullptr ? "by_name" : "";
    Finding finding = make_finding(context, Verdict::pass, community.id(), variant);
    show(finding, context, community, *inside);
    return finding;
  }
  if (!community.settlement) return not_in_data(context, community);
  if (relations.empty()) return unknown(context, community, "venue", "no_venue");
  if (first_with(relations, Certainty::maybe)) return perhaps_held(context, community, relations);
  if (!certainly_affected(community))
    return perhaps_affected(context, community, *telling(community, relations));
  return held_elsewhere(context, community, *telling(community, relations));
}

Findings community_without_hearing(const CheckContext& context) {
  Findings findings;
  for (const Community& community : context.geography.communities) {
    findings.push_back(judge_community(context, community));
  }
  return findings;
}

// --- venue-far-from-affected -----------------------------------------------------------------------------------------

std::optional<Metres> far_threshold(const CheckContext& context) {
  if (context.options.far_threshold) return context.options.far_threshold;
  const Parameter* parameter = context.rule.parameter("distance_threshold", context.input.form);
  if (!parameter || !parameter->value) return std::nullopt;
  return Metres{*parameter->value};
}

Finding judge_distance(const CheckContext& context, const Community& community, Metres threshold) {
  if (community.venues.empty()) return unknown(context, community, "venue", "no_venue");
  const VenueRelation& relation = *telling(community, relevant_venues(community));
  if (!relation.distance || is_ambiguous(community)) {
    return community.settlement ? venue_unlocated_for(context, community, relation)
                                : not_in_data(context, community);
  }
  const Requirement required{Bound::at_most, threshold.value, Unit::metre};
  const Verdict verdict = judge(quantity(*relation.distance), required);
  const bool within = verdict == Verdict::pass && relation.distance->high <= Metres{0.0};
  Finding finding = verdict == Verdict::cannot_tell
                        ? cannot_tell(context, "exact_venue", community.id(), "about_threshold")
                        : make_finding(context, verdict, community.id(), within ? "within" : "");
  show(finding, context, community, relation);
  finding.required = required;
  finding.message.arguments.emplace("threshold", exactly(threshold.value, Unit::metre));
  if (finding.settled_by) {
    finding.settled_by->arguments = {{"community", name_argument(community)},
                                     {"venue", venue_name(context, relation.venue)}};
  }
  return finding;
}

Findings venue_far_from_affected(const CheckContext& context) {
  const auto threshold = far_threshold(context);
  if (!threshold) return one(not_applicable(context, "no_limit"));
  Findings findings;
  for (const Community& community : context.geography.communities) {
    findings.push_back(judge_distance(context, community, *threshold));
  }
  return findings;
}

// --- venue-unlocated -------------------------------------------------------------------------------------------------

bool place_absent(const CheckContext& context) {
  const auto& fields = context.input.notice.fields;
  const auto place = fields.find("place");
  return place != fields.end() && place->second == Seen::absent;
}

Finding judge_place(const CheckContext& context, const LocatedVenue& located) {
  const Venue& venue = *located.venue;
  if (located.where) {
    const bool exact = venue.position.has_value();
    Finding finding = make_finding(context, Verdict::pass, venue.id, exact ? "" : "settlement");
    finding.message.arguments = {{"venue", name_argument(located)},
                                 {"radius", exactly(located.where->radius.value, Unit::metre)}};
    finding.points.push_back(located.where->centre);
    return finding;
  }
  if (context.input.form == Form::online) return not_applicable(context, "online_venue", venue.id);
  Finding finding = place_absent(context) ? make_finding(context, Verdict::fail, venue.id)
                    : venue.settlement.candidates.empty()
                        ? cannot_tell(context, "venue_place", venue.id)
                        : cannot_tell(context, "which_settlement", venue.id, "ambiguous");
  finding.message.arguments = {{"venue", name_argument(venue)}};
  if (finding.settled_by) finding.settled_by->arguments = finding.message.arguments;
  return finding;
}

Findings venue_unlocated(const CheckContext& context) {
  if (context.geography.venues.empty()) {
    if (context.input.form == Form::online) return one(not_applicable(context, "online_venue"));
    if (place_absent(context)) return one(make_finding(context, Verdict::fail, {}, "no_venue"));
    return one(cannot_tell(context, "venue", {}, "no_venue"));
  }
  Findings findings;
  for (const LocatedVenue& located : context.geography.venues) {
    findings.push_back(judge_place(context, located));
  }
  return findings;
}

constexpr std::array<CheckEntry, 3> community_table{{
    {"community-without-hearing", community_without_hearing},
    {"venue-far-from-affected", venue_far_from_affected},
    {"venue-unlocated", venue_unlocated},
}};

}  // namespace

std::span<const CheckEntry> community_checks() { return community_table; }

}  // namespace tyndau::hearing
