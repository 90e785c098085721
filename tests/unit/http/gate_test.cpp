#include "http/gate.hpp"

#include <gtest/gtest.h>

namespace tyndau::http {
namespace {

const std::string good = "POST /a?b=1 HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nX-Y: z\r\n\r\nhello";

std::string get(const std::string& fields, const std::string& target = "/") {
  return "GET " + target + " HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n";
}

Intake feed(const std::string& bytes, GateLimits limits = {}) {
  Gate gate(limits);
  return gate.feed(bytes);
}

/// The status of a refusal; 0 when the bytes were not refused.
int refused(const std::string& bytes, GateLimits limits = {}) {
  const auto intake = feed(bytes, limits);
  const auto* refusal = std::get_if<Refusal>(&intake);
  return refusal == nullptr ? 0 : status_of(refusal->fault);
}

TEST(Gate, AWholeRequestComesOutAsItWentIn) {
  const auto intake = feed(good);
  const auto& request = std::get<Incoming>(intake);
  EXPECT_EQ(request.method, Method::post);
  EXPECT_EQ(request.target, "/a?b=1");
  EXPECT_EQ(request.headers.get("x-y"), "z");
  EXPECT_EQ(request.body, "hello");
  EXPECT_TRUE(request.keep_alive);
}

TEST(Gate, ARequestMayComeByteByByte) {
  Gate gate{GateLimits{}};
  for (std::size_t i = 0; i + 1 < good.size(); ++i) {
    ASSERT_TRUE(std::holds_alternative<NeedMore>(gate.feed({&good[i], 1}))) << i;
  }
  const auto last = gate.feed({&good.back(), 1});
  EXPECT_EQ(std::get<Incoming>(last).body, "hello");
  EXPECT_EQ(std::get<Incoming>(gate.feed(good)).body, "hello") << "the next one on the same connection";
}

TEST(Gate, ARequestMayBeCutAnywhere) {
  for (std::size_t cut = 1; cut < good.size(); ++cut) {
    Gate gate{GateLimits{}};
    static_cast<void>(gate.feed(good.substr(0, cut)));
    const auto intake = gate.feed(good.substr(cut));
    ASSERT_TRUE(std::holds_alternative<Incoming>(intake)) << cut;
    EXPECT_EQ(std::get<Incoming>(intake).headers.size(), 3U) << cut;
  }
}

TEST(Gate, WhatFollowsABodyIsNeverARequest) {
  const auto intake = feed(good + get(""));
  EXPECT_EQ(std::get<Incoming>(intake).body, "hello");
  EXPECT_FALSE(std::get<Incoming>(intake).keep_alive);
}

TEST(Gate, ChunkedBodiesAreRefused) {
  EXPECT_EQ(refused("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r"), 501);
  EXPECT_EQ(refused("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"), 501);
}

TEST(Gate, AmbiguousLengthsAreRefused) {
  EXPECT_EQ(refused(get("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n")), 400);
  EXPECT_EQ(refused(get("Content-Length: 5\r\nContent-Length: 5\r\n")), 400);
  EXPECT_EQ(refused(get("Content-Length: 5\r\nContent-Length: 6\r\n")), 400);
  for (const char* length : {"+5", "-1", "5 5", "5,5", "0x5", "", "5a", "99999999999999999999999"}) {
    EXPECT_EQ(refused(get("Content-Length: " + std::string(length) + "\r\n")), 400) << length;
  }
}

TEST(Gate, ABodyAboveTheLimitIsRefusedBeforeItIsRead) {
  GateLimits limits;
  limits.body_bytes = 4;
  EXPECT_EQ(refused(good.substr(0, good.size() - 5), limits), 413);
  limits.body_bytes = 5;
  EXPECT_EQ(refused(good, limits), 0);
}

TEST(Gate, LongTargetsAndHeadsAreRefused) {
  EXPECT_EQ(refused(get("", "/" + std::string(2047, 'a'))), 0);
  EXPECT_EQ(refused(get("", "/" + std::string(2048, 'a'))), 414);
  EXPECT_EQ(refused("GET /" + std::string(20000, '/')), 414);
  EXPECT_EQ(refused(get("X: " + std::string(9000, 'a') + "\r\n")), 431);
  EXPECT_EQ(refused("GET / HTTP/1.1\r\nX: " + std::string(9000, 'a')), 431);
}

TEST(Gate, AHundredFieldsAreTheMost) {
  std::string fields;
  for (int i = 0; i < 99; ++i) fields += "A: b\r\n";
  EXPECT_EQ(refused(get(fields)), 0);
  EXPECT_EQ(refused(get(fields + "A: b\r\n")), 431);
}

TEST(Gate, AHostIsNeededOnce) {
  EXPECT_EQ(refused("GET / HTTP/1.1\r\n\r\n"), 400);
  EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"), 400);
  EXPECT_EQ(refused("GET / HTTP/1.0\r\n\r\n"), 0);
}

TEST(Gate, WhatIsNotHttpIsRefused) {
  for (const char* bytes : {"\r\n\r\n", "GET\r\n\r\n", "GET /\r\n\r\n", "GET  / HTTP/1.1\r\nHost: x\r\n\r\n",
                            "GET / HTTP/1.1\r\nHost x\r\n\r\n", "GET / HTTP/1.1\r\nHost : x\r\n\r\n",
                            "GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n", "GET / HTTP/1.1\nHost: x\r\n\r\n",
                            "G\x01T / HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\nHost: \x7f\r\n\r\n",
                            "GET /\xff HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\n: x\r\n\r\n",
                            "GET / JUNK/1.1\r\nHost: x\r\n\r\n"}) {
    EXPECT_EQ(refused(bytes), 400) << bytes;
  }
  EXPECT_EQ(refused(std::string("GET / HTTP/1.1\r\nHost: x\0y\r\n\r\n", 30)), 400);
}

TEST(Gate, OtherVersionsAndMethodsAreNamed) {
  EXPECT_EQ(refused("GET / HTTP/2.0\r\nHost: x\r\n\r\n"), 505);
  EXPECT_EQ(refused("BREW / HTTP/1.1\r\nHost: x\r\n\r\n"), 501);
  EXPECT_EQ(refused("TRACE / HTTP/1.1\r\nHost: x\r\n\r\n"), 501);
}

TEST(Gate, AClientMayAskToClose) {
  EXPECT_FALSE(std::get<Incoming>(feed(get("Connection: close\r\n"))).keep_alive);
  EXPECT_FALSE(std::get<Incoming>(feed("GET / HTTP/1.0\r\n\r\n")).keep_alive);
  EXPECT_TRUE(std::get<Incoming>(feed("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")).keep_alive);
}

TEST(Gate, AClientThatWaitsForContinueIsTold) {
  Gate gate{GateLimits{}};
  const std::string head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n";
  EXPECT_TRUE(std::holds_alternative<Continue>(gate.feed(head)));
  EXPECT_TRUE(gate.in_body());
  EXPECT_EQ(std::get<Incoming>(gate.feed("ok")).body, "ok");
}

TEST(Gate, HeadersThatOtherServersChokeOnAreHarmless) {
  EXPECT_EQ(refused(get("Cookie: nonsense\r\nAccept: foo/bar\r\nCache-Control: odd\r\n")), 0);
}

}  // namespace
}  // namespace tyndau::http
