/// \file
/// A received file on the disk for as long as it is read.
#pragma once

#include "core/result.hpp"

#include <filesystem>
#include <string_view>

namespace tyndau::app {

/// A file in a folder of its own that nobody else may enter; both go with it.
class SpooledFile {
 public:
  /// \param extension without a dot. \return io
  [[nodiscard]] static Result<SpooledFile> write(std::string_view bytes, std::string_view extension);
  ~SpooledFile();
  SpooledFile(SpooledFile&& other) noexcept;
  SpooledFile& operator=(SpooledFile&&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return file_; }

 private:
  SpooledFile(std::filesystem::path folder, std::filesystem::path file)
      : folder_(std::move(folder)), file_(std::move(file)) {}
  std::filesystem::path folder_;
  std::filesystem::path file_;
};

}  // namespace tyndau::app
