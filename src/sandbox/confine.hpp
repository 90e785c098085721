/// \file
/// What Linux can hold a reader by, and the act of holding: file access, system calls, memory, time, user.
#pragma once

#include "core/result.hpp"
#include "sandbox/limits.hpp"

#include <filesystem>
#include <variant>
#include <vector>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define TYNDAU_INSTRUMENTED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define TYNDAU_INSTRUMENTED 1
#endif
#endif

namespace tyndau::sandbox {

/// What this system offers.
struct Support {
  int landlock_abi = 0;  ///< 0: the kernel has no Landlock, or it is switched off
  bool seccomp = false;
};
[[nodiscard]] Support support();

/// What a reader is really held by.
struct Confinement {
  int landlock_abi = 0;  ///< 0: any file that its user may read is open to it
  bool seccomp = false;
  bool own_user = false;  ///< runs as nobody; else as the caller, without capabilities
};

/// Gives up, for ever and for this process: new files but those named and the system's libraries and data, writing,
/// sockets, other programs, memory and time beyond the limits, and the rights of root.
/// \pre one thread \return unavailable naming what could not be given up
[[nodiscard]] Result<Confinement> confine(const std::vector<std::filesystem::path>& readable,
                                          const Limits& limits, bool use_landlock);

/// Whether memory is watched from outside because the build's instrumentation reserves address space by terabytes.
[[nodiscard]] bool memory_is_watched();

/// Landlock alone. \return its ABI
[[nodiscard]] Result<int> restrict_files(const std::vector<std::filesystem::path>& readable);
/// seccomp alone.
[[nodiscard]] Result<std::monostate> restrict_system_calls();

}  // namespace tyndau::sandbox
