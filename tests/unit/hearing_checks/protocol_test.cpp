#include "unit/hearing_checks/bench.hpp"

#include <gtest/gtest.h>

namespace tyndau::hearing {
namespace {

using test::at;
using test::day;

class ProtocolLate : public ::testing::Test {
 protected:
  ProtocolLate() {
    bench_.input.start = at(closed_);
    bench_.count_ends(Ends::first_excluded);
  }
  Finding signing() const { return bench_.about("protocol-late", "signing"); }
  Finding publication(const std::string& pack = "kz-2021") const {
    return bench_.about("protocol-late", "publication", pack);
  }
  Protocol& protocol() { return bench_.input.protocol; }

  const Date closed_ = day(2022, 6, 6);  // Monday of a week without holidays
  test::Bench bench_;
};

TEST_F(ProtocolLate, ItIsSignedWithinTwoWorkingDays) {
  protocol().signed_on = day(2022, 6, 7);
  EXPECT_EQ(signing().verdict, Verdict::pass);
  protocol().signed_on = day(2022, 6, 8);
  EXPECT_EQ(signing().verdict, Verdict::pass);
  EXPECT_EQ(signing().required, (Requirement{Bound::at_most, 2, Unit::working_day}));
  EXPECT_EQ(signing().rule.article, "73(14)");
  protocol().signed_on = day(2022, 6, 9);
  EXPECT_EQ(signing().verdict, Verdict::fail);
}

TEST_F(ProtocolLate, ItIsPublishedWithinTwoWorkingDaysOfItsSigning) {
  protocol().signed_on = day(2022, 6, 9);
  protocol().published_on = day(2022, 6, 13);  // over a weekend
  EXPECT_EQ(publication().verdict, Verdict::pass);
  EXPECT_EQ(publication().measured, (Quantity{{2, 2}, Unit::working_day}));
  EXPECT_EQ(publication().rule.article, "73(15)");
  protocol().published_on = day(2022, 6, 14);
  EXPECT_EQ(publication().verdict, Verdict::fail);
}

TEST_F(ProtocolLate, AnUnconfirmedConventionLeavesTheBoundaryOpen) {
  bench_.count_ends(Ends::unconfirmed);
  protocol().signed_on = day(2022, 6, 7);
  EXPECT_EQ(signing().verdict, Verdict::pass);  // 0 to 2
  protocol().signed_on = day(2022, 6, 8);
  EXPECT_EQ(signing().verdict, Verdict::cannot_tell);  // 1 to 3
  protocol().signed_on = day(2022, 6, 9);
  EXPECT_EQ(signing().verdict, Verdict::cannot_tell);  // 2 to 4
  protocol().signed_on = day(2022, 6, 10);
  EXPECT_EQ(signing().verdict, Verdict::fail);  // 3 to 5
}

TEST_F(ProtocolLate, UnderTheCodeOf2007SevenWorkingDaysAfterTheHearingAreTheBound) {
  protocol().published_on = day(2022, 6, 15);
  EXPECT_EQ(publication("kz-2007").verdict, Verdict::pass);
  EXPECT_EQ(publication("kz-2007").measured, (Quantity{{7, 7}, Unit::working_day}));
  protocol().published_on = day(2022, 6, 16);
  EXPECT_EQ(publication("kz-2007").verdict, Verdict::fail);
  EXPECT_EQ(bench_.all("protocol-late", "kz-2007").size(), 1U);
}

TEST_F(ProtocolLate, WithoutTheDayOfSigningOnlyWhatNoSuchDayCouldExplainFails) {
  protocol().published_on = day(2022, 6, 10);  // four working days: signed on the 8th it would be in time
  EXPECT_EQ(publication().verdict, Verdict::cannot_tell);
  EXPECT_EQ(publication().settled_by->key, "settle.protocol_signed");
  protocol().published_on = day(2022, 6, 13);
  const Finding found = publication();
  EXPECT_EQ(found.verdict, Verdict::fail);
  EXPECT_EQ(found.message.key, "protocol-late.fail.together");
  EXPECT_EQ(found.required, (Requirement{Bound::at_most, 4, Unit::working_day}));
  EXPECT_EQ(signing().settled_by->key, "settle.protocol_signed");
}

TEST_F(ProtocolLate, WithoutTheDayOfSigningAnUnconfirmedConventionGivesMoreRoom) {
  bench_.count_ends(Ends::unconfirmed);
  protocol().published_on = day(2022, 6, 14);  // six working days: three and three with neither end counted
  EXPECT_EQ(publication().verdict, Verdict::cannot_tell);
  protocol().published_on = day(2022, 6, 15);
  EXPECT_EQ(publication().verdict, Verdict::fail);
}

TEST_F(ProtocolLate, PublishedBeforeTheHearingDecidesNothing) {
  protocol().published_on = day(2022, 6, 3);
  EXPECT_EQ(publication().verdict, Verdict::cannot_tell);
  EXPECT_EQ(publication("kz-2007").settled_by->key, "settle.date_order");
  protocol().signed_on = day(2022, 6, 5);
  EXPECT_EQ(signing().settled_by->key, "settle.date_order");
  EXPECT_EQ(publication().settled_by->key, "settle.date_order");
}

TEST_F(ProtocolLate, AMeetingWithoutAnEndIsTakenToEndOnItsLastKnownDayAndSaysSo) {
  protocol().signed_on = day(2022, 6, 8);
  EXPECT_TRUE(test::tells(signing(), "protocol-late.assumed_end"));
  bench_.input.end = at(day(2022, 6, 7));
  protocol().signed_on = day(2022, 6, 9);
  EXPECT_EQ(signing().verdict, Verdict::pass);
  EXPECT_FALSE(test::tells(signing(), "protocol-late.assumed_end"));
}

TEST_F(ProtocolLate, ASurveyWithoutAnEndIsNotCounted) {
  bench_.input.form = Form::survey;
  protocol().signed_on = day(2022, 6, 20);
  EXPECT_EQ(signing().settled_by->key, "settle.hearing_end");
  protocol().published_on = day(2022, 6, 20);
  EXPECT_EQ(publication("kz-2007").settled_by->key, "settle.hearing_end");
}

TEST_F(ProtocolLate, WithoutDatesNothingIsCounted) {
  protocol().status = Seen::present;
  EXPECT_EQ(signing().settled_by->key, "settle.protocol_signed");
  EXPECT_EQ(publication().settled_by->key, "settle.protocol_published");
  EXPECT_EQ(publication("kz-2007").settled_by->key, "settle.protocol_published");
}

TEST_F(ProtocolLate, WithoutAProtocolNothingIsLate) {
  protocol().status = Seen::absent;
  EXPECT_EQ(bench_.one("protocol-late").message.key, "not_applicable.no_protocol");
}

TEST(ProtocolMissing, OnlyAnAbsentProtocolFails) {
  test::Bench bench;
  EXPECT_EQ(bench.one("protocol-missing").settled_by->key, "settle.protocol");
  bench.input.protocol.published_on = day(2022, 6, 6);
  EXPECT_EQ(bench.verdict("protocol-missing"), Verdict::pass);
  bench.input.protocol = {};
  bench.input.protocol.signed_on = day(2022, 6, 6);
  EXPECT_EQ(bench.verdict("protocol-missing"), Verdict::pass);
  bench.input.protocol = {};
  bench.input.protocol.status = Seen::absent;
  EXPECT_EQ(bench.verdict("protocol-missing"), Verdict::fail);
}

TEST(ProtocolDefective, SeenDefectsFailAndAreListed) {
  test::Bench bench;
  EXPECT_EQ(bench.one("protocol-defective").settled_by->key, "settle.protocol_defects");
  bench.input.protocol.defects = Seen::absent;
  EXPECT_EQ(bench.verdict("protocol-defective"), Verdict::pass);
  bench.input.protocol.defects = Seen::present;
  EXPECT_EQ(bench.one("protocol-defective").message.key, "protocol-defective.fail");
  bench.input.protocol.defect_texts = {"no signature", "no list of people"};
  EXPECT_EQ(test::english(bench.one("protocol-defective").message),
            "Defects of the protocol: no signature; no list of people. They need to be corrected.");
  bench.input.protocol.defects = Seen::not_seen;
  EXPECT_EQ(bench.verdict("protocol-defective"), Verdict::fail);
  bench.input.protocol.status = Seen::absent;
  EXPECT_EQ(bench.verdict("protocol-defective"), Verdict::not_applicable);
}

}  // namespace
}  // namespace tyndau::hearing
