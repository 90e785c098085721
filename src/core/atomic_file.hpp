/// \file
/// Files that appear whole or not at all: written beside the target, flushed to the disk, renamed.
#pragma once

#include "core/result.hpp"

#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>
#include <string_view>
#include <variant>

namespace tyndau {

/// A name beside the target for a library that writes the file itself. Removed at the end of life unless committed.
class PartialFile {
 public:
  /// \return io when the target's folder does not exist or cannot be written, or when the target is a folder.
  [[nodiscard]] static Result<PartialFile> beside(std::filesystem::path target);
  ~PartialFile();
  PartialFile(PartialFile&& other) noexcept;
  PartialFile& operator=(PartialFile&& other) noexcept;

  /// "<target>.partial-<process>-<number>"; nothing exists under that name until somebody writes there.
  [[nodiscard]] const std::filesystem::path& path() const { return partial_; }
  /// Flushes to the disk and renames over the target. \pre whoever wrote the file has closed it. \return io on failure.
  [[nodiscard]] Result<std::monostate> commit();

 private:
  PartialFile(std::filesystem::path target, std::filesystem::path partial);
  void remove() noexcept;

  std::filesystem::path target_;
  std::filesystem::path partial_;  ///< empty once committed or moved from
};

/// A stream into a file beside the target; `commit` makes it the target, the destructor alone leaves no trace.
class AtomicFile {
 public:
  /// \return io when the file cannot be created.
  [[nodiscard]] static Result<AtomicFile> open(std::filesystem::path target);

  [[nodiscard]] std::ostream& stream() { return stream_; }
  /// \return io when any write, the flush or the rename failed; the target is then as it was.
  [[nodiscard]] Result<std::monostate> commit();

 private:
  AtomicFile(PartialFile file, std::ofstream stream) : file_(std::move(file)), stream_(std::move(stream)) {}

  PartialFile file_;
  std::ofstream stream_;
};

/// Writes the bytes as the whole file. \return io on failure, the target is then as it was.
[[nodiscard]] Result<std::monostate> write_file(const std::filesystem::path& target, std::string_view bytes);

/// Every byte of a file. \return io when it cannot be opened
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& file);

/// Removes from a folder what processes that are no more have left half written there.
void remove_leavings(const std::filesystem::path& folder);

}  // namespace tyndau
