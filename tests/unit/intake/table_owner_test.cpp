// What is asked of the owner of a table, and what is left for one click.
#include "intake/column_fixes.hpp"
#include "unit/intake/intake_help.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tyndau::intake {
namespace {

hearing::AtlasData places() {
  hearing::AtlasData data;
  data.settlements = {
      test::settlement("a:1", "Аксу", "Акмолинская область", {71.957, 52.444}, "Аккольский район"),
      test::settlement("a:2", "Аксу", "Павлодарская область", {76.92, 52.04}),
      test::settlement("a:3", "Степногорск", "Акмолинская область", {71.88, 52.35})};
  return data;
}

const std::string site = "71.95;52.44";

TEST(TableOwner, APlaceThatSeveralFitIsAskedWithDistrictAndDistance) {
  const auto asked = test::read(
      "hearing_id;venue_settlement;affected_communities;project_lon;project_lat\n"
      "7;Аксу;\"Степногорск; Аксу\";" +
          site +
          "\n"
          "8;Степногорск;Степногорск;" +
          site + "\n",
      {}, places());
  EXPECT_EQ(asked.built.counts.screened, 2);
  ASSERT_EQ(test::note_codes(asked), (std::vector<std::string>{"place-ambiguous", "place-ambiguous"}));
  const auto& venue = asked.built.notes[0];
  EXPECT_EQ(venue.row, 2);
  EXPECT_EQ(venue.column, "venue_settlement");
  ASSERT_EQ(venue.places.size(), 2U);
  EXPECT_EQ(venue.places[0].id, "a:1");
  EXPECT_EQ(venue.places[0].district, "Аккольский район");
  ASSERT_TRUE(venue.places[1].distance);
  EXPECT_NEAR(venue.places[1].distance->value, 340'000, 10'000);
  const auto& community = asked.built.notes[1];
  EXPECT_EQ(community.written, "Степногорск; Аксу");
  EXPECT_EQ(community.item, "Аксу");
}

TEST(TableOwner, AMisspeltPlaceIsAskedAndAnIdAnswers) {
  const auto asked = test::read("hearing_id;venue_settlement\n7;Степногорсн\n8;Аксу [a:2]\n", {}, places());
  ASSERT_EQ(test::note_codes(asked), std::vector<std::string>{"place-doubtful"});
  EXPECT_EQ(asked.built.notes[0].places.at(0).id, "a:3");
}

TEST(TableOwner, APlaceThatIsMeantByAnotherNameOfItSaysWhich) {
  auto data = places();
  data.settlements[2].alternate_names = {"Stepnogorsk", "Малиновка"};
  const auto asked = test::read("hearing_id;venue_settlement\n7;с. Калиновка\n8;Степногорсн\n", {}, data);
  ASSERT_EQ(test::note_codes(asked), (std::vector<std::string>{"place-doubtful", "place-doubtful"}));
  EXPECT_EQ(asked.built.notes[0].places.at(0).also, "Малиновка");
  EXPECT_EQ(asked.built.notes[1].places.at(0).also, "");
}

TEST(TableOwner, APlaceThatNobodyKnowsIsSaidToBeUnknown) {
  const auto asked = test::read("hearing_id;venue_settlement\n7;Несуществуйск\n", {}, places());
  ASSERT_EQ(test::note_codes(asked), std::vector<std::string>{"place-unknown"});
  EXPECT_TRUE(asked.built.notes[0].places.empty());
  EXPECT_TRUE(test::note_codes(test::read("hearing_id;venue_settlement\n7;Несуществуйск\n")).empty());
}

TEST(TableOwner, EachRowOfAGroupThatNamesThePlaceIsTold) {
  const auto asked =
      test::read("hearing_id;hearing_group;venue_settlement\n7;g;Аксу\n7;g;Степногорск\n", {}, places());
  ASSERT_EQ(asked.built.notes.size(), 1U);
  EXPECT_EQ(asked.built.notes[0].row, 2);
}

TEST(TableOwner, MetresOfAZoneAreNamedByWhereTheSettlementsLie) {
  const std::string head = "hearing_id;venue_settlement;project_lon;project_lat\n";
  const auto found =
      test::read(head + "7;Степногорск;700543;5814560\n8;Степногорск;5814570;700553\n", {}, places());
  ASSERT_EQ(found.built.kept.size(), 2U);
  for (const auto& kept : found.built.kept) {
    ASSERT_EQ(kept.problems.size(), 1U);
    EXPECT_EQ(kept.problems[0].fix.name, "utm-42");
    EXPECT_EQ(kept.problems[0].fix.lon, "project_lon");
  }
  const auto alone = test::read(head + "7;;700543;5814560\n", {}, places());
  EXPECT_TRUE(alone.problems().at(0).fix.name.empty());
}

TEST(TableOwner, AFixTouchesOnlyTheRowsThatNeedIt) {
  TableHead head;
  head.match = match_headers({"hearing_id", "project_lon", "project_lat"});
  const auto after = [&](const char* name, const std::string& lon, const std::string& lat) {
    TableRow row;
    row.cells = {{"7", false}, {lon, false}, {lat, false}};
    const bool done = put_right({name, "project_lon", "project_lat"}, head, row, test::country());
    return (done ? "" : "kept ") + row.cells[1].text + " " + row.cells[2].text;
  };
  EXPECT_EQ(after("swap", "52,44", "71,95"), "71,95 52,44");
  EXPECT_EQ(after("swap", "71,95", "52,44"), "kept 71,95 52,44");
  EXPECT_THAT(after("utm-42", "700543", "5814560"), testing::StartsWith("71.9"));
  EXPECT_EQ(after("utm-42", "71,95", "52,44"), "kept 71,95 52,44");
  EXPECT_TRUE(is_fix("utm-42"));
  EXPECT_FALSE(is_fix("utm-12"));
  EXPECT_FALSE(is_fix("utm-042"));
}

TEST(TableOwner, ARowOfTotalsIsNoHearing) {
  const auto found = test::read(
      "hearing_id;project_name;hearing_start;spz_radius_m\n7;Карьер;2025-02-12;500\n"
      "Итого;;;500\nВсего слушаний: 1;;;\nЖиыны;Карьер;2025-02-12;\n");
  EXPECT_EQ(test::codes(found.problems()), (std::vector<std::string>{"total-row", "total-row"}));
  EXPECT_EQ(found.built.counts.screened, 2);
}

TEST(TableOwner, AColumnThatIsSaidNotToBeUsedIsNotRead) {
  IntakeOptions options;
  options.map = {{"venue_settlement", ""}};
  const auto found = test::read("hearing_id;venue_settlement\n7;Аксу\n", options, places());
  EXPECT_TRUE(found.file_problems.empty());
  ASSERT_EQ(found.cases().size(), 1U);
  EXPECT_TRUE(found.cases()[0].venues.empty());
  options.map = {{"hearing_id", ""}};
  const auto numbered = test::read("№;venue_settlement;form\n7;Аксу;\n", options, places());
  ASSERT_EQ(numbered.cases().size(), 1U);
  EXPECT_EQ(numbered.cases()[0].id, "row-2");
}

}  // namespace
}  // namespace tyndau::intake
