/// \file
/// A paper as bytes: HTML, PDF, DOCX, plain text. The same paper gives the same bytes, whatever the clock and the time zone.
#pragma once

#include "core/result.hpp"
#include "dossier/document.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace tyndau::dossier {

enum class PaperFormat { html, pdf, docx, txt };
[[nodiscard]] std::string_view code(PaperFormat format);
/// "html", "pdf", "docx", "txt": as files end.
[[nodiscard]] std::optional<PaperFormat> paper_format_from_code(std::string_view code);
[[nodiscard]] std::string_view media_type(PaperFormat format);

/// One file that needs nothing else: no scripts, no addresses that a browser would fetch, pictures as SVG inside. Everything
/// that somebody wrote is escaped and isolated from the direction of what stands beside it.
[[nodiscard]] std::string to_html(const Document& document);
/// A4 pages of text as text, fonts embedded, tagged, with bookmarks; pictures have pages of their own size.
/// \return io when the library fails
[[nodiscard]] Result<std::string> to_pdf(const Document& document);
/// Office Open XML; pictures are left to the files that go with it. \return io when the library fails
[[nodiscard]] Result<std::string> to_docx(const Document& document);
/// UTF-8, lines of at most 80 letters where words allow it.
[[nodiscard]] std::string to_text(const Document& document);
[[nodiscard]] Result<std::string> to_bytes(const Document& document, PaperFormat format);

/// What may stand in a Content-Security-Policy beside such a page: its own styles and nothing else.
inline constexpr std::string_view html_policy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

}  // namespace tyndau::dossier
