#include "documents/format.hpp"

#include "documents/package.hpp"
#include "sandbox/refusal.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace tyndau::documents {
namespace {

using sandbox::Refusal;
using sandbox::refuse;

struct Signature {
  std::string_view bytes;
  Refusal refusal;
  std::string_view name;
  std::size_t at = 0;
  bool with_nul = false;  ///< of letters only: no text when a NUL follows soon
};

using namespace std::string_view_literals;

constexpr std::array signatures{
    Signature{"\xFF\xD8\xFF"sv, Refusal::document_image, "JPEG"},
    Signature{"\x89PNG\r\n"sv, Refusal::document_image, "PNG"},
    Signature{"GIF8"sv, Refusal::document_image, "GIF"},
    Signature{"II*\0"sv, Refusal::document_image, "TIFF"},
    Signature{"MM\0*"sv, Refusal::document_image, "TIFF"},
    Signature{"BM"sv, Refusal::document_image, "BMP", 0, true},
    Signature{"WEBP"sv, Refusal::document_image, "WebP", 8},
    Signature{"AT&TFORM"sv, Refusal::document_image, "DjVu"},
    Signature{"ftyphei"sv, Refusal::document_image, "HEIC", 4},
    Signature{"ftypmif1"sv, Refusal::document_image, "HEIC", 4},
    Signature{"\0\0\0\x0CjP  "sv, Refusal::document_image, "JPEG 2000"},
    Signature{"\x7F"
              "ELF"sv,
              Refusal::document_program, "ELF"},
    Signature{"MZ"sv, Refusal::document_program, "EXE", 0, true},
    Signature{"#!"sv, Refusal::document_program, "#!"},
    Signature{"\xCA\xFE\xBA\xBE"sv, Refusal::document_program, "Java"},
    Signature{"L\0\0\0\x01\x14\x02\0"sv, Refusal::document_program, "LNK"},
    Signature{"{\\rtf"sv, Refusal::document_rtf, "RTF"},
    Signature{"SQLite format 3\0"sv, Refusal::document_table, "SQLite"},
    Signature{"7z\xBC\xAF\x27\x1C"sv, Refusal::document_kind, "7z"},
    Signature{"Rar!"sv, Refusal::document_kind, "RAR"},
    Signature{"\x1F\x8B"sv, Refusal::document_kind, "gzip"},
    Signature{"BZh"sv, Refusal::document_kind, "bzip2"},
    Signature{"\xFD"
              "7zXZ"sv,
              Refusal::document_kind, "xz"},
    Signature{"MSCF"sv, Refusal::document_kind, "CAB"},
    Signature{"MIME-Version:"sv, Refusal::document_kind, "MHT"},
    Signature{"%!PS"sv, Refusal::document_kind, "PostScript"},
    Signature{"PK\x05\x06"sv, Refusal::document_kind, "ZIP"},
};

bool has(std::string_view bytes, const Signature& signature) {
  constexpr std::size_t soon = 64;
  return bytes.size() > signature.at && bytes.substr(signature.at).starts_with(signature.bytes) &&
         (!signature.with_nul || bytes.substr(0, soon).find('\0') != std::string_view::npos);
}

/// Letters of ASCII behind which a NUL stands each: how names lie in a compound file.
bool has_wide(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (const char c : name) {
    wide += c;
    wide += '\0';
  }
  return bytes.find(wide) != std::string_view::npos;
}

/// Microsoft's compound file: what Office wrote before 2007, and what it encrypts into today.
tl::unexpected<Error> refuse_compound(std::string_view bytes) {
  if (has_wide(bytes, "EncryptedPackage")) return refuse(Refusal::document_encrypted, "DOCX");
  if (has_wide(bytes, "WordDocument")) return refuse(Refusal::document_doc, ".doc");
  if (has_wide(bytes, "Workbook")) return refuse(Refusal::document_table, "XLS");
  return refuse(Refusal::document_kind, "OLE");
}

Result<DocumentFormat> format_of_odf(std::string_view kind) {
  constexpr std::string_view family = "application/vnd.oasis.opendocument.";
  if (!kind.starts_with(family)) return refuse(Refusal::document_kind, "ZIP");
  kind.remove_prefix(family.size());
  if (kind.starts_with("text")) return DocumentFormat::odt;
  if (kind.starts_with("spreadsheet")) return refuse(Refusal::document_table, "ODS");
  return refuse(Refusal::document_kind, kind.starts_with("presentation") ? "ODP" : "ODF");
}

Result<DocumentFormat> format_of_archive(const std::string& bytes) {
  auto package = Package::open(bytes);
  if (!package) return tl::unexpected<Error>(package.error());
  if (package->has("[Content_Types].xml")) {
    if (package->has_below("word/")) return DocumentFormat::docx;
    if (package->has_below("xl/")) return refuse(Refusal::document_table, "XLSX");
    return refuse(Refusal::document_kind, package->has_below("ppt/") ? "PPTX" : "ZIP");
  }
  if (package->has("mimetype")) return format_of_odf(package->beginning_of("mimetype"));
  return refuse(Refusal::document_kind, "ZIP");
}

/// What the markup of a text is, by its first element; empty when it begins with none.
std::string first_element(std::string_view text) {
  constexpr std::size_t looked_at = 4096;
  std::string plain;
  for (const char c : text.substr(0, looked_at)) {
    if (c != '\0') plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  std::string_view rest = plain;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  if (rest.starts_with("\xFF\xFE") || rest.starts_with("\xFE\xFF")) rest.remove_prefix(2);
  while (true) {
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n"), rest.size()));
    const bool comment = rest.starts_with("<!--");
    if (!comment && !rest.starts_with("<?") && !rest.starts_with("<!")) break;
    if (rest.starts_with("<!doctype html")) return "html";
    const auto end = rest.find(comment ? "-->" : ">");
    if (end == std::string_view::npos) return "?";
    rest.remove_prefix(end + (comment ? 3 : 1));
  }
  if (!rest.starts_with('<')) return {};
  rest.remove_prefix(1);
  return std::string(rest.substr(0, rest.find_first_of(" \t\r\n/>")));
}

bool is_html(std::string_view element) {
  constexpr std::array<std::string_view, 24> known{
      "html", "head", "body", "title", "meta", "style", "div", "p",      "span",    "table",   "h1",   "h2",
      "h3",   "ul",   "ol",   "b",     "i",    "font",  "br",  "center", "article", "section", "main", "a"};
  return std::find(known.begin(), known.end(), element) != known.end();
}

Result<DocumentFormat> format_of_text(std::string_view bytes) {
  const std::string element = first_element(bytes);
  if (element.empty()) return DocumentFormat::text;
  if (is_html(element)) return DocumentFormat::html;
  // "<…>" at the beginning of plain words is not markup; a prolog or a name with a colon is.
  const bool markup = element == "?" || bytes.substr(0, 200).find("<?xml") != std::string_view::npos ||
                      element.find(':') != std::string::npos;
  if (markup) return refuse(Refusal::document_kind, "XML");
  return DocumentFormat::text;
}

}  // namespace

Result<DocumentFormat> format_of(const std::string& bytes) {
  const std::string_view all = bytes;
  if (all.find_first_not_of(" \t\r\n\0"sv) == std::string_view::npos) {
    return refuse(Refusal::document_empty, "0 B");
  }
  if (all.starts_with("PK\x03\x04")) return format_of_archive(bytes);
  if (all.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return refuse_compound(all);
  for (const auto& signature : signatures) {
    if (has(all, signature)) return refuse(signature.refusal, signature.name);
  }
  constexpr std::size_t head = 1024;  // where readers of PDF look for it
  if (all.substr(0, head).find("%PDF-") != std::string_view::npos) return DocumentFormat::pdf;
  return format_of_text(all);
}

}  // namespace tyndau::documents
