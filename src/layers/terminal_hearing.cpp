#include "layers/answer.hpp"
#include "layers/terminal.hpp"
#include "layers/terminal_style.hpp"

#include <algorithm>

namespace tyndau::layers {
namespace {

using hearing::Community;
using hearing::Report;
using hearing::VenueRelation;

constexpr std::size_t most_communities = 8;
constexpr std::size_t most_findings = 8;
constexpr std::size_t most_units = 8;

class HearingText {
 public:
  HearingText(const Report& report, const Speech& speech) : report_(report), speech_(speech) {}

  std::string text() {
    head();
    communities();
    units();
    failing();
    next();
    return std::move(text_);
  }

 private:
  [[nodiscard]] std::string in(const Text& text) const { return text.in(speech_.language); }
  [[nodiscard]] std::string length(const MetresInterval& distance) const {
    return distance_text(distance, speech_.language);
  }
  [[nodiscard]] std::string word(const std::string& key) const { return in(speech_.messages.phrase(key)); }
  void line(std::size_t indent, const std::string& what) {
    text_ += std::string(indent, ' ') + without_controls(what, speech_.colour) + "\n";
  }
  [[nodiscard]] std::string verdict(Verdict verdict) const { return coloured_verdict(verdict, speech_); }

  [[nodiscard]] std::string venue_name(const std::string& id) const {
    for (const auto& venue : report_.geography.venues) {
      if (venue.venue != nullptr && venue.venue->id == id) return in(name_of(venue));
    }
    return id;
  }

  void head() {
    std::vector<std::string> facts;
    if (const auto day = day_of(report_.input))
      facts.push_back(hearing::format_dates({*day, *day}, speech_.language));
    facts.push_back(word("form." + std::string(code(report_.input.form))));
    std::vector<std::string> venues;
    for (const auto& venue : report_.geography.venues) {
      const std::string name = in(name_of(venue));
      if (std::find(venues.begin(), venues.end(), name) == venues.end()) venues.push_back(name);
    }
    if (!venues.empty()) facts.push_back(joined(venues, ", "));
    line(0, bold(report_.input.id, speech_) + "  " + joined(facts, " · "));
    std::string project = word("terminal.project") + ": " + project_name(report_.input);
    if (const auto initiator = initiator_of(report_.input.project, speech_.messages))
      project += " (" + in(*initiator) + ")";
    line(2, project);
  }

  void communities() {
    const auto& all = report_.geography.communities;
    if (all.empty()) line(2, "? " + word("terminal.no_communities"));
    for (std::size_t i = 0; i < std::min(all.size(), most_communities); ++i) community(all[i]);
    more(all.size(), most_communities);
  }

  void more(std::size_t count, std::size_t shown) {
    if (count > shown) line(2, say("terminal.more", {{"count", number(count - shown)}}, speech_));
  }

  void community(const Community& community) {
    const Finding* finding = finding_about(report_, community);
    std::vector<std::string> basis;
    for (const auto one : community.basis) basis.push_back(word("basis." + std::string(code(one))));
    std::string first = in(name_of(community)) + " (" + joined(basis, ", ") + ")";
    if (finding != nullptr) first += ": " + verdict(finding->verdict);
    line(2, mark(finding == nullptr ? Verdict::not_applicable : finding->verdict) + " " + first);
    if (community.footprint_distance) {
      line(6,
           say("terminal.footprint",
               {{"distance", distance_in_words(community.footprint_distance, speech_.messages)}}, speech_));
    }
    distances(community);
  }

  void distances(const Community& community) {
    const VenueRelation* assigned = at(community, community.assigned);
    const VenueRelation* nearest = at(community, community.nearest);
    const VenueRelation* judged = community.judged();
    if (assigned != nullptr) relation("terminal.to_assigned", *assigned);
    if (assigned != nullptr && nearest != nullptr && nearest != assigned)
      relation("terminal.to_nearest", *nearest);
    if (assigned == nullptr && judged != nullptr) relation("terminal.to_venue", *judged);
    if (judged == nullptr || judged->causes.empty()) return;
    std::vector<std::string> causes;
    for (const Message& cause : judged->causes)
      causes.push_back(speech_.messages.render(cause, speech_.language));
    line(6, word("terminal.causes") + ": " + joined(causes, " "));
  }

  void relation(const std::string& key, const VenueRelation& relation) {
    Argument distance = Phrases{{"terminal.no_distance"}};
    if (relation.distance) distance = quantity(*relation.distance);
    std::string text = say(key, {{"venue", venue_name(relation.venue)}, {"distance", distance}}, speech_);
    if (relation.centre_distance) {
      const MetresInterval exact{*relation.centre_distance, *relation.centre_distance};
      text += "; " + say("terminal.centres", {{"distance", quantity(exact)}}, speech_);
    }
    line(6, text);
  }

  static const VenueRelation* at(const Community& community, const std::optional<std::size_t>& index) {
    return index && *index < community.venues.size() ? &community.venues[*index] : nullptr;
  }

  void units() {
    std::vector<const Finding*> found;
    for (const Finding& finding : report_.findings) {
      const bool about_units =
          finding.id == "unit-without-hearing" || finding.id == "venue-outside-affected-units";
      if (about_units && finding.verdict != Verdict::not_applicable) found.push_back(&finding);
    }
    if (found.empty()) return;
    line(2, word("terminal.units") + ":");
    for (std::size_t i = 0; i < std::min(found.size(), most_units); ++i) {
      line(4, mark(found[i]->verdict) + " " + speech_.messages.render(found[i]->message, speech_.language));
    }
    more(found.size(), most_units);
  }

  void failing() {
    std::vector<const Finding*> found;
    for (const Finding& finding : report_.findings) {
      if (finding.verdict == Verdict::fail && finding.id != "unit-without-hearing") found.push_back(&finding);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Finding* a, const Finding* b) { return rank(*a) < rank(*b); });
    if (!found.empty()) line(2, word("terminal.failing") + ":");
    for (std::size_t i = 0; i < std::min(found.size(), most_findings); ++i) {
      line(4, mark(Verdict::fail) + " " + authority(*found[i]) + " " +
                  speech_.messages.render(found[i]->message, speech_.language));
    }
    more(found.size(), most_findings);
    std::size_t open = 0;
    for (const Finding& finding : report_.findings) open += finding.verdict == Verdict::cannot_tell ? 1U : 0U;
    if (open > 0)
      line(2, mark(Verdict::cannot_tell) + " " + say("terminal.open", {{"count", number(open)}}, speech_));
  }

  /// "[requirement of law, article 73(4)]", or "[…, not confirmed]": nothing unconfirmed is shown as law.
  [[nodiscard]] std::string authority(const Finding& finding) const {
    std::string text = "[" + word("class." + std::string(code(finding.finding_class)));
    if (!finding.rule.verified) {
      text += ", " + word("word.not_confirmed");
    } else if (!finding.rule.article.empty()) {
      text += ", " + say("terminal.article", {{"article", std::string(finding.rule.article)}}, speech_);
    }
    return text + "]";
  }

  void next() { line(2, "→ " + in(next_step(report_, speech_.messages))); }

  const Report& report_;
  const Speech& speech_;
  std::string text_;
};

}  // namespace

std::string hearing_text(const Report& report, const Speech& speech) {
  return HearingText(report, speech).text();
}

}  // namespace tyndau::layers
