#include "http/job_pool.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <future>
#include <latch>

namespace tyndau::http {
namespace {

constexpr std::chrono::hours never{1};

JobPool::Job job(std::function<void()> work, bool background = false) {
  return {[work = std::move(work)](const Cancellation&) { work(); }, [] {}, background};
}

TEST(JobPool, WorkOfTheBackgroundLeavesAThreadToTheOthers) {
  std::promise<void> open;
  const auto gate = open.get_future().share();
  std::atomic<int> drawn{0};
  JobPool pool(2, 4, never);
  for (int i = 0; i < 20; ++i) {
    ASSERT_TRUE(pool.submit(job(
        [&, gate] {
          gate.wait();
          ++drawn;
        },
        true)));
  }
  std::promise<int> screened;
  ASSERT_TRUE(pool.submit(job([&] { screened.set_value(drawn); })));
  EXPECT_EQ(screened.get_future().get(), 0);  // done while every piece of the background waits at the gate
  open.set_value();
  while (pool.load() > 0) std::this_thread::yield();
  EXPECT_EQ(drawn, 20);
}

TEST(JobPool, TheBackgroundTakesAllThreadsButTheLast) {
  constexpr int threads = 4;
  std::promise<void> open;
  const auto gate = open.get_future().share();
  std::latch begun(threads - 1);
  std::atomic<int> running{0};
  std::atomic<int> most{0};
  JobPool pool(threads, 4, never);
  for (int i = 0; i < 20; ++i) {
    ASSERT_TRUE(pool.submit(job(
        [&, i, gate] {
          most = std::max(most.load(), ++running);
          if (i < threads - 1) begun.count_down();
          gate.wait();
          --running;
        },
        true)));
  }
  begun.wait();
  for (int i = 0; i < 10; ++i) {
    std::promise<void> screened;
    ASSERT_TRUE(pool.submit(job([&] { screened.set_value(); })));
    screened.get_future().wait();
  }
  EXPECT_EQ(most, threads - 1);
  open.set_value();
  while (pool.load() > 0) std::this_thread::yield();
}

TEST(JobPool, OthersGoBeforeTheBackgroundOnOneThreadAsWell) {
  std::latch begun(1);
  std::promise<void> open;
  const auto gate = open.get_future().share();
  std::string order;
  JobPool pool(1, 4, never);
  ASSERT_TRUE(pool.submit(job([&, gate] {
    begun.count_down();
    gate.wait();
  })));
  begun.wait();
  ASSERT_TRUE(pool.submit(job([&] { order += 'b'; }, true)));
  ASSERT_TRUE(pool.submit(job([&] { order += 'a'; })));
  open.set_value();
  while (pool.load() > 0) std::this_thread::yield();
  EXPECT_EQ(order, "ab");
}

TEST(JobPool, EachQueueHasItsOwnEnd) {
  std::latch begun(1);
  std::promise<void> open;
  const auto gate = open.get_future().share();
  JobPool pool(1, 1, never);
  ASSERT_TRUE(pool.submit(job([&, gate] {
    begun.count_down();
    gate.wait();
  })));
  begun.wait();
  for (std::size_t i = 0; i < JobPool::background_share; ++i) EXPECT_TRUE(pool.submit(job([] {}, true)));
  EXPECT_FALSE(pool.submit(job([] {}, true)));
  EXPECT_TRUE(pool.submit(job([] {})));
  EXPECT_FALSE(pool.submit(job([] {})));
  open.set_value();
}

TEST(JobPool, WhatWaitsIsDoneBeforeItEnds) {
  std::atomic<int> done{0};
  {
    JobPool pool(3, 100, never);
    for (int i = 0; i < 100; ++i) ASSERT_TRUE(pool.submit(job([&] { ++done; }, i % 2 == 0)));
  }
  EXPECT_EQ(done, 100);
}

}  // namespace
}  // namespace tyndau::http
