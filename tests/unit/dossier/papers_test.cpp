// The files themselves, read by readers that are not ours.
#include "unit/dossier/dossier_world.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <poppler-document.h>
#include <poppler-font.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <poppler-toc.h>
#include <unistd.h>
#include <unzip.h>

#include <array>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace tyndau::dossier {
namespace {

using test::count_of;
using test::Papers;
using test::quarry;

struct Complaints {
  std::string all;
  Complaints() {
    poppler::set_debug_error_function(
        [](const std::string& message, void* to) { static_cast<Complaints*>(to)->all += message + "\n"; },
        this);
  }
  ~Complaints() {
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  }
};

std::unique_ptr<poppler::document> read(const std::string& pdf) {
  poppler::byte_array bytes(pdf.begin(), pdf.end());
  return std::unique_ptr<poppler::document>(poppler::document::load_from_data(&bytes));
}

/// Words of every page in one line.
std::string text_of(const poppler::document& pdf) {
  std::string all;
  for (int i = 0; i < pdf.pages(); ++i) {
    const std::unique_ptr<poppler::page> page(pdf.create_page(i));
    const auto bytes = page->text().to_utf8();
    all.append(bytes.begin(), bytes.end());
  }
  std::string line;
  const std::string no_break_space = "\u00A0";
  for (auto at = all.find(no_break_space); at != std::string::npos; at = all.find(no_break_space))
    all.replace(at, no_break_space.size(), " ");
  for (const char c : all) {
    const bool blank = c == ' ' || c == '\n' || c == '\f';
    if (!blank) line += c;
  }
  return line;
}

std::string unspaced(const std::string& text) {
  std::string line;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "\u00A0") == 0) {
      ++i;
      continue;
    }
    if (text[i] != ' ') line += text[i];
  }
  return line;
}

/// A part of a zip archive in memory, by way of a file.
std::string part_of(const std::string& archive, const char* name) {
  const std::string file = ::testing::TempDir() + "tyndau_part_" + std::to_string(getpid()) + ".docx";
  std::ofstream(file, std::ios::binary) << archive;
  std::string bytes;
  const unzFile zip = unzOpen(file.c_str());
  if (zip != nullptr && unzLocateFile(zip, name, 1) == UNZ_OK && unzOpenCurrentFile(zip) == UNZ_OK) {
    std::array<char, 4096> block{};
    for (int read = 1; read > 0;) {
      read = unzReadCurrentFile(zip, block.data(), block.size());
      if (read > 0) bytes.append(block.data(), static_cast<std::size_t>(read));
    }
    unzCloseCurrentFile(zip);
  }
  if (zip != nullptr) unzClose(zip);
  std::filesystem::remove(file);
  return bytes;
}

bool is_xml(const std::string& text) {
  xmlDocPtr document = xmlReadMemory(text.data(), static_cast<int>(text.size()), "part", nullptr,
                                     XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  const bool good = document != nullptr;
  xmlFreeDoc(document);
  return good;
}

TEST(DossierPdf, OpensWithoutAComplaintWithEveryFontEmbedded) {
  auto world = quarry();
  const Papers papers(world);
  for (const Language language : all_languages) {
    const Complaints complaints;
    const auto pdf = to_pdf(papers.dossier(language));
    ASSERT_TRUE(pdf) << pdf.error().message;
    const auto document = read(*pdf);
    ASSERT_NE(document, nullptr);
    EXPECT_GE(document->pages(), 4);
    for (const auto& font : document->fonts()) EXPECT_TRUE(font.is_embedded()) << font.name();
    EXPECT_NE(text_of(*document).find("ӘҒҚҢӨҰҮҺІәғқңөұүһікарьері"), std::string::npos);
    EXPECT_EQ(complaints.all, "");
  }
}

TEST(DossierPdf, HoldsEveryWordOfTheDossier) {
  auto world = quarry();
  const auto paper = Papers(world).dossier(Language::kk);
  const std::string text = text_of(*read(*to_pdf(paper)));
  for (const auto* judged : test::blocks_of<Judged>(paper)) {
    EXPECT_NE(text.find(unspaced(judged->title)), std::string::npos) << judged->title;
    for (const auto& fact : judged->facts.facts)
      // A long name stands in lines beside its value.
      EXPECT_NE(text.find(fact.name.substr(0, fact.name.find(' '))), std::string::npos) << fact.name;
  }
  const Plate& plate = *test::blocks_of<Plate>(paper).front();
  EXPECT_NE(text.find(unspaced(plate.text)), std::string::npos) << plate.text;
}

TEST(DossierPdf, HasABookmarkForEachSectionAndFinding) {
  auto world = quarry();
  const auto paper = Papers(world).dossier();
  const auto document = read(*to_pdf(paper));
  const std::unique_ptr<poppler::toc> contents(document->create_toc());
  ASSERT_NE(contents, nullptr);
  ASSERT_EQ(contents->root()->children().size(), 1U);
  const auto sections = contents->root()->children().front()->children();
  std::size_t headings = 0;
  for (const auto* heading : test::blocks_of<Heading>(paper)) headings += heading->level == 2 ? 1U : 0U;
  EXPECT_EQ(sections.size(), headings);
  std::size_t most = 0;
  for (const auto* section : sections) most = std::max(most, section->children().size());
  EXPECT_EQ(most, test::blocks_of<Judged>(paper).size());
}

TEST(DossierPdf, AHeadingStaysWithTheFirstRowOfItsTable) {
  Table table;
  table.caption = "Caption";
  table.columns = {{"Name", 1.0}, {"Known", 1.0}};
  std::string tall;
  for (int i = 0; i < 60; ++i) tall += "several words ";
  table.rows = {{{"Onerow"}, {tall}}};
  for (int lines = 30; lines < 50; ++lines) {
    Document paper;
    paper.title = "Title";
    paper.add(Heading{1, "Title"});
    for (int i = 0; i < lines; ++i) paper.add(Paragraph{plain("A line."), Tone::plain});
    paper.add(Heading{2, "Section"});
    paper.add(table);
    const auto pdf = read(*to_pdf(paper));
    ASSERT_NE(pdf, nullptr);
    for (int i = 0; i < pdf->pages(); ++i) {
      const std::unique_ptr<poppler::page> page(pdf->create_page(i));
      const auto bytes = page->text().to_utf8();
      const std::string text(bytes.begin(), bytes.end());
      EXPECT_EQ(count_of(text, "Section"), count_of(text, "Onerow")) << lines;
    }
  }
}

TEST(DossierPdf, IsTagged) {
  auto world = quarry();
  const auto pdf = to_pdf(Papers(world).dossier());
  ASSERT_TRUE(pdf);
  for (const char* part : {"/StructTreeRoot", "/MarkInfo", "/S /Document", "/S /H1", "/S /H2", "/S /P",
                           "/S /Table", "/S /TR", "/S /TH", "/S /TD"})
    EXPECT_NE(pdf->find(part), std::string::npos) << part;
}

TEST(DossierPdf, HasItsMapOnALandscapePageOfItsOwn) {
  auto world = quarry();
  const auto document = read(*to_pdf(Papers(world).dossier()));
  int landscape = 0;
  for (int i = 0; i < document->pages(); ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    const auto size = page->page_rect();
    if (size.width() > size.height()) ++landscape;
  }
  EXPECT_EQ(landscape, 1);
}

TEST(Papers, AreTheSameBytesInEveryTimeZone) {
  auto world = quarry();
  const Papers papers(world);
  for (const auto format : {PaperFormat::html, PaperFormat::pdf, PaperFormat::docx, PaperFormat::txt}) {
    std::vector<std::string> made;
    for (const char* zone : {"Pacific/Kiritimati", "America/Anchorage"}) {
      setenv("TZ", zone, 1);
      tzset();
      made.push_back(*to_bytes(papers.dossier(Language::kk), format));
    }
    unsetenv("TZ");
    tzset();
    EXPECT_TRUE(made[0] == made[1]) << code(format);
  }
}

TEST(DossierHtml, IsOneFileThatFetchesNothingAndRunsNothing) {
  auto world = quarry();
  for (const Language language : all_languages) {
    const std::string html = to_html(Papers(world).dossier(language));
    EXPECT_EQ(html.find("<script"), std::string::npos);
    EXPECT_EQ(html.find(" src="), std::string::npos);
    EXPECT_EQ(html.find("<link"), std::string::npos);
    EXPECT_EQ(html.find("url(http"), std::string::npos);
    EXPECT_EQ(html.find("@import"), std::string::npos);
    EXPECT_EQ(count_of(html, "<svg"), 1U);
    EXPECT_NE(html.find("<html lang=\"" + std::string(code(language)) + "\">"), std::string::npos);
  }
}

TEST(DossierHtml, NamesItsTablesAndItsMapForWhoCannotSeeThem) {
  auto world = quarry();
  const std::string html = to_html(Papers(world).dossier());
  EXPECT_EQ(count_of(html, "<table>"), count_of(html, "<caption>"));
  EXPECT_NE(html.find("role=\"img\" aria-labelledby=\"map-title map-description\""), std::string::npos);
  EXPECT_NE(html.find("<desc id=\"map-description\">Project"), std::string::npos);
  EXPECT_GT(count_of(html, "<th scope=\"row\""), 5U);
}

TEST(LetterDocx, IsAnArchiveOfXmlThatHoldsEveryWord) {
  auto world = quarry();
  const Papers papers(world);
  for (const Language language : all_languages) {
    const auto letter = make_letter(papers.facts(language), Letter::complaint, language);
    ASSERT_TRUE(letter);
    const auto docx = to_docx(*letter);
    ASSERT_TRUE(docx);
    for (const char* part : {"[Content_Types].xml", "_rels/.rels", "docProps/core.xml",
                             "word/_rels/document.xml.rels", "word/styles.xml", "word/document.xml"}) {
      EXPECT_TRUE(is_xml(part_of(*docx, part))) << part;
    }
    const std::string body = part_of(*docx, "word/document.xml");
    EXPECT_NE(body.find("ӘҒҚҢӨҰҮҺІ"), std::string::npos);
    EXPECT_NE(body.find(test::shipped_messages().phrase("letter.requests.note").in(language)),
              std::string::npos);
  }
}

TEST(LetterText, HasLinesThatATerminalShows) {
  auto world = quarry();
  const auto letter = make_letter(Papers(world).facts(Language::ru), Letter::remarks, Language::ru);
  ASSERT_TRUE(letter);
  std::istringstream lines(to_text(*letter));
  std::string line;
  std::size_t count = 0;
  while (std::getline(lines, line)) {
    ++count;
    const auto letters = std::count_if(
        line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    if (line.find("http") == std::string::npos && line.find("(SHA-256)") == std::string::npos) {
      EXPECT_LE(letters, 80) << line;
    }
  }
  EXPECT_GT(count, 20U);
}

}  // namespace
}  // namespace tyndau::dossier
