// Whose a protection zone, a class or a distance is. All names and numbers are fictional.
#include "notices/notice_rows.hpp"
#include "notices_help.hpp"

#include <gtest/gtest.h>

namespace tyndau::notices {
namespace {

/// The value of a field in a notice of a project that ends with the text, when it is sure.
std::string sure(Field field, const std::string& text, const std::string& project = "Карьер щебня") {
  const auto reading =
      test::read("ТОО «Вымысел» проводит общественные слушания по проекту «" + project +
                 "» 17 июня 2025 года в 15:00 по адресу: с. Пример, Дом культуры.\n" + text + "\n");
  const auto* best = reading.hearings.empty() ? nullptr : reading.hearings.front().best(field);
  return best == nullptr || best->confidence < least_confidence() ? std::string() : best->value;
}
std::string zone(const std::string& text, const std::string& project = "Карьер щебня") {
  return sure(Field::spz_m, text, project);
}
std::string hazard(const std::string& text, const std::string& project = "Карьер щебня") {
  return sure(Field::hazard_class, text, project);
}

TEST(UnitOwners, TheZoneAndTheClassOfANeighbourOrOfAUnitAreNotTheProjects) {
  for (const char* text :
       {"СЗЗ соседнего предприятия ТОО «Сосед» (класс I) равна 300 м.",
        "Котельная вахтового посёлка относится к V классу опасности, СЗЗ 50 м.",
        "В границы СЗЗ соседнего завода (радиус 1000 м, класс I) площадка не попадает.",
        "Смежное предприятие имеет санитарно-защитную зону 1000 м и относится к I классу опасности.",
        "На расстоянии 500 м находится объект I класса опасности (СЗЗ 1000 м).",
        "Қазандық V қауіптілік класына жатады, оның санитариялық-қорғаныш аймағы 50 м.",
        "Көрші кәсіпорынның СҚА мөлшері 300 м, II қауіптілік класы."}) {
    EXPECT_EQ(zone(text), "") << text;
    EXPECT_EQ(hazard(text), "") << text;
  }
}

TEST(UnitOwners, BesideThemTheProjectsOwnStatementIsRead) {
  for (const char* text :
       {"СЗЗ карьера – 500 м (II класс). СЗЗ действующего завода ТОО «Сосед» – 1000 м (I класс).",
        "Склад ГСМ: СЗЗ 100 м, IV класс опасности. Карьер: СЗЗ 500 м, II класс опасности.",
        "По санитарной классификации: карьер – II класс (СЗЗ 500 м), дробильная установка – III класс (СЗЗ "
        "300 м).",
        "Карьер – объект II класса опасности с СЗЗ 500 м. Кладбище находится в 900 м, его СЗЗ 300 м.",
        "Ближайшее предприятие относится к IV классу, его СЗЗ – 100 м. СЗЗ карьера 500 м, класс II.",
        "Тас карьері – II класс, СҚА 500 м; ұсақтау қондырғысы – III класс, СҚА 300 м.",
        "Карьердің СҚА – 500 м, II қауіптілік класы. Көрші «Сосед» ЖШС зауытының СҚА – 1000 м, I қауіптілік "
        "класы."}) {
    EXPECT_EQ(zone(text), "500") << text;
    EXPECT_EQ(hazard(text), "II") << text;
  }
}

TEST(UnitOwners, RowsOfANormAreNotTheProjects) {
  EXPECT_EQ(hazard("Согласно санитарным правилам объекты I класса имеют СЗЗ 1000 м, II класса – 500 м. "
                   "Карьер отнесён к III классу, размер СЗЗ 300 м."),
            "III");
  EXPECT_EQ(zone("Объекты III класса опасности: санитарно-защитная зона 300 м."), "");
  EXPECT_EQ(hazard("Санитариялық қағидаларға сәйкес I класты нысандар үшін СҚА 1000 м. Карьер II қауіптілік "
                   "класына жатады, СҚА 500 м."),
            "II");
  EXPECT_EQ(
      zone("Нормативная СЗЗ для нового карьера — 1000 м; для существующей котельной установлена СЗЗ 50 м."),
      "");
}

TEST(UnitOwners, WhatIsSaidOfAllObjectsOfAKindIsANorm) {
  EXPECT_EQ(zone("Размер санитарно-защитной зоны для предприятий по добыче камня составляет 500 м."), "");
  EXPECT_EQ(zone("СЗЗ действующей фермы – 100 м, до неё 700 м."), "");
}

TEST(UnitOwners, SeveralUnitsOfTheProjectItselfAreAmbiguous) {
  const std::string text = "Карьер – II класс (СЗЗ 500 м), дробильная установка – III класс (СЗЗ 300 м).";
  EXPECT_EQ(zone(text, "Карьер и дробильная установка"), "");
  EXPECT_EQ(zone("Котельная: СЗЗ 50 м. Существующий полигон ТБО: СЗЗ 1000 м.", "Строительство котельной"),
            "50");
}

std::string dwelling(const std::string& text) { return sure(Field::dwelling_distance_m, text); }

TEST(DwellingDistances, AreMeasuredFromTheSiteAndNotFromAnOfficeOrAGate) {
  for (const char* text :
       {"Расстояние до жилой зоны от въезда на территорию — 15 км, от границ карьера — 3,6 км.",
        "Расстояние до жилой зоны: от административного здания – 9 км, от границы участка – 3,6 км.",
        "Ближайшая жилая зона расположена на расстоянии 3,6 км от границы участка и 5,2 км от АБК.",
        "Тұрғын үйлерге дейінгі қашықтық: кеңседен 12 км, карьерден 3,6 км.",
        "Кеңседен ең жақын тұрғын үйге дейін 14 км, карьерден 3,6 км."}) {
    EXPECT_EQ(dwelling(text), "3600") << text;
  }
  for (const char* text :
       {"Расстояние от КПП до жилых домов с. Вымысел – 5 км.", "Кіреберістен тұрғын үйлерге дейін 6 км."}) {
    EXPECT_EQ(dwelling(text), "") << text;
  }
}

TEST(DwellingDistances, TheNearestIsTheOneSaidToBeNearestOrTheLeastOfAList) {
  for (const char* text :
       {"Ближайшие населённые пункты: с. Айдабол - 20 км, с. Вымысел - 3,6 км.",
        "Расстояние до жилых домов: север — 12 км; юг — 14 км; восток — 3,6 км; запад — 25 км",
        "Ближайший населённый пункт – с. Вымысел, в 3,6 км к востоку. Районный центр с. Зеренда находится в "
        "20 км.",
        "До ближайшего жилого дома 3,6 км, до ближайшей АЗС 400 м.",
        "Ең жақын елді мекен — Вымысел ауылы 3,6 км, Көкшетау қаласы 60 км.",
        "Ең жақын тұрғын үйлер: солтүстікте – 5 км, оңтүстікте – 3,6 км."}) {
    EXPECT_EQ(dwelling(text), "3600") << text;
  }
  for (const char* text :
       {"Жилая зона г. Кокшетау расположена в 55 км. Село Вымысел — в 3,6 км.",
        "Көкшетау қаласының тұрғын аймағы 55 км жерде. Вымысел ауылы 3,6 км жерде орналасқан.",
        "Ближайший населённый пункт — с. Вымысел на расстоянии 30 км (по автодороге)."}) {
    EXPECT_EQ(dwelling(text), "") << text;
  }
}

}  // namespace
}  // namespace tyndau::notices
