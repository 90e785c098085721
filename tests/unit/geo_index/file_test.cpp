// The index as a file: what was written comes back, and damage is noticed.
#include "worlds.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace tyndau::geo::test {
namespace {

class IndexFile : public testing::Test {
 protected:
  IndexFile() {
    Chance chance(51);
    shapes_ = village_world(chance, {70.0, 48.0}, 40e3, 100);
    for (int i = 0; i < 200; ++i) queries_.push_back(chance.near({70.0, 48.0}, 50e3));
    const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
    file_ = std::filesystem::temp_directory_path() / ("tyndau_index_" + name + std::to_string(::getpid()));
  }
  ~IndexFile() override { std::filesystem::remove(file_); }

  void save() { ASSERT_TRUE(EdgeIndex(shapes_).save(file_, dataset)); }
  [[nodiscard]] ErrorCode load_error(std::uint64_t asked = dataset) const {
    const auto loaded = EdgeIndex::load(file_, asked);
    EXPECT_FALSE(loaded.has_value());
    return loaded ? ErrorCode::unsupported : loaded.error().code;
  }

  static constexpr std::uint64_t dataset = 0xFEED;
  std::vector<Shape> shapes_;
  std::vector<LonLat> queries_;
  std::filesystem::path file_;
};

TEST_F(IndexFile, AnswersAfterMappingAreTheSameBits) {
  save();
  const EdgeIndex built(shapes_);
  const auto loaded = EdgeIndex::load(file_, dataset);
  ASSERT_TRUE(loaded.has_value());
  EXPECT_EQ(loaded->size(), built.size());
  EXPECT_EQ(loaded->nearest_of_each(queries_), built.nearest_of_each(queries_));
  for (const LonLat& query : queries_)
    EXPECT_EQ(loaded->feet_within(query, Metres{9e3}), built.feet_within(query, Metres{9e3}));
}

TEST_F(IndexFile, EveryFlippedByteIsNoticed) {
  save();
  const auto size = std::filesystem::file_size(file_);
  for (std::uintmax_t at = 0; at < size; at += 1 + at / 40) {
    std::fstream file(file_, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(static_cast<std::streamoff>(at));
    const auto byte = static_cast<char>(file.get());
    const auto put = [&](char value) {
      file.seekp(static_cast<std::streamoff>(at));
      file.put(value);
      file.flush();
    };
    put(static_cast<char>(byte ^ 0x10));
    const bool padding_of_head = EdgeIndex::load(file_, dataset).has_value();
    EXPECT_FALSE(padding_of_head) << "byte " << at;
    put(byte);
  }
  EXPECT_TRUE(EdgeIndex::load(file_, dataset).has_value());
}

TEST_F(IndexFile, AFileCutShortIsNoticed) {
  save();
  const auto size = std::filesystem::file_size(file_);
  for (const std::uintmax_t kept :
       {size - 1, size / 2, std::uintmax_t{100}, std::uintmax_t{1}, std::uintmax_t{0}}) {
    std::filesystem::resize_file(file_, kept);
    EXPECT_EQ(load_error(), ErrorCode::bad_input) << kept;
  }
}

TEST_F(IndexFile, AnotherDataSetIsAConflict) {
  save();
  EXPECT_EQ(load_error(dataset + 1), ErrorCode::conflict);
}

TEST_F(IndexFile, AMissingFileIsAnInputError) { EXPECT_EQ(load_error(), ErrorCode::io); }

TEST_F(IndexFile, AnotherFileIsNoIndex) {
  std::ofstream(file_) << std::string(5000, 'x');
  EXPECT_EQ(load_error(), ErrorCode::bad_input);
}

}  // namespace
}  // namespace tyndau::geo::test
