/// \file
/// ZIP archives read plainly and within bounds: what checks an archive and what reads it see the same entries.
#pragma once

#include "core/result.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <istream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tyndau::sandbox {

/// One archive on a stream that outlives it. What its entries inflate to is counted over all calls.
class Archive {
 public:
  struct Entry {
    std::string name;  ///< as written; never a path of this system
    std::uint32_t flags = 0;
    std::uint32_t method = 0;
    std::uint32_t checksum = 0;
    std::uint32_t stored_bytes = 0;
    std::uint32_t head_at = 0;
  };
  /// What becomes of the next bytes of an entry.
  using Sink = std::function<Result<std::monostate>(std::string_view)>;

  /// Reads the directory. \return the refusals `archive` and `archive_entries`
  [[nodiscard]] static Result<Archive> open(std::istream& bytes, std::size_t most_entries);

  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  /// \return nullptr when there is none of that name
  [[nodiscard]] const Entry* find(std::string_view name) const;
  /// Hands out the bytes of one entry, at most 64 KiB at a time.
  /// \return the refusals `archive`, `archive_bytes` and `archive_ratio`, or the error of \p sink
  [[nodiscard]] Result<std::monostate> read(const Entry& entry, const Sink& sink);

 private:
  struct Directory {
    std::uint32_t at = 0;
    std::uint32_t bytes = 0;
    std::uint32_t entries = 0;
  };
  using Done = Result<std::monostate>;

  explicit Archive(std::istream& bytes) : bytes_(&bytes) {}
  [[nodiscard]] std::string bytes_at(std::uint64_t at, std::size_t bytes);
  Done find_directory(Directory& directory, std::size_t most_entries);
  Done read_directory(const Directory& directory);
  Done count(std::string_view bytes, const Sink& sink);
  Done copy(std::uint64_t at, std::uint64_t bytes, const Sink& sink);
  Done inflate(std::uint64_t at, std::uint64_t bytes, const Sink& sink);

  std::istream* bytes_;
  std::uint64_t size_ = 0;
  std::uint64_t inflated_ = 0;
  std::uint32_t checksum_ = 0;
  std::vector<Entry> entries_;
};

}  // namespace tyndau::sandbox
