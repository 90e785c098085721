/// \file
/// A report made by hand: two communities, two venues, and a finding of every verdict.
#pragma once

#include "hearing/messages.hpp"
#include "hearing/screening.hpp"
#include "support/paths.hpp"
#include "unit/layers/full_case.hpp"

#include <gtest/gtest.h>

namespace tyndau::test {

/// The shipped sentences, read once.
inline const hearing::MessageCatalogue& messages() {
  static const auto loaded = hearing::MessageCatalogue::load(source_dir() / "geodata" / "messages");
  EXPECT_TRUE(loaded) << loaded.error().where << ": " << loaded.error().message;
  return *loaded;
}

inline hearing::Settlement settlement(const std::string& id, const Text& names, LonLat centre,
                                      std::optional<std::int64_t> population) {
  hearing::Settlement made;
  made.id = id;
  made.name = names.en;
  made.names = names;
  made.population = population;
  made.centre = centre;
  made.extent.shape = geo::point_shape(centre);
  made.extent.radius = {Metres{500.0}, Metres{1500.0}};
  made.dataset = "made";
  return made;
}

inline const Text environmental_code{"Экология кодексі", "Экологический кодекс", "Environmental Code"};

inline RuleReference rule(std::string_view article, std::string_view confidence) {
  return {"kz-2021",
          "1.0.0",
          1,
          article,
          &environmental_code,
          "https://adilet.zan.kz/rus/docs/K2100000400",
          confidence,
          confidence == "C1"};
}

inline Finding finding(const std::string& id, Verdict verdict, FindingClass of_class) {
  Finding made;
  made.id = id;
  made.verdict = verdict;
  made.finding_class = of_class;
  made.rule = rule("73(4)", of_class == FindingClass::legal ? "C1" : "U");
  made.forms = {"open_meeting", "survey"};
  made.message.key = id + "." + std::string(code(verdict));
  return made;
}

inline std::vector<Finding> findings_of_every_verdict() {
  std::vector<Finding> all;
  all.push_back(finding("coordinates-missing", Verdict::fail, FindingClass::legal));
  all.push_back(finding("location-map-missing", Verdict::pass, FindingClass::derived));
  Finding late = finding("notice-late", Verdict::cannot_tell, FindingClass::legal);
  late.measured = Quantity{{18.0, 20.0}, Unit::working_day};
  late.required = Requirement{Bound::at_least, 20.0, Unit::working_day};
  late.message.arguments = {{"days", *late.measured}, {"required", exactly(20.0, Unit::working_day)}};
  late.settled_by = Message{"settle.day_convention", {}};
  late.basis = {
      {"notice-late.outlets_disagree", {{"dates", DateInterval{day(2018, 7, 1), day(2018, 7, 2)}}}}};
  late.lines = {{{71.9, 52.4}, {71.8000000004, 52.3}}};
  all.push_back(late);
  Finding none = finding("protocol-late", Verdict::not_applicable, FindingClass::advisory);
  none.message.key = "not_applicable.no_protocol";
  none.points = {{71.9, 52.4}};
  none.measured = Quantity{{7000.0004, std::numeric_limits<double>::infinity()}, Unit::metre};
  none.subject = "a";
  all.push_back(none);
  return all;
}

/// Keeps what a report borrows.
struct MadeReport {
  hearing::Settlement aksu = settlement("a", {"Ақсу", "Аксу", "Aksu"}, {71.95, 52.45}, 4000);
  hearing::Settlement other = settlement("b", {"", "Степногорск", ""}, {71.88, 52.35}, std::nullopt);
  hearing::AdminUnit unit{
      "kz-11", hearing::UnitLevel::oblast, "Aqmola", {"Ақмола", "Акмолинская", "Aqmola"}, {}, {}, {}, {}, {},
      {}};
  hearing::Report report;

  explicit MadeReport(hearing::Case input = full_case()) {
    using namespace hearing;
    report.input = std::move(input);
    report.packs = {"kz-2021 1.0.0"};
    fill_geography();
    report.findings = findings_of_every_verdict();
    report.counterfactual = Counterfactual{&aksu,
                                           MetresInterval{Metres{7000.0}, Metres{13400.0}},
                                           MetresInterval{},
                                           {"community-without-hearing/a"}};
  }
  MadeReport(const MadeReport&) = delete;
  MadeReport& operator=(const MadeReport&) = delete;

 private:
  void fill_geography() {
    using namespace hearing;
    Geography& geography = report.geography;
    geography.territory.source = TerritorySource::declared_radius;
    geography.territory.reach = Metres{500.0};
    geography.territory.reach_by_rhumb = {Metres{500.0}, Metres{750.12345}};
    for (const Venue& venue : report.input.venues)
      geography.venues.push_back({&venue, nullptr, std::nullopt});
    geography.venues.front().settlement = &other;
    geography.venues.front().where = geo::Disc{{71.88, 52.35}, Metres{2000.0}};
    geography.communities.push_back(judged_community());
    Community unknown;
    unknown.place.text = "Бирлик";
    unknown.basis = {Basis::declared};
    geography.communities.push_back(unknown);
    geography.units = {{{"Акмолинская область", {}, ""}, &unit, true, Certainty::yes},
                       {{"Абай", {}, ""}, nullptr, true, Certainty::maybe}};
    geography.summary = {2, 1, MetresInterval{Metres{7000.0}, Metres{13400.0}}, std::nullopt, std::nullopt};
  }
  hearing::Community judged_community() const {
    using namespace hearing;
    Community community;
    community.place = {"Аксу", "a", {}};
    community.settlement = &aksu;
    community.basis = {Basis::computed, Basis::declared};
    community.footprint_distance = MetresInterval{Metres{0.0}, Metres{0.0}};
    community.contains_site = true;
    community.reached = Certainty::yes;
    community.area_share = Interval<double>{0.25, 1.0 / 3.0};
    community.people_inside = Interval<double>{1000.0, 1333.333};
    VenueRelation relation;
    relation.venue = "v1";
    relation.assigned = true;
    relation.distance = MetresInterval{Metres{7012.34567}, Metres{13400.0}};
    relation.centre_distance = Metres{11629.3114};
    relation.in_community = Certainty::no;
    relation.same_unit = {UnitLevel::oblast};
    relation.line = Segment{{71.95, 52.45}, {71.88, 52.35}};
    relation.causes = {{"settle.exact_position", {}}};
    community.venues = {relation};
    community.assigned = 0;
    community.nearest = 0;
    return community;
  }
};

}  // namespace tyndau::test
