#include "layers/report_json.hpp"

#include "unit/layers/report_fixture.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <clocale>
#include <locale>
#include <sstream>

namespace tyndau::layers {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;
using testing::Not;

Json rendered(const hearing::Report& report) { return Json::parse(hearing_json(report, test::messages())); }

Json made() {
  const test::MadeReport fixture;
  return rendered(fixture.report);
}

TEST(ReportJson, IsOneLineWithTheSameBytesEachTime) {
  const test::MadeReport fixture;
  const std::string once = hearing_json(fixture.report, test::messages());
  EXPECT_EQ(hearing_json(fixture.report, test::messages()), once);
  EXPECT_THAT(once, Not(HasSubstr("\n")));
}

TEST(ReportJson, AnswersInThreeLanguages) {
  const Json hearing = made();
  for (const char* language : {"kk", "ru", "en"})
    EXPECT_FALSE(hearing["answer"][language].get<std::string>().empty());
  EXPECT_THAT(hearing["answer"]["kk"].get<std::string>(), HasSubstr("Ақсу"));
  EXPECT_THAT(hearing["answer"]["en"].get<std::string>(), HasSubstr("Aksu"));
}

TEST(ReportJson, RoundsDistancesToTheMillimetre) {
  const Json venue = made()["communities"][0]["venues"][0];
  EXPECT_EQ(venue["distance_m"], Json({{"low", 7012.346}, {"high", 13400}}));
  EXPECT_EQ(venue["centre_distance_m"], 11629.311);
  EXPECT_EQ(made()["territory"]["reach_by_rhumb_m"], Json({500, 750.123}));
}

TEST(ReportJson, WritesNullForADistanceThatNobodyKnows) {
  const Json unknown = made()["communities"][1];
  EXPECT_EQ(unknown["id"], "name:Бирлик");
  EXPECT_TRUE(unknown["footprint_distance_m"].is_null());
  EXPECT_TRUE(unknown["assigned_venue"].is_null());
  EXPECT_TRUE(unknown["settlement"].is_null());
}

TEST(ReportJson, AnIntervalWithoutAnUpperEndHasANullThere) {
  const Json measured = made()["findings"][3]["measured"];
  EXPECT_EQ(measured["low"], 7000);
  EXPECT_TRUE(measured["high"].is_null());
}

TEST(ReportJson, NamesVenuesOfACommunityById) {
  const Json community = made()["communities"][0];
  EXPECT_EQ(community["assigned_venue"], "v1");
  EXPECT_EQ(community["nearest_venue"], "v1");
  EXPECT_EQ(community["basis"], Json({"computed", "declared"}));
}

TEST(ReportJson, AFindingCarriesItsRuleWordsAndGeometry) {
  const Json late = made()["findings"][2];
  EXPECT_EQ(late["verdict"], "cannot_tell");
  EXPECT_EQ(late["rule"]["article"], "73(4)");
  EXPECT_EQ(late["rule"]["verified"], true);
  EXPECT_EQ(late["measured"], Json({{"low", 18}, {"high", 20}, {"unit", "working_day"}}));
  EXPECT_EQ(late["required"], Json({{"bound", "at_least"}, {"value", 20}, {"unit", "working_day"}}));
  EXPECT_THAT(late["message"]["en"].get<std::string>(), HasSubstr("working days"));
  EXPECT_FALSE(late["settled_by"]["kk"].get<std::string>().empty());
  EXPECT_EQ(late["basis"].size(), 1U);
  EXPECT_EQ(late["geometry"]["type"], "LineString");
  EXPECT_EQ(late["geometry"]["coordinates"][1][0], 71.8);
  EXPECT_EQ(made()["findings"][3]["geometry"]["type"], "Point");
  EXPECT_TRUE(made()["findings"][0]["geometry"].is_null());
}

TEST(ReportJson, NeverNamesAPrivatePerson) {
  hearing::Case input = test::full_case();
  input.project.initiator = "Иванов И. И.";
  input.project.initiator_is_private = true;
  const test::MadeReport fixture(input);
  const std::string text = hearing_json(fixture.report, test::messages());
  EXPECT_THAT(text, Not(HasSubstr("Иванов")));
  EXPECT_THAT(rendered(fixture.report)["answer"]["ru"].get<std::string>(), HasSubstr("частное лицо"));
}

TEST(ReportWriter, GivesOneDocumentWithOneHearingALine) {
  std::ostringstream out;
  ReportWriter writer(out, Manifest{});
  writer.add(R"({"id":"a"})");
  writer.add(R"({"id":"b"})");
  Summary summary;
  summary.rows = {3, 2, 0, 1};
  summary.findings["notice-late"][Verdict::fail] = 2;
  writer.finish(summary);
  const Json document = Json::parse(out.str());
  EXPECT_EQ(document["tyndau_report"], 1);
  EXPECT_EQ(document["hearings"].size(), 2U);
  EXPECT_EQ(document["summary"]["hearings"], 2);
  EXPECT_EQ(document["summary"]["rows"],
            Json({{"read", 3}, {"screened", 2}, {"pending", 0}, {"rejected", 1}}));
  EXPECT_EQ(document["summary"]["findings"]["notice-late"]["fail"], 2);
  EXPECT_THAT(out.str(), HasSubstr("[\n{\"id\":\"a\"},\n{\"id\":\"b\"}\n],\n"));
}

TEST(ReportWriter, WritesTheSameBytesInALocaleThatGroupsDigits) {
  struct Grouping : std::numpunct<char> {
    char do_thousands_sep() const override { return ' '; }
    char do_decimal_point() const override { return ','; }
    std::string do_grouping() const override { return "\3"; }
  };
  Summary summary;
  summary.rows.read = 1234567;
  const auto document = [&](const std::locale& locale) {
    std::ostringstream out;
    out.imbue(locale);
    ReportWriter writer(out, Manifest{});
    writer.finish(summary);
    return out.str();
  };
  EXPECT_EQ(document(std::locale(std::locale::classic(), new Grouping)), document(std::locale::classic()));
}

TEST(Summary, ComesBackFromItsJson) {
  Summary summary;
  summary.rows = {10, 7, 2, 1};
  summary.findings["notice-late"][Verdict::cannot_tell] = 5;
  const auto read = summary_from_json(summary_json(summary, 7));
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->rows, summary.rows);
  EXPECT_EQ(read->findings, summary.findings);
  EXPECT_EQ(summary_from_json(R"({"rows":{"read":"x"},"findings":{}})").error().where, "/rows/read");
}

}  // namespace
}  // namespace tyndau::layers
