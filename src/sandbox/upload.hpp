/// \file
/// Where the bytes that somebody sent lie until they are read: a folder of their own, a name of ours.
#pragma once

#include "core/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <variant>

namespace tyndau::sandbox {

/// One file <folder>/<random>/input.<extension>, gone with its folder when this is destroyed. One thread at a time.
class Upload {
 public:
  /// Makes the folder and the empty file; no name in it comes from outside, and no link is followed.
  /// \param extension one of geo's and intake's, without its dot: small letters and digits, at most 12
  /// \return bad_input for another extension, io when the file cannot be made
  [[nodiscard]] static Result<Upload> create(const std::filesystem::path& folder, std::string_view extension);
  ~Upload();
  Upload(Upload&& other) noexcept;
  Upload& operator=(Upload&&) = delete;

  /// \return io when the bytes cannot be written, for example because the disc is full
  [[nodiscard]] Result<std::monostate> append(std::string_view bytes);
  /// Nothing can be added or changed any more. \return io
  [[nodiscard]] Result<std::monostate> seal();
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }

 private:
  Upload(std::filesystem::path file, int descriptor) : file_(std::move(file)), descriptor_(descriptor) {}
  std::filesystem::path file_;
  int descriptor_ = -1;
};

}  // namespace tyndau::sandbox
