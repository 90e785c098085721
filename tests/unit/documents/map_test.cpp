#include "documents/map.hpp"

#include "geo/geodesic.hpp"
#include "unit/documents/map_support.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace tyndau::documents {
namespace {

using test::drawn_site;
using test::one_km_north;

const test::MapFolder& maps() {
  static const test::MapFolder folder("");
  return folder;
}

MapFile read(const std::string& name) {
  auto map = read_map(maps() / name, {});
  EXPECT_TRUE(map) << name << ": " << map.error().message;
  return map ? std::move(*map) : MapFile{};
}

std::string refusal(const std::string& name) {
  const auto map = read_map(maps() / name, {});
  if (map) return "read";
  EXPECT_EQ(map.error().where, (maps() / name).string());
  return map.error().reason;
}

/// How far apart two shapes are at most, vertex by vertex.
double farthest(const geo::Shape& a, const geo::Shape& b) {
  double most = 0.0;
  for (const LonLat& vertex : vertices(a))
    most = std::max(most, geo::nearest_points(geo::point_shape(vertex), b).distance.value);
  for (const LonLat& vertex : vertices(b))
    most = std::max(most, geo::nearest_points(geo::point_shape(vertex), a).distance.value);
  return most;
}

const geo::DrawnShape* labelled(const MapFile& map, const std::string& label) {
  const auto found = std::find_if(map.shapes.begin(), map.shapes.end(),
                                  [&](const auto& drawn) { return drawn.label == label; });
  return found != map.shapes.end() ? &*found : nullptr;
}

struct Drawing {
  const char* ending;
  MapFormat format;
  const char* crs;
  bool by_format;
  double
      tolerance;  ///< metres: coordinates as the format rounds them, reference systems as they are converted
};
std::ostream& operator<<(std::ostream& out, const Drawing& drawing) { return out << drawing.ending; }

class Drawings : public ::testing::TestWithParam<Drawing> {};

TEST_P(Drawings, StandWhereTheyWereDrawn) {
  const Drawing& drawing = GetParam();
  const std::string ending = drawing.ending;
  for (const auto& [kind, north] :
       {std::pair<std::string, double>{"good", 0.0}, {"misplaced", one_km_north}, {"uncovering", 0.0}}) {
    const MapFile map = read(kind + ending);
    EXPECT_EQ(map.format, drawing.format);
    EXPECT_EQ(map.georeference, geo::Georeference::placed);
    EXPECT_EQ(map.crs, drawing.crs);
    EXPECT_FALSE(map.crs_name.empty());
    EXPECT_EQ(map.crs_by_format, drawing.by_format);
    EXPECT_TRUE(map.complete);
    EXPECT_TRUE(map.problems.empty());
    EXPECT_EQ(map.drawn, kind == "uncovering" ? 1 : 3);
    ASSERT_EQ(map.shapes.size(), static_cast<std::size_t>(map.drawn));
    ASSERT_EQ(map.extent.polygons.size(), 1U);
    const auto* const site = labelled(map, "Промплощадка");
    ASSERT_NE(site, nullptr);
    EXPECT_LT(farthest(site->shape, drawn_site(north)), drawing.tolerance) << kind;
    for (const LonLat& vertex : vertices(site->shape)) {
      EXPECT_LT(geo::nearest_points(geo::point_shape(vertex), map.extent).distance.value, 0.05) << kind;
    }
    EXPECT_EQ(labelled(map, "с. Тестовое") != nullptr, kind != "uncovering");
  }
}

TEST_P(Drawings, ThatAreCorruptAreRefused) {
  const std::string outcome = refusal(std::string("corrupt") + GetParam().ending);
  EXPECT_TRUE(outcome.starts_with("file-")) << outcome;
}

INSTANTIATE_TEST_SUITE_P(
    Maps, Drawings,
    ::testing::Values(Drawing{".kml", MapFormat::kml, "EPSG:4326", true, 0.01},
                      Drawing{".kmz", MapFormat::kmz, "EPSG:4326", true, 0.01},
                      Drawing{".gpx", MapFormat::gpx, "EPSG:4326", true, 0.01},
                      Drawing{".geojson", MapFormat::geojson, "EPSG:4326", true, 0.01},
                      Drawing{".zip", MapFormat::zipped_shapefile, "EPSG:28412", false, 1.0},
                      Drawing{".gpkg", MapFormat::geopackage, "EPSG:32642", false, 0.01}),
    [](const auto& drawing) { return std::string(drawing.param.ending + 1); });

TEST(Maps, TheCrossingOfTheSiteIsWhatGeodSolveSays) {
  // GeodSolve -i: 52.44 71.95 52.443 71.956 -> 527.168 m; 52.443 71.956 52.443 71.985 -> 1971.943 m, the shortest way but for the last millimetres
  const MapFile map = read("good.kml");
  const auto* const site = labelled(map, "Промплощадка");
  const auto* const village = labelled(map, "с. Тестовое");
  ASSERT_TRUE(site && village);
  const auto corners = vertices(site->shape);
  const LonLat low = *std::min_element(corners.begin(), corners.end());
  const LonLat high = *std::max_element(corners.begin(), corners.end());
  EXPECT_NEAR(geo::distance(low, high).value, 527.168, 0.001);
  const double apart = geo::nearest_points(site->shape, village->shape).distance.value;
  EXPECT_NEAR(apart, 1971.943, 0.005);
}

TEST(Maps, ADxfStatesNoReferenceSystemAndNoneIsTaken) {
  const MapFile map = read("good.dxf");
  EXPECT_EQ(map.format, MapFormat::dxf);
  EXPECT_EQ(map.georeference, geo::Georeference::numbers_only);
  EXPECT_TRUE(map.crs.empty() && map.crs_name.empty());
  EXPECT_TRUE(map.shapes.empty());
  EXPECT_TRUE(map.extent.empty());
  EXPECT_EQ(map.drawn, 3);
  ASSERT_TRUE(map.box);
  EXPECT_NEAR(map.box->x_low, 12.7e6, 1e5);
  ASSERT_EQ(map.could_be.size(), 1U);
  EXPECT_EQ(map.could_be[0].crs, "EPSG:28412");
  EXPECT_EQ(map.could_be[0].name, "Pulkovo 1942 / Gauss-Kruger zone 12");
  EXPECT_EQ(refusal("corrupt.dxf"), "file-map-broken");
}

TEST(Maps, ABareShapefileHasNumbersAndOneWithItsPartsAPlace) {
  const MapFile bare = read("bare.shp");
  EXPECT_EQ(bare.georeference, geo::Georeference::numbers_only);
  EXPECT_EQ(bare.drawn, 3);
  ASSERT_EQ(bare.could_be.size(), 1U);
  EXPECT_EQ(bare.could_be[0].crs, "EPSG:28412");
  EXPECT_FALSE(std::filesystem::exists(maps() / "bare.shx"));
  const MapFile whole = read("beside.shp");
  EXPECT_EQ(whole.georeference, geo::Georeference::placed);
  EXPECT_NE(labelled(whole, "СЗЗ 500 м"), nullptr);
  ASSERT_TRUE(whole.crs_accuracy);
  EXPECT_GT(whole.crs_accuracy->value, 0.5);
  EXPECT_LT(whole.crs_accuracy->value, 10.0);
}

TEST(Maps, AnImageWithAPlaceHasAFrameAndAPixelSize) {
  for (const char* const name : {"good.tif", "good.pdf", "pulkovo.tif"}) {
    const MapFile map = read(name);
    EXPECT_EQ(map.georeference, geo::Georeference::placed) << name;
    EXPECT_EQ(map.crs, std::string(name) == "pulkovo.tif" ? "EPSG:28412" : "EPSG:32642");
    ASSERT_TRUE(map.raster);
    EXPECT_EQ(map.raster->columns, 220);
    EXPECT_EQ(map.raster->rows, 90);
    // 20 m in the plane; UTM's scale about here is 1.0001, Gauss-Krüger's 1.0005.
    EXPECT_NEAR(map.raster->pixel_width.value, 20.0, 0.02);
    EXPECT_NEAR(map.raster->pixel_height.value, 20.0, 0.02);
    ASSERT_EQ(map.extent.polygons.size(), 1U);
    EXPECT_EQ(map.extent.polygons[0].outer.size(), 80U);
    EXPECT_TRUE(geo::contains(map.extent, {71.953, 52.4415}));
    EXPECT_NEAR(geo::area(map.extent).value, 4400.0 * 1800.0, 4400.0 * 1800.0 * 0.002) << name;
  }
  EXPECT_NEAR(read("good.pdf").raster->scale, 20.0 * 72 / 0.0254, 100.0);
  const auto moved = read("misplaced.tif"), right = read("good.tif");
  EXPECT_NEAR(geo::distance(moved.extent.polygons[0].outer[0], right.extent.polygons[0].outer[0]).value,
              1000.0, 0.5);
  EXPECT_FALSE(geo::contains(read("uncovering.tif").extent, {71.9505, 52.4415}));
}

TEST(Maps, AnImageWhosePixelsAreGoneIsBroken) {
  EXPECT_EQ(refusal("pixels_gone.tif"), "file-map-broken");
  EXPECT_EQ(read_map(maps() / "pixels_gone.tif", {}).error().value, "the image breaks off");
}

TEST(Maps, ADrawingWithoutASystemIsReadInOneThatIsNamed) {
  const auto map = read_map(maps() / "good.dxf", {}, "EPSG:28412");
  ASSERT_TRUE(map) << map.error().message;
  EXPECT_EQ(map->georeference, geo::Georeference::placed);
  EXPECT_TRUE(map->crs_assumed);
  EXPECT_EQ(map->crs, "EPSG:28412");
  ASSERT_EQ(map->shapes.size(), 3U);
  EXPECT_LT(farthest(map->shapes.back().shape, drawn_site()), 5.0);
  const auto stated = read_map(maps() / "good.gpkg", {}, "EPSG:28412");
  ASSERT_TRUE(stated);
  EXPECT_FALSE(stated->crs_assumed) << "what a file states is not overruled";
  EXPECT_EQ(stated->crs, "EPSG:32642");
  for (const char* const name : {"EPSG:999999", "EPSG:0", "/etc/passwd", "+proj=utm"})
    EXPECT_EQ(read_map(maps() / "good.dxf", {}, name)->georeference, geo::Georeference::numbers_only) << name;
}

TEST(Maps, AnImageThatIsPlacedByPointsIsPlaced) {
  const MapFile map = read("points.tif");
  EXPECT_EQ(map.georeference, geo::Georeference::placed);
  const auto box = geo::bounding_box(map.extent);
  EXPECT_NEAR(box.west, 71.9, 1e-6);
  EXPECT_NEAR(box.north, 52.5, 1e-6);
}

TEST(Maps, APlainPictureHasNoPlace) {
  for (const char* const name : {"plain.tif", "plain.png", "plain.jpg", "plain.pdf"}) {
    const MapFile map = read(name);
    EXPECT_EQ(map.georeference, geo::Georeference::none) << name;
    EXPECT_TRUE(map.crs_name.empty()) << name;
    EXPECT_TRUE(map.extent.empty()) << name;
    ASSERT_TRUE(map.raster) << name;
    EXPECT_EQ(map.raster->columns, 220) << name;
  }
  const MapFile numbers = read("numbers.tif");
  EXPECT_EQ(numbers.georeference, geo::Georeference::numbers_only);
  ASSERT_FALSE(numbers.could_be.empty());
  EXPECT_EQ(numbers.could_be[0].crs, "EPSG:28412");
  for (const char* const name : {"corrupt.png", "corrupt.jpg", "corrupt.tif", "corrupt.pdf", "locked.pdf"}) {
    EXPECT_EQ(refusal(name), "file-map-broken") << name;
  }
}

TEST(Maps, WhyAFileIsBrokenIsSaidInOurWordsAndWithoutItsFolders) {
  for (const auto trust : {sandbox::Trust::sandboxed, sandbox::Trust::trusted}) {
    sandbox::Policy policy;
    policy.trust = trust;
    const auto map = read_map(maps() / "corrupt.tif", policy);
    ASSERT_FALSE(map);
    EXPECT_EQ(map.error().value, "its content does not follow its format");
  }
}

TEST(Maps, TheFirstPageWithAPlaceIsTheMapOfAPdf) {
  const MapFile map = read("third_page.pdf");
  EXPECT_EQ(map.georeference, geo::Georeference::placed);
  EXPECT_EQ(map.page, 3);
  EXPECT_EQ(map.pages, 3);
}

TEST(Maps, WhatIsDrawnOnAPdfIsTakenToo) {
  const MapFile map = read("drawn.pdf");
  EXPECT_EQ(map.drawn, 3);
  const auto* const site = labelled(map, "Промплощадка");
  ASSERT_NE(site, nullptr);
  EXPECT_LT(farthest(site->shape, drawn_site()), 10.0);  // a page has points, not metres
}

TEST(Maps, TheUsersOwnFileIsReadHereWithTheSameAnswer) {
  sandbox::Policy policy;
  policy.trust = sandbox::Trust::trusted;
  for (const char* const name : {"good.kml", "good.zip", "good.pdf", "good.dxf", "good.kmz", "good.gpx",
                                 "good.gpkg", "bare.shp", "beside.shp", "drawn.pdf", "third_page.pdf",
                                 "points.tif", "numbers.tif", "mixed.gpkg", "old.zip", "metres.geojson"}) {
    const auto here = read_map(maps() / name, policy);
    ASSERT_TRUE(here) << name << here.error().message;
    const MapFile there = read(name);
    EXPECT_EQ(here->extent, there.extent) << name;
    EXPECT_EQ(here->box, there.box) << name;
    EXPECT_EQ(here->could_be, there.could_be) << name;
    ASSERT_EQ(here->shapes.size(), there.shapes.size()) << name;
    for (std::size_t i = 0; i < there.shapes.size(); ++i)
      EXPECT_EQ(here->shapes[i].shape, there.shapes[i].shape);
  }
  EXPECT_EQ(read_map(maps() / "corrupt.tif", policy).error().reason, "file-map-broken");
  const auto broken = read_map(maps() / "corrupt.kml", policy);
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().reason, "file-map-broken");
  EXPECT_EQ(broken.error().where, (maps() / "corrupt.kml").string());
}

TEST(Maps, TheNameOfAFileDoesNotMatter) {
  for (const char* const ending :
       {".kml", ".kmz", ".gpx", ".geojson", ".zip", ".gpkg", ".dxf", ".tif", ".pdf"}) {
    const auto renamed = maps() / "renamed.csv";
    std::filesystem::copy_file(maps() / (std::string("good") + ending), renamed,
                               std::filesystem::copy_options::overwrite_existing);
    const auto map = read_map(renamed, {});
    EXPECT_TRUE(map) << ending << ": " << map.error().message;
    EXPECT_EQ(map ? map->drawn : -1, read(std::string("good") + ending).drawn) << ending;
    std::filesystem::remove(renamed);
  }
}

TEST(Maps, LayersOfTwoReferenceSystemsHaveOneExtent) {
  const MapFile map = read("mixed.gpkg");
  EXPECT_EQ(map.georeference, geo::Georeference::placed);
  EXPECT_FALSE(map.box);
  ASSERT_EQ(map.layers.size(), 2U);
  EXPECT_NE(map.layers[0].crs, map.layers[1].crs);
  const auto box = geo::bounding_box(map.extent);
  EXPECT_NEAR(box.west, 71.950, 1e-6);
  EXPECT_NEAR(box.east, 71.995, 1e-6);
  ASSERT_EQ(map.shapes.size(), 2U);
  EXPECT_EQ(map.shapes[0].label, "простая") << "a text that is no name, where there is no name";
  EXPECT_LE(map.shapes[1].label.size(), 200U);
  EXPECT_TRUE(map.shapes[1].label.ends_with("ы") || map.shapes[1].label.ends_with(" ") ||
              map.shapes[1].label.ends_with("л") || map.shapes[1].label.ends_with("з") ||
              map.shapes[1].label.ends_with("қ") || map.shapes[1].label.ends_with("Қ"))
      << "whole characters: " << map.shapes[1].label;
}

TEST(Maps, OldCyrillicIsRead) { EXPECT_NE(labelled(read("old.zip"), "Промплощадка"), nullptr); }

TEST(Maps, MetresThatAreCalledDegreesLieNowhere) {
  const MapFile map = read("metres.geojson");
  EXPECT_EQ(map.georeference, geo::Georeference::elsewhere);
  EXPECT_EQ(map.drawn, 1);
  EXPECT_FALSE(map.complete);
  EXPECT_FALSE(map.problems.empty());
  EXPECT_TRUE(map.extent.empty());
}

TEST(Maps, ADrawingWithNothingInItIsReadAndHasNoPlace) {
  const MapFile map = read("empty.kml");
  EXPECT_EQ(map.drawn, 0);
  EXPECT_EQ(map.georeference, geo::Georeference::none);
}

TEST(Maps, TheLimitsHold) {
  geo::MapLimits limits;
  limits.most_shapes = 1;
  auto map = geo::read_map_file(maps() / "good.kml", MapFormat::kml, limits);
  ASSERT_TRUE(map);
  EXPECT_EQ(map->shapes.size(), 1U);
  EXPECT_EQ(map->drawn, 3);
  EXPECT_FALSE(map->complete);
  limits = {};
  limits.most_vertices = 10;  // the village has 4, the zone 76
  map = geo::read_map_file(maps() / "good.kml", MapFormat::kml, limits);
  ASSERT_TRUE(map);
  EXPECT_EQ(map->shapes.size(), 2U);
  EXPECT_FALSE(map->complete);
  limits = {};
  limits.most_records = 2;
  map = geo::read_map_file(maps() / "good.kml", MapFormat::kml, limits);
  ASSERT_TRUE(map);
  EXPECT_EQ(map->drawn, 2);
  EXPECT_FALSE(map->complete);
}

TEST(Maps, WhatIsNoMapIsSaidToBeNone) {
  const auto file = maps() / "notice.kml";
  for (const char* const text :
       {"Объявление о проведении общественных слушаний\n", "<html><body>карта</body></html>", "{\\rtf1 x}",
        "a;b\n1;2\n", "", "\x01\x02\x03", "{\"a\": 1}"}) {
    std::ofstream(file, std::ios::binary) << text;
    EXPECT_EQ(refusal("notice.kml"), "file-no-map") << text;
  }
  std::filesystem::remove(file);
  const auto absent = read_map(file, {});
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().code, ErrorCode::not_found);
  EXPECT_FALSE(read_map(maps().path(), {}));
}

PaperKind kind(std::string_view bytes) { return paper_kind(bytes); }

TEST(Papers, AreToldApartByTheirFirstBytes) {
  using namespace std::string_view_literals;
  EXPECT_EQ(kind("%PDF-1.7"), PaperKind::either);
  EXPECT_EQ(kind("Хабарландыру"), PaperKind::document);
  EXPECT_EQ(kind("<!DOCTYPE html><html>"), PaperKind::document);
  EXPECT_EQ(kind("\xD0\xCF\x11\xE0\xA1\xB1"sv), PaperKind::document);
  EXPECT_EQ(kind(""), PaperKind::unknown);
  EXPECT_EQ(kind("\x7F"
                 "ELF\x02\x01"sv),
            PaperKind::unknown);
  EXPECT_EQ(kind("<?xml version=\"1.0\"?><!-- a <b> --><kml:kml xmlns:kml=\"x\">"), PaperKind::map);
  EXPECT_EQ(kind("\xEF\xBB\xBF  <gpx>"), PaperKind::map);
  EXPECT_EQ(kind("  0\r\nSECTION\r\n"), PaperKind::map);
  EXPECT_EQ(kind("999\nAutoCAD\n0\nSECTION\n"), PaperKind::map);
  EXPECT_EQ(kind("{\"type\":\"FeatureCollection\""), PaperKind::map);
  EXPECT_EQ(kind("II*\0"sv), PaperKind::map);
  const auto archive = [](const std::string& entry) {
    std::string bytes("PK\x03\x04");
    bytes.append(22, '\0').append(1, static_cast<char>(entry.size())).append(3, '\0').append(entry);
    return bytes;
  };
  EXPECT_EQ(kind(archive("[Content_Types].xml")), PaperKind::document);
  EXPECT_EQ(kind(archive("mimetype")), PaperKind::document);
  EXPECT_EQ(kind(archive("plan/site.SHP")), PaperKind::map);
  EXPECT_EQ(kind(archive("doc.kml")), PaperKind::map);
  EXPECT_EQ(kind(archive("photo.jpg")), PaperKind::either);
  EXPECT_EQ(kind("PK\x03\x04"), PaperKind::either);
}

TEST(MapNumbers, NameTheSystemsThatTheyFit) {
  const auto codes = [](const geo::PlaneBox& box) {
    std::vector<std::string> all;
    for (const auto& candidate : geo::crs_candidates(box)) {
      EXPECT_FALSE(candidate.name.empty());
      all.push_back(candidate.crs + (candidate.swapped ? " swapped" : ""));
    }
    return all;
  };
  using Codes = std::vector<std::string>;
  EXPECT_EQ(codes({71, 52, 72, 53}), (Codes{"EPSG:4326", "EPSG:4284"}));
  EXPECT_EQ(codes({13400000, 5500000, 13401000, 5501000}), (Codes{"EPSG:28413", "EPSG:2529"}));
  EXPECT_EQ(codes({5500000, 13300000, 5501000, 13301000}),
            (Codes{"EPSG:28413 swapped", "EPSG:2529 swapped"}));
  EXPECT_EQ(codes({500000, 5500000, 501000, 5501000}), Codes{});
  EXPECT_EQ(codes({0, 0, 1e9, 1e9}), Codes{});
  for (const auto& candidate : geo::crs_candidates({23500000, 5500000, 23500001, 5500001})) {
    EXPECT_TRUE(candidate.name.ends_with("zone 23")) << candidate.name;
  }
}

}  // namespace
}  // namespace tyndau::documents
