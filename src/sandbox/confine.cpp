#include "sandbox/confine.hpp"

#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace tyndau::sandbox {
namespace {

constexpr unsigned nobody = 65534;

Error not_given_up(const std::string& what) {
  return {ErrorCode::unavailable, what + ": " + std::strerror(errno), {}};
}

bool limit(__rlimit_resource_t resource, std::uint64_t value) {
  const rlimit both{value, value};
  return setrlimit(resource, &both) == 0;
}

bool set_limits(const Limits& limits) {
  constexpr unsigned descriptors = 64;
  // The second second lets the kernel's first signal be told from a plain kill.
  const rlimit cpu{limits.cpu_seconds, limits.cpu_seconds + 1};
  return setrlimit(RLIMIT_CPU, &cpu) == 0 && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_CORE, 0) &&
         limit(RLIMIT_NOFILE, descriptors) && (memory_is_watched() || limit(RLIMIT_AS, limits.memory_bytes));
}

bool readable(const std::filesystem::path& file) {
  const int opened = open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (opened >= 0) close(opened);
  return opened >= 0;
}

/// Root becomes nobody, unless nobody may not read the file.
Result<bool> become_nobody(const std::filesystem::path& file) {
  if (geteuid() != 0) return false;
  if (setgroups(0, nullptr) != 0 || setegid(nobody) != 0 || seteuid(nobody) != 0) {
    if (geteuid() != 0 && seteuid(0) != 0) return tl::unexpected<Error>(not_given_up("user"));
    return false;  // a container that knows no other user
  }
  const bool may_read = readable(file);
  if (seteuid(0) != 0 || setegid(0) != 0) return tl::unexpected<Error>(not_given_up("user"));
  if (!may_read) return false;
  if (setresgid(nobody, nobody, nobody) != 0 || setresuid(nobody, nobody, nobody) != 0) {
    return tl::unexpected<Error>(not_given_up("user"));
  }
  return true;
}

Result<std::monostate> drop_capabilities() {
  __user_cap_header_struct head{_LINUX_CAPABILITY_VERSION_3, 0};
  const std::array<__user_cap_data_struct, 2> none{};
  if (syscall(__NR_capset, &head, none.data()) == 0) return std::monostate{};
  return tl::unexpected<Error>(not_given_up("capabilities"));
}

}  // namespace

bool memory_is_watched() {
#if defined(TYNDAU_INSTRUMENTED)
  return true;
#else
  return false;
#endif
}

Result<Confinement> confine(const std::vector<std::filesystem::path>& readable, const Limits& limits,
                            bool use_landlock) {
  Confinement held;
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
    return tl::unexpected<Error>(not_given_up("new privileges"));
  }
  if (!set_limits(limits)) return tl::unexpected<Error>(not_given_up("limits"));
  const auto own_user = become_nobody(readable.front());
  if (!own_user) return tl::unexpected<Error>(own_user.error());
  held.own_user = *own_user;
  if (const auto dropped = drop_capabilities(); !dropped) return tl::unexpected<Error>(dropped.error());
  if (use_landlock) {
    const auto abi = restrict_files(readable);
    if (!abi) return tl::unexpected<Error>(abi.error());
    held.landlock_abi = *abi;
  }
  if (const auto calls = restrict_system_calls(); !calls) return tl::unexpected<Error>(calls.error());
  held.seccomp = true;
  return held;
}

}  // namespace tyndau::sandbox
