#include "dossier/sections.hpp"
#include "drawing/verdict.hpp"

#include <algorithm>

namespace tyndau::dossier {
namespace {

struct Sorted {
  std::vector<const Finding*> legal;     ///< fails against a confirmed rule of law
  std::vector<const Finding*> derived;   ///< fails against what follows from its purpose, or is not confirmed
  std::vector<const Finding*> advisory;  ///< fails against advice
  std::vector<const Finding*> open;
};

Sorted sorted(const hearing::Report& report) {
  Sorted all;
  for (const Finding* finding : worst_first(report)) {
    if (finding->verdict == Verdict::cannot_tell) all.open.push_back(finding);
    if (finding->verdict != Verdict::fail) continue;
    const bool law = finding->finding_class == FindingClass::legal && finding->rule.verified;
    const bool advice = finding->finding_class == FindingClass::advisory;
    (law ? all.legal : advice ? all.advisory : all.derived).push_back(finding);
  }
  return all;
}

/// The finding in a sentence, its figures, its article, and that the rule is not confirmed.
Line stated(const Finding& finding, const Desk& desk) {
  Line line = plain(desk.say(finding.message));
  const std::string asked = required(finding, desk), found = measured(finding, desk);
  if (!asked.empty() && !found.empty()) {
    line.push_back(
        {" " + desk.say("letter.figures", {{"measured", found}, {"required", asked}}), false, {}, {}});
  }
  line.push_back({" " + desk.say("letter.authority") + ": ", false, {}, {}});
  for (Run& run : authority(finding, desk)) line.push_back(std::move(run));
  line.push_back({".", false, {}, {}});
  return line;
}

void add_list(Document& paper, const Desk& desk, const std::string& key,
              const std::vector<const Finding*>& findings) {
  if (findings.empty()) return;
  paper.add(Heading{2, desk.say(key)});
  paper.add(Paragraph{plain(desk.say(key + ".note")), Tone::plain});
  Listing listing;
  listing.numbered = true;
  for (const Finding* finding : findings) listing.items.push_back(stated(*finding, desk));
  paper.add(std::move(listing));
}

/// Requests, each once: what would settle the open findings.
void add_requests(Document& paper, const Desk& desk, const std::vector<const Finding*>& open) {
  if (open.empty()) return;
  paper.add(Heading{2, desk.say("letter.requests")});
  paper.add(Paragraph{plain(desk.say("letter.requests.note")), Tone::plain});
  Listing listing;
  listing.numbered = true;
  std::vector<std::string> asked;
  for (const Finding* finding : open) {
    // The title of a finding names a fault: what is asked for is told by its message, which does not.
    const std::string datum = finding->settled_by
                                  ? desk.say("letter.wanted") + ": " + desk.say(*finding->settled_by)
                                  : std::string();
    const std::string request = desk.say(finding->message) + (datum.empty() ? "" : " " + datum);
    if (std::find(asked.begin(), asked.end(), request) != asked.end()) continue;
    asked.push_back(request);
    listing.items.push_back(plain(request));
  }
  paper.add(std::move(listing));
}

void add_demands(Document& paper, const Desk& desk, Letter letter, const Sorted& all) {
  Listing listing;
  listing.numbered = true;
  const std::string voice = "letter." + std::string(code(letter));
  const Text places = layers::next_steps(desk.report(), desk.facts.messages).places;
  const bool fails = !all.legal.empty() || !all.derived.empty();
  if (fails) listing.items.push_back(plain(desk.say(voice + ".ask.mend")));
  if (!places.en.empty()) listing.items.push_back(plain(desk.say(voice + ".ask.move", {{"places", places}})));
  if (!all.open.empty()) listing.items.push_back(plain(desk.say(voice + ".ask.tell")));
  listing.items.push_back(plain(desk.say(voice + ".ask.answer")));
  paper.add(Heading{2, desk.say("letter.ask")});
  paper.add(std::move(listing));
}

void add_places(Document& paper, const Desk& desk) {
  const auto& communities = desk.report().geography.communities;
  if (communities.empty()) return;
  Table table;
  table.caption = desk.say("sheet.communities");
  table.columns = {{desk.say("sheet.column.name"), 1.6},
                   {desk.say("dossier.column.people"), 1.0, true},
                   {desk.say("dossier.column.to_project"), 1.2, true},
                   {desk.say("dossier.column.to_venue"), 1.2, true}};
  constexpr std::size_t most = 40;
  for (std::size_t i = 0; i < std::min(most, communities.size()); ++i) {
    const auto& community = communities[i];
    const auto* judged = community.judged();
    const std::string people = community.settlement == nullptr
                                   ? ""
                                   : drawing::people(community.settlement->population, desk.language);
    table.rows.push_back({{desk.name(layers::name_of(community))},
                          {people.empty() ? desk.say("word.unknown") : people},
                          {distance_words(community.footprint_distance, false, desk)},
                          {distance_words(judged == nullptr ? std::nullopt : judged->distance,
                                          judged != nullptr && has_rough_place(judged->venue, desk), desk)}});
  }
  paper.add(std::move(table));
  if (communities.size() > most) {
    const auto more = static_cast<double>(communities.size() - most);
    paper.add(
        Paragraph{plain(desk.say("letter.more", {{"count", exactly(more, Unit::count)}})), Tone::small});
  }
}

void add_head(Document& paper, const Desk& desk, Letter letter) {
  const std::string voice = "letter." + std::string(code(letter));
  paper.add(Paragraph{plain(desk.say(voice + ".to")), Tone::plain});
  paper.add(Paragraph{plain(desk.say(voice + ".from")), Tone::plain});
  paper.add(Heading{1, paper.title});
  if (desk.report().input.origin.unconfirmed)
    paper.add(
        Paragraph{plain(desk.say("answer.unconfirmed") + " " + desk.say("letter.unconfirmed")), Tone::alert});
  paper.add(Paragraph{plain(drawing::who_and_where(desk.report(), desk.pen)), Tone::plain});
  const auto spoken = drawing::spoken_verdict(desk.report(), desk.pen);
  paper.add(Paragraph{plain(layers::joined(spoken.sentences, " ")), Tone::plain});
  if (spoken.places.empty()) return;
  paper.add(Paragraph{plain(spoken.places_head), Tone::plain});
  Listing places;
  for (const std::string& place : spoken.places) places.items.push_back(plain(place));
  paper.add(std::move(places));
}

void add_foot(Document& paper, const Desk& desk) {
  paper.add(Heading{2, desk.say("letter.attached")});
  Listing attached;
  attached.numbered = true;
  attached.items.push_back(plain(desk.say("letter.attached.dossier")));
  if (desk.facts.map != nullptr) attached.items.push_back(plain(desk.say("letter.attached.map")));
  paper.add(std::move(attached));
  paper.add(Paragraph{plain(desk.say("letter.sign")), Tone::plain});
  paper.add(Paragraph{plain(desk.say("letter.made", {{"engine", desk.facts.manifest.engine},
                                                     {"input", desk.facts.input_sha256}})),
                      Tone::small});
}

}  // namespace

std::string_view code(Letter letter) { return letter == Letter::complaint ? "complaint" : "remarks"; }

std::optional<Letter> letter_from_code(std::string_view wanted) {
  for (const Letter letter : {Letter::complaint, Letter::remarks}) {
    if (code(letter) == wanted) return letter;
  }
  return std::nullopt;
}

Result<Document> make_letter(const DossierFacts& facts, Letter letter, Language language) {
  const drawing::Typesetter type;
  const drawing::Pen pen{facts.messages, language, type, facts.places};
  const Desk desk{facts, language, pen};
  const Sorted all = sorted(facts.report);
  const bool fails = !all.legal.empty() || !all.derived.empty() || !all.advisory.empty();
  if (!fails && all.open.empty()) {
    return tl::unexpected<Error>(Error{ErrorCode::bad_input,
                                       "nothing fails and nothing is open: there is nothing to write",
                                       {},
                                       "letter-nothing",
                                       facts.report.input.id});
  }
  const bool accuses = !all.legal.empty() || !all.derived.empty();
  const std::string kind = letter == Letter::remarks ? "letter.remarks.title"
                           : accuses                 ? "letter.complaint.title"
                                                     : "letter.request.title";
  Document paper;
  paper.language = language;
  paper.title = desk.say(kind, {{"project", layers::project_title(facts.report.input)}});
  paper.description = paper.title;
  paper.spelled = desk.say("sheet.spelled");
  add_head(paper, desk, letter);
  add_places(paper, desk);
  add_list(paper, desk, "letter.legal", all.legal);
  add_list(paper, desk, "letter.derived", all.derived);
  add_list(paper, desk, "letter.advisory", all.advisory);
  add_requests(paper, desk, all.open);
  add_demands(paper, desk, letter, all);
  add_foot(paper, desk);
  return paper;
}

}  // namespace tyndau::dossier
