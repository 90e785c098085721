#include "sandbox/child.hpp"

#include "sandbox/confine.hpp"
#include "sandbox/refusal.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string_view>
#include <utility>
#include <vector>

namespace tyndau::sandbox {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::size_t piece_bytes = std::size_t{1} << 16U;
constexpr int watch_ms = 50;
/// Checks planted by the compiler make a reader slower.
constexpr unsigned slowness_of_instrumentation = 10;
constexpr std::uint64_t overhead_of_instrumentation = 2;

Error not_started(const std::string& what, int error) {
  return {ErrorCode::io, "a reader was not started: " + what + ": " + std::strerror(error), {}};
}

/// The request as a file in memory, read from its beginning.
Result<int> request_file(const std::string& request) {
  const int file = memfd_create("request", MFD_CLOEXEC);
  if (file < 0) return tl::unexpected<Error>(not_started("memfd_create", errno));
  std::size_t written = 0;
  while (written < request.size()) {
    const ssize_t now = write(file, request.data() + written, request.size() - written);
    if (now <= 0) {
      close(file);
      return tl::unexpected<Error>(not_started("write", errno));
    }
    written += static_cast<std::size_t>(now);
  }
  lseek(file, 0, SEEK_SET);
  return file;
}

/// What the instrumentation of a build is told, and nothing else.
std::vector<std::string> environment_of_reader() {
  std::vector<std::string> all{"LC_ALL=C.UTF-8"};
  for (const char* name : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"}) {
    const char* const value = std::getenv(name);
    if (value != nullptr) all.push_back(std::string(name) + "=" + value);
  }
  return all;
}

/// posix_spawn's list of what happens to the descriptors.
class Descriptors {
 public:
  Descriptors(int request, int answer) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_adddup2(&actions_, request, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, answer, STDOUT_FILENO);
    if (!memory_is_watched()) {
      posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    }
    posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
  }
  ~Descriptors() { posix_spawn_file_actions_destroy(&actions_); }
  Descriptors(const Descriptors&) = delete;
  Descriptors& operator=(const Descriptors&) = delete;
  [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

/// Signals that this program ignores or blocks must reach the reader all the same.
class Attributes {
 public:
  Attributes() {
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_init(&attributes_);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  ~Attributes() { posix_spawnattr_destroy(&attributes_); }
  Attributes(const Attributes&) = delete;
  Attributes& operator=(const Attributes&) = delete;
  [[nodiscard]] const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_{};
};

Result<pid_t> spawn(const fs::path& program, int request, int answer) {
  std::string name = program.string();
  std::vector<std::string> variables = environment_of_reader();
  std::vector<char*> environment;
  for (auto& variable : variables) environment.push_back(variable.data());
  environment.push_back(nullptr);
  std::array<char*, 2> arguments{name.data(), nullptr};
  const Descriptors descriptors(request, answer);
  const Attributes attributes;
  pid_t process = -1;
  const int failed = posix_spawn(&process, program.c_str(), descriptors.get(), attributes.get(),
                                 arguments.data(), environment.data());
  if (failed != 0) return tl::unexpected<Error>(not_started(name, failed));
  return process;
}

unsigned patience(unsigned seconds) {
  return memory_is_watched() ? seconds * slowness_of_instrumentation : seconds;
}

}  // namespace

Result<fs::path> reader_program() {
  std::error_code ignored;
  const char* const stated = std::getenv("TYNDAU_READER");
  const fs::path program = stated != nullptr && *stated != '\0'
                               ? fs::path(stated)
                               : fs::read_symlink("/proc/self/exe", ignored).parent_path() / "tyndau-reader";
  if (fs::is_regular_file(program, ignored)) return program;
  return refuse(Refusal::no_reader, program.filename().string());
}

Result<Child> Child::start(const fs::path& program, const Request& request) {
  Request scaled = request;
  scaled.limits.cpu_seconds = patience(request.limits.cpu_seconds);
  const auto input = request_file(encoded(scaled));
  if (!input) return tl::unexpected<Error>(input.error());
  std::array<int, 2> ends{-1, -1};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) {
    close(*input);
    return tl::unexpected<Error>(not_started("pipe", errno));
  }
  const auto process = spawn(program, *input, ends[1]);
  close(*input);
  close(ends[1]);
  if (!process) {
    close(ends[0]);
    return tl::unexpected<Error>(process.error());
  }
  return Child(*process, ends[0], request.limits);
}

Child::Child(Child&& other) noexcept
    : process_(std::exchange(other.process_, -1)),
      answer_(std::exchange(other.answer_, -1)),
      limits_(other.limits_),
      waited_us_(other.waited_us_),
      received_(other.received_),
      peak_bytes_(other.peak_bytes_),
      status_(other.status_) {}

Child::~Child() { end(true); }

void Child::end(bool by_force) {
  if (answer_ >= 0) close(std::exchange(answer_, -1));
  if (process_ < 0) return;
  if (by_force) kill(process_, SIGKILL);
  rusage used{};
  while (wait4(process_, &status_, 0, &used) < 0 && errno == EINTR) {
  }
  peak_bytes_ = static_cast<std::uint64_t>(used.ru_maxrss) * 1024;
  process_ = -1;
}

bool Child::holds_too_much() const {
  std::ifstream pages("/proc/" + std::to_string(process_) + "/statm");
  std::uint64_t whole = 0, resident = 0;
  if (!(pages >> whole >> resident)) return false;
  const auto page = static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
  return resident * page > limits_.memory_bytes * overhead_of_instrumentation;
}

Result<std::monostate> Child::wait_for_bytes() {
  const auto most_us = static_cast<std::int64_t>(patience(limits_.wall_seconds)) * 1'000'000;
  pollfd one{answer_, POLLIN, 0};
  while (true) {
    const auto left_ms = static_cast<int>(std::max<std::int64_t>(0, (most_us - waited_us_) / 1000));
    const auto before = Clock::now();
    const int ready = poll(&one, 1, memory_is_watched() ? std::min(left_ms, watch_ms) : left_ms);
    const auto waited = Clock::now() - before;
    waited_us_ += std::chrono::duration_cast<std::chrono::microseconds>(waited).count();
    if (ready > 0) return std::monostate{};
    if (memory_is_watched() && holds_too_much()) {
      end(true);
      return refuse(Refusal::memory, bytes_text(limits_.memory_bytes));
    }
    if (left_ms == 0) {
      end(true);
      return refuse(Refusal::time, seconds_text(limits_.wall_seconds));
    }
  }
}

Result<bool> Child::read(std::string& answer) {
  if (const auto ready = wait_for_bytes(); !ready) return tl::unexpected<Error>(ready.error());
  std::array<char, piece_bytes> piece;
  const ssize_t got = ::read(answer_, piece.data(), piece.size());
  if (got < 0 && errno == EINTR) return true;
  if (got <= 0) return false;
  received_ += static_cast<std::uint64_t>(got);
  if (received_ > limits_.record_bytes) {
    end(true);
    return refuse(Refusal::records, bytes_text(limits_.record_bytes));
  }
  answer.append(piece.data(), static_cast<std::size_t>(got));
  return true;
}

Error Child::cause_of_death() {
  end(false);
  if (WIFSIGNALED(status_) && WTERMSIG(status_) == SIGXCPU) {
    return refused(Refusal::cpu, seconds_text(limits_.cpu_seconds));
  }
  // GDAL and the C++ library abort when memory runs out; then most of it had been in use.
  if (WIFSIGNALED(status_) && peak_bytes_ > limits_.memory_bytes / 2) {
    return refused(Refusal::memory, bytes_text(limits_.memory_bytes));
  }
  const std::string how = WIFSIGNALED(status_) ? std::string("SIG") + sigabbrev_np(WTERMSIG(status_))
                                               : "exit code " + std::to_string(WEXITSTATUS(status_));
  return refused(Refusal::died, how);
}

}  // namespace tyndau::sandbox
