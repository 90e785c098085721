#include "unit/documents/document_files.hpp"

namespace tyndau::documents {
namespace {

using test::pdf;
using test::reading_of;

class Pdf : public test::DocumentFolder {};

TEST_F(Pdf, KazakhLettersSurvive) { EXPECT_EQ(reading_of(pdf({{test::kazakh}})), "[" + test::kazakh + "]"); }

TEST_F(Pdf, ColumnsOfATableAreApartByTabsAndPagesArePages) {
  EXPECT_EQ(reading_of(pdf({{"Жоба атауы\tКарьер", "Орны\tАқсу ауылы"}, {"екінші бет"}})),
            "[Жоба атауы\tКарьер\nОрны\tАқсу ауылы][екінші бет]");
}

TEST_F(Pdf, WordsPartedAtTheEndOfALineAreJoined) {
  EXPECT_EQ(reading_of(pdf({{"Общественные слу-", "шания в селе Аксу"}})),
            "[Общественные слушания в селе Аксу]");
}

TEST_F(Pdf, LetterAndItsMarkBecomeOneLetter) {
  EXPECT_EQ(reading_of(pdf({{"Бойлы\u0438\u0306 \u0435\u0308лка \uFB01"}})), "[Бойлы\u0439 \u0451лка fi]");
}

/// A page of one line: words in Helvetica, size 12; what stands in "^" is smaller and raised.
std::string raised_line(const std::string& line) {
  std::string content = "BT 40 700 Td\n";
  bool raised = false;
  std::size_t at = 0;
  while (at <= line.size()) {
    const auto end = std::min(line.find('^', at), line.size());
    content += (raised ? "/F1 7 Tf 5 Ts (" : "/F1 12 Tf 0 Ts (") + line.substr(at, end - at) + ") Tj\n";
    raised = !raised;
    at = end + 1;
  }
  return test::pdf_of_objects({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                               "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 "
                               "R/Resources<</Font<</F1 5 0 R>>>>>>",
                               test::pdf_stream(content + "ET"),
                               "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"});
}

TEST_F(Pdf, ARaisedNoughtBehindADigitIsADegree) {
  EXPECT_EQ(reading_of(raised_line("N 43^0^20' E 71^o^57' 10^6^ 1020'")), "[N 43°20' E 71°57' 106 1020']");
}

TEST_F(Pdf, AWordThatStandsBothRaisedAndPlainIsLeft) {
  EXPECT_EQ(reading_of(raised_line("N 43^0^20' E 43020'")), "[N 43020' E 43020']");
}

TEST_F(Pdf, APasswordOfTheOwnerOnlyKeepsNobodyFromReading) {
  const auto open = by_qpdf(pdf({{"Хабарландыру"}}), "--encrypt '' owner 256 --extract=n --");
  EXPECT_EQ(reading_of(open), "[Хабарландыру]");
}

TEST_F(Pdf, APasswordOfTheReaderIsNamed) {
  const auto closed = by_qpdf(pdf({{"Хабарландыру"}}), "--encrypt reader owner 256 --");
  EXPECT_EQ(reading_of(closed), "file-document-encrypted: PDF");
  const auto old = by_qpdf(pdf({{"Хабарландыру"}}), "--allow-weak-crypto --encrypt reader owner 40 --");
  EXPECT_EQ(reading_of(old), "file-document-encrypted: PDF");
}

TEST_F(Pdf, ObjectsInPackedStreamsAreRead) {
  EXPECT_EQ(reading_of(by_qpdf(pdf({{test::kazakh}}), "--object-streams=generate --linearize")),
            "[" + test::kazakh + "]");
}

TEST_F(Pdf, APageOfAnImageOnlyIsAScan) {
  EXPECT_EQ(reading_of(pdf({{"Мәтін"}, {}})), "[Мәтін](scan)");
  EXPECT_EQ(reading_of(pdf({{}})), "(scan)");
}

TEST_F(Pdf, ADocumentWithoutTextAndImagesIsEmpty) {
  EXPECT_EQ(reading_of(pdf({{""}})), "file-document-empty: PDF");
}

TEST_F(Pdf, ACutFileIsBroken) {
  const auto whole = pdf({{"Хабарландыру"}, {"екінші бет"}});
  for (const std::size_t part : {2U, 4U, 10U}) {
    EXPECT_EQ(reading_of(whole.substr(0, whole.size() * (part - 1) / part)),
              "file-document-broken: PDF: no %%EOF");
  }
  EXPECT_EQ(reading_of("%PDF-1.7\nnothing\n%%EOF\n"), "file-document-broken: PDF");
}

TEST_F(Pdf, AStreamThatDoesNotUnpackIsNotPassedOverInSilence) {
  auto packed = by_qpdf(pdf({{"Хабарландыру және тағы бірнеше сөз", "екінші жол"}}),
                        "--compress-streams=y --recompress-flate --object-streams=disable");
  const auto page = packed.find("/Contents ");
  ASSERT_NE(page, std::string::npos);
  const auto number = packed.substr(page + 10, packed.find(' ', page + 10) - page - 10);
  const auto begin = packed.find("stream\n", packed.find("\n" + number + " 0 obj"));
  ASSERT_NE(begin, std::string::npos);
  for (std::size_t i = 20; i < 60; ++i) packed[begin + 7 + i] = '\x55';
  EXPECT_EQ(reading_of(packed), "file-document-broken: PDF: p. 1");
}

TEST_F(Pdf, LettersWithoutAMapAreGarbledAndNoTextIsMadeUp) {
  test::PdfOptions options;
  options.to_unicode = false;
  const std::vector<std::string> lines(8, "Хабарландыру қоғамдық тыңдаулар туралы");
  EXPECT_EQ(reading_of(pdf({lines}, options)), "(garbled)");
  options.first_code = 0x23E;  // where the Cyrillic of common fonts lies
  EXPECT_EQ(reading_of(pdf({lines}, options)), "(garbled)");
}

TEST_F(Pdf, LettersOfCp1251TakenForWesternOnesAreGarbled) {
  std::string western;
  for (const int c : {0xCE, 0xE1, 0xFA, 0xFF, 0xE2, 0xEB, 0xE5, 0xED, 0xE8, 0xE5})
    western += "\xC3" + std::string(1, static_cast<char>(c - 0x40));
  EXPECT_EQ(reading_of(pdf({{western + " " + western + " " + western}})), "(garbled)");
}

TEST_F(Pdf, ScriptsAttachmentsAndActionsAreIgnored) {
  test::PdfOptions options;
  options.catalogue =
      "/OpenAction 8 0 R/AA<</WC 8 0 R>>/Names<</JavaScript<</Names[(a) 8 0 "
      "R]>>/EmbeddedFiles<</Names[(x.exe) 9 "
      "0 R]>>>>";
  options.extra = {"<</S/Launch/F(/bin/sh)/Next<</S/JavaScript/JS(app.alert\\(1\\))>>>>",
                   "<</Type/Filespec/F(x.exe)/EF<</F 10 0 R>>>>",
                   test::pdf_stream("MZ", "/Type/EmbeddedFile")};
  EXPECT_EQ(reading_of(pdf({{"Хабарландыру"}}, options)), "[Хабарландыру]");
}

TEST_F(Pdf, OfManyPagesTheFirstAreReadAndTheRestIsCounted) {
  const std::vector<std::vector<std::string>> pages(500, {"бет"});
  const auto file = write("long.pdf", pdf(pages));
  const auto document = read_document(file, {});
  ASSERT_TRUE(document) << document.error().message;
  EXPECT_EQ(document->pages.size(), static_cast<std::size_t>(sandbox::most_pages));
  EXPECT_EQ(document->pages_in_all, 500U);
  const auto said = remarks(*document);
  ASSERT_EQ(said.size(), 1U);
  EXPECT_EQ(said[0], (Message{"document_text.pages_left", {{"read", "100"}, {"all", "500"}}}));
}

}  // namespace
}  // namespace tyndau::documents
