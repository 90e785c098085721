#include "core/atomic_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

namespace tyndau {
namespace {

constexpr std::string_view partial_mark = ".partial-";  ///< behind the target's name, before the process

namespace fs = std::filesystem;

tl::unexpected<Error> failed(const std::string& what, const fs::path& file, int error) {
  return fail(ErrorCode::io, what + ": " + std::generic_category().message(error), file.string());
}

/// Flushes a file's or a folder's data to the disk. \return 0 or errno.
int flush_to_disk(const fs::path& path, int flags) {
  const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
  if (descriptor < 0) return errno;
  const int error = ::fsync(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  return error;
}

fs::path folder_of(const fs::path& file) {
  return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

}  // namespace

PartialFile::PartialFile(fs::path target, fs::path partial)
    : target_(std::move(target)), partial_(std::move(partial)) {}

PartialFile::PartialFile(PartialFile&& other) noexcept
    : target_(std::move(other.target_)), partial_(std::exchange(other.partial_, {})) {}

PartialFile& PartialFile::operator=(PartialFile&& other) noexcept {
  if (this == &other) return *this;
  remove();
  target_ = std::move(other.target_);
  partial_ = std::exchange(other.partial_, {});
  return *this;
}

PartialFile::~PartialFile() { remove(); }

void PartialFile::remove() noexcept {
  std::error_code ignored;
  if (!partial_.empty()) fs::remove(partial_, ignored);
}

Result<PartialFile> PartialFile::beside(fs::path target) {
  static std::atomic<unsigned> number{0};
  std::error_code ignored;
  if (target.filename().empty() || fs::is_directory(target, ignored))
    return failed("cannot write", target, EISDIR);
  const fs::path folder = folder_of(target);
  if (!fs::is_directory(folder, ignored))
    return failed("cannot write, the folder is missing", target, ENOENT);
  if (::access(folder.c_str(), W_OK) != 0) return failed("cannot write", target, errno);
  fs::path partial = target;
  partial += std::string(partial_mark) + std::to_string(::getpid()) + "-" + std::to_string(++number);
  fs::remove(partial, ignored);
  return PartialFile(std::move(target), std::move(partial));
}

Result<std::monostate> PartialFile::commit() {
  if (const int error = flush_to_disk(partial_, O_RDONLY)) return failed("cannot flush", target_, error);
  std::error_code error;
  fs::rename(partial_, target_, error);
  if (error) return failed("cannot rename into place", target_, error.value());
  partial_.clear();
  if (const int code = flush_to_disk(folder_of(target_), O_RDONLY | O_DIRECTORY)) {
    return failed("cannot flush the folder", target_, code);
  }
  return std::monostate{};
}

Result<AtomicFile> AtomicFile::open(fs::path target) {
  auto file = PartialFile::beside(std::move(target));
  if (!file) return tl::unexpected<Error>(file.error());
  constexpr int read_write_less_umask = 0666;
  const int descriptor = ::open(file->path().c_str(), O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC,
                                read_write_less_umask);
  if (descriptor < 0) return failed("cannot create", file->path(), errno);
  ::close(descriptor);
  std::ofstream stream(file->path(), std::ios::binary | std::ios::trunc);
  if (!stream) return failed("cannot create", file->path(), errno);
  return AtomicFile(std::move(*file), std::move(stream));
}

Result<std::monostate> AtomicFile::commit() {
  errno = 0;
  stream_.close();
  if (stream_.fail()) return failed("cannot write", file_.path(), errno == 0 ? EIO : errno);
  return file_.commit();
}

Result<std::monostate> write_file(const fs::path& target, std::string_view bytes) {
  auto file = AtomicFile::open(target);
  if (!file) return tl::unexpected<Error>(file.error());
  file->stream().write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return file->commit();
}

Result<std::string> read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail(ErrorCode::io, "the file cannot be opened", file.string());
  return std::string(std::istreambuf_iterator<char>(in), {});
}

void remove_leavings(const fs::path& folder) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    const auto at = name.rfind(partial_mark);
    if (at == std::string::npos) continue;
    const auto first = at + partial_mark.size();
    const std::string process = name.substr(first, name.find('-', first) - first);
    const bool number = !process.empty() && process.find_first_not_of("0123456789") == std::string::npos;
    if (number && !fs::exists("/proc/" + process, ignored)) fs::remove(entry.path(), ignored);
  }
}

}  // namespace tyndau
