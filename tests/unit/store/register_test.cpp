#include "store/geopackage_store.hpp"
#include "unit/store/register_file.hpp"

namespace tyndau::store {
namespace {

using test::at;

class GeopackageRegisterTest : public test::StoreFolder {};

Item project(const std::string& id) { return {id, {}, 1, at(0), "{}"}; }

TEST_F(GeopackageRegisterTest, AStoreOfTheVersionBeforeIsBroughtUpToDateAndKeepsItsPlaces) {
  {
    auto places = GeopackageStore::create(file());
    ASSERT_TRUE(places);
    hearing::DatasetContent content;
    content.dataset.id = "kept";
    ASSERT_TRUE((*places)->replace(std::move(content)));
    const auto connection = Connection::open(file(), Connection::Mode::read_write);
    ASSERT_TRUE(connection->execute(
        "DROP TABLE register_statements; DROP TABLE register_reports; DROP TABLE register_hearings;"
        "DROP TABLE register_projects; DROP TABLE register_clock; DROP TABLE jobs; DROP TABLE tokens;"
        "DROP TABLE audit_log; DROP TABLE store_keys; UPDATE tyndau_store SET version = 2"));
  }
  ASSERT_TRUE(GeopackageStore::open(file())) << "the places of version 2 are those of today";
  const auto opened = GeopackageRegister::open(file());
  ASSERT_TRUE(opened);
  const auto& store = *opened;
  EXPECT_TRUE(
      store->write([](const Session& session) { return session.put(Collection::projects, project("p")); }));
  EXPECT_EQ((*GeopackageStore::open(file()))->datasets()->front().id, "kept");
}

TEST_F(GeopackageRegisterTest, AStoreOfAnUnknownVersionIsRefusedWithAHint) {
  for (const auto* version : {"1", "99"}) {
    {
      const auto store = GeopackageStore::create(file());
      const auto connection = Connection::open(file(), Connection::Mode::read_write);
      ASSERT_TRUE(connection->execute(std::string("UPDATE tyndau_store SET version = ") + version));
    }
    const auto opened = GeopackageRegister::open(file());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::conflict);
    EXPECT_NE(opened.error().message.find("tyndau datasets prepare"), std::string::npos);
    std::filesystem::remove(file());
  }
}

TEST_F(GeopackageRegisterTest, AClosedStoreIsOneFile) {
  static_cast<void>((*GeopackageRegister::open(file()))->write([](const Session& session) {
    return session.put(Collection::projects, project("p"));
  }));
  EXPECT_TRUE(std::filesystem::exists(file()));
  EXPECT_FALSE(std::filesystem::exists(file().string() + "-wal"));
}

TEST_F(GeopackageRegisterTest, AStoreThatIsOnlyReadIsNotTouched) {
  static_cast<void>((*GeopackageRegister::open(file()))->write([](const Session& session) {
    return session.put(Collection::projects, project("p"));
  }));
  const auto before = std::filesystem::last_write_time(file());
  std::filesystem::permissions(file(), std::filesystem::perms::owner_read);
  {
    const auto opened = open_register_to_read(file());
    ASSERT_TRUE(opened);
    const auto count = (*opened)->get<std::int64_t>(
        [](const Session& session) { return session.count(Collection::projects); });
    ASSERT_TRUE(count);
    EXPECT_EQ(*count, 1);
    const auto written = (*opened)->write(
        [](const Session& session) { return session.put(Collection::projects, project("q")); });
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::unavailable);
  }
  EXPECT_EQ(std::filesystem::last_write_time(file()), before);
  EXPECT_FALSE(std::filesystem::exists(file().string() + "-wal"));
}

TEST_F(GeopackageRegisterTest, ALogWithoutNamesOfChangesIsKeptAndGetsThem) {
  static_cast<void>(GeopackageRegister::open(file()));
  {
    const auto connection = Connection::open(file(), Connection::Mode::read_write);
    ASSERT_TRUE(connection->execute(
        "DROP INDEX audit_log_item; ALTER TABLE audit_log DROP COLUMN changed;"
        "INSERT INTO audit_log (at, token, request, action, collection, item, version) VALUES "
        "(1, 't', 'r', 'replace', 'projects', 'p', 7); UPDATE tyndau_store SET version = 4"));
  }
  EXPECT_TRUE(GeopackageRegister::open_to_read(file())) << "what is only read is as it was";
  const auto store = GeopackageRegister::open(file());
  ASSERT_TRUE(store) << store.error().message;
  ASSERT_TRUE((*store)->write([](const Session& session) {
    return session.add(
        AuditEntry{0, at(2), "t", "r", "replace", "projects", "p", 8, std::vector<std::string>{"oblast"}});
  }));
  const auto history = (*store)->get<std::vector<AuditEntry>>(
      [](const Session& session) { return session.history(Collection::projects, "p", 10); });
  ASSERT_TRUE(history) << history.error().message;
  ASSERT_EQ(history->size(), 2U);
  EXPECT_EQ(history->front().changed, std::vector<std::string>{"oblast"});
  EXPECT_EQ(history->back().version, 7);
  EXPECT_EQ(history->back().changed, std::nullopt);
}

TEST_F(GeopackageRegisterTest, AnOlderStoreIsBroughtUpToDateBeforeItIsOnlyRead) {
  {
    const auto store = GeopackageStore::create(file());
    const auto connection = Connection::open(file(), Connection::Mode::read_write);
    ASSERT_TRUE(connection->execute("DROP TABLE register_projects; UPDATE tyndau_store SET version = 2"));
  }
  const auto opened = open_register_to_read(file());
  ASSERT_TRUE(opened);
  EXPECT_TRUE((*opened)->get<std::int64_t>(
      [](const Session& session) { return session.count(Collection::projects); }));
}

}  // namespace
}  // namespace tyndau::store
