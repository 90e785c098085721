// Where notices put their venues, places, forms and deadlines. All names and numbers are fictional.
#include "notices/notice_rows.hpp"
#include "notices/reading.hpp"
#include "notices_help.hpp"

#include <gmock/gmock.h>

namespace tyndau::notices {
namespace {

using test::read;
using test::value;
using test::value_in;
using test::values;
using ::testing::ElementsAre;

TEST(NoticeLayouts, TheAddressOfAHallInBracketsIsTheVenueAndNotThePlaceOfTheObject) {
  const auto reading = read(
      "ТОО «Вымысел» сообщает, что 14 августа 2025 года в 11 часов 00 минут в здании Дома культуры села "
      "Пример "
      "(Абайская область, Жарминский район, село Пример, улица Абая, 14) состоятся общественные слушания по "
      "проекту «Карьер».");
  EXPECT_EQ(value(reading, Field::place), "");
  EXPECT_THAT(
      values(reading, Field::venues),
      ElementsAre("здании Дома культуры села Пример (Абайская область, Жарминский район, село Пример, "
                  "улица Абая, 14)"));
}

TEST(NoticeLayouts, AnAddressInBracketsBehindTheHourIsTheVenue) {
  EXPECT_THAT(
      values(
          read("Общественные слушания по проекту «Карьер» состоятся 5 ноября 2025 года в 11:00 (с. Пример, "
               "ул. Мира, 3, клуб), форма – открытое собрание."),
          Field::venues),
      ElementsAre("с. Пример, ул. Мира, 3, клуб"));
}

TEST(NoticeLayouts, AContactEndsTheVenueOfATableInOneLine) {
  EXPECT_THAT(
      values(read("Дата и время 25.09.2025 15:00 Место проведения Карагандинская область, Абайский район, п. "
                  "Пример, ул. Мира 12 Контакт Отдел экологии Форма проведения Открытое собрание "
                  "Наименование проекта Строительство завода Инициатор ТОО «Вымысел»"),
             Field::venues),
      ElementsAre("Карагандинская область, Абайский район, п. Пример, ул. Мира 12"));
}

TEST(NoticeLayouts, AHallAtAnAddressBelongsToTheVenueInKazakh) {
  EXPECT_THAT(
      values(read("«Ойдан» ЖШС 2025 жылғы 5 қарашада сағат 12.00-де Түркістан облысы, Сайрам ауданы, Мысал "
                  "ауылы, Жырау көшесі 1 мекенжайындағы мәдениет сарайында «Полигон құрылысы» жобасы бойынша "
                  "қоғамдық тыңдау өткізеді."),
             Field::venues),
      ElementsAre("Түркістан облысы, Сайрам ауданы, Мысал ауылы, Жырау көшесі 1 мекенжайындағы мәдениет "
                  "сарайында"));
}

TEST(NoticeLayouts, WhereTheObjectLiesBeginsBehindItsKind) {
  EXPECT_EQ(
      value_in("Қоғамдық тыңдау өтеді. Нысан Ақмола облысы, Целиноград ауданы, Мысал ауылынан 3 шақырым "
               "солтүстікке қарай орналасқан.",
               Field::place),
      "Ақмола облысы, Целиноград ауданы, Мысал ауылынан 3 шақырым солтүстікке қарай");
}

TEST(NoticeLayouts, AMeetingThatIsAlsoOnTheNetworkIsNotSurelyOnline) {
  const auto form = [](const std::string& text) {
    const auto reading = read(text);
    const Candidate* found = reading.hearings.at(0).best(Field::form);
    return found == nullptr ? 0.0 : found->confidence;
  };
  const std::string online =
      "«Ойдан» ЖШС 2025 жылғы 5 қарашада сағат 12:00-де онлайн-форматтағы қоғамдық тыңдау өткізеді.";
  EXPECT_EQ(value_in(online, Field::form), "online");
  EXPECT_GE(form(online), least_confidence());
  EXPECT_LT(
      form("«Ойдан» ЖШС 2025 жылғы 5 қарашада сағат 12:00-де Мысал ауылы, Жырау көшесі 1, мәдениет үйінде "
           "қоғамдық тыңдау өткізеді. Тыңдау онлайн-форматтағы эфирде де көрсетіледі."),
      least_confidence());
}

TEST(NoticeLayouts, WhatWasOnTheAirBehindACommaDoesNotHideTheDeadline) {
  EXPECT_EQ(
      value_in(
          "Общественные слушания состоятся 20 октября 2025 года в 11:00. Приём замечаний и предложений до "
          "17 октября 2025 г. (эфир телеканала «Пример ТВ» 08.09.2025).",
          Field::comments_deadline),
      "2025-10-17");
  const auto reading = read(
      "Общественные слушания состоятся 5 ноября 2025 года в 11:00\nСрок приема замечаний: до 31.10.2025, "
      "эфир "
      "телеканала «Пример» 01.10.2025");
  EXPECT_EQ(value(reading, Field::comments_deadline), "2025-10-31");
  EXPECT_GE(reading.hearings.at(0).best(Field::comments_deadline)->confidence, least_confidence());
  EXPECT_EQ(
      value_in("Общественные слушания пройдут по проекту «Пример». Протокол слушаний и ответы на замечания "
               "будут опубликованы до 28 мая 2025 года в газете «Пример».",
               Field::comments_deadline),
      "");
}

}  // namespace
}  // namespace tyndau::notices
