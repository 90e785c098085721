// What nobody wishes to draw: a page comes out that can be read, or a refusal that says why.
#include "unit/drawing/map_world.hpp"

namespace tyndau::drawing {
namespace {

using test::drawn;
using test::of_kind;
using test::quarry;
using test::written;

constexpr LonLat here{70.0, 50.0};

test::World quarry_at(LonLat site) {
  test::World world;
  world.input.project.footprint = hearing::Footprint{geo::point_shape(site), {}, {}};
  world.spz(1000.0);
  return world;
}

TEST(HostileMap, ACommunityFourHundredKilometresAwayLeavesTheOthersReadable) {
  auto world = quarry_at(here);
  const auto add = [&](const std::string& id, LonLat at) {
    world.settlement(test::mapped(id, *geo::buffer(geo::point_shape(at), Metres{500.0}), at)).declare(id);
  };
  add("Near", test::offset(here, 2000.0, 0.0));
  add("Far", test::offset(here, 300'000.0, 264'000.0));
  world.venue(test::venue_at("v", test::offset(here, 2100.0, 0.0)));
  const auto scene = drawn(world);
  ASSERT_TRUE(scene);
  ASSERT_EQ(scene->frames.size(), 2U);
  std::set<std::size_t> frames_of_near;
  for (const auto& label : scene->labels) {
    if (label.text.find("Near") != std::string::npos) frames_of_near.insert(label.frame);
  }
  EXPECT_TRUE(frames_of_near.count(1));
  EXPECT_NE(written(*scene, "label-community").find("Far"), std::string::npos);
  EXPECT_GE(test::expect_true_lengths(to_svg(*scene)), 3U);
  test::expect_readable(*scene);
}

TEST(HostileMap, ThreeHundredCommunitiesDoNotCoverEachOther) {
  auto world = quarry_at(here);
  for (int i = 0; i < 300; ++i) {
    const LonLat at = test::offset(here, (i % 20 - 10) * 700.0 + 350.0, (i / 20 - 7) * 700.0);
    const std::string id = "Place " + std::to_string(i);
    world.settlement(test::estimated(id, at, 100.0, 250.0)).declare(id);
  }
  world.venue(test::venue_at("v", test::offset(here, 9000.0, 9000.0)));
  for (const Paper paper : {Paper::a4, Paper::screen}) {
    const auto scene = drawn(world, Language::ru, paper);
    ASSERT_TRUE(scene);
    test::expect_readable(*scene);
    EXPECT_GE(of_kind(*scene, "symbol-community").size(), 300U);
    EXPECT_LE(of_kind(*scene, "distance-line").size(), 14U);
    EXPECT_NE(written(*scene, "missing").find("Ещё 288 линий"), std::string::npos);
    const std::string more = written(*scene, "community-more");
    EXPECT_NE(more.find("Не поместилось"), std::string::npos) << more;
    const bool numbered = std::any_of(scene->labels.begin(), scene->labels.end(),
                                      [](const Label& label) { return label.number_only; });
    EXPECT_TRUE(numbered);
  }
}

TEST(HostileMap, NamesOfTwoHundredLettersAreCutWhereTheyWouldLeaveTheirPlace) {
  auto world = quarry();
  const std::string name(200, 'W');
  world.places.settlements[0].names = {name, name, name};
  world.input.project.name = name;
  world.input.project.initiator = name;
  world.input.venues[0].name = name;
  for (const Language language : all_languages) {
    const auto scene = drawn(world, language);
    ASSERT_TRUE(scene);
    test::expect_readable(*scene);
    EXPECT_NE(written(*scene, "label-community").find("W…"), std::string::npos);
  }
}

TEST(HostileMap, NamesFromRightToLeftAndInChineseAreWritten) {
  auto world = quarry();
  const std::string arabic = "قرية الاختبار", chinese = "北京試驗";
  world.places.settlements[0].names = {arabic, arabic, arabic};
  world.input.project.name = chinese;
  const auto scene = drawn(world);
  ASSERT_TRUE(scene);
  test::expect_readable(*scene);
  EXPECT_NE(written(*scene, "label-community").find(arabic), std::string::npos);
  EXPECT_GT(written(*scene, "title").size(), std::string("Location map: ").size() + 3);
  const auto pdf = to_pdf(*scene);
  ASSERT_TRUE(pdf);
}

TEST(HostileMap, LettersThatNoFontHasAreReplacedAndTheSheetSaysSo) {
  const std::string unassigned = "\U0010FFF0", note = "Names in letters";
  auto world = quarry();
  EXPECT_EQ(written(*drawn(world, Language::en), "sources").find(note), std::string::npos);
  world.input.project.name = "A" + unassigned;
  EXPECT_NE(written(*drawn(world, Language::en), "sources").find(note), std::string::npos);
}

TEST(HostileMap, NamesCannotWriteMarkup) {
  auto world = quarry();
  const std::string name = "</text><script>alert(\"1\")</script>&";
  world.places.settlements[0].names = {name, name, name};
  world.input.project.name = name;
  const std::string svg = to_svg(*drawn(world));
  EXPECT_EQ(svg.find("<script"), std::string::npos);
  EXPECT_NE(svg.find("&lt;script&gt;"), std::string::npos);
}

TEST(HostileMap, AFootprintOfNoSizeIsASymbol) {
  auto world = quarry_at(here);
  world.input.project.footprint->shape = geo::Shape{{}, {}, {{{here, here, here}, {}}}};
  const auto scene = drawn(world);
  ASSERT_TRUE(scene);
  EXPECT_FALSE(of_kind(*scene, "symbol-project").empty());
  auto alone = quarry_at(here);
  alone.input.project.declared_spz.reset();
  const auto point = drawn(alone);
  ASSERT_TRUE(point);
  EXPECT_FALSE(of_kind(*point, "symbol-project").empty());
  EXPECT_GE(point->frames.front().denominator, 1000.0);
  test::expect_readable(*point);
}

TEST(HostileMap, AFootprintAcrossTheAntimeridianIsInOnePiece) {
  const LonLat site{180.0, 65.0};
  auto world = quarry_at(site);
  world.input.project.footprint->shape = *geo::buffer(geo::point_shape(site), Metres{800.0});
  ASSERT_EQ(world.input.project.footprint->shape.polygons.size(), 2U);
  const LonLat village = test::offset(site, 3000.0, 0.0);
  world.settlement(test::mapped("V", *geo::buffer(geo::point_shape(village), Metres{300.0}), village))
      .declare("V");
  world.venue(test::venue_at("v", test::offset(site, -3000.0, 0.0)));
  const auto scene = drawn(world);
  ASSERT_TRUE(scene);
  test::expect_readable(*scene);
  ASSERT_EQ(scene->frames.size(), 1U);
  EXPECT_LT(scene->frames.front().denominator, 200'000.0);
  // The outline is open where the shape was cut, so that no line crosses the site.
  for (const auto* part : of_kind(*scene, "footprint")) {
    if (!part->stroke) continue;
    for (const Outline& outline : part->outlines) EXPECT_FALSE(outline.closed);
  }
  EXPECT_GE(test::expect_true_lengths(to_svg(*scene)), 2U);
  const std::string figures = written(*scene, "graticule");
  EXPECT_NE(figures.find(" W"), std::string::npos) << figures;
  EXPECT_NE(figures.find(" E"), std::string::npos) << figures;
}

TEST(HostileMap, ManyCornersManyVenuesAndManyMissingThingsStayOnThePage) {
  auto world = quarry_at(here);
  world.input.project.footprint->shape = *geo::buffer(geo::point_shape(here), Metres{700.0});
  for (int i = 0; i < 40; ++i) {
    world.venue(test::venue_at("v" + std::to_string(i), test::offset(here, 500.0 * i, 2000.0)));
    world.declare("Nowhere with a rather long name " + std::to_string(i));
  }
  for (const Language language : all_languages) {
    const auto scene = drawn(world, language);
    ASSERT_TRUE(scene);
    test::expect_readable(*scene);
    EXPECT_FALSE(written(*scene, "coordinate-more").empty());
  }
}

TEST(HostileMap, AMapAboutThePoleIsDrawn) {
  auto world = quarry_at({0.0, 89.99});
  world.venue(test::venue_at("v", {180.0, 89.98}));
  const auto scene = drawn(world);
  ASSERT_TRUE(scene);
  test::expect_readable(*scene);
}

}  // namespace
}  // namespace tyndau::drawing
