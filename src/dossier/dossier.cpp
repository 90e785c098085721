#include "dossier/dossier.hpp"

#include "dossier/sections.hpp"
#include "drawing/verdict.hpp"
#include "layers/answer.hpp"

#include <algorithm>

namespace tyndau::dossier {
namespace {

void add_answer(Document& paper, const Desk& desk) {
  const hearing::Report& report = desk.report();
  if (report.input.origin.unconfirmed)
    paper.add(Paragraph{plain(desk.say("answer.unconfirmed")), Tone::alert});
  paper.add(Paragraph{plain(drawing::who_and_where(report, desk.pen)), Tone::plain});
  const auto spoken = drawing::spoken_verdict(report, desk.pen);
  Plate plate;
  plate.verdict = spoken.verdict;
  plate.head = drawing::head_of(spoken, desk.pen);
  plate.text = layers::joined(spoken.sentences, " ");
  plate.source = spoken.source;
  paper.add(std::move(plate));
  paper.add(Paragraph{plain(drawing::scope_of(report, desk.pen)), Tone::plain});
  paper.add(Paragraph{plain(layers::next_step(report, desk.facts.messages).in(desk.language)), Tone::plain});
  paper.add(Paragraph{plain(desk.say("page.what_this_is")), Tone::small});
}

void add_map(Document& paper, const Desk& desk) {
  paper.add(Heading{2, desk.say("dossier.map")});
  if (desk.facts.map == nullptr) {
    paper.add(Paragraph{plain(desk.name(desk.facts.no_map)), Tone::alert});
    return;
  }
  paper.add(Picture{desk.facts.map, desk.say("dossier.map.caption")});
}

}  // namespace

Document make_dossier(const DossierFacts& facts, Language language) {
  const drawing::Typesetter type;
  const drawing::Pen pen{facts.messages, language, type};
  const Desk desk{facts, language, pen};
  Document paper;
  paper.language = language;
  paper.title = desk.say("dossier.title", {{"project", layers::project_name(facts.report.input)}});
  paper.description = layers::answer(facts.report, facts.messages).in(language);
  paper.contents = desk.say("dossier.contents");
  paper.date = layers::day_of(facts.report.input);
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
