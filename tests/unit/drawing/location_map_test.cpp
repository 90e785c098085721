#include "drawing/checks.hpp"
#include "hearing/map_checklist.hpp"
#include "unit/drawing/map_world.hpp"

namespace tyndau::drawing {
namespace {

using test::drawn;
using test::of_kind;
using test::quarry;
using test::written;

bool satisfied(const Scene& scene, std::string_view id) {
  for (const auto& check : scene.checks) {
    if (check.id == id) return check.satisfied;
  }
  ADD_FAILURE() << "no line " << id;
  return false;
}

TEST(LocationMap, ShowsProjectZoneCommunityVenueAndTheirDistances) {
  auto world = quarry();
  const auto scene = drawn(world);
  ASSERT_TRUE(scene) << scene.error().message;
  for (const auto* kind : {"symbol-project", "protection-zone", "settlement", "symbol-community",
                           "symbol-venue", "scale-bar", "north", "graticule", "frame"}) {
    EXPECT_FALSE(of_kind(*scene, kind).empty()) << kind;
  }
  const auto lines = of_kind(*scene, "distance-line");
  ASSERT_EQ(lines.size(), 2U);
  const std::string labels = written(*scene, "label-distance");
  EXPECT_NE(labels.find("2.5 km"), std::string::npos) << labels;
  EXPECT_NE(labels.find("1.5 km"), std::string::npos) << labels;
  EXPECT_NE(written(*scene, "label-community").find("4,003 people"), std::string::npos);
  test::expect_readable(*scene);
}

TEST(LocationMap, LengthsMeasuredOnThePageAreTrue) {
  for (const double scale : {1.0, 30.0, 300.0}) {
    test::World world(test::Sketch("A......*\n.......B\n1.......\n", 200.0 * scale));
    world.spz(100.0 * scale);
    for (const auto* place : {"A", "B"}) world.declare(place);
    const auto scene = drawn(world);
    ASSERT_TRUE(scene);
    EXPECT_GE(test::expect_true_lengths(to_svg(*scene)), 4U) << scale;
  }
}

TEST(LocationMap, ALineStatesTheDistanceThatTheReportMeasured) {
  auto world = quarry();
  const auto report = world.report();
  const auto& community = report.geography.communities.front();
  const auto scene = drawn(world);
  const auto paths = test::paths_of(to_svg(*scene), "distance-line");
  ASSERT_FALSE(paths.empty());
  for (const auto& path : paths) {
    const bool venue = path.attributes.at("data-role") == "venue";
    const auto& expected = venue ? *community.judged()->distance : *community.footprint_distance;
    EXPECT_NEAR(path.number("data-low-metres"), expected.low.value, 0.001);
    EXPECT_NEAR(path.number("data-length-metres"), expected.low.value, 0.005 * expected.low.value);
  }
}

TEST(LocationMap, ALineToAPlaceOfEstimatedBoundaryEndsAtItsDrawnCircle) {
  test::World world;
  world.settlement(test::estimated("E", test::offset({70.0, 50.0}, 4000.0, 0.0), 300.0, 900.0, 200.0))
      .declare("E");
  world.venue(test::venue_at("v", test::offset({70.0, 50.0}, -6000.0, 0.0)));
  const auto scene = drawn(world);
  ASSERT_TRUE(scene);
  const auto paths = test::paths_of(to_svg(*scene), "distance-line");
  ASSERT_EQ(paths.size(), 1U);
  EXPECT_NEAR(paths[0].number("data-length-metres"), 9100.0, 1.0);
  EXPECT_EQ(test::expect_true_lengths(to_svg(*scene)), 1U);
}

TEST(LocationMap, LongTitlesAndLegendsGoOnInAnotherLine) {
  auto world = quarry();
  world.input.project.name =
      "A quarry with a name of a hundred and more letters, as plans of exploration have them, "
      "with all its blocks and its licence";
  const auto title = written(*drawn(world), "title");
  EXPECT_EQ(std::count(title.begin(), title.end(), '\n'), 2);
  EXPECT_NE(title.find("licence"), std::string::npos) << title;
}

TEST(LocationMap, OnePlaceThatTheDataHoldTwiceIsDrawnOnce) {
  auto world = quarry();
  auto twin = test::mapped("other", geo::point_shape({70.03, 50.0}), {70.03, 50.0});
  twin.names = {"", "АНГУКОХ", ""};
  world.places.settlements.push_back(twin);
  const LonLat at = test::offset({70.0, 50.0}, -1900.0, 1600.0);  // beyond the zone, still on the map
  world.places.settlements.back().centre = at;
  world.places.settlements.back().extent.shape = geo::point_shape(at);
  auto neighbour = twin;
  neighbour.id = "neighbour", neighbour.name = "neighbour", neighbour.names = {"Көрші", "Сосед", "Neighbour"};
  neighbour.centre = test::offset(at, 300.0, 300.0);
  neighbour.extent.shape = geo::point_shape(neighbour.centre);
  world.places.settlements.push_back(neighbour);
  const std::string around = written(*drawn(world), "label-around");
  EXPECT_EQ(around.find("АНГУКОХ"), std::string::npos) << around;
  EXPECT_NE(around.find("Neighbour"), std::string::npos) << around;
}

TEST(LocationMap, ASiteKnownInWordsHasItsKilometresFromWhereTheyAreCounted) {
  auto world = quarry();
  world.input.project.footprint.reset();
  hearing::SiteRegion region;
  region.anchor = test::place_ref("A");
  region.centre = world.places.settlements[0].centre;
  region.from_anchor = {Metres{85'000.0}, Metres{128'000.0}};
  world.input.project.site_region = region;
  EXPECT_NE(written(*drawn(world)).find("85.0–128.0 km from the middle of Anguko"), std::string::npos)
      << written(*drawn(world));
}

TEST(LocationMap, AVerdictByARuleThatNobodyReadHasABrokenBar) {
  auto world = quarry();
  EXPECT_EQ(of_kind(*drawn(world), "verdict-bar").size(), 1U);
  world.options.rule_pack = "kz-2007";
  EXPECT_GT(of_kind(*drawn(world), "verdict-bar").size(), 3U);
}

TEST(LocationMap, TheVerdictIsTheFindingsOwnSentence) {
  auto world = quarry();
  const auto report = world.report();
  for (const Language language : all_languages) {
    const auto scene = drawn(world, language);
    ASSERT_TRUE(scene);
    std::string text = written(*scene, "verdict-text");
    std::replace(text.begin(), text.end(), '\n', ' ');
    const auto* finding = [&] {
      for (const auto& one : report.findings) {
        if (one.id == "community-without-hearing") return &one;
      }
      return static_cast<const Finding*>(nullptr);
    }();
    ASSERT_NE(finding, nullptr);
    EXPECT_EQ(finding->verdict, Verdict::fail);
    EXPECT_EQ(text.rfind(test::shipped_messages().render(finding->message, language), 0), 0U) << text;
    EXPECT_FALSE(written(*scene, "verdict-source").empty());
  }
}

TEST(LocationMap, TheChecklistIsThatOfAttachedMaps) {
  auto world = quarry();
  const auto scene = drawn(world);
  ASSERT_EQ(scene->checks.size(), hearing::map_checklist.size());
  EXPECT_TRUE(satisfied(*scene, "map-covers-footprint"));
  EXPECT_TRUE(satisfied(*scene, "map-covers-protection-zone"));
  EXPECT_TRUE(satisfied(*scene, "map-covers-nearest-settlement"));
  EXPECT_TRUE(satisfied(*scene, "map-crs-stated"));
  EXPECT_FALSE(satisfied(*scene, "dwelling-distance-agrees"));
}

TEST(LocationMap, AStatedDwellingDistanceIsComparedWithTheComputedOne) {
  auto world = quarry();
  world.input.project.declared_dwelling_distance = Metres{1500.0};
  EXPECT_TRUE(satisfied(*drawn(world), "dwelling-distance-agrees"));
  auto wrong = quarry();
  wrong.input.project.declared_dwelling_distance = Metres{300.0};
  EXPECT_FALSE(satisfied(*drawn(wrong), "dwelling-distance-agrees"));
}

TEST(LocationMap, WhatIsEstimatedIsDashedAndCalledSo) {
  test::World world;
  world.input.project.footprint = hearing::Footprint{geo::point_shape({70.0, 50.0}), {}, Metres{3000.0}};
  world.settlement(test::estimated("E", test::offset({70.0, 50.0}, 4000.0, 0.0), 300.0, 900.0, 200.0))
      .declare("E");
  world.venue(test::venue_at("v", test::offset({70.0, 50.0}, -6000.0, 0.0)));
  world.spz(500.0);
  const auto scene = drawn(world);
  ASSERT_TRUE(scene);
  for (const auto* kind : {"settlement", "project-extent"}) {
    const auto found = of_kind(*scene, kind);
    ASSERT_FALSE(found.empty()) << kind;
    for (const auto* one : found) EXPECT_FALSE(one->stroke->dash.empty()) << kind;
  }
  for (const auto* line : of_kind(*scene, "distance-line")) EXPECT_FALSE(line->stroke->dash.empty());
  std::string legend = written(*scene, "legend");
  std::replace(legend.begin(), legend.end(), '\n', ' ');
  EXPECT_NE(legend.find("extent of a settlement (estimated)"), std::string::npos) << legend;
  EXPECT_NE(legend.find("its coordinates are rounded"), std::string::npos) << legend;
}

TEST(LocationMap, SurveyedThingsAreSolid) {
  auto world = quarry();
  const auto scene = drawn(world);
  for (const auto* kind : {"settlement", "protection-zone", "distance-line"}) {
    for (const auto* one : of_kind(*scene, kind)) EXPECT_TRUE(one->stroke->dash.empty()) << kind;
  }
}

TEST(LocationMap, AFarVenueHasAFrameOfItsOwn) {
  auto world = quarry();
  EXPECT_EQ(drawn(world)->frames.size(), 1U);
  test::World far(test::Sketch("AA.*\n", 200.0));
  far.spz(500.0).venue(test::venue_at("far", test::offset({70.0, 50.0}, 80'000.0, 30'000.0)));
  const auto scene = drawn(far);
  ASSERT_TRUE(scene);
  ASSERT_EQ(scene->frames.size(), 2U);
  EXPECT_GT(scene->frames[0].denominator, 10.0 * scene->frames[1].denominator);
  EXPECT_FALSE(of_kind(*scene, "other-frame").empty());
  EXPECT_GE(test::expect_true_lengths(to_svg(*scene)), 3U);
  test::expect_readable(*scene);
}

TEST(LocationMap, WithoutCoordinatesItSaysWhatIsMissing) {
  test::World world(test::Sketch("AA......1\n", 500.0));
  world.declare("A").declare("Nowhere");
  const auto scene = drawn(world);
  ASSERT_TRUE(scene);
  const std::string missing = written(*scene, "missing");
  EXPECT_NE(missing.find("The place of the project"), std::string::npos) << missing;
  EXPECT_NE(missing.find("Nowhere"), std::string::npos) << missing;
  EXPECT_FALSE(satisfied(*scene, "map-covers-footprint"));
  EXPECT_FALSE(satisfied(*scene, "map-covers-protection-zone"));
  test::expect_readable(*scene);
}

TEST(LocationMap, WithoutAnyPlaceItIsRefused) {
  test::World world;
  world.declare("Nowhere");
  world.input.venues.push_back(test::venue_in("v", "Elsewhere"));
  const auto scene = drawn(world);
  ASSERT_FALSE(scene);
  EXPECT_EQ(scene.error().code, ErrorCode::bad_input);
  EXPECT_EQ(scene.error().reason, "map-no-geometry");
  EXPECT_TRUE(test::shipped_messages().has("intake." + scene.error().reason));
}

TEST(LocationMap, ATerritoryThatIsNoZoneStandsBesideTheZone) {
  auto world = quarry();
  world.input.project.declared_territory = *geo::buffer(geo::point_shape({70.0, 50.0}), Metres{3000.0});
  const auto scene = drawn(world);
  EXPECT_FALSE(of_kind(*scene, "territory").empty());
  const auto zones = of_kind(*scene, "protection-zone");
  ASSERT_EQ(zones.size(), 1U);
  EXPECT_EQ(zones.front()->facts.front().second, "2000.000");
}

TEST(LocationMap, WaterAndProtectedZonesAreDrawnAndExplained) {
  auto world = quarry();
  hearing::Zone river;
  river.id = "river";
  river.shape.lines = {
      {test::offset({70.0, 50.0}, -900.0, -3000.0), test::offset({70.0, 50.0}, -900.0, 3000.0)}};
  hearing::Zone reserve;
  reserve.id = "reserve";
  reserve.kind = hearing::ZoneKind::protected_area;
  reserve.shape = *geo::buffer(geo::point_shape(test::offset({70.0, 50.0}, 0.0, 1000.0)), Metres{300.0});
  world.places.zones = {river, reserve};
  const auto scene = drawn(world);
  EXPECT_EQ(of_kind(*scene, "water").size(), 1U);
  EXPECT_EQ(of_kind(*scene, "zone").size(), 1U);
  const std::string legend = written(*scene, "legend");
  EXPECT_NE(legend.find("water body"), std::string::npos) << legend;
  EXPECT_NE(legend.find("protected area"), std::string::npos) << legend;
}

TEST(LocationMap, SourcesNameTheirDates) {
  auto world = quarry();
  hearing::Dataset dataset;
  dataset.id = "places";
  dataset.title = {"Елді мекендер", "Населённые пункты", "Settlements"};
  dataset.attribution = "Somebody, CC BY 4.0";
  dataset.date = "2024-05-06";
  world.places.datasets = {dataset};
  for (auto& settlement : world.places.settlements) settlement.dataset = "places";
  const std::string sources = written(*drawn(world), "sources");
  EXPECT_NE(sources.find("Settlements (2024-05-06): Somebody, CC BY 4.0"), std::string::npos) << sources;
}

TEST(LocationMap, EveryPaperInEveryLanguageIsReadable) {
  auto world = quarry();
  for (const Paper paper : {Paper::a4, Paper::a3, Paper::screen}) {
    EXPECT_EQ(paper_from_code(code(paper)), paper);
    for (const Language language : all_languages) {
      const auto scene = drawn(world, language, paper);
      ASSERT_TRUE(scene);
      EXPECT_EQ(scene->language, language);
      test::expect_readable(*scene);
    }
  }
  EXPECT_FALSE(paper_from_code("a5"));
}

TEST(LocationMap, ACountryWithAnOutlineHasAnInset) {
  auto world = quarry();
  EXPECT_TRUE(of_kind(*drawn(world), "inset-country").empty());
  auto at_home = quarry();
  hearing::AdminUnit outline;
  outline.id = "outline:KZ";
  outline.shape = *geo::buffer(geo::point_shape({68.0, 48.0}), Metres{900'000.0});
  hearing::AdminUnit oblast = outline;
  oblast.id = "kz-11";
  oblast.shape = *geo::buffer(geo::point_shape({70.0, 50.0}), Metres{200'000.0});
  at_home.places.units = {outline, oblast};
  const auto scene = drawn(at_home);
  EXPECT_EQ(of_kind(*scene, "inset-country").size(), 1U);
  EXPECT_EQ(of_kind(*scene, "inset-border").size(), 1U);
  EXPECT_EQ(of_kind(*scene, "inset-place").size(), 1U);
}

}  // namespace
}  // namespace tyndau::drawing
