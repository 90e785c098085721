#include "notices/notice_text.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

/// At most so many bytes, and no half of a character.
std::string_view whole_characters(std::string_view text, std::size_t most) {
  constexpr unsigned char continued = 0xC0, mark = 0x80;
  while (most > 0 && most < text.size() && (static_cast<unsigned char>(text[most]) & continued) == mark)
    --most;
  return text.substr(0, most);
}

}  // namespace

int NoticeText::page_of(std::size_t byte) const {
  const auto behind = std::upper_bound(page_begins.begin(), page_begins.end(), byte);
  return std::max(1, static_cast<int>(behind - page_begins.begin()));
}

NoticeText notice_text(const documents::Document& document) {
  NoticeText joined;
  for (const auto& page : document.pages) {
    joined.page_begins.push_back(joined.text.size());
    const std::size_t room = most_notice_bytes - joined.text.size();
    joined.cut = page.text.size() >= room;
    joined.text += joined.cut ? whole_characters(page.text, room - 1) : std::string_view(page.text);
    if (!joined.text.empty() && joined.text.back() != '\n') joined.text += '\n';
    if (joined.cut) break;
  }
  return joined;
}

}  // namespace tyndau::notices
