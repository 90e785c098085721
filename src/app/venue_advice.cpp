#include "app/venue_advice.hpp"

#include "hearing/wording.hpp"

#include <algorithm>
#include <map>

namespace tyndau::app {
namespace {

using hearing::Measure;
using hearing::VenueAdvice;
using hearing::VenueChoice;
using hearing::json::Writer;

void write_length(Writer& out, const MetresInterval& length) {
  constexpr int decimals = 1;
  out.begin_object();
  out.key("low").rounded(length.low.value, decimals);
  out.key("high").rounded(length.high.value, decimals);
  out.end_object();
}

/// A hall's as written, a settlement's in each language.
Text name_of(const hearing::Venue& venue, const VenueAdvice& advice) {
  Text names{venue.name, venue.name, venue.name};
  for (const auto* one : advice.communities) {
    if (venue.position || one->settlement->id != venue.settlement.id) continue;
    for (const auto language : all_languages) {
      const std::string& own = one->settlement->names.in(language);
      if (!own.empty()) names.in(language) = own;
    }
  }
  return names;
}

void write_candidates(Writer& out, const VenueAdvice& advice) {
  out.key("candidates").begin_array();
  for (const auto& venue : advice.candidates) {
    out.begin_object();
    out.member("id", venue.id);
    out.member("name", venue.name);
    out.key("names").text(name_of(venue, advice));
    if (!venue.settlement.id.empty()) out.member("settlement", venue.settlement.id);
    if (venue.position) {
      out.key("lon").number(venue.position->lon);
      out.key("lat").number(venue.position->lat);
    }
    out.end_object();
  }
  out.end_array();
}

void write_communities(Writer& out, const VenueAdvice& advice) {
  out.key("communities").begin_array();
  for (const auto* one : advice.communities) {
    out.begin_object();
    out.member("id", one->id());
    out.member("name", one->settlement->name);
    out.key("population");
    if (one->settlement->population) {
      out.integer(*one->settlement->population);
    } else {
      out.null();
    }
    out.end_object();
  }
  out.end_array();
  out.key("not_in_the_data").begin_array();
  for (const auto* one : advice.unplaced) out.string(one->place.text);
  out.end_array();
}

void write_optional(Writer& key, const std::optional<MetresInterval>& value) {
  if (value) {
    write_length(key, *value);
  } else {
    key.null();
  }
}

void write_straight(Writer& out, const std::optional<MetresInterval>& mean,
                    const std::optional<MetresInterval>& maximum) {
  out.key("straight").begin_object();
  write_optional(out.key("mean_m"), mean);
  write_optional(out.key("maximum_m"), maximum);
  out.end_object();
}

void write_served(Writer& out, const VenueChoice& choice, const VenueAdvice& advice, std::size_t community) {
  const std::size_t venue = choice.serving[community];
  const bool by_road = advice.measure == Measure::road;
  out.begin_object();
  out.member("id", advice.communities[community]->id());
  out.member("venue", advice.candidates[venue].id);
  write_length(out.key("distance_m"), choice.distances[community]);
  write_length(out.key("straight_m"),
               by_road ? advice.straight[venue][community] : choice.distances[community]);
  write_optional(out.key("road_m"),
                 advice.by_road ? advice.by_road->metres[venue][community] : std::optional<MetresInterval>{});
  out.end_object();
}

void write_choice(Writer& out, const VenueChoice& choice, const VenueAdvice& advice) {
  out.begin_object();
  out.key("venues").begin_array();
  for (const auto venue : choice.venues) out.string(advice.candidates[venue].id);
  out.end_array();
  write_length(out.key("mean_m"), choice.mean);
  write_length(out.key("maximum_m"), choice.maximum);
  write_straight(out, choice.straight.mean, choice.straight.maximum);
  out.key("communities").begin_array();
  for (std::size_t i = 0; i < choice.serving.size(); ++i) write_served(out, choice, advice, i);
  out.end_array();
  out.end_object();
}

/// How people fare with the hearing's own venues, by the measure of the choices.
struct AsHeld {
  std::optional<MetresInterval> mean, maximum;
};

AsHeld as_held(const AdvisedHearing& advised) {
  const auto& summary = advised.geography.summary;
  if (advised.advice.measure == Measure::geodesic) return {summary.mean, summary.maximum};
  const auto& fare = advised.advice.held_by_road;
  return fare ? AsHeld{fare->mean, fare->maximum} : AsHeld{};
}

void write_as_held(Writer& out, const AdvisedHearing& advised) {
  const auto held = as_held(advised);
  out.key("as_held").begin_object();
  write_optional(out.key("mean_m"), held.mean);
  write_optional(out.key("maximum_m"), held.maximum);
  write_straight(out, advised.geography.summary.mean, advised.geography.summary.maximum);
  out.end_object();
}

void write_roads(Writer& out, const AdvisedHearing& advised) {
  out.key("roads");
  if (!advised.roads) {
    out.null();
    return;
  }
  out.begin_object();
  out.member("file", advised.roads->file);
  out.member("sha256", advised.roads->sha256);
  out.end_object();
}

Text names_of(const VenueChoice& choice, const VenueAdvice& advice) {
  Text all;
  for (const auto venue : choice.venues) {
    const Text name = name_of(advice.candidates[venue], advice);
    for (const auto language : all_languages) {
      auto& list = all.in(language);
      list += (list.empty() ? "" : ", ") + name.in(language);
    }
  }
  return all;
}

/// The community that is farthest from its venue.
Argument farthest_of(const VenueChoice& choice, const VenueAdvice& advice) {
  const auto farthest = std::max_element(choice.distances.begin(), choice.distances.end(),
                                         [](const auto& a, const auto& b) { return a.high < b.high; });
  return hearing::name_argument(
      *advice.communities[static_cast<std::size_t>(farthest - choice.distances.begin())]);
}

/// A figure of 0 m would say that a dwelling stands at the venue: such a sentence has other words.
std::string key_for(const std::string& key, const MetresInterval& maximum) {
  static const std::map<std::string, std::string, std::less<>> of_none{
      {"advice.as-held", "advice.as-held.inside"},
      {"advice.best", "advice.best.inside"},
      {"advice.least-mean", "advice.least-mean.inside"},
      {"advice.least-maximum", "advice.least-maximum.inside"},
      {"advice.same-straight", "advice.same-straight.inside"}};
  const auto other = of_none.find(key);
  return maximum.high <= Metres{0.0} && other != of_none.end() ? other->second : key;
}

Message sentence(const std::string& key, std::size_t count, const VenueChoice& choice,
                 const VenueAdvice& advice) {
  return {key_for(key, choice.maximum),
          {{"count", std::to_string(count)},
           {"venues", names_of(choice, advice)},
           {"mean", quantity(choice.mean)},
           {"maximum", quantity(choice.maximum)},
           {"community", farthest_of(choice, advice)}}};
}

Text list_of(const std::vector<Text>& names) {
  Text all;
  for (const auto language : all_languages) {
    for (const auto& name : names) {
      all.in(language) += (all.in(language).empty() ? "" : ", ") + name.in(language);
    }
  }
  return all;
}

Text text_of(const Argument& name) {
  if (const auto* text = std::get_if<Text>(&name)) return *text;
  const auto* word = std::get_if<std::string>(&name);
  return word == nullptr ? Text{} : Text{*word, *word, *word};
}

void add_once(std::vector<Text>& names, const Text& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

/// Places with no road near, as communities or as candidates.
std::vector<Text> unjoined(const VenueAdvice& advice) {
  std::vector<Text> names;
  for (std::size_t i = 0; i < advice.communities.size(); ++i) {
    if (!advice.by_road->community_joined[i])
      add_once(names, text_of(hearing::name_argument(*advice.communities[i])));
  }
  for (std::size_t i = 0; i < advice.candidates.size(); ++i) {
    if (!advice.by_road->venue_joined[i]) add_once(names, text_of(name_of(advice.candidates[i], advice)));
  }
  return names;
}

/// "A - B" for communities and candidates at roads that do not lead to each other.
std::vector<Text> unreached(const VenueAdvice& advice) {
  constexpr std::size_t most = 5;
  std::vector<Text> pairs;
  const auto& roads = *advice.by_road;
  for (std::size_t j = 0; j < advice.communities.size(); ++j) {
    for (std::size_t i = 0; i < advice.candidates.size() && pairs.size() < most; ++i) {
      if (roads.metres[i][j] || !roads.community_joined[j] || !roads.venue_joined[i]) continue;
      Text pair = text_of(hearing::name_argument(*advice.communities[j]));
      const Text venue = text_of(name_of(advice.candidates[i], advice));
      for (const auto language : all_languages) pair.in(language) += " – " + venue.in(language);
      add_once(pairs, pair);
    }
  }
  return pairs;
}

/// How distances were measured, and what the roads do not tell.
void add_measure(std::vector<Message>& notes, const AdvisedHearing& advised) {
  const auto& advice = advised.advice;
  if (!advised.roads || !advice.by_road) {
    notes.push_back({"advice.straight", {}});
    return;
  }
  const Argument file = advised.roads->file;
  if (advice.measure == Measure::road) {
    const Metres gap = advice.by_road->longest_gap;
    notes.push_back({"advice.by-road", {{"file", file}, {"gap", quantity(MetresInterval{gap, gap})}}});
    return;
  }
  notes.push_back({"advice.roads-not-used", {{"file", file}}});
  const Metres limit = hearing::farthest_joint;
  if (const auto names = unjoined(advice); !names.empty()) {
    notes.push_back({"advice.roads-unjoined",
                     {{"limit", quantity(MetresInterval{limit, limit})}, {"names", list_of(names)}}});
  }
  if (const auto pairs = unreached(advice); !pairs.empty()) {
    notes.push_back({"advice.roads-unreached", {{"pairs", list_of(pairs)}}});
  }
}

/// What the reader must know to trust the choices no further than they go.
std::vector<Message> notes_on(const AdvisedHearing& advised) {
  const auto& advice = advised.advice;
  std::vector<Message> notes;
  if (advice.communities.empty()) {
    notes.push_back({"advice.no-communities", {}});
  } else if (advice.candidates.empty()) {
    notes.push_back({"advice.no-candidates", {}});
  } else {
    add_measure(notes, advised);
  }
  if (advice.without_population > 0) {
    notes.push_back({"advice.without-population", {{"count", std::to_string(advice.without_population)}}});
  }
  if (!advice.unplaced.empty()) {
    std::vector<std::string> names;
    for (const auto* one : advice.unplaced) names.push_back(one->place.text);
    notes.push_back({"advice.unplaced", {{"names", hearing::joined(names)}}});
  }
  if (advice.unplaced_candidates > 0) {
    notes.push_back({"advice.unplaced-candidates", {{"count", std::to_string(advice.unplaced_candidates)}}});
  }
  return notes;
}

}  // namespace

std::unique_ptr<const AdvisedHearing> advise(hearing::Case input, const std::vector<hearing::Venue>& halls,
                                             const Engine& engine, const hearing::ScreeningOptions& options,
                                             std::size_t most) {
  auto advised = std::make_unique<AdvisedHearing>();
  advised->input = std::move(input);
  advised->geography = hearing::locate(advised->input, engine.atlas, engine.rules, options);
  advised->advice = hearing::advise_venues(advised->geography, halls, engine.atlas, most, engine.roads.get());
  advised->roads = engine.roads;
  return advised;
}

void write_advice(Writer& out, const AdvisedHearing& advised, const hearing::MessageCatalogue& messages) {
  const auto& advice = advised.advice;
  out.begin_object();
  out.member("hearing", advised.input.id);
  out.member("measure", advice.measure == Measure::road ? "road" : "geodesic");
  write_roads(out, advised);
  write_as_held(out, advised);
  write_communities(out, advice);
  write_candidates(out, advice);
  out.key("candidates_without_place").integer(static_cast<std::int64_t>(advice.unplaced_candidates));
  out.key("communities_without_population").integer(static_cast<std::int64_t>(advice.without_population));
  out.key("choices").begin_array();
  for (const auto& best : advice.best) {
    out.begin_object();
    out.key("count").integer(static_cast<std::int64_t>(best.count));
    write_choice(out.key("least_mean"), best.least_mean, advice);
    write_choice(out.key("least_maximum"), best.least_maximum, advice);
    out.end_object();
  }
  out.end_array();
  out.key("notes").begin_array();
  for (const auto& note : notes_on(advised)) out.text(messages.render(note));
  out.end_array();
  out.end_object();
}

std::vector<Message> advice_sentences(const AdvisedHearing& advised) {
  const auto& advice = advised.advice;
  std::vector<Message> sentences;
  const auto held = as_held(advised);
  if (held.mean && held.maximum && !advice.best.empty()) {
    sentences.push_back({key_for("advice.as-held", *held.maximum),
                         {{"mean", quantity(*held.mean)}, {"maximum", quantity(*held.maximum)}}});
  }
  if (advice.measure == Measure::road && !advice.held_by_road)
    sentences.push_back({"advice.held-unknown", {}});
  const auto say = [&](const char* key, std::size_t count, const VenueChoice& choice) {
    sentences.push_back(sentence(key, count, choice, advice));
    if (advice.measure == Measure::geodesic) return;
    sentences.push_back(
        {key_for("advice.same-straight", choice.straight.maximum),
         {{"mean", quantity(choice.straight.mean)}, {"maximum", quantity(choice.straight.maximum)}}});
  };
  for (const auto& best : advice.best) {
    const bool traded = best.least_mean.venues != best.least_maximum.venues;
    say(traded ? "advice.least-mean" : "advice.best", best.count, best.least_mean);
    if (traded) say("advice.least-maximum", best.count, best.least_maximum);
  }
  for (auto& note : notes_on(advised)) sentences.push_back(std::move(note));
  return sentences;
}

}  // namespace tyndau::app
