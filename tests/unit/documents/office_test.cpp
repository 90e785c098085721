#include "unit/documents/document_files.hpp"

namespace tyndau::documents {
namespace {

using test::docx;
using test::odt;
using test::paragraph;
using test::reading_of;

std::string cell(const std::string& inner) { return "<w:tc>" + inner + "</w:tc>"; }
std::string row(const std::string& inner) { return "<w:tr>" + inner + "</w:tr>"; }
std::string relation(const std::string& id, const std::string& kind, const std::string& target,
                     bool outside) {
  return "<Relationship Id=\"" + id +
         "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + kind +
         "\" Target=\"" + target + "\"" + (outside ? " TargetMode=\"External\"" : "") + "/>";
}
std::string run(const std::string& properties, const std::string& text) {
  return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

TEST(Docx, KazakhLettersSurvive) {
  EXPECT_EQ(reading_of(docx(paragraph(test::kazakh))), "[" + test::kazakh + "]");
}

TEST(Docx, ParagraphsAreLinesAndCellsAreApartByTabs) {
  EXPECT_EQ(reading_of(docx(paragraph("Бірінші") + "<w:tbl>" +
                            row(cell(paragraph("№")) + cell(paragraph("Атауы")) + cell(paragraph("Күні"))) +
                            row(cell(paragraph("1")) + cell(paragraph("Карьер") + paragraph("«Ақсу»")) +
                                cell(paragraph("12.05.2026"))) +
                            "</w:tbl>" + paragraph("Соңғы"))),
            "[Бірінші\n№\tАтауы\tКүні\n1\tКарьер «Ақсу»\t12.05.2026\nСоңғы]");
}

TEST(Docx, ColumnsOfTextInATableAreReadOneAfterTheOther) {
  EXPECT_EQ(
      reading_of(docx("<w:tbl>" +
                      row(cell(paragraph("Хабарландыру") + paragraph("Аксу ауылы")) +
                          cell(paragraph("Объявление") + paragraph("село Аксу"))) +
                      row(cell(paragraph("Күні")) + cell(paragraph("12 мамыр") + paragraph("13 мамыр"))) +
                      "</w:tbl>")),
      "[Хабарландыру\nАксу ауылы\nОбъявление\nсело Аксу\nКүні\t12 мамыр\n13 мамыр]");
}

TEST(Docx, TablesInTablesKeepTheirRows) {
  const auto inner = "<w:tbl>" + row(cell(paragraph("с.ш.")) + cell(paragraph("52,44"))) +
                     row(cell(paragraph("в.д.")) + cell(paragraph("71,95"))) + "</w:tbl>";
  EXPECT_EQ(
      reading_of(docx("<w:tbl>" + row(cell(paragraph("Координаты")) + cell(inner + "<w:p/>")) + "</w:tbl>")),
      "[Координаты\tс.ш.\t52,44\nв.д.\t71,95]");
}

TEST(Docx, WhatWasDeletedMovedOrHiddenIsNotRead) {
  EXPECT_EQ(
      reading_of(docx("<w:p>" + run("", "Дата ") + "<w:del><w:r><w:delText>11</w:delText></w:r></w:del>" +
                      "<w:moveFrom>" + run("", "10") + "</w:moveFrom><w:ins>" + run("", "12") + "</w:ins>" +
                      run("<w:vanish/>", " жасырын") + run("<w:vanish w:val=\"0\"/>", " мамыр") + "</w:p>")),
      "[Дата 12 мамыр]");
}

TEST(Docx, WhatIsStruckOutNoLongerHolds) {
  EXPECT_EQ(reading_of(docx("<w:p>" + run("", "Место: ") + run("<w:strike/>", "с. Ескі") +
                            run("<w:dstrike/><w:vanish w:val=\"0\"/>", " ДК") + run("", "с. Жаңа") +
                            run("<w:strike w:val=\"false\"/>", ", клуб") + "</w:p>")),
            "[Место: с. Жаңа, клуб]");
}

TEST(Docx, HeadersNotesAndFootersAreReadOnceEach) {
  const auto head = test::word_xml("hdr", paragraph("Қаулы № 5"));
  const auto foot = test::word_xml("ftr", paragraph("Парақ"));
  const auto notes =
      test::word_xml("footnotes", "<w:footnote w:type=\"separator\">" + paragraph("—") + "</w:footnote>" +
                                      "<w:footnote w:id=\"2\">" + paragraph("Ескертпе") + "</w:footnote>");
  const auto rows = relation("a", "header", "header1.xml", false) +
                    relation("b", "header", "/word/header2.xml", false) +
                    relation("c", "footer", "../word/footer1.xml", false) +
                    relation("d", "footnotes", "./footnotes.xml", false);
  EXPECT_EQ(reading_of(docx(paragraph("Мәтін"), rows,
                            {{"word/header1.xml", head},
                             {"word/header2.xml", head},
                             {"word/footer1.xml", foot},
                             {"word/footnotes.xml", notes}})),
            "[Қаулы № 5\nМәтін\nЕскертпе\nПарақ]");
}

TEST(Docx, TextBoxesAreReadOnceBehindTheirParagraph) {
  const auto box = "<w:txbxContent>" + paragraph("Қорапша") + "</w:txbxContent>";
  EXPECT_EQ(
      reading_of(docx("<w:p>" + run("", "Бұрын ") + "<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>" +
                      box + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box +
                      "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>" + run("", "кейін") +
                      "</w:p>" + paragraph("Келесі"))),
      "[Бұрын кейін\nҚорапша\nКелесі]");
}

TEST(Docx, ALinkIsShownWhenItsTextDoesNotSayIt) {
  const auto rows = relation("a", "hyperlink", "https://ecoportal.kz/doc/1", true) +
                    relation("b", "hyperlink", "http://www.ecoportal.kz/", true) +
                    relation("c", "hyperlink", "javascript:alert(1)", true);
  const auto link = [](const std::string& id, const std::string& text) {
    return "<w:p><w:hyperlink r:id=\"" + id + "\">" + run("", text) + "</w:hyperlink></w:p>";
  };
  EXPECT_EQ(
      reading_of(docx(
          link("a", "мына жерде") + link("b", "ecoportal.kz") + link("c", "бас") + link("z", "жоқ"), rows)),
      "[мына жерде <https://ecoportal.kz/doc/1>\necoportal.kz\nбас\nжоқ]");
}

TEST(Docx, FieldsShowTheirResultAndTheirAddress) {
  const auto mark = [](const std::string& kind) {
    return "<w:r><w:fldChar w:fldCharType=\"" + kind + "\"/></w:r>";
  };
  EXPECT_EQ(reading_of(docx("<w:p>" + mark("begin") +
                            "<w:r><w:instrText> HYPERLINK \"https://a.kz/x\" </w:instrText></w:r>" +
                            mark("separate") + run("", "есеп") + mark("end") + run("", " және ") +
                            mark("begin") + "<w:r><w:instrText> DATE </w:instrText></w:r>" + run("", "код") +
                            mark("separate") + run("", "12.05") + mark("end") +
                            "</w:p><w:p><w:fldSimple w:instr=\"HYPERLINK "
                            "&quot;https://b.kz&quot;\">" +
                            run("", "мұнда") + "</w:fldSimple></w:p>")),
            "[есеп <https://a.kz/x> және 12.05\nмұнда <https://b.kz>]");
}

TEST(Docx, RaisedDigitsAndDegreesKeepTheirMeaning) {
  const std::string raised = "<w:vertAlign w:val=\"superscript\"/>";
  EXPECT_EQ(reading_of(docx("<w:p>" + run("", "52") + run(raised, "0") + run("", "26′ 71") +
                            run(raised, "о") + run("", "57′ 100 м") + run(raised, "3") + run("", " 1") +
                            "<w:r><w:sym w:font=\"Symbol\" w:char=\"F0B0\"/><w:sym w:font=\"Wingdings\" "
                            "w:char=\"F04A\"/></w:r></w:p>")),
            "[52°26′ 71°57′ 100 м³ 1°]");
}

TEST(Docx, BreaksTabsAndHyphensStand) {
  EXPECT_EQ(reading_of(docx(
                "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"10\"/></w:tabs></w:pPr><w:r><w:t>а</w:t>"
                "<w:tab/><w:t>б</w:t><w:br/><w:t>юго</w:t><w:noBreakHyphen/><w:t>запад</w:t></w:r>"
                "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>")),
            "[а\tб\nюго-западx]");
}

TEST(Docx, APictureWithoutTextIsAScanAndNothingIsEmpty) {
  EXPECT_EQ(reading_of(docx("<w:p><w:r><w:drawing/></w:r></w:p>")), "(scan)");
  EXPECT_EQ(reading_of(docx("<w:p/>")), "file-document-empty: DOCX");
}

TEST(Docx, ADocumentWithoutItsTextIsBroken) {
  EXPECT_EQ(reading_of(test::packed_zip({{"[Content_Types].xml", "<Types/>"}, {"word/other.xml", "<x/>"}})),
            "file-document-broken: word/document.xml");
  EXPECT_EQ(reading_of(docx("<w:p>")).substr(0, 43), "file-document-broken: word/document.xml:1");
}

TEST(Odt, KazakhLettersSurvive) {
  EXPECT_EQ(reading_of(odt("<text:p>" + test::kazakh + "</text:p>")), "[" + test::kazakh + "]");
}

TEST(Odt, ParagraphsTablesBoxesAndNotesAreRead) {
  EXPECT_EQ(
      reading_of(
          odt("<text:h>Тақырып</text:h><text:p>а<text:s text:c=\"2\"/>б<text:tab/>в<text:line-break/>г"
              "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Ескертпе</text:p>"
              "</text:note-body></text:note></text:p><table:table><table:table-row><table:table-cell>"
              "<text:p>Күні</text:p></table:table-cell><table:covered-table-cell/><table:table-cell>"
              "<text:p>12\n   мамыр</text:p></table:table-cell></table:table-row></table:table>"
              "<text:p><draw:frame><draw:text-box><text:p>Қорапша</text:p></draw:text-box></draw:frame></"
              "text:p>")),
      "[Тақырып\nа  б\tв\nг\nЕскертпе\nКүні\t\t12 мамыр\nҚорапша]");
}

TEST(Odt, DeletionsCommentsAndAlternativeTextsAreNotRead) {
  EXPECT_EQ(
      reading_of(odt("<text:tracked-changes><text:changed-region><text:deletion><text:p>өшірілді</text:p>"
                     "</text:deletion></text:changed-region></text:tracked-changes><text:p>Мәтін"
                     "<office:annotation><text:p>пікір</text:p></office:annotation><draw:frame>"
                     "<draw:image/></draw:frame></text:p>")),
      "[Мәтін]");
  EXPECT_EQ(reading_of(odt("<text:p><draw:frame><draw:image/></draw:frame></text:p>")), "(scan)");
}

TEST(Odt, LinksHeadersAndRaisedDegreesAreKept) {
  const std::string styles =
      "<office:automatic-styles><style:style style:name=\"T1\"><style:text-properties "
      "style:text-position=\"super 58%\"/></style:style></office:automatic-styles>";
  const auto heads =
      test::odf_xml("document-styles",
                    "<office:master-styles><style:master-page><style:header><text:p>Қаулы</text:p>"
                    "</style:header></style:master-page></office:master-styles>");
  EXPECT_EQ(reading_of(odt("<text:p>43<text:span text:style-name=\"T1\">0</text:span>20′ <text:a "
                           "xlink:href=\"https://a.kz\">есеп</text:a></text:p>",
                           styles, {{"styles.xml", heads}})),
            "[Қаулы\n43°20′ есеп <https://a.kz>]");
}

TEST(Odt, WhatIsStruckOutNoLongerHolds) {
  const auto style = [](const std::string& name, const std::string& line) {
    return "<style:style style:name=\"" + name + "\"><style:text-properties " + line + "/></style:style>";
  };
  const std::string styles =
      "<office:automatic-styles>" + style("S", "style:text-line-through-style=\"solid\"") +
      style("D", "style:text-line-through-type=\"double\"") +
      style("N", "style:text-line-through-style=\"none\"") + "</office:automatic-styles>";
  EXPECT_EQ(reading_of(odt("<text:p text:style-name=\"N\">Место: <text:span text:style-name=\"S\">с. Ескі, "
                           "<text:span>ДК</text:span></text:span>с. Жаңа</text:p>"
                           "<text:p text:style-name=\"D\">ул. <text:span>Абая</text:span></text:p>"
                           "<text:p>клуб</text:p>",
                           styles)),
            "[Место: с. Жаңа\nклуб]");
}

TEST(Odt, AnEncryptedOneIsNamed) {
  EXPECT_EQ(reading_of(odt("<text:p>а</text:p>", "",
                           {{"META-INF/manifest.xml",
                             "<m:manifest xmlns:m=\"urn:m\"><m:file-entry><m:encryption-data/>"
                             "</m:file-entry></m:manifest>"}})),
            "file-document-encrypted: ODT");
}

}  // namespace
}  // namespace tyndau::documents
