#include "unit/intake/intake_help.hpp"

#include <gtest/gtest.h>

namespace tyndau::intake {
namespace {

using test::codes;
using test::read;
using Codes = std::vector<std::string>;

TEST(Groups, RowsOfOneGroupAreOneHearingWithSeveralVenues) {
  const auto intake = read(
      "hearing_id,hearing_group,project_name,venue_settlement,venue_serves,hearing_start,affected_"
      "communities\n"
      "a,g,Хвосты,Мангистау,Баскудук;Баянды,2024-03-19T15:00,Баскудук;Баянды\n"
      "x,,Другое,Аксу,,2024-01-01,\n"
      "b,g,,Акшукур,Акшукур,2024-03-20T11:00,Акшукур\n");
  ASSERT_EQ(intake.cases().size(), 2U);
  const auto& joined = intake.cases()[0];
  EXPECT_EQ(joined.id, "g");
  EXPECT_EQ(joined.project.name, "Хвосты");
  ASSERT_EQ(joined.venues.size(), 2U);
  EXPECT_EQ(joined.venues[1].id, "v2");
  EXPECT_EQ(joined.venues[0].serves.size(), 2U);
  EXPECT_EQ(joined.project.declared_communities.size(), 3U);
  EXPECT_EQ(to_iso(*joined.start), "2024-03-19T15:00");
  EXPECT_EQ(to_iso(*joined.end), "2024-03-20T11:00");
  EXPECT_EQ(joined.origin.rows, (std::vector<std::int64_t>{2, 4}));
  EXPECT_EQ(intake.built.counts.screened, 3);
}

TEST(Confirmation, AColumnThatNamesAnythingLeavesTheRowUnconfirmedInThreeLanguages) {
  for (const char* header : {"unconfirmed", "Не подтверждено", "Расталмаған", "not confirmed"}) {
    const auto intake = read("hearing_id," + std::string(header) +
                             "\n1,venue_name;hearing_start\n2,\n3,нет\n4,-\n5,жоқ\n6,да\n");
    ASSERT_EQ(intake.cases().size(), 6U) << header;
    std::vector<bool> open;
    for (const auto& one : intake.cases()) open.push_back(one.origin.unconfirmed);
    EXPECT_EQ(open, (std::vector<bool>{true, false, false, false, false, true})) << header;
  }
}

TEST(Confirmation, OneUnconfirmedRowLeavesItsWholeGroupSo) {
  const auto intake = read(
      "hearing_id,hearing_group,venue_settlement,unconfirmed\n"
      "1,g,Аксу,\n2,g,Степногорск,venue_settlement\n3,h,Аксу,\n4,h,Степногорск,\n");
  ASSERT_EQ(intake.cases().size(), 2U);
  EXPECT_TRUE(intake.cases()[0].origin.unconfirmed);
  EXPECT_FALSE(intake.cases()[1].origin.unconfirmed);
}

TEST(Groups, RowsThatShareTheirIdKeepIt) {
  const auto intake = read("hearing_id,hearing_group,venue_settlement\n7,g,Аксу\n7,g,Степногорск\n");
  ASSERT_EQ(intake.cases().size(), 1U);
  EXPECT_EQ(intake.cases()[0].id, "7");
}

TEST(Groups, TheSameVenueTwiceIsOneVenueForAllItsCommunities) {
  const auto intake = read(
      "hearing_id,hearing_group,venue_settlement,venue_lon,venue_lat,venue_serves\n"
      "1,g,Аксу,71.90,52.4,А\n2,g,АКСУ,\"71,9\",\"52,40\",Б;А\n");
  ASSERT_EQ(intake.cases().size(), 1U);
  ASSERT_EQ(intake.cases()[0].venues.size(), 1U);
  EXPECT_EQ(intake.cases()[0].venues[0].serves.size(), 2U);
}

TEST(Groups, ContradictingRowsAreNamedAndTheOthersWait) {
  const auto intake = read(
      "hearing_id,hearing_group,project_name,notice_date\n"
      "1,g,Карьер,17.06.2020\n2,g,КАРЬЕР,2020-06-17\n3,g,Завод,18.06.2020\n");
  EXPECT_TRUE(intake.cases().empty());
  ASSERT_EQ(intake.built.kept.size(), 3U);
  EXPECT_TRUE(intake.built.kept[0].pending);
  EXPECT_TRUE(intake.built.kept[1].pending);
  EXPECT_EQ(codes(intake.built.kept[2].problems), (Codes{"group-conflict", "group-conflict"}));
  EXPECT_EQ(intake.built.counts.pending, 2);
  EXPECT_EQ(intake.built.counts.rejected, 1);
}

TEST(Groups, RowsOfAGroupWithARejectedRowWaitForItsCorrection) {
  const auto intake = read("hearing_id,hearing_group,lon,lat\n1,g,71.9,52.4\n2,g,52.4,71.9\n3,,71.9,52.4\n");
  EXPECT_EQ(intake.built.counts.screened, 1);
  EXPECT_EQ(intake.built.counts.pending, 1);
  EXPECT_EQ(intake.built.counts.rejected, 1);
  EXPECT_EQ(codes(intake.built.kept[0].problems), Codes{"group-row-rejected"});
}

TEST(Groups, AlikeRowsWithoutAGroupAreProposedAndScreenedApart) {
  const auto intake = read(
      "hearing_id,project_name,initiator,oblast,venue_settlement\n"
      "1,Карьер,ТОО А,Абай,Аксу\n2,карьер,ТОО «А»,Абай,Шар\n3,Карьер,ТОО Б,Абай,Шар\n");
  EXPECT_EQ(intake.cases().size(), 3U);
  ASSERT_EQ(test::note_codes(intake), Codes{"rows-alike"});
  EXPECT_EQ(std::get<std::string>(intake.built.notes[0].message.arguments.at("rows")), "2, 3");
}

TEST(Groups, PublicationsOfAllRowsAreKept) {
  const auto intake = read(
      "hearing_id,hearing_group,newspaper,newspaper_date,newspaper_area\n"
      "1,g,Егемен,2020-05-01,\n2,g,Огни,2020-05-02,Жарминский район;Шар\n3,g,Егемен,2020-05-01,\n");
  ASSERT_EQ(intake.cases().size(), 1U);
  const auto& outlets = intake.cases()[0].notice.outlets;
  ASSERT_EQ(outlets.size(), 2U);
  EXPECT_EQ(outlets[1].units.size(), 1U);
  EXPECT_EQ(outlets[1].area.size(), 1U);
}

TEST(Groups, ProblemsOfOneKindAreGroupedWithTheirCount) {
  std::string text = "hearing_id,lon,lat,hazard_class\n";
  for (int i = 0; i < 200; ++i) text += std::to_string(i) + ",52.4,71.9," + (i == 0 ? "X" : "II") + "\n";
  const auto groups = grouped(read(text).problems());
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[0].code, "coordinates-swapped");
  EXPECT_EQ(groups[0].rows, 200);
  EXPECT_EQ(groups[0].first.row, 2);
  EXPECT_EQ(groups[1].rows, 1);
}

}  // namespace
}  // namespace tyndau::intake
