#include "notices/reading.hpp"

#include "notices/address_text.hpp"
#include "notices/candidates.hpp"
#include "notices/positions.hpp"
#include "notices/readers.hpp"

#include <algorithm>
#include <set>

namespace tyndau::notices {
namespace {

bool says_form(const std::vector<Found>& found, std::string_view code) {
  return std::any_of(found.begin(), found.end(),
                     [code](const Found& f) { return f.field == Field::form && f.value == code; });
}

/// In a survey or a discussion the span in which answers are taken is the hearing; else its end is the deadline.
void settle_periods(std::vector<Found>& found, const Events& events) {
  const bool meeting = says_form(found, "open_meeting") || !events.hearings.empty();
  const bool lasting =
      says_form(found, "public_discussion") || says_form(found, "survey") || says_form(found, "online");
  const bool period = std::any_of(events.other.begin(), events.other.end(),
                                  [](const Found& f) { return f.field == Field::period_start; });
  for (const Found& one : events.other) found.push_back(one);
  for (std::size_t i = 0; i + 1 < events.comment_spans.size(); i += 2) {
    if (lasting && !meeting && !period) {
      found.push_back(events.comment_spans[i]);
      found.push_back(events.comment_spans[i + 1]);
    } else {
      Found deadline = events.comment_spans[i + 1];
      deadline.field = Field::comments_deadline;
      found.push_back(deadline);
    }
  }
}

/// The only e-mail of a notice that names nobody beside it is where to write to.
void take_lone_email(const Scene& scene, std::vector<Found>& found) {
  const bool known = std::any_of(found.begin(), found.end(),
                                 [](const Found& f) { return f.field == Field::comments_address; });
  const Contact* only = nullptr;
  for (const Contact& contact : scene.outline.contacts) {
    if (contact.kind != ContactKind::email) continue;
    if (only != nullptr && only->value != contact.value) return;
    only = &contact;
  }
  if (known || only == nullptr) return;
  const Span sentence = scene.outline.sentence_of(only->span.first);
  const bool somebody = std::any_of(scene.people.begin(), scene.people.end(),
                                    [sentence](Span p) { return sentence.holds(p.first); });
  const Label* label = scene.outline.label_of(only->span.first);
  const bool of_another =
      label != nullptr && (label->topic == Topic::person || label->topic == Topic::developer ||
                           label->topic == Topic::executive_body);
  const std::string_view local = std::string_view(only->value).substr(0, only->value.find('@'));
  const bool like_a_name =
      local.find('.') != std::string_view::npos || local.find('_') != std::string_view::npos;
  if (somebody || of_another || like_a_name || is_free_mail(only->value)) return;
  found.push_back(found_at(scene, Field::comments_address, only->span, only->value, Evidence::presence));
}

/// People who meet in a hall may also be watched: only a label says then that the form is another.
void doubt_online(const Scene& scene, std::vector<Found>& found) {
  const bool hall = std::any_of(found.begin(), found.end(), [&](const Found& f) {
    if (f.field != Field::venues) return false;
    const AddressWords words = address_words(scene, f.quote);
    return words.halls + words.streets > 0;
  });
  for (Found& one : found) {
    if (one.field == Field::form && one.value == "online" && one.evidence != Evidence::label)
      one.doubted = one.doubted || hall;
  }
}

std::vector<Found> read_fields(const Scene& scene, const Events& events) {
  std::vector<Found> found;
  read_project(scene, found);
  read_initiator(scene, found);
  read_place(scene, found);
  read_hazard_class(scene, found);
  read_distances(scene, found);
  read_form(scene, found);
  read_addresses(scene, found);
  read_venues(scene, events, found);
  doubt_online(scene, found);
  read_outlets(scene, found);
  read_registration(scene, found);
  settle_periods(found, events);
  take_lone_email(scene, found);
  return found;
}

std::vector<std::string> public_addresses(const std::vector<Found>& found) {
  std::vector<std::string> addresses;
  for (const Found& one : found) {
    if (one.field == Field::comments_address && !is_free_mail(one.value)) addresses.push_back(one.value);
  }
  return addresses;
}

void add_coordinates(HearingReading& hearing, const std::vector<WrittenPlace>& places,
                     const NoticeText& text) {
  for (const WrittenPlace& place : places) {
    Candidate candidate;
    candidate.value = position_text(place.at);
    candidate.quote = {place.begin, place.end, text.page_of(place.begin)};
    candidate.position = place.at;
    candidate.rounding = place.rounding;
    candidate.area = place.area;
    const Evidence evidence = place.labelled ? Evidence::label : Evidence::phrase;
    candidate.confidence = weight(place.doubted ? Evidence::presence : evidence);
    candidate.reasons.push_back({place.labelled ? "notices.label" : "notices.form", {}});
    if (place.doubted) candidate.reasons.push_back({"notices.doubted", {}});
    hearing.fields[Field::coordinates].values.push_back(std::move(candidate));
  }
}

/// A table of measurements or a text made to be slow; the readers compare such things with each other.
bool is_crowded(const Scene& scene) {
  constexpr std::size_t most = 4'000;
  const Outline& outline = scene.outline;
  return std::max({outline.dates.size(), outline.times.size(), outline.quotes.size(), outline.labels.size(),
                   outline.contacts.size(), scene.organisations.size(), scene.people.size()}) > most;
}

bool has_contact(const Scene& scene, ContactKind kind) {
  return std::any_of(scene.outline.contacts.begin(), scene.outline.contacts.end(),
                     [kind](const Contact& c) { return c.kind == kind; });
}

/// What is said of all hearings is weighed once, what is said of one for it alone.
std::vector<HearingReading> hearings_of(const std::vector<Found>& found, const Events& events,
                                        const CandidateMaker& maker) {
  std::vector<std::vector<Found>> own(std::max<std::size_t>(1, events.hearings.size()));
  for (std::size_t h = 0; h < events.hearings.size(); ++h) own[h] = events.hearings[h].found;
  std::set<Field> apart{Field::hearing_date, Field::hearing_time};
  for (const Found& one : found) {
    if (one.event >= 0) apart.insert(one.field);
  }
  std::vector<Found> of_all;
  for (const Found& one : found) {
    if (apart.count(one.field) == 0) of_all.push_back(one);
    for (std::size_t h = 0; h < own.size() && apart.count(one.field) != 0; ++h) {
      if (one.event < 0 || one.event == static_cast<int>(h)) own[h].push_back(one);
    }
  }
  const HearingReading shared = maker.hearing(of_all);
  std::vector<HearingReading> hearings;
  for (const auto& mine : own) {
    hearings.push_back(maker.hearing(mine));
    hearings.back().fields.insert(shared.fields.begin(), shared.fields.end());
  }
  return hearings;
}

}  // namespace

const Candidate* HearingReading::best(Field field) const {
  const auto found = fields.find(field);
  return found == fields.end() || found->second.values.empty() ? nullptr : &found->second.values.front();
}

NoticeReading read_notice(const NoticeText& text, const intake::Country& country) {
  NoticeReading reading;
  const Scene scene(text.text);
  reading.language = scene.languages.code();
  reading.crowded = scene.languages.any() && is_crowded(scene);
  if (!scene.languages.any() || reading.crowded) {
    reading.personal = find_personal(scene, {});
    return reading;
  }
  reading.contact = has_contact(scene, ContactKind::phone) && has_contact(scene, ContactKind::email);
  Events events = find_events(scene);
  reading.more = events.hearings.size() > most_hearings;
  if (reading.more) events.hearings.resize(most_hearings);
  const std::vector<Found> found = read_fields(scene, events);
  reading.personal = find_personal(scene, public_addresses(found));
  const std::vector<WrittenPlace> places = positions_in(scene.outline, country);
  const CandidateMaker maker(scene, text, reading.personal);
  for (HearingReading& hearing : hearings_of(found, events, maker)) {
    add_coordinates(hearing, places, text);
    if (!hearing.fields.empty()) reading.hearings.push_back(std::move(hearing));
  }
  return reading;
}

}  // namespace tyndau::notices
