#include "unit/documents/document_files.hpp"

namespace tyndau::documents {
namespace {

using test::reading_of;

std::string page(const std::string& body, const std::string& head = "") {
  return "<!DOCTYPE html><html><head><title>т</title>" + head + "</head><body>" + body + "</body></html>";
}

/// Cyrillic text as the bytes of a code page.
std::string bytes_in(const std::string& utf8, const char* converter) {
  const auto text = icu::UnicodeString::fromUTF8(utf8);
  std::string bytes(static_cast<std::size_t>(text.length()) * 4, '\0');
  bytes.resize(static_cast<std::size_t>(
      text.extract(0, text.length(), bytes.data(), static_cast<std::uint32_t>(bytes.size()), converter)));
  return bytes;
}

TEST(Html, KazakhLettersSurvive) {
  EXPECT_EQ(reading_of(page("<p>" + test::kazakh + "</p>")), "[" + test::kazakh + "]");
}

TEST(Html, BlocksAreLinesAndCellsAreApartByTabs) {
  EXPECT_EQ(
      reading_of(
          page("<h1>Тақырып</h1>бос\n   мәтін<br>жаңа жол<div>а <b>б</b><i>в</i></div><ul><li>бір<li>екі</ul>"
               "<table><tr><th>№<th>Атауы<th>Күні<tr><td>1<td>Карьер<br>Ақсу<td>12.05</table>")),
      "[Тақырып\nбос мәтін\nжаңа жол\nа бв\nбір\nекі\n№\tАтауы\tКүні\n1\tКарьер Ақсу\t12.05]");
}

TEST(Html, ScriptsStylesAndHiddenTextAreNotRead) {
  EXPECT_EQ(
      reading_of(page(
          "<script>var a='<p>жоқ</p>';</script><style>p{}</style><p hidden>жоқ</p><div style=\"color:red; "
          "display : NONE\"><p>жоқ</p></div><select><option>жоқ</select><!-- жоқ --><p>бар</p>")),
      "[бар]");
}

TEST(Html, WhatIsStruckOutNoLongerHolds) {
  EXPECT_EQ(reading_of(page("<p>Место: <s>с. Ескі</s><del>, ДК</del><strike>, 5</strike>с. Жаңа<span "
                            "style=\"text-decoration: line-through\">, мектеп</span>, клуб</p>")),
            "[Место: с. Жаңа, клуб]");
}

TEST(Html, EntitiesLinksAndRaisedDegreesAreKept) {
  EXPECT_EQ(reading_of(
                page("<p>52&deg;26&prime;&nbsp;&laquo;А&raquo; &#1178;&#x4B1; 71<sup>0</sup>57 м<sup>2</sup> "
                     "<a href='https://a.kz/x'>есеп</a> <a href='#top'>жоғары</a></p><pre>а\n  б</pre>")),
            "[52°26′ «А» Құ 71°57 м² есеп <https://a.kz/x> жоғары\nа\nб]");
}

TEST(Html, APictureOnlyIsAScan) {
  EXPECT_EQ(reading_of(page("<img src='http://127.0.0.1/x.png'>")), "(scan)");
  EXPECT_EQ(reading_of(page("<p> </p>")), "file-document-empty: HTML");
}

TEST(Html, TheBytesDecideAndNotWhatThePageDeclares) {
  const std::string text = "Хабарландыру: общественные слушания в селе Аксу";
  const auto declared = [](const std::string& name) {
    return "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=" + name + "\">";
  };
  EXPECT_EQ(reading_of(page("<p>" + text, declared("windows-1251"))), "[" + text + "]");
  for (const char* const name : {"windows-1251", "utf-8", "koi8-r", "nonsense"}) {
    EXPECT_EQ(reading_of(bytes_in(page("<p>" + text, declared(name)), "windows-1251")), "[" + text + "]")
        << name;
  }
  EXPECT_EQ(reading_of(bytes_in(page("<p>" + text, declared("koi8-r")), "KOI8-R")), "[" + text + "]");
}

TEST(Html, AFileThatBreaksOffIsReadSoFar) {
  EXPECT_EQ(reading_of("<html><body><p>Мәтін <b>қалың"), "[Мәтін қалың]");
}

TEST(Html, NestingBeyondTheLimitIsRefused) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<div>";
  EXPECT_EQ(reading_of("<html><body>" + deep + "x"), "file-document-depth: 1000");
}

TEST(Html, NulBytesAreDropped) {
  const std::string nul(1, '\0');
  EXPECT_EQ(reading_of(page("<p>Мәтін" + nul + " осында тұр және ол ұзақ</p>")),
            "[Мәтін осында тұр және ол ұзақ]");
}

TEST(Txt, KazakhLettersSurviveInEveryEncoding) {
  const std::string text = "Хабарландыру\n" + test::kazakh + "\nқоғамдық тыңдаулар";
  EXPECT_EQ(reading_of(text), "[" + text + "]");
  EXPECT_EQ(reading_of("\xEF\xBB\xBF" + text), "[" + text + "]");
  EXPECT_EQ(reading_of("\xFF\xFE" + bytes_in(text, "UTF-16LE")), "[" + text + "]");
  EXPECT_EQ(reading_of("\xFE\xFF" + bytes_in(text, "UTF-16BE")), "[" + text + "]");
}

/// As KZ-1048: where its letters stand, CP1251 has others.
std::string in_kz1048(std::string text) {
  const std::vector<std::pair<std::string, std::string>> pairs{
      {"Қ", "Ќ"}, {"Һ", "Ћ"}, {"қ", "ќ"}, {"һ", "ћ"}, {"Ұ", "Ў"}, {"ұ", "ў"}, {"Ә", "Ј"}, {"Ө", "Ґ"},
      {"Ғ", "Є"}, {"Ү", "Ї"}, {"ө", "ґ"}, {"ғ", "є"}, {"ә", "ј"}, {"Ң", "Ѕ"}, {"ң", "ѕ"}, {"ү", "ї"}};
  for (const auto& [own, placed] : pairs) {
    for (auto at = text.find(own); at != std::string::npos; at = text.find(own, at))
      text.replace(at, own.size(), placed);
  }
  return bytes_in(text, "windows-1251");
}

TEST(Txt, KazakhOfKz1048IsTold) {
  const std::string text = "Хабарландыру: " + test::kazakh + ", қоғамдық тыңдаулар өтеді";
  EXPECT_EQ(reading_of(in_kz1048(text)), "[" + text + "]");
  EXPECT_EQ(static_cast<unsigned char>(in_kz1048("Қ")[0]), 0x8D);
}

TEST(Txt, RussianOfOldCodePagesIsTold) {
  for (const std::string text : {"Объявление о проведении общественных слушаний «Карьер» — 12 мая",
                                 "ОБЪЯВЛЕНИЕ О ПРОВЕДЕНИИ СЛУШАНИЙ"}) {
    for (const char* const converter : {"windows-1251", "KOI8-R", "IBM866", "ISO-8859-5"}) {
      if (text.find("«") != std::string::npos && std::string(converter) != "windows-1251") continue;
      EXPECT_EQ(reading_of(bytes_in(text, converter)), "[" + text + "]") << converter;
    }
  }
}

TEST(Txt, BytesThatMakeNoWordsAreNotGuessedAt) {
  std::string codes;
  for (int i = 0; i < 400; ++i) codes += static_cast<char>(0x80 + (i * 37) % 128);
  EXPECT_EQ(reading_of(codes).substr(0, 21), "file-document-charset");
}

TEST(Txt, TextReadInAWrongEncodingBeforeIsGarbled) {
  const std::string text = "Объявление о проведении общественных слушаний в селе Аксу";
  const auto twice = icu::UnicodeString(text.data(), static_cast<int>(text.size()), "windows-1251");
  std::string wrong;
  EXPECT_EQ(reading_of(twice.toUTF8String(wrong)), "(garbled)");
  std::string koi;
  const auto bytes = bytes_in(text, "KOI8-R");
  icu::UnicodeString(bytes.data(), static_cast<int>(bytes.size()), "windows-1251").toUTF8String(koi);
  EXPECT_EQ(reading_of(koi), "(garbled)");
}

TEST(Txt, ManyNulBytesAreNoText) {
  EXPECT_EQ(reading_of("Мәтін" + std::string(60, '\0') + "соңы"), "file-document-kind: ?");
  EXPECT_EQ(reading_of("Мәтін осында тұр" + std::string(1, '\0') + ", бір артық белгімен"),
            "[Мәтін осында тұр, бір артық белгімен]");
}

TEST(Txt, WhatIsLargerThanAnyNoticeIsRefused) {
  EXPECT_EQ(reading_of(std::string(sandbox::most_plain_text_bytes + 1, 'a')), "file-limit-size: 16 MiB");
}

}  // namespace
}  // namespace tyndau::documents
