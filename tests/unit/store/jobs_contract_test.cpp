#include "unit/store/register_file.hpp"

namespace tyndau::store {
namespace {

using test::at;

class JobsContract : public test::StoreContract {
 protected:
  void SetUp() override {
    StoreContract::SetUp();
    store_ = open();
    for (const auto* id : {"first", "second"}) {
      Job job;
      job.id = id;
      job.process = "screen";
      job.token = "t1";
      job.created_at = job.updated_at = at(0);
      ASSERT_TRUE(store_->write([&](const Session& session) {
        return session.add(job, {"application/json", "{}", "ru"});
      }));
    }
  }
  void TearDown() override {
    store_.reset();
    StoreContract::TearDown();
  }

  std::optional<Job> claim() {
    std::optional<Job> job;
    EXPECT_TRUE(store_->write([&](const Session& session) -> Done {
      auto claimed = session.claim(at(5));
      if (!claimed) return tl::unexpected<Error>(claimed.error());
      job = *claimed;
      return std::monostate{};
    }));
    return job;
  }
  bool change(const std::function<Result<bool>(const Session&)>& what) {
    bool yes = false;
    EXPECT_TRUE(store_->write([&](const Session& session) -> Done {
      const auto done = what(session);
      if (!done) return tl::unexpected<Error>(done.error());
      yes = *done;
      return std::monostate{};
    }));
    return yes;
  }
  Job job(const std::string& id) {
    const auto found =
        store_->get<std::optional<Job>>([&](const Session& session) { return session.job(id); });
    EXPECT_TRUE(found && *found);
    return found && *found ? **found : Job{};
  }

  std::unique_ptr<RegisterStore> store_;
};
TYNDAU_FOR_EACH_STORE(JobsContract);

TEST_P(JobsContract, JobsAreTakenInTheirOrderAndOnce) {
  EXPECT_EQ(claim()->id, "first");
  EXPECT_EQ(claim()->id, "second");
  EXPECT_FALSE(claim());
}

TEST_P(JobsContract, AFinishedJobKeepsItsResult) {
  const auto taken = claim();
  EXPECT_TRUE(change([&](const Session& session) {
    return session.finish(taken->id, taken->attempt, JobStatus::successful,
                          {"text/csv", std::string("a\0b", 3), ""}, at(9));
  }));
  EXPECT_EQ(job("first").status, JobStatus::successful);
  EXPECT_EQ(job("first").progress, 100);
  EXPECT_EQ(job("first").finished_at, at(9));
  const auto result =
      store_->get<Payload>([](const Session& session) { return session.job_result("first"); });
  ASSERT_TRUE(result);
  EXPECT_EQ(result->type, "text/csv");
  EXPECT_EQ(result->bytes.size(), 3U);
}

TEST_P(JobsContract, AWorkerThatWakesAfterItsJobWasTakenAgainIsRefused) {
  const auto taken = claim();
  const auto silent =
      store_->get<std::vector<Job>>([](const Session& session) { return session.silent_jobs(at(6)); });
  ASSERT_EQ(silent->size(), 1U);
  EXPECT_EQ(silent->front().id, "first");
  ASSERT_TRUE(change(
      [&](const Session& session) { return session.requeue("first", silent->front().attempt, at(6)); }));
  EXPECT_FALSE(change([&](const Session& session) {
    return session.requeue("first", silent->front().attempt, at(6));
  })) << "it waits already";
  const auto again = claim();
  ASSERT_EQ(again->id, "first");
  EXPECT_FALSE(change([&](const Session& session) {
    return session.finish("first", taken->attempt, JobStatus::successful, {"a", "b", ""}, at(7));
  }));
  EXPECT_FALSE(
      change([&](const Session& session) { return session.progress("first", taken->attempt, 50, at(7)); }));
  EXPECT_EQ(job("first").status, JobStatus::running);
}

TEST_P(JobsContract, TheRegistersOwnJobsComeLastAndDoNotFillTheQueue) {
  Job own;
  own.id = "own";
  own.process = rescreening;
  ASSERT_TRUE(store_->write([&](const Session& session) -> Done {
    return session.add(own, {"application/json", "{\"n\":1}", ""});
  }));
  Job late = own;
  late.id = "late";
  late.process = "screen";
  ASSERT_TRUE(store_->write([&](const Session& session) { return session.add(late, {"a", "b", ""}); }));
  const auto number = [&](auto look) { return *store_->get<std::int64_t>(look); };
  EXPECT_EQ(number([](const Session& session) { return session.waiting_jobs(); }), 3);
  EXPECT_EQ(number([](const Session& session) { return session.unfinished_jobs(); }), 4);
  for (const auto* const id : {"first", "second", "late"}) EXPECT_EQ(claim()->id, id);
  EXPECT_TRUE(*store_->get<bool>([](const Session& session) { return session.has_waiting_job(); }));
  const auto last = [&] {
    return *store_->get<std::optional<Payload>>(
        [](const Session& session) { return session.last_own_request(); });
  };
  EXPECT_EQ(last()->bytes, "{\"n\":1}");
  EXPECT_EQ(claim()->id, "own");
  EXPECT_EQ(last()->bytes, "{\"n\":1}");
  EXPECT_FALSE(*store_->get<bool>([](const Session& session) { return session.has_waiting_job(); }));
  ASSERT_TRUE(change([](const Session& session) { return session.requeue("own", 1, at(6)); }));
  ASSERT_TRUE(change([](const Session& session) {
    return session.erase_own_waiting().map([](std::int64_t erased) { return erased == 1; });
  }));
  EXPECT_FALSE(last());
}

TEST_P(JobsContract, ADismissedJobForgetsItsInputAndCannotFinish) {
  const auto taken = claim();
  EXPECT_TRUE(change([](const Session& session) { return session.dismiss("first", at(6)); }));
  EXPECT_FALSE(change([](const Session& session) { return session.dismiss("first", at(7)); }));
  EXPECT_FALSE(change([&](const Session& session) {
    return session.finish("first", taken->attempt, JobStatus::successful, {"a", "b", ""}, at(7));
  }));
  EXPECT_EQ(job("first").status, JobStatus::dismissed);
  EXPECT_TRUE(store_->get<Payload>([](const Session& s) { return s.job_request("first"); })->bytes.empty());
}

TEST_P(JobsContract, OnlyFinishedJobsOfOldAreErased) {
  const auto taken = claim();
  ASSERT_TRUE(change([&](const Session& session) {
    return session.finish("first", taken->attempt, JobStatus::failed, {"a", "b", ""}, at(10));
  }));
  const auto erase = [&](int when) {
    std::int64_t erased = 0;
    EXPECT_TRUE(store_->write([&](const Session& session) -> Done {
      erased = session.erase_jobs_before(at(when)).value_or(-1);
      return std::monostate{};
    }));
    return erased;
  };
  EXPECT_EQ(erase(10), 0);
  EXPECT_EQ(erase(11), 1);
  EXPECT_EQ(job("second").status, JobStatus::accepted);
}

TEST_P(JobsContract, AListHoldsTheTokensOwnJobsOnly) {
  const auto of = [&](const std::string& token) {
    return store_->get<std::vector<Job>>([&](const Session& s) { return s.jobs_of(token, 10); })->size();
  };
  EXPECT_EQ(of("t1"), 2U);
  EXPECT_EQ(of("t2"), 0U);
}

}  // namespace
}  // namespace tyndau::store
