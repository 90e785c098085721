#include "dossier/wording.hpp"

#include "drawing/verdict.hpp"

#include <algorithm>

namespace tyndau::dossier {
std::string day(const std::optional<Date>& date, Language language) {
  return date ? hearing::format_dates({*date, *date}, language) : std::string();
}

std::string measured(const Finding& finding, Language language) {
  if (!finding.measured || finding.measured->unit == Unit::none) return {};
  return hearing::format_quantity(*finding.measured, language);
}

std::string required(const Finding& finding, const Desk& desk) {
  if (!finding.required || finding.required->unit == Unit::none) return {};
  return desk.say("bound." + std::string(code(finding.required->bound))) + " " +
         hearing::format_quantity(exactly(finding.required->value, finding.required->unit), desk.language);
}

std::string title(const Finding& finding, const Desk& desk) {
  const std::string what = layers::title_of(desk.facts.titles, finding.id, desk.language);
  if (finding.subject.empty()) return what;
  return what + ": " + desk.name(layers::subject_name(desk.report(), finding, desk.facts.messages));
}

Line authority(const Finding& finding, const Desk& desk) {
  const RuleReference& rule = finding.rule;
  Line line;
  if (!rule.article.empty()) line.push_back({drawing::article(rule, desk.pen) + ", ", false, {}, {}});
  if (rule.source != nullptr)
    line.push_back({rule.source->in(desk.language), false, std::string(rule.source_url), {}});
  if (!rule.verified) line.push_back({" (" + desk.say("word.not_confirmed") + ")", true, {}, {}});
  return line;
}

std::string joined(const std::vector<Message>& sentences, const Desk& desk) {
  std::string all;
  for (const Message& one : sentences) all += (all.empty() ? "" : " ") + desk.say(one);
  return all;
}

std::string venue_name(const std::string& id, const Desk& desk) {
  for (const auto& located : desk.report().geography.venues) {
    if (located.venue != nullptr && located.venue->id == id) return desk.name(layers::name_of(located));
  }
  return {};
}

std::vector<const Finding*> worst_first(const hearing::Report& report) {
  std::vector<const Finding*> all;
  for (const Finding& finding : report.findings) all.push_back(&finding);
  std::stable_sort(all.begin(), all.end(),
                   [](const Finding* a, const Finding* b) { return layers::rank(*a) < layers::rank(*b); });
  return all;
}

}  // namespace tyndau::dossier
