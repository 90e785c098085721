#include "notices/map_labels.hpp"

#include <gtest/gtest.h>

namespace tyndau::notices {
namespace {

TEST(MapLabels, SayWhatAShapeIs) {
  for (const char* const label :
       {"Промплощадка", "Жоба алаңы", "участок №3", "Граница участка", "Project site", "ОБЪЕКТ 12",
        "Карьер Северный", "кен орны", "Полигон ТБО"}) {
    EXPECT_EQ(role_of(label), ShapeRole::project) << label;
  }
  for (const char* const label : {"СЗЗ 500 м", "Граница СЗЗ промплощадки", "Санитарно-защитная зона", "СҚА",
                                  "SPZ", "Санитариялық-қорғаныш аймағы", "protection zone of the site"}) {
    EXPECT_EQ(role_of(label), ShapeRole::protection_zone) << label;
  }
  for (const char* const label : {"Жилой дом", "жилая застройка у объекта", "Тұрғын үй", "dwelling house"}) {
    EXPECT_EQ(role_of(label), ShapeRole::dwelling) << label;
  }
  for (const char* const label : {"", "с. Тестовое", "Дорога", "Скважина 3", "compositeplan", "Domino"}) {
    EXPECT_EQ(role_of(label), ShapeRole::unknown) << label;
  }
}

TEST(MapLabels, NameASettlementByAnyOfItsNamesAsAWholeWord) {
  hearing::Settlement village;
  village.name = "Қызылту";
  village.names = {"Қызылту", "Кызылту", "Kyzyltu"};
  village.alternate_names = {"Красная Горка"};
  for (const char* const label : {"с. Қызылту", "Кызылту (село)", "KYZYLTU", "бывш. Красная горка"})
    EXPECT_TRUE(names(label, village)) << label;
  for (const char* const label : {"", "Кызылтуский район", "Красная", "Горка"})
    EXPECT_FALSE(names(label, village)) << label;
  EXPECT_FALSE(names("x", hearing::Settlement{}));
}

}  // namespace
}  // namespace tyndau::notices
