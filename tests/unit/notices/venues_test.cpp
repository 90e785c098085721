#include "notices/notice_rows.hpp"
#include "notices_help.hpp"

#include <gmock/gmock.h>

namespace tyndau::notices {
namespace {

using intake::Column;
using test::read;
using test::value;
using test::value_in;
using test::values;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> venues_of(const std::string& text) {
  const auto reading = read(text);
  return reading.hearings.empty() ? std::vector<std::string>{} : values(reading, Field::venues);
}

TEST(Venues, WhatASentenceAddsIsOneMore) {
  EXPECT_THAT(
      venues_of(
          "Слушания по проекту «Карьер» состоятся 14 июля 2026 года в 11:00 по адресу: Шетский район, с. "
          "Первое, ул. Абая, 12, Дом культуры. Также слушания пройдут в пос. Второй, ул. Школьная, 3, "
          "здание школы."),
      ElementsAre("Шетский район, с. Первое, ул. Абая, 12, Дом культуры",
                  "пос. Второй, ул. Школьная, 3, здание школы"));
  EXPECT_THAT(
      venues_of(
          "Тыңдау 2026 жылғы 17 қыркүйекте сағат 15:00-де Сарысу ауданы, Бірінші ауылы, Достық көшесі, 7, "
          "мәдениет үйінде өтеді. Сондай-ақ тыңдау Екінші ауылында, ауылдық клубта өтеді."),
      ElementsAre("Сарысу ауданы, Бірінші ауылы, Достық көшесі, 7, мәдениет үйінде",
                  "Екінші ауылында, ауылдық клубта"));
}

TEST(Venues, JoiningWordsPartThem) {
  EXPECT_THAT(
      venues_of(
          "Тыңдау 2026 жылғы 5 тамызда сағат 11:00-де Бірінші ауылы, Тәуке хан көшесі, 14, мәдениет үйінде "
          "және Екінші ауылы, Абай көшесі, 3, мектеп ғимаратында өтеді."),
      ElementsAre("Бірінші ауылы, Тәуке хан көшесі, 14, мәдениет үйінде",
                  "Екінші ауылы, Абай көшесі, 3, мектеп ғимаратында"));
  EXPECT_THAT(venues_of("Слушания состоятся 5 мая 2026 г. в 11:00 в с. Первое, клуб; с. Второе, школа."),
              ElementsAre("с. Первое, клуб", "с. Второе, школа"));
  EXPECT_THAT(
      venues_of(
          "Слушания состоятся 5 мая 2026 г. в 11:00 в с. Первое, ул. Маркса и Энгельса, 4, Дом культуры и "
          "отдыха."),
      ElementsAre("с. Первое, ул. Маркса и Энгельса, 4, Дом культуры и отдыха"));
}

TEST(Venues, ListsHaveOneInEachLine) {
  EXPECT_THAT(
      venues_of(
          "Дата: 03.08.2026\nМеста проведения слушаний:\n1) г. Первый, ул. Мира, 5, Дворец\n2) с. Второе, "
          "школа\n3) с. Третье, клуб\n"),
      ElementsAre("г. Первый, ул. Мира, 5, Дворец", "с. Второе, школа", "с. Третье, клуб"));
  EXPECT_THAT(
      venues_of("Место проведения: 1) г. Первый, ул. Мира, 5; 2) с. Второе, школа\nДата: 03.08.2026\n"),
      ElementsAre("г. Первый, ул. Мира, 5", "с. Второе, школа"));
}

TEST(Venues, EachIsAssignedToItsHourInTurn) {
  const auto reading = read(
      "Открытые собрания по проекту «Рудник» состоятся в с. Первое (Дом культуры, ул. Ленина, 15) и в с. "
      "Второе "
      "(школа, ул. Советская, 2) 2 июля 2026 г. в 11:00 и 16:00 соответственно.");
  ASSERT_EQ(reading.hearings.size(), 2U);
  EXPECT_THAT(values(reading, Field::venues, 0), ElementsAre("с. Первое (Дом культуры, ул. Ленина, 15)"));
  EXPECT_THAT(values(reading, Field::venues, 1), ElementsAre("с. Второе (школа, ул. Советская, 2)"));
}

TEST(Venues, ItemsOfAListAreHearingsWhenTheLineAboveSaysSo) {
  const auto reading = read(
      "Общественные слушания по проекту «Фабрика» будут проведены:\n- 10 июня 2026 г. в 10:00 – с. Первое, "
      "ул. Мира, "
      "1, ДК;\n- 11 июня 2026 г. в 15:00 – с. Второе, школа.\n");
  ASSERT_EQ(reading.hearings.size(), 2U);
  EXPECT_GE(reading.hearings[1].best(Field::hearing_date)->confidence, least_confidence());
  EXPECT_THAT(values(reading, Field::venues, 1), ElementsAre("с. Второе, школа"));
}

TEST(Venues, HearingsOfOneProjectAreOneConsultation) {
  const auto hearings = notice_rows(read("Слушания по проекту «План» пройдут 22 сентября 2026 г. в 11:00 в "
                                         "с. Первое, здание акимата, и в 15:00 в с. "
                                         "Второе, сельский клуб."),
                                    "paper");
  ASSERT_EQ(hearings.size(), 2U);
  for (const auto& hearing : hearings) EXPECT_EQ(hearing.rows.at(0).at(Column::hearing_group), "paper");
  EXPECT_EQ(hearings[1].rows[0].at(Column::hearing_id), "paper-2");
  EXPECT_EQ(hearings[1].rows[0].at(Column::venue_name), "с. Второе, сельский клуб");
}

TEST(Venues, AStreetOfATableLiesInTheSettlementOfItsRow) {
  const auto reading = read(
      "Населенный пункт\tДата\tВремя\tАдрес\nс. Первое\t15.10.2026\t10:00\tул. Мира, 4, клуб\nс. "
      "Второе\t15.10.2026\t"
      "14:00\tул. Абая, 8, школа\n");
  ASSERT_EQ(reading.hearings.size(), 2U);
  EXPECT_THAT(values(reading, Field::venues, 0), ElementsAre("с. Первое, ул. Мира, 4, клуб"));
  EXPECT_THAT(values(reading, Field::venues, 1), ElementsAre("с. Второе, ул. Абая, 8, школа"));
}

TEST(Venues, AHallBehindTheDateLiesInTheSettlementBeforeIt) {
  const auto reading = read(
      "Слушания по проекту «Газопровод» пройдут:\n- с. Первое – 11.06.2026, 10:00, Дом культуры;\n- с. "
      "Второе – "
      "12.06.2026, 12:00, сельская библиотека;\n");
  ASSERT_EQ(reading.hearings.size(), 2U);
  EXPECT_THAT(values(reading, Field::venues, 0), ElementsAre("с. Первое, Дом культуры"));
  EXPECT_THAT(values(reading, Field::venues, 1), ElementsAre("с. Второе, сельская библиотека"));
}

TEST(Venues, ANoticeThatANewspaperQuotesTellsOfTheHearing) {
  EXPECT_THAT(
      venues_of(
          "В газете «Вести» опубликовано: «ТОО «Песок» проводит общественные слушания по проекту «Добыча "
          "песка» 20 мая 2026 г. в 12:00 по адресу: с. Первое, ул. Мира, 95, акимат района»."),
      ElementsAre("с. Первое, ул. Мира, 95, акимат района"));
}

TEST(Venues, AnAddressOfSomethingElseIsNone) {
  EXPECT_THAT(
      venues_of(
          "Регистрация участников слушаний: г. Первый, ул. Мира, 5, каб. 3. Слушания пройдут 5 мая 2026 г. "
          "в 11:00, регистрация с 10:30, по адресу: с. Второе, ул. Абая, 1, клуб."),
      ElementsAre("с. Второе, ул. Абая, 1, клуб"));
  EXPECT_THAT(
      venues_of(
          "Слушания пройдут 5 мая 2026 г. Регистрация участников проводится по адресу: г. Первый, ул. Мира, "
          "5, акимат."),
      IsEmpty());
  EXPECT_THAT(
      venues_of(
          "Тыңдау 2026 жылғы 5 мамырда өтеді. Құжаттармен Бірінші қаласы, Төле би көшесі, 35, кабинетте "
          "танысуға болады."),
      IsEmpty());
}

TEST(Venues, TheOldPlaceIsNone) {
  EXPECT_THAT(
      venues_of(
          "Слушания по проекту «Карьер», которые намечались в школе с. Ескі, состоятся по новому адресу: п. "
          "Жаңа, ул. Мира, 1, зал акимата, 26 сентября 2026 года в 16.00."),
      ElementsAre("п. Жаңа, ул. Мира, 1, зал акимата"));
  EXPECT_THAT(
      venues_of(
          "Слушания перенесены из школы с. Ескі, ул. Мира, 2 и пройдут в с. Жаңа, ул. Абая, 3, клуб, 5 мая "
          "2026 г. в 11:00."),
      ElementsAre("с. Жаңа, ул. Абая, 3, клуб"));
  EXPECT_THAT(
      venues_of(
          "Слушания, проведенные 18.03.2026 г. в 11:00 в с. Ескі, Дом культуры, признаны несостоявшимися."),
      IsEmpty());
}

TEST(Venues, AHallEndsAKazakhAddress) {
  EXPECT_THAT(
      venues_of(
          "26 сәуір 2024 ж. сағат 18:30-да Мартөбе мектебінде жаңа зауыт туралы қоғамдық тыңдау болады."),
      ElementsAre("Мартөбе мектебінде"));
}

}  // namespace
}  // namespace tyndau::notices
