#include "http/message.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace tyndau::http {
namespace {

TEST(HttpMessage, HeaderNamesCompareWithoutCase) {
  const Headers headers{{"Content-Type", "text/plain"}};
  EXPECT_EQ(headers.get("content-TYPE"), "text/plain");
  EXPECT_FALSE(headers.get("Content"));
}

TEST(HttpMessage, RepeatedHeadersAreKeptAndJoined) {
  const Headers headers{{"Accept", "a/b"}, {"X", "1"}, {"accept", "c/d"}};
  EXPECT_EQ(headers.joined("Accept"), "a/b, c/d");
  EXPECT_EQ(headers.get("Accept"), "a/b");
  EXPECT_EQ(headers.joined("missing"), "");
}

TEST(HttpMessage, SettingAHeaderReplacesAllOfItsName) {
  Headers headers{{"Vary", "Accept"}, {"vary", "Origin"}};
  headers.set("VARY", "Cookie");
  EXPECT_EQ(headers.size(), 1U);
  EXPECT_EQ(headers.get("Vary"), "Cookie");
}

TEST(HttpMessage, MethodsAreKnownByTheirExactNames) {
  for (const auto method :
       {Method::get, Method::head, Method::post, Method::put, Method::patch, Method::del, Method::options}) {
    EXPECT_EQ(method_from(name(method)), method);
  }
  EXPECT_FALSE(method_from("get"));
  EXPECT_FALSE(method_from("TRACE"));
  EXPECT_FALSE(method_from(""));
}

TEST(HttpMessage, ACreatedResponseNamesWhereItIs) {
  const auto response = Response::created("/jobs/1", "{}");
  EXPECT_EQ(response.status, 201);
  EXPECT_EQ(response.headers.get("Location"), "/jobs/1");
  EXPECT_EQ(response.headers.get("Content-Type"), "application/json");
  EXPECT_FALSE(Response::created("/jobs/1").headers.get("Content-Type"));
}

TEST(HttpMessage, WorkIsCancelledByItsTokenAndByItsDeadline) {
  const auto source = std::make_unique<std::stop_source>();
  Cancellation cancellation;
  cancellation.stop = source->get_token();
  EXPECT_FALSE(cancellation.requested());
  source->request_stop();
  EXPECT_TRUE(cancellation.requested());
  const Cancellation late{{}, std::chrono::steady_clock::now()};
  EXPECT_TRUE(late.requested());
}

}  // namespace
}  // namespace tyndau::http
