#include "documents/clean_text.hpp"

#include "documents/page_frames.hpp"

#include <gtest/gtest.h>

namespace tyndau::documents {
namespace {

TEST(CleanText, InvisibleAndTurningCharactersAreDropped) {
  EXPECT_EQ(cleaned("а\u202Eб\u2066в\u200Bг\uFEFF\u061C\x01\x7F"), "абвг");
  EXPECT_EQ(cleaned("тыңдау\u00ADлар"), "тыңдаулар");
  EXPECT_EQ(cleaned("тыңдау\u00AD\n   лар"), "тыңдаулар");
  EXPECT_EQ(cleaned("а\u00AD б"), "а б");
}

TEST(CleanText, SpacesLinesAndLigaturesBecomePlain) {
  EXPECT_EQ(cleaned("  а\u00A0б\u2009в  \r\n\r\n\r\n г\u2028д\x0B"
                    "е\f"),
            "а б в\n\nг\nд\nе");
  EXPECT_EQ(cleaned("\tбос\tұяшық\t"), "\tбос\tұяшық");
  EXPECT_EQ(cleaned("o\uFB03ce \uFB01ne \uFB06"), "office fine st");
}

TEST(CleanText, EachLetterHasOneForm) {
  EXPECT_EQ(cleaned("и\u0306е\u0308"), "йё");
  EXPECT_EQ(cleaned("ӘәҒғҚқҢңӨөҰұҮүҺһІі"), "ӘәҒғҚқҢңӨөҰұҮүҺһІі");
}

TEST(CleanText, BrokenBytesAndLettersOfNoScriptAreSeen) {
  EXPECT_EQ(cleaned("а\xFF"), "а\uFFFD");
  EXPECT_EQ(cleaned("52\uF0B0 \uE000"), "52° \uFFFD");
}

TEST(CleanText, WhatIsCleanedIsCleanAndStaysSo) {
  for (const char* const text : {"а\u202Eб", "и\u0306", "\r\n\x01x\u00AD", "\xC3\x28", "\uE000\uFFFF"}) {
    EXPECT_FALSE(is_clean(text)) << text;
    EXPECT_TRUE(is_clean(cleaned(text))) << text;
    EXPECT_EQ(cleaned(cleaned(text)), cleaned(text));
  }
}

TEST(CleanText, GapsOfALayoutAreCells) {
  EXPECT_EQ(cells_for_gaps("Атауы      Карьер  Ақсу\n    шегініс"), "Атауы\tКарьер Ақсу\nшегініс");
}

TEST(TwoLanguages, AreReadOneAfterTheOther) {
  const std::string layout =
      "            ХАБАРЛАНДЫРУ / ОБЪЯВЛЕНИЕ о слушаниях и жұмыстар\n\n"
      "Қоршаған ортаға әсерді бағалау     Общественные слушания по\n"
      "жөніндегі қоғамдық тыңдаулар       отчёту о воздействиях на среду\n"
      "Ақсу ауылында өткізіледі.          пройдут в селе Аксу.\n"
      "\n"
      "Өтетін күні мен уақыты: он екі     Дата и время: двенадцатого мая\n"
      "мамырда, сағат онда                в десять часов утра\n"
      "                                   по времени столицы\n"
      "Бекітілген құжаттар тізімі порталда жарияланды, опубликованы на портале";
  EXPECT_EQ(cells_for_gaps(cleaned(language_by_language(layout))),
            "ХАБАРЛАНДЫРУ / ОБЪЯВЛЕНИЕ о слушаниях и жұмыстар\n\n"
            "Қоршаған ортаға әсерді бағалау\nжөніндегі қоғамдық тыңдаулар\nАқсу ауылында өткізіледі.\n\n"
            "Өтетін күні мен уақыты: он екі\nмамырда, сағат онда\n\n"
            "Общественные слушания по\nотчёту о воздействиях на среду\nпройдут в селе Аксу.\n\n"
            "Дата и время: двенадцатого мая\nв десять часов утра\nпо времени столицы\n"
            "Бекітілген құжаттар тізімі порталда жарияланды, опубликованы на портале");
}

TEST(TwoLanguages, ATableOfOneLanguageKeepsItsRows) {
  std::string table;
  for (int i = 0; i < 8; ++i) table += "Наименование объекта     Разработка карьера Аксу\n";
  EXPECT_EQ(language_by_language(table), table);
  EXPECT_EQ(language_by_language("қысқа          короткий\n"), "қысқа          короткий\n");
  EXPECT_EQ(language_by_language(""), "");
}

TEST(JoinedLines, WordsOfOnePieceAreJoined) {
  EXPECT_EQ(joined_lines("строи-\nтельство карьера"), "строительство карьера");
  EXPECT_EQ(joined_lines("environ-\nmental"), "environmental");
}

TEST(JoinedLines, WordsWithAHyphenKeepIt) {
  EXPECT_EQ(joined_lines("юго-\nзападнее села"), "юго-западнее села");
  EXPECT_EQ(joined_lines("трасса Кызылорда-\nКумколь"), "трасса Кызылорда-Кумколь");
  EXPECT_EQ(joined_lines("санитарно-\nзащитная зона. Санитарно-защитная зона"),
            "санитарно-защитная зона. Санитарно-защитная зона");
  EXPECT_EQ(joined_lines("городско-\nвоеводский, городсковоеводский"),
            "городсковоеводский, городсковоеводский");
}

TEST(JoinedLines, WhatIsNotKnownStaysAsItStands) {
  for (const char* const text :
       {"санитарно-\nзащитная", "оңтүстік-\nшығыс", "2020-\n2030", "по-\nлучение", "кто-\nто", "а -\nб",
        "XIX-\nвек", "www.eco-\nportal", "https://eco-\nportal.kz", "тире-\nТоо", "конец-\n"}) {
    EXPECT_EQ(joined_lines(text), text);
  }
}

TEST(Garbled, HonestTextsAreBelieved) {
  for (const char* const text :
       {"Объявление о проведении общественных слушаний по отчёту о возможных воздействиях",
        "Қоршаған ортаға әсерді бағалау бойынша қоғамдық тыңдаулар өткізілетіні туралы хабарландыру",
        "The public hearing takes place at ten in the hall of the rural district",
        "52°26′39″ с.ш. 71°57′27″ в.д. 52°26′39″ с.ш. 71°57′27″ в.д. 52°26′39″ с.ш. 71°57′27″ в.д.",
        "Содержание ........................................ 5 ____________________________________ 6",
        "ТОО «СНТ ВЛГР», БИН 123456789012, ИИК KZ00 0000 0000 0000 0000", "короткий ѰѰ",
        "公聴会のお知らせ環境影響評価"}) {
    EXPECT_FALSE(is_garbled(text)) << text;
  }
}

TEST(Garbled, CodesOfFontsAndWrongEncodingsAreTold) {
  for (const char* const text :
       {"Îáúÿâëåíèå î ïðîâåäåíèè îáùåñòâåííûõ ñëóøàíèé", "РћР±СЉСЏРІР»РµРЅРёРµ Рѕ РїСЂРѕРІРµРґРµРЅРёРё",
        "нАЗЪБКЕМХЕ Н ОПНБЕДЕМХХ НАЫЕЯРБЕММШУ ЯКСЬЮМХИ", "Ɉɛɴɹɜɥɟɧɢɟɨɩɪɨɜɟɞɟɧɢɢɨɛɳɟɫɬɜɟɧɧɵɯɫɥɭɲɚɧɢɣ",
        "#$&^@!~`#$&^@!~`<>{}[]#$&^@!~`#$&^@!~`", "\uFFFD\uFFFD\uFFFDабв где жзи клм ноп рст уфх",
        "wklv lv d whaw zklfk lv vkliwhg eb wkuhh ohwwhuv lq wkh doskdehw rkqz krz vwudqjh lw lv vkrxog "
        "wkdw"}) {
    EXPECT_TRUE(is_garbled(text)) << text;
  }
  EXPECT_TRUE(is_codes("\x05\x06\x07 \x08"));
  EXPECT_FALSE(is_codes("мәтін\n\f"));
}

TEST(PageFrames, APageComesBackAsItWasSent) {
  for (const Page& page :
       {Page{3, "Мәтін\tұяшық", false, false}, Page{4, "", true, false}, Page{5, "", false, true}}) {
    EXPECT_EQ(page_from(encoded(page)), page);
  }
  const auto head = head_from(encoded(DocumentHead{DocumentFormat::odt, 12}));
  ASSERT_TRUE(head);
  EXPECT_EQ(head->format, DocumentFormat::odt);
  EXPECT_EQ(head->pages_in_all, 12U);
}

TEST(PageFrames, WhatNoReaderOfOursSendsIsRefused) {
  EXPECT_FALSE(page_from(encoded(Page{1, "а\u202Eб", false, false})));
  EXPECT_FALSE(page_from(encoded(Page{1, "\xFF", false, false})));
  EXPECT_FALSE(page_from(encoded(Page{1, "мәтін", true, false})));
  EXPECT_FALSE(page_from(encoded(Page{1, "мәтін", false, false}) + "x"));
  EXPECT_FALSE(page_from(""));
  EXPECT_FALSE(head_from(""));
  EXPECT_FALSE(head_from(encoded(DocumentHead{static_cast<DocumentFormat>(9), 1})));
}

}  // namespace
}  // namespace tyndau::documents
