#include "intake/places/place_text.hpp"

#include <gtest/gtest.h>

namespace tyndau::intake {
namespace {

using hearing::UnitLevel;

TEST(PlaceText, WordsAroundASettlementsNameAreNotItsName) {
  for (const char* text :
       {"Аксу", "с.Аксу", "с. Аксу", "село Аксу", "п. Аксу", "аул Аксу", "г.Аксу", "С. АКСУ"}) {
    EXPECT_EQ(settlement_key(text), "аксу") << text;
  }
  EXPECT_EQ(settlement_key("Ақсу ауылы"), "ақсу");
  EXPECT_EQ(settlement_key("Қызылорда қаласы"), "қызылорда");
}

TEST(PlaceText, ANameThatIsOnlySuchAWordStays) { EXPECT_EQ(settlement_key("Село"), "село"); }

TEST(PlaceText, UnitsAreComparedWithoutTheirKind) {
  EXPECT_EQ(unit_key("Акмолинская область"), "акмолинская");
  EXPECT_EQ(unit_key("область Абай"), "абай");
  EXPECT_EQ(unit_key("Степногорск Г.А."), "степногорск");
  EXPECT_EQ(unit_key("г.Степногорск"), "степногорск");
  EXPECT_EQ(unit_key("Переметнинский с.о."), "переметнинский");
  EXPECT_EQ(unit_key("Маңғыстау облысы"), "маңғыстау");
  EXPECT_EQ(unit_key("район Бәйтерек"), "бәйтерек");
}

TEST(PlaceText, TheKindOfAUnitIsItsLevel) {
  EXPECT_EQ(stated_level("Жарминский район"), UnitLevel::district);
  EXPECT_EQ(stated_level("Мұнайлы ауданы"), UnitLevel::district);
  EXPECT_EQ(stated_level("Аркалык Г.А."), UnitLevel::district);
  EXPECT_EQ(stated_level("ШҚО облысы"), UnitLevel::oblast);
  EXPECT_EQ(stated_level("Екидинская с.а."), UnitLevel::rural_district);
  EXPECT_EQ(stated_level("Бериккайнарский с.о."), UnitLevel::rural_district);
  EXPECT_EQ(stated_level("Степногорск"), std::nullopt);
}

TEST(PlaceText, APlaceMayCarryItsIdAndItsUnits) {
  const auto place = read_place("Акмолинская область, Степногорск г.а., с. Аксу [geonames:1526271]");
  EXPECT_EQ(place.name, "с. Аксу");
  EXPECT_EQ(place.id, "geonames:1526271");
  EXPECT_EQ(place.units.oblast, "Акмолинская область");
  EXPECT_EQ(place.units.district, "Степногорск г.а.");
}

}  // namespace
}  // namespace tyndau::intake
