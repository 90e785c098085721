/// \file
/// Pages as bytes between a reader and the process that asked.
#pragma once

#include "documents/document.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace tyndau::documents {

struct DocumentHead {
  DocumentFormat format = DocumentFormat::text;
  std::size_t pages_in_all = 0;
};

[[nodiscard]] std::string encoded(const DocumentHead& head);
[[nodiscard]] std::string encoded(const Page& page);

/// Each nothing for bytes that no reader of ours sends; the text of a page is what document.hpp says of it.
[[nodiscard]] std::optional<DocumentHead> head_from(std::string_view payload);
[[nodiscard]] std::optional<Page> page_from(std::string_view payload);

}  // namespace tyndau::documents
