#include "app/locate.hpp"

#include "unit/app/small_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace tyndau::app {
namespace {

class LocateTest : public testing::Test {
 protected:
  static Location locate_text(const std::string& text) { return locate({text, {}, {}, {}}, *engine()); }
  static std::vector<Candidate> ask(const std::string& text) { return locate_text(text).candidates; }
  static const std::shared_ptr<const Engine>& engine() {
    static const auto made = [] {
      auto places = test::small_places();
      hearing::AdminUnit outline;
      outline.id = "outline:KZ";
      outline.shape = geo::Shape{
          {},
          {},
          {{{{46.5, 40.6}, {87.3, 40.6}, {87.3, 50.0}, {77.0, 55.4}, {61.0, 55.4}, {46.5, 50.0}}, {}}}};
      places.units.push_back(outline);
      auto twin = test::settlement_at("b:1", "Аксу", {76.9, 52.0}, 40000);
      twin.units.oblast = "Павлодарская область";
      hearing::AdminUnit oblast;
      oblast.id = "550000000";
      oblast.level = hearing::UnitLevel::oblast;
      oblast.name = "Павлодарская область";
      oblast.names = {"Павлодар облысы", "Павлодарская область", "Pavlodar Region"};
      places.units.push_back(oblast);
      places.settlements.push_back(twin);
      places.settlements[2].alternate_names = {"Малиновка"};
      return test::small_engine(std::move(places));
    }();
    return made;
  }
};

std::vector<std::string> keys(const std::vector<Message>& reasons) {
  std::vector<std::string> all;
  for (const auto& reason : reasons) all.push_back(reason.key);
  return all;
}

TEST_F(LocateTest, CoordinatesSayTheirNotationTheirOrderAndWhatIsNear) {
  const auto location = locate_text("71.95761, 52.44422");
  EXPECT_EQ(location.verdict, intake::PlaceVerdict::resolved);
  ASSERT_EQ(location.candidates.size(), 1U);
  const auto& candidate = location.candidates.front();
  EXPECT_NEAR(candidate.position->lat, 52.44422, 1e-9);
  EXPECT_NEAR(candidate.uncertainty->value, 0.65, 0.01);
  EXPECT_THAT(keys(candidate.reasons), testing::ElementsAre("locate.notation.decimal_degrees",
                                                            "locate.order.by_country", "locate.within"));
}

TEST_F(LocateTest, CoordinatesBesideANameWinAndTheirSpanIsSaid) {
  for (const std::string text : {"с. Аксу, 52.44 71.95", "с. Аксу (52°26′39″ с.ш., 71°57′27″ в.д.)"}) {
    const auto location = locate_text(text);
    EXPECT_EQ(location.verdict, intake::PlaceVerdict::resolved) << text;
    ASSERT_EQ(location.candidates.size(), 1U) << text;
    const auto& candidate = location.candidates.front();
    ASSERT_TRUE(candidate.stated) << text;
    EXPECT_EQ(candidate.kind, "position");
    EXPECT_EQ(candidate.stated->quote,
              text.substr(candidate.stated->begin, candidate.stated->end - candidate.stated->begin));
    EXPECT_TRUE(candidate.stated->quote.starts_with("52")) << candidate.stated->quote;
  }
}

TEST_F(LocateTest, TheOblastOfASettlementIsNamedInEachLanguageWhereItIsKnown) {
  for (const auto& candidate : ask("Аксу")) {
    const bool known = candidate.unit == "Павлодарская область";
    EXPECT_EQ(candidate.unit_name.kk, known ? "Павлодар облысы" : "") << candidate.id;
    EXPECT_EQ(candidate.unit_name.en, known ? "Pavlodar Region" : "") << candidate.id;
  }
  EXPECT_EQ(ask("Аксу").size(), 2U);
}

TEST_F(LocateTest, AnOrderThatNothingTellsIsAmbiguousWithBothPlaces) {
  const auto location = locate_text("47.5012, 51.3034");
  EXPECT_EQ(location.verdict, intake::PlaceVerdict::ambiguous);
  ASSERT_EQ(location.candidates.size(), 2U);
  EXPECT_EQ(location.candidates[0].position->lat, location.candidates[1].position->lon);
  EXPECT_EQ(location.candidates[0].reasons[1].key, "locate.lat_first");
  EXPECT_EQ(location.candidates[1].reasons[1].key, "locate.lon_first");
  EXPECT_THAT(keys(location.reasons), testing::ElementsAre("intake.coordinates-order-unknown"));
}

TEST_F(LocateTest, ImpossibleCoordinatesAreUnresolvedWithTheReason) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"52°66′39″ с.ш. 71°57′27″ в.д.", "intake.position-over-sixty"},
      {"0, 0", "intake.position-zero"},
      {"48.8566, 2.3522", "intake.position-outside-country"},
      {"X=5812345 Y=584321", "intake.position-zone-missing"},
      {"с. Аксу, 52°66′39″ с.ш. 71°57′27″ в.д.", "intake.position-over-sixty"}};
  for (const auto& [text, key] : cases) {
    const auto location = locate_text(text);
    EXPECT_EQ(location.verdict, intake::PlaceVerdict::unresolved) << text;
    EXPECT_TRUE(location.candidates.empty()) << text;
    EXPECT_THAT(keys(location.reasons), testing::ElementsAre(key)) << text;
  }
}

TEST_F(LocateTest, CornersAreAnAreaAndASheetIsItsMiddleAndHalfItsDiagonal) {
  const auto area = ask("1) 52.4442 71.9576 2) 52.4451 71.9630 3) 52.4419 71.9634");
  ASSERT_EQ(area.size(), 1U);
  EXPECT_FALSE(area[0].position);
  EXPECT_EQ(area[0].stated->form, intake::FoundForm::polygon);
  EXPECT_EQ(area[0].stated->shape.polygons.size(), 1U);
  const auto sheet = ask("M-42-85");
  ASSERT_EQ(sheet.size(), 1U);
  EXPECT_NEAR(sheet[0].position->lon, 66.25, 1e-9);
  EXPECT_NEAR(sheet[0].uncertainty->value, 25'900, 200);
}

TEST_F(LocateTest, PulkovoSaysTheTransformationAndItsAccuracy) {
  const auto found = ask("СК-42: X=5812345 Y=12584321");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(keys(found[0].reasons), testing::Contains("intake.position-converted"));
  EXPECT_GT(found[0].uncertainty->value, 1.0);
}

TEST_F(LocateTest, SeveralStatedPlacesAreNotOne) {
  const auto location = locate_text("Карьер: 52.4442, 71.9576. Полигон отходов: 49.8047, 73.1094");
  EXPECT_EQ(location.verdict, intake::PlaceVerdict::ambiguous);
  EXPECT_EQ(location.candidates.size(), 2U);
  EXPECT_THAT(keys(location.reasons), testing::ElementsAre("locate.several_stated"));
}

TEST_F(LocateTest, ALongTextWithoutCoordinatesIsNoName) {
  EXPECT_THAT(keys(locate_text(std::string(600, 'x')).reasons), testing::ElementsAre("locate.too_long"));
}

TEST_F(LocateTest, AStatedAreaIsWrittenWithItsGeometryAndQuotation) {
  std::string text;
  hearing::json::Writer out(text);
  write_location(out, locate_text("1) 52.4442 71.9576 2) 52.4451 71.9630 3) 52.4419 71.9634"),
                 test::sentences(), false);
  const auto written = nlohmann::json::parse(text);
  const auto& candidate = written.at("candidates").at(0);
  EXPECT_EQ(candidate.at("form"), "polygon");
  EXPECT_EQ(candidate.at("notation"), "decimal_degrees");
  EXPECT_EQ(candidate.at("geometry").at("type"), "Polygon");
  EXPECT_EQ(candidate.at("quote").at("begin"), 3);
  EXPECT_FALSE(candidate.contains("lon"));
}

TEST_F(LocateTest, HomonymsAreAllShownAndNeverGuessed) {
  const auto candidates = ask("Аксу");
  ASSERT_EQ(candidates.size(), 2U);
  EXPECT_NE(candidates[0].id, candidates[1].id);
  const auto location = locate_text("Аксу");
  EXPECT_EQ(location.verdict, intake::PlaceVerdict::ambiguous);
  ASSERT_EQ(location.reasons.size(), 1U);
  EXPECT_EQ(location.reasons.front().key, "place.homonyms");
}

TEST_F(LocateTest, AnotherNameOfThePlaceThatFitsIsTold) {
  const auto candidates = ask("с. Малиновка");
  ASSERT_EQ(candidates.size(), 1U);
  EXPECT_EQ(candidates[0].id, "a:3");
  EXPECT_THAT(keys(candidates[0].reasons), testing::Contains("locate.also_called"));
  EXPECT_THAT(keys(ask("Заводской").at(0).reasons), testing::Not(testing::Contains("locate.also_called")));
}

TEST_F(LocateTest, TheOblastInTheTextDecides) {
  const auto candidates = ask("Акмолинская область, с. Аксу");
  ASSERT_EQ(candidates.size(), 1U);
  EXPECT_EQ(candidates[0].id, "a:1");
}

TEST_F(LocateTest, AMistypedNameIsADoubtUnlessItsUnitsBearItOut) {
  const auto alone = locate_text("Степногорк");
  ASSERT_FALSE(alone.candidates.empty());
  EXPECT_EQ(alone.candidates[0].id, "a:2");
  EXPECT_EQ(alone.verdict, intake::PlaceVerdict::ambiguous);
  EXPECT_EQ(alone.reasons.front().key, "place.doubtful");
  EXPECT_EQ(locate_text("Акмолинская область, г. Степногорк").verdict, intake::PlaceVerdict::resolved);
}

TEST_F(LocateTest, NothingIsAnsweredToNonsense) {
  EXPECT_TRUE(ask("qqqqqqqqq").empty());
  EXPECT_TRUE(ask("!!!").empty());
}

TEST_F(LocateTest, EveryReasonIsASentence) {
  for (const auto* text :
       {"71.9 52.4", "52.4N 71.9E", "0 0", "10 20", "M-42-85", "47.5012, 51.3034", "42N 584000 5809000",
        "POINT (71.9 52.4)", "X=5812345 Y=12584321", "1) 52.44 71.95 2) 52.45 71.96 3) 52.41 71.96", "Аксу",
        "Степ", "горск", "Степногорк"}) {
    for (const auto& candidate : ask(text)) {
      for (const auto& reason : candidate.reasons) {
        ASSERT_TRUE(test::sentences().has(reason.key)) << reason.key;
        EXPECT_EQ(test::sentences().render(reason).en.find('{'), std::string::npos);
      }
    }
  }
}

TEST(PlaceSearchTest, OrdersByMatchThenDistanceThenPeople) {
  const auto places = test::small_places();
  const PlaceSearch search(places);
  const auto all = search.find({"", {}, {}, 10});
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all.front().settlement->id, "a:2");
  const auto near = search.find({"", LonLat{72.0, 52.5}, {}, 10});
  EXPECT_EQ(near.front().settlement->id, "a:3");
  EXPECT_EQ(search.find({"ак", {}, {}, 10}).front().match, NameMatch::begins);
  EXPECT_TRUE(search.find({"Аксу", {}, "Павлодарская область", 10}).empty());
  EXPECT_EQ(search.find({"", {}, {}, 2}).size(), 2U);
}

}  // namespace
}  // namespace tyndau::app
