// Positions in prose, notices and tables copied out of documents. All names and numbers are fictional.
#include "unit/intake/positions_help.hpp"

#include <vector>

namespace tyndau::intake {
namespace {

using test::country;
using test::metres_between;
using test::outcome;

CoordinatesInText found_in(std::string_view text) { return find_positions(text, country()); }

TEST(PositionsInText, NumbersOfOtherThingsAreNone) {
  for (const char* text : {
           "Слушания состоятся 15.03.2024 в 11-00, 17.04.2024 в 15:30.",
           "Слушания состоятся 15.03.24 в 11.00, 17.04.24 в 15.30.45",
           "тел. 8 (716-45) 6-00-12, 52-26-39, 71-57-27",
           "тел.: 52-26-39; 71-57-27",
           "Кадастровый номер 01-018-012-345, площадь 52,444 га и 71,957 га",
           "Исх. № 52-26/71-57 от 12.05.2023, договор № 50-57/2023",
           "Концентрации: 0,125 0,356 52,444 71,957 мг/м3",
           "от 52,444 до 71,957 м",
           "высота 52,444 м, длина 71,957 км",
           "52,4 га и 71,9 га",
           "на 52.44 71.96 процента",
           "ИИН 850101300123, БИН 120340005678",
           "КАТО 116430100, код 551230000",
           "температура от 25 °С до 35 °С, 47 °С, 68 °С",
           "трасса М-36, М-51 и А-17, бетон М-42",
           "расход 5812345 м3 в год, 12584321 тенге",
           "с 9 до 18, в 12 ч 30 мин, 48 ч 57 мин",
           "ГОСТ 17.2.3.02-2014, СП 2.2.1.1312-03",
           "в 52,4 км к северу, в 71,9 км к востоку",
           "hearing@52.example.com, https://hearings.example.kz/item/524442/719576?id=52.44",
           "п. 52.26.39 и п. 71.57.27",
           "Point (see page 52.4442 of 71.9576)",
       }) {
    const auto read = found_in(text);
    EXPECT_TRUE(read.found.empty()) << text;
    EXPECT_TRUE(read.ambiguous.empty()) << text;
    EXPECT_TRUE(read.refused.empty())
        << text << ": " << (read.refused.empty() ? "" : read.refused[0].fault.code);
  }
}

struct Sentence {
  const char* text;
  const char* span;
  LonLat at;
};

TEST(PositionsInText, PositionsAreFoundWithTheirSpan) {
  for (const auto& [text, span, at] : std::vector<Sentence>{
           {"Участок площадью 52,4 га в 12,7 км от города, тел. 8 (716-45) 6-00-12. Координаты центра: "
            "52°26'39\" с.ш., "
            "71°57'27\" в.д. Слушания 15.03.2024 в 11-00.",
            "52°26'39\" с.ш., 71°57'27\" в.д.",
            {71.9575, 52.0 + 26.65 / 60}},
           {"2024 жылғы 19 наурызда сағат 15.00-де, ауданы 44,85 га. Орналасқан жері: 43°41'20\" с.е., "
            "51°12'31\" ш.б.",
            "43°41'20\" с.е., 51°12'31\" ш.б.",
            {51.0 + 12.0 / 60 + 31.0 / 3600, 43.0 + 41.0 / 60 + 20.0 / 3600}},
           {"Карьер 49,8 га, СЗЗ 300 м, координаты 49,8047 73,1094, до жилья 73,1 км.",
            "49,8047 73,1094",
            {73.1094, 49.8047}},
           {"находится в 52°26′39″ с.ш., 71°57′27″ в.д., на землях",
            "52°26′39″ с.ш., 71°57′27″ в.д.",
            {71.9575, 52.0 + 26.65 / 60}},
           {"полигон (участок 4,5 га) имеет координаты N 50.28390, E 57.16700; договор № 50-57/2023",
            "N 50.28390, E 57.16700",
            {57.167, 50.2839}},
           {"карта: https://www.google.com/maps/@52.4442,71.9576,12z, вход свободный",
            "https://www.google.com/maps/@52.4442,71.9576,12z",
            {71.9576, 52.4442}},
           {"Площадка (UTM 42N 584000 5809000) огорожена",
            "UTM 42N 584000 5809000",
            {70.2353384794, 52.4247538364}},
           {"реперная точка 42UXD 84012 09021 на карте", "42UXD 84012 09021", {71.7048788469, 52.4004509506}},
           {"контур: POINT (71.9576 52.4442), см. схему", "POINT (71.9576 52.4442)", {71.9576, 52.4442}},
           {"точка 47.11640 51.88300 (широта, долгота) у реки", "47.11640 51.88300", {51.883, 47.1164}}}) {
    const auto read = found_in(text);
    ASSERT_EQ(read.found.size(), 1U) << text;
    EXPECT_TRUE(read.refused.empty()) << text;
    const auto& one = read.found.front();
    EXPECT_EQ(std::string_view(text).substr(one.begin, one.end - one.begin), span) << text;
    ASSERT_EQ(one.positions.size(), 1U) << text;
    EXPECT_LT(metres_between(one.positions.front().at, at), 0.5) << text;
  }
}

TEST(PositionsInText, SeveralPlacesOfOneTextStaySeveral) {
  const auto read = found_in(
      "Карьер: 52°26′39″ с.ш., 71°57′27″ в.д. Полигон отходов расположен отдельно: 49,80470 73,10940. "
      "Лист карты M-42-85.");
  ASSERT_EQ(read.found.size(), 3U);
  EXPECT_EQ(read.found[0].kind, CoordinateKind::degrees_minutes_seconds);
  EXPECT_EQ(read.found[1].kind, CoordinateKind::decimal_degrees);
  EXPECT_EQ(read.found[2].form, FoundForm::box);
}

TEST(PositionsInText, WellsAreNoCornersOfAnArea) {
  const auto wells = found_in(
      "Скважины: № 1 52°26′39″ с.ш. 71°57′27″ в.д.; № 2 52°26′45″ с.ш. 71°57′40″ в.д.; № 3 52°26′50″ "
      "с.ш. 71°57′30″ в.д.");
  ASSERT_EQ(wells.found.size(), 1U);
  EXPECT_EQ(wells.found[0].form, FoundForm::points);
  EXPECT_EQ(wells.found[0].positions.size(), 3U);
}

TEST(PositionsInText, TablesAreReadByTheirHeading) {
  for (const char* text : {
           "№ | северная широта | восточная долгота\n1 | 50°48'15\" | 52°06'34\"\n2 | 50°48'15\" | "
           "52°07'10\"\n3 | 50°47'50\" | 52°07'10\"",
           "№ точки\tСеверная широта\tВосточная долгота\n1\t50 48 15\t52 06 34\n2\t50 48 15\t52 07 10\n3\t50 "
           "47 50\t52 07 10",
           "№ | с.ш. | в.д.\n1 | 50°48'15\" | 52°06'34\"\n2 | 50°48'15\" | 52°07'10\"\n3 | 50°47'50\" | "
           "52°07'10\"",
           "№ п/п | Восточная долгота | Северная широта\n1 | 52°06'34\" | 50°48'15\"\n2 | 52°07'10\" | "
           "50°48'15\"\n3 | 52°07'10\" | 50°47'50\"",
           "Угловые точки Северная широта Восточная долгота 1 50°48′15″ 52°06′34″ 2 50°48′15″ 52°07′10″ 3 "
           "50°47′50″ "
           "52°07′10″ Площадь 0,33 км²",
           "Угловые точки Северная широта Восточная долгота 1 50 48 15 52 06 34 2 50 48 15 52 07 10 3 50 47 "
           "50 52 07 10 "
           "Площадь 0,33 км²",
           "Угловые точки:\n1 50°48'15\" 52°06'34\"\n2 50°48'15\" 52°07'10\"\n3 50°47'50\" "
           "52°07'10\"\nПервым указана "
           "северная широта, вторым – восточная долгота.",
           "Бұрыштық нүктелер:\n№ | солтүстік ендік | шығыс бойлық\n1 | 50°48'15\" | 52°06'34\"\n2 | "
           "50°48'15\" | "
           "52°07'10\"\n3 | 50°47'50\" | 52°07'10\"",
       }) {
    const auto read = found_in(text);
    ASSERT_EQ(read.found.size(), 1U) << text;
    const auto& area = read.found.front();
    EXPECT_EQ(area.form, FoundForm::polygon) << text;
    EXPECT_EQ(area.order, AxisOrder::by_heading) << text;
    ASSERT_EQ(area.positions.size(), 3U) << text;
    EXPECT_NEAR(area.positions[0].at.lat, 50.0 + 48.0 / 60 + 15.0 / 3600, 1e-9) << text;
    EXPECT_NEAR(area.positions[1].at.lon, 52.0 + 7.0 / 60 + 10.0 / 3600, 1e-9) << text;
    EXPECT_NEAR(area.positions[2].at.lat, 50.0 + 47.0 / 60 + 50.0 / 3600, 1e-9) << text;
  }
}

TEST(PositionsInText, ATableOfMetresIsAnArea) {
  const auto read = found_in(
      "Координаты угловых точек в системе СК-42\n№ X Y\n1 5812345 12584321\n2 5812345 12585321\n3 5811345 "
      "12585321");
  ASSERT_EQ(read.found.size(), 1U);
  EXPECT_EQ(read.found[0].form, FoundForm::polygon);
  EXPECT_EQ(read.found[0].kind, CoordinateKind::gauss_krueger);
  ASSERT_EQ(read.found[0].positions.size(), 3U);
  EXPECT_NEAR(metres_between(read.found[0].positions[0].at, read.found[0].positions[1].at), 1000.0, 1.0);
}

TEST(PositionsInText, MistakesAreReportedBesideWhatIsRight) {
  const auto read = found_in(
      "Карьер: 52°66′39″ с.ш., 71°57′27″ в.д. Склад взрывчатых веществ расположен в 3 км: 49,80470 "
      "73,10940.");
  ASSERT_EQ(read.refused.size(), 1U);
  EXPECT_EQ(read.refused[0].fault.code, "position-over-sixty");
  ASSERT_EQ(read.found.size(), 1U);
  const auto lonely = found_in("Широта карьера 52°26′39″ с.ш., долгота уточняется.");
  ASSERT_EQ(lonely.refused.size(), 1U);
  EXPECT_EQ(lonely.refused[0].fault.code, "coordinates-pair-incomplete");
}

TEST(PositionsInText, OneAnswerForAWholeTextDropsNothing) {
  const auto answer = [](const char* text) { return outcome(read_positions(text, country())); };
  EXPECT_EQ(answer("Карьер: 52°26′39″ с.ш., 71°57′27″ в.д. Слушания 15.03.2024."), "read");
  EXPECT_EQ(answer("Карьер: 52°26′39″ с.ш., 71°57′27″ в.д., склад: 52°76′39″ с.ш., 71°57′27″ в.д."),
            "position-over-sixty");
  EXPECT_EQ(answer("Координаты объекта: 50,1164 / 51,8830"), "ambiguous");
  EXPECT_EQ(answer("Слушания 15.03.2024."), "coordinates-not-readable");
}

TEST(PositionsInText, BrokenBytesAndHugeTextsAreSurvived) {
  std::string text = "\xff\xfe 52.44417\xc3 71.95761 \x00";
  for (int i = 0; i < 2000; ++i) text += "{{((POINT 1 52.4 № 1-2-3 @5 ll= °′″ М-42-";
  const auto read = found_in(text);
  EXPECT_LE(read.found.size() + read.refused.size(), 2001U);
}

}  // namespace
}  // namespace tyndau::intake
