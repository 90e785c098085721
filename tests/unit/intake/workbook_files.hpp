/// \file
/// Small XLSX and ODS files made by hand: stored zip entries, inline strings, day numbers.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace tyndau::test {

/// A spreadsheet's date: days since 1899-12-30, the fraction is the time.
struct Day {
  double serial = 0;
};
using WorkbookCell = std::variant<std::monostate, std::string, double, Day>;

struct SheetCell {
  WorkbookCell value;
  SheetCell() = default;
  SheetCell(const char* text) : value(std::string(text)) {}
  SheetCell(double number) : value(number) {}
  SheetCell(Day day) : value(day) {}
};
using SheetRow = std::vector<SheetCell>;
struct Sheet {
  std::string name;
  std::vector<SheetRow> rows;
  std::vector<std::string> merged = {};  ///< ranges like "A2:A4"
};

inline std::uint32_t crc32_of(const std::string& bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int i = 0; i < 8; ++i) crc = (crc >> 1) ^ (0xEDB88320U & (0U - (crc & 1U)));
  }
  return ~crc;
}

inline std::string little(std::uint32_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFFU);
  return out;
}

/// A zip archive of stored entries.
inline std::string zip(const std::vector<std::pair<std::string, std::string>>& entries) {
  std::string out, directory;
  for (const auto& [name, content] : entries) {
    const auto size = static_cast<std::uint32_t>(content.size());
    const auto common = little(20, 2) + little(0, 2) + little(0, 2) + little(0x21, 2) + little(0x5A21, 2) +
                        little(crc32_of(content), 4) + little(size, 4) + little(size, 4) +
                        little(static_cast<std::uint32_t>(name.size()), 2) + little(0, 2);
    directory += "PK\x01\x02" + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2) +
                 little(0, 4) + little(static_cast<std::uint32_t>(out.size()), 4) + name;
    out += "PK\x03\x04" + common + name + content;
  }
  const auto count = static_cast<std::uint32_t>(entries.size());
  const auto start = static_cast<std::uint32_t>(out.size());
  return out + directory + "PK\x05\x06" + little(0, 4) + little(count, 2) + little(count, 2) +
         little(static_cast<std::uint32_t>(directory.size()), 4) + little(start, 4) + little(0, 2);
}

inline std::string number_text(double value) {
  std::array<char, 40> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.17g", value);
  return buffer.data();
}

inline std::string xlsx_cell(const SheetCell& cell, std::size_t row, std::size_t column) {
  const std::string place =
      " r=\"" + std::string(1, static_cast<char>('A' + column)) + std::to_string(row + 1) + "\"";
  if (const auto* text = std::get_if<std::string>(&cell.value)) {
    return "<c" + place + " t=\"inlineStr\"><is><t>" + *text + "</t></is></c>";
  }
  if (const auto* number = std::get_if<double>(&cell.value))
    return "<c" + place + "><v>" + number_text(*number) + "</v></c>";
  if (const auto* day = std::get_if<Day>(&cell.value)) {
    const bool time = day->serial != static_cast<double>(static_cast<long>(day->serial));
    return "<c" + place + " s=\"" + (time ? "2" : "1") + "\"><v>" + number_text(day->serial) + "</v></c>";
  }
  return {};
}

inline std::string xlsx_sheet(const Sheet& sheet) {
  std::string data;
  for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
    if (sheet.rows[r].empty()) continue;
    data += "<row r=\"" + std::to_string(r + 1) + "\">";
    for (std::size_t c = 0; c < sheet.rows[r].size(); ++c) data += xlsx_cell(sheet.rows[r][c], r, c);
    data += "</row>";
  }
  std::string merged;
  for (const auto& range : sheet.merged) merged += "<mergeCell ref=\"" + range + "\"/>";
  if (!merged.empty()) merged = "<mergeCells count=\"1\">" + merged + "</mergeCells>";
  return "<?xml version=\"1.0\"?><worksheet "
         "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" +
         data + "</sheetData>" + merged + "</worksheet>";
}

/// An XLSX workbook.
inline std::string xlsx(const std::vector<Sheet>& sheets) {
  const std::string ns = "http://schemas.openxmlformats.org/";
  std::string types, list, links;
  std::vector<std::pair<std::string, std::string>> parts;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const auto n = std::to_string(i + 1);
    types +=
        "<Override PartName=\"/xl/worksheets/sheet" + n +
        ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>";
    list += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + n + "\" r:id=\"rId" + n + "\"/>";
    links += "<Relationship Id=\"rId" + n + "\" Type=\"" + ns +
             "officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet" + n + ".xml\"/>";
    parts.emplace_back("xl/worksheets/sheet" + n + ".xml", xlsx_sheet(sheets[i]));
  }
  links += "<Relationship Id=\"rId99\" Type=\"" + ns +
           "officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>";
  const std::string xml = "<?xml version=\"1.0\"?>";
  parts.insert(
      parts.begin(),
      {{"[Content_Types].xml",
        xml + "<Types xmlns=\"" + ns +
            "package/2006/content-types\"><Default Extension=\"rels\" "
            "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override "
            "PartName=\"/xl/workbook.xml\" "
            "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>" +
            types + "</Types>"},
       {"_rels/.rels", xml + "<Relationships xmlns=\"" + ns +
                           "package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"" + ns +
                           "officeDocument/2006/relationships/officeDocument\" "
                           "Target=\"xl/workbook.xml\"/></Relationships>"},
       {"xl/workbook.xml", xml + "<workbook xmlns=\"" + ns + "spreadsheetml/2006/main\" xmlns:r=\"" + ns +
                               "officeDocument/2006/relationships\"><sheets>" + list +
                               "</sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        xml + "<Relationships xmlns=\"" + ns + "package/2006/relationships\">" + links + "</Relationships>"},
       {"xl/styles.xml",
        xml + "<styleSheet xmlns=\"" + ns +
            "spreadsheetml/2006/main\"><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf "
            "numFmtId=\"22\"/></cellXfs></styleSheet>"}});
  return zip(parts);
}

inline std::string ods_cell(const SheetCell& cell) {
  const auto paragraph = [](const std::string& text) {
    return "<text:p>" + text + "</text:p></table:table-cell>";
  };
  if (const auto* text = std::get_if<std::string>(&cell.value)) {
    return "<table:table-cell office:value-type=\"string\">" + paragraph(*text);
  }
  if (const auto* number = std::get_if<double>(&cell.value)) {
    return "<table:table-cell office:value-type=\"float\" office:value=\"" + number_text(*number) + "\">" +
           paragraph("n");
  }
  if (const auto* day = std::get_if<Day>(&cell.value)) {
    const bool time = day->serial != static_cast<double>(static_cast<long>(day->serial));
    return std::string("<table:table-cell office:value-type=\"date\" office:date-value=\"2020-06-17") +
           (time ? "T15:00:00" : "") + "\">" + paragraph("d");
  }
  return "<table:table-cell/>";
}

/// An ODS workbook; every Day in it is 2020-06-17, at 15:00 when it has a fraction.
inline std::string ods(const std::vector<Sheet>& sheets) {
  std::string body;
  for (const auto& sheet : sheets) {
    body += "<table:table table:name=\"" + sheet.name + "\">";
    for (const auto& row : sheet.rows) {
      body += "<table:table-row>";
      for (const auto& cell : row) body += ods_cell(cell);
      if (row.empty()) body += "<table:table-cell/>";
      body += "</table:table-row>";
    }
    body += "</table:table>";
  }
  const std::string ns = "urn:oasis:names:tc:opendocument:xmlns:";
  return zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
              {"content.xml", "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"" + ns +
                                  "office:1.0\" xmlns:table=\"" + ns + "table:1.0\" xmlns:text=\"" + ns +
                                  "text:1.0\" office:version=\"1.2\"><office:body><office:spreadsheet>" +
                                  body + "</office:spreadsheet></office:body></office:document-content>"}});
}

}  // namespace tyndau::test
