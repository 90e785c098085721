#include "sandbox/confine.hpp"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <string>
#include <vector>

namespace tyndau::sandbox {
namespace {

#if defined(__x86_64__)
constexpr std::uint32_t architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t architecture = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t architecture = 0;
#endif
constexpr std::uint32_t foreign_calls = 0x40000000U;  ///< x32's numbers start here

/// Memory, time, signals and threads of this process, and files that are open. None of them reaches anybody else.
constexpr std::array always {
  __NR_read, __NR_pread64, __NR_readv, __NR_preadv, __NR_write, __NR_writev, __NR_close, __NR_fstat,
      __NR_newfstatat, __NR_statx, __NR_lseek, __NR_faccessat, __NR_faccessat2, __NR_readlinkat,
      __NR_getdents64, __NR_fcntl, __NR_flock, __NR_fadvise64, __NR_statfs, __NR_fstatfs, __NR_mmap,
      __NR_mprotect, __NR_munmap, __NR_mremap, __NR_madvise, __NR_brk, __NR_mincore, __NR_futex,
      __NR_rt_sigaction, __NR_rt_sigprocmask, __NR_rt_sigreturn, __NR_sigaltstack, __NR_clock_gettime,
      __NR_clock_getres, __NR_gettimeofday, __NR_nanosleep, __NR_clock_nanosleep, __NR_sched_yield,
      __NR_sched_getaffinity, __NR_getrandom, __NR_exit, __NR_exit_group, __NR_getpid, __NR_gettid,
      __NR_getuid, __NR_geteuid, __NR_getgid, __NR_getegid, __NR_getcwd, __NR_uname, __NR_sysinfo,
      __NR_getrusage, __NR_set_robust_list, __NR_rseq, __NR_set_tid_address, __NR_membarrier,
      __NR_restart_syscall, __NR_ppoll,
#if defined(__x86_64__)
      __NR_stat, __NR_lstat, __NR_access, __NR_readlink, __NR_time, __NR_poll, __NR_getrlimit,
      __NR_arch_prctl,
#endif
#if defined(TYNDAU_INSTRUMENTED)
      __NR_pipe2,  // with which UBSan asks whether an address can be read
#if defined(__x86_64__)
      __NR_pipe,
#endif
#endif
};

/// Allowed when (argument & mask) == value, of the argument's lower half.
struct Conditional {
  int number;
  std::uint32_t argument;
  std::uint32_t mask;
  std::uint32_t value;
};

constexpr std::uint32_t writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
constexpr std::array conditional {
  Conditional{__NR_openat, 2, writing, 0},
#if defined(__x86_64__)
      Conditional{__NR_open, 1, writing, 0},
#endif
      Conditional{__NR_clone, 0, CLONE_THREAD, CLONE_THREAD},
      Conditional{__NR_prctl, 0, 0xFFFFFFFFU, PR_SET_NAME}, Conditional{__NR_prlimit64, 0, 0xFFFFFFFFU, 0},
};

constexpr std::uint32_t refuse_with(int error) {
  return SECCOMP_RET_ERRNO | (static_cast<std::uint32_t>(error) & SECCOMP_RET_DATA);
}

std::uint32_t offset_of_argument(std::uint32_t argument) {
  return static_cast<std::uint32_t>(offsetof(seccomp_data, args)) + argument * 8;
}

/// A filter under construction. Each test jumps over the answer that follows it when it does not hold.
class Program {
 public:
  void load(std::size_t offset) { add(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset)); }
  void answer(std::uint32_t value) { add(BPF_RET | BPF_K, value); }
  void answer_if_equal(std::uint32_t value, std::uint32_t with) {
    add(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1);
    answer(with);
  }
  void answer_unless_equal(std::uint32_t value, std::uint32_t with) {
    add(BPF_JMP | BPF_JEQ | BPF_K, value, 1, 0);
    answer(with);
  }
  void answer_if_at_least(std::uint32_t value, std::uint32_t with) {
    add(BPF_JMP | BPF_JGE | BPF_K, value, 0, 1);
    answer(with);
  }
  /// The call's number is loaded before and after.
  void allow_if(const Conditional& rule) {
    add(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(rule.number), 0, 5);
    load(offset_of_argument(rule.argument));
    add(BPF_ALU | BPF_AND | BPF_K, rule.mask);
    add(BPF_JMP | BPF_JEQ | BPF_K, rule.value, 0, 1);
    answer(SECCOMP_RET_ALLOW);
    load(offsetof(seccomp_data, nr));
  }
  [[nodiscard]] bool install() {
    sock_fprog program{static_cast<unsigned short>(code_.size()), code_.data()};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
  }

 private:
  void add(std::uint32_t operation, std::uint32_t value, std::uint8_t if_true = 0, std::uint8_t if_not = 0) {
    code_.push_back({static_cast<std::uint16_t>(operation), if_true, if_not, value});
  }
  std::vector<sock_filter> code_;
};

}  // namespace

Result<std::monostate> restrict_system_calls() {
  if (architecture == 0) return fail(ErrorCode::unavailable, "seccomp: no filter for this processor");
  Program program;
  program.load(offsetof(seccomp_data, arch));
  program.answer_unless_equal(architecture, SECCOMP_RET_KILL_PROCESS);
  program.load(offsetof(seccomp_data, nr));
  program.answer_if_at_least(foreign_calls, SECCOMP_RET_KILL_PROCESS);
  for (const auto number : always) {
    program.answer_if_equal(static_cast<std::uint32_t>(number), SECCOMP_RET_ALLOW);
  }
  for (const auto& rule : conditional) program.allow_if(rule);
  program.allow_if({__NR_tgkill, 0, 0xFFFFFFFFU, static_cast<std::uint32_t>(getpid())});
  // The C library then uses clone, whose flags can be seen.
  program.answer_if_equal(__NR_clone3, refuse_with(ENOSYS));
  program.answer(refuse_with(EPERM));
  if (program.install()) return std::monostate{};
  return fail(ErrorCode::unavailable, "seccomp: " + std::string(std::strerror(errno)));
}

}  // namespace tyndau::sandbox
