#include "core/atomic_file.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

namespace tyndau {
namespace {

namespace fs = std::filesystem;

class AtomicFileTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() / (std::string("tyndau-atomic-file-") + test->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  static std::string content(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), {}));
  }

  fs::path folder_;
};

TEST_F(AtomicFileTest, AppearsWholeOnCommit) {
  const fs::path target = folder_ / "report.json";
  auto file = AtomicFile::open(target);
  ASSERT_TRUE(file);
  file->stream() << "{}";
  EXPECT_FALSE(fs::exists(target));
  ASSERT_TRUE(file->commit());
  EXPECT_EQ(content(target), "{}");
  EXPECT_EQ(files(), 1U);
}

TEST_F(AtomicFileTest, LeavesNoTraceWithoutCommit) {
  const fs::path target = folder_ / "report.json";
  {
    auto file = AtomicFile::open(target);
    ASSERT_TRUE(file);
    file->stream() << "half";
  }
  EXPECT_EQ(files(), 0U);
}

TEST_F(AtomicFileTest, TheOldFileStaysUntilTheNewOneIsWhole) {
  const fs::path target = folder_ / "report.json";
  ASSERT_TRUE(write_file(target, "old"));
  {
    auto file = AtomicFile::open(target);
    ASSERT_TRUE(file);
    file->stream() << "new";
    EXPECT_EQ(content(target), "old");
  }
  EXPECT_EQ(content(target), "old");
  ASSERT_TRUE(write_file(target, "new"));
  EXPECT_EQ(content(target), "new");
}

TEST_F(AtomicFileTest, BytesAreKeptAsTheyAre) {
  const std::string bytes("a\0b\r\n\xFF", 6);
  ASSERT_TRUE(write_file(folder_ / "bytes", bytes));
  EXPECT_EQ(content(folder_ / "bytes"), bytes);
}

TEST_F(AtomicFileTest, WhatIsWrittenIsReadAndWhatIsNotThereIsNot) {
  const std::string bytes("a\0b\r\n", 5);
  ASSERT_TRUE(write_file(folder_ / "whole", bytes));
  EXPECT_EQ(read_file(folder_ / "whole").value(), bytes);
  const auto missing = read_file(folder_ / "nothing");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::io);
}

TEST_F(AtomicFileTest, LeavingsOfProcessesThatAreNoMoreAreRemoved) {
  const auto beside = [&](const std::string& ending) {
    auto path = folder_ / "whole";
    path += ending;
    std::ofstream(path) << "half";
    return path;
  };
  const auto dead = beside(".partial-4194305-1");  // beyond the highest process number of Linux
  const auto own = beside(".partial-" + std::to_string(::getpid()) + "-1");
  const auto other = beside(".partial-copy-1");
  remove_leavings(folder_);
  EXPECT_FALSE(std::filesystem::exists(dead));
  EXPECT_TRUE(std::filesystem::exists(own));
  EXPECT_TRUE(std::filesystem::exists(other));
}

TEST_F(AtomicFileTest, AMissingFolderAndAFolderAsTargetAreRefused) {
  const auto missing = AtomicFile::open(folder_ / "none" / "report.json");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::io);
  EXPECT_NE(missing.error().where.find("report.json"), std::string::npos);
  EXPECT_FALSE(AtomicFile::open(folder_));
}

TEST_F(AtomicFileTest, ALibraryMayWriteThePartialFileItself) {
  const fs::path target = folder_ / "layers.gpkg";
  auto partial = PartialFile::beside(target);
  ASSERT_TRUE(partial);
  EXPECT_EQ(partial->path().parent_path(), folder_);
  std::ofstream(partial->path()) << "whole";
  ASSERT_TRUE(partial->commit());
  EXPECT_EQ(content(target), "whole");
  EXPECT_EQ(files(), 1U);
}

TEST_F(AtomicFileTest, CommitFailsWhenNobodyWroteThePartialFile) {
  auto partial = PartialFile::beside(folder_ / "layers.gpkg");
  ASSERT_TRUE(partial);
  const auto committed = partial->commit();
  ASSERT_FALSE(committed);
  EXPECT_EQ(committed.error().code, ErrorCode::io);
}

TEST_F(AtomicFileTest, OnlyTheLastOwnerRemovesThePartialFile) {
  fs::path path;
  {
    auto partial = PartialFile::beside(folder_ / "layers.gpkg");
    ASSERT_TRUE(partial);
    path = partial->path();
    std::ofstream(path) << "half";
    PartialFile moved = std::move(*partial);
    EXPECT_TRUE(fs::exists(path));
  }
  EXPECT_FALSE(fs::exists(path));
}

}  // namespace
}  // namespace tyndau
