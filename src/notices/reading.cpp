#include "notices/reading.hpp"

#include "notices/address_text.hpp"
#include "notices/candidates.hpp"
#include "notices/far_corner.hpp"
#include "notices/notice_parts.hpp"
#include "notices/positions.hpp"
#include "notices/readers.hpp"

#include <algorithm>
#include <cmath>
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

/// The only hearing whose date or hour stands in the span; -1 for none, or several.
int event_in(const Events& events, Span span) {
  int found = -1;
  for (std::size_t e = 0; e < events.hearings.size(); ++e) {
    const auto& anchors = events.hearings[e].anchors;
    if (std::none_of(anchors.begin(), anchors.end(), [span](std::size_t a) { return span.holds(a); }))
      continue;
    if (found >= 0) return -1;
    found = static_cast<int>(e);
  }
  return found;
}

/// What stands in the row of a hearing, or in its item of a list of hearings, is said of it alone.
void assign_rows(const Scene& scene, const Events& events, std::vector<Found>& found) {
  if (events.hearings.size() < 2) return;
  for (Found& one : found) {
    if (one.event >= 0) continue;
    if (const Span item = item_of_list(scene, one.quote.first); !item.empty())
      one.event = event_in(events, item);
    const Label* label = scene.outline.label_of(one.quote.first);
    if (label == nullptr || label->row < 0) continue;
    for (std::size_t e = 0; e < events.hearings.size(); ++e) {
      if (events.hearings[e].row == label->row) one.event = static_cast<int>(e);
    }
  }
}

/// Whether several projects, told in one language, each have their words.
bool tells_of_several_projects(const std::vector<Found>& found) {
  constexpr double same_thing = 0.6;
  const auto holds = [](const Found& a, const Found& b) {
    return a.value.find(b.value) != std::string::npos || b.value.find(a.value) != std::string::npos;
  };
  constexpr std::size_t most = 40;
  std::vector<const Found*> projects;
  for (const Found& one : found) {
    if (one.field != Field::project || one.evidence > Evidence::phrase || projects.size() >= most) continue;
    const bool other = std::any_of(projects.begin(), projects.end(), [&](const Found* known) {
      return known->language == one.language && !holds(*known, one) &&
             likeness(known->value, one.value) < same_thing;
    });
    if (other) return true;
    projects.push_back(&one);
  }
  return false;
}

/// Several hearings of several projects that nothing parts: what is told once may be told of any of them.
void doubt_what_is_of_one(std::vector<Found>& found, std::vector<WrittenPlace>& places) {
  for (Found& one : found) {
    if (one.event < 0 && one.field != Field::outlets) one.doubted = true;
  }
  for (WrittenPlace& place : places) place.doubted = true;
}

/// The row of the table in which a position stands, where that is the row of a hearing; else -1.
int row_of_place(const Scene& scene, const WrittenPlace& place, const Events& events) {
  const Tokens& tokens = scene.tokens();
  std::size_t low = 0, high = tokens.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    tokens[middle].end <= place.begin ? low = middle + 1 : high = middle;
  }
  const Label* label = scene.outline.label_of(low);
  const int row = label == nullptr ? -1 : label->row;
  const bool known = std::any_of(events.hearings.begin(), events.hearings.end(),
                                 [row](const Event& event) { return event.row == row; });
  return known ? row : -1;
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

/// An area with a corner far from the others is not taken as it stands, and the text is told so.
void judge_areas(std::vector<WrittenPlace>& places, std::vector<Message>& remarks) {
  std::map<int, std::vector<std::size_t>> areas;
  for (std::size_t p = 0; p < places.size(); ++p) {
    if (places[p].area > 0 && !places[p].doubted) areas[places[p].area].push_back(p);
  }
  for (const auto& [area, members] : areas) {
    std::vector<LonLat> corners;
    for (const std::size_t p : members) corners.push_back(places[p].at);
    const auto far = far_corner(corners);
    if (!far) continue;
    for (const std::size_t p : members) places[p].doubted = true;
    constexpr double kilometre = 1000.0;
    remarks.push_back({"document_text.far_corner",
                       {{"corner", std::to_string(far->index + 1)},
                        {"distance", std::to_string(std::llround(far->distance.value / kilometre))}}});
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

namespace {

NoticeReading read_one(const NoticeText& text, const Scene& scene, const intake::Country& country) {
  NoticeReading reading;
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
  std::vector<Found> found = read_fields(scene, events);
  assign_rows(scene, events, found);
  reading.personal = find_personal(scene, public_addresses(found));
  std::vector<WrittenPlace> places = positions_in(scene, found, country);
  judge_areas(places, reading.remarks);
  if (events.hearings.size() > 1 && tells_of_several_projects(found)) doubt_what_is_of_one(found, places);
  const CandidateMaker maker(scene, text, reading.personal);
  auto hearings = hearings_of(found, events, maker);
  for (std::size_t h = 0; h < hearings.size(); ++h) {
    std::vector<WrittenPlace> own = places;
    std::erase_if(own, [&](const WrittenPlace& place) {
      const int row = row_of_place(scene, place, events);
      return row >= 0 && row != events.hearings[h].row;
    });
    add_coordinates(hearings[h], own, text);
    if (!hearings[h].fields.empty()) reading.hearings.push_back(std::move(hearings[h]));
  }
  return reading;
}

NoticeReading read_piece(const NoticeText& text, std::size_t begin, std::size_t end,
                         const intake::Country& country) {
  const NoticeText piece{text.text.substr(begin, end - begin), {0}};
  return read_one(piece, Scene(piece.text), country);
}

/// What makes a part a notice: the hearing's day and its project.
const Candidate* project_of(const NoticeReading& part) {
  if (part.hearings.empty()) return nullptr;
  const HearingReading& hearing = part.hearings.front();
  return hearing.best(Field::hearing_date) == nullptr ? nullptr : hearing.best(Field::project);
}

/// Several days, or several projects.
bool may_hold_several(const NoticeReading& reading) {
  if (reading.hearings.size() != 1) return reading.hearings.size() > 1;
  const auto project = reading.hearings.front().fields.find(Field::project);
  return project != reading.hearings.front().fields.end() && !project->second.alternatives.empty();
}

/// Where the notices begin among the parts of a cut: each has its own day and its own project. A part in the other language
/// goes with the one before it; a text that does not alternate so cannot be cut. \return fewer than two: it is one notice
Cut notices_among(const Cut& parts, const NoticeText& text, const intake::Country& country) {
  constexpr double same_thing = 0.6;
  Cut begins;
  std::string language, project;
  std::size_t others = 0;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    const std::size_t end = p + 1 < parts.size() ? parts[p + 1] : text.text.size();
    const NoticeReading part = read_piece(text, parts[p], end, country);
    const Candidate* own = project_of(part);
    if (own == nullptr) continue;
    if (begins.empty()) language = part.language;
    if (part.language != language) {
      if (++others > begins.size()) return {};
      continue;
    }
    if (!begins.empty() && likeness(own->value, project) >= same_thing) continue;
    if (others != 0 && others != begins.size()) return {};
    begins.push_back(parts[p]);
    project = own->value;
  }
  return others == 0 || others == begins.size() ? begins : Cut{};
}

void shift(FieldReading& reading, std::size_t by, const NoticeText& text) {
  for (auto* candidates : {&reading.values, &reading.alternatives}) {
    for (Candidate& one : *candidates) {
      one.quote.begin += by;
      one.quote.end += by;
      one.quote.page = text.page_of(one.quote.begin);
    }
  }
}

/// Each notice for itself; what stands before the first belongs to none of them.
void read_each(const Cut& begins, const NoticeText& text, const intake::Country& country,
               NoticeReading& whole) {
  whole.hearings.clear();
  for (std::size_t n = 0; n < begins.size(); ++n) {
    const std::size_t end = n + 1 < begins.size() ? begins[n + 1] : text.text.size();
    NoticeReading one = read_piece(text, begins[n], end, country);
    whole.contact = whole.contact && one.contact;
    for (HearingReading& hearing : one.hearings) {
      if (whole.hearings.size() >= most_hearings) {
        whole.more = true;
        return;
      }
      hearing.notice = static_cast<int>(n);
      for (auto& [field, reading] : hearing.fields) shift(reading, begins[n], text);
      whole.hearings.push_back(std::move(hearing));
    }
  }
}

}  // namespace

NoticeReading read_notice(const NoticeText& text, const intake::Country& country) {
  const Scene scene(text.text);
  NoticeReading reading = read_one(text, scene, country);
  if (reading.crowded || !may_hold_several(reading)) return reading;
  for (const Cut& way : ways_to_cut(scene)) {
    const Cut begins = notices_among(way, text, country);
    if (begins.size() < 2) continue;
    read_each(begins, text, country, reading);
    break;
  }
  return reading;
}

}  // namespace tyndau::notices
