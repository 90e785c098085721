#include "unit/hearing_places/scene.hpp"

namespace tyndau::hearing {
namespace {

constexpr auto rule = "community-without-hearing";

class CommunityWithoutHearing : public test::Scene {
 protected:
  CommunityWithoutHearing() {
    venue("v1", "House of Culture");
    venue("v2", "School");
    bench_.geography.communities.reserve(4);
  }
  Finding judged() { return bench_.one(rule); }
  /// Of a community to which the notice assigns v1, while v2 is the nearest.
  Finding judged_beside(MetresInterval assigned, Certainty nearest_inside, MetresInterval nearest) {
    Community& aksu = community("a", {Basis::declared});
    relation(aksu, "v1", Certainty::no, assigned).assigned = true;
    relation(aksu, "v2", nearest_inside, nearest);
    aksu.assigned = 0;
    aksu.nearest = 1;
    return judged();
  }
};

TEST_F(CommunityWithoutHearing, AVenueCertainlyInsidePasses) {
  Community& aksu = community("a", {Basis::declared});
  relation(aksu, "v1", Certainty::no, test::metres(9000, 9500));
  relation(aksu, "v2", Certainty::yes, test::metres(0, 0));
  aksu.nearest = 1;
  const Finding found = judged();
  EXPECT_EQ(found.verdict, Verdict::pass);
  EXPECT_EQ(found.subject, "a");
  EXPECT_EQ(test::english(found.message), "Settlement a: a hearing was held in this community, at: School.");
}

TEST_F(CommunityWithoutHearing, EveryVenueCertainlyOutsideFailsWithTheDistanceAndItsCauses) {
  Community& aksu = community("a", {Basis::computed});
  aksu.reached = Certainty::yes;
  relation(aksu, "v1", Certainty::no, test::metres(20000, 21000));
  VenueRelation& near = relation(aksu, "v2", Certainty::no, test::metres(7900, 13400));
  near.centre_distance = Metres{11629};
  near.causes = {{"cause.two_positions", {{"length", exactly(400, Unit::metre)}}}};
  aksu.nearest = 1;
  const Finding found = judged();
  EXPECT_EQ(found.verdict, Verdict::fail);
  EXPECT_EQ(found.message.key, "community-without-hearing.fail");
  EXPECT_EQ(found.finding_class, FindingClass::derived);
  EXPECT_EQ(found.measured, quantity(test::metres(7900, 13400)));
  EXPECT_EQ(found.lines.size(), 1U);
  EXPECT_TRUE(test::tells(found, "cause.two_positions"));
  EXPECT_EQ(test::told(found, "distance.between_centres"),
            "Between the central points of the two settlements: 11.6 km.");
  const std::string text = test::english(found.message);
  EXPECT_NE(text.find("School"), std::string::npos) << text;
  EXPECT_NE(text.find("between 7.9 and 13.4 km"), std::string::npos) << text;
}

TEST_F(CommunityWithoutHearing, BeingInTheSameUnitDoesNotPass) {
  Community& aksu = community("a", {Basis::declared});
  relation(aksu, "v1", Certainty::no, test::metres(7900, 13400)).same_unit = {UnitLevel::oblast,
                                                                              UnitLevel::district};
  aksu.nearest = 0;
  EXPECT_EQ(judged().verdict, Verdict::fail);
}

TEST_F(CommunityWithoutHearing, AVenueThatMayLieInsideLeavesItOpen) {
  Community& aksu = community("a", {Basis::declared});
  relation(aksu, "v1", Certainty::no, test::metres(500, 600));
  relation(aksu, "v2", Certainty::maybe, test::metres(0, 2500));
  aksu.nearest = 0;
  const Finding found = judged();
  EXPECT_EQ(found.verdict, Verdict::cannot_tell);
  EXPECT_EQ(found.message.key, "community-without-hearing.cannot_tell.overlap");
  EXPECT_EQ(found.measured, quantity(test::metres(0, 2500)));
  EXPECT_EQ(found.settled_by->key, "settle.exact_venue");
}

TEST_F(CommunityWithoutHearing, AnUnlocatedVenueLeavesItOpen) {
  Community& aksu = community("a", {Basis::declared});
  relation(aksu, "v1", Certainty::no, test::metres(9000, 9500));
  relation(aksu, "v2", Certainty::maybe, std::nullopt);
  aksu.nearest = 0;
  const Finding found = judged();
  EXPECT_EQ(found.message.key, "community-without-hearing.cannot_tell.venue_unlocated");
  EXPECT_EQ(test::english(*found.settled_by), "Coordinates or the full address of the venue: School.");
}

TEST_F(CommunityWithoutHearing, AnAssignedVenueJudgesAloneAndTheNearestStandsBesideIt) {
  const Finding found = judged_beside(test::metres(12000, 12500), Certainty::yes, test::metres(0, 0));
  EXPECT_EQ(found.verdict, Verdict::fail);
  EXPECT_EQ(found.message.key, "community-without-hearing.fail.assigned_nearest");
  EXPECT_EQ(found.measured, quantity(test::metres(12000, 12500)));
  EXPECT_EQ(found.lines.size(), 2U);
  EXPECT_NE(test::english(found.message).find("School, within the settlement;"), std::string::npos)
      << test::english(found.message);
}

TEST_F(CommunityWithoutHearing, AnotherVenueMayBeNearerWhereTheIntervalsMeet) {
  const Finding found = judged_beside(test::metres(4000, 8900), Certainty::no, test::metres(100, 9100));
  EXPECT_EQ(found.message.key, "community-without-hearing.fail.assigned_perhaps_nearest");
  EXPECT_NE(test::english(found.message).find("Another venue may be nearer: School"), std::string::npos)
      << test::english(found.message);
}

TEST_F(CommunityWithoutHearing, AnAssignedVenueThatIsTheNearestIsNamedOnce) {
  Community& aksu = community("a", {Basis::declared});
  relation(aksu, "v1", Certainty::no, test::metres(12000, 12500)).assigned = true;
  relation(aksu, "v2", Certainty::no, test::metres(15000, 15500));
  aksu.assigned = 0;
  aksu.nearest = 0;
  EXPECT_EQ(judged().message.key, "community-without-hearing.fail.assigned");
}

TEST_F(CommunityWithoutHearing, AVenueThatMayLieInsideDoesNotCountWhereAnotherIsAssigned) {
  EXPECT_EQ(judged_beside(test::metres(12000, 12500), Certainty::maybe, test::metres(0, 500)).verdict,
            Verdict::fail);
}

TEST_F(CommunityWithoutHearing, OneOfSeveralAssignedVenuesInsideIsEnough) {
  Community& aksu = community("a", {Basis::declared});
  relation(aksu, "v1", Certainty::no, test::metres(12000, 12500)).assigned = true;
  relation(aksu, "v2", Certainty::yes, test::metres(0, 0)).assigned = true;
  aksu.assigned = 1;
  aksu.nearest = 1;
  EXPECT_EQ(judged().verdict, Verdict::pass);
}

TEST_F(CommunityWithoutHearing, ACommunityThatIsNotInTheDataIsNotJudged) {
  Community& birlik = community("b", {Basis::declared});
  birlik.settlement = nullptr;
  birlik.place = {"Birlik", {}, {}};
  relation(birlik, "v1", Certainty::no, std::nullopt);
  Finding found = judged();
  EXPECT_EQ(found.subject, "name:Birlik");
  EXPECT_EQ(found.message.key, "community-without-hearing.cannot_tell.not_in_data");
  EXPECT_EQ(found.settled_by->key, "settle.community_in_data");
  birlik.place.candidates = {"x", "y"};
  found = judged();
  EXPECT_EQ(found.message.key, "community-without-hearing.cannot_tell.ambiguous");
  EXPECT_EQ(found.settled_by->key, "settle.which_community");
}

TEST_F(CommunityWithoutHearing, ANameThatSeveralPlacesBearDoesNotPassByTheVenuesSameName) {
  Community& birlik = community("b", {Basis::declared});
  birlik.settlement = nullptr;
  birlik.place = {"Birlik", {}, {"x", "y"}};
  relation(birlik, "v1", Certainty::yes, test::metres(0, 0));
  const Finding found = judged();
  EXPECT_EQ(found.verdict, Verdict::cannot_tell);
  EXPECT_EQ(found.message.key, "community-without-hearing.cannot_tell.ambiguous");
  EXPECT_EQ(found.settled_by->key, "settle.which_community");
}

TEST_F(CommunityWithoutHearing, AVenueInThatVeryPlacePassesThoughThePlaceIsNotInTheData) {
  Community& birlik = community("b", {Basis::declared});
  birlik.settlement = nullptr;
  relation(birlik, "v1", Certainty::yes, test::metres(0, 0));
  EXPECT_EQ(judged().verdict, Verdict::pass);
}

TEST_F(CommunityWithoutHearing, WithoutAnyVenueNothingIsKnown) {
  community("a", {Basis::declared});
  bench_.geography.venues.clear();
  const Finding found = judged();
  EXPECT_EQ(found.message.key, "community-without-hearing.cannot_tell.no_venue");
  EXPECT_EQ(found.settled_by->key, "settle.venue");
}

TEST_F(CommunityWithoutHearing, TheNearestCommunityAloneIsNotJudgedButItsDistanceIsShown) {
  Community& near = community("n", {Basis::nearest});
  Finding found = judged();
  EXPECT_EQ(found.verdict, Verdict::not_applicable);
  EXPECT_EQ(found.message.key, "not_applicable.nearest_community_unmeasured");
  relation(near, "v1", Certainty::no, test::metres(3000, 4000));
  near.nearest = 0;
  found = judged();
  EXPECT_EQ(found.verdict, Verdict::not_applicable);
  EXPECT_EQ(found.message.key, "not_applicable.nearest_community");
  EXPECT_EQ(found.measured, quantity(test::metres(3000, 4000)));
}

TEST_F(CommunityWithoutHearing, AVenueElsewhereWithoutADistanceStillFails) {
  Community& aksu = community("a", {Basis::declared});
  relation(aksu, "v1", Certainty::no, std::nullopt);
  const Finding found = judged();
  EXPECT_EQ(found.message.key, "community-without-hearing.fail.unmeasured");
  EXPECT_FALSE(found.measured);
}

TEST_F(CommunityWithoutHearing, OneThatTheTerritoryOnlyMayReachIsNotAccused) {
  Community& aksu = community("a", {Basis::computed});
  aksu.reached = Certainty::maybe;
  relation(aksu, "v1", Certainty::no, test::metres(7900, 13400));
  EXPECT_EQ(judged().message.key, "community-without-hearing.cannot_tell.perhaps_affected");
  EXPECT_EQ(judged().settled_by->key, "settle.community_boundary");
}

TEST_F(CommunityWithoutHearing, AHearingWhereOnlyPerhapsSomebodyIsAffectedDoesNotPass) {
  Community& aksu = community("a", {Basis::computed});
  aksu.reached = Certainty::maybe;
  relation(aksu, "v1", Certainty::yes, test::metres(0, 0));
  EXPECT_EQ(judged().message.key, "community-without-hearing.cannot_tell.held_perhaps_affected");
  EXPECT_EQ(judged().settled_by->key, "settle.community_list");
}

TEST_F(CommunityWithoutHearing, EachCommunityHasItsOwnFinding) {
  relation(community("a", {Basis::declared}), "v1", Certainty::yes, test::metres(0, 0));
  Community& reached = community("b", {Basis::computed});
  reached.reached = Certainty::yes;
  relation(reached, "v1", Certainty::no, test::metres(10, 20));
  EXPECT_EQ(bench_.about(rule, "a").verdict, Verdict::pass);
  EXPECT_EQ(bench_.about(rule, "b").verdict, Verdict::fail);
  EXPECT_EQ(bench_.all(rule).size(), 2U);
}

}  // namespace
}  // namespace tyndau::hearing
