#include "intake/place_reader.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace tyndau::intake {
namespace {

namespace fs = std::filesystem;

fs::path written(const std::string& name, const std::string& text) {
  const auto file = fs::path(testing::TempDir()) / name;
  std::ofstream(file) << text;
  return file;
}

PlaceOptions options(hearing::DatasetKind kind) {
  PlaceOptions options;
  options.dataset.id = "test";
  options.dataset.kind = kind;
  options.policy.trust = sandbox::Trust::trusted;
  options.estimate = {0.002,       0.75,         1.7,          4.0,   {Metres{100}, Metres{3000}},
                      Metres{280}, Metres{2700}, Metres{2500}, "test"};
  return options;
}

TEST(PlaceReader, APointBecomesADiscEstimatedFromItsPopulation) {
  const auto file = written("points.geojson", R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"id":"1","name":"Аксу","population":"8543"},"geometry":{"type":"Point","coordinates":[71.95761,52.44422]}},
    {"type":"Feature","properties":{"id":"2","name":"Без людей","population":"0"},"geometry":{"type":"Point","coordinates":[72,52]}}]})");
  const auto places = read_places(file, options(hearing::DatasetKind::settlements));
  ASSERT_TRUE(places) << places.error().message;
  ASSERT_EQ(places->content.settlements.size(), 2U);
  const auto& aksu = places->content.settlements[0];
  EXPECT_EQ(aksu.id, "test:1");
  EXPECT_EQ(aksu.extent.quality, hearing::ExtentQuality::estimated);
  EXPECT_NEAR(aksu.extent.radius.low.value, 577, 1);   // sqrt(0.002 · 8543^0.75 / 1.7 / π) km
  EXPECT_NEAR(aksu.extent.radius.high.value, 981, 1);  // … · 1.7 …
  EXPECT_EQ(aksu.extent.position_uncertainty, Metres{280});
  EXPECT_EQ(aksu.extent.rare_displacement, Metres{2700});
  EXPECT_FALSE(places->content.settlements[1].population);
  EXPECT_EQ(places->content.settlements[1].extent.radius.high, Metres{3000});
  EXPECT_EQ(places->report.counts.at("without population"), 1);
}

TEST(PlaceReader, ABowTieIsRepairedAndSaysSo) {
  const auto file = written("bowtie.geojson", R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"name":"Bow"},"geometry":{"type":"Polygon","coordinates":[[[70,50],[71,51],[71,50],[70,51],[70,50]]]}}]})");
  const auto places = read_places(file, options(hearing::DatasetKind::settlements));
  ASSERT_TRUE(places) << places.error().message;
  ASSERT_EQ(places->report.repaired.size(), 1U);
  EXPECT_EQ(places->report.repaired.front().reason, "Self-intersection");
  EXPECT_NEAR(places->report.repaired.front().where->lon, 70.5, 1e-6);
  EXPECT_EQ(places->content.settlements.front().extent.quality, hearing::ExtentQuality::mapped);
}

TEST(PlaceReader, ARecordWithoutGeometryIsLeftOutAndTheRestKept) {
  const auto file = written("gap.geojson", R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"name":"Nowhere"},"geometry":null},
    {"type":"Feature","properties":{"name":"Somewhere"},"geometry":{"type":"Point","coordinates":[70,50]}}]})");
  const auto places = read_places(file, options(hearing::DatasetKind::settlements));
  ASSERT_TRUE(places);
  EXPECT_EQ(places->report.read, 2);
  EXPECT_EQ(places->report.kept, 1);
  ASSERT_EQ(places->report.skipped.size(), 1U);
  EXPECT_NE(places->report.skipped.front().record.find("Nowhere"), std::string::npos);
}

TEST(PlaceReader, ATableOfGeoNamesIsReadAsItIsPublished) {
  const auto file = written(
      "KZ.txt",
      "607551\tZhetybay\tZhetybay\tZhetybaj,Жетыбай,Жетібай\t43.5\t52.1\tP\tPPL\tKZ\t\t09\t\t\t\t11731\t\t"
      "-1\tAsia/Aqtau\t2020-04-08\n"
      "1\tOld\tOld\t\t43.6\t52.1\tP\tPPLQ\tKZ\t\t09\t\t\t\t0\t\t-1\tAsia/Aqtau\t2020-04-08\n"
      "2\tHill\tHill\t\t43.7\t52.1\tT\tMT\tKZ\t\t09\t\t\t\t0\t\t-1\tAsia/Aqtau\t2020-04-08\n");
  const auto places = read_places(file, options(hearing::DatasetKind::settlements));
  ASSERT_TRUE(places) << places.error().message;
  ASSERT_EQ(places->content.settlements.size(), 1U);
  const auto& place = places->content.settlements.front();
  EXPECT_EQ(place.id, "test:607551");
  EXPECT_EQ(place.centre, (LonLat{52.1, 43.5}));
  EXPECT_EQ(place.population, 11731);
  EXPECT_EQ(place.place_type, "PPL");
  EXPECT_EQ(place.alternate_names, (std::vector<std::string>{"Zhetybaj", "Жетыбай", "Жетібай"}));
  EXPECT_EQ(places->report.counts.at("abandoned"), 1);
  EXPECT_EQ(places->report.counts.at("other than settlements"), 1);
}

TEST(PlaceReader, ATableOfKatoGivesUnitsByItsCodesAndLeavesItsSettlements) {
  for (const char* text :
       {"\xEF\xBB\xBFid;parent_id;code;name\n1;0;100000000;область Вымысел\n2;1;101000000;Заря Г.А.\n"
        "3;2;101010000;г.Заря\n4;2;101033000;Лунный с.о.\n5;4;101033100;с.Лунное\n",
        "te,ab,name_kaz,name_rus\n100000000,10,Вымысел облысы,область Вымысел\n"
        "101000000,10,Заря Қ.Ә.,Заря Г.А.\n101010000,10,Заря қ.,г.Заря\n"
        "101033000,10,Лунный а.о.,Лунный с.о.\n101033100,10,Лунное а.,с.Лунное\n"}) {
    const auto places = read_places(written("kato.csv", text), options(hearing::DatasetKind::units));
    ASSERT_TRUE(places) << places.error().message;
    const auto& units = places->content.units;
    ASSERT_EQ(units.size(), 3U);
    EXPECT_EQ(units[0].id + " " + units[0].name, "100000000 область Вымысел");
    EXPECT_EQ(units[1].level, hearing::UnitLevel::district);
    EXPECT_EQ(units[1].parent_id, "100000000");
    EXPECT_EQ(units[2].level, hearing::UnitLevel::rural_district);
    EXPECT_EQ(units[2].id, "101033000");
    EXPECT_EQ(units[2].parent_id, "101000000");
    EXPECT_EQ(places->report.counts.at("settlements of the classifier"), 2);
  }
}

TEST(PlaceReader, TheCountryIsNoUnitWhateverLevelIsGiven) {
  const auto file = written("units.geojson", R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"id":"KZ","level":"country","name_ru":"Республика"},
     "geometry":{"type":"Polygon","coordinates":[[[60,50],[70,50],[70,51],[60,51],[60,50]]]}},
    {"type":"Feature","properties":{"id":"10","name_ru":"Абайская область"},
     "geometry":{"type":"Polygon","coordinates":[[[60,50],[61,50],[61,51],[60,51],[60,50]]]}}]})");
  auto given = options(hearing::DatasetKind::units);
  given.unit_level = hearing::UnitLevel::oblast;
  const auto places = read_places(file, given);
  ASSERT_TRUE(places) << places.error().message;
  ASSERT_EQ(places->content.units.size(), 1U);
  EXPECT_EQ(places->content.units.front().id, "10");
  ASSERT_EQ(places->report.skipped.size(), 1U);
  EXPECT_NE(places->report.skipped.front().reason.find("its level is country"), std::string::npos);
}

TEST(PlaceReader, DoubledIdsStayApart) {
  const auto file = written("doubled.geojson", R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"id":"7"},"geometry":{"type":"Point","coordinates":[70,50]}},
    {"type":"Feature","properties":{"id":"7"},"geometry":{"type":"Point","coordinates":[71,50]}}]})");
  const auto places = read_places(file, options(hearing::DatasetKind::settlements));
  ASSERT_TRUE(places);
  EXPECT_EQ(places->content.settlements[0].id, "test:7");
  EXPECT_EQ(places->content.settlements[1].id, "test:7.2");
}

TEST(PlaceReader, AZoneFileThatDoesNotSayItsKindAsksForIt) {
  const auto file = written("zones.geojson", R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"name":"Заказник"},"geometry":{"type":"Polygon","coordinates":[[[70,50],[71,50],[71,51],[70,50]]]}}]})");
  const auto without = read_places(file, options(hearing::DatasetKind::zones));
  ASSERT_FALSE(without);
  EXPECT_NE(without.error().message.find("kind"), std::string::npos);
  auto with = options(hearing::DatasetKind::zones);
  with.zone_kind = hearing::ZoneKind::protected_area;
  const auto zones = read_places(file, with);
  ASSERT_TRUE(zones);
  EXPECT_EQ(zones->content.zones.front().kind, hearing::ZoneKind::protected_area);
  EXPECT_EQ(zones->content.dataset.zone_kinds, std::vector{hearing::ZoneKind::protected_area});
}

TEST(PlaceReader, ATableOfPointsIsReadByItsColumns) {
  const auto file = written(
      "places.csv",
      "id,name,name_kk,lon,lat,population,oblast\n9,Аксу,Ақсу,71.95761,52.44422,8543,Акмолинская область\n");
  const auto places = read_places(file, options(hearing::DatasetKind::settlements));
  ASSERT_TRUE(places) << places.error().message;
  const auto& aksu = places->content.settlements.front();
  EXPECT_EQ(aksu.names.kk, "Ақсу");
  EXPECT_EQ(aksu.units.oblast, "Акмолинская область");
  EXPECT_DOUBLE_EQ(aksu.centre.lon, 71.95761);
}

TEST(PlaceReader, AFileThatIsNotThereIsNamed) {
  const auto places = read_places("nowhere.geojson", options(hearing::DatasetKind::settlements));
  ASSERT_FALSE(places);
  EXPECT_NE(places.error().where.find("nowhere.geojson"), std::string::npos);
}

}  // namespace
}  // namespace tyndau::intake
