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

}  // namespace
}  // namespace tyndau::store
