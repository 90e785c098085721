#include "hearing/checks/check.hpp"

#include "hearing/finding_ids.hpp"
#include "unit/hearing_checks/bench.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace tyndau::hearing {
namespace {

Verdict at_least(double low, double high, double bound) {
  return judge({{low, high}, Unit::metre}, {Bound::at_least, bound, Unit::metre});
}
Verdict at_most(double low, double high, double bound) {
  return judge({{low, high}, Unit::metre}, {Bound::at_most, bound, Unit::metre});
}
Verdict equal(double low, double high, double bound) {
  return judge({{low, high}, Unit::metre}, {Bound::equal, bound, Unit::metre});
}

TEST(Judge, AtLeastHoldsFromTheBoundOn) {
  EXPECT_EQ(at_least(20, 20, 20), Verdict::pass);
  EXPECT_EQ(at_least(19, 19, 20), Verdict::fail);
  EXPECT_EQ(at_least(20, 25, 20), Verdict::pass);
  EXPECT_EQ(at_least(19, 20, 20), Verdict::cannot_tell);
  EXPECT_EQ(at_least(18, 19, 20), Verdict::fail);
}

TEST(Judge, AtMostHoldsUpToTheBound) {
  EXPECT_EQ(at_most(5, 5, 5), Verdict::pass);
  EXPECT_EQ(at_most(6, 6, 5), Verdict::fail);
  EXPECT_EQ(at_most(1, 5, 5), Verdict::pass);
  EXPECT_EQ(at_most(5, 6, 5), Verdict::cannot_tell);
  EXPECT_EQ(at_most(6, 9, 5), Verdict::fail);
}

TEST(Judge, EqualHoldsAtTheBoundAlone) {
  EXPECT_EQ(equal(5, 5, 5), Verdict::pass);
  EXPECT_EQ(equal(4, 4.9, 5), Verdict::fail);
  EXPECT_EQ(equal(5.1, 6, 5), Verdict::fail);
  EXPECT_EQ(equal(4, 6, 5), Verdict::cannot_tell);
  EXPECT_EQ(equal(5, 6, 5), Verdict::cannot_tell);
}

TEST(Judge, OnlyWhatIsAbsentFails) {
  EXPECT_EQ(judge(Seen::present), Verdict::pass);
  EXPECT_EQ(judge(Seen::absent), Verdict::fail);
  EXPECT_EQ(judge(Seen::not_seen), Verdict::cannot_tell);
}

TEST(AllChecks, AreOneForEachFindingInTheOrderOfTheirIds) {
  std::vector<std::string_view> ids;
  for (const CheckEntry& entry : all_checks()) {
    ids.push_back(entry.id);
    EXPECT_NE(entry.check, nullptr) << entry.id;
  }
  EXPECT_EQ(ids, std::vector<std::string_view>(finding_ids.begin(), finding_ids.end()));
}

class MakeFinding : public ::testing::Test {
 protected:
  Case input_;
  Geography geography_;
  Atlas atlas_{AtlasData{}};
  ScreeningOptions options_;
  const RulePack& pack_ = *test::shipped_rules().find("kz-2021");
  const Rule& rule_ = *pack_.find("notice-late");
  CheckContext context_{input_, geography_, atlas_, test::shipped_rules(), pack_, rule_, options_};
};

TEST_F(MakeFinding, NamesItsRuleWithSourceAndConfidence) {
  const Finding finding = make_finding(context_, Verdict::fail, "Aksu");
  EXPECT_EQ(finding.id, "notice-late");
  EXPECT_EQ(finding.subject, "Aksu");
  EXPECT_EQ(finding.verdict, Verdict::fail);
  EXPECT_EQ(finding.finding_class, FindingClass::legal);
  EXPECT_EQ(finding.rule.pack, "kz-2021");
  EXPECT_EQ(finding.rule.pack_version, pack_.version);
  EXPECT_EQ(finding.rule.version, rule_.version);
  EXPECT_EQ(finding.rule.article, "73(4)");
  EXPECT_EQ(finding.rule.source, &pack_.sources.at("code-2021").title);
  EXPECT_EQ(finding.rule.source_url, pack_.sources.at("code-2021").url);
  EXPECT_EQ(finding.rule.confidence, "C1");
  EXPECT_TRUE(finding.rule.verified);
  EXPECT_EQ(finding.forms, (std::vector<std::string_view>{"open_meeting", "survey", "online"}));
  EXPECT_EQ(finding.message.key, "notice-late.fail");
  EXPECT_EQ(make_finding(context_, Verdict::pass, {}, "x").message.key, "notice-late.pass.x");
}

TEST_F(MakeFinding, AParameterIsCitedInsteadOfItsRule) {
  Finding finding = make_finding(context_, Verdict::fail);
  const hearing::Authority article{"12", "report-2021", "S", false, {}};
  cite(finding, context_, article);
  EXPECT_EQ(finding.rule.article, "12");
  EXPECT_EQ(finding.rule.source, &pack_.sources.at("report-2021").title);
  EXPECT_EQ(finding.rule.confidence, "S");
  EXPECT_FALSE(finding.rule.verified);
}

TEST_F(MakeFinding, WhatDoesNotApplySaysWhy) {
  const Finding finding = not_applicable(context_, "form", "x");
  EXPECT_EQ(finding.verdict, Verdict::not_applicable);
  EXPECT_EQ(finding.message.key, "not_applicable.form");
  EXPECT_EQ(finding.subject, "x");
}

TEST_F(MakeFinding, WhatCannotBeToldNamesTheDatum) {
  const Finding finding = cannot_tell(context_, "notice_date", "x", "undated");
  EXPECT_EQ(finding.verdict, Verdict::cannot_tell);
  EXPECT_EQ(finding.message.key, "notice-late.cannot_tell.undated");
  ASSERT_TRUE(finding.settled_by);
  EXPECT_EQ(finding.settled_by->key, "settle.notice_date");
}

}  // namespace
}  // namespace tyndau::hearing
