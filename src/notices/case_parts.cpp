#include "notices/case_parts.hpp"

#include "notices/evidence.hpp"

#include <algorithm>
#include <cstdlib>

namespace tyndau::notices {
namespace {

using hearing::Seen;

/// Fills one case from the sure fields of one hearing.
class CaseFiller {
 public:
  explicit CaseFiller(const HearingReading& reading) : reading_(reading) {
    for (const auto& [field, values] : reading.fields)
      (sure(values) ? parts_.taken : parts_.unconfirmed).push_back(field);
  }

  CaseParts run(const NoticeReading& whole) {
    project();
    time();
    venues();
    notice(whole.language);
    if (whole.contact) parts_.one.notice.fields["contact"] = Seen::present;
    return std::move(parts_);
  }

 private:
  static bool sure(const FieldReading& reading) {
    return std::any_of(reading.values.begin(), reading.values.end(),
                       [](const Candidate& c) { return c.confidence >= least_confidence(); });
  }
  [[nodiscard]] const Candidate* value(Field field) const {
    const bool taken = std::find(parts_.taken.begin(), parts_.taken.end(), field) != parts_.taken.end();
    return taken ? reading_.best(field) : nullptr;
  }
  [[nodiscard]] std::optional<Date> date(Field field) const {
    const Candidate* const one = value(field);
    if (one == nullptr) return std::nullopt;
    const auto parsed = parse_iso_date(one->value);
    return parsed ? std::optional(*parsed) : std::nullopt;
  }
  [[nodiscard]] std::optional<Metres> metres(Field field) const {
    const Candidate* const one = value(field);
    return one == nullptr ? std::nullopt : std::optional(Metres{std::strtod(one->value.c_str(), nullptr)});
  }

  void project() {
    hearing::Project& project = parts_.one.project;
    if (const auto* name = value(Field::project)) project.name = name->value;
    if (const auto* initiator = value(Field::initiator)) {
      project.initiator_is_private = initiator->value == "private person";
      if (!project.initiator_is_private) project.initiator = initiator->value;
    }
    if (const auto* hazard = value(Field::hazard_class))
      project.hazard_class = hearing::hazard_class_from_code(hazard->value);
    project.declared_spz = metres(Field::spz_m);
    project.declared_dwelling_distance = metres(Field::dwelling_distance_m);
    if (const auto* position = value(Field::coordinates)) project.stated_position = position->position;
    if (const auto* form = value(Field::form)) {
      if (const auto known = hearing::form_from_code(form->value)) parts_.one.form = *known;
    }
  }

  void time() {
    if (const auto day = date(Field::hearing_date)) {
      parts_.one.start = LocalDateTime{*day, time_of_day()};
      return;
    }
    if (const auto first = date(Field::period_start)) parts_.one.start = LocalDateTime{*first, std::nullopt};
    if (const auto last = date(Field::period_end)) parts_.one.end = LocalDateTime{*last, std::nullopt};
  }
  [[nodiscard]] std::optional<std::chrono::minutes> time_of_day() const {
    const auto* const hour = value(Field::hearing_time);
    if (hour == nullptr) return std::nullopt;
    const auto moment = parse_iso_date_time("2000-01-01T" + hour->value);
    return moment ? moment->time_of_day : std::nullopt;
  }

  void venues() {
    const auto found = reading_.fields.find(Field::venues);
    if (found == reading_.fields.end() || value(Field::venues) == nullptr) return;
    for (const Candidate& one : found->second.values) {
      if (one.confidence < least_confidence()) continue;
      hearing::Venue venue;
      venue.id = "v" + std::to_string(parts_.one.venues.size() + 1);
      venue.name = one.value;
      venue.settlement.text = one.value;
      venue.start = parts_.one.start;
      parts_.one.venues.push_back(std::move(venue));
    }
  }

  void notice(const std::string& language) {
    hearing::Notice& notice = parts_.one.notice;
    for (const Language one : {Language::kk, Language::ru}) {
      if (language.find(code(one)) != std::string::npos) notice.languages.push_back(one);
    }
    notice.comments_until = date(Field::comments_deadline);
    outlets(notice);
    const auto seen = [&](const char* key, Field field) {
      if (value(field) != nullptr) notice.fields[key] = Seen::present;
    };
    seen("subject", Field::project);
    seen("place", Field::venues);
    seen("documents_link", Field::document_address);
    seen("initiator", Field::initiator);
    seen("comments_address", Field::comments_address);
    const bool dated = value(Field::hearing_date) != nullptr && value(Field::hearing_time) != nullptr;
    if (dated || value(Field::period_start) != nullptr) notice.fields["date_time"] = Seen::present;
  }

  void outlets(hearing::Notice& notice) const {
    const auto found = reading_.fields.find(Field::outlets);
    if (found == reading_.fields.end() || value(Field::outlets) == nullptr) return;
    for (const Candidate& one : found->second.values) {
      if (one.confidence < least_confidence()) continue;
      hearing::Outlet outlet;
      outlet.name = one.value;
      outlet.seen = Seen::present;
      outlet.kind = one.kind == OutletKind::newspaper ? hearing::MediaKind::newspaper
                    : one.kind == OutletKind::air     ? hearing::MediaKind::tv_or_radio
                                                      : hearing::MediaKind::other;
      notice.outlets.push_back(std::move(outlet));
    }
  }

  const HearingReading& reading_;
  CaseParts parts_;
};

}  // namespace

double least_confidence() { return weight(Evidence::phrase); }

std::vector<CaseParts> case_parts(const NoticeReading& reading) {
  std::vector<CaseParts> cases;
  for (const HearingReading& one : reading.hearings) {
    cases.push_back(CaseFiller(one).run(reading));
    cases.back().one.id = "h" + std::to_string(cases.size());
  }
  return cases;
}

}  // namespace tyndau::notices
