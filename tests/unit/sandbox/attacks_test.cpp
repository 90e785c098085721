#include "sandbox/confine.hpp"
#include "sandbox/features.hpp"
#include "sandbox/reading.hpp"
#include "sandbox/refusal.hpp"
#include "sandbox/upload.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sqlite3.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fstream>

namespace tyndau::sandbox {
namespace {

namespace fs = std::filesystem;

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

class Attacks : public ::testing::Test {
 protected:
  Attacks() {
    std::string name = (fs::temp_directory_path() / "tyndau-sandbox-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    write("secret.csv", "a,b\ncanary-word,2\n");
  }
  ~Attacks() override { fs::remove_all(folder_); }

  fs::path write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return folder_ / name;
  }
  [[nodiscard]] fs::path database(const std::string& sql) const {
    const fs::path file = folder_ / "x.gpkg";
    sqlite3* opened = nullptr;
    EXPECT_EQ(sqlite3_open(file.c_str(), &opened), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(opened, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(opened);
    sqlite3_close(opened);
    return file;
  }
  /// The stable name of the refusal, or the sentence of another failure, or "read" with all texts that came.
  [[nodiscard]] std::string outcome(const fs::path& file, const Policy& policy = {}) const {
    std::string texts = "read";
    const auto done = read_features(file, {}, policy, Kind::vector,
                                    [&](const geo::LayerInfo& layer, geo::Feature&& feature) {
                                      for (const auto& field : layer.fields)
                                        texts += " " + feature.text(field);
                                      return true;
                                    });
    if (done) return texts;
    return done.error().reason.empty() ? done.error().message : done.error().reason;
  }

  fs::path folder_;
  Canary canary_;
};

std::string collection(const std::string& crs, const std::string& properties = R"("a":1)") {
  return R"({"type":"FeatureCollection",)" + crs + R"("features":[{"type":"Feature","properties":{)" +
         properties + R"(},"geometry":{"type":"Point","coordinates":[70,50]}}]})";
}

TEST_F(Attacks, AGoodFileIsRead) {
  EXPECT_EQ(outcome(write("x.geojson", collection(""))), "read 1");
  EXPECT_EQ(
      outcome(write("x.geojson", collection(R"("crs":{"type":"name","properties":{"name":"EPSG:4326"}},)"))),
      "read 1");
}

TEST_F(Attacks, AReferenceSystemElsewhereIsRefusedAndNotFetched) {
  const std::string link = R"({"type":"link","properties":{"href":")" + canary_.address() + R"("}})";
  for (const std::string& crs :
       {R"("crs":)" + link + ",", R"("\u0063rs":)" + link + ",",
        R"("crs":{"type":"url","properties":{"url":")" + canary_.address() + R"("}},)",
        R"("crs":{"type":"name","properties":{"name":"+init=)" + (folder_ / "secret.csv").string() +
            R"(:x"}},)"}) {
    EXPECT_EQ(outcome(write("x.geojson", collection(crs))), "file-crs-refused") << crs;
  }
  EXPECT_EQ(outcome(write("x.geojson", collection("'crs':" + link + ","))), "file-json-refused");
  EXPECT_FALSE(canary_.called());
}

TEST_F(Attacks, ViewsAndVirtualTablesOfAGeoPackageAreRefused) {
  EXPECT_EQ(outcome(database("CREATE VIEW v AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n FROM r) "
                             "SELECT n FROM r")),
            "file-view-refused");
  fs::remove(folder_ / "x.gpkg");
  EXPECT_EQ(outcome(database("CREATE TABLE t(a); PRAGMA writable_schema=ON; INSERT INTO sqlite_master VALUES"
                             "('table','v','v',0,'CREATE VIRTUAL TABLE v USING VirtualText(''" +
                             (folder_ / "secret.csv").string() + "'')')")),
            "file-virtual-table-refused");
}

TEST_F(Attacks, JsonBeyondItsLimitsIsRefused) {
  std::string keys;
  for (int i = 0; i < 50'000; ++i) keys += (i > 0 ? ",\"k" : "\"k") + std::to_string(i) + "\":1";
  EXPECT_EQ(outcome(write("x.geojson", collection("", keys))), "file-limit-keys");
  EXPECT_EQ(
      outcome(write("x.geojson", collection("", R"("a":)" + std::string(40, '[') + std::string(40, ']')))),
      "file-limit-depth");
  for (const char* const number : {"NaN", "Infinity", "-Infinity", "1e400"}) {
    EXPECT_EQ(outcome(write("x.geojson", collection("", R"("a":)" + std::string(number)))),
              "file-number-refused");
  }
}

TEST_F(Attacks, ADocumentTypeIsRefused) {
  EXPECT_EQ(outcome(write("x.kml", "<?xml version=\"1.0\"?><!-- x --><!DOCTYPE a SYSTEM \"" +
                                       canary_.address() + "\"><kml/>")),
            "file-doctype-refused");
  EXPECT_FALSE(canary_.called());
}

TEST_F(Attacks, AVrtUnderAnotherNameReadsNoOtherFile) {
  const std::string vrt = "<OGRVRTDataSource><OGRVRTLayer name=\"secret\"><SrcDataSource>" +
                          (folder_ / "secret.csv").string() +
                          "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>";
  for (const char* const name : {"x.geojson", "x.kml", "x.json", "x.csv", "x.gml", "x.shp"}) {
    EXPECT_EQ(outcome(write(name, vrt)).find("canary-word"), std::string::npos) << name;
  }
}

TEST_F(Attacks, TheChildIsHeldByWhatTheSystemOffers) {
  const Support system = support();
  ASSERT_TRUE(system.seccomp);
  const auto held = try_sandbox({});
  ASSERT_TRUE(held) << held.error().message;
  EXPECT_TRUE(held->seccomp);
  EXPECT_EQ(held->landlock_abi, system.landlock_abi);
  if (system.landlock_abi == 0) std::cout << "this system has no Landlock: only the fallback is tested\n";
}

TEST_F(Attacks, WithoutLandlockTheServerRefusesAndTheCommandLineReads) {
  const auto file = write("x.geojson", collection(""));
  Policy policy;
  policy.use_landlock = false;
  EXPECT_EQ(outcome(file, policy), "read 1");
  policy.landlock_required = true;
  EXPECT_EQ(outcome(file, policy), "file-no-sandbox");
  EXPECT_FALSE(admission({.landlock_required = true}, {0, true}));
  EXPECT_TRUE(admission({.landlock_required = true}, {1, true}));
  EXPECT_FALSE(admission({}, {7, false}));
}

TEST_F(Attacks, EachLimitIsNamed) {
  const auto file = write("x.geojson", collection(""));
  Policy policy;
  policy.limits = limits_of(Kind::vector);
  policy.limits->file_bytes = 10;
  EXPECT_EQ(outcome(file, policy), "file-limit-size");
  policy.limits = limits_of(Kind::vector);
  policy.limits->record_bytes = 10;
  EXPECT_EQ(outcome(file, policy), "file-limit-records");
}

TEST_F(Attacks, AFileThatTakesTooMuchMemoryIsNamedAsSuch) {
  std::string features;
  for (int i = 0; i < 200'000; ++i) {
    if (i > 0) features += ',';
    features += R"({"type":"Feature","properties":{"a":)" + std::to_string(i) +
                R"(},"geometry":{"type":"Point","coordinates":[70,50]}})";
  }
  const auto file = write("x.geojson", R"({"type":"FeatureCollection","features":[)" + features + "]}");
  Policy policy;
  policy.limits = limits_of(Kind::vector);
  policy.limits->memory_bytes = std::uint64_t{160} << 20U;
  EXPECT_EQ(outcome(file, policy), "file-limit-memory");
  policy.limits = limits_of(Kind::vector);
  policy.limits->wall_seconds = 0;
  EXPECT_EQ(outcome(file, policy), "file-limit-time");
}

TEST_F(Attacks, TheWordsOfALibraryDoNotNameTheFolder) {
  const std::string said = outcome(write("x.geojson", R"({"type":"FeatureCollection","features":7})"));
  EXPECT_EQ(said.find(folder_.string()), std::string::npos) << said;
}

TEST_F(Attacks, AReceivedFileHasOurNameAndGoesWithItsFolder) {
  fs::path file;
  {
    auto upload = Upload::create(folder_, "csv");
    ASSERT_TRUE(upload) << upload.error().message;
    file = upload->file();
    EXPECT_EQ(file.filename(), "input.csv");
    ASSERT_TRUE(upload->append("a,b\n"));
    ASSERT_TRUE(upload->append("1,2\n"));
    ASSERT_TRUE(upload->seal());
    EXPECT_EQ(fs::file_size(file), 8U);
    EXPECT_EQ(fs::status(file).permissions() & fs::perms::owner_write, fs::perms::none);
    EXPECT_FALSE(upload->append("more"));
  }
  EXPECT_FALSE(fs::exists(file.parent_path()));
  for (const char* const extension : {"", "../x", "CSV", "a.b", "averyverylongone"}) {
    EXPECT_FALSE(Upload::create(folder_, extension)) << extension;
  }
}

}  // namespace
}  // namespace tyndau::sandbox
