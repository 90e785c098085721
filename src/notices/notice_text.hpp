/// \file
/// The text of one notice with the places of its pages.
#pragma once

#include "documents/document.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace tyndau::notices {

/// A notice has some pages; a report of thousands is not searched for one beyond this.
inline constexpr std::size_t most_notice_bytes = std::size_t{256} << 10U;

/// All pages as one text; every quotation is a range of its bytes.
struct NoticeText {
  std::string text;
  std::vector<std::size_t> page_begins;  ///< ascending, the first is 0
  bool cut = false;                      ///< pages beyond most_notice_bytes were left out

  /// The page, from 1, that a byte of the text stands on.
  [[nodiscard]] int page_of(std::size_t byte) const;
};

[[nodiscard]] NoticeText notice_text(const documents::Document& document);

}  // namespace tyndau::notices
