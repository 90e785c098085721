#include "notices/map_named_crs.hpp"
#include "sandbox/refusal.hpp"
#include "unit/notices/map_check_support.hpp"

#include <cstdlib>
#include <map>

namespace tyndau::notices {
namespace {

using test::key_of;
using test::of;

const test::MapFolder& maps() {
  static const test::MapFolder folder("");
  return folder;
}

std::vector<MapCheckLine> checked(const std::string& name,
                                  const MapExpectations& expected = test::expected_site()) {
  static const hearing::Atlas atlas(test::village_data());
  const auto map = documents::read_map(maps() / name, {});
  EXPECT_TRUE(map) << name << ": " << (map ? "" : map.error().message);
  if (!map) return check_unreadable_map(map.error());
  auto lines = check_map(*map, expected, atlas);
  test::expect_whole_list(lines);
  return lines;
}

double middle(const MapCheckLine& line) {
  return (line.measured->value.low + line.measured->value.high) / 2.0;
}

class Drawings : public ::testing::TestWithParam<const char*> {};

TEST_P(Drawings, OfEverythingProveEverything) {
  const auto lines = checked(std::string("good.") + GetParam());
  EXPECT_EQ(key_of(lines, "map-attached"), "map-attached.pass.drawing");
  EXPECT_EQ(key_of(lines, "map-georeferenced"), "map-georeferenced.pass");
  EXPECT_EQ(of(lines, "map-crs-stated").verdict, Verdict::pass);
  EXPECT_EQ(of(lines, "map-scale-legend").verdict, Verdict::not_applicable);
  EXPECT_EQ(key_of(lines, "map-covers-footprint"), "map-covers-footprint.pass.drawn");
  EXPECT_EQ(key_of(lines, "footprint-agrees-with-coordinates"), "footprint-agrees-with-coordinates.pass");
  EXPECT_EQ(of(lines, "footprint-agrees-with-coordinates").basis.at(0).key, "map-shape.by_label");
  EXPECT_EQ(key_of(lines, "map-covers-protection-zone"), "map-covers-protection-zone.pass");
  EXPECT_EQ(key_of(lines, "map-covers-nearest-settlement"), "map-covers-nearest-settlement.pass.drawn");
}

TEST_P(Drawings, OneKilometreOffAreSaidToBeOneKilometreOff) {
  const auto lines = checked(std::string("misplaced.") + GetParam());
  const auto& agrees = of(lines, "footprint-agrees-with-coordinates");
  EXPECT_EQ(agrees.message.key, "footprint-agrees-with-coordinates.fail");
  EXPECT_NEAR(middle(agrees), 1000.0, 1.5) << "GeodSolve: 52.44 71.95, azimuth 0, 1000 m";
  EXPECT_EQ(key_of(lines, "map-covers-footprint"), "map-covers-footprint.fail");
  EXPECT_EQ(key_of(lines, "map-covers-protection-zone"), "map-covers-protection-zone.fail");
  // The zone's south edge is drawn 1000 m north of where it should be.
  EXPECT_NEAR(middle(of(lines, "map-covers-protection-zone")), -1000.0, 5.0);
}

TEST_P(Drawings, OfTheSiteAloneLackZoneAndSettlement) {
  const auto lines = checked(std::string("uncovering.") + GetParam());
  EXPECT_EQ(of(lines, "footprint-agrees-with-coordinates").verdict, Verdict::pass);
  EXPECT_EQ(of(lines, "map-covers-footprint").verdict, Verdict::pass);
  const auto& zone = of(lines, "map-covers-protection-zone");
  EXPECT_EQ(zone.message.key, "map-covers-protection-zone.cannot_tell.site_alone");
  EXPECT_EQ(zone.settled_by->key, "settle.map_around");
  EXPECT_NEAR(middle(zone), -500.0, 25.0);  // the box of a plane that leans a little is larger than the site
  const auto& village = of(lines, "map-covers-nearest-settlement");
  EXPECT_EQ(village.message.key, "map-covers-nearest-settlement.cannot_tell.site_alone");
  EXPECT_NE(test::english(village.message).find("Testovoye"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(MapCheckFiles, Drawings,
                         ::testing::Values("kml", "kmz", "gpx", "geojson", "zip", "gpkg"),
                         [](const auto& ending) { return std::string(ending.param); });

class Images : public ::testing::TestWithParam<const char*> {};

TEST_P(Images, WithAPlaceProveTheirFrameAndNothingOfTheirContent) {
  const auto lines = checked(std::string("good.") + GetParam());
  EXPECT_EQ(key_of(lines, "map-attached"), "map-attached.pass.picture");
  EXPECT_EQ(of(lines, "map-crs-stated").verdict, Verdict::pass);
  EXPECT_EQ(key_of(lines, "map-scale-legend"), "map-scale-legend.cannot_tell");
  EXPECT_EQ(key_of(lines, "map-covers-footprint"), "map-covers-footprint.pass");
  EXPECT_EQ(key_of(lines, "footprint-agrees-with-coordinates"), "map-uncompared.picture");
  EXPECT_EQ(key_of(lines, "map-covers-protection-zone"), "map-covers-protection-zone.pass");
  // From the middle of the site 900 m to the western edge, of which the site takes 204 m and the zone 500 m; UTM's grid
  // leans by 2.3 degrees there.
  EXPECT_NEAR(middle(of(lines, "map-covers-protection-zone")), 190.0, 5.0);
  EXPECT_EQ(key_of(lines, "map-covers-nearest-settlement"), "map-covers-nearest-settlement.pass");
}

TEST_P(Images, OneKilometreOffMissTheSite) {
  const auto lines = checked(std::string("misplaced.") + GetParam());
  EXPECT_EQ(key_of(lines, "map-covers-footprint"), "map-covers-footprint.fail");
  EXPECT_NEAR(middle(of(lines, "map-covers-footprint")), -267.0, 15.0);
  EXPECT_EQ(key_of(lines, "map-covers-protection-zone"), "map-covers-protection-zone.fail");
  EXPECT_EQ(key_of(lines, "map-covers-nearest-settlement"), "map-covers-nearest-settlement.cannot_tell.edge");
}

TEST_P(Images, ThatAreTooSmallFail) {
  const auto lines = checked(std::string("uncovering.") + GetParam());
  EXPECT_EQ(key_of(lines, "map-covers-footprint"), "map-covers-footprint.fail");
  EXPECT_EQ(key_of(lines, "map-covers-protection-zone"), "map-covers-protection-zone.fail");
  EXPECT_EQ(key_of(lines, "map-covers-nearest-settlement"), "map-covers-nearest-settlement.fail");
}

INSTANTIATE_TEST_SUITE_P(MapCheckFiles, Images, ::testing::Values("tif", "pdf"),
                         [](const auto& ending) { return std::string(ending.param); });

TEST(MapCheckFiles, OfPlainPicturesAskForAFileWithCoordinates) {
  for (const char* const name : {"plain.png", "plain.jpg", "plain.tif", "plain.pdf"}) {
    const auto lines = checked(name);
    EXPECT_EQ(key_of(lines, "map-georeferenced"), "map-georeferenced.cannot_tell.picture") << name;
    for (const auto& line : lines) {
      if (line.id == "map-attached" || line.id == "dwelling-distance-agrees") continue;
      EXPECT_EQ(line.verdict, Verdict::cannot_tell) << name << " " << line.id;
    }
    EXPECT_EQ(of(lines, "map-covers-footprint").settled_by->key, "settle.map_file") << name;
  }
}

TEST(MapCheckFiles, OfADxfNameTheSystemThatFitsAndTakeNone) {
  for (const auto& [name, metres] :
       {std::pair<std::string, double>{"good.dxf", 1080.0}, {"uncovering.dxf", 0.0}}) {
    const auto lines = checked(name);
    const auto& tied = of(lines, "map-georeferenced");
    EXPECT_EQ(tied.message.key, "map-georeferenced.cannot_tell.numbers");
    ASSERT_EQ(tied.basis.size(), 1U);
    EXPECT_EQ(tied.basis[0].key, "map-georeferenced.candidate_distance");
    EXPECT_EQ(std::get<std::string>(tied.basis[0].arguments.at("crs")),
              "Pulkovo 1942 / Gauss-Kruger zone 12 (EPSG:28412)");
    EXPECT_NEAR(std::get<Quantity>(tied.basis[0].arguments.at("distance")).value.low, metres, 20.0) << name;
    EXPECT_EQ(key_of(lines, "map-crs-stated"), "map-crs-stated.fail");
    EXPECT_EQ(key_of(lines, "map-covers-footprint"), "map-uncompared.not_placed");
    EXPECT_EQ(of(lines, "footprint-agrees-with-coordinates").settled_by->key, "settle.map_crs");
  }
}

TEST(MapCheckFiles, OfADxfAreReadInTheSystemThatTheTextNames) {
  static const hearing::Atlas atlas(test::village_data());
  const auto unplaced = documents::read_map(maps() / "good.dxf", {});
  ASSERT_TRUE(unplaced);
  const auto named = named_crs({"Координаты: Пулково 1942, зона 12."}, *unplaced);
  ASSERT_EQ(named, "EPSG:28412");
  const auto lines =
      check_map(*documents::read_map(maps() / "good.dxf", {}, *named), test::expected_site(), atlas);
  test::expect_whole_list(lines);
  EXPECT_EQ(key_of(lines, "map-crs-stated"), "map-crs-stated.pass.by_text");
  EXPECT_NE(test::english(of(lines, "map-crs-stated").message).find("EPSG:28412"), std::string::npos);
  EXPECT_EQ(key_of(lines, "footprint-agrees-with-coordinates"), "footprint-agrees-with-coordinates.pass");
  const auto moved =
      check_map(*documents::read_map(maps() / "misplaced.dxf", {}, *named), test::expected_site(), atlas);
  test::expect_whole_list(moved);
  EXPECT_EQ(key_of(moved, "map-covers-footprint"), "map-uncompared.assumed_crs")
      << "the drawing itself does not say that it is in that system";
  for (const auto& one : moved) EXPECT_NE(one.verdict, Verdict::fail) << one.id;
}

TEST(MapCheckFiles, WhosePixelsAreGoneProveNothing) {
  const auto map = documents::read_map(maps() / "pixels_gone.tif", {});
  ASSERT_FALSE(map);
  const auto lines = check_unreadable_map(map.error());
  test::expect_whole_list(lines);
  EXPECT_EQ(lines[0].message.key, "map-attached.cannot_tell.unreadable");
}

TEST(MapCheckFiles, BeyondALimitAreSaidToBeSo) {
  const auto lines = check_unreadable_map(sandbox::refused(sandbox::Refusal::size, "64 MiB"));
  EXPECT_EQ(lines[0].message.key, "map-attached.cannot_tell.limit");
  EXPECT_EQ(std::get<std::string>(lines[0].message.arguments.at("why")), "64 MiB");
  EXPECT_EQ(lines[1].message.key, "not_applicable.map_unread") << "there is one, it was not read";
}

TEST(MapCheckFiles, OfAnArchiveOfBlanksAreSaidToBeThat) {
  const auto folder = maps().path() / "blanks.kmz";
  const std::string command =
      "/usr/bin/python3 -c \"import zipfile; z = zipfile.ZipFile('" + folder.string() +
      "', 'w', zipfile.ZIP_DEFLATED); z.writestr('doc.kml', '<kml>' + ' ' * (20 << 20))\"";
  ASSERT_EQ(std::system(command.c_str()), 0);
  const auto map = documents::read_map(folder, {});
  ASSERT_FALSE(map);
  const auto lines = check_unreadable_map(map.error());
  test::expect_whole_list(lines);
  EXPECT_EQ(lines[0].message.key, "map-attached.cannot_tell.inflates");
}

TEST(MapCheckFiles, OfACorruptMapAreNotAVerdictOnIt) {
  const auto map = documents::read_map(maps() / "corrupt.kml", {});
  ASSERT_FALSE(map);
  const auto lines = check_unreadable_map(map.error());
  test::expect_whole_list(lines);
  EXPECT_EQ(lines[0].message.key, "map-attached.cannot_tell.unreadable");
  EXPECT_EQ(lines[1].verdict, Verdict::not_applicable);
  const auto none = check_without_map();
  test::expect_whole_list(none);
  EXPECT_EQ(none[0].verdict, Verdict::fail);
}

}  // namespace
}  // namespace tyndau::notices
