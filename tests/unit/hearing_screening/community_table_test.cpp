#include "unit/hearing_screening/sketch.hpp"

/// Each cell of the table of community-without-hearing, and the findings around it.
namespace tyndau {
namespace {

using namespace hearing;

constexpr LonLat origin{70.0, 50.0};
const std::string rule = "community-without-hearing";

TEST(CommunityWithoutHearing, PassesWithAVenueCertainlyInside) {
  test::World world{test::Sketch("*...A1A...2")};
  EXPECT_EQ(world.spz(1000).verdict(rule), Verdict::pass);
}

TEST(CommunityWithoutHearing, FailsWithEveryVenueCertainlyOutside) {
  test::World world{test::Sketch("*...AAA..1..2")};
  const Finding finding = world.spz(1000).finding(rule);
  EXPECT_EQ(finding.verdict, Verdict::fail);
  EXPECT_EQ(finding.subject, "A");
  EXPECT_EQ(finding.finding_class, FindingClass::derived);
  ASSERT_TRUE(finding.measured);
  EXPECT_NEAR(finding.measured->value.low, 250.0, 0.01);
  ASSERT_EQ(finding.lines.size(), 1u);
  EXPECT_NEAR(geo::distance(finding.lines[0].from, finding.lines[0].to).value, 250.0, 0.01);
}

TEST(CommunityWithoutHearing, SpeaksOfEachCommunityApart) {
  test::World world{test::Sketch("*...A1A..BB")};
  world.spz(2000);
  EXPECT_EQ(world.verdict(rule, "A"), Verdict::pass);
  EXPECT_EQ(world.verdict(rule, "B"), Verdict::fail);
}

TEST(CommunityWithoutHearing, CannotTellWhereUncertainExtentsOverlap) {
  test::World world{test::Sketch("*...AAA..1")};
  world.input.venues[0].uncertainty = Metres{260};
  const Finding finding = world.spz(1000).finding(rule);
  EXPECT_EQ(finding.verdict, Verdict::cannot_tell);
  EXPECT_EQ(finding.settled_by->key, "settle.exact_venue");
}

TEST(CommunityWithoutHearing, CannotTellWhenOneVenueIsUnlocatedAndTheOthersAreElsewhere) {
  test::World world{test::Sketch("*...AAA..1")};
  Venue nowhere;
  nowhere.id = "v9";
  nowhere.name = "hall";
  world.spz(1000).venue(nowhere);
  const Finding finding = world.finding(rule);
  EXPECT_EQ(finding.verdict, Verdict::cannot_tell);
  EXPECT_EQ(finding.settled_by->key, "settle.venue_place");
}

TEST(CommunityWithoutHearing, OneVenueInsideIsEnoughThoughAnotherIsUnlocated) {
  test::World world{test::Sketch("*...A1A")};
  Venue nowhere;
  nowhere.id = "v9";
  world.spz(1000).venue(nowhere);
  EXPECT_EQ(world.verdict(rule), Verdict::pass);
}

TEST(CommunityWithoutHearing, CannotTellOfACommunityThatIsNotInTheData) {
  test::World world{test::Sketch("A1")};
  world.input.project.declared_communities = {{"Майтөбе", "", {}}};
  const Finding finding = world.finding(rule, "name:Майтөбе");
  EXPECT_EQ(finding.verdict, Verdict::cannot_tell);
  EXPECT_EQ(finding.settled_by->key, "settle.community_in_data");
}

TEST(CommunityWithoutHearing, CannotTellOfANameThatSeveralPlacesBear) {
  test::World world{test::Sketch("A1")};
  world.input.project.declared_communities = {{"Бірлік", "", {"osm:1", "osm:2"}}};
  const Finding finding = world.finding(rule);
  EXPECT_EQ(finding.verdict, Verdict::cannot_tell);
  EXPECT_EQ(finding.settled_by->key, "settle.which_community");
}

TEST(CommunityWithoutHearing, IsNotApplicableToTheMerelyNearestAndSaysItsDistance) {
  test::World world{test::Sketch("*......AAA..1")};
  const Finding finding = world.spz(100).finding(rule);
  EXPECT_EQ(finding.verdict, Verdict::not_applicable);
  ASSERT_TRUE(finding.measured);
  EXPECT_NEAR(finding.measured->value.low, 250.0, 0.01);
}

TEST(CommunityWithoutHearing, AppliesToOpenMeetingsAndSurveysOnly) {
  for (const auto& [form, expected] : {std::pair{Form::open_meeting, Verdict::fail},
                                       {Form::survey, Verdict::fail},
                                       {Form::public_discussion, Verdict::not_applicable},
                                       {Form::online, Verdict::not_applicable}}) {
    test::World world{test::Sketch("*...AAA..1")};
    world.input.form = form;
    const Finding finding = world.spz(1000).finding(rule);
    EXPECT_EQ(finding.verdict, expected) << code(form);
    EXPECT_EQ(finding.message.key == "not_applicable.form", expected == Verdict::not_applicable)
        << code(form);
  }
}

TEST(CommunityWithoutHearing, CannotTellWithoutAnyVenue) {
  test::World world{test::Sketch("*...AAA")};
  EXPECT_EQ(world.spz(1000).verdict(rule), Verdict::cannot_tell);
}

TEST(CommunityWithoutHearing, DoesNotAccuseOverACommunityThatOnlyMayBeReached) {
  test::World world{test::Sketch("*.........1")};
  world.settlement(test::estimated("A", test::offset(origin, 3000, 0), 300, 600));
  const Finding open = world.spz(2500).finding(rule, "A");
  EXPECT_EQ(open.verdict, Verdict::cannot_tell);
  EXPECT_EQ(open.settled_by->key, "settle.community_boundary");
  EXPECT_EQ(world.spz(2701).verdict(rule, "A"), Verdict::fail);
  EXPECT_EQ(world.spz(2500).declare("A").verdict(rule, "A"), Verdict::fail) << "the documents name it";
}

TEST(CommunityWithoutHearing, HasNoSubjectWithoutCommunities) {
  test::World world;
  EXPECT_EQ(world.finding(rule).message.key, "not_applicable.no_subject");
}

TEST(VenueFarFromAffected, ComparesWithTheThresholdOfThePackOrOfTheUser) {
  test::World world{test::Sketch("*...AAA..1")};  // 250 m
  world.spz(1000);
  EXPECT_EQ(world.verdict("venue-far-from-affected"), Verdict::pass);
  world.options.far_threshold = Metres{251};
  EXPECT_EQ(world.verdict("venue-far-from-affected"), Verdict::pass);
  world.options.far_threshold = Metres{249};
  const Finding finding = world.finding("venue-far-from-affected");
  EXPECT_EQ(finding.verdict, Verdict::fail);
  EXPECT_EQ(finding.finding_class, FindingClass::advisory);
  EXPECT_EQ(finding.required, (Requirement{Bound::at_most, 249.0, Unit::metre}));
}

TEST(VenueFarFromAffected, CannotTellWhenTheThresholdLiesInsideTheInterval) {
  test::World world;
  world.settlement(test::estimated("A", origin, 600, 900)).declare("A");
  world.venue(test::venue_at("v1", test::offset(origin, 5500, 0)));
  EXPECT_EQ(world.verdict("venue-far-from-affected"), Verdict::pass) << "4600 to 4900";
  world.input.venues[0] = test::venue_at("v1", test::offset(origin, 5800, 0));
  EXPECT_EQ(world.verdict("venue-far-from-affected"), Verdict::cannot_tell) << "4900 to 5200";
  world.input.venues[0] = test::venue_at("v1", test::offset(origin, 5950, 0));
  EXPECT_EQ(world.verdict("venue-far-from-affected"), Verdict::fail) << "5050 to 5350";
}

TEST(AffectedCommunitiesUnknown, PassesWhenSomebodyIsKnown) {
  test::World world{test::Sketch("*...AAA..1")};
  EXPECT_EQ(world.spz(1000).verdict("affected-communities-unknown"), Verdict::pass);
}

TEST(AffectedCommunitiesUnknown, CannotTellWhenNothingWasSeen) {
  test::World world;
  EXPECT_EQ(world.verdict("affected-communities-unknown"), Verdict::cannot_tell);
}

TEST(AffectedCommunitiesUnknown, FailsOnlyWhereTheReportWasReadAndGivesNoPlaceAtAll) {
  test::World world;
  auto& parts = world.input.documents.parts;
  parts[DocumentPart::report] = Seen::present;
  EXPECT_EQ(world.verdict("affected-communities-unknown"), Verdict::cannot_tell);
  parts[DocumentPart::coordinates] = Seen::absent;
  EXPECT_EQ(world.verdict("affected-communities-unknown"), Verdict::fail);
  parts[DocumentPart::settlement_scheme] = Seen::present;
  EXPECT_EQ(world.verdict("affected-communities-unknown"), Verdict::cannot_tell);
}

TEST(AffectedCommunitiesUnknown, AnEmptyTerritoryIsKnownOnlyWhereTheDataCoverIt) {
  const test::Sketch sketch("*..........AAA");
  test::World open{sketch};
  EXPECT_EQ(open.spz(500).verdict("affected-communities-unknown"), Verdict::cannot_tell);
  test::World covered{sketch};
  covered.covered(sketch.around(20));
  EXPECT_EQ(covered.spz(500).verdict("affected-communities-unknown"), Verdict::pass);
}

TEST(AffectedCommunityUndeclared, FailsForAReachedOneThatTheListLacks) {
  test::World world{test::Sketch("*...AA.BB")};
  world.spz(2000).declare("B");
  EXPECT_EQ(world.verdict("affected-community-undeclared", "A"), Verdict::fail);
  EXPECT_EQ(world.verdict("affected-community-undeclared", "B"), Verdict::pass);
}

TEST(AffectedCommunityUndeclared, CannotTellWhenNoListWasSeen) {
  test::World world{test::Sketch("*...AA")};
  const Finding finding = world.spz(2000).finding("affected-community-undeclared");
  EXPECT_EQ(finding.verdict, Verdict::cannot_tell);
  EXPECT_EQ(finding.settled_by->key, "settle.community_list");
}

TEST(AffectedCommunityUndeclared, CannotTellOfOneThatOnlyMayBeReached) {
  test::World world{test::Sketch("*...BB")};
  world.settlement(test::estimated("A", test::offset(origin, 3000, 0), 300, 600));
  world.spz(2500).declare("B");
  EXPECT_EQ(world.verdict("affected-community-undeclared", "A"), Verdict::cannot_tell);
}

TEST(AffectedCommunityUndeclared, ANameOutsideTheTerritoryThatTheDocumentsDrawIsAContradiction) {
  test::World world{test::Sketch("*...AA......BB")};
  world.declare("A").declare("B");
  world.input.project.declared_territory = test::Sketch("*TTTTTT").block('T');
  const Finding far = world.finding("affected-community-undeclared", "B");
  EXPECT_EQ(far.verdict, Verdict::fail);
  EXPECT_NEAR(far.measured->value.low, 1150.0, 0.01);
  EXPECT_EQ(world.verdict("affected-community-undeclared", "A"), Verdict::pass);
}

TEST(AffectedCommunityUndeclared, ANameBeyondAProtectionZoneIsNoContradiction) {
  test::World world{test::Sketch("*...AA......BB")};
  EXPECT_EQ(world.spz(500).declare("B").verdict("affected-community-undeclared", "B"), Verdict::cannot_tell);
}

TEST(AffectedCommunityUndeclared, WithoutATerritoryNothingIsCompared) {
  test::World world{test::Sketch("A")};
  EXPECT_EQ(world.verdict("affected-community-undeclared"), Verdict::cannot_tell);
  EXPECT_EQ(world.declare("A").verdict("affected-community-undeclared", "A"), Verdict::cannot_tell);
}

TEST(VenueUnlocated, PassesWithAPositionOrASettlement) {
  test::World world{test::Sketch("A1")};
  world.venue(test::venue_in("v2", "A"));
  EXPECT_EQ(world.verdict("venue-unlocated", "v1"), Verdict::pass);
  EXPECT_EQ(world.verdict("venue-unlocated", "v2"), Verdict::pass);
}

TEST(VenueUnlocated, CannotTellOfAnUnknownAddressAndFailsWhenTheNoticeNamesNoPlace) {
  test::World world;
  Venue venue;
  venue.id = "v1";
  venue.name = "hall";
  world.venue(venue);
  EXPECT_EQ(world.verdict("venue-unlocated"), Verdict::cannot_tell);
  world.input.notice.fields["place"] = Seen::absent;
  EXPECT_EQ(world.verdict("venue-unlocated"), Verdict::fail);
  world.input.venues.clear();
  EXPECT_EQ(world.verdict("venue-unlocated"), Verdict::fail);
  world.input.notice.fields.clear();
  EXPECT_EQ(world.verdict("venue-unlocated"), Verdict::cannot_tell);
}

}  // namespace
}  // namespace tyndau
