#include "geo/geodesic.hpp"
#include "hearing/atlas.hpp"
#include "intake/places/described_region.hpp"
#include "intake/places/gazetteer.hpp"
#include "intake/places/name_keys.hpp"
#include "unit/intake/intake_help.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tyndau::intake {
namespace {

using hearing::UnitLevel;
using test::box;
using test::settlement;
using test::unit;

/// Two oblasts side by side, each with a district; places known by their points alone.
hearing::Atlas atlas_with_borders(Metres accuracy) {
  hearing::AtlasData data;
  data.datasets.resize(2);
  data.datasets[0].id = "osm";
  data.datasets[1].id = "borders";
  data.datasets[1].border_accuracy = accuracy;
  const auto add = [&](const char* id, const char* name, const char* kk, LonLat at, const char* type) {
    data.settlements.push_back(settlement(id, name, "", at));
    data.settlements.back().names.kk = kk;
    data.settlements.back().place_type = type;
    data.settlements.back().dataset = "osm";
  };
  add("w1", "Кокпекты", "Көкпекті", {70.5, 50.5}, "village");
  add("w2", "Зелёный Бор", "Жасыл Бор", {70.7, 50.7}, "village");
  add("w3", "Бирлик", "Бірлік", {70.2, 50.2}, "village");
  add("w4", "Сайхан", "", {71.5, 50.5}, "village");
  add("e1", "Бирлик", "Бірлік", {72.5, 50.5}, "village");
  add("e2", "Каркаралинск", "Қарқаралы", {72.6, 50.6}, "town");
  add("e3", "Ивановка", "", {72.01, 50.4}, "village");
  data.units = {unit("10", UnitLevel::oblast, "Абайская область", "Абай облысы", box(70, 50, 72, 51)),
                unit("63", UnitLevel::oblast, "Восточная область", "Шығыс облысы", box(72, 50, 74, 51)),
                unit("101", UnitLevel::district, "Кокпектинский", "Көкпекті", box(70.4, 50, 72, 51)),
                unit("631", UnitLevel::district, "Каркаралинский", "Қарқаралы", box(72, 50, 74, 51))};
  for (auto& one : data.units) one.dataset = "borders";
  return hearing::Atlas(std::move(data));
}

const hearing::Atlas& atlas() {
  static const hearing::Atlas made = atlas_with_borders(Metres{2500});
  return made;
}

const Gazetteer& gazetteer() {
  static const Gazetteer made(atlas(), {{"10", "63", *make_date(2022, 6, 7)}});
  return made;
}

/// "resolved w1", "ambiguous e1 w3", "unresolved".
std::string found(const std::string& text, const PlaceContext& context = {}) {
  const auto answer = gazetteer().find(text, context);
  std::string all(code(answer.verdict));
  if (answer.verdict == PlaceVerdict::unresolved) return all;
  for (const auto& one : answer.candidates) all += " " + one.settlement->id;
  return all;
}

TEST(Places, NamesStandInAnyCaseAndOrder) {
  EXPECT_EQ(found("в селе Кокпекты Кокпектинского района Абайской области"), "resolved w1");
  EXPECT_EQ(found("Абай облысы, Көкпекті ауданы, Көкпекті ауылында"), "resolved w1");
  EXPECT_EQ(found("с. Зеленого Бора, Кокпектинский р-н"), "resolved w2");
  EXPECT_EQ(found("Kókpekti aýyly, Abaı oblysy"), "resolved w1");
}

TEST(Places, PolygonsTellHomonymsApartAndNothingElseDoes) {
  EXPECT_EQ(found("с. Бирлик, Абайская область"), "resolved w3");
  EXPECT_EQ(found("с. Бирлик, Каркаралинский район"), "resolved e1");
  EXPECT_EQ(found("с. Бирлик"), "ambiguous e1 w3");
}

TEST(Places, ASlipCountsOnlyWhereUnitsBearItOut) {
  EXPECT_EQ(found("Каркаралинский район, г. Каркаралинк"), "resolved e2");
  EXPECT_EQ(found("г. Каркаралинк"), "ambiguous e2");
  EXPECT_EQ(found("Абайская область, г. Каркаралинск"), "unresolved");
  EXPECT_EQ(found("Восточная область, с. Ивановкка"), "resolved e3");
  EXPECT_EQ(found("Кокпектинский район, с. Сархан"), "resolved w4");
  EXPECT_EQ(found("Абайская область, с. Сархан"), "ambiguous w4") << "an oblast holds many short names";
}

TEST(Places, APlaceJustBeyondACoarseBorderStillLiesInItsUnit) {
  EXPECT_EQ(found("Кокпектинский район, с. Ивановка"), "resolved e3");
  const auto exact = atlas_with_borders(Metres{10});
  EXPECT_EQ(Gazetteer(exact).find("Кокпектинский район, с. Ивановка").verdict, PlaceVerdict::unresolved)
      << "700 m beyond a border that is drawn to 10 m";
}

TEST(Places, AnOldOblastHoldsWhatWasItsUntilTheChange) {
  const PlaceContext before{{}, true, make_date(2021, 5, 1)};
  const PlaceContext after{{}, true, make_date(2024, 5, 1)};
  EXPECT_EQ(found("Восточная область, с. Бирлик"), "ambiguous e1 w3");
  EXPECT_EQ(found("Восточная область, с. Бирлик", before), "ambiguous e1 w3");
  EXPECT_EQ(found("Восточная область, с. Бирлик", after), "resolved e1");
}

TEST(Places, WhatIsNoSettlementIsNotResolved) {
  for (const char* text :
       {"", "здание акимата", "месторождение Заря 1", "Абайская область", "ул. Мира, 12"}) {
    EXPECT_EQ(found(text), "unresolved") << text;
  }
}

TEST(Places, ADistanceFromAPlaceIsARegion) {
  const auto answer = gazetteer().find("в 15 км северо-западнее п. Кокпекты");
  ASSERT_EQ(answer.verdict, PlaceVerdict::region);
  ASSERT_TRUE(answer.region && answer.region->where.azimuths);
  EXPECT_DOUBLE_EQ(answer.region->where.azimuths->low, 270.0);
  EXPECT_DOUBLE_EQ(answer.region->where.azimuths->high, 360.0);
  EXPECT_LE(answer.region->where.from_anchor.low, Metres{14'500});
  EXPECT_GE(answer.region->where.from_anchor.high, Metres{15'500});
  EXPECT_EQ(answer.region->where.anchor.id, "w1");
}

TEST(Places, KazakhStatesTheDistanceBehindThePlace) {
  const auto region = read_described_region("Көкпекті ауылынан солтүстікке қарай 12 км");
  ASSERT_TRUE(region);
  EXPECT_EQ(region->distance, Metres{12'000});
  EXPECT_EQ(region->azimuth, 0.0);
}

TEST(Places, AKilometreOfARoadIsARingWithoutDirection) {
  const auto region = gazetteer().region("121 км автотрассы Кокпекты-Каркаралинск");
  ASSERT_TRUE(region);
  EXPECT_TRUE(region->along_road);
  EXPECT_FALSE(region->where.azimuths);
  EXPECT_LT(region->where.from_anchor.low, Metres{121'000 / longest_road_factor});
  EXPECT_GT(region->where.from_anchor.high, Metres{121'000});
}

TEST(Places, ADirectionMayComeBeforeItsPlaceAndHaveThreeParts) {
  const auto between = read_described_region("северо-северо-восток от г. Хромтау, 6 км");
  ASSERT_TRUE(between);
  EXPECT_EQ(between->distance, Metres{6'000});
  EXPECT_NEAR(between->azimuth.value_or(-1), 22.5, 1e-9);
  EXPECT_NE(between->anchor.find("Хромтау"), std::string::npos);
  const auto letters = read_described_region("ЮЗ, 8 км от с. Явленка Есильского района");
  ASSERT_TRUE(letters);
  EXPECT_NEAR(letters->azimuth.value_or(-1), 225.0, 1e-9);
  const auto sixteenth = read_described_region("в 9 км на запад-северо-запад от п. Акбакай");
  ASSERT_TRUE(sixteenth);
  EXPECT_NEAR(sixteenth->azimuth.value_or(-1), 292.5, 1e-9);
  EXPECT_NEAR(read_described_region("12 км на северо-запад от с. Аксу")->azimuth.value_or(-1), 315.0, 1e-9);
}

TEST(Places, TheRegionHoldsWhatItDescribes) {
  const auto region = gazetteer().region("в 15 км северо-западнее п. Кокпекты");
  ASSERT_TRUE(region);
  const auto shape = region->where.shape();
  const auto inside = [&](double azimuth, double metres) {
    return geo::contains(shape, geo::direct({70.5, 50.5}, azimuth, Metres{metres}));
  };
  EXPECT_TRUE(inside(315, 15'000));
  EXPECT_TRUE(inside(275, 14'800));
  EXPECT_FALSE(inside(135, 15'000));
  EXPECT_FALSE(inside(315, 40'000));
}

TEST(NameKeys, OneSoundForEverySpelling) {
  for (const char* name : {"ақсу", "аксу", "ак су", "aqsý", "aksu"})
    EXPECT_EQ(sound_key(name), "aksu") << name;
  EXPECT_EQ(sound_key("шалқар"), sound_key("shalkar"));
  EXPECT_NE(sound_key("разъезд 15"), sound_key("разъезд 16"));
}

TEST(NameKeys, OneEditIsOneLetterAndNeverADigit) {
  EXPECT_TRUE(one_edit_apart("karkarali", "karkaraly"));
  EXPECT_TRUE(one_edit_apart("karkarali", "karkrali"));
  EXPECT_TRUE(one_edit_apart("karkarali", "akrkarali"));
  EXPECT_FALSE(one_edit_apart("karkarali", "karkarali"));
  EXPECT_FALSE(one_edit_apart("razezd15", "razezd16"));
  EXPECT_FALSE(one_edit_apart("karkarali", "krkarala"));
}

TEST(NameKeys, CaseEndingsAreTakenOff) {
  EXPECT_THAT(uninflected("щучинске"), testing::Contains("щучинск"));
  EXPECT_THAT(uninflected("зеленого бора"), testing::Contains("зеленый бор"));
  EXPECT_THAT(uninflected("ақсуда"), testing::Contains("ақсу"));
}

}  // namespace
}  // namespace tyndau::intake
