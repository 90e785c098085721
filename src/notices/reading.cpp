#include "notices/reading.hpp"

#include "notices/candidates.hpp"
#include "notices/positions.hpp"
#include "notices/readers.hpp"

#include <algorithm>

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
    candidate.confidence = weight(place.labelled ? Evidence::label : Evidence::phrase);
    candidate.reasons.push_back({place.labelled ? "notices.label" : "notices.form", {}});
    hearing.fields[Field::coordinates].values.push_back(std::move(candidate));
  }
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
  if (!scene.languages.any()) {
    reading.personal = find_personal(scene, {});
    return reading;
  }
  const auto has = [&](ContactKind kind) {
    return std::any_of(scene.outline.contacts.begin(), scene.outline.contacts.end(),
                       [kind](const Contact& c) { return c.kind == kind; });
  };
  reading.contact = has(ContactKind::phone) && has(ContactKind::email);
  const Events events = find_events(scene);
  const std::vector<Found> found = read_fields(scene, events);
  reading.personal = find_personal(scene, public_addresses(found));
  const std::vector<WrittenPlace> places = positions_in(scene.outline, country);
  const CandidateMaker maker(scene, text, reading.personal);
  const std::size_t hearings = std::max<std::size_t>(1, events.hearings.size());
  for (std::size_t h = 0; h < hearings; ++h) {
    std::vector<Found> own;
    for (const Found& one : found) {
      if (one.event < 0 || one.event == static_cast<int>(h)) own.push_back(one);
    }
    if (h < events.hearings.size())
      own.insert(own.end(), events.hearings[h].found.begin(), events.hearings[h].found.end());
    HearingReading hearing = maker.hearing(own);
    add_coordinates(hearing, places, text);
    if (!hearing.fields.empty()) reading.hearings.push_back(std::move(hearing));
  }
  return reading;
}

}  // namespace tyndau::notices
