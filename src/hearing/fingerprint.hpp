/// \file
/// A short fingerprint, quick to make, by which the same bytes are known again within one version of the program.
#pragma once

#include <string>
#include <string_view>

namespace tyndau::hearing {

/// 32 lower-case hexadecimal digits. What is written into reports and manifests is named by SHA-256 (hearing/digest.hpp).
/// \source BLAKE2b of 128 bits, RFC 7693, libsodium crypto_generichash
[[nodiscard]] std::string fingerprint_of(std::string_view bytes);

}  // namespace tyndau::hearing
