#include "dossier/dossier.hpp"

#include "dossier/sections.hpp"
#include "drawing/provenance.hpp"
#include "drawing/verdict.hpp"
#include "layers/answer.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace tyndau::dossier {
namespace {

Plate plate_of(const Desk& desk) {
  const hearing::Report& report = desk.report();
  const auto spoken = drawing::spoken_verdict(report, desk.pen);
  Plate plate;
  plate.verdict = spoken.verdict;
  plate.head = spoken.head;
  plate.text = layers::joined(spoken.sentences, " ");
  plate.places_head = spoken.places_head;
  plate.places = spoken.places;
  plate.doubted = spoken.doubted();
  for (const std::string* note : {&spoken.strength, &spoken.source})
    if (!note->empty()) plate.notes.push_back(*note);
  static const std::vector<hearing::Dataset> none;
  const auto& datasets = desk.facts.places == nullptr ? none : desk.facts.places->data().datasets;
  plate.notes.push_back(drawing::provenance_of(report, datasets, desk.pen));
  return plate;
}

/// The titles of what fails, of what would, and of advice that is not met, the worst first.
void add_failing(Document& paper, const Desk& desk) {
  constexpr std::size_t most = 6;
  std::map<layers::Failure, std::vector<std::string>> titles;
  for (const Finding* finding : worst_first(desk.report())) {
    if (finding->verdict == Verdict::fail)
      titles[layers::failure_of(*finding)].push_back(title(*finding, desk));
  }
  static const std::map<layers::Failure, std::string> keys{
      {layers::Failure::outright, "dossier.fails"},
      {layers::Failure::conditional, "dossier.fails.perhaps"},
      {layers::Failure::advice, "dossier.fails.advice"}};
  for (auto& [failure, told] : titles) {
    const std::size_t all = told.size();
    told.resize(std::min(most, all));
    if (all > most) told.push_back(desk.say("dossier.fails.more", {{"count", std::to_string(all - most)}}));
    paper.add(
        Paragraph{plain(desk.say(keys.at(failure), {{"titles", layers::joined(told, "; ")}})), Tone::plain});
  }
}

void add_next_steps(Document& paper, const Desk& desk) {
  const auto steps = layers::next_steps(desk.report(), desk.facts.messages);
  std::vector<std::string> sentences;
  for (const Text* sentence : {&steps.move, &steps.also}) {
    if (!desk.name(*sentence).empty()) sentences.push_back(desk.name(*sentence));
  }
  if (sentences.empty() && steps.worst != nullptr) sentences.push_back(desk.say("answer.next.mend"));
  if (sentences.empty() && steps.needed.empty()) sentences.push_back(desk.say("answer.next.none"));
  if (!sentences.empty()) paper.add(Paragraph{plain(layers::joined(sentences, " ")), Tone::plain});
  if (steps.needed.empty()) return;
  paper.add(Paragraph{plain(desk.say("answer.next.needed")), Tone::plain});
  Listing needed;
  needed.numbered = true;
  for (const Text& one : steps.needed) needed.items.push_back(plain(desk.name(one)));
  paper.add(std::move(needed));
}

void add_answer(Document& paper, const Desk& desk) {
  const hearing::Report& report = desk.report();
  if (report.input.origin.unconfirmed)
    paper.add(Paragraph{plain(desk.say("answer.unconfirmed")), Tone::alert});
  paper.add(Paragraph{plain(drawing::who_and_where(report, desk.pen)), Tone::plain});
  paper.add(plate_of(desk));
  paper.add(Paragraph{plain(drawing::scope_of(report, desk.pen)), Tone::plain});
  add_failing(paper, desk);
  add_next_steps(paper, desk);
  paper.add(Paragraph{plain(desk.say("page.what_this_is")), Tone::small});
}

void add_map(Document& paper, const Desk& desk) {
  paper.add(Heading{2, desk.say("dossier.map")});
  if (desk.facts.map == nullptr) {
    const std::string why = desk.name(desk.facts.no_map);
    paper.add(Paragraph{plain(why.empty() ? desk.say("dossier.no_map") : why), Tone::alert});
    return;
  }
  paper.add(Picture{desk.facts.map, desk.say("dossier.map.caption"), desk.say("dossier.map.next_page")});
}

}  // namespace

Document make_dossier(const DossierFacts& facts, Language language) {
  const drawing::Typesetter type;
  const drawing::Pen pen{facts.messages, language, type, facts.places};
  const Desk desk{facts, language, pen};
  Document paper;
  paper.language = language;
  paper.title = desk.say("dossier.title", {{"project", layers::project_title(facts.report.input)}});
  paper.description = layers::answer(facts.report, facts.messages).in(language);
  paper.contents = desk.say("dossier.contents");
  paper.spelled = desk.say("sheet.spelled");
  paper.add(Heading{1, paper.title});
  add_answer(paper, desk);
  add_map(paper, desk);
  add_communities(paper, desk);
  add_findings(paper, desk);
  add_timeline(paper, desk);
  add_checklists(paper, desk);
  add_better_venue(paper, desk);
  add_replies(paper, desk);
  add_method(paper, desk);
  add_manifest(paper, desk);
  return paper;
}

}  // namespace tyndau::dossier
