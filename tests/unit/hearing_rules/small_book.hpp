/// \file
/// A rule book small enough to read: one pack, one calendar, one object type; tests break single lines of it.
#pragma once

#include "hearing/rule_pack.hpp"
#include "unit/hearing_rules/scratch_folder.hpp"

#include <string>

namespace tyndau::test {

/// Line numbers matter: the faults are expected at them.
inline const std::string small_pack = R"yaml(pack: xx-1
version: 1.0.0
country: XX
title: {kk: "а", ru: "б", en: "c"}
valid:
  from: {earliest: 2020-01-01, latest: 2020-02-01}
  to: {earliest: 2021-12-31, latest: 2022-01-31}
calendar: xx
sources:
  act: {title: "Act", url: "https://example.org/act"}
  method: {title: "Method", url: ""}
rules:
  - id: notice-late
    version: 3
    class: legal
    judged_by: notice_date
    forms: [open_meeting, survey]
    parameters:
      - {name: notice_period, value: 20, unit: working_day, ends: unconfirmed, forms: [open_meeting]}
      - {name: notice_period, value: 10, unit: calendar_day, ends: last_unconfirmed, forms: [survey], article: "7", confidence: C2, verified: false, note: "read in an excerpt"}
    article: "73(4)"
    source: act
    confidence: C1
    verified: true
    note: "the paragraph"
    title: {kk: "а", ru: "б", en: "c"}
  - id: venue-far-from-affected
    version: 1
    class: advisory
    judged_by: hearing_date
    forms: [open_meeting]
    parameters:
      - {name: distance_threshold, value: 5, unit: km}
      - {name: class_minimum, value: 300, unit: m, hazard_class: III}
      - {name: inside, values: [hearing_mandatory], zone_kind: protected_area}
    article: ""
    source: method
    confidence: U
    verified: false
    title: {kk: "а", ru: "б", en: "c"}
  - id: notice-fields-missing
    version: 1
    class: derived
    judged_by: notice_date
    forms: [open_meeting]
    parameters:
      - {name: notice_fields, values: [subject, place]}
      - {name: media_kinds, values: [newspaper, tv_or_radio]}
      - {name: languages, values: [kk, ru]}
      - {name: map_content, values: [scale]}
    article: "1"
    source: act
    confidence: S
    verified: false
    title: {kk: "а", ru: "б", en: "c"}
references:
  - id: fr-radius
    rule: venue-far-from-affected
    country: FR
    text: {kk: "а", ru: "б", en: "c"}
    value: 6
    unit: km
    source: method
    confidence: C2
    verified: false
)yaml";

inline const std::string small_calendar = R"yaml(country: XX
version: 2.0.0
weekend: [saturday, sunday]
from: 2020-01-01
to: 2020-12-31
days:
  - {date: 2020-06-12, kind: holiday, basis: statutory, status: confirmed, sources: [a, b], name: {kk: "а", ru: "б", en: "c"}}
  - {date: 2020-06-13, kind: working, basis: decreed_transfer, status: unconfirmed, sources: [a], name: {kk: "а", ru: "б", en: "c"}}
)yaml";

inline const std::string small_types = R"yaml(table: object_types
version: 1.0.0
country: XX
confidence: U
verified: false
note: "not confirmed"
types:
  - {id: cement_plant, hazard_class: I, title: {kk: "а", ru: "б", en: "c"}}
  - {id: petrol_station, title: {kk: "а", ru: "б", en: "c"}, note: "IV or V"}
)yaml";

inline std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const auto at = text.find(what);
  EXPECT_NE(at, std::string::npos) << "the test looks for: " << what;
  return at == std::string::npos ? text : text.replace(at, what.size(), by);
}

class SmallBook : public ScratchFolder {
 protected:
  void SetUp() override {
    ScratchFolder::SetUp();
    write("rules/xx-1.yaml", small_pack);
    write("rules/object_types.yaml", small_types);
    write("calendars/xx.yaml", small_calendar);
  }
  Result<hearing::RuleBook> load() const { return hearing::RuleBook::load(folder_); }
};

}  // namespace tyndau::test
