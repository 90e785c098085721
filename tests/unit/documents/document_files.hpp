/// \file
/// Small documents made by hand: PDF with its cross-references and letters of its own font, DOCX and ODT as archives.
#pragma once

#include "documents/reading.hpp"
#include "unit/intake/workbook_files.hpp"

#include <gtest/gtest.h>
#include <unicode/unistr.h>
#include <unistd.h>
#include <zlib.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tyndau::test {

inline const std::string kazakh = "Әкімдік Ғалым Қазақстан Ңң Өзен Ұлт Үй Һаһ Ішкі әғқңөұүһі";

/// The objects of a PDF, numbered from 1; the first is its catalogue.
inline std::string pdf_of_objects(const std::vector<std::string>& objects) {
  std::string out = "%PDF-1.5\n";
  std::string table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    std::string at = std::to_string(out.size());
    table += std::string(10 - at.size(), '0') + at + " 00000 n \n";
    out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const auto count = std::to_string(objects.size() + 1);
  const auto table_at = std::to_string(out.size());
  return out + "xref\n0 " + count + "\n0000000000 65535 f \n" + table + "trailer\n<</Size " + count +
         "/Root 1 0 R>>\nstartxref\n" + table_at + "\n%%EOF\n";
}

inline std::string pdf_stream(const std::string& bytes, const std::string& keys = "") {
  return "<<" + keys + "/Length " + std::to_string(bytes.size()) + ">>stream\n" + bytes + "\nendstream";
}

inline std::string hex4(int number) {
  constexpr const char* digits = "0123456789abcdef";
  std::string out;
  for (int shift = 12; shift >= 0; shift -= 4) out += digits[(number >> shift) & 15];
  return out;
}

struct PdfOptions {
  bool to_unicode = true;               ///< whether the font says which letters its codes are
  int first_code = 3;                   ///< of the font
  std::string catalogue = "";           ///< more keys of it
  std::vector<std::string> extra = {};  ///< objects from 6 + 2 × pages on
};

/// The letters of one font, coded by the order in which they come.
class PdfFont {
 public:
  explicit PdfFont(int first) : next_(first) {}
  std::string codes(const std::string& text) {
    const auto wide = icu::UnicodeString::fromUTF8(text);
    std::string hex;
    for (int i = 0; i < wide.length(); ++i) {
      const auto [at, added] = codes_.try_emplace(wide[i], next_);
      if (added) ++next_;
      hex += hex4(at->second);
    }
    return "<" + hex + ">";
  }
  [[nodiscard]] std::string to_unicode() const {
    std::string map =
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n1 "
        "begincodespacerange <0000> <ffff> endcodespacerange\n";
    for (const auto& [letter, code] : codes_)
      map += "1 beginbfchar <" + hex4(code) + "> <" + hex4(letter) + "> endbfchar\n";
    return map + "endcmap end end";
  }

 private:
  std::map<int, int> codes_;
  int next_;
};

/// Pages of lines; a tab moves to the next column of 150 points. A page without lines shows an image.
inline std::string pdf(const std::vector<std::vector<std::string>>& pages, const PdfOptions& options = {}) {
  PdfFont font(options.first_code);
  std::string kids;
  std::vector<std::string> of_pages;
  for (const auto& lines : pages) {
    const auto number = 6 + of_pages.size();
    kids += std::to_string(number) + " 0 R ";
    std::string content;
    int y = 800;
    for (const auto& line : lines) {
      int x = 40;
      std::size_t at = 0;
      while (at <= line.size()) {
        const auto end = std::min(line.find('\t', at), line.size());
        content += "BT /F1 9 Tf " + std::to_string(x) + " " + std::to_string(y) + " Td " +
                   font.codes(line.substr(at, end - at)) + " Tj ET\n";
        at = end + 1;
        x += 150;
      }
      y -= 14;
    }
    if (lines.empty()) content = "q 500 0 0 700 40 40 cm /I Do Q";
    of_pages.push_back("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents " +
                       std::to_string(number + 1) + " 0 R/Resources<</Font<</F1 3 0 R>>" +
                       (lines.empty() ? "/XObject<</I " + std::to_string(number + 2) + " 0 R>>" : "") +
                       ">>>>");
    of_pages.push_back(pdf_stream(content));
    if (lines.empty()) {
      of_pages.push_back(pdf_stream(
          "\x80", "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"));
    }
  }
  std::vector<std::string> objects{
      "<</Type/Catalog/Pages 2 0 R" + options.catalogue + ">>",
      "<</Type/Pages/Kids[" + kids + "]/Count " + std::to_string(pages.size()) + ">>",
      std::string(
          "<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Own/Encoding/Identity-H/DescendantFonts[4 0 R]") +
          (options.to_unicode ? "/ToUnicode 5 0 R>>" : ">>"),
      "<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+Own/CIDSystemInfo<</Registry(Adobe)/"
      "Ordering(Identity)/Supplement 0>>/DW 500>>",
      pdf_stream(font.to_unicode())};
  objects.insert(objects.end(), of_pages.begin(), of_pages.end());
  objects.insert(objects.end(), options.extra.begin(), options.extra.end());
  return pdf_of_objects(objects);
}

/// A ZIP of deflated entries.
inline std::string packed_zip(const std::vector<std::pair<std::string, std::string>>& entries) {
  std::string out, directory;
  for (const auto& [name, content] : entries) {
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
    std::string packed(deflateBound(&stream, content.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    const auto common = little(20, 2) + little(0, 2) + little(8, 2) + little(0x21, 2) + little(0x5A21, 2) +
                        little(crc32_of(content), 4) + little(static_cast<std::uint32_t>(packed.size()), 4) +
                        little(static_cast<std::uint32_t>(content.size()), 4) +
                        little(static_cast<std::uint32_t>(name.size()), 2) + little(0, 2);
    directory += "PK\x01\x02" + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2) +
                 little(0, 4) + little(static_cast<std::uint32_t>(out.size()), 4) + name;
    out += "PK\x03\x04" + common + name + packed;
  }
  const auto count = static_cast<std::uint32_t>(entries.size());
  const auto start = static_cast<std::uint32_t>(out.size());
  return out + directory + "PK\x05\x06" + little(0, 4) + little(count, 2) + little(count, 2) +
         little(static_cast<std::uint32_t>(directory.size()), 4) + little(start, 4) + little(0, 2);
}

using Parts = std::vector<std::pair<std::string, std::string>>;

inline std::string word_xml(const std::string& root, const std::string& body) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:" + root +
         " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
         " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
         " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
         " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
         " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
         " xmlns:v=\"urn:schemas-microsoft-com:vml\">" +
         body + "</w:" + root + ">";
}

/// `relations` are rows of word/_rels/document.xml.rels.
inline std::string docx(const std::string& body, const std::string& relations = "", const Parts& more = {}) {
  const std::string type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const auto rels = [](const std::string& rows) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + rows +
           "</Relationships>";
  };
  Parts parts{{"[Content_Types].xml", "<Types/>"},
              {"_rels/.rels", rels("<Relationship Id=\"rId1\" Type=\"" + type +
                                   "officeDocument\" Target=\"word/document.xml\"/>")},
              {"word/document.xml", word_xml("document", "<w:body>" + body + "</w:body>")}};
  if (!relations.empty()) parts.emplace_back("word/_rels/document.xml.rels", rels(relations));
  parts.insert(parts.end(), more.begin(), more.end());
  return packed_zip(parts);
}

inline std::string paragraph(const std::string& text) {
  return "<w:p><w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
}

inline std::string odf_xml(const std::string& root, const std::string& inner) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:" + root +
         " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
         " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
         " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
         " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
         " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
         " xmlns:xlink=\"http://www.w3.org/1999/xlink\">" +
         inner + "</office:" + root + ">";
}

inline std::string odt(const std::string& body, const std::string& before = "", const Parts& more = {}) {
  Parts parts{{"mimetype", "application/vnd.oasis.opendocument.text"},
              {"content.xml", odf_xml("document-content", before + "<office:body><office:text>" + body +
                                                              "</office:text></office:body>")}};
  parts.insert(parts.end(), more.begin(), more.end());
  return packed_zip(parts);
}

/// What is read from bytes in this process: each page's text in brackets, "(scan)" or "(garbled)"; else the name of the
/// refusal and its value.
inline std::string reading_of(const std::string& bytes) {
  std::string all;
  const documents::PageSink sink{
      [](documents::DocumentFormat, std::size_t) -> documents::Done { return std::monostate{}; },
      [&](documents::Page&& page) -> documents::Done {
        all += page.image_only ? "(scan)" : page.garbled ? "(garbled)" : "[" + page.text + "]";
        return std::monostate{};
      }};
  const auto done = documents::read_pages(bytes, sink);
  return done ? all : done.error().reason + ": " + done.error().value;
}

/// A folder of its own, gone at the end.
class DocumentFolder : public ::testing::Test {
 protected:
  DocumentFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "tyndau-document-XXXXXX").string();
    folder_ = mkdtemp(name.data());
  }
  ~DocumentFolder() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::filesystem::path write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return folder_ / name;
  }
  /// What qpdf makes of a PDF.
  [[nodiscard]] std::string by_qpdf(const std::string& bytes, const std::string& options) const {
    const auto from = write("from.pdf", bytes);
    const auto to = folder_ / "to.pdf";
    const std::string command = "qpdf " + options + " " + from.string() + " " + to.string();
    EXPECT_EQ(std::system(command.c_str()), 0) << command;
    std::ifstream in(to, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  std::filesystem::path folder_;
};

}  // namespace tyndau::test
