// Of what each stated position is the place, and which the text takes back. All names and numbers are fictional.
#include "notices/notice_rows.hpp"
#include "notices_help.hpp"

#include <gmock/gmock.h>

namespace tyndau::notices {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string site = "52°48'00\" с.ш. 69°20'00\" в.д.";
const std::string other = "53°17'00\" с.ш. 69°23'00\" в.д.";
const std::string site_kk = "52°48'00\" с.е. 69°20'00\" ш.б.";
const std::string other_kk = "53°17'00\" с.е. 69°23'00\" ш.б.";
const std::string at_site = "69.333333 52.800000";

/// The positions that are sure in a notice of a project that ends with the text.
std::vector<std::string> sure(const std::string& text, const std::string& project = "Карьер щебня") {
  const auto reading =
      test::read("ТОО «Вымысел» проводит общественные слушания по проекту «" + project +
                 "» 17 июня 2025 года в 15:00 по адресу: с. Пример, Дом культуры.\n" + text + "\n");
  std::vector<std::string> values;
  if (reading.hearings.empty()) return values;
  const auto& fields = reading.hearings.front().fields;
  const auto found = fields.find(Field::coordinates);
  if (found == fields.end()) return values;
  for (const Candidate& one : found->second.values) {
    if (one.confidence >= least_confidence()) values.push_back(one.value);
  }
  return values;
}

TEST(PositionOwners, APostAnOfficeADwellingOrAWellIsNotTheSite) {
  for (const auto& words : std::vector<std::string>{
           "Координаты метеостанции Вымысел " + other + " взяты для расчёта.",
           "Координаты поста мониторинга на границе участка: " + other,
           "Фоновые концентрации приняты по посту наблюдения № 2 (" + other + ").",
           "Координаты базы предприятия " + other, "Координаты водозаборной скважины: " + other,
           "Контрольные точки на границе зоны:\n1. " + other + "\n2. " + other,
           "Точки отбора проб воды: 1) " + other + "; 2) " + other,
           "Координаты ближайшей жилой застройки " + other, "Координаты: " + other + " (пос. рабочих).",
           "Объект | Широта | Долгота\nМетеостанция | 53°17'00\" | 69°23'00\"",
           "Координаты полигона ТБО ТОО «Чужой» " + other, "Существующая свалка: " + other,
           "Бақылау бекетінің координаттары: " + other_kk,
           "Көрші «Ойдан» ЖШС карьерінің координаттары: " + other_kk,
           "Су алатын ұңғыманың координаттары " + other_kk}) {
    EXPECT_THAT(sure(words), IsEmpty()) << words;
  }
}

TEST(PositionOwners, TheSiteBesideSomethingElseIsStillTheSite) {
  for (const auto& words : std::vector<std::string>{
           "Координаты участка вблизи метеостанции: " + site, "Метеостанция: " + other + "; карьер: " + site,
           "Карьер расположен в 20 км от метеостанции, координаты карьера " + site,
           "Координаты: " + other + " (пос. рабочих), " + site + " (карьер).",
           "Координаты метеостанции: " + other + "\nКоординаты: " + site,
           "Точки отбора проб воды: 1) " + other + "; 2) " + other + " Угловая точка участка: " + site,
           "Ближайшее жильё – дом лесника (" + other + "). Площадка размещена по координатам " + site,
           "Метеостанцияның координаттары: " + other_kk + ". Карьердің координаттары: " + site_kk}) {
    EXPECT_THAT(sure(words), ElementsAre(at_site)) << words;
  }
}

TEST(PositionOwners, RowsAndSeatsAreToldApart) {
  EXPECT_THAT(sure("Каталог координат:\nНазвание | с.ш. | в.д.\nПост № 1 | 53°17'00\" | 69°23'00\"\n"
                   "Участок «Восточный» | 52°48'00\" | 69°20'00\""),
              ElementsAre(at_site));
  EXPECT_THAT(sure("Место нахождения карьера: " + site + "; место нахождения ТОО: " + other),
              ElementsAre(at_site));
  EXPECT_THAT(sure("Координаты фермы: " + other + ". Координаты скотомогильника: " + site, "Скотомогильник"),
              ElementsAre(at_site));
  EXPECT_THAT(sure("Координаты устьев скважин: " + site, "Обустройство месторождения"), ElementsAre(at_site));
}

TEST(PositionOwners, WhatTheProjectIsCalledIsItsOwn) {
  EXPECT_THAT(sure("Координаты котельной: " + site, "Строительство котельной"), ElementsAre(at_site));
  EXPECT_THAT(sure("Координаты котельной: " + site), IsEmpty());
  EXPECT_THAT(sure("Координаты скважины: " + site, "Бурение разведочных скважин"), ElementsAre(at_site));
  EXPECT_THAT(sure("Координаты действующего карьера: " + site, "Расширение карьера"), ElementsAre(at_site));
}

TEST(PositionOwners, WhatTheTextTakesBackIsNoPosition) {
  for (const auto& words : std::vector<std::string>{
           "Ошибочно указаны координаты " + other + ", следует читать " + site + ".",
           "Координаты: " + site + ". Прежние координаты " + other + " считать недействительными.",
           "Координаты " + other + ", указанные ранее, считать ошибочными. Правильные координаты: " + site,
           "Координаты " + other + " недостоверны, верно: " + site,
           "Уточнение: участок находится не в точке " + other + ", а в точке " + site,
           "Поправка: вместо «" + other + "» читать «" + site + "».",
           "Координаты объекта: " + site + " (ранее указывались " + other + ").",
           "Координаты " + other + " (прежние), " + site + " (новые).",
           "Прежние координаты: 1) " + other + "; 2) " + other + "; 3) " + other + ".\nКоординаты: " + site,
           "Бұрын жарияланған " + other_kk + " координаттары қате, дұрысы: " + site_kk,
           other_kk + " координаттарының орнына " + site_kk + " деп оқылсын.",
           other_kk + " координаттары жарамсыз деп танылсын, жаңа координаттар: " + site_kk}) {
    EXPECT_THAT(sure(words), ElementsAre(at_site)) << words;
  }
}

}  // namespace
}  // namespace tyndau::notices
