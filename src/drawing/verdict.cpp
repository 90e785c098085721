#include "drawing/verdict.hpp"

#include "layers/answer.hpp"
#include "layers/words.hpp"

#include <algorithm>

namespace tyndau::drawing {
namespace {

using hearing::Report;

constexpr std::string_view per_community = "community-without-hearing";
constexpr std::string_view per_unit = "unit-without-hearing";

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
  const auto low = [](const Finding* finding) {
    return finding->measured ? finding->measured->value.low : -1.0;
  };
  std::stable_sort(found.begin(), found.end(),
                   [&](const Finding* a, const Finding* b) { return low(a) > low(b); });
  return found;
}

std::string source_of(const Finding& finding, const Pen& pen) {
  const auto& rule = finding.rule;
  const char* const key = rule.article.empty() ? "sheet.source.no_article" : "sheet.source";
  std::string text = pen.say(key, {{"article", article(rule, pen)},
                                   {"act", rule.source_title(pen.language)},
                                   {"class", Phrases{{"class." + std::string(code(finding.finding_class))}}},
                                   {"rules", layers::rule_pack_of(finding)}});
  if (!rule.verified) text += " (" + pen.say("word.not_confirmed") + ")";
  return text;
}

/// The further ones without a hearing, by their names.
std::string others(const std::vector<const Finding*>& found, const Report& report, const Pen& pen) {
  constexpr std::size_t most = 5;
  std::vector<std::string> names;
  for (std::size_t i = 1; i < found.size() && names.size() < most; ++i)
    names.push_back(layers::subject_name(report, *found[i], pen.messages).in(pen.language));
  const auto rest = found.size() - 1 - names.size();
  if (rest > 0) names.push_back("+" + std::to_string(rest));
  return pen.say("sheet.verdict.also", {{"places", layers::joined(names, ", ")}});
}

/// What would settle an open finding. \pre it says what
std::string settling(const Finding& finding, const Pen& pen) {
  return pen.say("answer.next.settle", {{"data", pen.messages.render(*finding.settled_by)}});
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
  spoken.sentences.push_back(pen.say(
      "answer.footprint",
      {{"community", layers::name_of(*nearest)}, {"distance", quantity(*nearest->footprint_distance)}}));
}

}  // namespace

SpokenVerdict spoken_verdict(const Report& report, const Pen& pen) {
  SpokenVerdict spoken;
  const Finding* first = nullptr;
  for (const Verdict verdict : {Verdict::fail, Verdict::cannot_tell, Verdict::pass}) {
    const auto found = about_hearings(report, verdict);
    if (found.empty()) continue;
    first = found.front();
    spoken.verdict = verdict;
    spoken.of_place = true;
    spoken.sentences.push_back(pen.say(first->message));
    if (verdict == Verdict::fail && found.size() > 1) spoken.sentences.push_back(others(found, report, pen));
    if (verdict == Verdict::cannot_tell && first->settled_by)
      spoken.sentences.push_back(settling(*first, pen));
    break;
  }
  if (first == nullptr) {
    first = telling(report);
    if (first != nullptr) {
      spoken.verdict = first->verdict;
      spoken.sentences.push_back(pen.say(first->message));
      if (first->settled_by) spoken.sentences.push_back(settling(*first, pen));
    }
  }
  if (first != nullptr) {
    spoken.source = source_of(*first, pen);
    spoken.confirmed = first->rule.verified || first->finding_class == FindingClass::advisory;
  }
  const Finding* zone = of_id(report, "spz-reaches-settlement", Verdict::fail);
  if (zone != nullptr && zone != first) spoken.sentences.push_back(pen.say(zone->message));
  say_project_distance(spoken, report, pen);
  return spoken;
}

std::string article(const RuleReference& rule, const Pen& pen) {
  constexpr std::string_view annex = "annex ";
  const bool of_annex = rule.article.starts_with(annex);
  return pen.say(of_annex ? "sheet.annex" : "sheet.article",
                 {{"number", std::string(rule.article.substr(of_annex ? annex.size() : 0))}});
}

std::string head_of(const SpokenVerdict& spoken, const Pen& pen) {
  const std::string word = pen.say("verdict." + std::string(code(spoken.verdict)));
  const bool doubted = !spoken.confirmed && spoken.verdict != Verdict::not_applicable;
  return pen.say(spoken.of_place ? "sheet.verdict.place" : "sheet.verdict", {{"verdict", word}}) +
         (doubted ? " (" + pen.say("sheet.unconfirmed") + ")" : "");
}

std::string scope_of(const Report& report, const Pen& pen) {
  const auto number = [&](Verdict verdict) { return std::to_string(layers::count_of(report, verdict)); };
  return pen.say("answer.counts", {{"passed", number(Verdict::pass)},
                                   {"failed", number(Verdict::fail)},
                                   {"open", number(Verdict::cannot_tell)}});
}

std::string who_and_where(const Report& report, const Pen& pen) {
  const auto stated = [&](const std::string& text) {
    return text.empty() ? pen.say("word.not_stated") : text;
  };
  const auto initiator = layers::initiator_of(report.input.project, pen.messages);
  const auto day = layers::day_of(report.input);
  std::vector<std::string> venues;
  for (const auto& venue : report.geography.venues) {
    const std::string name = layers::name_of(venue).in(pen.language);
    if (std::find(venues.begin(), venues.end(), name) == venues.end()) venues.push_back(name);
  }
  const std::string date = day ? hearing::format_dates({*day, *day}, pen.language) : std::string();
  return pen.say("answer.project", {{"project", layers::project_name(report.input)},
                                    {"initiator", stated(initiator ? initiator->in(pen.language) : "")}}) +
         " " +
         pen.say("answer.hearing", {{"form", Phrases{{"form." + std::string(code(report.input.form))}}},
                                    {"date", stated(date)},
                                    {"venues", stated(layers::joined(venues, ", "))}});
}

}  // namespace tyndau::drawing
