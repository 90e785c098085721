/// \file
/// Stores of one test each: a GeoPackage file in a folder of its own, and a database where there is a server.
#pragma once

#include "store/geopackage_register.hpp"
#include "store/open_store.hpp"
#include "unit/store/database.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace tyndau::test {

class StoreFolder : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    std::string name = std::string("store_") + info->test_suite_name() + "_" + info->name();
    for (char& c : name) c = c == '/' ? '_' : c;
    folder_ = std::filesystem::path(testing::TempDir()) / name;
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  [[nodiscard]] std::filesystem::path file() const { return folder_ / "store.gpkg"; }

 private:
  std::filesystem::path folder_;
};

/// The register in a file.
class RegisterTest : public StoreFolder {
 protected:
  [[nodiscard]] std::unique_ptr<store::RegisterStore> open() const {
    auto opened = store::open_register(file());
    EXPECT_TRUE(opened) << (opened ? "" : opened.error().message);
    return opened ? std::move(*opened) : nullptr;
  }
};

enum class Kind { geopackage, postgis };

/// What every store must do; runs for each.
class StoreContract : public StoreFolder, public testing::WithParamInterface<Kind> {
 protected:
  void SetUp() override {
    StoreFolder::SetUp();
    if (GetParam() == Kind::postgis) database_.emplace();
  }
  void TearDown() override {
    database_.reset();
    StoreFolder::TearDown();
  }
  [[nodiscard]] store::Address address() const {
    return database_ ? store::Address(database_->address()) : store::Address(file());
  }
  [[nodiscard]] std::unique_ptr<store::RegisterStore> open() const {
    auto opened = store::open_register(address());
    EXPECT_TRUE(opened) << (opened ? "" : opened.error().message);
    return opened ? std::move(*opened) : nullptr;
  }

 private:
  std::optional<OwnDatabase> database_;
};

inline std::vector<Kind> kinds() {
  return postgres_server().empty() ? std::vector{Kind::geopackage}
                                   : std::vector{Kind::geopackage, Kind::postgis};
}
inline std::string kind_name(const testing::TestParamInfo<Kind>& info) {
  return info.param == Kind::postgis ? "Postgis" : "Geopackage";
}

inline store::Time at(int seconds) { return store::Time{std::chrono::seconds{1'800'000'000 + seconds}}; }

}  // namespace tyndau::test

#define TYNDAU_FOR_EACH_STORE(suite) \
  INSTANTIATE_TEST_SUITE_P(Of, suite, testing::ValuesIn(test::kinds()), test::kind_name)
