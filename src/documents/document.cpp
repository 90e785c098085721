#include "documents/document.hpp"

#include "documents/page_frames.hpp"
#include "documents/reader_tasks.hpp"
#include "documents/reading.hpp"
#include "sandbox/reading.hpp"

#include <fstream>
#include <iterator>
#include <utility>

namespace tyndau::documents {
namespace {

using sandbox::FrameType;

Result<std::string> bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail(ErrorCode::not_found, "the file does not exist or may not be read", file.string());
  std::error_code unknown;
  const auto size = std::filesystem::file_size(file, unknown);
  std::string bytes;
  if (!unknown) bytes.reserve(size);
  bytes.assign(std::istreambuf_iterator<char>(in), {});
  return bytes;
}

Result<Document> read_here(const std::filesystem::path& file) {
  const auto bytes = bytes_of(file);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  Document document;
  const PageSink sink{[&](DocumentFormat format, std::size_t pages) -> Done {
                        document.format = format;
                        document.pages_in_all = pages;
                        return std::monostate{};
                      },
                      [&](Page&& page) -> Done {
                        document.pages.push_back(std::move(page));
                        return std::monostate{};
                      }};
  if (auto done = read_pages(*bytes, sink); !done) {
    done.error().where = file.string();
    return tl::unexpected<Error>(done.error());
  }
  return document;
}

/// The order of a document's frames: head, pages in ascending order, end. Nothing that a reader says is believed unseen.
class DocumentListener {
 public:
  Result<bool> take(const sandbox::Frame& frame) {
    switch (frame.type) {
      case FrameType::document_head: return take_head(frame.payload);
      case FrameType::document_page: return take_page(frame.payload);
      case FrameType::end: return known_ && frame.payload.empty() ? Result<bool>(true) : broken();
      default: return broken();
    }
  }
  [[nodiscard]] Document document() && { return std::move(document_); }

 private:
  static Result<bool> broken() { return tl::unexpected<Error>(sandbox::broken_stream()); }

  Result<bool> take_head(std::string_view payload) {
    const auto head = head_from(payload);
    if (!head || known_) return broken();
    known_ = true;
    document_.format = head->format;
    document_.pages_in_all = head->pages_in_all;
    return true;
  }
  Result<bool> take_page(std::string_view payload) {
    auto page = page_from(payload);
    if (!page || !known_ || document_.pages.size() >= document_.pages_in_all ||
        page->number != static_cast<int>(document_.pages.size()) + 1) {
      return broken();
    }
    document_.pages.push_back(std::move(*page));
    return true;
  }

  Document document_;
  bool known_ = false;
};

/// "1, 3-5": the pages of which something holds.
template <class Holds>
std::string pages_where(const Document& document, Holds holds) {
  std::string list;
  const auto& pages = document.pages;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (!holds(pages[i])) continue;
    std::size_t last = i;
    while (last + 1 < pages.size() && holds(pages[last + 1])) ++last;
    list += (list.empty() ? "" : ", ") + std::to_string(pages[i].number);
    if (last > i) list += "-" + std::to_string(pages[last].number);
    i = last;
  }
  return list;
}

}  // namespace

std::string_view code(DocumentFormat format) {
  switch (format) {
    case DocumentFormat::pdf: return "PDF";
    case DocumentFormat::docx: return "DOCX";
    case DocumentFormat::odt: return "ODT";
    case DocumentFormat::html: return "HTML";
    case DocumentFormat::text: break;
  }
  return "TXT";
}

Result<Document> read_document(const std::filesystem::path& file, const sandbox::Policy& policy) {
  if (policy.trust == sandbox::Trust::trusted) return read_here(file);
  DocumentListener listener;
  const auto done =
      sandbox::run_reader(sandbox::TaskKind::document, file, {}, policy, sandbox::Kind::document,
                          [&](const sandbox::Frame& frame) { return listener.take(frame); });
  if (!done) return tl::unexpected<Error>(done.error());
  return std::move(listener).document();
}

Result<std::monostate> send_document(const sandbox::Request& request, sandbox::FrameSink& sink) {
  const auto bytes = bytes_of(request.file);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  const PageSink sender{[&](DocumentFormat format, std::size_t pages) {
                          return sink.send(FrameType::document_head, encoded(DocumentHead{format, pages}));
                        },
                        [&](Page&& page) { return sink.send(FrameType::document_page, encoded(page)); }};
  if (auto done = read_pages(*bytes, sender); !done) return done;
  return sink.send(FrameType::end, {});
}

std::vector<Message> remarks(const Document& document) {
  std::vector<Message> all;
  if (document.pages.size() < document.pages_in_all) {
    all.push_back(
        {"document_text.pages_left",
         {{"read", std::to_string(document.pages.size())}, {"all", std::to_string(document.pages_in_all)}}});
  }
  const auto scans = pages_where(document, [](const Page& page) { return page.image_only; });
  if (!scans.empty()) all.push_back({"document_text.scan", {{"pages", scans}}});
  const auto garbled = pages_where(document, [](const Page& page) { return page.garbled; });
  if (!garbled.empty()) all.push_back({"document_text.garbled", {{"pages", garbled}}});
  return all;
}

}  // namespace tyndau::documents
