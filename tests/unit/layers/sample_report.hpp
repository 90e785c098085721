/// \file
/// A small report as screening would make it: an affected community 7 to 13 km from its venue, and every verdict once.
#pragma once

#include "hearing/messages.hpp"
#include "hearing/screening.hpp"
#include "support/paths.hpp"

#include <memory>
#include <string>

namespace tyndau::test {

inline const hearing::MessageCatalogue& catalogue() {
  static const auto loaded = hearing::MessageCatalogue::load(source_dir() / "geodata" / "messages").value();
  return loaded;
}

/// Settlements outlive the reports that borrow them.
inline const hearing::Settlement& aksu() {
  static const hearing::Settlement place = [] {
    hearing::Settlement made;
    made.id = "geonames:1526271";
    made.name = "Aksu";
    made.names = {"Ақсу", "Аксу", "Aksu"};
    made.population = 5000;
    made.centre = {71.95, 52.45};
    made.extent = {hearing::ExtentQuality::estimated,
                   geo::point_shape(made.centre),
                   {Metres{800}, Metres{2500}},
                   Metres{400}};
    made.dataset = "kz";
    return made;
  }();
  return place;
}

inline const hearing::Settlement& stepnogorsk() {
  static const hearing::Settlement place = [] {
    hearing::Settlement made = aksu();
    made.id = "geonames:1537939";
    made.name = "Stepnogorsk";
    made.names = {"", "Степногорск", "Stepnogorsk"};
    made.centre = {71.88, 52.35};
    made.extent.shape = geo::point_shape(made.centre);
    return made;
  }();
  return place;
}

inline const Text environmental_code{"Экология кодексі", "Экологический кодекс", "Environmental Code"};

inline Finding sample_finding(const std::string& id, const std::string& subject, Verdict verdict,
                              FindingClass finding_class, const std::string& key) {
  Finding finding;
  finding.id = id;
  finding.subject = subject;
  finding.verdict = verdict;
  finding.finding_class = finding_class;
  finding.rule = {"kz-2021", "1.0.0", 1, "73(4)", &environmental_code, "https://example.org/code",
                  "C1",      true};
  finding.forms = {"open_meeting"};
  finding.message = {key, {}};
  return finding;
}

inline void add_findings(hearing::Report& report) {
  Finding distance = sample_finding("community-without-hearing", aksu().id, Verdict::fail,
                                    FindingClass::derived, "coordinates-missing.fail");
  distance.measured = Quantity{{7123.4567, 13456.7891}, Unit::metre};
  distance.lines = {{{71.88, 52.35}, {71.95, 52.45}}};
  distance.rule.verified = false;
  Finding open = sample_finding("notice-late", "", Verdict::cannot_tell, FindingClass::legal,
                                "coordinates-missing.cannot_tell");
  open.required = Requirement{Bound::at_least, 20, Unit::working_day};
  open.measured = Quantity{{19, std::numeric_limits<double>::infinity()}, Unit::working_day};
  open.settled_by = Message{"settle.notice_date", {}};
  open.basis = {{"not_applicable.no_rule", {}}};
  report.findings = {
      distance,
      sample_finding("coordinates-missing", "", Verdict::fail, FindingClass::legal,
                     "coordinates-missing.fail"),
      sample_finding("coordinates-missing", "part", Verdict::pass, FindingClass::legal,
                     "coordinates-missing.pass"),
      open,
      sample_finding("protocol-late", "", Verdict::pass, FindingClass::legal, "coordinates-missing.pass"),
      sample_finding("conclusion-late", "", Verdict::not_applicable, FindingClass::legal,
                     "not_applicable.no_rule")};
}

inline hearing::Community sample_community() {
  hearing::VenueRelation relation;
  relation.venue = "v1";
  relation.assigned = true;
  relation.distance = MetresInterval{Metres{7123.4567}, Metres{13456.7891}};
  relation.centre_distance = Metres{11629.3114};
  relation.in_community = hearing::Certainty::no;
  relation.same_unit = {hearing::UnitLevel::oblast};
  relation.line = Segment{{71.88, 52.35}, {71.95, 52.45}};
  relation.causes = {{"not_applicable.no_rule", {}}};
  hearing::Community community;
  community.place = {"Аксу", aksu().id, {}};
  community.settlement = &aksu();
  community.basis = {hearing::Basis::declared};
  community.footprint_distance = MetresInterval{Metres{0}, Metres{900}};
  community.venues = {relation};
  community.assigned = 0;
  community.nearest = 0;
  return community;
}

/// The venues of the report point into its own input, so it stays where it was made.
inline std::unique_ptr<hearing::Report> sample_report(const std::string& id = "h-1") {
  auto report = std::make_unique<hearing::Report>();
  hearing::Case& input = report->input;
  input.id = id;
  input.project.id = "p";
  input.project.name = "Gold, \"plant\"";
  input.project.initiator = "=HYPERLINK(\"x\")";
  input.project.units.oblast = "Акмолинская область";
  input.project.footprint = hearing::Footprint{geo::point_shape({71.96, 52.46}), {}, Metres{10}};
  input.start = LocalDateTime{*make_date(2018, 8, 3), std::nullopt};
  hearing::Venue venue;
  venue.id = "v1";
  venue.settlement = {"Степногорск", stepnogorsk().id, {}};
  input.venues = {venue};
  report->packs = {"kz-2007 1.0.0"};
  report->geography.territory.source = hearing::TerritorySource::declared_radius;
  report->geography.territory.reach = Metres{1000};
  report->geography.venues = {
      {&input.venues[0], &stepnogorsk(), geo::Disc{stepnogorsk().centre, Metres{3000}}}};
  report->geography.communities = {sample_community()};
  report->geography.summary = {
      1, 0, sample_community().venues[0].distance, {}, sample_community().venues[0].distance};
  add_findings(*report);
  report->counterfactual = hearing::Counterfactual{&aksu(),
                                                   sample_community().venues[0].distance,
                                                   MetresInterval{},
                                                   {"community-without-hearing/" + aksu().id}};
  return report;
}

}  // namespace tyndau::test
