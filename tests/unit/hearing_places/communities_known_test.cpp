#include "unit/hearing_places/scene.hpp"

namespace tyndau::hearing {
namespace {

class AffectedCommunitiesUnknown : public test::Scene {
 protected:
  Finding judged() { return bench_.one("affected-communities-unknown"); }
};

TEST_F(AffectedCommunitiesUnknown, OneThatIsComputedOrDeclaredIsEnough) {
  bench_.geography.communities.reserve(2);
  community("a", {Basis::computed}).reached = Certainty::yes;
  EXPECT_EQ(judged().verdict, Verdict::pass);
  community("b", {Basis::declared});
  EXPECT_EQ(judged().measured, exactly(2, Unit::count));
}

TEST_F(AffectedCommunitiesUnknown, OneThatTheTerritoryOnlyMayReachIsNotKnownToBeAffected) {
  community("a", {Basis::computed}).reached = Certainty::maybe;
  EXPECT_EQ(judged().message.key, "affected-communities-unknown.cannot_tell.perhaps_affected");
  EXPECT_EQ(judged().measured, exactly(1, Unit::count));
}

TEST_F(AffectedCommunitiesUnknown, TheNearestOneIsNotKnownToBeAffected) {
  community("n", {Basis::nearest});
  EXPECT_EQ(judged().verdict, Verdict::cannot_tell);
  EXPECT_EQ(judged().settled_by->key, "settle.community_list");
}

TEST_F(AffectedCommunitiesUnknown, FailsOnlyWhenTheReportWasSeenAndSaysNothingOfThePlace) {
  auto& parts = bench_.input.documents.parts;
  EXPECT_EQ(judged().verdict, Verdict::cannot_tell);
  parts[DocumentPart::report] = Seen::present;
  EXPECT_EQ(judged().verdict, Verdict::cannot_tell) << "nobody looked for coordinates in it";
  parts[DocumentPart::coordinates] = Seen::absent;
  EXPECT_EQ(judged().verdict, Verdict::fail);
  parts[DocumentPart::settlement_scheme] = Seen::present;
  EXPECT_EQ(judged().verdict, Verdict::cannot_tell) << "the scheme may show them";
  parts[DocumentPart::settlement_scheme] = Seen::not_seen;
  parts[DocumentPart::report] = Seen::absent;
  EXPECT_EQ(judged().verdict, Verdict::cannot_tell);
}

class AffectedCommunityUndeclared : public test::Scene {
 protected:
  AffectedCommunityUndeclared() {
    bench_.geography.communities.reserve(4);
    bench_.geography.territory.source = TerritorySource::declared_radius;
    bench_.input.project.footprint =
        Footprint{geo::point_shape(test::site), FootprintRole::site_boundary, Metres{0}};
  }
  Community& measured(Community& one, double low, double high, Certainty reached) {
    one.footprint_distance = test::metres(low, high);
    one.footprint_line = Segment{test::site, {70.0, 50.1}};
    one.reached = reached;
    return one;
  }
  Finding about(const std::string& id) { return bench_.about("affected-community-undeclared", id); }
};

TEST_F(AffectedCommunityUndeclared, OneThatIsReachedAndNamedPasses) {
  measured(community("a", {Basis::computed, Basis::declared}), 100, 200, Certainty::maybe);
  EXPECT_EQ(about("a").verdict, Verdict::pass);
}

TEST_F(AffectedCommunityUndeclared, OneThatIsReachedAndMissingFromTheListFails) {
  measured(community("a", {Basis::computed}), 100, 200, Certainty::yes);
  community("b", {Basis::computed, Basis::declared});
  const Finding found = about("a");
  EXPECT_EQ(found.message.key, "affected-community-undeclared.fail");
  EXPECT_EQ(found.measured, quantity(test::metres(100, 200)));
  EXPECT_EQ(found.lines.size(), 1U);
}

TEST_F(AffectedCommunityUndeclared, ATerritoryThatMayReachItLeavesItOpen) {
  measured(community("a", {Basis::computed}), 900, 1100, Certainty::maybe);
  community("b", {Basis::computed, Basis::declared});
  const Finding found = about("a");
  EXPECT_EQ(found.message.key, "affected-community-undeclared.cannot_tell.perhaps_reached");
  EXPECT_EQ(found.settled_by->key, "settle.community_boundary");
}

TEST_F(AffectedCommunityUndeclared, TheSettlementThatHoldsTheSiteIsReachedWhateverItsBoundary) {
  measured(community("a", {Basis::computed}), 0, 0, Certainty::maybe).contains_site = true;
  community("b", {Basis::computed, Basis::declared});
  EXPECT_EQ(about("a").message.key, "affected-community-undeclared.fail.contains_site");
}

TEST_F(AffectedCommunityUndeclared, WithoutAListNobodyIsMissingFromIt) {
  measured(community("a", {Basis::computed}), 100, 200, Certainty::yes);
  const Finding found = about("a");
  EXPECT_EQ(found.message.key, "affected-community-undeclared.cannot_tell.no_list");
  EXPECT_EQ(found.settled_by->key, "settle.community_list");
}

TEST_F(AffectedCommunityUndeclared, ADeclaredTerritoryNeedsNoDistance) {
  community("a", {Basis::computed}).reached = Certainty::yes;
  community("b", {Basis::computed, Basis::declared});
  EXPECT_EQ(about("a").message.key, "affected-community-undeclared.fail.unmeasured");
}

TEST_F(AffectedCommunityUndeclared, ANamedOneOutsideTheTerritoryIsItsOwnFinding) {
  measured(community("a", {Basis::declared}), 30000, 31000, Certainty::no);
  EXPECT_EQ(about("a").message.key, "affected-community-undeclared.cannot_tell.beyond_zone")
      << "a protection zone is not all of the affected territory";
  bench_.geography.territory.source = TerritorySource::declared_polygon;
  const Finding found = about("a");
  EXPECT_EQ(found.message.key, "affected-community-undeclared.fail.far");
  EXPECT_EQ(found.measured, quantity(test::metres(30000, 31000)));
}

TEST_F(AffectedCommunityUndeclared, ANamedOneThatMayBeReachedSaysWhichDatumIsMissing) {
  Community& one = measured(community("a", {Basis::declared}), 900, 1100, Certainty::maybe);
  EXPECT_EQ(about("a").settled_by->key, "settle.community_boundary");
  bench_.geography.territory.source = TerritorySource::none;
  EXPECT_EQ(about("a").settled_by->key, "settle.protection_zone");
  bench_.input.project.footprint.reset();
  one.footprint_distance.reset();
  EXPECT_EQ(about("a").settled_by->key, "settle.footprint");
  EXPECT_EQ(about("a").message.key, "affected-community-undeclared.cannot_tell.named");
  one.reached = Certainty::yes;
  EXPECT_EQ(about("a").verdict, Verdict::pass);
}

TEST_F(AffectedCommunityUndeclared, ANamedOneWithoutADistanceIsNotCalledFar) {
  community("a", {Basis::declared}).reached = Certainty::no;
  EXPECT_EQ(about("a").verdict, Verdict::cannot_tell);
}

TEST_F(AffectedCommunityUndeclared, ANamedOneThatIsNotInTheDataIsLeftOpen) {
  Community& one = community("a", {Basis::declared});
  one.settlement = nullptr;
  one.place = {"Birlik", {}, {}};
  EXPECT_EQ(about("name:Birlik").settled_by->key, "settle.community_in_data");
  one.place.candidates = {"x", "y"};
  EXPECT_EQ(about("name:Birlik").settled_by->key, "settle.which_community");
}

TEST_F(AffectedCommunityUndeclared, TheNearestOneIsNotSpokenOf) {
  community("n", {Basis::nearest});
  const Finding found = bench_.one("affected-community-undeclared");
  EXPECT_EQ(found.subject, "");
  EXPECT_EQ(found.message.key, "affected-community-undeclared.cannot_tell.nobody_known");
}

}  // namespace
}  // namespace tyndau::hearing
