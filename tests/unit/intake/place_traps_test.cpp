// Names that are easily taken for another place. All places are fictional but for countries and towns abroad.
#include "intake/places/cadastral_number.hpp"
#include "intake/places/gazetteer.hpp"
#include "intake/places/name_keys.hpp"
#include "intake/places/place_refusal.hpp"
#include "unit/intake/intake_help.hpp"

#include <gtest/gtest.h>

namespace tyndau::intake {
namespace {

using test::settlement;

/// Villages that Kazakh calls like towns abroad, a numbered one, and a town that two data sets know, one of them without units.
hearing::AtlasData villages() {
  hearing::AtlasData data;
  data.datasets.resize(2);
  data.datasets[0].id = "a";
  data.datasets[1].id = "b";
  const auto add = [&](const char* id, const char* ru, const char* kk, const char* oblast, LonLat at,
                       const char* type) {
    data.settlements.push_back(settlement(id, ru, oblast, at));
    data.settlements.back().names.kk = kk;
    data.settlements.back().place_type = type;
  };
  add("kievka", "Киевка", "Киев", "", {64.3, 51.7}, "village");
  add("tashkentka", "Ташкентка", "Ташкент", "", {69.2, 55.0}, "village");
  add("leningradskoe", "Ленинградское", "Ленинград", "Северная область", {66.2, 53.1}, "village");
  add("siding", "разъезд 50", "разъезд 50", "", {69.0, 41.6}, "village");
  add("hamlet", "Ромашково", "Ромашково", "", {70.0, 50.0}, "village");
  add("town", "Экиозек", "Екіөзек", "Восточная область", {75.32, 51.72}, "town");
  add("town_again", "Экиозек", "Екіөзек", "", {75.33, 51.73}, "town");
  data.settlements.back().dataset = "b";
  data.units = {test::unit("1", hearing::UnitLevel::oblast, "Северная область", "Солтүстік облысы", {}),
                test::unit("2", hearing::UnitLevel::oblast, "Восточная область", "Шығыс облысы", {})};
  return data;
}

struct Judged {
  std::string verdict, reason;
};

Judged judged(const std::string& text) {
  static const auto data = villages();
  static const Gazetteer gazetteer(data);
  const auto answer = gazetteer.find(text);
  return {std::string(code(answer.verdict)), answer.reasons.empty() ? "" : answer.reasons.front().key};
}

TEST(PlaceTraps, AVillageThatKazakhCallsLikeATownAbroadIsNotTakenForItWithoutAMark) {
  for (const char* text : {"Киев", "г. Киев", "Киеве", "Ташкент", "г. Ташкент", "Ленинград"}) {
    EXPECT_EQ(judged(text).verdict, "ambiguous") << text;
    EXPECT_EQ(judged(text).reason, "place.doubtful") << text;
  }
  for (const char* text :
       {"Киевка", "в Киевке", "с. Киев", "Киев ауылы", "Ташкентка", "Северная область, Ленинград"})
    EXPECT_EQ(judged(text).verdict, "resolved") << text;
}

TEST(PlaceTraps, ANumberedBranchOfAVillageIsNotTheVillage) {
  for (const char* text :
       {"отделение №2 с. Ромашково", "с. Ромашково, отделение № 2", "2-е отделение с. Ромашково",
        "отделение 2, с. Ромашково", "Ромашково ауылы, 2-бөлімше", "Ромашково, ферма № 3",
        "бригада №1 с. Ромашково", "Ромашково ауылының №2 бөлімшесі"}) {
    EXPECT_EQ(judged(text).verdict, "ambiguous") << text;
    EXPECT_EQ(judged(text).reason, "place.branch") << text;
  }
  for (const char* text : {"с. Ромашково, отделение Казпочты", "с. Ромашково, отделение полиции, ул. Абая, 2",
                           "с. Ромашково, ул. Ферма, дом культуры"})
    EXPECT_EQ(judged(text).verdict, "resolved") << text;
}

TEST(PlaceTraps, ACadastralNumberTellsNoPlaceAndIsNoName) {
  for (const char* text :
       {"01-174-021-045", "кадастровый номер 01-174-021-045", "кад. № 20:317:012:345",
        "Кадастрлық нөмірі: 03-047-123-4567", "земельный участок, кадастровый номер: 01-174-021-045"}) {
    EXPECT_EQ(judged(text).verdict, "unresolved") << text;
    EXPECT_EQ(judged(text).reason, "place.cadastral") << text;
  }
  EXPECT_EQ(judged("с. Ромашково, кадастровый номер 01-174-021-045").verdict, "resolved");
  EXPECT_NE(judged("8-701-174-021-045").reason, "place.cadastral") << "a telephone";
  EXPECT_NE(judged("2024-03-20").reason, "place.cadastral");
}

TEST(CadastralNumbers, AreTakenOutWithTheWordsThatAnnounceThem) {
  const auto read = read_cadastral_number("уч. 5, кад. № 01-174-021-045, с. Аксу");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->number, "01-174-021-045");
  EXPECT_EQ(read->rest.size(), std::string("уч. 5, кад. № 01-174-021-045, с. Аксу").size());
  EXPECT_EQ(read->rest.find("кад"), std::string::npos);
  EXPECT_NE(read->rest.find("с. Аксу"), std::string::npos);
  EXPECT_NE(read->rest.find("уч. 5"), std::string::npos);
  for (const char* text : {"", "01-174-021", "01-174-021-04", "01-174-021-04567", "101-174-021-045",
                           "01-174-021-045-6", "01 174 021 045"})
    EXPECT_FALSE(read_cadastral_number(text)) << text;
}

TEST(PlaceTraps, AVillageIsNoTownWithoutAMark) {
  EXPECT_EQ(judged("г. Ромашково").verdict, "ambiguous");
  EXPECT_EQ(judged("Ромашково").verdict, "resolved");
}

TEST(PlaceTraps, ANamedCountryAbroadIsSaid) {
  for (const char* text : {"Ленинград, Россия", "Россия, Киевка", "Өзбекстан, Ташкентка",
                           "Tashkent, Uzbekistan", "с. Киевка (Российская Федерация)", "Киевка, РФ"}) {
    EXPECT_EQ(judged(text).verdict, "unresolved") << text;
    EXPECT_EQ(judged(text).reason, "place.foreign") << text;
  }
  EXPECT_EQ(judged("Казахстан, Киевка").verdict, "resolved");
}

TEST(PlaceTraps, LettersOfAnotherAlphabetMakeNoName) {
  for (const char* text : {"Ν 50.1234 Ε 51.1234", "Ν50 Ε51", "Κиевка", "Киεвка", "Ռομάшково", "基辅"}) {
    EXPECT_EQ(judged(text).verdict, "unresolved") << text;
    EXPECT_EQ(judged(text).reason, "place.other_script") << text;
  }
  EXPECT_EQ(judged("К и е в к а").reason, "place.letters_apart");
  EXPECT_FALSE(why_unreadable("Көктал ауылы, Kóktal aýyly № 5"));
}

TEST(PlaceTraps, ALetterThatNobodyKnowsIsNotLeftOutOfAName) {
  EXPECT_NE(sound_key("ν 50"), sound_key("50"));
  EXPECT_NE(letter_key("киεвка"), letter_key("кивка"));
}

TEST(PlaceTraps, ARecordWithoutUnitsIsNotTakenWhereItsTwinContradicts) {
  const auto elsewhere = judged("Экиозек, Северная область");
  EXPECT_EQ(elsewhere.verdict, "unresolved");
  EXPECT_EQ(elsewhere.reason, "place.units_contradict");
  EXPECT_EQ(judged("Экиозек, Восточная область").verdict, "resolved");
  EXPECT_EQ(judged("Экиозек").verdict, "resolved");
}

}  // namespace
}  // namespace tyndau::intake
