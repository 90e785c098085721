#include "hearing/data_pack.hpp"
#include "unit/hearing_screening/sketch.hpp"

namespace tyndau {
namespace {

using namespace hearing;

/// The hearing of 2018-08-03 in Stepnogorsk on a gold plant beside Aksu, on the points of the shipped pack.
class Aksu2018 : public ::testing::Test {
 protected:
  Aksu2018() {
    pack_ = DataPack::load(test::source_dir() / "geodata/kz/pack.yaml").value();
    add("geonames:1537939", "Степногорск", {71.88161, 52.35062}, 46736);
    add("geonames:1526271", "Аксу", {71.95761, 52.44422}, 8543);
    world_.options.rule_pack.clear();
    world_.input.project.declared_communities = {{"Аксу", "geonames:1526271", {}}};
    world_.input.venues = {test::venue_in("v1", "geonames:1537939")};
    world_.input.start = LocalDateTime{*make_date(2018, 8, 3), std::nullopt};
  }

  void add(const std::string& id, const std::string& name, LonLat point, std::int64_t population) {
    Settlement one = test::mapped(id, geo::point_shape(point), point);
    one.name = name;
    one.names = {};
    one.population = population;
    one.units.oblast = "Акмолинская область";
    one.units.district = "Степногорск Г.А.";
    one.extent = {ExtentQuality::estimated, geo::point_shape(point),
                  pack_.estimated_extent.radius(population), pack_.estimated_extent.position_uncertainty,
                  pack_.estimated_extent.rare_displacement};
    world_.settlement(std::move(one));
  }

  DataPack pack_;
  test::World world_;
};

TEST_F(Aksu2018, IsJudgedByTheRulesOfItsTimeAlone) {
  EXPECT_EQ(world_.report().packs, std::vector<std::string>{"kz-2007 1.0.0"});
}

TEST_F(Aksu2018, TheTwoPointsAre11629MetresApart) {
  const Geography geography = world_.geography();
  ASSERT_EQ(geography.communities.size(), 1u);
  ASSERT_TRUE(geography.communities[0].venues[0].centre_distance);
  EXPECT_NEAR(geography.communities[0].venues[0].centre_distance->value, 11629.0, 0.5);
}

TEST_F(Aksu2018, TheDistanceToItsBoundaryLiesInsideSevenAndThirteenAndAHalfKilometres) {
  const Geography geography = world_.geography();
  const VenueRelation& relation = geography.communities[0].venues[0];
  ASSERT_TRUE(relation.distance);
  EXPECT_GT(relation.distance->low.value, 7000.0);
  EXPECT_LT(relation.distance->high.value, 13500.0);
  EXPECT_GT(relation.distance->high.value - relation.distance->low.value, 4000.0);
  EXPECT_EQ(relation.in_community, Certainty::no);
}

TEST_F(Aksu2018, TheCausesOfTheIntervalAreSaidWithTheirMetres) {
  const Finding finding = world_.finding("community-without-hearing");
  std::vector<std::string> keys;
  for (const Message& basis : finding.basis) keys.push_back(basis.key);
  for (const std::string key : {"cause.extent", "cause.venue_in_settlement", "cause.two_positions"}) {
    EXPECT_NE(std::find(keys.begin(), keys.end(), key), keys.end()) << key;
  }
}

TEST_F(Aksu2018, HadNoHearing) {
  const Finding finding = world_.finding("community-without-hearing");
  EXPECT_EQ(finding.subject, "geonames:1526271");
  EXPECT_EQ(finding.verdict, Verdict::fail);
  EXPECT_EQ(finding.finding_class, FindingClass::derived);
  EXPECT_EQ(finding.lines.size(), 1u);
}

TEST_F(Aksu2018, LyingInTheSameCityAdministrationDoesNotMakeItAHearingThere) {
  world_.input.venues[0].units = {"Акмолинская область", "Степногорск Г.А.", ""};
  const Geography geography = world_.geography();
  EXPECT_EQ(geography.communities[0].venues[0].same_unit,
            (std::vector<UnitLevel>{UnitLevel::oblast, UnitLevel::district}));
  EXPECT_EQ(world_.verdict("community-without-hearing"), Verdict::fail);
}

TEST_F(Aksu2018, IsFarByTheAdvisoryThreshold) {
  const Finding finding = world_.finding("venue-far-from-affected");
  EXPECT_EQ(finding.verdict, Verdict::fail);
  EXPECT_EQ(finding.finding_class, FindingClass::advisory);
}

TEST_F(Aksu2018, MovingTheHearingThereClearsTwoFindings) {
  const Report report = world_.report();
  ASSERT_TRUE(report.counterfactual);
  EXPECT_EQ(report.counterfactual->settlement->id, "geonames:1526271");
  EXPECT_EQ(report.counterfactual->cleared,
            (std::vector<std::string>{"community-without-hearing/geonames:1526271",
                                      "venue-far-from-affected/geonames:1526271"}));
  ASSERT_TRUE(report.counterfactual->mean_after);
  EXPECT_EQ(report.counterfactual->mean_after->high.value, 0.0);
  EXPECT_GT(report.counterfactual->mean_before->low.value, 7000.0);
}

TEST_F(Aksu2018, AHearingHeldInAksuPasses) {
  world_.input.venues = {test::venue_in("v1", "geonames:1526271")};
  EXPECT_EQ(world_.verdict("community-without-hearing"), Verdict::pass);
  EXPECT_FALSE(world_.report().counterfactual);
}

TEST_F(Aksu2018, TheReportDoesNotDependOnTheOrderOfThePlaces) {
  const Finding before = world_.finding("community-without-hearing");
  test::World turned;
  turned.input = world_.input;
  turned.options = world_.options;
  turned.places.settlements = {world_.places.settlements[1], world_.places.settlements[0]};
  const Finding after = turned.finding("community-without-hearing");
  EXPECT_EQ(before.measured, after.measured);
  EXPECT_EQ(before.lines, after.lines);
}

}  // namespace
}  // namespace tyndau
