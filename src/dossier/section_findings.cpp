#include "dossier/sections.hpp"

#include <algorithm>

namespace tyndau::dossier {
namespace {

std::string extent_words(const hearing::Settlement& settlement) {
  const auto quality = settlement.extent.quality;
  const bool assumed = quality == hearing::ExtentQuality::estimated && !settlement.population;
  return assumed ? "dossier.extent_assumed" : "extent." + std::string(code(quality));
}

std::string basis_words(const hearing::Community& community, const Desk& desk) {
  std::string words;
  for (const hearing::Basis basis : community.basis) {
    words += (words.empty() ? "" : "; ") + desk.say("basis." + std::string(code(basis)));
  }
  const auto* settlement = community.settlement;
  const std::string where = settlement == nullptr
                                ? desk.say("dossier.not_in_data")
                                : desk.say("dossier.extent") + ": " + desk.say(extent_words(*settlement));
  return words + (words.empty() ? "" : "; ") + where;
}

std::vector<Cell> row_of(const hearing::Community& community, const Desk& desk) {
  const auto distance = [&](const std::optional<MetresInterval>& length) {
    return length ? drawing::short_distance(*length, desk.language) : desk.say("word.unknown");
  };
  const auto* judged = community.judged();
  const std::string people =
      community.settlement == nullptr ? "" : drawing::people(community.settlement->population, desk.language);
  const Finding* hearing = layers::finding_about(desk.report(), "community-without-hearing", community.id());
  const Verdict verdict = hearing == nullptr ? Verdict::not_applicable : hearing->verdict;
  const std::string venue = judged == nullptr ? "" : venue_name(judged->venue, desk);
  return {{desk.name(layers::name_of(community))},
          {people.empty() ? desk.say("word.unknown") : people},
          {distance(community.footprint_distance)},
          {distance(judged == nullptr ? std::nullopt : judged->distance)},
          {desk.stated(venue)},
          {desk.say("dossier.heard." + std::string(code(verdict))), verdict},
          {basis_words(community, desk)}};
}

void add_fact(Facts& facts, const Desk& desk, const std::string& key, const std::string& value) {
  if (!value.empty()) facts.facts.push_back({desk.say(key), plain(value)});
}

Judged judged(const Finding& finding, const Desk& desk) {
  Judged one;
  // A title names a fault; where none was found it is a question.
  one.title = title(finding, desk);
  if (finding.verdict != Verdict::fail) one.title = desk.say("dossier.check", {{"title", one.title}});
  one.verdict = finding.verdict;
  one.verdict_words = desk.say("verdict." + std::string(code(finding.verdict))) + " · " +
                      desk.say("class." + std::string(code(finding.finding_class)));
  const bool advice = finding.finding_class == FindingClass::advisory;
  if (!advice && !finding.rule.verified) one.verdict_words += ", " + desk.say("word.not_confirmed");
  one.message = desk.say(finding.message);
  add_fact(one.facts, desk, "dossier.measured", measured(finding, desk.language));
  add_fact(one.facts, desk, "dossier.required", required(finding, desk));
  add_fact(one.facts, desk, "dossier.uncertainty", joined(finding.basis, desk));
  if (finding.settled_by) add_fact(one.facts, desk, "page.settles", desk.say(*finding.settled_by));
  one.facts.facts.push_back({desk.say("dossier.authority"), authority(finding, desk)});
  add_fact(one.facts, desk, "dossier.confidence",
           desk.say("confidence." + std::string(finding.rule.confidence)) + "; " +
               desk.say("dossier.rule", {{"rule", finding.id + " v" + std::to_string(finding.rule.version)},
                                         {"pack", layers::rule_pack_of(finding)}}));
  return one;
}

}  // namespace

void add_communities(Document& paper, const Desk& desk) {
  paper.add(Heading{2, desk.say("page.communities")});
  const auto& communities = desk.report().geography.communities;
  if (communities.empty()) {
    paper.add(Paragraph{plain(desk.say("page.no_communities")), Tone::plain});
    return;
  }
  const bool nearest = communities.front().has_basis(hearing::Basis::nearest);
  Table table;
  table.caption = desk.say(nearest ? "sheet.communities.nearest" : "sheet.communities");
  table.columns = {{desk.say("sheet.column.name"), 1.5},
                   {desk.say("dossier.column.people"), 1.0, true},
                   {desk.say("dossier.column.to_project"), 1.1, true},
                   {desk.say("dossier.column.to_venue"), 1.1, true},
                   {desk.say("dossier.column.venue"), 1.3},
                   {desk.say("dossier.column.heard"), 1.1},
                   {desk.say("dossier.column.known"), 1.9}};
  for (const auto& community : communities) table.rows.push_back(row_of(community, desk));
  paper.add(std::move(table));
}

void add_findings(Document& paper, const Desk& desk) {
  paper.add(Heading{2, desk.say("page.findings")});
  Line aside;
  for (const Finding* finding : worst_first(desk.report())) {
    if (finding->verdict != Verdict::not_applicable) {
      paper.add(judged(*finding, desk));
      continue;
    }
    aside.push_back({(aside.empty() ? "" : "; ") + title(*finding, desk), false, {}, {}});
  }
  if (aside.empty()) return;
  aside.insert(aside.begin(), Run{desk.say("dossier.not_applicable") + ": ", true, {}, {}});
  aside.push_back({".", false, {}, {}});
  paper.add(Paragraph{std::move(aside), Tone::small});
}

}  // namespace tyndau::dossier
