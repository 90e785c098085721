#include "sandbox/confine.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace tyndau::sandbox {
namespace {

/// What the shared libraries, GDAL and PROJ read on their own account. poppler asks for /usr/share/poppler, which only names
/// encodings of East Asia: it is not among them, so that a text does not depend on what is installed. Text needs no fonts.
constexpr std::array<const char*, 8> system_folders{
    "/usr/lib", "/usr/lib64",      "/usr/local/lib",  "/lib",
    "/lib64",   "/usr/share/gdal", "/usr/share/proj", "/usr/share/zoneinfo"};
constexpr std::array<const char*, 2> system_files{"/etc/ld.so.cache", "/etc/localtime"};

constexpr std::uint64_t read_file = LANDLOCK_ACCESS_FS_READ_FILE;
constexpr std::uint64_t read_folder = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;

/// As of ABI 6; Debian's header knows two of them.
struct RulesetAttributes {
  std::uint64_t files = 0;
  std::uint64_t network = 0;
  std::uint64_t scopes = 0;
};

int version() {
  const long abi = syscall(__NR_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  return abi > 0 ? static_cast<int>(abi) : 0;
}

/// Everything that the kernel can deny is denied.
RulesetAttributes everything(int abi) {
  int rights = 13;
  if (abi >= 2) rights = 14;  // moving between folders
  if (abi >= 3) rights = 15;  // truncating
  if (abi >= 5) rights = 16;  // ioctl on devices
  RulesetAttributes attributes{(std::uint64_t{1} << rights) - 1, 0, 0};
  if (abi >= 4) attributes.network = 3;  // binding and connecting of TCP
  if (abi >= 6) attributes.scopes = 3;   // abstract sockets and signals beyond this process
  return attributes;
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

Error refused_by_kernel(const std::string& what) {
  return {ErrorCode::unavailable, "Landlock: " + what + ": " + std::strerror(errno), {}};
}

/// A path that does not exist needs no rule.
bool allow(int ruleset, const char* path, std::uint64_t access) {
  const Descriptor place(open(path, O_PATH | O_CLOEXEC));
  if (place.number() < 0) return true;
  landlock_path_beneath_attr rule{};
  rule.allowed_access = access;
  rule.parent_fd = place.number();
  return syscall(__NR_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
}

}  // namespace

Result<int> restrict_files(const std::vector<std::filesystem::path>& readable) {
  const int abi = version();
  if (abi == 0) return 0;
  const RulesetAttributes attributes = everything(abi);
  const std::size_t size = abi >= 6 ? 24 : abi >= 4 ? 16 : 8;
  const Descriptor ruleset(static_cast<int>(syscall(__NR_landlock_create_ruleset, &attributes, size, 0)));
  if (ruleset.number() < 0) return tl::unexpected<Error>(refused_by_kernel("no rules"));
  bool allowed = true;
  for (const char* folder : system_folders) allowed = allowed && allow(ruleset.number(), folder, read_folder);
  for (const char* file : system_files) allowed = allowed && allow(ruleset.number(), file, read_file);
  for (const auto& file : readable) allowed = allowed && allow(ruleset.number(), file.c_str(), read_file);
  if (!allowed) return tl::unexpected<Error>(refused_by_kernel("a rule was not taken"));
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
      syscall(__NR_landlock_restrict_self, ruleset.number(), 0) != 0) {
    return tl::unexpected<Error>(refused_by_kernel("the rules are not kept"));
  }
  return abi;
}

Support support() {
  // Asked without an address, a kernel with seccomp answers that the address is bad.
  const bool seccomp = prctl(PR_SET_SECCOMP, 2, nullptr, 0, 0) == -1 && errno == EFAULT;
  return {version(), seccomp};
}

}  // namespace tyndau::sandbox
