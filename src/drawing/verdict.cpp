#include "drawing/verdict.hpp"

#include "layers/answer.hpp"
#include "layers/words.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace tyndau::drawing {
namespace {

using hearing::Report;

constexpr std::string_view per_community = "community-without-hearing";
constexpr std::string_view per_unit = "unit-without-hearing";

const hearing::Community* community_of(const Report& report, const std::string& id) {
  for (const auto& community : report.geography.communities) {
    if (community.id() == id) return &community;
  }
  return nullptr;
}

/// Of every community by its id, -1 where it is not known.
std::map<std::string, std::int64_t> people_by_id(const Report& report) {
  std::map<std::string, std::int64_t> people;
  for (const auto& community : report.geography.communities)
    people[community.id()] =
        community.settlement == nullptr ? -1 : community.settlement->population.value_or(-1);
  return people;
}

std::int64_t people_of(const std::map<std::string, std::int64_t>& all, const Finding& finding) {
  const auto found = all.find(finding.subject);
  return found == all.end() ? -1 : found->second;
}

double low_of(const Finding& finding) { return finding.measured ? finding.measured->value.low : -1.0; }

/// Of the communities; where none of them fails, an administrative unit without a hearing is told first.
std::vector<const Finding*> about_hearings(const Report& report, Verdict verdict) {
  std::vector<const Finding*> found;
  const auto take = [&](std::string_view id) {
    for (const Finding& finding : report.findings) {
      if (finding.id == id && finding.verdict == verdict) found.push_back(&finding);
    }
  };
  take(per_community);
  if (found.empty() && verdict == Verdict::fail) take(per_unit);
  const auto people = people_by_id(report);
  std::stable_sort(found.begin(), found.end(), [&](const Finding* a, const Finding* b) {
    return std::tuple(-people_of(people, *a), -low_of(*a)) < std::tuple(-people_of(people, *b), -low_of(*b));
  });
  return found;
}

std::string source_of(const Finding& finding, const Pen& pen) {
  const auto& rule = finding.rule;
  const std::string act = rule.source_title(pen.language);
  if (rule.article.empty()) return pen.say("sheet.source.no_article", {{"act", act}});
  return pen.say("sheet.source", {{"article", article(rule, pen)}, {"act", act}});
}

std::string strength_of(const Finding& finding, const Pen& pen) {
  return pen.say("strength." + std::string(code(finding.finding_class)) +
                 (is_unconfirmed(finding) ? ".unconfirmed" : ""));
}

std::string head_of(const SpokenVerdict& spoken, const Finding* of_check, const Report& report,
                    const Pen& pen) {
  const std::string key = std::string(code(spoken.verdict)) + (spoken.doubted() ? ".unconfirmed" : "");
  if (of_check == nullptr) return pen.say("head.place." + key);
  return pen.say("head.check." + key, {{"question", question_of(report, *of_check, pen)}});
}

const Finding* of_id(const Report& report, std::string_view id, Verdict verdict) {
  const auto found =
      std::find_if(report.findings.begin(), report.findings.end(),
                   [&](const Finding& finding) { return finding.id == id && finding.verdict == verdict; });
  return found == report.findings.end() ? nullptr : &*found;
}

/// What the map is about when no community is judged: who is affected, how far the venue is; else whatever is worst.
const Finding* telling(const Report& report) {
  for (const Verdict verdict : {Verdict::fail, Verdict::cannot_tell}) {
    for (const std::string_view id :
         {"affected-communities-unknown", "venue-far-from-affected", "venue-unlocated"}) {
      if (const Finding* found = of_id(report, id, verdict)) return found;
    }
  }
  const auto found =
      std::min_element(report.findings.begin(), report.findings.end(),
                       [](const Finding& a, const Finding& b) { return layers::rank(a) < layers::rank(b); });
  return found == report.findings.end() ? nullptr : &*found;
}

/// From the project to the nearest community whose distance is known.
void say_project_distance(SpokenVerdict& spoken, const Report& report, const Pen& pen) {
  const hearing::Community* nearest = nullptr;
  for (const auto& community : report.geography.communities) {
    if (!community.footprint_distance) continue;
    if (nearest == nullptr || community.footprint_distance->low < nearest->footprint_distance->low)
      nearest = &community;
  }
  if (nearest == nullptr) return;
  spoken.sentences.push_back(
      pen.say("answer.footprint",
              {{"community", layers::name_of(*nearest)},
               {"distance", layers::distance_in_words(nearest->footprint_distance, pen.messages)}}));
}

int order_of(Verdict verdict) {
  return verdict == Verdict::fail ? 0 : verdict == Verdict::cannot_tell ? 1 : 2;
}

/// Every finding of an id that gives an answer: failing first, then what cannot be told, each by its people.
std::vector<const Finding*> answers(const Report& report, std::string_view id) {
  std::vector<const Finding*> found;
  for (const Finding& finding : report.findings) {
    if (finding.id == id && finding.verdict != Verdict::not_applicable) found.push_back(&finding);
  }
  const auto people = people_by_id(report);
  std::stable_sort(found.begin(), found.end(), [&](const Finding* a, const Finding* b) {
    return std::tuple(order_of(a->verdict), -people_of(people, *a)) <
           std::tuple(order_of(b->verdict), -people_of(people, *b));
  });
  return found;
}

std::string answer_of(const Report& report, const Finding& finding, const Pen& pen) {
  std::string place = layers::subject_name(report, finding, pen.messages).in(pen.language);
  const std::string answer = heard_words(&finding, pen);
  const auto* community = community_of(report, finding.subject);
  if (community == nullptr) return place + ": " + answer;
  const std::string count =
      community->settlement == nullptr ? "" : people(community->settlement->population, pen.language);
  if (!count.empty()) place += " (" + count + ")";
  const auto* judged = community->judged();
  if (finding.verdict == Verdict::pass || judged == nullptr || !judged->distance)
    return place + ": " + answer;
  Text venue;
  for (const auto& located : report.geography.venues) {
    if (located.venue != nullptr && located.venue->id == judged->venue) venue = layers::name_of(located);
  }
  return pen.say("answer.place.measured", {{"place", place},
                                           {"answer", answer},
                                           {"venue", venue.in(pen.language)},
                                           {"distance", short_distance(*judged->distance, pen.language)}});
}

void say_places(SpokenVerdict& spoken, const Report& report, const Pen& pen) {
  constexpr std::size_t most = 6;
  auto told = answers(report, per_community);
  const bool units = told.empty();
  if (units) told = answers(report, per_unit);
  const bool about_places =
      std::all_of(told.begin(), told.end(), [](const Finding* one) { return !one->subject.empty(); });
  if (told.size() < 2 || !about_places) return;
  spoken.places_head = pen.say(units ? "answer.places.units" : "answer.places");
  for (std::size_t i = 0; i < std::min(most, told.size()); ++i)
    spoken.places.push_back(answer_of(report, *told[i], pen));
  if (told.size() <= most) return;
  const auto more = static_cast<double>(told.size() - most);
  spoken.places.push_back(pen.say("answer.places.more", {{"count", exactly(more, Unit::count)}}));
}

/// Where the documents say the project lies, when that is all that is known of its place.
void say_site_region(SpokenVerdict& spoken, const Report& report, const Pen& pen) {
  const auto& project = report.input.project;
  if (project.footprint || !project.site_region) return;
  const auto& region = *project.site_region;
  spoken.sentences.push_back(pen.say("answer.site_region", {{"distance", quantity(region.from_anchor)},
                                                            {"place", anchor_of(region, pen.places)}}));
}

/// Why no distance stands on the page.
void say_what_is_unmeasured(SpokenVerdict& spoken, const Report& report, const Pen& pen) {
  const auto& geography = report.geography;
  if (geography.communities.empty()) {
    spoken.sentences.push_back(
        pen.say(geography.units.empty() ? "answer.no_distance.communities" : "answer.no_distance.units"));
  } else if (!report.input.project.footprint && !report.input.project.site_region) {
    spoken.sentences.push_back(pen.say("answer.no_project"));
  }
}

/// What the documents themselves say of zones of special protection.
void say_named_zones(SpokenVerdict& spoken, const Report& report, const Pen& pen) {
  Phrases kinds;
  for (const auto& [kind, seen] : report.input.project.named_zones) {
    if (seen == hearing::Seen::present) kinds.keys.push_back("zone." + std::string(hearing::code(kind)));
  }
  if (!kinds.keys.empty()) spoken.sentences.push_back(pen.say("answer.named_zone", {{"kind", kinds}}));
}

/// A check that fails by the rules of one day and not by those of another, both of which may apply.
void say_regimes(SpokenVerdict& spoken, const Report& report, const Pen& pen) {
  for (const Finding& finding : report.findings) {
    if (finding.message.key != "regimes.cannot_tell") continue;
    std::vector<std::string> verdicts;
    for (const Message& one : finding.basis) {
      const auto verdict = one.arguments.find("verdict");
      if (one.key != "regimes.verdict" || verdict == one.arguments.end()) continue;
      for (const char* bad : {"verdict.fail", "word.would_fail"})
        if (verdict->second == Argument(Phrases{{bad}})) verdicts.push_back(pen.say(one));
    }
    if (verdicts.empty()) continue;
    spoken.sentences.push_back(pen.say("answer.regimes", {{"question", question_of(report, finding, pen)},
                                                          {"verdicts", layers::joined(verdicts, " ")}}));
    return;
  }
}

/// The day, or the first and the last: what goes on for weeks is no meeting of its first day.
std::string days_between(const LocalDateTime& start, const std::optional<LocalDateTime>& end,
                         const Pen& pen) {
  const auto day = [&](Date date) { return hearing::format_dates({date, date}, pen.language); };
  if (!end || end->date <= start.date) return day(start.date);
  return pen.say("answer.days", {{"first", day(start.date)}, {"last", day(end->date)}});
}

/// The days of a hearing in words, by their first: of each of its venues, else of the hearing itself.
std::map<Date, std::string> days_of(const Report& report, const Pen& pen) {
  std::map<Date, std::string> days;
  const auto add = [&](const auto& one) {
    if (one.start) days.try_emplace(one.start->date, days_between(*one.start, one.end, pen));
  };
  if (report.input.form != hearing::Form::public_discussion) {
    for (const auto& venue : report.input.venues) add(venue);
  }
  if (days.empty()) add(report.input);
  return days;
}

/// "Aktau (Mangystau Region), 34 ш/а, Достық үйі", and the day where the venues of a hearing have different ones.
std::string venue_in_full(const hearing::LocatedVenue& venue, bool with_day, const Pen& pen) {
  std::string text = venue_with_units(venue, pen);
  if (venue.venue == nullptr) return text;
  const hearing::Venue& stated = *venue.venue;
  if (!stated.name.empty() && layers::name_of(venue).in(pen.language) != stated.name)
    text += ", " + stated.name;
  if (with_day && stated.start) text += ", " + days_between(*stated.start, stated.end, pen);
  return text;
}

/// The finding that the page begins with. \return whether it is of the hearing's place
std::pair<const Finding*, bool> first_told(const Report& report) {
  for (const Verdict verdict : {Verdict::fail, Verdict::cannot_tell, Verdict::pass}) {
    const auto found = about_hearings(report, verdict);
    if (!found.empty()) return {found.front(), true};
  }
  return {telling(report), false};
}

}  // namespace

std::string question_of(const std::string& check, const Pen& pen) {
  const std::string key = "check." + check;
  return pen.messages.has(key) ? pen.say(key) : check;
}

std::string question_of(const Report& report, const Finding& finding, const Pen& pen) {
  const std::string question = question_of(finding.id, pen);
  if (finding.subject.empty()) return question;
  return question + " (" + layers::subject_name(report, finding, pen.messages).in(pen.language) + ")";
}

SpokenVerdict spoken_verdict(const Report& report, const Pen& pen) {
  SpokenVerdict spoken;
  const auto [first, of_place] = first_told(report);
  if (first != nullptr) {
    spoken.verdict = first->verdict;
    spoken.sentences.push_back(pen.say(first->message));
    spoken.source = source_of(*first, pen);
    spoken.strength = strength_of(*first, pen);
    spoken.confirmed = !is_unconfirmed(*first);
  }
  spoken.head = head_of(spoken, of_place ? nullptr : first, report, pen);
  say_places(spoken, report, pen);
  const Finding* zone = of_id(report, "spz-reaches-settlement", Verdict::fail);
  if (zone != nullptr && zone != first) spoken.sentences.push_back(pen.say(zone->message));
  say_project_distance(spoken, report, pen);
  say_site_region(spoken, report, pen);
  say_what_is_unmeasured(spoken, report, pen);
  say_named_zones(spoken, report, pen);
  say_regimes(spoken, report, pen);
  return spoken;
}

std::string scope_of(const Report& report, const Pen& pen) {
  return layers::check_counts(report, pen.messages).in(pen.language);
}

std::string who_and_where(const Report& report, const Pen& pen) {
  const auto stated = [&](const std::string& text) {
    return text.empty() ? pen.say("word.not_stated") : text;
  };
  const auto initiator = layers::initiator_of(report.input.project, pen.messages);
  const auto days = days_of(report, pen);
  const bool several_days = days.size() > 1;
  std::vector<std::string> venues;
  for (const auto& venue : report.geography.venues) {
    const std::string name = venue_in_full(venue, several_days, pen);
    if (std::find(venues.begin(), venues.end(), name) == venues.end()) venues.push_back(name);
  }
  if (venues.empty() && report.input.form == hearing::Form::public_discussion)
    venues.push_back(pen.say("word.no_meeting_place"));
  std::vector<std::string> dates;
  for (const auto& [first, words] : days) dates.push_back(words);
  return pen.say("answer.project", {{"project", layers::project_words(report.input)},
                                    {"initiator", stated(initiator ? initiator->in(pen.language) : "")}}) +
         " " +
         pen.say("answer.hearing", {{"form", Phrases{{"form." + std::string(code(report.input.form))}}},
                                    {"date", stated(layers::joined(dates, ", "))},
                                    {"venues", stated(layers::joined(venues, "; "))}});
}

}  // namespace tyndau::drawing
