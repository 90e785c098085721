#include "store/geopackage_store.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace tyndau::store {
namespace {

namespace fs = std::filesystem;

class GeopackageStoreTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              ("store_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  [[nodiscard]] fs::path file() const { return folder_ / "places.gpkg"; }

 private:
  fs::path folder_;
};

hearing::DatasetContent one_settlement() {
  hearing::DatasetContent content;
  content.dataset.id = "test";
  content.settlements.emplace_back();
  content.settlements.front().id = "geonames:1526271";
  content.settlements.front().population = 8543;
  return content;
}

TEST_F(GeopackageStoreTest, TheDigestNamesTheContentAndNotTheTitle) {
  auto content = one_settlement();
  const auto digest = content_digest(content);
  content.dataset.title = {"a", "b", "c"};
  EXPECT_EQ(content_digest(content), digest);
  content.settlements.front().population = 8544;
  EXPECT_NE(content_digest(content), digest);
}

TEST_F(GeopackageStoreTest, AMissingStoreAndAFileThatIsNoneAreToldApart) {
  EXPECT_EQ(GeopackageStore::open(file()).error().code, ErrorCode::not_found);
  std::ofstream(file()) << "not a database at all, but long enough to be read as one page of something else";
  const auto opened = GeopackageStore::open(file());
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().code, ErrorCode::not_found);
}

hearing::DatasetContent one_unit() {
  hearing::DatasetContent content;
  content.dataset.id = "districts";
  content.dataset.kind = hearing::DatasetKind::units;
  content.units.emplace_back().id = "d1";
  return content;
}

TEST_F(GeopackageStoreTest, AStoreFromBeforeTheAccuracyOfBordersIsReadAndBroughtUpToDate) {
  {
    const auto store = GeopackageStore::create(file());
    ASSERT_TRUE(store);
    ASSERT_TRUE((*store)->replace(one_unit()));
  }
  {
    const auto connection = Connection::open(file(), Connection::Mode::create);
    ASSERT_TRUE(connection->execute("ALTER TABLE datasets DROP COLUMN border_accuracy_m"));
    ASSERT_TRUE(connection->execute("UPDATE tyndau_store SET version = 3"));
  }
  {
    const auto old = GeopackageStore::open(file());
    ASSERT_TRUE(old) << old.error().message;
    const auto datasets = (*old)->datasets();
    ASSERT_TRUE(datasets) << datasets.error().message;
    ASSERT_EQ(datasets->size(), 1U);
    EXPECT_EQ(datasets->front().border_accuracy, std::nullopt);
    EXPECT_EQ((*old)->places()->units.size(), 1U);
  }
  const auto store = GeopackageStore::create(file());
  ASSERT_TRUE(store) << store.error().message;
  auto content = one_unit();
  content.dataset.border_accuracy = Metres{10};
  ASSERT_TRUE((*store)->replace(content));
  EXPECT_EQ((*GeopackageStore::open(file()))->datasets()->front().border_accuracy, Metres{10});
}

TEST_F(GeopackageStoreTest, AStoreOfANewerProgramIsNotTouched) {
  {
    const auto store = GeopackageStore::create(file());
    ASSERT_TRUE(store);
    const auto connection = Connection::open(file(), Connection::Mode::read_write);
    ASSERT_TRUE(connection->execute("UPDATE tyndau_store SET version = 99"));
  }
  EXPECT_EQ(GeopackageStore::open(file()).error().code, ErrorCode::conflict);
  EXPECT_EQ(GeopackageStore::create(file()).error().code, ErrorCode::conflict);
}

}  // namespace
}  // namespace tyndau::store
