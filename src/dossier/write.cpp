#include "dossier/write.hpp"

namespace tyndau::dossier {

std::string_view code(PaperFormat format) {
  switch (format) {
    case PaperFormat::html: return "html";
    case PaperFormat::pdf: return "pdf";
    case PaperFormat::docx: return "docx";
    case PaperFormat::txt: break;
  }
  return "txt";
}

std::optional<PaperFormat> paper_format_from_code(std::string_view wanted) {
  for (const auto format : {PaperFormat::html, PaperFormat::pdf, PaperFormat::docx, PaperFormat::txt}) {
    if (code(format) == wanted) return format;
  }
  return std::nullopt;
}

std::string_view media_type(PaperFormat format) {
  switch (format) {
    case PaperFormat::html: return "text/html; charset=utf-8";
    case PaperFormat::pdf: return "application/pdf";
    case PaperFormat::docx: return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    case PaperFormat::txt: break;
  }
  return "text/plain; charset=utf-8";
}

Result<std::string> to_bytes(const Document& document, PaperFormat format) {
  switch (format) {
    case PaperFormat::html: return to_html(document);
    case PaperFormat::pdf: return to_pdf(document);
    case PaperFormat::docx: return to_docx(document);
    case PaperFormat::txt: break;
  }
  return to_text(document);
}

}  // namespace tyndau::dossier
