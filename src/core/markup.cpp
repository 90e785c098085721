#include "core/markup.hpp"

namespace tyndau {
namespace {

/// Bytes of the character at the front that XML has no place for; 0: it has.
std::size_t noncharacter(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  if (first < 0x20) return first == '\n' || first == '\t' ? 0 : 1;
  return text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF") ? 3 : 0;
}

template <class Put>
void each_character(std::string_view text, const Put& put) {
  while (!text.empty()) {
    const auto lost = noncharacter(text);
    if (lost == 0) put(text.front());
    text.remove_prefix(lost == 0 ? 1 : lost);
  }
}

}  // namespace

std::string without_noncharacters(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  each_character(text, [&](char c) { safe += c; });
  return safe;
}

std::string escaped_markup(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  each_character(text, [&](char c) {
    switch (c) {
      case '&': safe += "&amp;"; break;
      case '<': safe += "&lt;"; break;
      case '>': safe += "&gt;"; break;
      case '"': safe += "&quot;"; break;
      case '\'': safe += "&#39;"; break;
      default: safe += c;
    }
  });
  return safe;
}

}  // namespace tyndau
