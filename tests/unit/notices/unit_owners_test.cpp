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

TEST(UnitOwners, SeveralUnitsOfTheProjectItselfAreAmbiguous) {
  const std::string text = "Карьер – II класс (СЗЗ 500 м), дробильная установка – III класс (СЗЗ 300 м).";
  EXPECT_EQ(zone(text, "Карьер и дробильная установка"), "");
  EXPECT_EQ(zone("Котельная: СЗЗ 50 м. Существующий полигон ТБО: СЗЗ 1000 м.", "Строительство котельной"),
            "50");
}

}  // namespace
}  // namespace tyndau::notices
