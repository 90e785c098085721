/// \file
/// Any bytes as a document. The first byte says as what: a whole file of any format but PDF, whose library runs in a process of
/// its own; or one part of a DOCX or an ODT, packed here, so that what is tried reaches the text behind the checksums.

#include "documents/clean_text.hpp"
#include "documents/format.hpp"
#include "documents/reading.hpp"
#include "unit/intake/workbook_files.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

using namespace tyndau;

const std::string relations =
    "<Relationships><Relationship Id=\"a\" Type=\"x/header\" Target=\"header1.xml\"/>"
    "<Relationship Id=\"b\" Type=\"x/hyperlink\" Target=\"https://a.kz\" "
    "TargetMode=\"External\"/></Relationships>";

std::string file_of(char kind, const std::string& bytes) {
  const std::string paragraph =
      "<w:p "
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:r><w:t>а</w:t></w:r></"
      "w:p>";
  switch (kind) {
    case '1':
      return test::zip({{"[Content_Types].xml", "x"},
                        {"word/document.xml", bytes},
                        {"word/_rels/document.xml.rels", relations},
                        {"word/header1.xml", bytes}});
    case '2':
      return test::zip({{"[Content_Types].xml", "x"},
                        {"word/document.xml", paragraph},
                        {"word/_rels/document.xml.rels", bytes},
                        {"_rels/.rels", bytes}});
    case '3':
      return test::zip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                        {"content.xml", bytes},
                        {"styles.xml", bytes}});
    case '4': return "<html>" + bytes;
    default: return bytes;
  }
}

void check(const documents::Page& page) {
  if (page.number != 1 || !documents::is_clean(page.text)) std::abort();
  if ((page.image_only || page.garbled) != page.text.empty()) std::abort();
  if (documents::cleaned(page.text) != page.text) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string file =
      file_of(static_cast<char>(data[0]), std::string(reinterpret_cast<const char*>(data + 1), size - 1));
  const auto format = documents::format_of(file);
  if (format && *format == documents::DocumentFormat::pdf) {
    (void)documents::joined_lines(documents::cells_for_gaps(documents::cleaned(file)));
    return 0;
  }
  bool known = false;
  const documents::PageSink sink{[&](documents::DocumentFormat told, std::size_t pages) -> documents::Done {
                                   known = format && told == *format && pages == 1;
                                   return std::monostate{};
                                 },
                                 [&](documents::Page&& page) -> documents::Done {
                                   check(page);
                                   return std::monostate{};
                                 }};
  const auto done = documents::read_pages(file, sink);
  if (done ? !known : done.error().reason.empty()) std::abort();
  return 0;
}
