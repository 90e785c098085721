/// \file
/// Where tests find the checkout, the build and the shared data.
#pragma once

#include <filesystem>

namespace tyndau::test {

/// The top of the checkout.
[[nodiscard]] std::filesystem::path source_dir();
/// This build's folder; the program under test is `binary_dir() / "tyndau"`.
[[nodiscard]] std::filesystem::path binary_dir();
/// Data too large or not free enough to commit, next to the checkout; may be absent.
[[nodiscard]] std::filesystem::path shared_dir();

}  // namespace tyndau::test

/// First statement of every test labelled `shared`: says so and skips when the data is not there.
#define TYNDAU_NEEDS_SHARED(relative)                                      \
  if (!std::filesystem::exists(::tyndau::test::shared_dir() / (relative))) \
  GTEST_SKIP() << "shared data absent: " << ::tyndau::test::shared_dir() / (relative)
