#include "hearing/fingerprint.hpp"

#include <sodium.h>

#include <array>

namespace tyndau::hearing {

std::string fingerprint_of(std::string_view bytes) {
  static const bool fastest_chosen = sodium_init() >= 0;
  static_cast<void>(fastest_chosen);
  std::array<unsigned char, crypto_generichash_BYTES_MIN> digest{};
  crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size(), nullptr, 0);
  std::array<char, digest.size() * 2 + 1> text{};
  sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
  return text.data();
}

}  // namespace tyndau::hearing
