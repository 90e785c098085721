/// \file
/// From the bytes of a document to its pages: what the reader process does, and what is done here with trusted files.
#pragma once

#include "core/result.hpp"
#include "documents/document.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <variant>

namespace tyndau::documents {

using Done = Result<std::monostate>;

/// Takes a document: its head, then its pages. The error of either ends the reading.
struct PageSink {
  std::function<Done(DocumentFormat format, std::size_t pages_in_all)> head;
  std::function<Done(Page&& page)> page;
};

/// Reads a document from memory.
/// \return a refusal, see read_document
[[nodiscard]] Done read_pages(const std::string& bytes, const PageSink& sink);

/// Of one format each. `pages` of a format without pages is one.
[[nodiscard]] Done read_pdf(const std::string& bytes, const PageSink& sink);
[[nodiscard]] Result<Page> read_docx(const std::string& bytes);
[[nodiscard]] Result<Page> read_odt(const std::string& bytes);
[[nodiscard]] Result<Page> read_html(const std::string& bytes);
[[nodiscard]] Result<Page> read_text(const std::string& bytes);

}  // namespace tyndau::documents
