/// \file
/// The arrays of an edge index as a file: versioned, checksummed, read by mapping it into memory.
#pragma once

#include "core/result.hpp"
#include "geo/edge_index_layout.hpp"

#include <filesystem>
#include <utility>
#include <variant>

namespace tyndau::geo::engine {

/// A mapped file; unmapped at the end.
class Mapping {
 public:
  Mapping() = default;
  ~Mapping();
  Mapping(Mapping&& other) noexcept
      : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}
  Mapping& operator=(Mapping&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
  }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;

  /// \return io when unreadable, bad_input when damaged or of another version, conflict when of another data set
  [[nodiscard]] static Result<Mapping> open(const std::filesystem::path& file, std::uint64_t dataset);
  /// \pre opened
  [[nodiscard]] View view() const;

 private:
  const std::byte* data_ = nullptr;
  std::size_t size_ = 0;
};

/// Writes beside the target and renames. \return io on failure
[[nodiscard]] Result<std::monostate> write_view(const View& view, const std::filesystem::path& file,
                                                std::uint64_t dataset);

}  // namespace tyndau::geo::engine
