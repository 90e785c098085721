#include "app/processes.hpp"

#include "unit/app/small_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <map>

namespace tyndau::app {
namespace {

using nlohmann::json;
using Kind = Refusal::Kind;

class ProcessesTest : public testing::Test {
 protected:
  static Answer<std::string> run(std::string_view id, std::string_view body,
                                 std::string_view type = "application/json", Limits limits = {}) {
    static const auto engine = test::small_engine();
    const Workshop workshop{engine, test::sentences(), limits, {test::source_dir() / "geodata", {}, {}}};
    Execution execution;
    execution.body = body;
    execution.content_type = type;
    return execute(*find_process(id), execution, workshop);
  }
  static json good(std::string_view id, std::string_view body, std::string_view type = "application/json") {
    const auto answer = run(id, body, type);
    EXPECT_TRUE(answer) << (answer || answer.error().faults.empty()
                                ? ""
                                : answer.error().faults[0].pointer + " " +
                                      test::sentences().render(answer.error().faults[0].message).en);
    return answer ? json::parse(*answer) : json();
  }
  static std::pair<Kind, std::string> bad(std::string_view id, std::string_view body,
                                          std::string_view type = "application/json", Limits limits = {}) {
    const auto answer = run(id, body, type, limits);
    EXPECT_FALSE(answer) << body;
    if (answer || answer.error().faults.empty()) return {Kind::broken, "nothing said"};
    EXPECT_TRUE(test::sentences().has(answer.error().faults[0].message.key));
    return {answer.error().kind, answer.error().faults[0].pointer};
  }
  static std::string verdict(const json& report, const std::string& finding) {
    for (const auto& one : report["hearings"][0]["findings"]) {
      if (one["id"] == finding) return one["verdict"];
    }
    return "none";
  }
};

constexpr std::string_view row = R"({"type": "Feature", "id": "h", "properties": {"project_name": "Gold",
  "affected_communities": "Аксу", "venue_settlement": "Степногорск", "hearing_start": "2022-08-03T15:00"}})";

TEST_F(ProcessesTest, ScreenTakesARowOfTheTable) {
  const auto report = good("screen", R"({"inputs": {"hearing": )" + std::string(row) + "}}");
  EXPECT_EQ(report["tyndau_report"], 1);
  EXPECT_EQ(verdict(report, "community-without-hearing"), "fail");
}

TEST_F(ProcessesTest, ScreenTakesACaseAsReportsWriteIt) {
  const auto first = good("screen", R"({"inputs": {"hearing": )" + std::string(row) + "}}");
  const auto again = good("screen", json{{"inputs", {{"hearing", first["hearings"][0]["input"]}}}}.dump());
  EXPECT_EQ(first["hearings"], again["hearings"]);
}

TEST_F(ProcessesTest, InlineSettlementsCountForThisRequestAndStandInTheManifest) {
  const std::string inputs = R"({"inputs": {"hearing": {"id": "h", "project": {"name": "Gold", "footprint":
    {"shape": {"type": "Point", "coordinates": [70.0, 50.0]}}, "declared_spz_m": 2000}}, "settlements":
    {"type": "FeatureCollection", "features": [{"type": "Feature", "id": "new", "properties": {"name": "Жаңа ауыл",
     "population": 100}, "geometry": {"type": "Polygon", "coordinates":
     [[[70.0,50.0],[70.02,50.0],[70.02,50.02],[70.0,50.02],[70.0,50.0]]]}}]}}})";
  const auto report = good("screen", inputs);
  ASSERT_EQ(report["hearings"][0]["communities"].size(), 1U);
  EXPECT_EQ(report["hearings"][0]["communities"][0]["name"]["kk"], "Жаңа ауыл");
  bool named = false;
  for (const auto& dataset : report["manifest"]["datasets"]) {
    named =
        named || (dataset["id"] == "inline-settlements" && dataset["sha256"].get<std::string>().size() == 64);
  }
  EXPECT_TRUE(named);
  EXPECT_EQ(
      good("screen", R"({"inputs": {"hearing": )" + std::string(row) + "}}")["manifest"]["datasets"].size(),
      1U);
}

TEST_F(ProcessesTest, ADocumentResponseNamesTheOutput) {
  const auto answer =
      good("locate", R"({"inputs": {"text": "Аксу"}, "response": "document", "outputs": {"location": {}}})");
  EXPECT_EQ(answer["location"]["value"]["candidates"][0]["id"], "a:1");
}

TEST_F(ProcessesTest, WhatIsWrongIsNamedAtItsPlace) {
  using P = std::pair<Kind, std::string>;
  EXPECT_EQ(bad("locate", R"({"inputs": {}})"), (P{Kind::senseless, "/inputs/text"}));
  EXPECT_EQ(bad("locate", R"({"inputs": {"text": 5}})"), (P{Kind::senseless, "/inputs/text"}));
  EXPECT_EQ(bad("locate", R"({"inputs": {"text": "x", "more": 1}})"), (P{Kind::senseless, "/inputs/more"}));
  EXPECT_EQ(bad("locate", R"({"inputs": {"text": "x", "near": [1, 91]}})"),
            (P{Kind::senseless, "/inputs/near"}));
  EXPECT_EQ(bad("locate", R"({"text": "x"})"), (P{Kind::senseless, "/text"}));
  EXPECT_EQ(bad("locate", R"({"inputs": {"text": "x"}, "outputs": {"map": {}}})"),
            (P{Kind::senseless, "/outputs/map"}));
  EXPECT_EQ(bad("locate", R"({"inputs": {"text": "x", "text": "y"}})"), (P{Kind::malformed, "/inputs/text"}));
  EXPECT_EQ(bad("screen", R"({"inputs": {"hearing": {"id": "h", "venues": [{"id": "v1", "postion": 1}]}}})"),
            (P{Kind::senseless, "/inputs/hearing/venues/0/postion"}));
  EXPECT_EQ(bad("screen", R"({"inputs": {"hearing": {"id": "h"}, "rules": "kz-1900"}})"),
            (P{Kind::senseless, "/inputs/rules"}));
  EXPECT_EQ(bad("screen", R"({"inputs": {"hearing": {"id": "h"}, "zones": {"type": "Feature"}}})"),
            (P{Kind::senseless, "/inputs/zones"}));
  EXPECT_EQ(
      bad("screen",
          R"({"inputs": {"hearing": {"type": "Feature", "id": "h", "properties": {"venue_lon": "x"}}}})"),
      (P{Kind::senseless, "/inputs/hearing/properties/venue_lon"}));
}

TEST_F(ProcessesTest, TextThatIsNoJsonIsMalformed) {
  const std::string deep = "{\"inputs\":" + std::string(200, '[') + std::string(200, ']') + "}";
  EXPECT_EQ(bad("screen", deep).first, Kind::too_large);
  for (const auto* text :
       {"", "{", "{\"inputs\":{\"text\":NaN}}", "{\"inputs\":{\"text\":1e400}}", "{\"a\":1,}", "\xff"}) {
    EXPECT_EQ(bad("screen", text).first, Kind::malformed) << text;
  }
}

TEST_F(ProcessesTest, ATableIsScreenedFromItsBytes) {
  const auto result = good("screen-table",
                           "hearing_id,affected_communities,venue_settlement,hearing_start\n"
                           "1,Аксу,Степногорск,2022-08-03\n2,Аксу,Аксу,2022-08-03\n3,Аксу,Аксу,2022-13-03\n",
                           "text/csv");
  EXPECT_EQ(result["rows"]["screened"], 2);
  EXPECT_EQ(result["rows"]["rejected"], 1);
  EXPECT_EQ(result["problems"][0]["column"], "hearing_start");
  EXPECT_EQ(result["hearings"][0]["verdicts"]["community-without-hearing"], "fail");
  EXPECT_EQ(result["hearings"][1]["verdicts"]["community-without-hearing"], "pass");
  EXPECT_EQ(result["scorecard"]["hearings"], 2);
}

TEST_F(ProcessesTest, ATableMayStandInAnExecuteRequest) {
  const std::string csv = "Nr,affected_communities\n7,Аксу\n";
  const auto plain = json{{"inputs", {{"table", csv}, {"map", {{"hearing_id", "Nr"}}}, {"detail", "full"}}}};
  EXPECT_EQ(good("screen-table", plain.dump())["hearings"][0]["id"], "7");
  const auto coded =
      R"({"inputs": {"table": {"value": "aGVhcmluZ19pZAo3Cg==", "encoding": "base64", "mediaType": "text/csv"}}})";
  EXPECT_EQ(good("screen-table", coded)["hearings"][0]["id"], "7");
  const auto features = R"({"inputs": {"table": {"type": "FeatureCollection", "features": [{"type": "Feature",
     "geometry": null, "properties": {"hearing_id": "7"}}]}}})";
  EXPECT_EQ(good("screen-table", features)["hearings"][0]["id"], "7");
}

TEST_F(ProcessesTest, ASummaryHoldsEverythingButTheFindings) {
  const auto body =
      json{{"inputs",
            {{"table", "hearing_id,affected_communities,venue_settlement\n7,Аксу,Степногорск\n"},
             {"detail", "summary"}}}};
  const auto hearing = good("screen-table", body.dump())["hearings"][0];
  EXPECT_EQ(hearing["verdicts"]["community-without-hearing"], "fail");
  EXPECT_EQ(hearing["input"]["id"], "7");
  EXPECT_EQ(hearing["communities"].size(), 1);
  EXPECT_FALSE(hearing.contains("findings"));
  auto whole = body;
  whole["inputs"]["detail"] = "full";
  std::map<std::string, int> counts{{"fail", 0},          {"conditional_fail", 0},
                                    {"advisory_fail", 0}, {"cannot_tell", 0},
                                    {"pass", 0},          {"not_applicable", 0}};
  // By check: whether one fails outright, and one by a rule that nobody has read.
  std::map<std::string, std::pair<bool, bool>> failing;
  const auto full = good("screen-table", whole.dump())["hearings"][0];
  for (const auto& finding : full["findings"]) {
    const bool fails = finding["verdict"] == "fail";
    const bool advice = fails && finding["class"] == "advisory";
    const bool unread = fails && !advice && !finding["rule"]["verified"].get<bool>();
    ++counts[finding["verdict"]];
    counts["conditional_fail"] += unread ? 1 : 0;
    counts["advisory_fail"] += advice ? 1 : 0;
    if (!fails) continue;
    auto& [outright, doubted] = failing[finding["id"]];
    outright = outright || !(unread || advice);
    doubted = doubted || unread;
  }
  EXPECT_EQ(hearing["counts"], json(counts));
  auto conditional = json::array(), advisory = json::array();
  for (const auto& [id, how] : failing) {
    if (!how.first) (how.second ? conditional : advisory).push_back(id);
  }
  EXPECT_EQ(hearing["conditional"], conditional);
  EXPECT_EQ(hearing["advisory"], advisory);
  const auto again = good("screen", json{{"inputs", {{"hearing", hearing["input"]}}}}.dump());
  EXPECT_EQ(verdict(again, "community-without-hearing"), "fail");
}

TEST_F(ProcessesTest, ASummaryTellsOfRejectedRowsWhenNoOtherIsLeft) {
  const std::string csv = "hearing_id,hearing_start\n7,2022-13-03\n";
  const auto result = good("screen-table", json{{"inputs", {{"table", csv}, {"detail", "summary"}}}}.dump());
  EXPECT_EQ(result["rows"]["rejected"], 1);
  EXPECT_TRUE(result["hearings"].empty());
  EXPECT_EQ(result["problems"][0]["row"], 2);
  EXPECT_EQ(bad("screen-table", json{{"inputs", {{"table", csv}}}}.dump()).first, Kind::senseless);
}

TEST_F(ProcessesTest, CorrectedCellsAreReadInsteadOfThoseOfTheTable) {
  const std::string csv = "hearing_id,Start,affected_communities\n7,2022-13-03,Аксу\n8,2022-12-03,Аксу\n";
  auto inputs = json{{"table", csv}, {"map", {{"hearing_start", "Start"}}}, {"detail", "summary"}};
  EXPECT_EQ(good("screen-table", json{{"inputs", inputs}}.dump())["rows"]["rejected"], 1);
  inputs["corrections"] = json::array({{{"row", 2}, {"column", "Start"}, {"value", "2022-12-30"}},
                                       {{"row", 3}, {"column", "nowhere"}, {"value", "x"}}});
  const auto result = good("screen-table", json{{"inputs", inputs}}.dump());
  EXPECT_EQ(result["rows"]["rejected"], 0);
  EXPECT_EQ(result["hearings"][0]["input"]["start"], "2022-12-30");
  EXPECT_EQ(result["hearings"][1]["input"]["start"], "2022-12-03");
  for (const auto& wrong : {json(1), json::array({1}), json::array({{{"row", 0}, {"column", "a"}}}),
                            json::array({{{"row", 1.5}, {"column", "a"}}}), json::array({{{"row", 1}}})}) {
    inputs["corrections"] = wrong;
    EXPECT_THAT(bad("screen-table", json{{"inputs", inputs}}.dump()).second,
                testing::StartsWith("/inputs/corrections"));
  }
}

TEST_F(ProcessesTest, ACellIsCorrectedOnlyWhereItHoldsWhatStoodThereBefore) {
  auto inputs =
      json{{"table", "hearing_id,hearing_start\n7,2026-01-15\n8,40.13.2024\n9,\n"}, {"detail", "summary"}};
  inputs["corrections"] =
      json::array({{{"column", "hearing_start"}, {"was", "40.13.2024"}, {"value", "2024-05-14"}},
                   {{"row", 2}, {"column", "hearing_start"}, {"was", "40.13.2024"}, {"value", "2024-05-14"}},
                   {{"column", "hearing_start"}, {"was", "31.31.2024"}, {"value", "2024-05-31"}}});
  const auto result = good("screen-table", json{{"inputs", inputs}}.dump());
  EXPECT_EQ(result["made"]["corrections"], json::array({1, 0, 0}));
  EXPECT_EQ(result["hearings"][0]["input"]["start"], "2026-01-15");
  EXPECT_EQ(result["hearings"][1]["input"]["start"], "2024-05-14");
}

TEST_F(ProcessesTest, APairOfColumnsIsPutRightAsAWhole) {
  auto inputs = json{{"table", "hearing_id,project_lon,project_lat\n7,700543,5814560\n8,71.95,52.44\n"},
                     {"detail", "summary"}};
  inputs["fixes"] =
      json::array({{{"fix", "utm-42"}, {"columns", json::array({"project_lon", "project_lat"})}}});
  const auto result = good("screen-table", json{{"inputs", inputs}}.dump());
  EXPECT_EQ(result["rows"]["screened"], 2);
  EXPECT_EQ(result["made"]["fixes"], json::array({1}));
  for (const auto& wrong : {json(1), json::array({{{"fix", "utm-1"}, {"columns", json::array({"a", "b"})}}}),
                            json::array({{{"fix", "swap"}, {"columns", json::array({"a"})}}})}) {
    inputs["fixes"] = wrong;
    EXPECT_THAT(bad("screen-table", json{{"inputs", inputs}}.dump()).second,
                testing::StartsWith("/inputs/fixes"));
  }
}

TEST_F(ProcessesTest, AMisspeltPlaceComesWithWhatItCouldMean) {
  const auto body =
      json{{"inputs", {{"table", "hearing_id,venue_settlement\n7,Степногорсн\n"}, {"detail", "summary"}}}};
  const auto note = good("screen-table", body.dump())["notes"][0];
  EXPECT_EQ(note["code"], "place-doubtful");
  EXPECT_EQ(note["written"], "Степногорсн");
  EXPECT_EQ(note["candidates"][0]["id"], "a:2");
  EXPECT_EQ(note["candidates"][0]["oblast"], "Акмолинская область");
  EXPECT_TRUE(note["candidates"][0]["distance_m"].is_null());
}

TEST_F(ProcessesTest, AColumnThatIsNotUsedStaysSoInThePreview) {
  auto inputs = json{{"table", "hearing_id,venue_settlement,other\n7,Аксу,x\n"}, {"detail", "preview"}};
  EXPECT_FALSE(good("screen-table", json{{"inputs", inputs}}.dump())["columns"][1]["unused"]);
  inputs["map"] = {{"venue_settlement", ""}};
  const auto columns = good("screen-table", json{{"inputs", inputs}}.dump())["columns"];
  EXPECT_TRUE(columns[1]["column"].is_null());
  EXPECT_TRUE(columns[1]["unused"]);
  EXPECT_FALSE(columns[2]["unused"]);
}

TEST_F(ProcessesTest, APreviewShowsWhatTheColumnsAreTakenFor) {
  const std::string csv = "Title\nNr;Долгота объекта;Other\n7;71,9;x\n8;;y\n";
  auto inputs = json{{"table", csv}, {"map", {{"hearing_id", "Nr"}}}, {"detail", "preview"}};
  const auto preview = good("screen-table", json{{"inputs", inputs}}.dump());
  EXPECT_EQ(preview["rows"], 2);
  EXPECT_EQ(preview["columns"][0]["column"], "hearing_id");
  EXPECT_EQ(preview["columns"][0]["samples"], json::array({"7", "8"}));
  EXPECT_EQ(preview["columns"][1]["column"], "project_lon");
  EXPECT_EQ(preview["columns"][1]["samples"], json::array({"71,9"}));
  EXPECT_TRUE(preview["columns"][2]["column"].is_null());
  EXPECT_TRUE(preview["problems"].empty());
  inputs["map"] = {{"no_column", "Nr"}};
  EXPECT_EQ(bad("screen-table", json{{"inputs", inputs}}.dump()).first, Kind::senseless);
}

TEST_F(ProcessesTest, ATableWithoutNumbersIsNumberedByItsRowsAndSaysSo) {
  auto inputs = json{{"table", "venue_settlement,hearing_start\nАксу,2022-12-03\n"}, {"detail", "preview"}};
  EXPECT_EQ(good("screen-table", json{{"inputs", inputs}}.dump())["notes"][0]["code"], "rows-numbered");
  inputs["detail"] = "summary";
  const auto result = good("screen-table", json{{"inputs", inputs}}.dump());
  EXPECT_EQ(result["notes"][0]["code"], "rows-numbered");
  EXPECT_EQ(result["hearings"][0]["id"], "row-2");
}

TEST_F(ProcessesTest, APreviewShowsAHeaderThatCannotBeUsed) {
  const auto preview = [](const char* csv) {
    return good("screen-table", json{{"inputs", {{"table", csv}, {"detail", "preview"}}}}.dump());
  };
  const auto doubled = preview("Nr,venue_settlement,venue_settlement\n7,Аксу,Аксу\n");
  EXPECT_EQ(doubled["problems"][0]["code"], "header-doubled");
  EXPECT_EQ(doubled["columns"][0]["header"], "Nr");
  EXPECT_EQ(doubled["columns"][1]["column"], "venue_settlement");
  const auto unknown = preview("a,b\n1,2\n");
  EXPECT_FALSE(unknown["problems"].empty());
  EXPECT_EQ(unknown["columns"].size(), 2);
}

TEST_F(ProcessesTest, APreviewShowsTheFirstRowsAsTheyStandAndHowTheyWereRead) {
  auto inputs = json{{"table", "Title\n\nhearing_id;lon\n7;71,9\n"}, {"detail", "preview"}};
  const auto preview = good("screen-table", json{{"inputs", inputs}}.dump());
  EXPECT_EQ(preview["header_row"], 3);
  EXPECT_EQ(preview["encoding"], "UTF-8");
  EXPECT_EQ(preview["delimiter"], ";");
  EXPECT_TRUE(preview["sheets"].empty());
  EXPECT_EQ(preview["first_rows"],
            json::parse(R"([{"row": 1, "cells": ["Title"]}, {"row": 3, "cells": ["hearing_id", "lon"]},
                            {"row": 4, "cells": ["7", "71,9"]}])"));
  std::string many = "hearing_id\n";
  for (int i = 0; i < 500; ++i) many += std::to_string(i) + "\n";
  inputs["table"] = many;
  EXPECT_EQ(good("screen-table", json{{"inputs", inputs}}.dump())["first_rows"].size(), 100);
}

TEST_F(ProcessesTest, ATableIsReadAsItsOwnerSays) {
  // "Аксу" in CP866; and its first line looks like a header itself.
  auto inputs =
      json{{"table",
            {{"value", "aGVhcmluZ19pZCxub3Rlcwp4LHkKaGVhcmluZ19pZCx2ZW51ZV9zZXR0bGVtZW50CmgxLICq4eMK"},
             {"encoding", "base64"},
             {"mediaType", "text/csv"}}},
           {"header_row", 3},
           {"encoding", "CP866"},
           {"detail", "summary"}};
  const auto result = good("screen-table", json{{"inputs", inputs}}.dump());
  EXPECT_EQ(result["rows"]["read"], 1);
  EXPECT_EQ(result["hearings"][0]["input"]["venues"][0]["settlement"]["text"], "Аксу");
  for (const auto& [name, wrong] : {std::pair{"header_row", json(0)},
                                    {"header_row", json(1.5)},
                                    {"header_row", json("3")},
                                    {"encoding", json("latin")},
                                    {"sheet", json(1)}}) {
    auto changed = inputs;
    changed[name] = wrong;
    EXPECT_EQ(bad("screen-table", json{{"inputs", changed}}.dump()).second, std::string("/inputs/") + name);
  }
  inputs["header_row"] = 9;
  EXPECT_EQ(bad("screen-table", json{{"inputs", inputs}}.dump()).first, Kind::senseless);
}

TEST_F(ProcessesTest, AMapIsDrawnOfAHearingThatNobodyStores) {
  const auto body = [](const char* format) {
    return json{{"inputs", {{"hearing", json::parse(row)}, {"format", format}, {"paper", "a3"}}}}.dump();
  };
  const auto svg = good("draw-location-map", body("svg"));
  EXPECT_EQ(svg["mediaType"], "image/svg+xml");
  EXPECT_THAT(svg["value"].get<std::string>(), testing::HasSubstr("<svg"));
  const auto pdf = good("draw-location-map", body("pdf"));
  EXPECT_EQ(pdf["encoding"], "base64");
  EXPECT_THAT(pdf["value"].get<std::string>(), testing::StartsWith("JVBERi0"));
  EXPECT_EQ(bad("draw-location-map", body("gif")).second, "/inputs/format");
  const auto paper = json{{"inputs", {{"hearing", json::parse(row)}, {"paper", "a9"}}}}.dump();
  EXPECT_EQ(bad("draw-location-map", paper).second, "/inputs/paper");
  const auto nowhere = R"({"inputs": {"hearing": {"type": "Feature", "id": "h", "properties": {}}}})";
  EXPECT_EQ(bad("draw-location-map", nowhere), std::pair(Kind::senseless, std::string("/inputs/hearing")));
}

TEST_F(ProcessesTest, LimitsAreNamedWhenTheyAreHit) {
  Limits limits;
  limits.rows = 1;
  const auto answer = run("screen-table", "hearing_id\n1\n2\n", "text/csv", limits);
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, Kind::too_large);
  EXPECT_THAT(test::sentences().render(answer.error().faults[0].message).en,
              testing::HasSubstr("limit rows"));
}

TEST_F(ProcessesTest, FilesThatAreNoneOfTheirKindAreRefused) {
  EXPECT_EQ(
      bad("screen-table", "not a zip", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
          .first,
      Kind::senseless);
  EXPECT_EQ(bad("screen-table", "", "text/csv").first, Kind::senseless);
  EXPECT_EQ(bad("screen-table", "a,b\n1,2\n", "text/csv").first, Kind::senseless);
}

TEST_F(ProcessesTest, ATableThatNobodyWaitsForIsLeft) {
  const Workshop workshop{test::small_engine(), test::sentences(), {}, {}};
  Execution execution;
  execution.body = "hearing_id\n1\n2\n";
  execution.content_type = "text/csv";
  execution.cancelled = [] { return true; };
  const auto answer = execute(*find_process("screen-table"), execution, workshop);
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().faults.front().code, "cancelled");
}

TEST_F(ProcessesTest, PapersThatNobodyWaitsForAreNotRead) {
  const Workshop workshop{test::small_engine(), test::sentences(), {}, {}};
  Execution execution;
  execution.content_type = "application/json";
  execution.body = R"({"inputs": {"text": "Общественные слушания состоятся 20.03.2025 в 11:00."}})";
  ASSERT_TRUE(execute(*find_process("read"), execution, workshop));
  execution.cancelled = [] { return true; };
  const auto answer = execute(*find_process("read"), execution, workshop);
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().faults.front().code, "cancelled");
}

}  // namespace
}  // namespace tyndau::app
