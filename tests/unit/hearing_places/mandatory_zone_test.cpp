#include "unit/hearing_places/scene.hpp"

namespace tyndau::hearing {
namespace {

constexpr auto rule = "hearing-mandatory-zone";
constexpr auto old_pack = "kz-2007";

class HearingMandatoryZone : public test::Scene {
 protected:
  HearingMandatoryZone() { put_site(0); }
  void put_site(double uncertainty) {
    bench_.input.project.footprint =
        Footprint{geo::point_shape(test::site), FootprintRole::site_boundary, Metres{uncertainty}};
  }
  /// A square zone whose southern edge is so far north of the site; below 0 the site lies that deep inside.
  Zone& zone(ZoneKind kind, double metres) {
    const double south = metres >= 0 ? geo::direct(test::site, 0.0, Metres{metres}).lat
                                     : geo::direct(test::site, 180.0, Metres{-metres}).lat;
    Zone one;
    one.id = "z" + std::to_string(bench_.places.zones.size());
    one.kind = kind;
    one.name = "Zone";
    one.shape.polygons = {test::box(69.9, south, 70.1, 50.2)};
    one.dataset = "zones";
    bench_.places.zones.push_back(one);
    return bench_.places.zones.back();
  }
  void cover(ZoneKind kind) {
    Dataset zones;
    zones.id = "zones";
    zones.kind = DatasetKind::zones;
    zones.zone_kinds = {kind};
    zones.coverage.polygons = {test::box(69, 49, 71, 51)};
    bench_.places.datasets = {zones};
  }
  Finding forest(const std::string& pack = old_pack) { return bench_.about(rule, "state_forest_fund", pack); }
  Finding water() { return bench_.about(rule, "water_protection_zone", old_pack); }
};

TEST_F(HearingMandatoryZone, InsideTheFormOfTheHearingDecides) {
  zone(ZoneKind::state_forest_fund, -2000);
  const std::pair<Form, Verdict> expected[] = {{Form::open_meeting, Verdict::pass},
                                               {Form::survey, Verdict::pass},
                                               {Form::public_discussion, Verdict::fail},
                                               {Form::online, Verdict::fail}};
  for (const auto& [form, verdict] : expected) {
    bench_.input.form = form;
    EXPECT_EQ(forest().verdict, verdict) << code(form);
  }
  EXPECT_EQ(forest().message.key, "hearing-mandatory-zone.fail.mapped");
}

TEST_F(HearingMandatoryZone, WhereTheRuleIsNotConfirmedNothingFailsAndNothingIsLaw) {
  zone(ZoneKind::state_forest_fund, -2000);
  bench_.input.form = Form::online;
  const Finding found = forest("kz-2021");
  EXPECT_EQ(found.message.key, "hearing-mandatory-zone.cannot_tell.mapped_unconfirmed");
  EXPECT_EQ(found.settled_by->key, "settle.zone_rule");
  EXPECT_EQ(found.finding_class, FindingClass::derived);
  EXPECT_FALSE(found.rule.verified);
  bench_.input.form = Form::open_meeting;
  EXPECT_EQ(forest("kz-2021").message.key, "hearing-mandatory-zone.pass.mapped_unconfirmed");
}

TEST_F(HearingMandatoryZone, AProtectedAreaAsksForAScreeningUnderTheCodeOf2021) {
  zone(ZoneKind::protected_area, -2000);
  bench_.input.form = Form::online;
  const Finding found = bench_.about(rule, "protected_area");
  EXPECT_EQ(found.message.key, "hearing-mandatory-zone.pass.mapped_screening");
  EXPECT_EQ(bench_.about(rule, "protected_area", old_pack).verdict, Verdict::fail);
}

TEST_F(HearingMandatoryZone, OutsideTheMarginIsTold) {
  zone(ZoneKind::state_forest_fund, 1700);
  cover(ZoneKind::state_forest_fund);
  const Finding found = forest();
  EXPECT_EQ(found.verdict, Verdict::not_applicable);
  EXPECT_EQ(found.message.key, "hearing-mandatory-zone.not_applicable.outside");
  EXPECT_NE(test::english(found.message).find("1.7 km"), std::string::npos) << test::english(found.message);
  EXPECT_NEAR(found.measured->value.low, 1700, 5);
  EXPECT_EQ(found.lines.size(), 1U);
}

TEST_F(HearingMandatoryZone, WithoutCoverageAZoneElsewhereSettlesNothing) {
  EXPECT_EQ(forest().message.key, "hearing-mandatory-zone.cannot_tell.no_data");
  zone(ZoneKind::state_forest_fund, 1700);
  EXPECT_EQ(forest().message.key, "hearing-mandatory-zone.cannot_tell.not_covered");
  EXPECT_EQ(forest().settled_by->key, "settle.zone_data");
  cover(ZoneKind::protected_area);
  EXPECT_EQ(forest().verdict, Verdict::cannot_tell);
}

TEST_F(HearingMandatoryZone, CoverageWithoutAnyZoneMeansThereIsNone) {
  cover(ZoneKind::state_forest_fund);
  EXPECT_EQ(forest().message.key, "hearing-mandatory-zone.not_applicable.none_there");
}

TEST_F(HearingMandatoryZone, TheUncertaintyOfTheCoordinatesWidensTheEdge) {
  cover(ZoneKind::state_forest_fund);
  zone(ZoneKind::state_forest_fund, 50);
  put_site(100);
  EXPECT_EQ(forest().message.key, "hearing-mandatory-zone.cannot_tell.on_the_edge");
  put_site(20);
  EXPECT_EQ(forest().verdict, Verdict::not_applicable);
  bench_.places.zones.clear();
  zone(ZoneKind::state_forest_fund, -50);
  EXPECT_EQ(forest().verdict, Verdict::pass);
  put_site(100);
  EXPECT_EQ(forest().verdict, Verdict::cannot_tell);
}

TEST_F(HearingMandatoryZone, WhatTheDocumentsSayCountsWhereTheMapIsSilent) {
  bench_.input.project.named_zones[ZoneKind::state_forest_fund] = Seen::present;
  bench_.input.form = Form::online;
  EXPECT_EQ(forest().message.key, "hearing-mandatory-zone.fail.named");
  bench_.input.form = Form::survey;
  EXPECT_EQ(forest().message.key, "hearing-mandatory-zone.pass.named");
  bench_.input.project.named_zones[ZoneKind::state_forest_fund] = Seen::absent;
  EXPECT_EQ(forest().message.key, "hearing-mandatory-zone.not_applicable.named_outside");
}

TEST_F(HearingMandatoryZone, TheMapOutranksADenialAndAnAdmissionOutranksTheMap) {
  cover(ZoneKind::state_forest_fund);
  zone(ZoneKind::state_forest_fund, -2000);
  bench_.input.project.named_zones[ZoneKind::state_forest_fund] = Seen::absent;
  EXPECT_EQ(forest().message.key, "hearing-mandatory-zone.pass.mapped");
  bench_.places.zones.clear();
  bench_.input.project.named_zones[ZoneKind::state_forest_fund] = Seen::present;
  const Finding found = forest();
  EXPECT_EQ(found.message.key, "hearing-mandatory-zone.pass.named");
  EXPECT_TRUE(test::tells(found, "cause.zone_not_on_map"));
}

TEST_F(HearingMandatoryZone, WithoutCoordinatesOnlyTheDocumentsCanTell) {
  zone(ZoneKind::state_forest_fund, -2000);
  bench_.input.project.footprint.reset();
  EXPECT_EQ(forest().message.key, "hearing-mandatory-zone.cannot_tell.no_footprint");
  bench_.input.project.named_zones[ZoneKind::state_forest_fund] = Seen::present;
  EXPECT_EQ(forest().message.key, "hearing-mandatory-zone.pass.named");
}

TEST_F(HearingMandatoryZone, WithinTheDefaultWidthOfWaterItIsOpenWhetherAZoneIsFixed) {
  zone(ZoneKind::water_body, 490);  // the geodesic along its southern edge bulges 5 m further north
  Finding found = water();
  EXPECT_EQ(found.message.key, "hearing-mandatory-zone.cannot_tell.near_water");
  EXPECT_EQ(found.settled_by->key, "settle.decreed_zone");
  EXPECT_EQ(found.rule.article, "44(8)");
  bench_.places.zones.clear();
  zone(ZoneKind::water_body, 510);
  EXPECT_EQ(water().message.key, "hearing-mandatory-zone.cannot_tell.no_data");
}

TEST_F(HearingMandatoryZone, AStripAlongWaterIsNarrower) {
  zone(ZoneKind::water_body, 30);
  EXPECT_EQ(bench_.about(rule, "water_protection_strip", old_pack).message.key,
            "hearing-mandatory-zone.cannot_tell.near_water");
  bench_.places.zones.clear();
  zone(ZoneKind::water_body, 60);
  EXPECT_EQ(bench_.about(rule, "water_protection_strip", old_pack).message.key,
            "hearing-mandatory-zone.cannot_tell.no_data");
}

TEST_F(HearingMandatoryZone, ADecreedWidthIsAZoneOfItsOwn) {
  zone(ZoneKind::water_body, 700).width = Metres{807.5};
  EXPECT_EQ(water().message.key, "hearing-mandatory-zone.pass.mapped");
  bench_.places.zones[0].width = Metres{300};
  EXPECT_EQ(water().verdict, Verdict::cannot_tell);
  EXPECT_EQ(water().message.key, "hearing-mandatory-zone.cannot_tell.no_data");
}

TEST_F(HearingMandatoryZone, ALoadedZoneBeatsTheDefaultWidth) {
  zone(ZoneKind::water_body, 400);
  cover(ZoneKind::water_protection_zone);
  EXPECT_EQ(water().message.key, "hearing-mandatory-zone.not_applicable.none_there");
}

TEST_F(HearingMandatoryZone, EachKindOfThePackHasItsFinding) {
  EXPECT_EQ(bench_.all(rule, old_pack).size(), 7U);
  EXPECT_EQ(bench_.all(rule, "kz-2021").size(), 7U);
  bench_.change_rule = [](Rule& changed) { changed.parameters.clear(); };
  EXPECT_EQ(bench_.one(rule).message.key, "not_applicable.no_rule");
}

}  // namespace
}  // namespace tyndau::hearing
