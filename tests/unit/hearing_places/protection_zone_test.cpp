#include "hearing/territory.hpp"
#include "unit/hearing_places/scene.hpp"

namespace tyndau::hearing {
namespace {

class SpzUndeclared : public test::Scene {
 protected:
  Finding judged() { return bench_.one("spz-undeclared"); }
};

TEST_F(SpzUndeclared, ARadiusOrASurveyedBoundaryPasses) {
  bench_.input.project.declared_spz = Metres{300};
  EXPECT_EQ(judged().message.key, "spz-undeclared.pass");
  EXPECT_EQ(judged().measured, exactly(300, Unit::metre));
  bench_.input.project.surveyed_spz.polygons = {test::box(70, 50, 70.1, 50.1)};
  EXPECT_EQ(judged().message.key, "spz-undeclared.pass.surveyed");
}

TEST_F(SpzUndeclared, FailsOnlyWhenTheReportOrTheMapWasSeenWithout) {
  EXPECT_EQ(judged().verdict, Verdict::cannot_tell);
  EXPECT_EQ(judged().settled_by->key, "settle.protection_zone");
  bench_.input.documents.map_shows["protection_zone"] = Seen::absent;
  EXPECT_EQ(judged().verdict, Verdict::fail);
  bench_.input.documents.map_shows["protection_zone"] = Seen::present;
  EXPECT_EQ(judged().verdict, Verdict::cannot_tell);
  bench_.input.documents.parts[DocumentPart::report] = Seen::present;
  EXPECT_EQ(judged().verdict, Verdict::fail);
  bench_.input.documents.parts[DocumentPart::report] = Seen::absent;
  EXPECT_EQ(judged().message.key, "not_applicable.no_report");
}

class SpzBelowClassMinimum : public test::Scene {
 protected:
  Finding declared(double metres) {
    bench_.input.project.declared_spz = Metres{metres};
    return bench_.one("spz-below-class-minimum");
  }
};

TEST_F(SpzBelowClassMinimum, EachClassHasItsMinimumAndTheMinimumItselfPasses) {
  const std::pair<HazardClass, double> minima[] = {{HazardClass::I, 1000},
                                                   {HazardClass::II, 500},
                                                   {HazardClass::III, 300},
                                                   {HazardClass::IV, 100},
                                                   {HazardClass::V, 50}};
  for (const auto& [hazard_class, minimum] : minima) {
    bench_.input.project.hazard_class = hazard_class;
    EXPECT_EQ(declared(minimum).verdict, Verdict::pass) << minimum;
    const Finding found = declared(minimum - 1);
    EXPECT_EQ(found.verdict, Verdict::fail) << minimum;
    EXPECT_EQ(found.required, (Requirement{Bound::at_least, minimum, Unit::metre}));
  }
}

TEST_F(SpzBelowClassMinimum, AClassMinimumIsNotConfirmedAndSaysSo) {
  bench_.input.project.hazard_class = HazardClass::II;
  const Finding found = declared(300);
  EXPECT_EQ(found.message.key, "spz-below-class-minimum.fail.unconfirmed");
  EXPECT_FALSE(found.rule.verified);
  EXPECT_NE(test::english(found.message).find("not confirmed"), std::string::npos);
}

TEST_F(SpzBelowClassMinimum, AnObjectsOwnMinimumIsConfirmedAndCited) {
  bench_.input.project.object_type = "uranium_tailings";
  const Finding found = declared(999);
  EXPECT_EQ(found.message.key, "spz-below-class-minimum.fail");
  EXPECT_TRUE(found.rule.verified);
  EXPECT_EQ(found.rule.confidence, "C1");
  EXPECT_EQ(declared(1000).message.key, "spz-below-class-minimum.pass");
}

TEST_F(SpzBelowClassMinimum, AClassFromTheDraftTableDoesNotFail) {
  bench_.input.project.object_type = "cement_plant";
  const Finding found = declared(999);
  EXPECT_EQ(found.message.key, "spz-below-class-minimum.cannot_tell.draft_class");
  EXPECT_EQ(found.settled_by->key, "settle.hazard_class");
}

TEST_F(SpzBelowClassMinimum, WithoutAClassOrARadiusNothingIsCompared) {
  EXPECT_EQ(declared(300).message.key, "spz-below-class-minimum.cannot_tell.no_class");
  bench_.input.project.hazard_class = HazardClass::II;
  bench_.input.project.declared_spz.reset();
  EXPECT_EQ(bench_.one("spz-below-class-minimum").message.key,
            "spz-below-class-minimum.cannot_tell.undeclared");
}

TEST_F(SpzBelowClassMinimum, ASurveyedBoundaryOutranksAClass) {
  bench_.input.project.hazard_class = HazardClass::I;
  bench_.input.project.surveyed_spz.polygons = {test::box(70, 50, 70.1, 50.1)};
  EXPECT_EQ(declared(1).message.key, "not_applicable.surveyed_zone");
}

/// A village north of the site whose boundary is 300 to 500 m about its point.
class SpzReachesSettlement : public test::Scene {
 protected:
  SpzReachesSettlement() {
    bench_.input.project.footprint =
        Footprint{geo::point_shape(test::site), FootprintRole::site_boundary, Metres{0}};
    bench_.input.project.declared_spz = Metres{1000};
  }
  void village_at(double metres) {
    Settlement village;
    village.id = "aksu";
    village.name = "Aksu";
    village.centre = geo::direct(test::site, 0.0, Metres{metres});
    village.extent.shape = geo::point_shape(village.centre);
    village.extent.radius = test::metres(300, 500);
    village.dataset = "villages";
    bench_.places.settlements = {village};
  }
  void cover(double metres) {
    const double degrees = metres / 60000.0;
    Dataset villages;
    villages.id = "villages";
    villages.kind = DatasetKind::settlements;
    villages.coverage.polygons = {test::box(70 - degrees, 50 - degrees, 70 + degrees, 50 + degrees)};
    bench_.places.datasets = {villages};
  }
  Finding judged() { return bench_.one("spz-reaches-settlement"); }
};

TEST_F(SpzReachesSettlement, TheUncertainBoundaryDecidesBetweenFailAndOpen) {
  village_at(1299);  // its boundary is nearer than 999 m whatever its size
  EXPECT_EQ(judged().verdict, Verdict::fail);
  village_at(1301);
  EXPECT_EQ(judged().message.key, "spz-reaches-settlement.cannot_tell");
  EXPECT_EQ(judged().settled_by->key, "settle.community_boundary");
  village_at(1499);
  EXPECT_EQ(judged().verdict, Verdict::cannot_tell);
  cover(5000);
  village_at(1501);
  EXPECT_EQ(judged().verdict, Verdict::pass);
}

TEST_F(SpzReachesSettlement, SaysWhoIsReachedAndFromWhere) {
  village_at(700);
  const Finding found = judged();
  EXPECT_EQ(found.subject, "aksu");
  EXPECT_EQ(found.required, (Requirement{Bound::at_least, 1000, Unit::metre}));
  EXPECT_NEAR(found.measured->value.low, 200, 0.01);
  EXPECT_NEAR(found.measured->value.high, 400, 0.01);
  EXPECT_EQ(found.lines.size(), 1U);
  EXPECT_NE(test::english(found.message).find("declared radius of the zone"), std::string::npos);
}

TEST_F(SpzReachesSettlement, SharesOfTheSameZoneAreTold) {
  village_at(700);
  Community& aksu = community("aksu", {Basis::computed});
  aksu.area_share = Interval<double>{0.25, 0.5};
  aksu.people_inside = Interval<double>{100, 200};
  bench_.geography.territory = *protection_zone(bench_.input, test::shipped_rules(), bench_.options);
  ASSERT_EQ(bench_.geography.territory.source, TerritorySource::declared_radius);
  EXPECT_EQ(test::told(judged(), "spz-reaches-settlement.people"),
            "Living inside the zone: 100 to 200 people.");
  EXPECT_EQ(test::told(judged(), "spz-reaches-settlement.share"),
            "Share of the settlement's area inside the zone: 25 to 50 %.");
  bench_.geography.territory.source = TerritorySource::declared_polygon;
  EXPECT_FALSE(test::tells(judged(), "spz-reaches-settlement.people"));
}

TEST_F(SpzReachesSettlement, NobodyReachedPassesOnlyWhereTheDataKnowEverySettlement) {
  village_at(9000);
  Finding found = judged();
  EXPECT_EQ(found.message.key, "spz-reaches-settlement.cannot_tell.not_covered");
  EXPECT_EQ(found.settled_by->key, "settle.settlements");
  cover(5000);
  found = judged();
  EXPECT_EQ(found.message.key, "spz-reaches-settlement.pass");
  EXPECT_NEAR(found.measured->value.low, 8500, 0.01);
  cover(800);  // less than the zone itself
  EXPECT_EQ(judged().verdict, Verdict::cannot_tell);
}

TEST_F(SpzReachesSettlement, WithoutSettlementsTheCoverageDecides) {
  EXPECT_EQ(judged().message.key, "spz-reaches-settlement.cannot_tell.no_data");
  cover(5000);
  EXPECT_EQ(judged().message.key, "spz-reaches-settlement.pass.alone");
}

TEST_F(SpzReachesSettlement, WithoutAZoneTheMissingDatumIsNamed) {
  bench_.input.project.declared_spz.reset();
  EXPECT_EQ(judged().settled_by->key, "settle.protection_zone");
  bench_.input.project.footprint.reset();
  EXPECT_EQ(judged().settled_by->key, "settle.footprint");
}

TEST_F(SpzReachesSettlement, AZoneThatRestsOnADraftClassDoesNotFail) {
  bench_.input.project.declared_spz.reset();
  bench_.input.project.object_type = "cement_plant";
  village_at(700);
  EXPECT_EQ(judged().message.key, "spz-reaches-settlement.cannot_tell.draft_class");
  bench_.input.project.hazard_class = HazardClass::I;
  EXPECT_EQ(judged().verdict, Verdict::fail);
}

TEST_F(SpzReachesSettlement, TheListForTailingsIsConfirmed) {
  village_at(700);
  EXPECT_FALSE(judged().rule.verified);
  bench_.input.project.object_type = "tailings";
  EXPECT_TRUE(judged().rule.verified);
}

}  // namespace
}  // namespace tyndau::hearing
