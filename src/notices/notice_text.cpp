#include "notices/notice_text.hpp"

#include <algorithm>

namespace tyndau::notices {

int NoticeText::page_of(std::size_t byte) const {
  const auto behind = std::upper_bound(page_begins.begin(), page_begins.end(), byte);
  return std::max(1, static_cast<int>(behind - page_begins.begin()));
}

NoticeText notice_text(const documents::Document& document) {
  NoticeText joined;
  for (const auto& page : document.pages) {
    joined.page_begins.push_back(joined.text.size());
    joined.text += page.text;
    if (!joined.text.empty() && joined.text.back() != '\n') joined.text += '\n';
  }
  return joined;
}

}  // namespace tyndau::notices
