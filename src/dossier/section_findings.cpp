#include "dossier/sections.hpp"
#include "layers/words.hpp"

#include <optional>

namespace tyndau::dossier {
namespace {

std::string extent_words(const hearing::Settlement& settlement, const Desk& desk) {
  const auto quality = settlement.extent.quality;
  if (quality != hearing::ExtentQuality::estimated)
    return desk.say("dossier.extent." + std::string(code(quality)));
  const std::string radius = drawing::short_distance(settlement.extent.radius, desk.language);
  return desk.say(settlement.population ? "dossier.extent.estimated" : "dossier.extent.assumed",
                  {{"radius", radius}});
}

std::string basis_words(const hearing::Community& community, const Desk& desk) {
  std::vector<std::string> words;
  for (const hearing::Basis basis : community.basis)
    words.push_back(desk.say("basis." + std::string(code(basis))));
  const auto* settlement = community.settlement;
  words.push_back(settlement == nullptr ? desk.say("dossier.not_in_data") : extent_words(*settlement, desk));
  return layers::joined(words, "; ");
}

std::vector<Cell> row_of(const hearing::Community& community, const Desk& desk) {
  const auto* judged = community.judged();
  const auto* settlement = community.settlement;
  const std::string people =
      settlement == nullptr ? "" : drawing::people(settlement->population, desk.language);
  const Finding* hearing = layers::finding_about(desk.report(), community);
  const Verdict verdict = hearing == nullptr ? Verdict::not_applicable : hearing->verdict;
  const std::string venue = judged == nullptr ? "" : venue_name(judged->venue, desk);
  const bool rough = judged != nullptr && has_rough_place(judged->venue, desk);
  const Text name = layers::name_of(community);
  return {{settlement == nullptr ? desk.name(name)
                                 : drawing::named_with_units(name, settlement->units, desk.pen)},
          {people.empty() ? desk.say("word.unknown") : people},
          {distance_words(community.footprint_distance, false, desk)},
          {distance_words(judged == nullptr ? std::nullopt : judged->distance, rough, desk)},
          {desk.stated(venue)},
          {drawing::heard_words(hearing, desk.pen), verdict},
          {basis_words(community, desk)}};
}

/// Administrative units that the documents name or the territory reaches, each with its answer.
void add_units(Document& paper, const Desk& desk) {
  Table table;
  table.caption = desk.say("dossier.units");
  table.columns = {{desk.say("sheet.column.name"), 2.0},
                   {desk.say("dossier.column.level"), 1.4},
                   {desk.say("dossier.column.heard"), 1.1},
                   {desk.say("dossier.column.known"), 1.6}};
  for (const auto& unit : desk.report().geography.units) {
    const Finding* finding = nullptr;
    Text name = layers::everywhere(unit.unit.text);
    std::optional<hearing::UnitLevel> level = unit.unit.level;
    if (unit.known != nullptr) {
      name = layers::filled(unit.known->names, unit.known->name);
      level = unit.known->level;
      finding = layers::finding_about(desk.report(), "unit-without-hearing", unit.known->id);
    }
    if (finding == nullptr)
      finding = layers::finding_about(desk.report(), "unit-without-hearing", "name:" + unit.unit.text);
    const Verdict verdict = finding == nullptr ? Verdict::not_applicable : finding->verdict;
    table.rows.push_back({{desk.name(name)},
                          {level ? desk.say("unit_level." + std::string(code(*level))) : ""},
                          {drawing::heard_words(finding, desk.pen), verdict},
                          {desk.say(unit.declared ? "dossier.unit.declared" : "dossier.unit.computed")}});
  }
  if (!table.rows.empty()) paper.add(std::move(table));
}

void add_fact(Facts& facts, const Desk& desk, const std::string& key, const std::string& value) {
  if (!value.empty()) facts.facts.push_back({desk.say(key), plain(value)});
}

/// What fails bears the title of its fault; where none was found the check is a question. What is open is told in short.
Judged judged(const Finding& finding, const Desk& desk) {
  Judged one;
  one.title = finding.verdict == Verdict::fail ? title(finding, desk) : question(finding, desk);
  one.verdict = finding.verdict;
  const bool unconfirmed = is_unconfirmed(finding);
  one.doubted = finding.verdict == Verdict::fail && unconfirmed;
  const std::string word =
      desk.say(one.doubted ? "word.would_fail" : "verdict." + std::string(code(finding.verdict)));
  one.verdict_words = word + " · " + desk.say("class." + std::string(code(finding.finding_class)));
  if (unconfirmed) one.verdict_words += ", " + desk.say("word.not_confirmed");
  one.message = desk.say(finding.message);
  const bool open = finding.verdict == Verdict::cannot_tell;
  add_fact(one.facts, desk, "dossier.measured", measured(finding, desk));
  add_fact(one.facts, desk, "dossier.required", required(finding, desk));
  add_fact(one.facts, desk, "dossier.uncertainty", joined(finding.basis, desk));
  if (finding.settled_by) add_fact(one.facts, desk, "page.settles", desk.say(*finding.settled_by));
  one.facts.facts.push_back({desk.say("dossier.authority"), authority(finding, desk)});
  if (!open)
    add_fact(one.facts, desk, "dossier.confidence",
             desk.say("confidence." + std::string(finding.rule.confidence)));
  return one;
}

}  // namespace

void add_communities(Document& paper, const Desk& desk) {
  paper.add(Heading{2, desk.say("page.communities")});
  const auto& communities = desk.report().geography.communities;
  if (communities.empty()) {
    paper.add(Paragraph{plain(desk.say("page.no_communities")), Tone::plain});
    add_units(paper, desk);
    return;
  }
  const bool nearest = communities.front().has_basis(hearing::Basis::nearest);
  Table table;
  table.caption = desk.say(nearest ? "sheet.communities.nearest" : "sheet.communities");
  table.columns = {{desk.say("sheet.column.name"), 1.5},
                   {desk.say("dossier.column.people"), 1.0, true},
                   {desk.say("dossier.column.to_project"), 1.1, true},
                   {desk.say("dossier.column.to_venue"), 1.3, true},
                   {desk.say("dossier.column.venue"), 1.3},
                   {desk.say("dossier.column.heard"), 1.1},
                   {desk.say("dossier.column.known"), 1.9}};
  for (const auto& community : communities) table.rows.push_back(row_of(community, desk));
  paper.add(std::move(table));
  add_units(paper, desk);
}

void add_findings(Document& paper, const Desk& desk) {
  paper.add(Heading{2, desk.say("page.findings")});
  Line aside;
  for (const Finding* finding : open_last(desk.report())) {
    if (finding->verdict != Verdict::not_applicable) {
      paper.add(judged(*finding, desk));
      continue;
    }
    aside.push_back({(aside.empty() ? "" : "; ") + question(*finding, desk), false, {}, {}});
  }
  if (aside.empty()) return;
  aside.insert(aside.begin(), Run{desk.say("dossier.not_applicable") + ": ", true, {}, {}});
  aside.push_back({".", false, {}, {}});
  paper.add(Paragraph{std::move(aside), Tone::small});
}

}  // namespace tyndau::dossier
