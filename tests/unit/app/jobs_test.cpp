#include "app/jobs.hpp"

#include "unit/store/register_file.hpp"

#include <atomic>
#include <future>
#include <thread>

namespace tyndau::app {
namespace {

using store::JobStatus;
using Kind = Refusal::Kind;

store::Time now() { return test::at(0); }

class JobsTest : public test::RegisterTest {
 protected:
  void SetUp() override {
    RegisterTest::SetUp();
    store_ = open();
  }
  void TearDown() override {
    store_.reset();
    RegisterTest::TearDown();
  }

  std::unique_ptr<JobQueue> queue(JobQueue::Run run, JobSettings settings = {}) {
    settings.idle = std::chrono::milliseconds{20};
    return std::make_unique<JobQueue>(
        store_, settings, std::move(run),
        [](const Refusal& refusal, Language) {
          return refusal.faults.empty() ? "broken" : refusal.faults[0].code;
        },
        clock_);
  }
  static Answer<std::string> echo(const Task& task) {
    return task.process + ":" + std::string(task.execution.body);
  }
  static store::Job ended(const JobQueue& queue, const std::string& id) {
    for (;;) {
      const auto job = queue.status(id);
      if (!job || finished(job->status)) return job ? *job : store::Job{};
      std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
  }
  static void wait_for(const std::function<bool()>& true_at_last) {
    while (!true_at_last()) std::this_thread::sleep_for(std::chrono::milliseconds{2});
  }

  std::function<store::Time()> clock_ = now;
  std::shared_ptr<store::RegisterStore> store_;
};

TEST_F(JobsTest, AJobRunsAndKeepsItsResult) {
  const auto jobs = queue(echo);
  ASSERT_TRUE(jobs->start());
  const auto job = jobs->submit("screen", {"application/json", "body", "ru"}, "t1");
  ASSERT_TRUE(job);
  EXPECT_EQ(job->id.size(), 32U);
  EXPECT_EQ(ended(*jobs, job->id).status, JobStatus::successful);
  EXPECT_EQ(jobs->result(job->id)->bytes, "screen:body");
}

TEST_F(JobsTest, ARefusalAndAnExceptionAreFailedJobsWithTheirExplanation) {
  const auto jobs = queue([](const Task& task) -> Answer<std::string> {
    if (task.process == "throw") throw std::runtime_error("secret words");
    return refuse(Kind::senseless, "no-rows");
  });
  ASSERT_TRUE(jobs->start());
  const auto refused = jobs->submit("refuse", {"", "", ""}, "");
  const auto thrown = jobs->submit("throw", {"", "", ""}, "");
  EXPECT_EQ(ended(*jobs, refused->id).status, JobStatus::failed);
  EXPECT_EQ(jobs->result(refused->id)->bytes, "no-rows");
  EXPECT_EQ(ended(*jobs, thrown->id).status, JobStatus::failed);
  EXPECT_EQ(jobs->result(thrown->id)->bytes, "broken");
}

TEST_F(JobsTest, WhatRanWhenTheServerEndedRunsAgain) {
  std::string id;
  {
    std::promise<void> begun;
    const auto jobs = queue([&](const Task& task) -> Answer<std::string> {
      begun.set_value();
      wait_for(task.execution.cancelled);
      return refuse(Kind::unavailable, "cancelled");
    });
    ASSERT_TRUE(jobs->start());
    id = jobs->submit("screen", {"", "again", ""}, "")->id;
    begun.get_future().wait();
  }
  store_.reset();
  store_ = open();
  const auto jobs = queue(echo);
  EXPECT_FALSE(finished(jobs->status(id)->status));
  ASSERT_TRUE(jobs->start());
  EXPECT_EQ(ended(*jobs, id).status, JobStatus::successful);
  EXPECT_EQ(ended(*jobs, id).attempt, 2);
  EXPECT_EQ(jobs->result(id)->bytes, "screen:again");
}

TEST_F(JobsTest, ADismissedJobIsToldToStop) {
  std::promise<void> begun;
  std::promise<void> stopped;
  const auto jobs = queue([&](const Task& task) -> Answer<std::string> {
    begun.set_value();
    wait_for(task.execution.cancelled);
    stopped.set_value();
    return refuse(Kind::unavailable, "cancelled");
  });
  ASSERT_TRUE(jobs->start());
  const auto id = jobs->submit("screen", {"", "", ""}, "")->id;
  begun.get_future().wait();
  EXPECT_EQ(jobs->dismiss(id)->status, JobStatus::dismissed);
  stopped.get_future().wait();
  EXPECT_EQ(jobs->status(id)->status, JobStatus::dismissed);
  EXPECT_EQ(jobs->result(id).error().kind, Kind::missing);
}

TEST_F(JobsTest, AFinishedJobThatIsDismissedIsErased) {
  const auto jobs = queue(echo);
  ASSERT_TRUE(jobs->start());
  const auto id = jobs->submit("screen", {"", "", ""}, "")->id;
  ended(*jobs, id);
  EXPECT_EQ(jobs->dismiss(id)->status, JobStatus::dismissed);
  EXPECT_EQ(jobs->status(id).error().kind, Kind::missing);
  EXPECT_EQ(jobs->dismiss(id).error().kind, Kind::missing);
}

TEST_F(JobsTest, MoreThanTheQueueHoldsAreRefused) {
  JobSettings settings;
  settings.most_waiting = 3;
  const auto jobs = queue(echo, settings);  // not started: everything waits
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(jobs->submit("screen", {"", "", ""}, ""));
  const auto refused = jobs->submit("screen", {"", "", ""}, "");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Kind::unavailable);
  EXPECT_EQ(refused.error().faults.front().code, "queue-full");
}

TEST_F(JobsTest, AListHoldsTheTokensOwnJobs) {
  const auto jobs = queue(echo);
  static_cast<void>(jobs->submit("screen", {"", "", ""}, "t1"));
  static_cast<void>(jobs->submit("screen", {"", "", ""}, "t2"));
  EXPECT_EQ(jobs->of_token("t1")->size(), 1U);
  EXPECT_TRUE(jobs->of_token("t3")->empty());
}

TEST_F(JobsTest, AJobPastItsDeadlineFailsAndSaysSo) {
  JobSettings settings;
  settings.deadline = std::chrono::milliseconds{0};
  const auto jobs = queue(
      [&](const Task& task) -> Answer<std::string> {
        wait_for(task.execution.cancelled);
        return refuse(Kind::unavailable, "cancelled");
      },
      settings);
  ASSERT_TRUE(jobs->start());
  const auto id = jobs->submit("screen", {"", "", ""}, "")->id;
  EXPECT_EQ(ended(*jobs, id).status, JobStatus::failed);
  EXPECT_EQ(jobs->result(id)->bytes, "job-too-long");
}

TEST_F(JobsTest, FinishedJobsAreErasedAfterTheirTime) {
  std::atomic<int> seconds{0};
  clock_ = [&] { return test::at(seconds); };
  std::string id;
  {
    const auto jobs = queue(echo);
    ASSERT_TRUE(jobs->start());
    id = jobs->submit("screen", {"", "", ""}, "")->id;
    ended(*jobs, id);
  }
  seconds = 24 * 3600 + 1;
  const auto jobs = queue(echo);
  ASSERT_TRUE(jobs->start());
  wait_for([&] { return !jobs->status(id); });
  EXPECT_EQ(jobs->status(id).error().kind, Kind::missing);
}

TEST_F(JobsTest, ProgressIsSeenWhileAJobRuns) {
  std::promise<void> let_go;
  auto gate = let_go.get_future().share();
  const auto jobs = queue([gate](const Task& task) -> Answer<std::string> {
    task.execution.progress(40);
    gate.wait();
    return std::string("done");
  });
  ASSERT_TRUE(jobs->start());
  const auto id = jobs->submit("screen", {"", "", ""}, "")->id;
  wait_for([&] { return jobs->status(id)->progress == 40; });
  let_go.set_value();
  EXPECT_EQ(ended(*jobs, id).progress, 100);
}

}  // namespace
}  // namespace tyndau::app
