#include "http/desk.hpp"

#include "http/caller.hpp"
#include "http/request_id.hpp"
#include "unit/http/service.hpp"

#include <gtest/gtest.h>

#include <future>
#include <latch>
#include <set>

namespace tyndau::http {
namespace {

using namespace std::chrono_literals;

TEST(JobPool, RunsWhatItTakes) {
  std::atomic<int> done{0};
  {
    JobPool pool(2, 100, 1min);
    for (int i = 0; i < 50; ++i) EXPECT_TRUE(pool.submit({[&](const Cancellation&) { ++done; }, [] {}}));
  }
  EXPECT_EQ(done, 50);
}

TEST(JobPool, RefusesWhatItsQueueCannotHold) {
  std::promise<void> go;
  const auto wait = go.get_future().share();
  std::latch running(1);
  JobPool pool(1, 2, 1min);
  EXPECT_TRUE(pool.submit({[&](const Cancellation&) {
                             running.count_down();
                             wait.wait();
                           },
                           [] {}}));
  running.wait();
  EXPECT_TRUE(pool.submit({[](const Cancellation&) {}, [] {}}));
  EXPECT_TRUE(pool.submit({[](const Cancellation&) {}, [] {}}));
  EXPECT_FALSE(pool.submit({[](const Cancellation&) {}, [] {}}));
  EXPECT_EQ(pool.load(), 3U);
  go.set_value();
}

TEST(JobPool, CancelsWorkAtItsDeadlineAndSaysSo) {
  std::promise<void> late;
  std::promise<bool> cancelled;
  JobPool pool(1, 2, 50ms);
  const auto work = [&](const Cancellation& cancellation) {
    late.get_future().wait();
    cancelled.set_value(cancellation.requested() && cancellation.stop.stop_requested());
  };
  EXPECT_TRUE(pool.submit({work, [&] { late.set_value(); }}));
  EXPECT_TRUE(cancelled.get_future().get());
}

TEST(JobPool, WorkThatMissedItsTurnNeverRuns) {
  std::promise<void> both_late;
  std::atomic<int> lates{0};
  std::atomic<bool> second_ran{false};
  {
    JobPool pool(1, 2, 50ms);
    const auto late = [&] {
      if (++lates == 2) both_late.set_value();
    };
    EXPECT_TRUE(pool.submit({[&](const Cancellation&) { both_late.get_future().wait(); }, late}));
    EXPECT_TRUE(pool.submit({[&](const Cancellation&) { second_ran = true; }, late}));
  }
  EXPECT_FALSE(second_ran);
}

TEST(RateLimiter, GivesAClientSoManyAMinuteAndRefills) {
  RateLimiter limiter(60);
  const RateLimiter::Moment start{};
  for (int i = 0; i < 60; ++i) EXPECT_EQ(limiter.take("a", start), 0s);
  EXPECT_EQ(limiter.take("a", start), 1s);
  EXPECT_EQ(limiter.take("b", start), 0s) << "another client is not delayed";
  EXPECT_EQ(limiter.take("a", start + 1s), 0s);
  EXPECT_EQ(limiter.take("a", start + 1s), 1s);
}

TEST(RateLimiter, ForgetsClientsRatherThanGrow) {
  RateLimiter limiter(60);
  const RateLimiter::Moment start{};
  for (int i = 0; i < 200'000; ++i)
    static_cast<void>(limiter.take(std::to_string(i), start + std::chrono::seconds(i)));
  EXPECT_LE(limiter.clients(), 65536U);
}

TEST(RequestId, IsNewEachTime) {
  std::set<std::string> ids;
  for (int i = 0; i < 10'000; ++i) ids.insert(new_request_id());
  EXPECT_EQ(ids.size(), 10'000U);
  EXPECT_TRUE(is_request_id(*ids.begin()));
  EXPECT_FALSE(is_request_id("a b"));
  EXPECT_FALSE(is_request_id(""));
  EXPECT_FALSE(is_request_id(std::string(65, 'a')));
}

TEST(Caller, BelievesAProxyOnlyWhenToldTo) {
  app::Service service;
  const Headers headers{{"Host", "in:80"},
                        {"X-Forwarded-For", "6.6.6.6, 1.2.3.4"},
                        {"X-Forwarded-Host", "tyndau.example"},
                        {"X-Forwarded-Proto", "https"}};
  EXPECT_EQ(client_address(headers, "127.0.0.1", service), "127.0.0.1");
  EXPECT_EQ(base_url(headers, service), "http://in:80");
  service.trust_proxy = true;
  EXPECT_EQ(client_address(headers, "127.0.0.1", service), "1.2.3.4")
      << "the one that the proxy itself wrote";
  EXPECT_EQ(base_url(headers, service), "https://tyndau.example");
  service.public_url = "https://public.example";
  EXPECT_EQ(base_url(headers, service), "https://public.example");
}

TEST(Caller, AHostThatIsNoneIsNotRepeated) {
  const app::Service service;
  EXPECT_EQ(base_url({{"Host", "x\"><script>"}}, service), "http://localhost");
  EXPECT_EQ(base_url({}, service), "http://localhost");
}

class DeskTest : public ::testing::Test {
 protected:
  DeskTest() {
    service.limits.jobs = 1;
    service.limits.queued_jobs = 1;
    service.limits.deadline = 100ms;
    service.limits.executions_per_minute = 3;
    router.add({
        Route{Method::get, "/quick", [](const auto&, const auto&) { return Response::text("quick"); }, {}},
        Route{Method::get,
              "/pooled",
              [](const auto&, const auto&) { return Response::text("pooled"); },
              {},
              {},
              {},
              Access::open,
              Work::pooled},
        Route{Method::get, "/slow", wait_for_cancellation, {}, {}, {}, Access::open, Work::pooled},
        Route{Method::get,
              "/execution",
              [](const auto&, const auto&) { return Response::text("x"); },
              {},
              {},
              {},
              Access::open,
              Work::quick,
              true},
    });
  }
  static Response wait_for_cancellation(const Request& request, const app::Service&) {
    while (!request.cancellation.requested()) std::this_thread::sleep_for(1ms);
    return Response::text("cancelled");
  }
  static Incoming ask(const std::string& target) {
    Incoming incoming;
    incoming.target = target;
    return incoming;
  }
  /// The answer, whether it comes at once or later.
  static std::string answer(Desk& desk, const std::string& target, const std::string& client = "1.1.1.1") {
    auto delivered = std::make_shared<std::promise<Answer>>();
    auto now = desk.take(ask(target), {client, 1}, [&]() -> Desk::Deliver {
      return [delivered](Answer late) { delivered->set_value(std::move(late)); };
    });
    return now ? now->wire : delivered->get_future().get().wire;
  }

  app::Service service = test::bare_service();
  Router router;
  Metrics metrics;
};

TEST_F(DeskTest, QuickAndPooledRoutesAreAnswered) {
  Desk desk(router, service, metrics);
  EXPECT_TRUE(answer(desk, "/quick").ends_with("quick"));
  EXPECT_TRUE(answer(desk, "/pooled").ends_with("pooled"));
  EXPECT_TRUE(answer(desk, "/nothing").starts_with("HTTP/1.1 404"));
  EXPECT_EQ(desk.answered(), 3U);
}

TEST_F(DeskTest, AShortcutAnswersWithoutThePoolAndLeavesItTheRest) {
  Route route{Method::get, "/either", [](const auto&, const auto&) { return Response::text("pooled"); },
              {},          {},        {"x"}};
  route.work = Work::pooled;
  route.at_once = [](const Request& request, const app::Service&) -> std::optional<Response> {
    if (request.query.empty()) return Response::text("shortcut");
    if (request.parameter("x") == "2") throw std::runtime_error("secret");
    return std::nullopt;
  };
  router.add(std::move(route));
  Desk desk(router, service, metrics);
  EXPECT_TRUE(answer(desk, "/either").ends_with("shortcut"));
  EXPECT_TRUE(answer(desk, "/either?x=1").ends_with("pooled"));
  const auto failed = answer(desk, "/either?x=2");
  EXPECT_TRUE(failed.starts_with("HTTP/1.1 500"));
  EXPECT_EQ(failed.find("secret"), std::string::npos);
}

TEST_F(DeskTest, AnAnswerThatIsLateIsA503ThatTellsProgramsTheDeadlineAndPeopleToTryAgain) {
  Desk desk(router, service, metrics);
  const auto wire = answer(desk, "/slow");
  EXPECT_TRUE(wire.starts_with("HTTP/1.1 503"));
  EXPECT_NE(wire.find("100 ms (limit deadline)"), std::string::npos);
  EXPECT_NE(wire.find("not ready in time. Try again in a moment.\""), std::string::npos);
  EXPECT_EQ(metrics.late, 1);
}

TEST_F(DeskTest, AFullQueueIsA503ThatNamesItsLimit) {
  service.limits.deadline = 10min;
  std::promise<void> go;
  const auto wait = go.get_future().share();
  router.add(Route{Method::get,
                   "/blocked",
                   [wait](const auto&, const auto&) {
                     wait.wait();
                     return Response::text("free");
                   },
                   {},
                   {},
                   {},
                   Access::open,
                   Work::pooled});
  Desk desk(router, service, metrics);
  std::atomic<int> later{0};
  std::string refused;
  for (int i = 0; i < 3; ++i) {
    auto now = desk.take(ask("/blocked"), {"1.1.1.1", 1},
                         [&]() -> Desk::Deliver { return [&](Answer) { ++later; }; });
    if (now) refused = now->wire;
  }
  EXPECT_TRUE(refused.starts_with("HTTP/1.1 503"));
  EXPECT_NE(refused.find("Retry-After: 5"), std::string::npos);
  EXPECT_NE(refused.find("limit queued_jobs"), std::string::npos);
  go.set_value();
  while (desk.load() > 0) std::this_thread::yield();
  EXPECT_GE(later, 1);
}

TEST_F(DeskTest, LongRequestsOfAPooledRouteLeaveAThreadToTheOthers) {
  service.limits.deadline = 10min;
  service.limits.jobs = 2;
  std::promise<void> go;
  const auto wait = go.get_future().share();
  Route route{Method::get, "/items", {}, {}, {}, {"filter"}, Access::open, Work::pooled};
  route.handler = [wait](const Request& request, const auto&) {
    if (request.parameter("filter")) wait.wait();
    return Response::text("page");
  };
  route.is_long = [](const Request& request) { return request.parameter("filter").has_value(); };
  router.add(std::move(route));
  Desk desk(router, service, metrics);
  std::atomic<int> later{0};
  for (int i = 0; i < 8; ++i) {
    EXPECT_FALSE(desk.take(ask("/items?filter=x"), {"1.1.1.1", 1},
                           [&]() -> Desk::Deliver { return [&](Answer) { ++later; }; }));
  }
  EXPECT_TRUE(answer(desk, "/pooled").ends_with("pooled"));
  EXPECT_TRUE(answer(desk, "/items").ends_with("page"));
  EXPECT_EQ(later, 0);
  go.set_value();
  while (desk.load() > 0) std::this_thread::yield();
  EXPECT_EQ(later, 8);
}

TEST_F(DeskTest, ExecutionsOfOneClientAreLimited) {
  Desk desk(router, service, metrics);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(answer(desk, "/execution").starts_with("HTTP/1.1 200"));
  const auto refused = answer(desk, "/execution");
  EXPECT_TRUE(refused.starts_with("HTTP/1.1 429"));
  EXPECT_NE(refused.find("Retry-After: "), std::string::npos);
  EXPECT_TRUE(answer(desk, "/execution", "2.2.2.2").starts_with("HTTP/1.1 200"));
  EXPECT_TRUE(answer(desk, "/quick").starts_with("HTTP/1.1 200"));
}

TEST_F(DeskTest, WhatIsNoRequestIsRefusedAndTheConnectionEnds) {
  Desk desk(router, service, metrics);
  const auto answer =
      desk.refuse({Fault::body_too_large, "http.body-too-large.bytes", "33554432"}, {"1.1.1.1", 1});
  EXPECT_TRUE(answer.close);
  EXPECT_TRUE(answer.wire.starts_with("HTTP/1.1 413"));
  EXPECT_NE(answer.wire.find("up to 33554432 bytes"), std::string::npos);
  EXPECT_NE(answer.wire.find("\"request_id\":\""), std::string::npos);
}

TEST_F(DeskTest, WhileItStopsEveryAnswerEndsItsConnection) {
  Desk desk(router, service, metrics);
  desk.begin_to_stop();
  EXPECT_NE(answer(desk, "/quick").find("Connection: close"), std::string::npos);
}

TEST_F(DeskTest, MetricsCountByRouteAndStatus) {
  Desk desk(router, service, metrics);
  static_cast<void>(answer(desk, "/quick"));
  static_cast<void>(answer(desk, "/quick"));
  const auto text = metrics.text(0, 0);
  EXPECT_NE(text.find("tyndau_requests_total{route=\"/quick\",status=\"2xx\"} 2\n"), std::string::npos);
  EXPECT_NE(text.find("tyndau_request_seconds_count{route=\"/quick\"} 2\n"), std::string::npos);
}

}  // namespace
}  // namespace tyndau::http
