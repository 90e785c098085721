/// \file
/// A register in a folder of its own that goes with the test.
#pragma once

#include "store/geopackage_register.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>

namespace tyndau::test {

class RegisterTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(testing::TempDir()) /
              (std::string("register_") + info->test_suite_name() + "_" + info->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::filesystem::path file() const { return folder_ / "store.gpkg"; }
  [[nodiscard]] std::unique_ptr<store::GeopackageRegister> open() const {
    auto opened = store::GeopackageRegister::open(file());
    EXPECT_TRUE(opened) << (opened ? "" : opened.error().message);
    return opened ? std::move(*opened) : nullptr;
  }

 private:
  std::filesystem::path folder_;
};

inline store::Time at(int seconds) { return store::Time{std::chrono::seconds{1'800'000'000 + seconds}}; }

}  // namespace tyndau::test
