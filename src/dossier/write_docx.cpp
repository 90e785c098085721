#include "core/markup.hpp"
#include "dossier/write.hpp"

#include <zip.h>

#include <array>
#include <cstdio>
#include <memory>
#include <utility>

namespace tyndau::dossier {
namespace {

constexpr std::string_view content_types =
    R"xml(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>)xml";
constexpr std::string_view package_relations =
    R"xml(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>)xml";
constexpr std::string_view document_relations =
    R"xml(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>)xml";
constexpr std::string_view name_space =
    R"xml(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")xml";

std::string_view locale_of(Language language) {
  switch (language) {
    case Language::kk: return "kk-KZ";
    case Language::ru: return "ru-RU";
    case Language::en: break;
  }
  return "en-GB";
}

std::string style(std::string_view id, std::string_view name, int half_points, bool bold, int level) {
  std::string xml = "<w:style w:type=\"paragraph\" w:styleId=\"" + std::string(id) + "\"><w:name w:val=\"" +
                    std::string(name) + "\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:pPr>";
  if (level >= 0) xml += "<w:keepNext/>";
  xml += "<w:spacing w:before=\"" + std::string(level >= 0 ? "240" : "0") + "\" w:after=\"120\"/>";
  if (level >= 0) xml += "<w:outlineLvl w:val=\"" + std::to_string(level) + "\"/>";
  xml += "</w:pPr><w:rPr>";
  if (bold) xml += "<w:b/>";
  return xml + "<w:sz w:val=\"" + std::to_string(half_points) + "\"/></w:rPr></w:style>";
}

std::string styles_xml(Language language) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:styles " +
         std::string(name_space) +
         "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Noto Sans\" w:hAnsi=\"Noto Sans\" "
         "w:cs=\"Noto Sans\"/><w:sz w:val=\"21\"/><w:lang w:val=\"" +
         std::string(locale_of(language)) +
         "\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\"/></w:pPr></w:pPrDefault>"
         "</w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
         "w:val=\"Normal\"/></w:style>" +
         style("Title", "Title", 32, true, -1) + style("Heading2", "heading 2", 25, true, 0) +
         style("Heading3", "heading 3", 22, true, 1) + style("Small", "Small", 18, false, -1) + "</w:styles>";
}

std::string core_xml(const Document& document) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties "
         "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" +
         escaped_markup(clean(document.title)) + "</dc:title><dc:creator>tyndau</dc:creator><dc:language>" +
         std::string(code(document.language)) + "</dc:language></cp:coreProperties>";
}

/// The body of word/document.xml.
class Writer {
 public:
  void write(const Heading& heading) {
    const std::string id = heading.level == 1 ? "Title" : "Heading" + std::to_string(heading.level);
    paragraph(strong(heading.text), "<w:pStyle w:val=\"" + id + "\"/>");
  }
  void write(const Paragraph& one) {
    Line line = one.line;
    if (one.tone == Tone::alert) {
      for (Run& run : line) run.bold = true;
    }
    paragraph(line, one.tone == Tone::small ? "<w:pStyle w:val=\"Small\"/>" : "");
  }
  void write(const Plate& plate) {
    paragraph(strong(plate.head));
    paragraph(plain(plate.text));
    if (!plate.places.empty()) paragraph(plain(plate.places_head));
    for (const std::string& place : plate.places) paragraph(plain("– " + place));
    for (const std::string& note : plate.notes) paragraph(plain(note), "<w:pStyle w:val=\"Small\"/>");
  }
  void write(const Listing& listing) {
    std::size_t number = 0;
    for (const Line& item : listing.items) {
      Line line = plain(listing.numbered ? std::to_string(++number) + ". " : "– ");
      line.insert(line.end(), item.begin(), item.end());
      paragraph(line, "<w:ind w:left=\"425\" w:hanging=\"425\"/>");
    }
  }
  void write(const Table& table) {
    if (!table.caption.empty()) paragraph(strong(table.caption), "<w:keepNext/>");
    out += "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>";
    for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"}) {
      out += std::string("<w:") + side + " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"999999\"/>";
    }
    out += "</w:tblBorders></w:tblPr><w:tblGrid>";
    for (const Column& column : table.columns) out += "<w:gridCol w:w=\"" + width_of(column, table) + "\"/>";
    out += "</w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>";
    for (const Column& column : table.columns) cell(strong(column.head), column, table);
    out += "</w:tr>";
    for (const auto& row : table.rows) {
      out += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
      for (std::size_t i = 0; i < row.size(); ++i) cell(plain(row[i].text), table.columns[i], table);
      out += "</w:tr>";
    }
    out += "</w:tbl><w:p/>";
  }
  void write(const Facts& facts) {
    for (const auto& fact : facts.facts) {
      Line line = strong(fact.name + ": ");
      line.insert(line.end(), fact.value.begin(), fact.value.end());
      paragraph(line);
    }
  }
  void write(const Judged& judged) {
    write(Heading{3, judged.title});
    paragraph({{judged.verdict_words + ". ", true, {}, {}}, {judged.message, false, {}, {}}});
    write(judged.facts);
  }
  void write(const Picture& picture) { paragraph(plain(picture.caption)); }

  std::string out;

 private:
  void paragraph(const Line& line, const std::string& properties = {}) {
    out += "<w:p>";
    if (!properties.empty()) out += "<w:pPr>" + properties + "</w:pPr>";
    for (const Run& run : line) {
      if (run.text.empty()) continue;
      out += "<w:r>";
      const bool foreign = run.language.has_value();
      if (run.bold || foreign) out += "<w:rPr>";
      if (run.bold) out += "<w:b/>";
      if (foreign) out += "<w:lang w:val=\"" + std::string(locale_of(*run.language)) + "\"/>";
      if (run.bold || foreign) out += "</w:rPr>";
      out += "<w:t xml:space=\"preserve\">" + escaped_markup(clean(run.text)) + "</w:t></w:r>";
    }
    out += "</w:p>";
  }
  static std::string width_of(const Column& column, const Table& table) {
    constexpr double twips = 9600.0;
    double all = 0.0;
    for (const Column& one : table.columns) all += one.share;
    return std::to_string(static_cast<int>(twips * column.share / all));
  }
  void cell(const Line& line, const Column& column, const Table& table) {
    out += "<w:tc><w:tcPr><w:tcW w:w=\"" + width_of(column, table) + "\" w:type=\"dxa\"/></w:tcPr>";
    paragraph(line, column.right ? "<w:jc w:val=\"right\"/>" : "");
    out += "</w:tc>";
  }
};

std::string document_xml(const Document& document) {
  Writer writer;
  for (const Block& block : document.blocks) {
    std::visit([&](const auto& one) { writer.write(one); }, block);
  }
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document " +
         std::string(name_space) + "><w:body>" + writer.out +
         "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" "
         "w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>"
         "</w:body></w:document>";
}

/// A file of the library's that lives in memory.
struct Memory {
  std::string bytes;
  std::size_t at = 0;
};

Memory& memory_of(voidpf opaque) { return *static_cast<Memory*>(opaque); }

zlib_filefunc64_def functions_on(Memory& memory) {
  zlib_filefunc64_def functions{};
  functions.opaque = &memory;
  functions.zopen64_file = [](voidpf opaque, const void*, int) -> voidpf { return opaque; };
  functions.zread_file = [](voidpf opaque, voidpf, void* buffer, uLong size) -> uLong {
    Memory& file = memory_of(opaque);
    const auto count = file.bytes.copy(static_cast<char*>(buffer), size, file.at);
    file.at += count;
    return count;
  };
  functions.zwrite_file = [](voidpf opaque, voidpf, const void* buffer, uLong size) -> uLong {
    Memory& file = memory_of(opaque);
    if (file.bytes.size() < file.at + size) file.bytes.resize(file.at + size);
    file.bytes.replace(file.at, size, static_cast<const char*>(buffer), size);
    file.at += size;
    return size;
  };
  functions.ztell64_file = [](voidpf opaque, voidpf) -> ZPOS64_T { return memory_of(opaque).at; };
  functions.zseek64_file = [](voidpf opaque, voidpf, ZPOS64_T offset, int origin) -> long {
    Memory& file = memory_of(opaque);
    const std::size_t from = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
                             : origin == ZLIB_FILEFUNC_SEEK_END ? file.bytes.size()
                                                                : file.at;
    file.at = from + offset;
    return 0;
  };
  functions.zclose_file = [](voidpf, voidpf) -> int { return 0; };
  functions.zerror_file = [](voidpf, voidpf) -> int { return 0; };
  return functions;
}

bool add(zipFile archive, const char* name, std::string_view bytes) {
  zip_fileinfo info{};
  info.tmz_date = {0, 0, 0, 1, 0, 1980};  // the first day that an archive can name: no clock
  if (zipOpenNewFileInZip(archive, name, &info, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, 6) != ZIP_OK)
    return false;
  const bool written =
      zipWriteInFileInZip(archive, bytes.data(), static_cast<unsigned>(bytes.size())) == ZIP_OK;
  return zipCloseFileInZip(archive) == ZIP_OK && written;
}

}  // namespace

Result<std::string> to_docx(const Document& document) {
  Memory memory;
  auto functions = functions_on(memory);
  const zipFile archive = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &functions);
  if (archive == nullptr) return fail(ErrorCode::io, "the document cannot be packed");
  const std::array<std::pair<const char*, std::string>, 6> parts{{
      {"[Content_Types].xml", std::string(content_types)},
      {"_rels/.rels", std::string(package_relations)},
      {"docProps/core.xml", core_xml(document)},
      {"word/_rels/document.xml.rels", std::string(document_relations)},
      {"word/styles.xml", styles_xml(document.language)},
      {"word/document.xml", document_xml(document)},
  }};
  bool good = true;
  for (const auto& [name, bytes] : parts) good = good && add(archive, name, bytes);
  good = zipClose(archive, nullptr) == ZIP_OK && good;
  if (!good) return fail(ErrorCode::io, "the document cannot be packed");
  return std::move(memory.bytes);
}

}  // namespace tyndau::dossier
