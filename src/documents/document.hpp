/// \file
/// The text of documents that people hand in, page by page.
#pragma once

#include "core/result.hpp"
#include "sandbox/policy.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace tyndau::documents {

enum class DocumentFormat { pdf, docx, odt, html, text };

/// One page, or the whole of a format without pages.
struct Page {
  int number = 1;    ///< as a reader of the document counts them
  std::string text;  ///< UTF-8, NFC; lines end in "\n", cells of a table row are apart by "\t"
  bool image_only = false;  ///< shows pictures and no text: a scan
};

struct Document {
  DocumentFormat format = DocumentFormat::text;
  std::vector<Page> pages;
  std::size_t pages_in_all = 0;  ///< of the document; more than `pages` when the rest was left unread
};

/// Reads a document in the sandbox (here under Trust::trusted). The format is told by the bytes, not by the name.
/// \return bad_input naming what is wrong (encrypted, broken, no document), or a refusal of the sandbox
/// \threads safe
[[nodiscard]] Result<Document> read_document(const std::filesystem::path& file, const sandbox::Policy& policy);

}  // namespace tyndau::documents
