#include "core/parallel.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <vector>

namespace tyndau {
namespace {

TEST(InParallel, EachIsDoneOnce) {
  std::vector<std::atomic<int>> done(1000);
  in_parallel(done.size(), [&](std::size_t i) { ++done[i]; });
  for (const auto& times : done) EXPECT_EQ(times, 1);
}

TEST(MadeAndTaken, EachIsTakenInOrderAfterItWasMade) {
  std::vector<std::atomic<int>> made(500);
  std::vector<std::size_t> taken;
  EXPECT_TRUE(made_and_taken(
      made.size(), 3, [&](std::size_t i) { ++made[i]; },
      [&](std::size_t i) {
        EXPECT_EQ(made[i], 1);
        taken.push_back(i);
        return true;
      }));
  ASSERT_EQ(taken.size(), made.size());
  for (std::size_t i = 0; i < taken.size(); ++i) EXPECT_EQ(taken[i], i);
}

TEST(MadeAndTaken, NothingIsMadeFartherAheadThanAllowed) {
  constexpr std::size_t ahead = 4;
  std::atomic<std::size_t> taken{0};
  std::atomic<bool> too_far{false};
  EXPECT_TRUE(made_and_taken(
      300, ahead, [&](std::size_t i) { too_far = too_far || i >= taken + ahead; },
      [&](std::size_t) {
        ++taken;
        return true;
      }));
  EXPECT_FALSE(too_far);
}

TEST(MadeAndTaken, NothingIsNothing) {
  EXPECT_TRUE(made_and_taken(
      0, 1, [](std::size_t) { FAIL(); }, [](std::size_t) { return false; }));
}

TEST(MadeAndTaken, WhoeverTakesEndsItEarly) {
  std::atomic<std::size_t> made{0};
  std::size_t taken = 0;
  EXPECT_FALSE(made_and_taken(
      100'000, 8, [&](std::size_t) { ++made; }, [&](std::size_t) { return ++taken < 5; }));
  EXPECT_EQ(taken, 5U);
  EXPECT_LE(made, 5U + 8U);
}

TEST(MadeAndTaken, AnExceptionOfEitherComesOut) {
  const auto well = [](std::size_t) { return true; };
  EXPECT_THROW(made_and_taken(
                   1000, 8,
                   [](std::size_t i) {
                     if (i == 77) throw std::runtime_error("made");
                   },
                   well),
               std::runtime_error);
  EXPECT_THROW(made_and_taken(
                   1000, 8, [](std::size_t) {},
                   [](std::size_t i) -> bool {
                     if (i == 77) throw std::runtime_error("taken");
                     return true;
                   }),
               std::runtime_error);
}

}  // namespace
}  // namespace tyndau
