#include "app/locate.hpp"

#include "unit/app/small_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
      places.settlements.push_back(twin);
      return test::small_engine(std::move(places));
    }();
    return made;
  }
};

TEST_F(LocateTest, CoordinatesAreReadBothWaysAndTheImpossibleOneComesLast) {
  const auto candidates = ask("71.95761, 52.44422");
  ASSERT_EQ(candidates.size(), 2U);
  EXPECT_TRUE(candidates[0].plausible);
  EXPECT_NEAR(candidates[0].position->lat, 52.44422, 1e-9);
  EXPECT_FALSE(candidates[1].plausible);
  EXPECT_EQ(candidates[0].reasons.back().key, "locate.nearest");
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
       {"71.9 52.4", "52.4N 71.9E", "0 0", "10 20", "Аксу", "Степ", "горск", "Степногорк"}) {
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
