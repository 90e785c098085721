#include "http/finish.hpp"

#include "http/compress.hpp"
#include "unit/http/service.hpp"

#include <gtest/gtest.h>

namespace tyndau::http {
namespace {

class FinishTest : public ::testing::Test {
 protected:
  Response finished(Response response, Headers headers = {}, Method method = Method::get) {
    Request request;
    request.method = method;
    request.headers = std::move(headers);
    request.id = "r1";
    finish(response, request, service);
    return response;
  }
  app::Service service = test::bare_service();
};

TEST_F(FinishTest, EveryAnswerCarriesCorsSafetyAndTheRequestsName) {
  for (const int status : {200, 204, 404, 503}) {
    Response response = Response::json("{}", status);
    response = finished(std::move(response));
    EXPECT_EQ(response.headers.get("Access-Control-Allow-Origin"), "*");
    for (const char* name : {"Content-Crs", "Link", "Location", "ETag"}) {
      EXPECT_NE(response.headers.joined("Access-Control-Expose-Headers").find(name), std::string::npos);
    }
    EXPECT_EQ(response.headers.get("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(response.headers.get("X-Request-Id"), "r1");
    EXPECT_EQ(response.headers.get("Vary"), "Accept, Accept-Encoding, Accept-Language");
  }
}

TEST_F(FinishTest, AKnownVersionIsNotSentAgain) {
  const auto first = finished(Response::json("{\"a\":1}"));
  const std::string etag(*first.headers.get("ETag"));
  for (const auto& header : {etag, "\"other\", " + etag, std::string("*"), etag.substr(2)}) {
    const auto again = finished(Response::json("{\"a\":1}"), {{"If-None-Match", header}});
    EXPECT_EQ(again.status, 304) << header;
    EXPECT_TRUE(again.body.empty());
    EXPECT_EQ(again.headers.get("ETag"), etag);
  }
  EXPECT_EQ(finished(Response::json("{\"a\":2}"), {{"If-None-Match", etag}}).status, 200);
}

TEST_F(FinishTest, WritesAndErrorsAreNotCached) {
  EXPECT_EQ(finished(Response::json("{}"), {}, Method::post).headers.get("Cache-Control"), "no-store");
  EXPECT_EQ(finished(Response::json("{}", 404)).headers.get("Cache-Control"), "no-store");
  EXPECT_FALSE(finished(Response::json("{}", 404)).headers.get("ETag"));
  EXPECT_EQ(finished(Response::json("{}")).headers.get("Cache-Control"), "no-cache");
}

TEST_F(FinishTest, WhatTheEndpointSaysStays) {
  auto response = Response::json("{}").header("ETag", "\"7\"").header("Cache-Control", "max-age=60");
  response = finished(std::move(response));
  EXPECT_EQ(response.headers.get("ETag"), "\"7\"");
  EXPECT_EQ(response.headers.get("Cache-Control"), "max-age=60");
}

TEST_F(FinishTest, LongTextIsCompressedForThoseWhoCanReadIt) {
  const std::string text(5000, 'a');
  const auto packed = finished(Response::text(text), {{"Accept-Encoding", "gzip"}});
  EXPECT_EQ(packed.headers.get("Content-Encoding"), "gzip");
  EXPECT_LT(packed.body.size(), 200U);
  EXPECT_EQ(packed.body.substr(0, 2), "\x1f\x8b");
  EXPECT_EQ(finished(Response::text(text)).body, text);
  EXPECT_FALSE(
      finished(Response::text("short"), {{"Accept-Encoding", "gzip"}}).headers.get("Content-Encoding"));
  EXPECT_FALSE(finished(Response::with("image/png", text), {{"Accept-Encoding", "gzip"}})
                   .headers.get("Content-Encoding"));
}

TEST_F(FinishTest, PagesMayLoadNothingFromElsewhere) {
  const auto response = finished(Response::html("<p>"));
  EXPECT_NE(response.headers.joined("Content-Security-Policy").find("default-src 'self'"), std::string::npos);
  EXPECT_FALSE(finished(Response::json("{}")).headers.get("Content-Security-Policy"));
}

TEST_F(FinishTest, AnAnswerAboveTheLimitNamesTheLimit) {
  service.limits.response_bytes = 10;
  const auto response = finished(Response::text("12345678901"));
  EXPECT_EQ(response.status, 422);
  EXPECT_NE(response.body.find("10 bytes (limit response_bytes)"), std::string::npos);
  EXPECT_EQ(finished(Response::text("1234567890")).status, 200);
}

TEST(Wire, HoldsTheHeadAndTheBody) {
  auto response = Response::text("hello").header("X-A", "b\r\nX-Injected: c");
  const auto wire = to_wire(response, Method::get, true);
  EXPECT_TRUE(wire.starts_with("HTTP/1.1 200 OK\r\nDate: "));
  EXPECT_NE(wire.find("\r\nConnection: keep-alive\r\nContent-Length: 5\r\n"), std::string::npos);
  EXPECT_TRUE(wire.ends_with("\r\n\r\nhello"));
  EXPECT_EQ(wire.find("\r\nX-Injected"), std::string::npos);
}

TEST(Wire, HeadSaysTheLengthAndSendsNothing) {
  const auto wire = to_wire(Response::text("hello"), Method::head, false);
  EXPECT_NE(wire.find("Content-Length: 5\r\n"), std::string::npos);
  EXPECT_NE(wire.find("Connection: close\r\n"), std::string::npos);
  EXPECT_TRUE(wire.ends_with("\r\n\r\n"));
}

TEST(Wire, AnEmptyAnswerHasNoLength) {
  EXPECT_EQ(to_wire(Response::no_content(), Method::get, true).find("Content-Length"), std::string::npos);
}

}  // namespace
}  // namespace tyndau::http
