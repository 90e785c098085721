#include "layers/answer.hpp"

#include "layers/summary.hpp"
#include "layers/words.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace tyndau::layers {
namespace {

using hearing::Basis;
using hearing::Community;
using hearing::MessageCatalogue;
using hearing::Report;

constexpr std::string_view per_community = "community-without-hearing";
constexpr std::string_view per_unit = "unit-without-hearing";
constexpr std::size_t most_communities = 5;
constexpr std::size_t most_data = 3;
constexpr std::size_t most_places = 10;

using Names = std::vector<Text>;

Text joined(const Names& names, std::string_view between) {
  Text all;
  for (const Text& name : names) {
    for (const Language language : all_languages) {
      std::string& text = all.in(language);
      if (!text.empty()) text += between;
      text += name.in(language);
    }
  }
  return all;
}

Argument or_phrase(std::optional<Argument> known, std::string_view key) {
  return known ? *known : Argument(Phrases{{std::string(key)}});
}

std::optional<Argument> length(const std::optional<MetresInterval>& distance) {
  return distance ? std::optional<Argument>(quantity(*distance)) : std::nullopt;
}

/// Appends sentences, a blank between them.
class Paragraph {
 public:
  explicit Paragraph(const MessageCatalogue& messages) : messages_(messages) {}
  void say(const std::string& key, Arguments arguments = {}) {
    add(messages_.render({"answer." + key, std::move(arguments)}));
  }
  void add(const Text& sentence) {
    for (const Language language : all_languages) {
      std::string& text = text_.in(language);
      if (!text.empty()) text += ' ';
      text += sentence.in(language);
    }
  }
  [[nodiscard]] const Text& text() const { return text_; }

 private:
  const MessageCatalogue& messages_;
  Text text_;
};

Argument count(std::size_t number) { return exactly(static_cast<double>(number), Unit::count); }

void say_who_and_where(Paragraph& paragraph, const Report& report, const MessageCatalogue& messages) {
  const auto initiator = initiator_of(report.input.project, messages);
  paragraph.say("project", {{"project", project_words(report.input)},
                            {"initiator", or_phrase(initiator, "word.not_stated")}});
  const auto day = day_of(report.input);
  Names venues;
  for (const auto& venue : report.geography.venues) {
    const Text name = name_of(venue);
    if (std::find(venues.begin(), venues.end(), name) == venues.end()) venues.push_back(name);
  }
  std::optional<Argument> date;
  if (day) date = DateInterval{*day, *day};
  std::optional<Argument> places;
  if (!venues.empty()) places = joined(venues, ", ");
  if (venues.empty() && report.input.form == hearing::Form::public_discussion)
    places = Phrases{{"word.no_meeting_place"}};
  paragraph.say("hearing", {{"form", Phrases{{"form." + std::string(code(report.input.form))}}},
                            {"date", or_phrase(date, "word.not_stated")},
                            {"venues", or_phrase(places, "word.not_stated")}});
}

void say_failing(Paragraph& paragraph, const Report& report, const std::vector<const Community*>& failing) {
  for (std::size_t i = 0; i < std::min(failing.size(), most_communities); ++i) {
    const auto* judged = failing[i]->judged();
    const Text name = name_of(*failing[i]);
    Text venue;
    for (const auto& located : report.geography.venues) {
      if (judged != nullptr && located.venue != nullptr && located.venue->id == judged->venue)
        venue = name_of(located);
    }
    if (judged == nullptr) {
      paragraph.say("community.fail.no_venue", {{"community", name}});
      continue;
    }
    paragraph.say("community.fail", {{"community", name},
                                     {"venue", venue},
                                     {"distance", or_phrase(length(judged->distance), "word.unknown")}});
  }
  if (failing.size() > most_communities) {
    paragraph.say("community.more", {{"count", count(failing.size() - most_communities)}});
  }
}

/// Communities by what the report says of each.
struct Sorted {
  std::vector<const Community*> failing;
  Names open, held_perhaps_affected, perhaps_affected, served, nearest;
};

Sorted sorted(const Report& report) {
  Sorted sorted;
  for (const Community& community : report.geography.communities) {
    const Finding* finding = finding_about(report, community);
    if (community.has_basis(Basis::nearest)) {
      sorted.nearest.push_back(name_of(community));
    } else if (finding != nullptr && finding->verdict == Verdict::fail) {
      sorted.failing.push_back(&community);
    } else if (heard(finding) == "held_perhaps_affected") {
      sorted.held_perhaps_affected.push_back(name_of(community));
    } else if (heard(finding) == "perhaps_affected") {
      sorted.perhaps_affected.push_back(name_of(community));
    } else if (finding != nullptr && finding->verdict == Verdict::cannot_tell) {
      sorted.open.push_back(name_of(community));
    } else if (finding != nullptr && finding->verdict == Verdict::pass) {
      sorted.served.push_back(name_of(community));
    }
  }
  return sorted;
}

void say_communities(Paragraph& paragraph, const Report& report) {
  const Sorted by_verdict = sorted(report);
  say_failing(paragraph, report, by_verdict.failing);
  bool silent = by_verdict.failing.empty();
  const auto say_names = [&](const std::string& key, const Names& names) {
    if (names.empty()) return;
    paragraph.say(key, {{"communities", joined(names, ", ")}});
    silent = false;
  };
  say_names("community.cannot_tell", by_verdict.open);
  say_names("community.held_perhaps_affected", by_verdict.held_perhaps_affected);
  say_names("community.perhaps_affected", by_verdict.perhaps_affected);
  say_names("community.pass", by_verdict.served);
  say_names("community.nearest", by_verdict.nearest);
  if (report.geography.communities.empty()) {
    paragraph.say("community.unknown");
  } else if (silent) {
    paragraph.say("community.away");
  }
}

/// From the project to the nearest community whose distance is known.
void say_footprint(Paragraph& paragraph, const Report& report, const MessageCatalogue& messages) {
  const Community* nearest = nullptr;
  for (const Community& community : report.geography.communities) {
    if (!community.footprint_distance) continue;
    if (nearest == nullptr || community.footprint_distance->low < nearest->footprint_distance->low)
      nearest = &community;
  }
  if (nearest == nullptr) return;
  paragraph.say("footprint", {{"community", name_of(*nearest)},
                              {"distance", distance_in_words(nearest->footprint_distance, messages)}});
}

const Finding* worst_failing(const Report& report) {
  const Finding* worst = nullptr;
  for (const Finding& finding : report.findings) {
    if (finding.verdict == Verdict::fail && (worst == nullptr || rank(finding) < rank(*worst)))
      worst = &finding;
  }
  return worst;
}

/// What would settle several open findings at once.
struct Datum {
  Message message;
  Text text;                  ///< as it is read; several messages may say the same
  bool of_community = false;  ///< it settles whether a community had its hearing
  std::size_t settles = 0;    ///< open findings
};

/// Two parts of one document are looked up in one go.
void merge(Message& message, const Message& other) {
  for (auto& [name, argument] : message.arguments) {
    auto* parts = std::get_if<Phrases>(&argument);
    const auto also = other.arguments.find(name);
    const auto* more = also == other.arguments.end() ? nullptr : std::get_if<Phrases>(&also->second);
    if (parts != nullptr && more != nullptr)
      parts->keys.insert(parts->keys.end(), more->keys.begin(), more->keys.end());
  }
}

std::vector<Datum> data_wanted(const Report& report) {
  std::vector<Datum> wanted;
  for (const Finding& finding : report.findings) {
    if (finding.verdict != Verdict::cannot_tell || !finding.settled_by) continue;
    const Message& message = *finding.settled_by;
    const bool part = message.key == "settle.document_part";
    auto known = std::find_if(wanted.begin(), wanted.end(), [&](const Datum& one) {
      return part ? one.message.key == message.key : one.message == message;
    });
    if (known == wanted.end()) {
      known = wanted.insert(wanted.end(), Datum{message, {}});
    } else if (part) {
      merge(known->message, message);
    }
    known->of_community = known->of_community || finding.id == per_community;
    ++known->settles;
  }
  return wanted;
}

/// Adds up what different messages ask for in the same words.
std::vector<Datum> merged_by_text(std::vector<Datum> wanted, const MessageCatalogue& messages) {
  std::vector<Datum> merged;
  for (Datum& datum : wanted) {
    datum.text = messages.render(datum.message);
    const auto known =
        std::find_if(merged.begin(), merged.end(), [&](const Datum& one) { return one.text == datum.text; });
    if (known == merged.end()) {
      merged.push_back(std::move(datum));
      continue;
    }
    known->of_community = known->of_community || datum.of_community;
    known->settles += datum.settles;
  }
  return merged;
}

/// The data that would settle most: those about communities first, then those that settle most findings.
Names settling(const Report& report, const MessageCatalogue& messages) {
  std::vector<Datum> wanted = merged_by_text(data_wanted(report), messages);
  std::stable_sort(wanted.begin(), wanted.end(), [](const Datum& a, const Datum& b) {
    return a.of_community != b.of_community ? a.of_community : a.settles > b.settles;
  });
  if (wanted.size() > most_data) wanted.resize(most_data);
  Names data;
  for (Datum& datum : wanted) data.push_back(std::move(datum.text));
  return data;
}

/// Places that would still have no hearing once the advised one is held.
Names left_without(const Report& report, const MessageCatalogue& messages) {
  Names left;
  for (const Finding& finding : report.findings) {
    if (finding.verdict != Verdict::fail || (finding.id != per_community && finding.id != per_unit)) continue;
    static const std::vector<std::string> nothing;
    const auto& cleared = report.counterfactual ? report.counterfactual->cleared : nothing;
    const bool mended =
        std::find(cleared.begin(), cleared.end(), finding.id + "/" + finding.subject) != cleared.end();
    if (!mended) left.push_back(subject_name(report, finding, messages));
  }
  if (left.size() > most_places) {
    const std::size_t more = left.size() - most_places;
    left.resize(most_places);
    left.push_back(messages.render({"answer.next.more", {{"count", count(more)}}}));
  }
  return left;
}

/// "1) … 2) …", or the one thing alone.
Text numbered(const Names& all) {
  if (all.size() < 2) return joined(all, " ");
  Text text;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const Language language : all_languages) {
      std::string& so_far = text.in(language);
      so_far += (i == 0 ? "" : " ") + std::to_string(i + 1) + ") " + all[i].in(language);
    }
  }
  return text;
}

}  // namespace

std::size_t count_of(const Report& report, Verdict verdict) {
  return static_cast<std::size_t>(
      std::count_if(report.findings.begin(), report.findings.end(),
                    [&](const Finding& finding) { return finding.verdict == verdict; }));
}

NextSteps next_steps(const Report& report, const MessageCatalogue& messages) {
  NextSteps steps;
  steps.worst = worst_failing(report);
  if (report.counterfactual && report.counterfactual->settlement != nullptr) {
    const auto& better = *report.counterfactual;
    steps.move = messages.render({"answer.next.move",
                                  {{"settlement", name_of(*better.settlement)},
                                   {"before", distance_in_words(better.mean_before, messages)},
                                   {"after", distance_in_words(better.mean_after, messages)},
                                   {"count", count(better.cleared.size())}}});
  }
  const bool moved = !steps.move.en.empty();
  const Names left = left_without(report, messages);
  Names places = left;
  if (moved) places.insert(places.begin(), name_of(*report.counterfactual->settlement));
  steps.places = joined(places, ", ");
  if (!left.empty())
    steps.also =
        messages.render({moved ? "answer.next.also" : "answer.next.hold", {{"places", joined(left, ", ")}}});
  steps.needed = settling(report, messages);
  return steps;
}

Text check_counts(const Report& report, const MessageCatalogue& messages) {
  std::map<Failure, std::size_t> failing;
  for (const Finding& finding : report.findings) {
    if (finding.verdict == Verdict::fail) ++failing[failure_of(finding)];
  }
  Text counts = messages.render({"answer.counts",
                                 {{"passed", count(count_of(report, Verdict::pass))},
                                  {"failed", count(failing[Failure::outright])},
                                  {"open", count(count_of(report, Verdict::cannot_tell))}}});
  const auto add = [&](const Text& more) {
    for (const Language language : all_languages) counts.in(language) += more.in(language);
  };
  const auto add_some = [&](const std::string& key, std::size_t number) {
    if (number > 0) add(messages.render({key, {{"count", count(number)}}}));
  };
  add_some("answer.counts.doubted", failing[Failure::conditional]);
  add_some("answer.counts.advice", failing[Failure::advice]);
  add(messages.phrase("answer.counts.scope"));
  return counts;
}

Text next_step(const Report& report, const MessageCatalogue& messages) {
  Paragraph paragraph(messages);
  const NextSteps steps = next_steps(report, messages);
  if (!steps.move.en.empty()) paragraph.add(steps.move);
  if (!steps.also.en.empty()) paragraph.add(steps.also);
  if (steps.move.en.empty() && steps.also.en.empty() && steps.worst != nullptr) {
    paragraph.say("next.correct", {{"finding", messages.render(steps.worst->message)}});
  }
  if (!steps.needed.empty()) paragraph.say("next.settle", {{"data", numbered(steps.needed)}});
  if (steps.worst == nullptr && steps.needed.empty()) paragraph.say("next.none");
  return paragraph.text();
}

Text answer(const Report& report, const MessageCatalogue& messages) {
  Paragraph paragraph(messages);
  if (report.input.origin.unconfirmed) paragraph.say("unconfirmed");
  say_who_and_where(paragraph, report, messages);
  say_communities(paragraph, report);
  say_footprint(paragraph, report, messages);
  paragraph.add(check_counts(report, messages));
  paragraph.add(next_step(report, messages));
  return paragraph.text();
}

}  // namespace tyndau::layers
