/// \file
/// Where tests find the checkout, the build and the shared data.
#pragma once

#include <filesystem>

namespace tyndau::test {

/// The top of the checkout.
inline std::filesystem::path source_dir() { return TYNDAU_SOURCE_DIR; }
/// This build's folder; the program under test is `binary_dir() / "tyndau"`.
inline std::filesystem::path binary_dir() { return TYNDAU_BINARY_DIR; }
/// Data too large or not free enough to commit, next to the checkout; may be absent.
inline std::filesystem::path shared_dir() { return TYNDAU_SHARED_DIR; }

}  // namespace tyndau::test

/// First statement of every test labelled `shared`: says so and skips when the data is not there.
#define TYNDAU_NEEDS_SHARED(relative)                                      \
  if (!std::filesystem::exists(::tyndau::test::shared_dir() / (relative))) \
  GTEST_SKIP() << "shared data absent: " << ::tyndau::test::shared_dir() / (relative)
