#include "app/spool.hpp"

#include "app/secrets.hpp"

#include <sys/stat.h>

#include <fstream>

namespace tyndau::app {

namespace fs = std::filesystem;

Result<SpooledFile> SpooledFile::write(std::string_view bytes, std::string_view extension) {
  constexpr std::size_t name_bytes = 16;
  std::error_code error;
  const auto top = fs::temp_directory_path(error);
  if (error) return fail(ErrorCode::io, "there is no folder for received files");
  const auto folder = top / ("tyndau-" + hexadecimal(random_bytes(name_bytes)));
  if (mkdir(folder.c_str(), S_IRWXU) != 0) return fail(ErrorCode::io, "a received file cannot be kept");
  SpooledFile spooled(folder, folder / ("input." + std::string(extension)));
  std::ofstream out(spooled.file_, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) return fail(ErrorCode::io, "a received file cannot be kept");
  return spooled;
}

SpooledFile::SpooledFile(SpooledFile&& other) noexcept
    : folder_(std::move(other.folder_)), file_(std::move(other.file_)) {
  other.folder_.clear();
}

SpooledFile::~SpooledFile() {
  std::error_code ignored;
  if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

}  // namespace tyndau::app
