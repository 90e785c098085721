#include "notices/notice_rows.hpp"
#include "notices_help.hpp"

#include <gmock/gmock.h>

namespace tyndau::notices {
namespace {

using intake::Column;
using test::read;
using test::value;
using test::values;
using ::testing::ElementsAre;

const std::string first =
    "ТОО «Берег» проводит общественные слушания по проекту «Карьер Кызылту» 12 мая 2026 года в 11:00 по "
    "адресу: с. "
    "Первое, ул. Мира, 1, клуб. СЗЗ – 500 м. Замечания принимаются до 7 мая 2026 года: "
    "bereg@bereg.example.\n";
const std::string second =
    "ТОО «Нива» проводит общественные слушания по проекту «Элеватор на станции» 19 мая 2026 года в 15:00 по "
    "адресу: с. "
    "Второе, ул. Абая, 5, акимат. Класс опасности – IV. Замечания принимаются до 14 мая 2026 года: "
    "niva@niva.example.\n";

void expect_apart(const NoticeReading& reading) {
  ASSERT_EQ(reading.hearings.size(), 2U);
  EXPECT_EQ(value(reading, Field::project, 0), "Карьер Кызылту");
  EXPECT_EQ(value(reading, Field::project, 1), "Элеватор на станции");
  EXPECT_EQ(value(reading, Field::initiator, 1), "ТОО «Нива»");
  EXPECT_EQ(value(reading, Field::comments_deadline, 1), "2026-05-14");
  EXPECT_EQ(value(reading, Field::spz_m, 0), "500");
  EXPECT_EQ(value(reading, Field::spz_m, 1), "") << "said of the other project only";
  EXPECT_EQ(value(reading, Field::hazard_class, 0), "");
  EXPECT_THAT(values(reading, Field::venues, 1), ElementsAre("с. Второе, ул. Абая, 5, акимат"));
}

TEST(SeveralNotices, HeadingsPartThem) {
  expect_apart(read("ОБЪЯВЛЕНИЕ\n" + first + "\nОБЪЯВЛЕНИЕ\n" + second));
}
TEST(SeveralNotices, NumbersPartThem) {
  expect_apart(read("Уважаемые жители!\n\n1. " + first + "\n2. " + second));
}
TEST(SeveralNotices, AnItemOfAListOfHearingsSpeaksOfItsHearingAlone) {
  const auto reading = read(
      "Акимат извещает о проведении общественных слушаний:\n1. ТОО «Ульба», по проекту «Добыча ПГС», "
      "14.09.2026 г. в 10:00, "
      "с. Первое, ул. Ленина, 2, акимат. СЗЗ 300 м.\n2. КХ «Беркут», по проекту «Убойный пункт», 15.09.2026 "
      "г. в 11:00, с. "
      "Второе, ул. Абая, 7, сельский клуб. СЗЗ 100 м.\n");
  ASSERT_EQ(reading.hearings.size(), 2U);
  EXPECT_EQ(value(reading, Field::project, 1), "Убойный пункт");
  EXPECT_EQ(value(reading, Field::spz_m, 0), "300");
  EXPECT_EQ(value(reading, Field::spz_m, 1), "100");
  EXPECT_GE(reading.hearings[0].best(Field::hearing_date)->confidence, least_confidence());
}
TEST(SeveralNotices, LinesPartThem) { expect_apart(read(first + second)); }

TEST(SeveralNotices, TwoOnOneDayAreTwo) {
  std::string same = second;
  same.replace(same.find("19 мая 2026 года в 15:00"), std::string("19 мая 2026 года в 15:00").size(),
               "12 мая 2026 года в 11:00");
  EXPECT_EQ(read("ОБЪЯВЛЕНИЕ\n" + first + "\nОБЪЯВЛЕНИЕ\n" + same).hearings.size(), 2U);
}

TEST(SeveralNotices, QuotationsStandWhereTheTextHasThem) {
  const std::string text = "ОБЪЯВЛЕНИЕ\n" + first + "\nОБЪЯВЛЕНИЕ\n" + second;
  const auto reading = read(text);
  const Quote& at = reading.hearings.at(1).best(Field::initiator)->quote;
  EXPECT_EQ(text.substr(at.begin, at.end - at.begin), "ТОО «Нива»");
}

TEST(SeveralNotices, EachIsAConsultationOfItsOwn) {
  for (const auto& hearing : notice_rows(read("ОБЪЯВЛЕНИЕ\n" + first + "\nОБЪЯВЛЕНИЕ\n" + second), "paper"))
    EXPECT_FALSE(hearing.rows.at(0).contains(Column::hearing_group));
}

TEST(SeveralNotices, OnePaperInTwoLanguagesIsOne) {
  const std::string kazakh =
      "«Берег» ЖШС «Қызылту карьері» жобасы бойынша қоғамдық тыңдау 2026 жылғы 12 мамырда сағат 11:00-де "
      "Бірінші ауылы, "
      "Бейбітшілік көшесі, 1, клубта өтетінін хабарлайды.\n";
  EXPECT_EQ(read("ХАБАРЛАНДЫРУ\n" + kazakh + "\nОБЪЯВЛЕНИЕ\n" + first).hearings.size(), 1U);
}

TEST(SeveralNotices, ARowOfATableSpeaksOfItsHearingAlone) {
  const auto reading = read(
      "№\tПроект\tИнициатор\tДата и время\tМесто проведения\n"
      "1\tКарьер «Сункар»\tТОО «Сункар»\t06.07.2026, 11:00\tс. Первое, ул. Мира, 2, Дом культуры\n"
      "2\tЗавод шин\tТОО «ЭкоШина»\t07.07.2026, 15:00\tс. Второе, ул. Абая, 70, акимат\n");
  ASSERT_EQ(reading.hearings.size(), 2U);
  EXPECT_EQ(value(reading, Field::project, 0), "Карьер «Сункар»");
  EXPECT_EQ(value(reading, Field::project, 1), "Завод шин");
  EXPECT_EQ(value(reading, Field::initiator, 1), "ТОО «ЭкоШина»");
  EXPECT_THAT(values(reading, Field::venues, 1), ElementsAre("с. Второе, ул. Абая, 70, акимат"));
  for (const auto& hearing : notice_rows(reading, "paper"))
    EXPECT_FALSE(hearing.rows.at(0).contains(Column::hearing_group));
}

TEST(SeveralNotices, WhatNothingPartsIsNotSure) {
  const auto reading = read(
      "Слушания по проекту «Карьер Кызылту» пройдут 12 мая 2026 года в 11:00, по проекту «Элеватор на "
      "станции» 19 мая 2026 "
      "года в 15:00. СЗЗ – 500 м.");
  ASSERT_EQ(reading.hearings.size(), 2U);
  EXPECT_LT(reading.hearings[1].best(Field::spz_m)->confidence, least_confidence());
}

}  // namespace
}  // namespace tyndau::notices
