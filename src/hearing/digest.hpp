/// \file
/// SHA-256, the name by which data sets, packs and reports recognise each other's bytes.
#pragma once

#include "core/result.hpp"

#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace tyndau::hearing {

/// A digest fed in pieces. \source libsodium crypto_hash_sha256
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void add(std::string_view bytes);
  /// 64 lower-case hexadecimal digits; the digest is then finished.
  [[nodiscard]] std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

[[nodiscard]] std::string sha256_of(std::string_view bytes);
/// \return io when the file cannot be read.
[[nodiscard]] Result<std::string> sha256_of_file(const std::filesystem::path& file);

}  // namespace tyndau::hearing
