/// \file
/// Randomness, keyed hashes and comparison that takes the same time whatever it finds. \source libsodium
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tyndau::app {

/// From the operating system's generator. \threads safe
[[nodiscard]] std::string random_bytes(std::size_t count);
/// Two lower-case digits a byte.
[[nodiscard]] std::string hexadecimal(std::string_view bytes);

/// \return nothing for a text that is not base64 (RFC 4648, with padding; spaces and line ends are left out)
[[nodiscard]] std::optional<std::string> base64_decoded(std::string_view text);

/// RFC 4648 with padding.
[[nodiscard]] std::string base64_encoded(std::string_view bytes);

inline constexpr std::size_t hash_key_bytes = 32;
/// 32 bytes of BLAKE2b under a key. \pre the key has `hash_key_bytes`
[[nodiscard]] std::string keyed_hash(std::string_view text, std::string_view key);
/// Equal length and bytes; the time depends on the lengths only.
[[nodiscard]] bool equal_in_constant_time(std::string_view one, std::string_view other);

}  // namespace tyndau::app
