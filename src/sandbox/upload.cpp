#include "sandbox/upload.hpp"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace tyndau::sandbox {
namespace {

namespace fs = std::filesystem;

Error not_stored(const std::string& what) {
  return {ErrorCode::io, "the file sent cannot be stored: " + what + ": " + std::strerror(errno), {}};
}

Result<std::string> random_name() {
  constexpr std::string_view digits = "0123456789abcdef";
  std::array<unsigned char, 16> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    return tl::unexpected<Error>(not_stored("no random name"));
  }
  std::string name;
  for (const unsigned char byte : bytes) {
    name += digits[byte >> 4U];
    name += digits[byte & 15U];
  }
  return name;
}

bool is_ours(std::string_view extension) {
  constexpr std::size_t longest = 12;
  return !extension.empty() && extension.size() <= longest &&
         std::all_of(extension.begin(), extension.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

}  // namespace

Result<Upload> Upload::create(const fs::path& folder, std::string_view extension) {
  if (!is_ours(extension)) {
    return fail(ErrorCode::bad_input, "an extension of small letters and digits was expected");
  }
  const auto name = random_name();
  if (!name) return tl::unexpected<Error>(name.error());
  // Passed through, but not listed, by the reader, which may be another user.
  constexpr mode_t may_pass = 0711;
  const fs::path own = folder / *name;
  if (mkdir(own.c_str(), may_pass) != 0) return tl::unexpected<Error>(not_stored("folder"));
  const fs::path file = own / ("input." + std::string(extension));
  const int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    const Error error = not_stored("file");
    rmdir(own.c_str());
    return tl::unexpected<Error>(error);
  }
  return Upload(file, descriptor);
}

Upload::Upload(Upload&& other) noexcept
    : file_(std::exchange(other.file_, {})), descriptor_(std::exchange(other.descriptor_, -1)) {}

Upload::~Upload() {
  if (descriptor_ >= 0) close(descriptor_);
  if (file_.empty()) return;
  unlink(file_.c_str());
  rmdir(file_.parent_path().c_str());
}

Result<std::monostate> Upload::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return tl::unexpected<Error>(not_stored("write"));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return std::monostate{};
}

Result<std::monostate> Upload::seal() {
  constexpr mode_t read_only = 0444;
  if (fchmod(descriptor_, read_only) != 0 || close(std::exchange(descriptor_, -1)) != 0) {
    return tl::unexpected<Error>(not_stored("seal"));
  }
  return std::monostate{};
}

}  // namespace tyndau::sandbox
