/// \file
/// A reader as a child process: started, listened to within its limits, ended.
#pragma once

#include "core/result.hpp"
#include "sandbox/request.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>

namespace tyndau::sandbox {

/// The program tyndau-reader: $TYNDAU_READER, else beside this program. \return unavailable naming where it was looked for
[[nodiscard]] Result<std::filesystem::path> reader_program();

/// One running reader. Destroyed, it is ended and collected. One thread at a time; several may live side by side.
class Child {
 public:
  /// Starts the program with an empty environment, the request as its standard input and no descriptor but its three.
  /// \return unavailable or io when it cannot be started
  [[nodiscard]] static Result<Child> start(const std::filesystem::path& program, const Request& request);
  ~Child();
  Child(Child&& other) noexcept;
  Child& operator=(Child&&) = delete;

  /// Waits for more of its answer and appends at most 64 KiB. \return false at the end of the answer; the refusal `time`,
  /// `memory` or `records` when the limit is passed, after which the child is gone
  [[nodiscard]] Result<bool> read(std::string& answer);
  /// How it ended, once its answer has ended without a last word: the refusal `cpu`, `memory` or `died`.
  [[nodiscard]] Error cause_of_death();
  /// The most memory it held, once it is gone.
  [[nodiscard]] std::uint64_t peak_bytes() const { return peak_bytes_; }

 private:
  Child(int process, int answer, const Limits& limits)
      : process_(process), answer_(answer), limits_(limits) {}
  [[nodiscard]] Result<std::monostate> wait_for_bytes();
  [[nodiscard]] bool holds_too_much() const;
  void end(bool by_force);

  int process_ = -1;
  int answer_ = -1;
  Limits limits_;
  std::int64_t waited_us_ = 0;
  std::uint64_t received_ = 0;
  std::uint64_t peak_bytes_ = 0;
  int status_ = 0;
};

}  // namespace tyndau::sandbox
