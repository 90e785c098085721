#include "tiles/gzip.hpp"

#include <gtest/gtest.h>
#include <libdeflate.h>

#include <memory>

namespace tyndau::tiles {
namespace {

constexpr std::size_t frame = 18;  // head and end of a gzip member, without a name

std::string unpacked(std::string_view packed, std::size_t size) {
  const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> reader(
      libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
  std::string bytes(size, '\0');
  EXPECT_EQ(
      libdeflate_gzip_decompress(reader.get(), packed.data(), packed.size(), bytes.data(), size, nullptr),
      LIBDEFLATE_SUCCESS);
  return bytes;
}

std::string varied(std::size_t size) {
  std::string bytes;
  for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>((i * i) >> 3U);
  return bytes;
}

TEST(Gzip, EveryWayUnpacksToTheSameBytes) {
  for (const std::size_t size : {1U, 300U, 1000U, 1001U, 20'000U, 100'000U}) {
    const auto bytes = varied(size);
    EXPECT_EQ(unpacked(gzip(bytes), size), bytes) << size;
    EXPECT_EQ(unpacked(gzip_to_send(bytes), size), bytes) << size;
  }
}

TEST(Gzip, WhatFitsAPacketIsStoredWhenItIsSent) {
  const std::string regular(fits_a_packet, 'a');
  EXPECT_LT(gzip(regular).size(), 100U);
  EXPECT_GE(gzip_to_send(regular).size(), fits_a_packet + frame);
  const std::string longer(fits_a_packet + 1, 'a');
  EXPECT_EQ(gzip_to_send(longer), gzip(longer));
}

}  // namespace
}  // namespace tyndau::tiles
