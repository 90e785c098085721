#include "hearing/affected_units.hpp"
#include "hearing/checks/check.hpp"
#include "hearing/unit_relation.hpp"
#include "hearing/wording.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace tyndau::hearing {
namespace {

using Findings = std::vector<Finding>;

bool has_polygon(const AffectedUnit& unit) { return unit.known && !unit.known->shape.empty(); }

/// How a venue lies to a unit, and what shows it.
struct UnitAnswer {
  Certainty inside = Certainty::maybe;
  std::string stated;                      ///< the unit of that level that the venue states; empty: none
  std::optional<MetresInterval> distance;  ///< to the polygon; nothing without one
  std::optional<Segment> line;
  bool border_coarse = false;  ///< only how coarsely the border is drawn leaves it open
};

/// What would settle a venue near a border, and the variant that says so.
std::pair<std::string_view, std::string_view> near_border(const UnitAnswer& answer) {
  if (answer.border_coarse) return {"unit_border", "border_coarse"};
  return {"exact_venue_for_unit", "near_border"};
}

void measure(UnitAnswer& answer, const LocatedVenue& venue, const AdminUnit& unit, const Atlas& atlas) {
  if (!venue.where || unit.shape.empty()) return;
  const geo::Shape here = geo::point_shape(venue.where->centre);
  const auto nearest = atlas.nearest_points(here, unit.shape);
  const Metres accuracy = atlas.border_accuracy(unit);
  answer.distance = around(nearest.distance, venue.where->radius + accuracy);
  const Metres to_border =
      nearest.distance.value > 0.0 ? nearest.distance : atlas.distance_to_boundary(here, unit);
  answer.border_coarse = to_border >= venue.where->radius && to_border < venue.where->radius + accuracy;
  answer.line = Segment{nearest.from, nearest.to};
}

/// What the venue states at the unit's level, else at any.
std::string stated_name(const Venue& venue, const AffectedUnit& unit, const Atlas& atlas) {
  std::vector<std::string> names;
  for (const UnitLevel level : unit_levels) {
    if (unit.unit.level && level != *unit.unit.level) continue;
    if (const auto stated = stated_unit(venue, level, atlas)) names.push_back(stated->text);
  }
  return joined(names);
}

UnitAnswer answer_of(const CheckContext& context, const LocatedVenue& venue, const AffectedUnit& unit) {
  UnitAnswer answer;
  answer.inside = lies_in(venue, unit, context.atlas);
  answer.stated = stated_name(*venue.venue, unit, context.atlas);
  if (has_polygon(unit)) measure(answer, venue, *unit.known, context.atlas);
  return answer;
}

/// All venues of a hearing against one unit.
struct UnitAnswers {
  std::vector<UnitAnswer> all;
  std::optional<std::size_t> inside;   ///< a venue that certainly lies in the unit
  std::optional<std::size_t> open;     ///< a venue that may
  std::optional<std::size_t> nearest;  ///< by polygon
  std::vector<std::string> stated;     ///< units that the venues state, each once
};

UnitAnswers answers_of(const CheckContext& context, const AffectedUnit& unit) {
  UnitAnswers answers;
  for (const LocatedVenue& venue : context.geography.venues) {
    const std::size_t i = answers.all.size();
    answers.all.push_back(answer_of(context, venue, unit));
    const UnitAnswer& answer = answers.all.back();
    if (answer.inside == Certainty::yes && !answers.inside) answers.inside = i;
    if (answer.inside == Certainty::maybe && !answers.open) answers.open = i;
    const bool nearer =
        answer.distance &&
        (!answers.nearest || answer.distance->low < answers.all[*answers.nearest].distance->low);
    if (nearer) answers.nearest = i;
    const auto known = std::find(answers.stated.begin(), answers.stated.end(), answer.stated);
    if (!answer.stated.empty() && known == answers.stated.end()) answers.stated.push_back(answer.stated);
  }
  return answers;
}

const LocatedVenue& venue_at(const CheckContext& context, std::size_t index) {
  return context.geography.venues[index];
}

void show_distance(Finding& finding, const UnitAnswer& answer) {
  if (!answer.distance) return;
  finding.measured = quantity(*answer.distance);
  finding.message.arguments.emplace("distance", *finding.measured);
  if (answer.line) finding.lines.push_back(*answer.line);
}

Finding undecided(const CheckContext& context, const AffectedUnit& unit, std::string_view datum,
                  std::string_view variant, const LocatedVenue& venue) {
  Finding finding = cannot_tell(context, datum, subject_of(unit), variant);
  finding.message.arguments = {{"unit", name_argument(unit)}, {"venue", name_argument(venue)}};
  finding.settled_by->arguments = finding.message.arguments;
  return finding;
}

/// A venue that may lie in the unit: the datum depends on what is missing.
Finding perhaps_in_unit(const CheckContext& context, const AffectedUnit& unit, const UnitAnswers& answers) {
  const UnitAnswer& open = answers.all[*answers.open];
  const LocatedVenue& venue = venue_at(context, *answers.open);
  if (open.distance) {
    const auto [datum, variant] = near_border(open);
    Finding finding = undecided(context, unit, datum, variant, venue);
    show_distance(finding, open);
    return finding;
  }
  if (open.stated.empty()) return undecided(context, unit, "venue_unit", "venue_unit_unknown", venue);
  Finding finding = undecided(context, unit, "unit_in_data", "names_differ", venue);
  finding.message.arguments.emplace("stated", open.stated);
  finding.settled_by->arguments.emplace("stated", open.stated);
  return finding;
}

/// Units as a venue states them, each by its names where just one unit is called so.
Argument stated_names(const CheckContext& context, const std::vector<std::string>& stated) {
  Text all;
  for (const std::string& name : stated) {
    const auto known = context.atlas.units_named(name);
    for (const Language language : all_languages) {
      std::string& text = all.in(language);
      const std::string& own = known.size() == 1 ? known.front()->names.in(language) : name;
      text += (text.empty() ? "" : ", ") + (own.empty() ? name : own);
    }
  }
  return all;
}

Finding nowhere_in_unit(const CheckContext& context, const AffectedUnit& unit, const UnitAnswers& answers) {
  const bool certain = unit.declared || unit.reached == Certainty::yes;
  const bool by_names = answers.stated.size() > 0;
  const std::string_view variant = by_names ? "named" : "";
  Finding finding = certain ? make_finding(context, Verdict::fail, subject_of(unit), variant)
                            : cannot_tell(context, "territory_boundary", subject_of(unit), "perhaps_reached");
  finding.message.arguments = {{"unit", name_argument(unit)}};
  if (finding.settled_by) finding.settled_by->arguments = finding.message.arguments;
  if (by_names) finding.message.arguments.emplace("stated", stated_names(context, answers.stated));
  if (!answers.nearest) return finding;
  finding.message.arguments.emplace("venue", name_argument(venue_at(context, *answers.nearest)));
  show_distance(finding, answers.all[*answers.nearest]);
  return finding;
}

Finding judge_unit(const CheckContext& context, const AffectedUnit& unit) {
  if (context.geography.venues.empty()) {
    Finding finding = cannot_tell(context, "venue", subject_of(unit), "no_venue");
    finding.message.arguments = {{"unit", name_argument(unit)}};
    return finding;
  }
  const UnitAnswers answers = answers_of(context, unit);
  if (answers.inside) {
    Finding finding = make_finding(context, Verdict::pass, subject_of(unit));
    finding.message.arguments = {{"unit", name_argument(unit)},
                                 {"venue", name_argument(venue_at(context, *answers.inside))}};
    return finding;
  }
  return answers.open ? perhaps_in_unit(context, unit, answers) : nowhere_in_unit(context, unit, answers);
}

Findings unit_without_hearing(const CheckContext& context) {
  Findings findings;
  for (const AffectedUnit& unit : context.geography.units) {
    if (!unit.declared && unit.reached == Certainty::no) continue;
    findings.push_back(judge_unit(context, unit));
  }
  if (findings.empty()) findings.push_back(cannot_tell(context, "affected_units", {}, "no_units"));
  return findings;
}

// --- venue-outside-affected-units ------------------------------------------------------------------------------------

/// Units of one level that the territory certainly reaches, or may.
struct LevelUnits {
  UnitLevel level = UnitLevel::oblast;
  std::vector<const AffectedUnit*> reached;
  std::vector<const AffectedUnit*> perhaps;
  bool complete = false;  ///< polygons of this level cover the whole territory
};

LevelUnits units_at(const CheckContext& context, UnitLevel level) {
  LevelUnits units;
  units.level = level;
  for (const AffectedUnit& unit : context.geography.units) {
    if (!has_polygon(unit) || unit.known->level != level) continue;
    if (unit.reached == Certainty::yes) units.reached.push_back(&unit);
    if (unit.reached == Certainty::maybe) units.perhaps.push_back(&unit);
  }
  const Territory& territory = context.geography.territory;
  const geo::Shape& where = territory.drawn.empty() ? territory.core : territory.drawn;
  units.complete = !where.empty() && context.atlas.covers_units(level, where);
  return units;
}

/// The finest level at which all units of the territory are drawn; else the finest at which one is.
std::optional<LevelUnits> judged_level(const CheckContext& context) {
  std::optional<LevelUnits> best;
  for (auto level = unit_levels.rbegin(); level != unit_levels.rend(); ++level) {
    LevelUnits units = units_at(context, *level);
    if (units.reached.empty()) continue;
    if (units.complete) return units;
    if (!best) best = std::move(units);
  }
  return best;
}

struct NearestUnit {
  const AffectedUnit* unit = nullptr;
  UnitAnswer answer;
};

/// The unit that the venue most certainly lies in; among equals the nearest.
NearestUnit best_unit(const std::vector<const AffectedUnit*>& units, const LocatedVenue& venue,
                      const Atlas& atlas) {
  NearestUnit best;
  for (const AffectedUnit* unit : units) {
    UnitAnswer answer;
    answer.inside = lies_in_polygon(venue, *unit->known, atlas);
    measure(answer, venue, *unit->known, atlas);
    const bool better =
        !best.unit || answer.inside > best.answer.inside ||
        (answer.inside == best.answer.inside && answer.distance->low < best.answer.distance->low);
    if (better) best = {unit, answer};
  }
  return best;
}

Finding judge_venue(const CheckContext& context, const LocatedVenue& venue, const LevelUnits& units) {
  const std::string& id = venue.venue->id;
  const NearestUnit reached = best_unit(units.reached, venue, context.atlas);
  const NearestUnit perhaps = best_unit(units.perhaps, venue, context.atlas);
  const bool maybe_there = perhaps.unit && perhaps.answer.inside != Certainty::no;
  const bool outside = reached.answer.inside == Certainty::no;
  const auto [datum, variant] = near_border(reached.answer);
  Finding finding = reached.answer.inside == Certainty::yes ? make_finding(context, Verdict::pass, id)
                    : !outside                              ? cannot_tell(context, datum, id, variant)
                    : maybe_there     ? cannot_tell(context, "territory_boundary", id, "perhaps_reached")
                    : !units.complete ? cannot_tell(context, "unit_outline", id, "incomplete")
                                      : make_finding(context, Verdict::fail, id);
  const NearestUnit& told = outside && maybe_there ? perhaps : reached;
  finding.message.arguments = {{"venue", name_argument(venue)},
                               {"unit", name_argument(*told.unit)},
                               {"level", Phrases{{"unit_level." + std::string(code(units.level))}}}};
  if (finding.settled_by) finding.settled_by->arguments = finding.message.arguments;
  if (finding.verdict != Verdict::pass) show_distance(finding, told.answer);
  finding.points.push_back(venue.where->centre);
  return finding;
}

Findings venue_outside_affected_units(const CheckContext& context) {
  if (context.geography.venues.empty()) return one(cannot_tell(context, "venue", {}, "no_venue"));
  const auto units = judged_level(context);
  Findings findings;
  for (const LocatedVenue& venue : context.geography.venues) {
    if (units && venue.where) {
      findings.push_back(judge_venue(context, venue, *units));
      continue;
    }
    const std::string_view variant = units ? "venue_unlocated" : "no_polygons";
    findings.push_back(
        cannot_tell(context, units ? "venue_place" : "unit_outlines", venue.venue->id, variant));
    findings.back().message.arguments = {{"venue", name_argument(venue)}};
    findings.back().settled_by->arguments = findings.back().message.arguments;
  }
  return findings;
}

constexpr std::array<CheckEntry, 2> unit_table{{
    {"unit-without-hearing", unit_without_hearing},
    {"venue-outside-affected-units", venue_outside_affected_units},
}};

}  // namespace

std::span<const CheckEntry> unit_checks() { return unit_table; }

}  // namespace tyndau::hearing
