#include "dossier/wording.hpp"

#include "drawing/verdict.hpp"

#include <algorithm>

namespace tyndau::dossier {
std::string day(const std::optional<Date>& date, Language language) {
  return date ? hearing::format_dates({*date, *date}, language) : std::string();
}

std::string measured(const Finding& finding, const Desk& desk) {
  if (!finding.measured || finding.measured->unit == Unit::none) return {};
  const bool of_community =
      finding.id == "community-without-hearing" || finding.id == "venue-far-from-affected";
  if (of_community && finding.measured->unit == Unit::metre && finding.measured->value.high <= 0.0)
    return desk.say("word.inside");
  return hearing::format_quantity(*finding.measured, desk.language);
}

std::string distance_words(const std::optional<MetresInterval>& distance, bool rough, const Desk& desk) {
  return distance ? drawing::to_boundary(*distance, rough, desk.pen) : desk.say("word.unknown");
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
  const std::string article = rule.article.empty() ? "" : drawing::article(rule, desk.pen);
  Line line;
  if (rule.source != nullptr)
    line.push_back({rule.source->in(desk.language), false, std::string(rule.source_url), {}});
  if (!article.empty()) line.push_back({(line.empty() ? "" : ", ") + article, false, {}, {}});
  if (!rule.verified) line.push_back({" (" + desk.say("word.not_confirmed") + ")", true, {}, {}});
  return line;
}

std::string joined(const std::vector<Message>& sentences, const Desk& desk) {
  std::string all;
  for (const Message& one : sentences) {
    // A settlement's middle is no distance away from itself.
    const auto length = one.arguments.find("distance");
    const bool nothing = one.key == "distance.between_centres" && length != one.arguments.end() &&
                         length->second == Argument(exactly(0.0, Unit::metre));
    if (!nothing) all += (all.empty() ? "" : " ") + desk.say(one);
  }
  return all;
}

std::string venue_name(const std::string& id, const Desk& desk) {
  for (const auto& located : desk.report().geography.venues) {
    if (located.venue != nullptr && located.venue->id == id) return desk.name(layers::name_of(located));
  }
  return {};
}

std::string question(const Finding& finding, const Desk& desk) {
  return drawing::question_of(desk.report(), finding, desk.pen);
}

bool has_rough_place(const std::string& id, const Desk& desk) {
  for (const auto& located : desk.report().geography.venues) {
    if (located.venue != nullptr && located.venue->id == id) return !located.venue->position;
  }
  return false;
}

std::vector<const Finding*> worst_first(const hearing::Report& report) {
  std::vector<const Finding*> all;
  for (const Finding& finding : report.findings) all.push_back(&finding);
  std::stable_sort(all.begin(), all.end(),
                   [](const Finding* a, const Finding* b) { return layers::rank(*a) < layers::rank(*b); });
  return all;
}

std::vector<const Finding*> open_last(const hearing::Report& report) {
  auto all = worst_first(report);
  std::stable_partition(all.begin(), all.end(),
                        [](const Finding* one) { return one->verdict != Verdict::cannot_tell; });
  return all;
}

}  // namespace tyndau::dossier
