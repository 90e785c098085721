#include "intake/places/gazetteer.hpp"

#include "support/paths.hpp"
#include "unit/intake/intake_help.hpp"

#include <gtest/gtest.h>

namespace tyndau::intake {
namespace {

using hearing::AdminUnit;
using hearing::UnitLevel;
using test::settlement;

AdminUnit unit(std::string id, UnitLevel level, Text names, std::vector<std::string> others,
               std::string parent = {}) {
  AdminUnit made;
  made.id = std::move(id);
  made.level = level;
  made.name = names.ru;
  made.names = std::move(names);
  made.alternate_names = std::move(others);
  made.parent_id = std::move(parent);
  return made;
}

/// Three places called Aksu, the biggest in another oblast than the one that hearings of 2018 spoke of.
hearing::AtlasData three_aksus() {
  hearing::AtlasData data;
  data.datasets.resize(2);
  data.datasets[0].id = "a";
  data.datasets[1].id = "b";
  data.settlements = {
      settlement("geonames:1524298", "Аксу", "Павлодарская область", {76.92748, 52.04023}),
      settlement("geonames:1525462", "Аксу", "Туркестанская область", {69.82709, 42.42193}),
      settlement("geonames:1526271", "Аксу", "Акмолинская область", {71.95761, 52.44422}),
      settlement("geonames:1537939", "Степногорск", "Акмолинская область", {71.88161, 52.35062})};
  data.settlements[0].population = 44'808;
  for (auto& place : data.settlements) place.names.kk = place.name == "Аксу" ? "Ақсу" : "";
  data.units = {
      unit("110000000", UnitLevel::oblast, {"Ақмола облысы", "Акмолинская область", "Akmola Region"}, {}),
      unit("550000000", UnitLevel::oblast, {"Павлодар облысы", "Павлодарская область", "Pavlodar Region"},
           {}),
      unit("610000000", UnitLevel::oblast, {"Түркістан облысы", "Туркестанская область", "Turkistan Region"},
           {}),
      unit("510000000", UnitLevel::oblast, {"Оңтүстік Қазақстан облысы", "Южно-Казахстанская область", ""},
           {"ЮКО"}),
      unit("111800000", UnitLevel::district, {"Степногорск қалалық әкімдігі", "Степногорск Г.А.", ""},
           {"г.Степногорск"}, "110000000"),
      unit("274400000", UnitLevel::district, {"Бәйтерек ауданы", "район Бәйтерек", ""}, {"Зеленовский район"},
           "270000000")};
  data.units[2].valid_from = make_date(2018, 6, 19);
  data.units[3].valid_to = make_date(2018, 6, 18);
  return data;
}

std::string found(const Gazetteer& gazetteer, const std::string& text, PlaceContext context = {}) {
  const auto match = gazetteer.settlement(text, context);
  if (match.settlement != nullptr) return match.settlement->id;
  return match.candidates.empty() ? "none" : std::to_string(match.candidates.size()) + " candidates";
}

TEST(Gazetteer, ANameAloneThatSeveralPlacesHaveIsAmbiguousNeverTheBiggest) {
  const auto data = three_aksus();
  const Gazetteer gazetteer(data);
  EXPECT_EQ(found(gazetteer, "Аксу"), "3 candidates");
  EXPECT_EQ(found(gazetteer, "Степногорск"), "geonames:1537939");
  EXPECT_EQ(found(gazetteer, "Кокшетау"), "none");
}

TEST(Gazetteer, TheOblastTellsHomonymsApartInAnyLanguage) {
  const auto data = three_aksus();
  const Gazetteer gazetteer(data);
  for (const char* oblast : {"Акмолинская область", "Ақмола облысы", "Akmola Region", "акмолинская обл."}) {
    EXPECT_EQ(found(gazetteer, "с. Аксу", {{oblast, "", ""}}), "geonames:1526271") << oblast;
  }
}

TEST(Gazetteer, ACodeAmongTheOtherNamesIsNoName) {
  auto data = three_aksus();
  data.settlements[3].alternate_names = {"PPK", "Stepnogor"};
  const Gazetteer gazetteer(data);
  EXPECT_EQ(found(gazetteer, "ПК"), "none");
  EXPECT_NE(found(gazetteer, "Stepnogor"), "none");
}

TEST(Gazetteer, ALakeOrADepositIsNotTheSettlementOfItsName) {
  const auto data = three_aksus();
  const Gazetteer gazetteer(data);
  for (const auto* text :
       {"северный берег озера Степногорск", "месторождение Степногорск, вахта", "Степногорск көлі"})
    EXPECT_NE(found(gazetteer, text), "geonames:1537939") << text;
  EXPECT_EQ(found(gazetteer, "г. Степногорск, у озера"), "geonames:1537939");
}

TEST(Gazetteer, AnIdInBracketsWins) {
  const auto data = three_aksus();
  const Gazetteer gazetteer(data);
  EXPECT_EQ(found(gazetteer, "Аксу [geonames:1525462]", {{"Акмолинская область", "", ""}}),
            "geonames:1525462");
  EXPECT_EQ(found(gazetteer, "Аксу [geonames:1]"), "none");
}

TEST(Gazetteer, KazakhRussianAndMistypedFormsFindTheSamePlace) {
  const auto data = three_aksus();
  const Gazetteer gazetteer(data);
  for (const char* name : {"Ақсу", "АКСУ", "Ақсу ауылы", "аксу"}) {
    EXPECT_EQ(found(gazetteer, name, {{"Павлодарская область", "", ""}}), "geonames:1524298") << name;
  }
}

TEST(Gazetteer, AContradictingOblastLeavesTheNameUnresolvedWithItsCandidates) {
  const auto data = three_aksus();
  const Gazetteer gazetteer(data);
  EXPECT_EQ(found(gazetteer, "Степногорск", {{"Павлодарская область", "", ""}}), "1 candidates");
}

TEST(Gazetteer, AnOblastThatNothingBearsOutLeavesOneCandidateAndNoAnswer) {
  const auto data = three_aksus();
  const Gazetteer gazetteer(data);  // without the history of units
  EXPECT_EQ(found(gazetteer, "Аксу", {{"Южно-Казахстанская область", "", ""}}), "1 candidates");
}

TEST(Gazetteer, LettersThatAreSpacedApartAreNoName) {
  const auto data = three_aksus();
  const Gazetteer gazetteer(data);
  EXPECT_EQ(found(gazetteer, "А қ с у"), "none");
  EXPECT_EQ(found(gazetteer, "г. С т е п н о г о р с к"), "none");
  EXPECT_NE(found(gazetteer, "г. Степногорск"), "none");
}

TEST(Gazetteer, UnitsInTheTextWinOverTheContext) {
  const auto data = three_aksus();
  const Gazetteer gazetteer(data);
  EXPECT_EQ(found(gazetteer, "Павлодарская область, с. Аксу", {{"Акмолинская область", "", ""}, false}),
            "geonames:1524298");
}

TEST(Gazetteer, AnUnknownDistrictOfASettlementIsNoContradictionButAnotherIs) {
  auto data = three_aksus();
  data.settlements.push_back(
      settlement("x:1", "Аксу", "Акмолинская область", {70, 51}, "Зерендинский район"));
  const Gazetteer gazetteer(data);
  EXPECT_EQ(found(gazetteer, "Аксу", {{"Акмолинская область", "Степногорск г.а.", ""}}), "geonames:1526271");
  EXPECT_EQ(found(gazetteer, "Аксу", {{"Акмолинская область", "Зерендинский район", ""}}), "x:1");
  EXPECT_EQ(found(gazetteer, "Аксу", {{"Акмолинская область", "", ""}}), "2 candidates");
}

TEST(Gazetteer, TheSamePlaceInTwoDataSetsIsTheLaterOnes) {
  auto data = three_aksus();
  data.settlements.push_back(settlement("osm:7", "Степногорск", "", {71.883, 52.351}));
  data.settlements.back().dataset = "b";
  EXPECT_EQ(found(Gazetteer(data), "Степногорск"), "osm:7");
  data.settlements.back().centre = {73, 50};
  EXPECT_EQ(found(Gazetteer(data), "Степногорск"), "2 candidates");
}

TEST(Gazetteer, UnitsAreFoundByAnyNameAndBeforeTheirRenaming) {
  const auto data = three_aksus();
  const Gazetteer gazetteer(data);
  const auto id = [&](const char* text) {
    const auto* known = gazetteer.unit(text);
    return known == nullptr ? std::string("none") : known->id;
  };
  EXPECT_EQ(id("Зеленовский район"), "274400000");
  EXPECT_EQ(id("район Бәйтерек"), "274400000");
  EXPECT_EQ(id("район Байтерек"), "274400000");
  EXPECT_EQ(id("г.Степногорск"), "111800000");
  EXPECT_EQ(id("110000000"), "110000000");
  EXPECT_EQ(id("Лунный район"), "none");
}

TEST(Gazetteer, APlaceThatWasResolvedStaysWhatItIs) {
  const auto data = three_aksus();
  hearing::Case input;
  input.project.units = {"Павлодарская область", {}, {}};
  input.project.declared_communities = {{"Аксу", "geonames:1526271", {}}, {"Аксу", "unknown:1", {}}};
  resolve_places(input, Gazetteer(data));
  EXPECT_EQ(input.project.declared_communities[0].id, "geonames:1526271");
  EXPECT_EQ(input.project.declared_communities[1].id, "geonames:1524298")
      << "an id that these data lack says nothing";
}

TEST(Gazetteer, ACaseGetsItsPlacesAndKeepsItsWords) {
  const auto data = three_aksus();
  hearing::Case input;
  input.project.units = {"Акмолинская область", "Степногорск Г.А.", ""};
  input.project.declared_communities = {{"Аксу", {}, {}}, {"Аксу [geonames:1524298]", {}, {}}};
  input.project.declared_units = {{"Зеленовский район", UnitLevel::district, {}}};
  hearing::Venue venue;
  venue.settlement.text = "Аксу";
  venue.units.oblast = "Павлодарская область";
  input.venues = {venue, {}};
  input.venues[1].settlement.text = "Аксу";
  resolve_places(input, Gazetteer(data));
  EXPECT_EQ(input.project.declared_communities[0].id, "geonames:1526271");
  EXPECT_EQ(input.project.declared_communities[1].id, "geonames:1524298");
  EXPECT_EQ(input.project.declared_communities[1].text, "Аксу");
  EXPECT_EQ(input.project.declared_units[0].id, "274400000");
  EXPECT_EQ(input.venues[0].settlement.id, "geonames:1524298");
  EXPECT_EQ(input.venues[0].resolved_units.front().id, "550000000");
  EXPECT_EQ(input.venues[1].settlement.id, "geonames:1526271");
}

}  // namespace
}  // namespace tyndau::intake
