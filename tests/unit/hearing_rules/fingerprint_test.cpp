#include "hearing/fingerprint.hpp"

#include <gtest/gtest.h>

namespace tyndau::hearing {
namespace {

TEST(Fingerprint, IsBlake2bOf128Bits) {
  // b2sum -l 128
  EXPECT_EQ(fingerprint_of(""), "cae66941d9efbd404e4d88758ea67670");
  EXPECT_EQ(fingerprint_of("abc"), "cf4ab791c62b8d2b2109c90275287816");
  EXPECT_NE(fingerprint_of("abd"), fingerprint_of("abc"));
}

}  // namespace
}  // namespace tyndau::hearing
