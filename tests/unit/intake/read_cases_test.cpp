#include "intake/read_cases.hpp"

#include "unit/intake/intake_help.hpp"

#include <gtest/gtest.h>

namespace tyndau::intake {
namespace {

using test::codes;
using test::read;
using Codes = std::vector<std::string>;

TEST(ReadCases, RowsInAreScreenedPendingAndRejected) {
  std::string text = "hearing_id,hearing_group,lon,lat,venue_settlement\n";
  std::int64_t planted = 0, grouped_rows = 0;
  for (int i = 0; i < 2000; ++i) {
    const bool swapped = i % 97 == 5;
    const bool in_group = i % 10 < 2;
    planted += swapped ? 1 : 0;
    grouped_rows += in_group ? 1 : 0;
    text += std::to_string(i) + "," + (in_group ? "g" + std::to_string(i / 10) : "") + "," +
            (swapped ? "52.4,71.9" : "71.9,52.4") + ",Аксу " + std::to_string(i) + "\n";
  }
  const auto intake = read(text);
  const auto& counts = intake.built.counts;
  EXPECT_EQ(counts.rows, 2000);
  EXPECT_EQ(counts.rejected, planted);
  EXPECT_GT(counts.pending, 0);
  EXPECT_EQ(counts.rows, counts.screened + counts.pending + counts.rejected);
  EXPECT_EQ(static_cast<std::int64_t>(intake.built.kept.size()), counts.pending + counts.rejected);
}

TEST(ReadCases, AFileThatCannotBeUsedDoesNotStopTheOthers) {
  test::Scratch folder("read-cases");
  const auto good = folder.write("good.csv", "hearing_id,form\n1,survey\n");
  const auto empty = folder.write("empty.csv", "");
  const auto other = folder.write("picture.png", "x");
  const auto intake = read_cases({empty, other, folder.path("gone.csv"), good}, test::here(),
                                 Gazetteer(hearing::AtlasData{}), test::country());
  ASSERT_TRUE(intake);
  EXPECT_EQ(codes(intake->file_problems), (Codes{"file-empty", "file-kind-unknown", "file-not-found"}));
  EXPECT_EQ(intake->cases().size(), 1U);
}

TEST(ReadCases, TheSameIdInTwoFilesIsDoubled) {
  test::Scratch folder("read-twice");
  const auto a = folder.write("a.csv", "hearing_id,form\n1,survey\n");
  const auto b = folder.write("b.csv", "hearing_id,form\n1,survey\n");
  const auto intake = read_cases({a, b}, test::here(), Gazetteer(hearing::AtlasData{}), test::country());
  ASSERT_TRUE(intake);
  EXPECT_EQ(codes(intake->problems()), Codes{"hearing-id-doubled"});
}

TEST(ReadCases, AMapOfAnUnknownColumnIsAnErrorBeforeAnythingIsRead) {
  IntakeOptions options;
  options.map = {{"hazzard_class", "K"}};
  const auto intake = read_cases(std::vector<std::filesystem::path>{}, options,
                                 Gazetteer(hearing::AtlasData{}), test::country());
  ASSERT_FALSE(intake);
  EXPECT_NE(intake.error().message.find("hazard_class"), std::string::npos);
}

TEST(ReadCases, PlacesAreResolvedOnTheWay) {
  hearing::AtlasData places;
  places.settlements = {
      test::settlement("geonames:1526271", "Аксу", "Акмолинская область", {71.95761, 52.44422}),
      test::settlement("geonames:1524298", "Аксу", "Павлодарская область", {76.92748, 52.04023})};
  const auto intake = read(
      "hearing_id;oblast;affected_communities;venue_settlement;venue_oblast\n"
      "1;Акмолинская область;Аксу;Аксу;Павлодарская область\n2;;Аксу;;\n",
      {}, places);
  ASSERT_EQ(intake.cases().size(), 2U);
  EXPECT_EQ(intake.cases()[0].project.declared_communities[0].id, "geonames:1526271");
  EXPECT_EQ(intake.cases()[0].venues[0].settlement.id, "geonames:1524298");
  EXPECT_EQ(intake.cases()[1].project.declared_communities[0].candidates.size(), 2U);
}

TEST(ReadCases, TheOrderOfCasesIsTheOrderOfTheirFirstRows) {
  const auto intake = read("hearing_id,hearing_group\n1,b\n2,\n3,a\n4,b\n5,a\n");
  std::string order;
  for (const auto& one : intake.cases()) order += one.id + " ";
  EXPECT_EQ(order, "b 2 a ");
}

TEST(ReadCases, ProgressCountsEveryRow) {
  IntakeOptions options;
  std::int64_t last = 0;
  options.progress = [&](std::int64_t rows) { last = rows; };
  (void)read("hearing_id\n1\n2\n3\n", options);
  EXPECT_EQ(last, 3);
}

}  // namespace
}  // namespace tyndau::intake
