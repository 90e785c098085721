/// A distance beside a name: a region where it can be drawn, and never the settlement itself.
#include "hearing/atlas.hpp"
#include "intake/places/described_region.hpp"
#include "intake/places/gazetteer.hpp"
#include "unit/intake/intake_help.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace tyndau::intake {
namespace {

using test::box;
using test::settlement;
using test::unit;

const Gazetteer& gazetteer() {
  static const hearing::Atlas atlas = [] {
    hearing::AtlasData data;
    data.datasets.resize(1);
    data.datasets[0].id = "osm";
    const auto add = [&](const char* id, const char* name, const char* kk, LonLat at, const char* type) {
      data.settlements.push_back(settlement(id, name, "", at));
      data.settlements.back().names.kk = kk;
      data.settlements.back().place_type = type;
      data.settlements.back().dataset = "osm";
    };
    add("town", "Жезды", "Жезді", {66.1, 50.1}, "town");
    add("lake", "Балхаш", "Балқаш", {67.5, 50.5}, "town");
    add("village", "Коктал", "Көктал", {67.2, 50.2}, "village");
    add("south", "Южное", "", {67.1, 50.1}, "village");
    data.units = {unit("1", hearing::UnitLevel::oblast, "Восточно-Казахстанская область",
                       "Шығыс Қазақстан облысы", box(66, 50, 68, 51))};
    return hearing::Atlas(std::move(data));
  }();
  static const Gazetteer made(atlas);
  return made;
}

/// "region town 12 km az 45", "unresolved".
std::string told(const std::string& text) {
  const auto answer = gazetteer().find(text);
  std::string all(code(answer.verdict));
  if (answer.verdict == PlaceVerdict::resolved) return all + " " + answer.candidates.front().settlement->id;
  if (!answer.region) return all;
  const auto described = read_described_region(text);
  all += " " + answer.region->where.anchor.id + " " +
         std::to_string(static_cast<int>(std::lround(described->distance.value / 100.0)));
  if (described->azimuth) all += " az " + std::to_string(static_cast<int>(std::lround(*described->azimuth)));
  if (described->by_road) all += " by road";
  if (described->within) all += " within";
  return all;
}

TEST(DescribedDistance, ADirectionOnEitherSideOfThePlaceGivesASector) {
  for (const char* text :
       {"Жезді қаласының солтүстік-шығысында 12 шақырым", "северо-восточнее г. Жезды, в 12 км",
        "г. Жезды, 12 км к северо-востоку", "г. Жезды (12 км к северо-востоку)", "12 км СВ г. Жезды",
        "12 км. к С-В от г. Жезды", "Жезді қ. 12 км С-Ш",
        "в 12 км в северо-восточном направлении от г. Жезды",
        "Жезді қаласынан солтүстік-шығысқа қарай 12 км қашықтықта", "12 km northeast of Жезды",
        "в 12 (двенадцати) км северо-восточнее г. Жезды", "NE of Жезды, 12 km",
        "на расстоянии 12 000 м к северо-востоку от г. Жезды", "северо-восточнее г. Жезды на 12 км"}) {
    EXPECT_EQ(told(text), "region town 120 az 45") << text;
  }
  EXPECT_EQ(told("12 км на С от г. Жезды"), "region town 120 az 0");
  EXPECT_EQ(told("южнее Жезды на 15 км"), "region town 150 az 180");
  EXPECT_EQ(told("20 km southwest of Жезды"), "region town 200 az 225");
}

TEST(DescribedDistance, WithoutADirectionItIsARing) {
  for (const char* text :
       {"Жезді қаласынан 7 км жерде", "Жезді-ден 7 км жерде", "в 7 км от г. Жезды", "от г. Жезды 7 км",
        "расстояние до г. Жезды 7 км", "Жезді қаласына дейін 7 км",
        "ближайший населённый пункт — г. Жезды (7 км)", "ең жақын елді мекен — Жезді қаласы, 7 км",
        "в 7 км от ближайшего населенного пункта (г. Жезды)"}) {
    EXPECT_EQ(told(text), "region town 70") << text;
  }
}

TEST(DescribedDistance, AWayMayBeLongerThanTheStraightLine) {
  for (const char* text :
       {"за 8 км до г. Жезды", "не доезжая 8 км до г. Жезды", "не доезжая до г. Жезды 8 км",
        "в 8 км от г. Жезды по трассе", "Жезді қаласына 8 км жетпей"}) {
    EXPECT_EQ(told(text), "region town 80 by road") << text;
  }
  const auto road = read_described_region("за 8 км до г. Жезды");
  EXPECT_LE(distance_from_anchor(*road, {}, {}).low, Metres{8'000 / longest_road_factor});
}

TEST(DescribedDistance, ABoundIsNoDistance) {
  EXPECT_EQ(told("в радиусе 10 км от г. Жезды"), "region town 100 within");
  EXPECT_EQ(told("не более 10 км от г. Жезды"), "region town 100 within");
  EXPECT_EQ(distance_from_anchor(*read_described_region("в радиусе 10 км от г. Жезды"), {}, {}).low,
            Metres{0});
  for (const char* text :
       {"более 10 км от г. Жезды", "не менее 10 км от г. Жезды", "Жезді қаласынан 10 км астам қашықтықта"}) {
    EXPECT_EQ(told(text), "unresolved") << text;
  }
}

TEST(DescribedDistance, ARangeHasItsOwnEnds) {
  for (const char* text : {"западнее г. Жезды 10-12 км", "10–12 км западнее г. Жезды"}) {
    const auto region = read_described_region(text);
    ASSERT_TRUE(region) << text;
    const auto distance = distance_from_anchor(*region, {}, {});
    EXPECT_LE(distance.low, Metres{9'500}) << text;
    EXPECT_GE(distance.high, Metres{12'500}) << text;
  }
}

TEST(DescribedDistance, WhatCannotBeDrawnIsNeverTheSettlementItself) {
  for (const char* text :
       {"на 12-м километре трассы Жезды", "г. Жезды, 12 км", "трасса на Жезды, 12 км",
        "г. Жезды и окрестности в 20 км", "в двадцати километрах севернее г. Жезды", "г. Жезды, 1500 м",
        "в 25 км от г. Жезды и в 40 км от г. Балхаш", "г. Жезды, в 3 км от карьера",
        "Жезді қаласы, өзеннен 3 км", "с. Коктал, в 5 км от Балхаша", "в полукилометре от г. Жезды"}) {
    EXPECT_THAT(told(text), testing::Not(testing::StartsWith("resolved"))) << text;
    EXPECT_FALSE(gazetteer().region(text)) << text;
  }
  EXPECT_EQ(gazetteer().find("г. Жезды, 12 км").reasons.back().key, "place.distance_unread");
}

TEST(DescribedDistance, ADirectionFromTheSiteIsNotTakenAsOneFromTheSettlement) {
  EXPECT_EQ(told("с. Коктал расположено в 3,2 км севернее объекта"), "region village 32");
  EXPECT_EQ(told("ближайший населённый пункт г. Жезды находится на расстоянии 6 км к западу"),
            "region town 60");
  EXPECT_EQ(told("участок расположен в 3 км севернее с. Коктал"), "region village 30 az 0");
}

TEST(DescribedDistance, WordsThatOnlyLookLikeOneAreNone) {
  EXPECT_EQ(told("г. Жезды, площадь 5 м²"), "resolved town");
  EXPECT_EQ(told("г. Жезды, 5 м-н"), "resolved town");
  EXPECT_EQ(told("Шығыс Қазақстан облысы, Көктал ауылынан 5 км жерде"), "region village 50");
  EXPECT_EQ(told("с. Южное"), "resolved south");
  EXPECT_EQ(told("в 5 км от с. Южное"), "region south 50");
  EXPECT_FALSE(read_described_region("разъезд 15 км"));
  EXPECT_FALSE(read_distance("разъезд 15 км").stated);
}

TEST(DescribedDistance, AHyphenWithinANameDoesNotPartTheEndsOfARoad) {
  const auto region = read_described_region("на 37-м километре автодороги Усть-Жезды – Балхаш");
  ASSERT_TRUE(region);
  EXPECT_EQ(region->anchor, "Усть-Жезды");
  EXPECT_EQ(region->far_end, "Балхаш");
}

TEST(DescribedDistance, ADistanceFromARoadIsNoKilometreOfIt) {
  const auto region = read_described_region("в 5 км от трассы Жезды–Балхаш");
  EXPECT_TRUE(!region || region->kind == DescribedRegion::Kind::from_place);
  EXPECT_FALSE(gazetteer().region("в 5 км от трассы Жезды–Балхаш"));
}

}  // namespace
}  // namespace tyndau::intake
