#include "documents/reading.hpp"

#include "documents/clean_text.hpp"
#include "documents/format.hpp"
#include "sandbox/limits.hpp"
#include "sandbox/refusal.hpp"

#include <utility>

namespace tyndau::documents {
namespace {

using sandbox::Refusal;
using sandbox::refuse;

/// A format without pages: cleaned, judged, sent as one page.
Done send_whole(DocumentFormat format, Result<Page> page, const PageSink& sink) {
  if (!page) return tl::unexpected<Error>(page.error());
  page->text = cleaned(page->text);
  page->garbled = is_garbled(page->text);
  if (page->garbled) page->text.clear();
  if (page->text.empty() && !page->garbled && !page->image_only) {
    return refuse(Refusal::document_empty, code(format));
  }
  if (auto done = sink.head(format, 1); !done) return done;
  return sink.page(std::move(*page));
}

}  // namespace

Done read_pages(const std::string& bytes, const PageSink& sink) {
  const auto format = format_of(bytes);
  if (!format) return tl::unexpected<Error>(format.error());
  const bool plain = *format == DocumentFormat::html || *format == DocumentFormat::text;
  if (plain && bytes.size() > sandbox::most_plain_text_bytes) {
    return refuse(Refusal::size, sandbox::bytes_text(sandbox::most_plain_text_bytes));
  }
  switch (*format) {
    case DocumentFormat::pdf: return read_pdf(bytes, sink);
    case DocumentFormat::docx: return send_whole(*format, read_docx(bytes), sink);
    case DocumentFormat::odt: return send_whole(*format, read_odt(bytes), sink);
    case DocumentFormat::html: return send_whole(*format, read_html(bytes), sink);
    case DocumentFormat::text: break;
  }
  return send_whole(DocumentFormat::text, read_text(bytes), sink);
}

}  // namespace tyndau::documents
