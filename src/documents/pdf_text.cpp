#include "documents/clean_text.hpp"
#include "documents/pdf_degrees.hpp"
#include "documents/reading.hpp"
#include "sandbox/limits.hpp"
#include "sandbox/refusal.hpp"

#include <poppler-document.h>
#include <poppler-page.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <exception>
#include <limits>
#include <memory>
#include <utility>

namespace tyndau::documents {
namespace {

using sandbox::Refusal;
using sandbox::refuse;

/// Whether poppler said, on this thread, that a stream of the page at hand did not unpack.
bool& stream_is_broken() {
  thread_local bool broken = false;
  return broken;
}

/// poppler's complaints. It mends what it can and goes on; a text with a hole must not pass for a whole one.
void on_complaint(const std::string& complaint, void* /*unused*/) {
  constexpr std::array<std::string_view, 3> holes{"flate stream", "LZW stream", "Unknown filter"};
  const bool hole = std::any_of(holes.begin(), holes.end(),
                                [&](auto words) { return complaint.find(words) != std::string::npos; });
  if (hole) stream_is_broken() = true;
}

void listen_to_poppler() {
  static const bool once = (poppler::set_debug_error_function(&on_complaint, nullptr), true);
  static_cast<void>(once);
}

/// A file that was cut lacks its end mark; poppler would put together what is left.
bool is_cut(std::string_view bytes) {
  constexpr std::size_t tail = 4096;
  const auto from = bytes.size() > tail ? bytes.size() - tail : 0;
  return bytes.substr(from).find("%%EOF") == std::string_view::npos;
}

/// Images are streams, whose dictionaries stand in the open even where everything else is packed.
bool has_images(std::string_view bytes) {
  constexpr std::string_view name = "/Image";
  for (auto at = bytes.find(name); at != std::string_view::npos; at = bytes.find(name, at + 1)) {
    const char next = at + name.size() < bytes.size() ? bytes[at + name.size()] : ' ';
    const bool whole = (next < 'A' || next > 'Z') && (next < 'a' || next > 'z');
    if (whole) return true;
  }
  return false;
}

class PdfReader {
 public:
  PdfReader(const std::string& bytes, const PageSink& sink) : bytes_(bytes), sink_(sink) {}

  Done read() {
    listen_to_poppler();
    if (bytes_.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
      return refuse(Refusal::size, sandbox::bytes_text(std::uint64_t{1} << 31U));
    }
    if (is_cut(bytes_)) return refuse(Refusal::document_broken, "PDF: no %%EOF");
    pdf_.reset(poppler::document::load_from_raw_data(bytes_.data(), static_cast<int>(bytes_.size())));
    if (!pdf_) return refuse(Refusal::document_broken, "PDF");
    if (pdf_->is_locked()) return refuse(Refusal::document_encrypted, "PDF");
    const int in_all = pdf_->pages();
    if (in_all < 1) return refuse(Refusal::document_broken, "PDF: 0");
    images_ = has_images(bytes_);
    if (auto done = sink_.head(DocumentFormat::pdf, static_cast<std::size_t>(in_all)); !done) return done;
    for (int i = 0; i < std::min(in_all, sandbox::most_pages); ++i) {
      if (auto done = send(i); !done) return done;
    }
    return anything_ ? Done(std::monostate{}) : refuse(Refusal::document_empty, "PDF");
  }

 private:
  Done send(int index) {
    const std::string name = "PDF: p. " + std::to_string(index + 1);
    stream_is_broken() = false;
    const std::unique_ptr<poppler::page> source(pdf_->create_page(index));
    if (!source) return refuse(Refusal::document_broken, name);
    const auto wide = source->text(poppler::rectf(), poppler::page::physical_layout);
    if (stream_is_broken()) return refuse(Refusal::document_broken, name);
    std::string raw;
    icu::UnicodeString(reinterpret_cast<const char16_t*>(wide.data()), static_cast<std::int32_t>(wide.size()))
        .toUTF8String(raw);
    raw = with_degrees(*source, std::move(raw));
    Page page;
    page.number = index + 1;
    page.text = joined_lines(cells_for_gaps(cleaned(language_by_language(raw))));
    page.garbled = is_codes(raw) || is_garbled(page.text);
    if (page.garbled) page.text.clear();
    page.image_only = page.text.empty() && !page.garbled && images_;
    anything_ = anything_ || page.image_only || page.garbled || !page.text.empty();
    return sink_.page(std::move(page));
  }

  const std::string& bytes_;
  const PageSink& sink_;
  std::unique_ptr<poppler::document> pdf_;
  bool images_ = false;
  bool anything_ = false;
};

}  // namespace

Done read_pdf(const std::string& bytes, const PageSink& sink) {
  try {
    return PdfReader(bytes, sink).read();
  } catch (const std::exception&) {
    return refuse(Refusal::document_broken, "PDF");
  }
}

}  // namespace tyndau::documents
