/// \file
/// The text of documents that people hand in, page by page.
#pragma once

#include "core/finding.hpp"
#include "core/result.hpp"
#include "sandbox/policy.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::documents {

enum class DocumentFormat : std::uint8_t { pdf, docx, odt, html, text };
/// "PDF", "DOCX", "ODT", "HTML" or "TXT".
[[nodiscard]] std::string_view code(DocumentFormat format);

/// One page, or the whole of a format without pages.
struct Page {
  int number = 1;  ///< as a reader of the document counts them
  /// UTF-8, NFC, without control, invisible and direction-changing characters; lines end in "\n", cells of a table row are
  /// apart by "\t". What a link leads to stands behind what it shows, as "<https://…>", when the two differ.
  std::string text;
  bool image_only = false;  ///< shows pictures and no text: a scan
  bool garbled = false;     ///< its fonts or its encoding do not say which letters they show; `text` is empty

  friend bool operator==(const Page&, const Page&) = default;
};

struct Document {
  DocumentFormat format = DocumentFormat::text;
  std::vector<Page> pages;
  std::size_t pages_in_all = 0;  ///< of the document; more than `pages` when the rest was left unread
};

/// Reads a document in the sandbox (here under Trust::trusted). The format is told by the bytes, not by the name.
/// Of a PDF the first sandbox::most_pages pages are read.
/// \return not_found for a file that may not be read; else a refusal of the sandbox, `file-document-…` where the file is
/// encrypted, broken, empty or no document
/// \threads safe
[[nodiscard]] Result<Document> read_document(const std::filesystem::path& file,
                                             const sandbox::Policy& policy);

/// What must be said beside anything that was or was not found in the document: pages that were left, that are scans, or
/// whose letters cannot be told. What stands there is unknown, not missing.
[[nodiscard]] std::vector<Message> remarks(const Document& document);

}  // namespace tyndau::documents
