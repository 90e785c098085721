#include "documents/document.hpp"

#include "hearing/messages.hpp"
#include "sandbox/confine.hpp"
#include "support/paths.hpp"
#include "unit/documents/document_files.hpp"

#include <chrono>

namespace tyndau::documents {
namespace {

using sandbox::Policy;
using test::docx;
using test::paragraph;
using test::pdf;

/// Documents read by a reader process.
class Documents : public test::DocumentFolder {
 protected:
  /// Read in this process.
  static Policy here() {
    Policy policy;
    policy.trust = sandbox::Trust::trusted;
    return policy;
  }
  [[nodiscard]] std::string outcome(const std::string& bytes, const Policy& policy = {}) const {
    const auto document = read_document(write("x.bin", bytes), policy);
    if (!document) {
      EXPECT_EQ(document.error().where, (folder_ / "x.bin").string());
      return document.error().reason + ": " + document.error().value;
    }
    std::string all(code(document->format));
    for (const auto& page : document->pages) {
      all += page.image_only ? "(scan)" : page.garbled ? "(garbled)" : "[" + page.text + "]";
    }
    return all;
  }
  /// In a process of its own and in this one: the same.
  [[nodiscard]] std::string outcome_of_both(const std::string& bytes) const {
    auto of_child = outcome(bytes);
    EXPECT_EQ(outcome(bytes, here()), of_child);
    return of_child;
  }
};

TEST_F(Documents, EachFormatIsToldByItsBytesAndKeepsTheKazakhLetters) {
  const std::string& text = test::kazakh;
  EXPECT_EQ(outcome(pdf({{text}})), "PDF[" + text + "]");
  EXPECT_EQ(outcome(docx(paragraph(text))), "DOCX[" + text + "]");
  EXPECT_EQ(outcome(test::odt("<text:p>" + text + "</text:p>")), "ODT[" + text + "]");
  EXPECT_EQ(outcome("<html><body>" + text), "HTML[" + text + "]");
  EXPECT_EQ(outcome(text), "TXT[" + text + "]");
}

TEST_F(Documents, ATrustedFileIsReadHereAndAlike) {
  for (const auto& bytes :
       {pdf({{test::kazakh}, {}}), docx(paragraph("а")), std::string("x"), std::string("{\\rtf1 x}")}) {
    EXPECT_EQ(outcome(bytes), outcome(bytes, here()));
  }
  EXPECT_EQ(read_document(folder_ / "none.pdf", here()).error().code, ErrorCode::not_found);
  EXPECT_EQ(read_document(folder_ / "none.pdf", {}).error().code, ErrorCode::not_found);
}

TEST_F(Documents, LandlockIsNotNeededForTheTextButHoldsWithIt) {
  Policy without;
  without.use_landlock = false;
  EXPECT_EQ(outcome(pdf({{test::kazakh}}), without), "PDF[" + test::kazakh + "]");
}

TEST_F(Documents, AFontThatIsNotInTheFileIsNotLookedForOutsideIt) {
  const auto bytes = test::pdf_of_objects(
      {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
       "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 "
       "R>>>>>>",
       test::pdf_stream("BT /F1 12 Tf 40 700 Td (Public hearing) Tj 0 -20 Td /F2 12 Tf (in Aksu) Tj ET"),
       "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
       "<</Type/Font/Subtype/TrueType/BaseFont/Unheard/Encoding/WinAnsiEncoding>>"});
  Policy without;
  without.use_landlock = false;
  EXPECT_EQ(outcome_of_both(bytes), "PDF[Public hearing\nin Aksu]");
  EXPECT_EQ(outcome(bytes, without), "PDF[Public hearing\nin Aksu]");
}

struct Case {
  std::string bytes;
  std::string outcome;
};

std::string compound(const std::string& stream) {
  std::string bytes("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  bytes += std::string(500, '\0');
  for (const char c : stream) bytes += std::string(1, c) + '\0';
  return bytes + std::string(500, '\0');
}

TEST_F(Documents, WhatIsNoDocumentIsNamed) {
  using std::string_literals::operator""s;
  const std::vector<Case> cases{
      {compound("WordDocument"), "file-document-doc: .doc"},
      {compound("EncryptedPackage"), "file-document-encrypted: DOCX"},
      {compound("Workbook"), "file-document-table: XLS"},
      {compound("VisioDocument"), "file-document-kind: OLE"},
      {"{\\rtf1\\ansi x}", "file-document-rtf: RTF"},
      {test::zip({{"[Content_Types].xml", "x"}, {"xl/workbook.xml", "x"}}), "file-document-table: XLSX"},
      {test::zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}}),
       "file-document-table: ODS"},
      {test::zip({{"mimetype", "application/vnd.oasis.opendocument.presentation"}}),
       "file-document-kind: ODP"},
      {test::zip({{"mimetype", "application/epub+zip"}}), "file-document-kind: ZIP"},
      {test::zip({{"[Content_Types].xml", "x"}, {"ppt/presentation.xml", "x"}}), "file-document-kind: PPTX"},
      {test::zip({{"a.txt", "x"}}), "file-document-kind: ZIP"},
      {"\xFF\xD8\xFF\xE0 JFIF", "file-document-image: JPEG"},
      {"\x89PNG\r\n\x1A\n", "file-document-image: PNG"},
      {"II*\0"s, "file-document-image: TIFF"},
      {"BM\x40\0\0\0"s, "file-document-image: BMP"},
      {"\x7F"
       "ELF\x02",
       "file-document-program: ELF"},
      {"MZ\x90\0\x03"s, "file-document-program: EXE"},
      {"#!/bin/sh\nrm -r /", "file-document-program: #!"},
      {"Rar!\x1A", "file-document-kind: RAR"},
      {"MIME-Version: 1.0\n", "file-document-kind: MHT"},
      {"<?xml version=\"1.0\"?><office:document/>", "file-document-kind: XML"},
      {"<?xml version=\"1.0\"?><!-- ", "file-document-kind: XML"},
      {"", "file-document-empty: 0 B"},
      {" \n\t ", "file-document-empty: 0 B"},
      {"BMW және MZ туралы", "TXT[BMW және MZ туралы]"},
      {"<Хабарландыру>", "TXT[<Хабарландыру>]"},
  };
  for (const auto& one : cases) {
    EXPECT_EQ(outcome_of_both(one.bytes), one.outcome);
  }
}

/// Letters at random, the same in every run.
std::string noise(std::size_t letters) {
  static std::uint32_t state = 1;
  std::string text;
  while (text.size() < letters) {
    state = state * 1664525U + 1013904223U;
    text += static_cast<char>('a' + (state >> 24U) % 26);
  }
  return text;
}

TEST_F(Documents, ArchivesThatInflateTooFarAreRefused) {
  const std::string zeros(std::size_t{30} << 20U, ' ');
  EXPECT_EQ(outcome(docx(zeros)), "file-limit-ratio: 100 : 1");
  std::string large;
  for (int i = 0; large.size() < (std::size_t{66} << 20U); ++i) {
    large += "<!--" + noise(1100) + std::string(60'000, ' ') + "-->";
  }
  EXPECT_EQ(outcome(docx(large)), "file-limit-inflated: 64 MiB");
}

TEST_F(Documents, MoreTextThanADocumentHoldsIsRefused) {
  std::string words;
  while (words.size() < (std::size_t{17} << 20U)) words += paragraph(noise(20'000));
  EXPECT_EQ(outcome(docx(words)), "file-limit-records: 16 MiB");
}

TEST_F(Documents, ArchivesThatAreNotPlainAreRefused) {
  test::Parts many;
  for (int i = 0; i < 2500; ++i) many.emplace_back("word/media/" + std::to_string(i), "x");
  EXPECT_EQ(outcome_of_both(docx(paragraph("а"), "", many)), "file-limit-entries: 2000");
  for (const char* const name : {"../../etc/passwd", "/etc/passwd", "word/../../x", "word\\x"}) {
    EXPECT_EQ(outcome_of_both(docx(paragraph("а"), "", {{name, "x"}})),
              "file-archive-refused: an entry's name leads out of it");
  }
  EXPECT_EQ(outcome_of_both(docx(paragraph("а"), "", {{"word/document.xml", "<x/>"}})),
            "file-archive-refused: two entries have one name");
  const auto whole = docx(paragraph("а"));
  EXPECT_EQ(outcome_of_both(whole.substr(0, whole.size() / 2)), "file-archive-refused: no ZIP");
  auto damaged =
      test::zip({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "<a>Мәтін</a>"}});
  damaged[damaged.find("<a>") + 4] ^= 1;
  EXPECT_EQ(outcome_of_both(damaged), "file-archive-refused: an entry is damaged");
}

TEST_F(Documents, ADocumentTypeIsRefusedWhateverItDeclares) {
  for (const char* const type :
       {"<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
        "<!DOCTYPE x SYSTEM \"http://127.0.0.1/x.dtd\">",
        "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"}) {
    const auto content = std::string("<?xml version=\"1.0\"?>") + type + "<x>&a;</x>";
    EXPECT_EQ(outcome_of_both(test::zip(
                  {{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", content}})),
              "file-doctype-refused: <!DOCTYPE");
    EXPECT_EQ(outcome_of_both(test::zip({{"[Content_Types].xml", "x"}, {"word/document.xml", content}})),
              "file-doctype-refused: <!DOCTYPE");
  }
  const auto undeclared = test::odt("<text:p>&a;</text:p>");
  EXPECT_EQ(outcome_of_both(undeclared).substr(0, 20), "file-document-broken");
}

TEST_F(Documents, NestingBeyondTheLimitIsRefused) {
  std::string deep, words;
  for (int i = 0; i < 100'000; ++i) {
    deep += "<text:section>";
    words += std::to_string(i * 7919) + " ";
  }
  EXPECT_EQ(outcome(test::odt("<text:p>" + words + "</text:p>" + deep)), "file-document-depth: 256");
}

TEST_F(Documents, AHugeParagraphIsRead) {
  std::string words;
  for (std::int64_t i = 0; words.size() < (std::size_t{8} << 20U); ++i)
    words += std::to_string(i * 7919 + 1000000) + " сөз ";
  const auto text = outcome(docx(paragraph(words)));
  EXPECT_GT(text.size(), std::size_t{8} << 20U);
  EXPECT_EQ(text.substr(0, 5), "DOCX[");
}

TEST_F(Documents, TimeAndMemoryBeyondTheLimitAreNamedAndTheRestGoesOn) {
  Policy narrow;
  narrow.limits = sandbox::limits_of(sandbox::Kind::document);
  std::vector<std::string> lines(55, std::string(180, 'x'));
  const std::vector<std::vector<std::string>> pages(100, lines);
  narrow.limits->file_bytes = 10;
  EXPECT_EQ(outcome(docx(paragraph("а")), narrow), "file-limit-size: 10 B");
  narrow.limits = sandbox::limits_of(sandbox::Kind::document);
  narrow.limits->record_bytes = 100;
  EXPECT_EQ(outcome(pdf(pages), narrow), "file-limit-records: 100 B");
  narrow.limits = sandbox::limits_of(sandbox::Kind::document);
  narrow.limits->wall_seconds = 0;
  EXPECT_EQ(outcome(pdf(pages), narrow), "file-limit-time: 0 s");
  narrow.limits = sandbox::limits_of(sandbox::Kind::document);
  narrow.limits->memory_bytes = std::uint64_t{160} << 20U;
  const auto starved = outcome(std::string(std::size_t{15} << 20U, 'x') + "я", narrow);
  EXPECT_TRUE(sandbox::memory_is_watched() || starved == "file-limit-memory: 160 MiB") << starved;
  EXPECT_EQ(outcome("келесі"), "TXT[келесі]");
}

TEST_F(Documents, TextWithoutEndHitsTheLimitOfMemory) {
  std::string show;
  for (int i = 0; i < 200'000; ++i)
    show += "BT /F1 9 Tf 40 " + std::to_string(i % 800) + " Td (abcde) Tj ET\n";
  const std::string zoom = by_qpdf(
      test::pdf_of_objects({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[4 0 R 4 0 R 4 0 R 4 0 "
                            "R 4 0 R 4 0 R 4 0 R "
                            "4 0 R 4 0 R 4 0 R 4 0 R 4 0 R]/Resources<</Font<</F1 5 0 R>>>>>>",
                            test::pdf_stream(show), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}),
      "--compress-streams=y");
  const auto begin = std::chrono::steady_clock::now();
  const auto refused = outcome(zoom);
  EXPECT_LT(std::chrono::steady_clock::now() - begin,
            std::chrono::seconds(sandbox::memory_is_watched() ? 120 : 15));
  EXPECT_EQ(refused, "file-limit-memory: 512 MiB");
}

TEST_F(Documents, ADrawingWithoutEndHitsTheLimitOfTime) {
  std::string lines, streams;
  for (int i = 0; i < 1'000'000; ++i) lines += "0 0 m 1 1 l S\n";
  for (int i = 0; i < 40; ++i) streams += "4 0 R ";
  const auto drawing = by_qpdf(
      test::pdf_of_objects({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[" + streams + "]>>",
                            test::pdf_stream(lines)}),
      "--compress-streams=y");
  EXPECT_LT(drawing.size(), 100'000U);
  Policy narrow;
  narrow.limits = sandbox::limits_of(sandbox::Kind::document);
  narrow.limits->cpu_seconds = 1;
  EXPECT_EQ(outcome(drawing, narrow), "file-limit-cpu: 1 s");
  EXPECT_EQ(outcome("келесі"), "TXT[келесі]");
}

TEST_F(Documents, WhatWasNotReadIsSaidInThreeLanguages) {
  const auto messages = hearing::MessageCatalogue::load(test::source_dir() / "geodata" / "messages");
  ASSERT_TRUE(messages);
  Document document{DocumentFormat::pdf, {}, 9};
  for (int i = 1; i <= 7; ++i) document.pages.push_back({i, "", i == 1 || (i > 2 && i < 5), i == 6});
  const auto all = remarks(document);
  ASSERT_EQ(all.size(), 3U);
  for (const Language language : all_languages) {
    EXPECT_NE(messages->render(all[0]).in(language).find("9"), std::string::npos);
    EXPECT_NE(messages->render(all[1]).in(language).find("1, 3-4"), std::string::npos);
    EXPECT_NE(messages->render(all[2]).in(language).find("6"), std::string::npos);
  }
  EXPECT_TRUE(remarks({DocumentFormat::text, {Page{}}, 1}).empty());
}

}  // namespace
}  // namespace tyndau::documents
