#include "documents/map.hpp"
#include "documents/map_frames.hpp"
#include "unit/documents/map_support.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sqlite3.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>

namespace tyndau::documents {
namespace {

namespace fs = std::filesystem;

const test::MapFolder& maps() {
  static const test::MapFolder folder("--hostile");
  return folder;
}

/// Listens on 127.0.0.1 and tells whether anybody called.
class Canary {
 public:
  Canary() : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    if (bind(socket_, any, size) == 0 && listen(socket_, 8) == 0 && getsockname(socket_, any, &size) == 0) {
      port_ = ntohs(address.sin_port);
    }
  }
  ~Canary() { close(socket_); }
  Canary(const Canary&) = delete;
  Canary& operator=(const Canary&) = delete;
  [[nodiscard]] std::string address() const { return "http://127.0.0.1:" + std::to_string(port_) + "/x"; }
  [[nodiscard]] bool called() const {
    pollfd one{socket_, POLLIN, 0};
    return poll(&one, 1, 0) != 0;
  }

 private:
  int socket_;
  int port_ = 0;
};

/// Everything that a map says in words, or the name of the refusal.
std::string outcome(const fs::path& file, const sandbox::Policy& policy = {}) {
  const auto map = read_map(file, policy);
  if (!map) return map.error().reason.empty() ? map.error().message : map.error().reason;
  std::string words(code(map->georeference));
  for (const auto& layer : map->layers) words += " " + layer.name;
  for (const auto& drawn : map->shapes) words += " " + drawn.label;
  return words;
}

class MapAttacks : public ::testing::Test {
 protected:
  static fs::path write(const std::string& name, const std::string& text) {
    std::ofstream(maps() / name, std::ios::binary) << text;
    return maps() / name;
  }
  static fs::path database(const std::string& sql) {
    const fs::path file = maps() / "attack.gpkg";
    fs::remove(file);
    sqlite3* opened = nullptr;
    EXPECT_EQ(sqlite3_open(file.c_str(), &opened), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(opened, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(opened);
    sqlite3_close(opened);
    return file;
  }
  /// Without Landlock too, as the command line reads on old kernels.
  static sandbox::Policy bare() {
    sandbox::Policy policy;
    policy.use_landlock = false;
    return policy;
  }
  static std::string secret() { return (maps() / "secret.geojson").string(); }

  Canary canary_;
};

TEST_F(MapAttacks, ANetworkLinkIsNotFollowed) {
  for (const std::string& to : {canary_.address(), std::string("secret.geojson"), std::string("good.kml")}) {
    const auto file = write(
        "link.kml", "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><NetworkLink><Link><href>" + to +
                        "</href></Link></NetworkLink><Placemark><name>own</name><Point><coordinates>70,50"
                        "</coordinates></Point></Placemark></Document></kml>");
    for (const auto& policy : {sandbox::Policy{}, bare()}) {
      const std::string read = outcome(file, policy);
      EXPECT_NE(read.find("own"), std::string::npos) << read;
      EXPECT_EQ(read.find("Промплощадка"), std::string::npos) << read;
      EXPECT_EQ(read.find("canary-word"), std::string::npos) << read;
    }
  }
  EXPECT_FALSE(canary_.called());
}

TEST_F(MapAttacks, APipeIsNoFileAndNobodyWaitsForIt) {
  std::string pattern = (fs::temp_directory_path() / "tyndau-pipe-XXXXXX").string();
  ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
  const fs::path pipe = fs::path(pattern) / "notice.txt";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const auto beginning = beginning_of(pipe);
  fs::remove_all(pattern);
  ASSERT_FALSE(beginning);
  EXPECT_EQ(beginning.error().code, ErrorCode::not_found);
}

TEST_F(MapAttacks, EntitiesOfXmlAreRefused) {
  for (const char* const root : {"kml", "gpx"}) {
    EXPECT_EQ(outcome(write("entity.xml", "<?xml version=\"1.0\"?><!-- <" + std::string(root) +
                                              "> --><!DOCTYPE x [<!ENTITY e SYSTEM \"file://" + secret() +
                                              "\">]><" + root + "><name>&e;</name></" + root + ">")),
              "file-doctype-refused");
  }
  EXPECT_FALSE(canary_.called());
}

TEST_F(MapAttacks, AVrtUnderAnotherNameIsNoMap) {
  const std::string vrt = "<OGRVRTDataSource><OGRVRTLayer name=\"secret\"><SrcDataSource>" + secret() +
                          "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>";
  const std::string raster =
      "<VRTDataset rasterXSize=\"2\" rasterYSize=\"2\"><VRTRasterBand dataType=\"Byte\" "
      "band=\"1\"><SimpleSource>"
      "<SourceFilename>" +
      canary_.address() + "</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>";
  for (const char* const name : {"x.geojson", "x.kml", "x.tif", "x.vrt"}) {
    EXPECT_EQ(outcome(write(name, vrt)), "file-no-map") << name;
    EXPECT_EQ(outcome(write(name, raster)), "file-no-map") << name;
  }
  EXPECT_FALSE(canary_.called());
}

TEST_F(MapAttacks, AReferenceSystemElsewhereIsRefused) {
  const std::string link =
      R"({"type":"FeatureCollection","crs":{"type":"link","properties":{"href":")" + canary_.address() +
      R"("}},"features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[70,50]}}]})";
  EXPECT_EQ(outcome(write("link.geojson", link)), "file-crs-refused");
  EXPECT_FALSE(canary_.called());
  const auto map = read_map(maps() / "grid_prj.zip", bare());
  ASSERT_TRUE(map);
  EXPECT_EQ(map->georeference, geo::Georeference::elsewhere);
  ASSERT_FALSE(map->problems.empty());
  EXPECT_EQ(map->problems.front(), "the reference system names other files");
}

TEST_F(MapAttacks, ArchivesAreCountedAndStayInThemselves) {
  EXPECT_EQ(outcome(maps() / "bomb.kmz"), "file-limit-ratio");
  EXPECT_EQ(outcome(maps() / "leads_out.zip"), "file-archive-refused");
  EXPECT_EQ(outcome(maps() / "other.zip"), "file-no-map");
}

TEST_F(MapAttacks, ViewsAndVirtualTablesOfAGeoPackageAreRefused) {
  EXPECT_EQ(
      outcome(database(
          "CREATE VIEW v AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n FROM r) SELECT n FROM r")),
      "file-view-refused");
  EXPECT_EQ(
      outcome(database(
          "CREATE TABLE t(a); PRAGMA writable_schema=ON; INSERT INTO sqlite_master VALUES('table','v','v',0,"
          "'CREATE VIRTUAL TABLE v USING VirtualText(''" +
          secret() + "'')')")),
      "file-virtual-table-refused");
  EXPECT_EQ(outcome(database("CREATE TABLE t(a)")), "file-map-broken");
}

TEST_F(MapAttacks, WhatLiesBesideAnImageIsNotRead) {
  for (const char* const name : {"beside_world.tif", "beside_world.png", "beside_world.jpg"}) {
    EXPECT_EQ(outcome(maps() / name), "none") << name;
    EXPECT_EQ(outcome(maps() / name, bare()), "none") << name;
    sandbox::Policy trusted;
    trusted.trust = sandbox::Trust::trusted;
    EXPECT_EQ(outcome(maps() / name, trusted), "none") << name;
  }
}

TEST_F(MapAttacks, AHeaderOfTenThousandMillionPixelsTakesNoMemory) {
  sandbox::Policy policy;
  policy.limits = sandbox::limits_of(sandbox::Kind::raster);
  policy.limits->memory_bytes = std::uint64_t{256} << 20U;
  for (const char* const name : {"huge.tif", "huge_strips.tif"}) {
    const auto map = read_map(maps() / name, policy);
    ASSERT_FALSE(map) << "nothing of ten thousand million pixels is there";
    EXPECT_EQ(map.error().reason, "file-map-broken") << name;
    EXPECT_EQ(map.error().value, "the image breaks off") << name;
  }
}

TEST_F(MapAttacks, AMillionShapesAreBoundedAndSaidToBeMore) {
  const test::MapFolder many("--many");
  const auto map = read_map(many / "many.geojson", {});
  if (!map) {  // an instrumented build needs more than the 20 s of processor time
    EXPECT_EQ(map.error().reason, "file-limit-cpu") << map.error().message;
    return;
  }
  EXPECT_EQ(map->shapes.size(), geo::MapLimits{}.most_shapes);
  EXPECT_FALSE(map->complete);
  EXPECT_EQ(map->drawn, 1'000'000);
  const auto box = geo::bounding_box(map->extent);
  EXPECT_NEAR(box.west, 60.0, 1e-9);
  EXPECT_NEAR(box.east, 69.99, 1e-9);
}

TEST_F(MapAttacks, NothingIsWrittenBeside) {
  const auto count = [] {
    return std::distance(fs::directory_iterator(maps().path()), fs::directory_iterator{});
  };
  const auto before = count();
  sandbox::Policy trusted;
  trusted.trust = sandbox::Trust::trusted;
  for (const char* const name : {"good.gpkg", "good.tif", "good.pdf", "bare.shp", "plain.png", "good.kml"}) {
    static_cast<void>(outcome(maps() / name));
    static_cast<void>(outcome(maps() / name, trusted));
  }
  EXPECT_EQ(count(), before);
}

MapFile small_map() {
  MapFile map;
  map.format = MapFormat::geopackage;
  map.georeference = geo::Georeference::placed;
  map.crs = "EPSG:32642";
  map.crs_name = "WGS 84 / UTM zone 42N";
  map.crs_accuracy = Metres{2.5};
  map.could_be = {{"EPSG:28412", "x", true}};
  map.box = geo::PlaneBox{1, 2, 3, 4};
  map.layers = {{"plan", "EPSG:32642", "Polygon", 1}};
  map.extent = test::drawn_site();
  map.drawn = 1;
  map.complete = false;
  map.problems = {"one"};
  map.raster = geo::RasterFrame{2, 3, Metres{4}, Metres{5}, 6};
  return map;
}

TEST(MapFrames, CarryEverything) {
  const MapFile map = small_map();
  auto back = map_from_head(encoded_head(map));
  ASSERT_TRUE(back);
  EXPECT_EQ(encoded_head(*back), encoded_head(map));
  EXPECT_EQ(back->crs_accuracy, map.crs_accuracy);
  EXPECT_EQ(back->could_be, map.could_be);
  EXPECT_EQ(back->extent, map.extent);
  ASSERT_TRUE(add_shape(*back, encoded_shape({0, "Промплощадка", test::drawn_site()})));
  EXPECT_EQ(back->shapes[0].label, "Промплощадка");
}

TEST(MapFrames, ThatNoReaderOfOursSendsAreRefused) {
  const std::string head = encoded_head(small_map());
  for (std::size_t size = 0; size < head.size(); ++size)
    EXPECT_FALSE(map_from_head(head.substr(0, size))) << size;
  EXPECT_FALSE(map_from_head(head + "x"));
  std::string other = head;
  other[0] = static_cast<char>(geo::map_format_count);
  EXPECT_FALSE(map_from_head(other));
  other = head;
  other[1] = static_cast<char>(geo::Georeference::none);  // with an extent
  EXPECT_FALSE(map_from_head(other));
  MapFile map = small_map();
  const std::string shape = encoded_shape({0, "x", test::drawn_site()});
  EXPECT_FALSE(add_shape(map, shape + "x"));
  EXPECT_FALSE(add_shape(map, shape.substr(1)));
  EXPECT_FALSE(add_shape(map, encoded_shape({1, "of no layer", test::drawn_site()})));
  EXPECT_FALSE(add_shape(map, encoded_shape({0, "empty", {}})));
  map.shapes.resize(geo::MapLimits{}.most_shapes);
  EXPECT_FALSE(add_shape(map, shape));
}

}  // namespace
}  // namespace tyndau::documents
