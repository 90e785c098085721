#include "http/outlet.hpp"

#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>

namespace tyndau::http {
namespace {

constexpr int wait_ms = 500;
constexpr std::uint64_t wake_id = 0;

/// Sends from \p out on until all is out, or the socket is full (true), or broken (out becomes the size).
bool send_some(int socket, const std::string& bytes, std::size_t& out, std::atomic<int>& busy) {
  --busy;  // before the last byte leaves: the client's next request may come before this function returns
  while (out < bytes.size()) {
    const auto sent = ::send(socket, bytes.data() + out, bytes.size() - out, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent >= 0) {
      out += static_cast<std::size_t>(sent);
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      ++busy;
      return true;
    } else if (errno != EINTR) {
      out = bytes.size();
    }
  }
  return false;
}

void end(int socket, Outlet::After after) {
  if (after == Outlet::After::close) ::shutdown(socket, SHUT_WR);
}

Descriptor owned(int number) {
  auto descriptor = Descriptor::duplicate(number);
  ::close(number);
  return descriptor;
}

}  // namespace

Descriptor Descriptor::duplicate(int original) {
  Descriptor descriptor;
  descriptor.number_ = ::fcntl(original, F_DUPFD_CLOEXEC, 0);
  return descriptor;
}

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

Outlet::Outlet(std::chrono::milliseconds patience, std::size_t most_bytes)
    : patience_(patience),
      most_bytes_(most_bytes),
      poll_(owned(::epoll_create1(EPOLL_CLOEXEC))),
      wake_(owned(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))) {
  if (!poll_.valid() || !wake_.valid()) throw std::runtime_error("no descriptors left");
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.u64 = wake_id;
  ::epoll_ctl(poll_.number(), EPOLL_CTL_ADD, wake_.number(), &event);
  thread_ = std::jthread([this] { run(); });
}

Outlet::~Outlet() {
  {
    const std::lock_guard guard(lock_);
    stopping_ = true;
  }
  const std::uint64_t one = 1;
  static_cast<void>(!::write(wake_.number(), &one, sizeof one));
  thread_.join();
}

void Outlet::send(int socket, std::string bytes, After after, Busy busy) {
  std::size_t out = 0;
  if (!send_some(socket, bytes, out, *busy)) return end(socket, after);
  const std::lock_guard guard(lock_);
  Rest rest{Descriptor::duplicate(socket),   std::move(bytes), out, after, std::move(busy),
            std::chrono::steady_clock::now()};
  const std::size_t size = rest.bytes.size() - out;
  if (!rest.socket.valid() || bytes_ + size > most_bytes_) {
    ::shutdown(socket, SHUT_RDWR);
    return;
  }
  bytes_ += size;
  const auto id = next_++;
  const int number = rest.socket.number();
  rests_.emplace(id, std::move(rest));
  epoll_event event{};
  event.events = EPOLLOUT | EPOLLET;
  event.data.u64 = id;
  ::epoll_ctl(poll_.number(), EPOLL_CTL_ADD, number, &event);
}

std::size_t Outlet::pending() const {
  const std::lock_guard guard(lock_);
  return rests_.size();
}

void Outlet::run() {
  std::array<epoll_event, 64> events{};
  for (;;) {
    const int count = ::epoll_wait(poll_.number(), events.data(), static_cast<int>(events.size()), wait_ms);
    const std::lock_guard guard(lock_);
    if (stopping_) return;
    for (int i = 0; i < count; ++i) advance(events[static_cast<std::size_t>(i)].data.u64);
    cut_off_idle();
  }
}

void Outlet::advance(std::uint64_t id) {
  const auto found = rests_.find(id);
  if (found == rests_.end()) return;
  auto& rest = found->second;
  const auto before = rest.out;
  const bool full = send_some(rest.socket.number(), rest.bytes, rest.out, *rest.busy);
  bytes_ -= rest.out - before;
  if (rest.out != before) rest.moved = std::chrono::steady_clock::now();
  if (full) return;
  end(rest.socket.number(), rest.after);
  rests_.erase(found);
}

void Outlet::cut_off_idle() {
  const auto now = std::chrono::steady_clock::now();
  for (auto at = rests_.begin(); at != rests_.end();) {
    auto& rest = at->second;
    if (now - rest.moved < patience_) {
      ++at;
      continue;
    }
    ::shutdown(rest.socket.number(), SHUT_RDWR);
    bytes_ -= rest.bytes.size() - rest.out;
    at = rests_.erase(at);
  }
}

}  // namespace tyndau::http
