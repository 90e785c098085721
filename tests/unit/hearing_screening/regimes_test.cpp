#include "hearing/regimes.hpp"

#include "unit/geo/random_shapes.hpp"
#include "unit/hearing_screening/sketch.hpp"

#include <set>

namespace tyndau {
namespace {

using namespace hearing;

Date day(std::string_view iso) { return parse_iso_date(iso).value(); }
LocalDateTime moment(std::string_view iso) { return {day(iso), std::nullopt}; }

Outlet outlet(std::string_view iso, Seen seen = Seen::present) {
  Outlet one;
  one.kind = MediaKind::newspaper;
  one.seen = seen;
  one.date = day(iso);
  return one;
}

std::string ids(const std::vector<const RulePack*>& packs) {
  std::string all;
  for (const RulePack* pack : packs) all += (all.empty() ? "" : " ") + pack->id;
  return all;
}

std::string by_notice(const Case& input, const ScreeningOptions& options = {}) {
  return ids(packs_for(JudgedBy::notice_date, input, test::shipped_rules(), options));
}
std::string by_hearing(const Case& input, const ScreeningOptions& options = {}) {
  return ids(packs_for(JudgedBy::hearing_date, input, test::shipped_rules(), options));
}

std::string told(const std::optional<DateInterval>& days) {
  return days ? to_iso(days->low) + " to " + to_iso(days->high) : "unknown";
}

Case noticed(std::string_view iso) {
  Case input;
  input.notice.date = day(iso);
  return input;
}
Case held(std::string_view iso) {
  Case input;
  input.start = moment(iso);
  return input;
}

/// The days on which what is in force changes, by law: the Code of 2007 (the day it was signed at the earliest), the Code of
/// 2021, the last day on which its first wording is certain, and the re-issued rules of 2024.
struct Boundary {
  const char* day;
  const char* packs;
};
constexpr Boundary boundaries[] = {
    {"2007-01-08", ""},
    {"2007-01-09", "kz-2007"},
    {"2021-06-30", "kz-2007"},
    {"2021-07-01", "kz-2021"},
    {"2023-09-15", "kz-2021"},
    {"2023-09-16", "kz-2021 kz-2024"},
    {"2024-03-22", "kz-2021 kz-2024"},
    {"2024-03-23", "kz-2024"},
    {"2099-12-31", "kz-2024"},
};

TEST(Regimes, ChangeOnTheDaysThatThePacksName) {
  for (const Boundary& one : boundaries) {
    Case input = noticed(one.day);
    input.start = moment(one.day);
    EXPECT_EQ(by_notice(input), one.packs) << one.day;
    EXPECT_EQ(by_hearing(input), one.packs) << one.day;
  }
}

TEST(Regimes, TheNoticeAndTheHearingHaveEachTheirOwn) {
  Case input = noticed("2021-06-30");
  input.start = moment("2021-07-30");
  EXPECT_EQ(by_notice(input), "kz-2007");
  EXPECT_EQ(by_hearing(input), "kz-2021");
}

TEST(Regimes, AnUnknownNoticeWasNotAfterTheHearing) {
  EXPECT_EQ(by_notice(held("2021-06-30")), "kz-2007");
  EXPECT_EQ(by_notice(held("2021-07-01")), "kz-2007 kz-2021");
  EXPECT_EQ(by_notice(held("2023-09-16")), "kz-2007 kz-2021 kz-2024");
  EXPECT_EQ(by_hearing(held("2021-07-01")), "kz-2021");
}

TEST(Regimes, AnUnknownHearingWasNotBeforeTheNotice) {
  EXPECT_EQ(by_hearing(noticed("2021-06-30")), "kz-2007 kz-2021 kz-2024");
  EXPECT_EQ(by_hearing(noticed("2021-07-01")), "kz-2021 kz-2024");
  EXPECT_EQ(by_hearing(noticed("2024-03-23")), "kz-2024");
  EXPECT_EQ(by_notice(noticed("2021-07-01")), "kz-2021");
}

TEST(Regimes, WithoutAnyDateEveryPackOfTheCountryMayJudge) {
  EXPECT_EQ(told(notice_days(Case{})), "unknown");
  EXPECT_EQ(told(hearing_days(Case{})), "unknown");
  EXPECT_EQ(by_notice(Case{}), "kz-2007 kz-2021 kz-2024");
  EXPECT_EQ(by_hearing(Case{}), "kz-2007 kz-2021 kz-2024");
}

TEST(Regimes, TheNoticesOwnDateBeatsThoseOfItsOutlets) {
  Case input = noticed("2021-06-30");
  input.notice.outlets = {outlet("2021-07-05")};
  EXPECT_EQ(told(notice_days(input)), "2021-06-30 to 2021-06-30");
  EXPECT_EQ(by_notice(input), "kz-2007");
}

TEST(Regimes, OutletsThatDisagreeLeaveTheDaysBetweenThemOpen) {
  Case input;
  input.notice.outlets = {outlet("2021-07-05"), outlet("2021-06-28"), Outlet{}};
  EXPECT_EQ(told(notice_days(input)), "2021-06-28 to 2021-07-05");
  EXPECT_EQ(by_notice(input), "kz-2007 kz-2021");
}

TEST(Regimes, AnOutletThatWasSeenNotToPublishDatesNothing) {
  Case input;
  input.notice.outlets = {outlet("2021-07-05"), outlet("2021-06-28", Seen::absent)};
  EXPECT_EQ(told(notice_days(input)), "2021-07-05 to 2021-07-05");
  EXPECT_EQ(by_notice(input), "kz-2021");
}

TEST(Regimes, AHearingLastsFromItsFirstDayToItsLastAtAnyVenue) {
  Case input = held("2021-06-29");
  input.end = moment("2021-06-30");
  EXPECT_EQ(told(hearing_days(input)), "2021-06-29 to 2021-06-30");
  EXPECT_EQ(by_hearing(input), "kz-2007");
  input.venues.resize(2);
  input.venues[0].start = moment("2021-06-28");
  input.venues[1].end = moment("2021-07-01");
  EXPECT_EQ(told(hearing_days(input)), "2021-06-28 to 2021-07-01");
  EXPECT_EQ(by_hearing(input), "kz-2007 kz-2021");
}

TEST(Regimes, OfRandomSpansAreThoseWhoseTimeTheyMeet) {
  struct Time {
    const char* pack;
    Date first, last;
  };
  const std::vector<Time> times{{"kz-2007", day("2007-01-09"), day("2021-06-30")},
                                {"kz-2021", day("2021-07-01"), day("2024-03-22")},
                                {"kz-2024", day("2023-09-16"), day("2999-01-01")}};
  geo::test::Chance chance(7);
  for (int round = 0; round < 1000; ++round) {
    const Date first = day("2005-01-01") + std::chrono::days(chance.below(8000));
    const Date last = first + std::chrono::days(chance.below(3) == 0 ? chance.below(1500) : 0);
    Case input;
    input.start = LocalDateTime{first, std::nullopt};
    input.end = LocalDateTime{last, std::nullopt};
    std::string expected;
    for (const Time& time : times) {
      if (first <= time.last && last >= time.first)
        expected += (expected.empty() ? "" : " ") + std::string(time.pack);
    }
    EXPECT_EQ(by_hearing(input), expected) << to_iso(first) << " to " << to_iso(last);
  }
}

TEST(Regimes, APackThatTheOptionsNameJudgesWhateverTheDatesSay) {
  ScreeningOptions options;
  options.rule_pack = "kz-2024";
  for (const Case& input : {Case{}, noticed("2010-05-05"), held("1999-01-01")}) {
    EXPECT_EQ(by_notice(input, options), "kz-2024");
    EXPECT_EQ(by_hearing(input, options), "kz-2024");
  }
  options.rule_pack = "kz-1900";
  EXPECT_EQ(by_notice(noticed("2010-05-05"), options), "");
  test::World world;
  world.options.rule_pack = "kz-2024";
  world.input.notice.date = day("2010-05-05");
  EXPECT_EQ(world.report().packs, std::vector<std::string>{"kz-2024 1.0.0"});
}

TEST(Regimes, ACountryWithoutPacksHasTheGeneralPrinciples) {
  Case input = noticed("2022-01-01");
  input.country = "GE";
  EXPECT_EQ(by_notice(input), "aarhus");
  input.notice.date = day("2001-10-29");
  EXPECT_EQ(by_notice(input), "") << "the Convention entered into force on the next day";
}

TEST(Regimes, EveryRuleStandsOncePerPackFromTheOldestOn) {
  std::map<std::string, std::string> packs;
  std::string last;
  for (const PackRule& one : rules_for(Case{}, test::shipped_rules(), {})) {
    EXPECT_LE(last, one.rule->id);
    last = one.rule->id;
    packs[last] += (packs[last].empty() ? "" : " ") + one.pack->id;
  }
  EXPECT_EQ(packs.size(), 38U);
  for (const auto& [id, in_packs] : packs) EXPECT_EQ(in_packs, "kz-2007 kz-2021 kz-2024") << id;
}

TEST(Regimes, ARuleIsJudgedByItsOwnDate) {
  Case input = noticed("2021-06-30");
  input.start = moment("2021-07-30");
  std::map<std::string, std::string> packs;
  for (const PackRule& one : rules_for(input, test::shipped_rules(), {})) packs[one.rule->id] += one.pack->id;
  EXPECT_EQ(packs.size(), 38U);
  for (const char* id : {"hearing-too-long", "hearing-without-leb", "protocol-late", "protocol-missing"}) {
    EXPECT_EQ(packs[id], "kz-2021") << id;
  }
  for (const char* id : {"notice-late", "documents-late", "community-without-hearing"}) {
    EXPECT_EQ(packs[id], "kz-2007") << id;
  }
}

/// Documents that were online for 26 days: enough for the 20 days of 2007, too few for the 30 days of 2021.
class OnlineFor26Days : public ::testing::Test {
 protected:
  OnlineFor26Days() {
    world_.options.rule_pack.clear();
    world_.input.start = moment("2021-08-01");
    world_.input.notice.documents_online = day("2021-07-06");
    world_.input.notice.documents_online_seen = Seen::present;
  }
  Finding finding() { return world_.finding("documents-late"); }
  test::World world_;
};

TEST_F(OnlineFor26Days, PassOrFailByTheDateOfTheNotice) {
  world_.input.notice.date = day("2021-06-30");
  EXPECT_EQ(finding().verdict, Verdict::pass);
  EXPECT_EQ(finding().rule.pack, "kz-2007");
  world_.input.notice.date = day("2021-07-01");
  EXPECT_EQ(finding().verdict, Verdict::fail);
  EXPECT_EQ(finding().rule.pack, "kz-2021");
}

TEST_F(OnlineFor26Days, CannotBeJudgedWhenTheNoticeMayBeOfEitherTime) {
  const Finding open = finding();
  EXPECT_EQ(open.verdict, Verdict::cannot_tell);
  EXPECT_EQ(open.message.key, "regimes.cannot_tell");
  ASSERT_TRUE(open.settled_by);
  EXPECT_EQ(open.settled_by->key, "settle.notice_date");
  test::expect_whole(open);
  std::vector<std::string> told;
  for (const Message& basis : open.basis) {
    if (basis.key == "regimes.verdict") told.push_back(test::english(basis));
  }
  ASSERT_EQ(told.size(), 2U) << "each pack's verdict is the basis, the oldest first";
  EXPECT_NE(told[0].find("Environmental Code of 2007"), std::string::npos) << told[0];
  EXPECT_NE(told[0].find("; source: National report"), std::string::npos) << told[0];
  EXPECT_NE(told[1].find("Environmental Code of 2021"), std::string::npos) << told[1];
  EXPECT_EQ(world_.report().packs, (std::vector<std::string>{"kz-2007 1.0.0", "kz-2021 1.0.0"}));
}

TEST_F(OnlineFor26Days, AreJudgedWhenBothTimesAgree) {
  world_.input.notice.documents_online = day("2021-07-30");
  EXPECT_EQ(finding().verdict, Verdict::fail);
  EXPECT_EQ(finding().rule.pack, "kz-2021") << "the latest pack speaks for all";
  world_.input.notice.documents_online = day("2021-06-01");
  EXPECT_EQ(finding().verdict, Verdict::pass);
}

Finding said(const std::string& pack, Verdict verdict, const std::string& subject = {}) {
  Finding finding;
  finding.id = "rule";
  finding.subject = subject;
  finding.verdict = verdict;
  finding.rule.pack = pack;
  finding.message.key = pack + "." + std::string(code(verdict));
  if (verdict == Verdict::cannot_tell) finding.settled_by = Message{"settle.venue", {}};
  return finding;
}

TEST(Combined, OfOnePackIsWhatItSaysBySubject) {
  const auto all = combined({{said("a", Verdict::fail, "y"), said("a", Verdict::pass, "x")}}, "wording");
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].subject, "x");
  EXPECT_EQ(all[0].verdict, Verdict::pass);
  EXPECT_EQ(all[1].verdict, Verdict::fail);
  EXPECT_TRUE(combined({}, "wording").empty());
}

TEST(Combined, EveryPairOfVerdictsAgreesOrIsOpen) {
  const std::vector<Verdict> verdicts{Verdict::pass, Verdict::fail, Verdict::cannot_tell,
                                      Verdict::not_applicable};
  for (const Verdict older : verdicts) {
    for (const Verdict later : verdicts) {
      const auto all = combined({{said("a", older)}, {said("b", later)}}, "wording");
      ASSERT_EQ(all.size(), 1U);
      const Finding& one = all.front();
      EXPECT_EQ(one.verdict, older == later ? later : Verdict::cannot_tell);
      EXPECT_EQ(one.message.key,
                older == later ? "b." + std::string(code(later)) : std::string("regimes.cannot_tell"));
      EXPECT_EQ(one.settled_by.has_value(), one.verdict == Verdict::cannot_tell);
    }
  }
}

TEST(Combined, WithoutADateAFailureIsAsSureAsItsLeastSureRule) {
  auto read = said("b", Verdict::fail);
  read.rule.verified = true;
  const auto of = [&](bool dateless) {
    return combined({{said("a", Verdict::fail)}, {read}}, "notice_date", dateless).at(0).message.key;
  };
  EXPECT_EQ(of(true), "a.fail");
  EXPECT_EQ(of(false), "b.fail");
}

TEST(Combined, OneThatDiffersFromTwoIsEnough) {
  const auto all = combined(
      {{said("a", Verdict::pass)}, {said("b", Verdict::fail)}, {said("c", Verdict::pass)}}, "wording");
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].verdict, Verdict::cannot_tell);
  EXPECT_EQ(all[0].basis.size(), 6U) << "a verdict and its sentence for each pack";
}

TEST(Combined, SubjectsAreComparedEachWithItself) {
  const auto all = combined({{said("a", Verdict::pass, "x"), said("a", Verdict::fail, "y")},
                             {said("b", Verdict::pass, "x"), said("b", Verdict::pass, "y")}},
                            "wording");
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].verdict, Verdict::pass);
  EXPECT_EQ(all[1].verdict, Verdict::cannot_tell);
}

TEST(Combined, TwoAnswersAboutOneSubjectStayTwo) {
  const auto all = combined({{said("a", Verdict::pass, "x"), said("a", Verdict::fail, "x")},
                             {said("b", Verdict::pass, "x"), said("b", Verdict::fail, "x")}},
                            "wording");
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].verdict, Verdict::pass);
  EXPECT_EQ(all[1].verdict, Verdict::fail);
}

/// What the findings of a rule ask for where the packs disagree, screened with those that the dates allow.
std::set<std::string> asked_for(const Case& input, const std::string& rule) {
  const Report report = screen(input, Atlas(AtlasData{}), test::shipped_rules(), {});
  std::set<std::string> keys;
  for (const Finding& finding : report.findings) {
    if (finding.id == rule && finding.message.key == "regimes.cannot_tell")
      keys.insert(finding.settled_by->key);
  }
  return keys;
}

TEST(Combined, ARuleOfTheHearingsDateAsksForTheHearingsDate) {
  Case input;
  input.notice.date = make_date(2021, 5, 3);
  input.protocol.status = Seen::present;
  input.protocol.signed_on = make_date(2021, 8, 2);
  input.protocol.published_on = make_date(2021, 8, 30);
  EXPECT_EQ(asked_for(input, "protocol-late"), std::set<std::string>{"settle.hearing_date"});
}

}  // namespace
}  // namespace tyndau
