#include "unit/hearing_checks/bench.hpp"

#include <gtest/gtest.h>

namespace tyndau::hearing {
namespace {

using test::at;
using test::day;

struct PartOfReport {
  std::string id;
  DocumentPart part;
};

void PrintTo(const PartOfReport& row, std::ostream* out) { *out << row.id; }

class PartMissing : public ::testing::TestWithParam<PartOfReport> {
 protected:
  Finding finding() const { return bench_.one(GetParam().id); }
  void see(DocumentPart part, Seen seen) { bench_.input.documents.parts[part] = seen; }
  test::Bench bench_;
};

TEST_P(PartMissing, PassesWhenItIsThere) {
  see(GetParam().part, Seen::present);
  EXPECT_EQ(finding().verdict, Verdict::pass);
  see(DocumentPart::report, Seen::absent);
  EXPECT_EQ(finding().verdict, Verdict::pass);
}

TEST_P(PartMissing, FailsWhenItWasLookedForAndIsAbsent) {
  see(GetParam().part, Seen::absent);
  EXPECT_EQ(finding().verdict, Verdict::fail);
  see(DocumentPart::report, Seen::present);
  EXPECT_EQ(finding().verdict, Verdict::fail);
}

TEST_P(PartMissing, CannotBeToldWhenNobodyLooked) {
  const Finding found = finding();
  EXPECT_EQ(found.verdict, Verdict::cannot_tell);
  EXPECT_EQ(found.settled_by->key, "settle.document_part");
  EXPECT_EQ(std::get<Phrases>(found.settled_by->arguments.at("part")),
            Phrases{{"part." + std::string(code(GetParam().part))}});
  see(DocumentPart::report, Seen::present);
  EXPECT_EQ(finding().verdict, Verdict::cannot_tell);
}

TEST_P(PartMissing, IsNotJudgedWhenThereIsNoReportAtAll) {
  see(DocumentPart::report, Seen::absent);
  EXPECT_EQ(finding().message.key, "not_applicable.no_report");
  see(GetParam().part, Seen::absent);
  EXPECT_EQ(finding().verdict, Verdict::not_applicable);
}

INSTANTIATE_TEST_SUITE_P(
    OfTheReport, PartMissing,
    ::testing::Values(PartOfReport{"coordinates-missing", DocumentPart::coordinates},
                      PartOfReport{"location-map-missing", DocumentPart::location_map},
                      PartOfReport{"settlement-scheme-missing", DocumentPart::settlement_scheme},
                      PartOfReport{"vector-file-missing", DocumentPart::vector_file},
                      PartOfReport{"dwelling-distance-missing", DocumentPart::dwelling_distance},
                      PartOfReport{"affected-population-missing", DocumentPart::affected_population},
                      PartOfReport{"living-conditions-missing", DocumentPart::living_conditions},
                      PartOfReport{"non-technical-summary-missing", DocumentPart::non_technical_summary}));

TEST(CoordinatesMissing, APrintedPositionIsThere) {
  test::Bench bench;
  bench.input.project.stated_position = LonLat{72.3, 50.4};
  EXPECT_EQ(bench.verdict("coordinates-missing"), Verdict::pass);
}

TEST(CoordinatesMissing, AFootprintThatSomebodyDrewProvesNothing) {
  test::Bench bench;
  bench.input.project.footprint = Footprint{geo::point_shape({72.3, 50.4}), FootprintRole::site_boundary, {}};
  EXPECT_EQ(bench.verdict("coordinates-missing"), Verdict::cannot_tell);
}

TEST(DwellingDistanceMissing, ADeclaredDistanceIsThere) {
  test::Bench bench;
  bench.input.project.declared_dwelling_distance = Metres{1200};
  EXPECT_EQ(bench.verdict("dwelling-distance-missing"), Verdict::pass);
}

TEST(LocationMapMissing, AMapWhoseContentsWereSeenIsThere) {
  test::Bench bench;
  bench.input.documents.map_shows["scale"] = Seen::absent;
  EXPECT_EQ(bench.verdict("location-map-missing"), Verdict::pass);
  bench.input.documents.parts[DocumentPart::location_map] = Seen::absent;
  EXPECT_EQ(bench.verdict("location-map-missing"), Verdict::fail);
}

TEST(ReportMissing, OnlyAnAbsentReportFails) {
  test::Bench bench;
  EXPECT_EQ(bench.one("report-missing").settled_by->key, "settle.report");
  bench.input.documents.parts[DocumentPart::report] = Seen::present;
  EXPECT_EQ(bench.verdict("report-missing"), Verdict::pass);
  bench.input.documents.parts[DocumentPart::report] = Seen::absent;
  EXPECT_EQ(bench.verdict("report-missing"), Verdict::fail);
}

class LocationMapInadequate : public ::testing::Test {
 protected:
  LocationMapInadequate() { show(Seen::present); }
  void show(Seen seen) {
    for (const auto content : map_contents) bench_.input.documents.map_shows[std::string(content)] = seen;
  }
  Finding finding() const { return bench_.one("location-map-inadequate"); }
  test::Bench bench_;
};

TEST_F(LocationMapInadequate, AMapWithEverythingPasses) { EXPECT_EQ(finding().verdict, Verdict::pass); }

TEST_F(LocationMapInadequate, WhatIsMissingIsListed) {
  bench_.input.documents.map_shows["scale"] = Seen::absent;
  bench_.input.documents.map_shows["settlements"] = Seen::absent;
  EXPECT_EQ(test::english(finding().message), "The map lacks: settlements, scale. Complete the map.");
  EXPECT_EQ(finding().verdict, Verdict::fail);
  EXPECT_FALSE(test::tells(finding(), "location-map-inadequate.unknown"));
}

TEST_F(LocationMapInadequate, WhatNobodyLookedForIsListedBeside) {
  bench_.input.documents.map_shows["scale"] = Seen::absent;
  bench_.input.documents.map_shows.erase("settlements");
  EXPECT_EQ(finding().verdict, Verdict::fail);
  EXPECT_EQ(test::told(finding(), "location-map-inadequate.unknown"),
            "Not looked for on the map: settlements.");
}

TEST_F(LocationMapInadequate, WithNothingMissingButSomethingUnseenItCannotBeTold) {
  bench_.input.documents.map_shows["coordinates"] = Seen::not_seen;
  EXPECT_EQ(finding().verdict, Verdict::cannot_tell);
  EXPECT_EQ(finding().settled_by->key, "settle.map_content");
}

TEST_F(LocationMapInadequate, WithoutAMapItIsNotJudged) {
  bench_.input.documents.parts[DocumentPart::location_map] = Seen::absent;
  EXPECT_EQ(finding().message.key, "not_applicable.no_map");
  bench_.input.documents = {};
  bench_.input.documents.parts[DocumentPart::report] = Seen::absent;
  EXPECT_EQ(finding().message.key, "not_applicable.no_report");
  bench_.input.documents = {};
  EXPECT_EQ(finding().verdict, Verdict::cannot_tell);
}

TEST(DocumentsNotOnline, OnlyWhatWasLookedForFails) {
  test::Bench bench;
  EXPECT_EQ(bench.one("documents-not-online").settled_by->key, "settle.documents_online");
  bench.input.notice.documents_online_seen = Seen::absent;
  EXPECT_EQ(bench.verdict("documents-not-online"), Verdict::fail);
  bench.input.notice.documents_online_seen = Seen::present;
  EXPECT_EQ(bench.verdict("documents-not-online"), Verdict::pass);
  bench.input.notice = {};
  bench.input.notice.documents_online = day(2022, 6, 1);
  EXPECT_EQ(bench.verdict("documents-not-online"), Verdict::pass);
}

class DocumentsLate : public ::testing::Test {
 protected:
  Finding online_before(int days, const std::string& pack = "kz-2021") {
    bench_.input.start = at(day(2022, 7, 1));
    bench_.input.notice.documents_online = day(2022, 7, 1) - std::chrono::days{days};
    return bench_.one("documents-late", pack);
  }
  test::Bench bench_;
};

TEST_F(DocumentsLate, ThirtyCalendarDaysAreTheBound) {
  bench_.count_ends(Ends::first_excluded);
  EXPECT_EQ(online_before(29).verdict, Verdict::fail);
  EXPECT_EQ(online_before(30).verdict, Verdict::pass);
  EXPECT_EQ(online_before(30).measured, (Quantity{{30, 30}, Unit::calendar_day}));
  EXPECT_EQ(online_before(30).required, (Requirement{Bound::at_least, 30, Unit::calendar_day}));
}

TEST_F(DocumentsLate, UnderTheCodeOf2007TwentyAre) {
  bench_.count_ends(Ends::first_excluded);
  EXPECT_EQ(online_before(19, "kz-2007").verdict, Verdict::fail);
  EXPECT_EQ(online_before(20, "kz-2007").verdict, Verdict::pass);
}

TEST_F(DocumentsLate, TheConventionLeavesTheBoundaryOpen) {
  bench_.count_ends(Ends::unconfirmed);
  EXPECT_EQ(online_before(28).verdict, Verdict::fail);  // 27 to 29
  EXPECT_EQ(online_before(29).verdict, Verdict::cannot_tell);
  EXPECT_EQ(online_before(30).verdict, Verdict::cannot_tell);
  EXPECT_EQ(online_before(31).verdict, Verdict::pass);  // 30 to 32
}

TEST_F(DocumentsLate, AfterTheHearingTheyFailAndSaySo) {
  EXPECT_EQ(online_before(-1).message.key, "documents-late.fail.after_hearing");
  EXPECT_EQ(online_before(0).message.key, "documents-late.fail");
}

TEST_F(DocumentsLate, WithoutDatesNothingIsCounted) {
  EXPECT_EQ(bench_.one("documents-late").settled_by->key, "settle.documents_online_date");
  bench_.input.notice.documents_online = day(2022, 7, 1);
  EXPECT_EQ(bench_.one("documents-late").settled_by->key, "settle.hearing_date");
  bench_.input.notice = {};
  bench_.input.notice.documents_online_seen = Seen::absent;
  EXPECT_EQ(bench_.one("documents-late").message.key, "not_applicable.not_online");
}

}  // namespace
}  // namespace tyndau::hearing
