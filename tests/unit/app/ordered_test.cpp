#include "app/ordered.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <numeric>
#include <stdexcept>
#include <vector>

namespace tyndau::app {
namespace {

TEST(InOrder, ResultsArriveInAscendingOrderWhateverTheThreads) {
  for (const unsigned threads : {0U, 1U, 2U, 7U}) {
    std::vector<std::size_t> taken;
    const auto whole = in_order(
        5000, threads, [](std::size_t i) { return i * i; },
        [&](std::size_t i, std::size_t square) {
          EXPECT_EQ(square, i * i);
          taken.push_back(i);
          return true;
        });
    std::vector<std::size_t> expected(5000);
    std::iota(expected.begin(), expected.end(), 0U);
    EXPECT_TRUE(whole);
    EXPECT_EQ(taken, expected) << threads << " threads";
  }
}

TEST(InOrder, AResultIsTakenWhileTheNextIsStillBeingMade) {
  std::promise<void> first_taken;
  const auto taken = first_taken.get_future().share();
  in_order(
      2, 2,
      [&](std::size_t i) {
        if (i == 1) taken.wait();
        return i;
      },
      [&](std::size_t i, std::size_t) {
        if (i == 0) first_taken.set_value();
        return true;
      });
}

TEST(InOrder, NoMoreThanAFewResultsWait) {
  std::atomic<std::size_t> waiting{0}, most{0};
  in_order(
      10000, 2,
      [&](std::size_t i) {
        const std::size_t now = ++waiting;
        for (std::size_t seen = most; now > seen && !most.compare_exchange_weak(seen, now);) continue;
        return i;
      },
      [&](std::size_t, std::size_t) { return --waiting, true; });
  EXPECT_LE(most, 2 * 64U + 1U) << "those that wait, and the one that is being taken";
}

TEST(InOrder, NothingIsTakenAfterTheTakerHasHadEnough) {
  for (const unsigned threads : {1U, 3U}) {
    std::size_t taken = 0;
    const auto whole = in_order(
        100000, threads, [](std::size_t i) { return i; },
        [&](std::size_t, std::size_t) { return ++taken < 10; });
    EXPECT_FALSE(whole);
    EXPECT_EQ(taken, 10U);
  }
}

TEST(InOrder, AnErrorOfTheTakerEndsTheThreads) {
  const auto run = [] {
    in_order(
        100000, 3, [](std::size_t i) { return i; },
        [](std::size_t, std::size_t) -> bool { throw std::runtime_error("the disk is full"); });
  };
  EXPECT_THROW(run(), std::runtime_error);
}

TEST(InOrder, NothingToMakeIsWhole) {
  const auto make = [](std::size_t i) { return i; };
  EXPECT_TRUE(in_order(0, 2, make, [](std::size_t, std::size_t) { return false; }));
}

}  // namespace
}  // namespace tyndau::app
