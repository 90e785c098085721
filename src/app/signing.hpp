/// \file
/// Ed25519 keys and signatures. \source OpenSSL
#pragma once

#include "core/result.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace tyndau::app {

/// A private key that signs. \threads safe
class SigningKey {
 public:
  /// Reads a PEM file that nobody but its owner can read.
  /// \return io; bad_input with a reason of the catalogue: "key-open-to-others", "key-not-pem", "key-encrypted",
  /// "key-other-algorithm"
  [[nodiscard]] static Result<SigningKey> read(const std::filesystem::path& file);

  /// 64 bytes.
  [[nodiscard]] std::string sign(std::string_view message) const;
  /// 32 bytes.
  [[nodiscard]] std::string public_key() const;

 private:
  struct Handle;
  explicit SigningKey(std::shared_ptr<const Handle> handle) : handle_(std::move(handle)) {}
  std::shared_ptr<const Handle> handle_;
};

/// The 32 bytes of a public key in a PEM file. \return io, bad_input as SigningKey::read
[[nodiscard]] Result<std::string> read_public_key(const std::filesystem::path& file);
/// Whether the signature is of this message under this key; false for a key or a signature of another length.
[[nodiscard]] bool is_signed(std::string_view message, std::string_view signature,
                             std::string_view public_key);

}  // namespace tyndau::app
