#include "http/outlet.hpp"

#include "http/listening.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace tyndau::http {
namespace {

using namespace std::chrono_literals;

/// Two connected sockets: ours does not block, theirs does.
class OutletTest : public ::testing::Test {
 protected:
  OutletTest() {
    std::array<int, 2> pair{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data()) != 0)
      throw std::runtime_error("socketpair");
    ours = pair[0];
    theirs = pair[1];
  }
  ~OutletTest() override {
    close_ours();
    ::close(theirs);
  }
  void close_ours() {
    if (ours >= 0) ::close(ours);
    ours = -1;
  }
  /// Everything until the end of the stream.
  [[nodiscard]] std::string read_all() const {
    std::string all;
    std::array<char, 65536> buffer{};
    for (;;) {
      const auto size = ::recv(theirs, buffer.data(), buffer.size(), 0);
      if (size <= 0) return all;
      all.append(buffer.data(), static_cast<std::size_t>(size));
    }
  }

  int ours = -1;
  int theirs = -1;
  Outlet::Busy busy = std::make_shared<std::atomic<int>>(1);
};

std::string long_text() {
  std::string text(8'000'000, 'x');
  for (std::size_t i = 0; i < text.size(); i += 1000) text[i] = static_cast<char>('a' + i / 1000 % 26);
  return text;
}

TEST_F(OutletTest, AShortAnswerLeavesAtOnce) {
  Outlet outlet(1min, 1 << 30);
  outlet.send(ours, "hello", Outlet::After::close, busy);
  EXPECT_EQ(*busy, 0);
  EXPECT_EQ(outlet.pending(), 0U);
  EXPECT_EQ(read_all(), "hello");
}

TEST_F(OutletTest, AnAnswerThatTheSocketCannotHoldArrivesWholeAlthoughTheOriginalIsClosed) {
  Outlet outlet(1min, 1 << 30);
  const auto text = long_text();
  outlet.send(ours, text, Outlet::After::close, busy);
  EXPECT_EQ(*busy, 1);
  EXPECT_EQ(outlet.pending(), 1U);
  close_ours();
  EXPECT_EQ(read_all(), text);
  while (outlet.pending() > 0) std::this_thread::yield();
  EXPECT_EQ(*busy, 0);
}

TEST_F(OutletTest, AReaderThatTakesNothingIsCutOff) {
  Outlet outlet(50ms, 1 << 30);
  const auto text = long_text();
  outlet.send(ours, text, Outlet::After::keep, busy);
  while (outlet.pending() > 0) std::this_thread::sleep_for(1ms);
  EXPECT_LT(read_all().size(), text.size());
}

TEST_F(OutletTest, WhatAllSlowReadersLeaveIsLimited) {
  Outlet outlet(1min, 1000);
  outlet.send(ours, long_text(), Outlet::After::keep, busy);
  EXPECT_EQ(outlet.pending(), 0U);
  EXPECT_LT(read_all().size(), 8'000'000U);
}

TEST_F(OutletTest, AClientThatLeftIsForgotten) {
  Outlet outlet(1min, 1 << 30);
  ::shutdown(theirs, SHUT_RDWR);
  outlet.send(ours, long_text(), Outlet::After::keep, busy);
  EXPECT_EQ(outlet.pending(), 0U);
  EXPECT_EQ(*busy, 0);
}

TEST_F(OutletTest, ADescriptorOutlivesItsOriginal) {
  const auto copy = Descriptor::duplicate(ours);
  close_ours();
  ASSERT_TRUE(copy.valid());
  EXPECT_EQ(::send(copy.number(), "x", 1, MSG_NOSIGNAL), 1);
  EXPECT_FALSE(Descriptor::duplicate(-1).valid());
}

TEST(Listening, AddressesAreReadAndShown) {
  EXPECT_EQ(parse_listen_address("127.0.0.1:8080")->text(), "127.0.0.1:8080");
  EXPECT_EQ(parse_listen_address("[::1]:80")->text(), "[::1]:80");
  EXPECT_EQ(parse_listen_address("localhost:1")->text(), "127.0.0.1:1");
  EXPECT_EQ(parse_listen_address("9000")->text(), "127.0.0.1:9000");
  for (const char* text :
       {"", ":", ":80", "host", "1.2.3.4", "1.2.3.4:99999", "1.2.3:x", "example.org:80", "[::1:80"}) {
    EXPECT_FALSE(parse_listen_address(text)) << text;
  }
}

TEST(Listening, KnowsWhatOnlyThisMachineReaches) {
  EXPECT_TRUE(parse_listen_address("127.0.0.1:1")->is_loopback());
  EXPECT_TRUE(parse_listen_address("[::1]:1")->is_loopback());
  EXPECT_FALSE(parse_listen_address("0.0.0.0:1")->is_loopback());
}

TEST(Listening, AnAddressOfAnotherMachineIsNotFound) {
  EXPECT_EQ(try_to_bind(*parse_listen_address("192.0.2.1:0")).error().code, ErrorCode::not_found);
  EXPECT_TRUE(try_to_bind(*parse_listen_address("127.0.0.1:0")));
}

}  // namespace
}  // namespace tyndau::http
