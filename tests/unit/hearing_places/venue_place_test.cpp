#include "unit/hearing_places/scene.hpp"

namespace tyndau::hearing {
namespace {

class VenueFarFromAffected : public test::Scene {
 protected:
  Finding at(double low, double high, Basis basis = Basis::declared) {
    bench_.geography = {};
    venue("v1", "Hall");
    Community& one = community("a", {basis});
    relation(one, "v1", Certainty::no, test::metres(low, high));
    one.nearest = 0;
    return bench_.one("venue-far-from-affected");
  }
};

TEST_F(VenueFarFromAffected, TheThresholdItselfIsNotFar) {
  EXPECT_EQ(at(4000, 5000).verdict, Verdict::pass);
  EXPECT_EQ(at(5000, 5000).verdict, Verdict::pass);
  EXPECT_EQ(at(5000, 5000.1).verdict, Verdict::cannot_tell);
  EXPECT_EQ(at(5000.1, 5001).verdict, Verdict::fail);
}

TEST_F(VenueFarFromAffected, IsAdviceAndSaysSo) {
  const Finding found = at(9000, 9000);
  EXPECT_EQ(found.finding_class, FindingClass::advisory);
  EXPECT_EQ(found.required, (Requirement{Bound::at_most, 5000, Unit::metre}));
  EXPECT_NE(test::english(found.message).find("it is advice, not a rule of law"), std::string::npos);
  EXPECT_EQ(found.lines.size(), 1U);
}

TEST_F(VenueFarFromAffected, TheUsersThresholdReplacesThePacks) {
  bench_.options.far_threshold = Metres{1000};
  EXPECT_EQ(at(1000.1, 1001).verdict, Verdict::fail);
  EXPECT_EQ(at(900, 1000).verdict, Verdict::pass);
}

TEST_F(VenueFarFromAffected, WithoutAThresholdNothingIsJudged) {
  bench_.change_rule = [](Rule& rule) { rule.parameters.clear(); };
  EXPECT_EQ(at(1, 2).message.key, "not_applicable.no_limit");
}

TEST_F(VenueFarFromAffected, TheNearestCommunityCountsToo) {
  EXPECT_EQ(at(9000, 9000, Basis::nearest).verdict, Verdict::fail);
}

TEST_F(VenueFarFromAffected, TheAssignedVenueIsTheOneThatCounts) {
  venue("v1", "Hall");
  venue("v2", "School");
  Community& one = community("a", {Basis::declared});
  relation(one, "v1", Certainty::no, test::metres(100, 200));
  relation(one, "v2", Certainty::no, test::metres(8000, 9000)).assigned = true;
  one.nearest = 0;
  one.assigned = 1;
  const Finding found = bench_.one("venue-far-from-affected");
  EXPECT_EQ(found.verdict, Verdict::fail);
  EXPECT_EQ(found.measured, quantity(test::metres(8000, 9000)));
}

TEST_F(VenueFarFromAffected, ADistanceThatNobodyKnowsIsNotJudged) {
  venue("v1", "Hall");
  Community& one = community("a", {Basis::declared});
  EXPECT_EQ(bench_.one("venue-far-from-affected").settled_by->key, "settle.venue");
  relation(one, "v1", Certainty::maybe, std::nullopt);
  EXPECT_EQ(bench_.one("venue-far-from-affected").settled_by->key, "settle.venue_place");
  one.settlement = nullptr;
  EXPECT_EQ(bench_.one("venue-far-from-affected").settled_by->key, "settle.community_in_data");
  one.place.candidates = {"x", "y"};
  EXPECT_EQ(bench_.one("venue-far-from-affected").settled_by->key, "settle.which_community");
}

class VenueUnlocated : public test::Scene {
 protected:
  Finding judged() { return bench_.one("venue-unlocated"); }
};

TEST_F(VenueUnlocated, APositionOrASettlementPlacesIt) {
  Venue& hall = venue("v1", "Hall");
  bench_.geography.venues[0].where = geo::Disc{test::site, Metres{3000}};
  EXPECT_EQ(judged().message.key, "venue-unlocated.pass.settlement");
  hall.position = test::site;
  const Finding found = judged();
  EXPECT_EQ(found.message.key, "venue-unlocated.pass");
  EXPECT_EQ(found.subject, "v1");
  EXPECT_EQ(found.points, std::vector<LonLat>{test::site});
}

TEST_F(VenueUnlocated, OnlyANoticeSeenWithoutAPlaceFails) {
  Venue& hall = venue("v1", "Hall");
  EXPECT_EQ(judged().message.key, "venue-unlocated.cannot_tell");
  bench_.input.notice.fields["place"] = Seen::present;
  EXPECT_EQ(judged().verdict, Verdict::cannot_tell);
  hall.settlement.candidates = {"x", "y"};
  EXPECT_EQ(judged().message.key, "venue-unlocated.cannot_tell.ambiguous");
  EXPECT_EQ(judged().settled_by->key, "settle.which_settlement");
  bench_.input.notice.fields["place"] = Seen::absent;
  EXPECT_EQ(judged().message.key, "venue-unlocated.fail");
}

TEST_F(VenueUnlocated, AHearingWithoutAnyVenueIsOneFinding) {
  EXPECT_EQ(judged().message.key, "venue-unlocated.cannot_tell.no_venue");
  bench_.input.notice.fields["place"] = Seen::absent;
  EXPECT_EQ(judged().message.key, "venue-unlocated.fail.no_venue");
  bench_.input.form = Form::online;
  EXPECT_EQ(judged().message.key, "not_applicable.online_venue");
}

TEST_F(VenueUnlocated, AnOnlineVenueNeedsNoPlace) {
  venue("v1", "Video call");
  bench_.input.form = Form::online;
  bench_.input.notice.fields["place"] = Seen::absent;
  EXPECT_EQ(judged().message.key, "not_applicable.online_venue");
  EXPECT_EQ(judged().subject, "v1");
}

}  // namespace
}  // namespace tyndau::hearing
