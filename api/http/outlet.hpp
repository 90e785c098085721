/// \file
/// How answers leave: at once as far as the socket takes them, the rest from one thread that waits for slow readers.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>

namespace tyndau::http {

/// An own descriptor of a connection: stays valid, and the same connection's, whatever becomes of the original.
class Descriptor {
 public:
  /// Duplicates \p original; invalid when that fails (too many open files, or a connection that is gone).
  [[nodiscard]] static Descriptor duplicate(int original);
  Descriptor() = default;
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool valid() const { return number_ >= 0; }

 private:
  int number_ = -1;
};

/// Writes without ever blocking its caller. \threads safe
class Outlet {
 public:
  /// \p patience: a reader that takes nothing for so long is cut off. \p most_bytes: held for all slow readers together;
  /// an answer beyond it is cut off.
  Outlet(std::chrono::milliseconds patience, std::size_t most_bytes);
  /// Cuts off whoever is still reading.
  ~Outlet();
  Outlet(const Outlet&) = delete;
  Outlet& operator=(const Outlet&) = delete;

  /// What becomes of the connection when the bytes are out.
  enum class After { keep, close };

  /// Above zero while an answer of the connection is not out: what the client sends then is out of turn.
  using Busy = std::shared_ptr<std::atomic<int>>;

  /// Sends on \p socket, which must stay open during the call; the rest goes out later from a duplicate. Takes one off
  /// \p busy just before the last byte is handed to the system, on whichever thread.
  void send(int socket, std::string bytes, After after, Busy busy);

  /// Answers whose last byte is not out yet.
  [[nodiscard]] std::size_t pending() const;

 private:
  struct Rest {
    Descriptor socket;
    std::string bytes;
    std::size_t out = 0;
    After after = After::keep;
    Busy busy;
    std::chrono::steady_clock::time_point moved;
  };
  void run();
  void advance(std::uint64_t id);
  void cut_off_idle();

  const std::chrono::milliseconds patience_;
  const std::size_t most_bytes_;
  Descriptor poll_;
  Descriptor wake_;
  mutable std::mutex lock_;
  std::unordered_map<std::uint64_t, Rest> rests_;  ///< by the number that the poll gives back
  std::uint64_t next_ = 1;
  std::size_t bytes_ = 0;
  bool stopping_ = false;
  std::jthread thread_;
};

}  // namespace tyndau::http
