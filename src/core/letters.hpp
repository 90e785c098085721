/// \file
/// How long a text is for those who read it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace tyndau {

/// Code points of UTF-8.
[[nodiscard]] inline std::size_t letters_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace tyndau
