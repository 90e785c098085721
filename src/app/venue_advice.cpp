#include "app/venue_advice.hpp"

#include "hearing/wording.hpp"

#include <algorithm>

namespace tyndau::app {
namespace {

using hearing::ChoicesOf;
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

void write_candidates(Writer& out, const VenueAdvice& advice) {
  out.key("candidates").begin_array();
  for (const auto& venue : advice.candidates) {
    out.begin_object();
    out.member("id", venue.id);
    out.member("name", venue.name);
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

void write_choice(Writer& out, const VenueChoice& choice, const VenueAdvice& advice) {
  out.begin_object();
  out.key("venues").begin_array();
  for (const auto venue : choice.venues) out.string(advice.candidates[venue].id);
  out.end_array();
  write_length(out.key("mean_m"), choice.mean);
  write_length(out.key("maximum_m"), choice.maximum);
  out.key("communities").begin_array();
  for (std::size_t i = 0; i < choice.serving.size(); ++i) {
    out.begin_object();
    out.member("id", advice.communities[i]->id());
    out.member("venue", advice.candidates[choice.serving[i]].id);
    write_length(out.key("distance_m"), choice.distances[i]);
    out.end_object();
  }
  out.end_array();
  out.end_object();
}

void write_as_held(Writer& out, const hearing::DistanceSummary& summary) {
  out.key("as_held").begin_object();
  const auto length = [&](auto& key, const std::optional<MetresInterval>& value) {
    if (value) {
      write_length(key, *value);
    } else {
      key.null();
    }
  };
  length(out.key("mean_m"), summary.mean);
  length(out.key("maximum_m"), summary.maximum);
  out.end_object();
}

/// A hall's as written, a settlement's in each language.
Argument name_of(const hearing::Venue& venue, const VenueAdvice& advice) {
  for (const auto* one : advice.communities) {
    if (!venue.position && one->settlement->id == venue.settlement.id) return hearing::name_argument(*one);
  }
  return hearing::name_argument(venue);
}

Text names_of(const VenueChoice& choice, const VenueAdvice& advice) {
  Text all;
  for (const auto venue : choice.venues) {
    const auto name = name_of(advice.candidates[venue], advice);
    for (const auto language : all_languages) {
      const auto* own = std::get_if<Text>(&name);
      auto& list = all.in(language);
      const bool translated = own != nullptr && !own->in(language).empty();
      list += (list.empty() ? "" : ", ") + (translated ? own->in(language) : advice.candidates[venue].name);
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

Message sentence(const std::string& key, std::size_t count, const VenueChoice& choice,
                 const VenueAdvice& advice) {
  return {key,
          {{"count", std::to_string(count)},
           {"venues", names_of(choice, advice)},
           {"mean", quantity(choice.mean)},
           {"maximum", quantity(choice.maximum)},
           {"community", farthest_of(choice, advice)}}};
}

/// What the reader must know to trust the choices no further than they go.
std::vector<Message> notes_on(const VenueAdvice& advice) {
  std::vector<Message> notes;
  if (advice.communities.empty()) {
    notes.push_back({"advice.no-communities", {}});
  } else if (advice.candidates.empty()) {
    notes.push_back({"advice.no-candidates", {}});
  } else {
    notes.push_back({"advice.straight", {}});
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
  advised->advice = hearing::advise_venues(advised->geography, halls, engine.atlas, most);
  return advised;
}

void write_advice(Writer& out, const AdvisedHearing& advised, const hearing::MessageCatalogue& messages) {
  const auto& advice = advised.advice;
  out.begin_object();
  out.member("hearing", advised.input.id);
  out.member("measure", "geodesic");
  write_as_held(out, advised.geography.summary);
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
  for (const auto& note : notes_on(advice)) out.text(messages.render(note));
  out.end_array();
  out.end_object();
}

std::vector<Message> advice_sentences(const AdvisedHearing& advised) {
  const auto& advice = advised.advice;
  std::vector<Message> sentences;
  const auto& held = advised.geography.summary;
  if (held.mean && held.maximum && !advice.best.empty()) {
    sentences.push_back(
        {"advice.as-held", {{"mean", quantity(*held.mean)}, {"maximum", quantity(*held.maximum)}}});
  }
  for (const auto& best : advice.best) {
    const bool traded = best.least_mean.venues != best.least_maximum.venues;
    sentences.push_back(
        sentence(traded ? "advice.least-mean" : "advice.best", best.count, best.least_mean, advice));
    if (traded) sentences.push_back(sentence("advice.least-maximum", best.count, best.least_maximum, advice));
  }
  for (auto& note : notes_on(advice)) sentences.push_back(std::move(note));
  return sentences;
}

}  // namespace tyndau::app
