#include "layers/scorecard.hpp"

#include "sample_report.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace tyndau::layers {
namespace {

TEST(Scorecard, AHearingFailsWhenAnyOfItsFindingsOfThatIdFails) {
  const auto verdicts = verdicts_by_finding(*test::sample_report());
  EXPECT_EQ(verdicts.at("coordinates-missing"), Verdict::fail);
  EXPECT_EQ(verdicts.at("notice-late"), Verdict::cannot_tell);
  EXPECT_EQ(verdicts.at("protocol-late"), Verdict::pass);
  EXPECT_EQ(verdicts.at("conclusion-late"), Verdict::not_applicable);
}

TEST(Scorecard, DoubtOutweighsAPassAndAPassWhatDoesNotApply) {
  hearing::Report report;
  for (const Verdict verdict : {Verdict::not_applicable, Verdict::pass, Verdict::cannot_tell}) {
    report.findings.push_back(test::sample_finding("a", "", verdict, FindingClass::legal, ""));
    if (verdict != Verdict::cannot_tell) {
      report.findings.push_back(test::sample_finding("b", "", verdict, FindingClass::legal, ""));
    }
  }
  EXPECT_EQ(verdicts_by_finding(report).at("a"), Verdict::cannot_tell);
  EXPECT_EQ(verdicts_by_finding(report).at("b"), Verdict::pass);
}

TEST(Scorecard, TheIntervalIsWilsons) {
  // 10 of 50: R, binom::binom.wilson(10, 50)
  const auto measured = share(10, 50);
  ASSERT_TRUE(measured);
  EXPECT_DOUBLE_EQ(measured->value, 0.2);
  EXPECT_NEAR(measured->interval.low, 0.1124375, 1e-6);
  EXPECT_NEAR(measured->interval.high, 0.3303711, 1e-6);
}

TEST(Scorecard, TheIntervalStaysBetweenNoneAndAll) {
  EXPECT_FALSE(share(0, 0));
  EXPECT_NEAR(share(0, 10)->interval.low, 0.0, 1e-15);
  EXPECT_NEAR(share(10, 10)->interval.high, 1.0, 1e-15);
  EXPECT_GT(share(0, 10)->interval.high, 0.2);
}

TEST(Scorecard, TheShareCountsOnlyWhatCouldBeJudged) {
  VerdictCounts counts;
  counts[Verdict::fail] = 1;
  counts[Verdict::pass] = 3;
  counts[Verdict::cannot_tell] = 100;
  EXPECT_DOUBLE_EQ(failing_share(counts)->value, 0.25);
}

Scorecard two_hearings() {
  Scorecard scorecard;
  scorecard.add(*test::sample_report());
  const auto other = test::sample_report("h-2");
  other->input.project.units.oblast.clear();
  other->input.start.reset();
  scorecard.add(*other);
  return scorecard;
}

TEST(Scorecard, HearingsAreCountedByOblastAndByYear) {
  const Scorecard scorecard = two_hearings();
  EXPECT_EQ(scorecard.hearings(), 2);
  EXPECT_EQ(scorecard.totals().at("coordinates-missing")[Verdict::fail], 2);
  EXPECT_EQ(scorecard.by_oblast().at({"coordinates-missing", "Акмолинская область"})[Verdict::fail], 1);
  EXPECT_EQ(scorecard.by_oblast().at({"coordinates-missing", ""})[Verdict::fail], 1);
  EXPECT_EQ(scorecard.by_year().at({"coordinates-missing", 2018})[Verdict::fail], 1);
  EXPECT_EQ(scorecard.by_year().at({"coordinates-missing", 0})[Verdict::fail], 1);
}

TEST(Scorecard, TheDocumentHoldsTheReferencesWithTheirSource) {
  const auto document = nlohmann::json::parse(two_hearings().json(test::catalogue(), {}));
  EXPECT_EQ(document["hearings"], 2);
  EXPECT_EQ(document["reference"]["confidence"], "S");
  ASSERT_EQ(document["reference"]["shares"].size(), 7U);
  for (const auto& reference : document["reference"]["shares"]) {
    EXPECT_EQ(reference["what"].size(), 3U);
    EXPECT_LE(reference["percent_low"], reference["percent_high"]);
  }
}

TEST(Scorecard, TheTableHasARowForAllEachOblastAndEachYear) {
  const std::string csv = two_hearings().csv(test::catalogue(), {}, Language::en);
  EXPECT_THAT(csv, testing::HasSubstr("coordinates-missing,coordinates-missing,all,0,2,0,0,0,100,"));
  EXPECT_THAT(csv, testing::HasSubstr("coordinates-missing,coordinates-missing,2018,0,1,0,0,0,100,"));
  EXPECT_THAT(csv, testing::HasSubstr("coordinates-missing,coordinates-missing,not stated,0,1,0,0,0,100,"));
}

TEST(Scorecard, TheTableEndsWithWholeHearingsAndTheirInitiators) {
  Scorecard scorecard;
  const auto one = test::sample_report();
  one->input.project.initiator = "LLP Example";
  const auto other = test::sample_report("h-2");
  other->input.project.initiator = "Somebody", other->input.project.initiator_is_private = true;
  scorecard.add(*one);
  scorecard.add(*other);
  const std::string csv = scorecard.csv(test::catalogue(), {}, Language::en);
  EXPECT_THAT(csv, testing::HasSubstr("any,Any finding of law or of its purpose,all,0,2,0,0,0,100,"));
  EXPECT_THAT(csv, testing::HasSubstr("any,Any finding of law or of its purpose,LLP Example,0,1,0,0,0,100,"));
  EXPECT_THAT(csv, testing::HasSubstr(",private person,0,1,0,0,0,100,"));
  EXPECT_THAT(csv, testing::Not(testing::HasSubstr("Somebody")));
  const auto document = nlohmann::json::parse(scorecard.json(test::catalogue(), {}));
  EXPECT_EQ(document["of_hearings"]["all"], 2);
  EXPECT_EQ(document["of_hearings"]["by_initiator"].size(), 2U);
}

TEST(Scorecard, VerdictsAloneDoNotSayWhichRulesWereRead) {
  Scorecard scorecard;
  scorecard.add({{"notice-late", Verdict::fail}}, "", 2024);
  const auto document = nlohmann::json::parse(scorecard.json(test::catalogue(), {}));
  EXPECT_FALSE(document["findings"][0].contains("conditional_fail"));
  EXPECT_FALSE(document.contains("of_hearings"));
}

TEST(Scorecard, TheOrderOfHearingsDoesNotMatter) {
  Scorecard other;
  const auto second = test::sample_report("h-2");
  second->input.project.units.oblast.clear();
  second->input.start.reset();
  other.add(*second);
  other.add(*test::sample_report());
  EXPECT_EQ(other.json(test::catalogue(), {}), two_hearings().json(test::catalogue(), {}));
}

}  // namespace
}  // namespace tyndau::layers
