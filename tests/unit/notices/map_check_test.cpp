#include "geo/drawing.hpp"
#include "geo/geodesic.hpp"
#include "notices/map_named_crs.hpp"
#include "unit/notices/map_check_support.hpp"

#include <nlohmann/json.hpp>

namespace tyndau::notices {
namespace {

using geo::Georeference;
using hearing::DocumentPart;
using hearing::Seen;
using test::box_shape;
using test::key_of;
using test::of;

/// A drawing made by hand.
class Plan : public ::testing::Test {
 protected:
  Plan() {
    map_.format = documents::MapFormat::geojson;
    map_.georeference = Georeference::placed;
    map_.crs = "EPSG:4326";
    map_.crs_name = "WGS 84";
    map_.crs_by_format = true;
    map_.crs_accuracy = Metres{0};
    map_.layers = {{"plan", "EPSG:4326", "Polygon", 0}};
    map_.extent = box_shape(71.9, 52.4, 72.0, 52.5);
    data_ = test::village_data();
    expected_ = test::expected_site();
  }
  void draw(geo::Shape shape, const std::string& label = "") {
    map_.shapes.push_back({0, label, std::move(shape)});
    ++map_.drawn;
    ++map_.layers[0].shapes;
  }
  [[nodiscard]] std::vector<MapCheckLine> check() const {
    const hearing::Atlas atlas(data_);
    auto lines = check_map(map_, expected_, atlas);
    test::expect_whole_list(lines);
    return lines;
  }
  [[nodiscard]] std::string key(std::string_view id) const { return key_of(check(), id); }
  [[nodiscard]] MapCheckLine agrees() const { return of(check(), "footprint-agrees-with-coordinates"); }
  void make_picture() {
    map_.format = documents::MapFormat::tiff;
    map_.crs_by_format = false;
    map_.raster = geo::RasterFrame{100, 100, Metres{10}, Metres{10}, 0.0};
  }

  documents::MapFile map_;
  hearing::AtlasData data_;
  MapExpectations expected_;
};

using MapChecks = Plan;

TEST_F(MapChecks, TheLabelledShapeIsComparedEvenWhereAnotherIsNearer) {
  draw(test::drawn_site(), "Склад");
  draw(test::drawn_site(test::one_km_north), "Промплощадка");
  const auto line = agrees();
  EXPECT_EQ(line.verdict, Verdict::cannot_tell) << "the store may be what the coordinates mean";
  EXPECT_EQ(std::get<std::string>(line.basis.at(0).arguments.at("label")), "Промплощадка");
  EXPECT_NEAR(line.measured->value.low, 996.0, 0.1);  // 1000 m less 3 m stated and 1 m drawn
  EXPECT_NEAR(line.measured->value.high, 1004.0, 0.1);
  EXPECT_DOUBLE_EQ(line.allowed->value.low, 4.0);
}

TEST_F(MapChecks, ALabelIsShownWithoutPersonalData) {
  draw(test::drawn_site(), "Объект, директор Сочинов И.И., тел. 8 705 000 00 00");
  const auto label = std::get<std::string>(agrees().basis.at(0).arguments.at("label"));
  EXPECT_EQ(label, "Объект, директор […], тел. […]");
}

TEST_F(MapChecks, WithoutLabelsTheNearestShapeIsComparedAndSaidToBe) {
  draw(box_shape(71.90, 52.40, 71.91, 52.41));
  draw(test::drawn_site());
  EXPECT_EQ(agrees().verdict, Verdict::pass);
  EXPECT_EQ(agrees().basis.at(0).key, "map-shape.nearest");
  map_.shapes.erase(map_.shapes.begin());
  EXPECT_EQ(agrees().basis.at(0).key, "map-shape.only");
}

TEST_F(MapChecks, AZoneIsNotTakenForTheSite) {
  draw(*geo::buffer(test::drawn_site(), Metres{500}), "СЗЗ");
  EXPECT_EQ(agrees().message.key, "footprint-agrees-with-coordinates.cannot_tell.no_shape");
  EXPECT_EQ(key("map-covers-footprint"), "map-covers-footprint.cannot_tell.nothing_drawn");
  EXPECT_EQ(key("map-covers-protection-zone"), "map-covers-protection-zone.pass");
}

TEST_F(MapChecks, TheLayerNamesAShapeThatHasNoLabel) {
  map_.layers = {{"Промплощадка", "", "", 1}, {"прочее", "", "", 1}};
  map_.shapes = {{1, "", test::drawn_site()}, {0, "", test::drawn_site(test::one_km_north)}};
  map_.drawn = 2;
  EXPECT_EQ(agrees().basis.at(0).key, "map-shape.by_label");
  EXPECT_EQ(agrees().verdict, Verdict::cannot_tell) << "something else lies at the coordinates";
  map_.shapes.erase(map_.shapes.begin());
  EXPECT_EQ(agrees().verdict, Verdict::fail);
}

TEST_F(MapChecks, AFigureThatIsCalledOtherwiseIsNotTheSiteForSure) {
  for (const auto* label : {"Место слушаний", "Мектеп", "Hearing venue"}) {
    map_.shapes.clear();
    draw(test::drawn_site(test::one_km_north), label);
    EXPECT_EQ(agrees().message.key, "footprint-agrees-with-coordinates.cannot_tell.another") << label;
  }
  map_.shapes.clear();
  draw(test::drawn_site(test::one_km_north));
  EXPECT_EQ(agrees().verdict, Verdict::fail) << "the only figure, and nothing says what it is";
}

TEST_F(MapChecks, WhereAFigureLiesAtTheCoordinatesNoOtherIsHeldAgainstThem) {
  draw(test::drawn_site(), "Горный отвод");
  draw(test::drawn_site(test::one_km_north), "Участок соседнего предприятия");
  EXPECT_EQ(agrees().verdict, Verdict::cannot_tell);
}

TEST_F(MapChecks, ALicenceAreaIsNotTakenForTheSite) {
  for (const auto* label :
       {"Лицензионная площадь", "Контур горного отвода", "участок недр «Вымысел»", "Контрактная территория",
        "тау-кендік бөлу аумағы. Тау бөлу", "Licence area 12-EL", "Лицензиялық аумақ", "mining allotment"}) {
    map_.shapes.clear();
    draw(test::drawn_site(), label);
    EXPECT_EQ(agrees().message.key, "footprint-agrees-with-coordinates.cannot_tell.licence_area") << label;
    EXPECT_NE(key("map-covers-footprint"), "map-covers-footprint.pass.drawn") << label;
  }
  draw(test::drawn_site(), "Промплощадка");
  EXPECT_EQ(agrees().verdict, Verdict::pass) << "the site is drawn as well";
}

TEST_F(MapChecks, AStatedPointInAnAreaOfManyKilometresProvesNoSite) {
  expected_.footprint->shape = geo::point_shape({71.953, 52.4415});
  draw(box_shape(71.90, 52.40, 72.0, 52.48));  // 6 to 7 km to its corners
  EXPECT_EQ(agrees().message.key, "footprint-agrees-with-coordinates.cannot_tell.too_wide");
  EXPECT_NE(key("map-covers-footprint"), "map-covers-footprint.pass.drawn");
  map_.shapes.clear();
  draw(box_shape(71.93, 52.43, 71.97, 52.45));
  EXPECT_EQ(agrees().verdict, Verdict::pass);
}

TEST_F(MapChecks, ANameFarFromItsSettlementDoesNotShowIt) {
  draw(test::drawn_site(), "Промплощадка");
  draw(geo::point_shape({71.98, 52.442}), "с. Тестовое");  // 340 m beside it
  EXPECT_EQ(key("map-covers-nearest-settlement"), "map-covers-nearest-settlement.pass.drawn");
  map_.shapes.back().shape = geo::point_shape({71.91, 52.442});  // 5 km
  const auto line = of(check(), "map-covers-nearest-settlement");
  EXPECT_EQ(line.message.key, "map-covers-nearest-settlement.cannot_tell.named_elsewhere");
  // GeodSolve -i: 52.442 71.91 52.442 71.985 -> 5100 m
  EXPECT_NEAR(std::get<Quantity>(line.message.arguments.at("distance")).value.low, 5100, 10);
  draw(geo::point_shape({71.99, 52.442}), "Тестовка");
  EXPECT_EQ(key("map-covers-nearest-settlement"), "map-covers-nearest-settlement.pass.drawn");
}

TEST_F(MapChecks, AFileOfTheSiteAloneIsAskedForTheRestAndNotFailed) {
  draw(test::drawn_site());
  map_.extent = test::drawn_site();
  EXPECT_EQ(key("map-covers-protection-zone"), "map-covers-protection-zone.cannot_tell.site_alone");
  EXPECT_EQ(key("map-covers-nearest-settlement"), "map-covers-nearest-settlement.cannot_tell.site_alone");
  draw(geo::point_shape({71.957, 52.4415}), "Склад");  // something beside it: the map was to show more
  EXPECT_EQ(key("map-covers-protection-zone"), "map-covers-protection-zone.fail");
  EXPECT_EQ(key("map-covers-nearest-settlement"), "map-covers-nearest-settlement.fail");
}

TEST(NamedCrs, IsTakenWhereOneFitsTheNumbers) {
  documents::MapFile map;
  map.box = geo::PlaneBox{12'700'000, 5'814'000, 12'701'000, 5'815'000};
  map.could_be = geo::crs_candidates(*map.box);
  for (const auto* text :
       {"СК-42, зона 12", "Пулково 1942 г., 12-я зона", "Pulkovo 1942 / Gauss-Kruger zone 12", "EPSG:28412",
        "Пулково-42", "координат 1942 года, 12 аймақ", "Pulkovo 1942 / GK 12",
        "WGS 84 для точек; чертёж — СК-42 зона 12"}) {
    EXPECT_EQ(named_crs({text}, map), "EPSG:28412") << text;
  }
  for (const auto* text : {"", "зона 12", "СК-42, зона 13", "WGS 84", "UTM 42N", "местная система координат",
                           "СК-42 зона 12, местная система координат", "МСК", "EPSG:12"}) {
    EXPECT_EQ(named_crs({text}, map), std::nullopt) << text;
  }
  map.box = geo::PlaneBox{700'000, 5'814'000, 701'000, 5'815'000};
  map.could_be = geo::crs_candidates(*map.box);
  EXPECT_EQ(named_crs({"WGS-84 / UTM zone 42N"}, map), "EPSG:32642");
  EXPECT_EQ(named_crs({"UTM 42", "EPSG:32642"}, map), "EPSG:32642");
  EXPECT_EQ(named_crs({"UTM 42N", "UTM 43N"}, map), std::nullopt) << "two that fit";
  EXPECT_EQ(named_crs({"СК-42, зона 12"}, map), std::nullopt) << "its numbers bear no zone";
  map.box = geo::PlaneBox{71.9, 52.4, 71.95, 52.45};
  map.could_be = geo::crs_candidates(*map.box);
  EXPECT_EQ(named_crs({"WGS 84, UTM 42N"}, map), "EPSG:4326") << "degrees are in no zone";
}

TEST_F(MapChecks, ASiteWithinALargerOneIsLeftToAPerson) {
  draw(box_shape(71.94, 52.435, 71.97, 52.45), "участок");
  EXPECT_EQ(agrees().message.key, "footprint-agrees-with-coordinates.cannot_tell.nested");
}

TEST_F(MapChecks, ADifferenceWithinBothUncertaintiesAgrees) {
  draw(test::drawn_site(0.0005), "site");  // 55.6 m
  EXPECT_EQ(agrees().verdict, Verdict::fail);
  expected_.footprint->uncertainty = Metres{60};
  EXPECT_EQ(agrees().verdict, Verdict::pass);
  expected_.footprint->uncertainty = Metres{3};
  map_.crs_accuracy = std::nullopt;
  EXPECT_EQ(agrees().verdict, Verdict::pass);
  EXPECT_EQ(of(check(), "map-crs-stated").basis.at(0).key, "map-crs-stated.accuracy_unknown");
  map_.crs_accuracy = Metres{4.5};
  EXPECT_EQ(of(check(), "map-crs-stated").basis.at(0).key, "map-crs-stated.accuracy");
}

TEST_F(MapChecks, PointsLinesAndAreasAreComparedAsTheyCanBe) {
  draw(geo::point_shape({71.953, 52.4415}), "object");
  EXPECT_EQ(agrees().verdict, Verdict::pass) << "a point in the stated area";
  map_.shapes[0].shape = {
      {}, {{{71.950, 52.440}, {71.956, 52.440}, {71.956, 52.443}, {71.950, 52.443}, {71.950, 52.440}}}, {}};
  EXPECT_EQ(agrees().verdict, Verdict::pass) << "a closed line is an area";
  expected_.footprint->shape = geo::point_shape({71.953, 52.4415});
  EXPECT_EQ(agrees().verdict, Verdict::pass) << "a stated point in the drawn area";
  expected_.footprint->shape = geo::point_shape({71.953, 52.4445});
  // GeodSolve -i: 52.443 71.953 52.4445 71.953 -> 166.91 m
  EXPECT_NEAR(agrees().measured->value.high - 4.0, 166.91, 0.02) << "a stated point beside it";
  expected_.footprint->shape = {{}, {{{71.95, 52.44}, {71.96, 52.44}}}, {}};
  map_.shapes[0].shape = {{}, {{{71.95, 52.441}, {71.96, 52.441}}}, {}};
  // GeodSolve -i: 52.44 71.95 52.441 71.95 -> 111.28 m
  EXPECT_NEAR(agrees().measured->value.high - 4.0, 111.28, 0.02) << "two lines";
}

TEST_F(MapChecks, AMapThatWasNotReadWholeAccusesNobody) {
  map_.complete = false;
  map_.extent = box_shape(71.90, 52.40, 71.91, 52.41);
  draw(box_shape(71.90, 52.40, 71.91, 52.41));
  for (const char* const id : {"footprint-agrees-with-coordinates", "map-covers-footprint",
                               "map-covers-protection-zone", "map-covers-nearest-settlement"}) {
    EXPECT_EQ(key(id), "map-uncompared.incomplete") << id;
  }
}

TEST_F(MapChecks, WithoutCoordinatesThereIsNothingToCompareWith) {
  expected_ = {};
  draw(test::drawn_site());
  draw(box_shape(71.98, 52.44, 71.99, 52.45));
  for (const char* const id :
       {"footprint-agrees-with-coordinates", "map-covers-footprint", "map-covers-nearest-settlement"}) {
    EXPECT_EQ(key(id), "map-uncompared.no_footprint") << id;
  }
  EXPECT_EQ(key("map-covers-protection-zone"), "map-uncompared.no_zone");
  expected_.protection_radius = Metres{500};
  EXPECT_EQ(key("map-covers-protection-zone"), "map-uncompared.no_footprint");
  map_.shapes[0].label = "Промплощадка";
  EXPECT_EQ(key("map-covers-protection-zone"), "map-covers-protection-zone.cannot_tell.nothing_drawn");
  EXPECT_EQ(key("map-covers-nearest-settlement"), "map-covers-nearest-settlement.cannot_tell.nothing_named");
}

TEST_F(MapChecks, AnUncertainFootprintAtTheEdgeIsNotDecided) {
  make_picture();
  map_.extent = box_shape(71.9, 52.4, 71.9562, 52.5);  // 13.6 m beyond the site
  EXPECT_EQ(key("map-covers-footprint"), "map-covers-footprint.pass");
  expected_.footprint->uncertainty = Metres{30};
  EXPECT_EQ(key("map-covers-footprint"), "map-covers-footprint.cannot_tell.edge");
  map_.extent = box_shape(71.9, 52.4, 71.9555, 52.5);  // 34.0 m short
  EXPECT_EQ(key("map-covers-footprint"), "map-covers-footprint.fail");
  expected_.footprint->uncertainty = Metres{34};
  EXPECT_EQ(key("map-covers-footprint"), "map-covers-footprint.cannot_tell.edge");
}

TEST_F(MapChecks, ASurveyedZoneWinsOverARadius) {
  make_picture();
  EXPECT_EQ(key("map-covers-protection-zone"), "map-covers-protection-zone.pass");
  expected_.protection_zone = box_shape(71.94, 52.43, 71.97, 52.51);
  EXPECT_EQ(key("map-covers-protection-zone"), "map-covers-protection-zone.fail");
  // GeodSolve -i: 52.5 71.95 52.51 71.95 -> 1112.77 m; the straight edge of the map bulges by 1 m, which is as much as it may be off
  EXPECT_NEAR(of(check(), "map-covers-protection-zone").measured->value.low, -1112.77, 1.0);
}

TEST_F(MapChecks, AnEstimatedVillageIsCoveredWhenItsLargestOutlineIs) {
  make_picture();
  auto& extent = data_.settlements[0].extent;
  extent.quality = hearing::ExtentQuality::estimated;
  extent.shape = geo::point_shape({71.990, 52.442});
  extent.radius = {Metres{300}, Metres{500}};
  extent.position_uncertainty = Metres{100};
  // GeodSolve -i: 52.442 71.99 52.442 72.0 -> 680.00 m to the eastern edge
  EXPECT_EQ(key("map-covers-nearest-settlement"), "map-covers-nearest-settlement.pass");
  extent.position_uncertainty = Metres{200};
  EXPECT_EQ(key("map-covers-nearest-settlement"), "map-covers-nearest-settlement.cannot_tell.edge");
  map_.extent = box_shape(71.9, 52.4, 71.98, 52.5);  // its western edge may begin 20 m inside
  EXPECT_EQ(key("map-covers-nearest-settlement"), "map-covers-nearest-settlement.cannot_tell.edge");
  extent.position_uncertainty = Metres{100};
  EXPECT_EQ(key("map-covers-nearest-settlement"), "map-covers-nearest-settlement.fail");
}

TEST_F(MapChecks, WhereDataMayLackASettlementNoMapIsBlamedForIt) {
  make_picture();
  map_.extent = box_shape(71.9, 52.4, 71.97, 52.5);
  EXPECT_EQ(key("map-covers-nearest-settlement"), "map-covers-nearest-settlement.fail");
  data_.datasets.clear();
  EXPECT_EQ(key("map-covers-nearest-settlement"), "map-covers-nearest-settlement.cannot_tell.nearer_unknown");
  data_.settlements.clear();
  EXPECT_EQ(key("map-covers-nearest-settlement"), "map-uncompared.no_settlements");
}

TEST_F(MapChecks, TwoVillagesOfWhichEitherMayBeTheNearestCountBoth) {
  make_picture();
  auto other = data_.settlements[0];
  other.id = "v2";
  other.name = "Другое";
  other.names = {};
  other.extent.shape = box_shape(71.908, 52.438, 71.921, 52.446);
  other.extent.position_uncertainty = Metres{50};
  data_.settlements.push_back(other);
  map_.extent = box_shape(71.91, 52.4, 72.0, 52.5);  // cuts the other one
  EXPECT_EQ(key("map-covers-nearest-settlement"), "map-covers-nearest-settlement.cannot_tell.edge");
}

TEST_F(MapChecks, TheStatedDistanceIsComparedWithADwellingThatIsDrawn) {
  draw(test::drawn_site(), "Промплощадка");
  draw(geo::point_shape({71.985, 52.440}),
       "Жилой дом");  // GeodSolve: 1972.077 m from the south-eastern corner
  for (const auto& [stated, verdict] : {std::pair{2000.0, Verdict::pass},
                                        {1970.0, Verdict::pass},
                                        {1500.0, Verdict::fail},
                                        {5000.0, Verdict::fail}}) {
    expected_.dwelling_distance = Metres{stated};
    const auto line = of(check(), "dwelling-distance-agrees");
    EXPECT_EQ(line.verdict, verdict) << stated;
    EXPECT_NEAR(line.measured->value.low + 1.0, 1972.077, 0.01);
    EXPECT_EQ(line.basis.at(0).key, "dwelling-distance-agrees.to_drawn");
  }
  expected_.dwelling_distance = Metres{1968};  // 1967.5 to 1968.5
  EXPECT_EQ(of(check(), "dwelling-distance-agrees").verdict, Verdict::fail);
  expected_.dwelling_distance = Metres{1973};
  EXPECT_EQ(of(check(), "dwelling-distance-agrees").verdict, Verdict::cannot_tell);
}

TEST_F(MapChecks, TheStatedDistanceIsComparedWithTheDataAsAnInterval) {
  draw(test::drawn_site(), "Промплощадка");
  const auto stated = [&](double metres) {
    expected_.dwelling_distance = Metres{metres};
    return of(check(), "dwelling-distance-agrees");
  };
  EXPECT_EQ(stated(2000).message.key, "dwelling-distance-agrees.cannot_tell");
  EXPECT_EQ(stated(2000).basis.at(0).key, "dwelling-distance-agrees.to_settlement");
  EXPECT_EQ(stated(2000).basis.at(1).key, "dwelling-distance-agrees.from_drawn");
  EXPECT_EQ(stated(900).message.key, "dwelling-distance-agrees.cannot_tell.farther");
  EXPECT_EQ(stated(9000).message.key, "dwelling-distance-agrees.fail");
  map_.shapes.clear();
  EXPECT_EQ(stated(9000).basis.at(1).key, "dwelling-distance-agrees.from_stated");
  hearing::Dataset houses;
  houses.id = "houses";
  houses.kind = hearing::DatasetKind::buildings;
  houses.coverage = box_shape(71, 52, 73, 53);
  data_.datasets.push_back(houses);
  data_.buildings.push_back({"b1", geo::point_shape({71.985, 52.440}), true, "houses"});
  EXPECT_EQ(stated(2000).message.key, "dwelling-distance-agrees.pass");
  EXPECT_EQ(stated(2000).basis.at(0).key, "dwelling-distance-agrees.to_building");
  data_ = {};
  EXPECT_EQ(stated(2000).message.key, "map-uncompared.no_settlements");
  expected_.footprint = std::nullopt;
  EXPECT_EQ(stated(2000).message.key, "map-uncompared.no_footprint");
}

TEST_F(MapChecks, NumbersWithoutAZoneAreTriedInTheZonesAboutTheStatedPlace) {
  map_.format = documents::MapFormat::dxf;
  map_.georeference = Georeference::numbers_only;
  map_.crs.clear();
  map_.crs_name.clear();
  map_.crs_by_format = false;
  map_.extent = {};
  map_.drawn = 1;
  map_.box = geo::PlaneBox{700'000, 5'814'000, 701'000, 5'815'000};
  const auto systems = [&] {
    std::vector<std::string> all;
    const auto lines = check();
    for (const Message& basis : of(lines, "map-georeferenced").basis)
      all.push_back(std::get<std::string>(basis.arguments.at("crs")));
    return all;
  };
  EXPECT_EQ(systems(), (std::vector<std::string>{"WGS 84 / UTM zone 42N (EPSG:32642)",
                                                 "Pulkovo 1942 / Gauss-Kruger zone 12 (EPSG:28412)"}));
  std::swap(map_.box->x_low, map_.box->y_low);
  std::swap(map_.box->x_high, map_.box->y_high);
  EXPECT_EQ(systems().size(), 2U);
  map_.box = geo::PlaneBox{1, 1, 2, 2};
  EXPECT_TRUE(systems().empty());
  map_.could_be = {{"EPSG:28413", "zone 13", false}};
  expected_.footprint = std::nullopt;
  EXPECT_EQ(systems(), (std::vector<std::string>{"zone 13 (EPSG:28413)"}));
}

TEST_F(MapChecks, AnEmptyDrawingIsNoMap) {
  map_.georeference = Georeference::none;
  map_.extent = {};
  map_.crs.clear();
  map_.crs_name.clear();
  EXPECT_EQ(key("map-attached"), "map-attached.fail.empty");
  EXPECT_EQ(key("map-covers-footprint"), "not_applicable.map_is_empty");
  EXPECT_TRUE(shown_by(map_, check(), AttachmentRole::location_map).parts.empty());
}

TEST_F(MapChecks, NumbersThatAreNoPositionsFail) {
  map_.georeference = Georeference::elsewhere;
  map_.extent = {};
  map_.drawn = 1;
  EXPECT_EQ(key("map-georeferenced"), "map-georeferenced.fail");
  EXPECT_EQ(of(check(), "map-crs-stated").verdict, Verdict::pass);
  EXPECT_EQ(of(check(), "map-covers-footprint").settled_by->key, "settle.map_crs");
}

TEST_F(MapChecks, WhatACaseStatesIsExpected) {
  hearing::Case input;
  input.project.stated_position = LonLat{71.95, 52.44};
  input.project.declared_spz = Metres{300};
  input.project.declared_dwelling_distance = Metres{1200};
  auto expected = expectations_of(input, Metres{50});
  ASSERT_TRUE(expected.footprint);
  EXPECT_EQ(expected.footprint->uncertainty, Metres{50});
  EXPECT_EQ(expected.protection_radius, Metres{300});
  EXPECT_EQ(expected.dwelling_distance, Metres{1200});
  input.project.footprint = test::expected_site().footprint;
  EXPECT_EQ(expectations_of(input).footprint->shape, test::drawn_site());
}

TEST_F(MapChecks, ShowWhatAReportHolds) {
  draw(test::drawn_site(), "Промплощадка");
  draw(*geo::buffer(test::drawn_site(), Metres{500}), "СЗЗ");
  draw(data_.settlements[0].extent.shape, "Тестовое");
  auto shown = shown_by(map_, check(), AttachmentRole::unknown);
  EXPECT_EQ(shown.seen(DocumentPart::location_map), Seen::present);
  EXPECT_EQ(shown.seen(DocumentPart::vector_file), Seen::present);
  EXPECT_EQ(shown.seen(DocumentPart::settlement_scheme), Seen::present);
  for (const auto content : hearing::map_contents)
    EXPECT_EQ(shown.map_shows.at(std::string(content)), Seen::present) << content;
  map_.shapes.resize(1);
  map_.extent = test::drawn_site();
  shown = shown_by(map_, check(), AttachmentRole::vector_file);
  EXPECT_EQ(shown.map_shows.count("settlements"), 0U) << "a vector file of the site need not show them";
  shown = shown_by(map_, check(), AttachmentRole::location_map);
  EXPECT_EQ(shown.map_shows.at("settlements"), Seen::absent);
  EXPECT_EQ(shown.map_shows.at("protection_zone"), Seen::absent);
  hearing::Documents report;
  report.map_shows = {{"settlements", Seen::present}, {"footprint", Seen::absent}};
  add_shown(report, shown);
  EXPECT_EQ(report.map_shows.at("settlements"), Seen::present);
  EXPECT_EQ(report.map_shows.at("footprint"), Seen::present);
  EXPECT_EQ(report.map_shows.at("protection_zone"), Seen::absent);
}

TEST_F(MapChecks, APlainPictureIsAMapOnlyWhenSomebodySaysSo) {
  make_picture();
  EXPECT_EQ(shown_by(map_, check(), AttachmentRole::unknown).map_shows.count("footprint"), 0U)
      << "no pixel was looked at";
  map_.georeference = Georeference::none;
  map_.extent = {};
  EXPECT_TRUE(shown_by(map_, check(), AttachmentRole::unknown).parts.empty());
  const auto shown = shown_by(map_, check(), AttachmentRole::location_map);
  EXPECT_EQ(shown.seen(DocumentPart::location_map), Seen::present);
  EXPECT_TRUE(shown.map_shows.empty());
}

TEST_F(MapChecks, AreWrittenAsJson) {
  draw(test::drawn_site(test::one_km_north), "Промплощадка");
  std::string text;
  hearing::json::Writer out(text);
  write_map_check(out, agrees(), test::shipped_messages());
  const auto json = nlohmann::json::parse(text);
  EXPECT_EQ(json["id"], "footprint-agrees-with-coordinates");
  EXPECT_EQ(json["verdict"], "fail");
  EXPECT_NEAR(json["measured"]["low"].get<double>(), 996.0, 0.1);
  EXPECT_EQ(json["allowed"]["high"], 4.0);
  EXPECT_TRUE(json["settled_by"].is_null());
  EXPECT_EQ(json["basis"].size(), 1U);
  EXPECT_EQ(json["geometry"]["type"], "LineString");
  for (const char* const language : {"kk", "ru", "en"})
    EXPECT_FALSE(json["message"][language].get<std::string>().empty());
  text.clear();
  hearing::json::Writer other(text);
  write_map_check(other, check_without_map()[1], test::shipped_messages());
  EXPECT_TRUE(nlohmann::json::parse(text)["measured"].is_null());
}

}  // namespace
}  // namespace tyndau::notices
