#include "intake/rejected.hpp"
#include "support/paths.hpp"
#include "unit/intake/intake_help.hpp"

#include <gtest/gtest.h>

namespace tyndau::intake {
namespace {

using test::codes;
using test::read;
using Codes = std::vector<std::string>;

Codes ids(const Intake& intake) {
  Codes all;
  for (const auto& one : intake.cases()) all.push_back(one.id);
  return all;
}

TEST(NumberedRows, ATableWithoutNumbersIsNumberedByItsRowsAndSaysSo) {
  const auto found = read("Title\nproject_name,hearing_start\nA,2025-02-12\n\nB,2025-02-13\n");
  EXPECT_TRUE(found.file_problems.empty());
  EXPECT_EQ(ids(found), (Codes{"row-3", "row-5"}));
  EXPECT_EQ(test::note_codes(found), (Codes{"title-lines-skipped", "rows-numbered"}));
  EXPECT_EQ(found.built.notes[1].row, 2);
}

TEST(NumberedRows, AnEmptyCellOfAColumnOfNumbersStaysAProblemOfItsRow) {
  const auto found = read("hearing_id,project_name\n1,A\n,B\n");
  EXPECT_EQ(ids(found), Codes{"1"});
  EXPECT_EQ(codes(found.problems()), Codes{"hearing-id-missing"});
  EXPECT_TRUE(test::note_codes(found).empty());
}

TEST(NumberedRows, TwoColumnsOfSerialNumbersAreNoAnswerSoRowsAreNumbered) {
  EXPECT_EQ(ids(read("№,п/п,project_name,hearing_start\n7,8,A,2025-02-12\n")), Codes{"row-2"});
}

TEST(NumberedRows, RowsOfAGroupAreOneHearingNamedByTheGroup) {
  const auto found = read("hearing_group,project_name,venue_settlement\ng,A,Аксу\ng,A,Орал\n");
  EXPECT_TRUE(found.problems().empty());
  EXPECT_EQ(ids(found), Codes{"g"});
}

TEST(NumberedRows, RowsOfTwoTablesAreToldApart) {
  test::Scratch folder("numbered-rows");
  const auto a = folder.write("a.csv", "project_name,form\nA,survey\n");
  const auto b = folder.write("b.csv", "project_name,form\nB,survey\n");
  const auto found = read_cases({a, b}, test::here(), Gazetteer(hearing::AtlasData{}), test::country());
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->problems().empty());
  EXPECT_EQ(ids(*found), (Codes{"row-2", "table-2-row-2"}));
}

TEST(NumberedRows, OneColumnIsAHeaderWhenItsOwnerSaysWhatItIs) {
  EXPECT_EQ(codes(read("Объект\nA\n").file_problems), Codes{"header-missing"});
  IntakeOptions options;
  options.map = {{"project_name", "Was"}};
  EXPECT_EQ(ids(read("Was\nA\n", options)), Codes{"row-2"});
}

TEST(NumberedRows, NumbersThatAreSaidToStandInAColumnThatIsNotThereAreAFault) {
  IntakeOptions options;
  options.map = {{"hearing_id", "Nr"}};
  EXPECT_EQ(codes(read("project_name,form\nA,survey\n", options).file_problems), Codes{"header-not-in-file"});
}

TEST(NumberedRows, RejectedRowsKeepTheirNumbers) {
  const auto messages = hearing::MessageCatalogue::load(test::source_dir() / "geodata" / "messages");
  ASSERT_TRUE(messages);
  const auto first = read("lon;lat\n71,9;52,4\n52,4;71,9\n");
  EXPECT_EQ(ids(first), Codes{"row-2"});
  std::ostringstream out;
  write_rejected(out, first.built, *messages, Language::en);
  const auto again = read(out.str());
  EXPECT_EQ(codes(again.problems()), Codes{"coordinates-swapped"});
  ASSERT_EQ(again.built.kept.size(), 1U);
  EXPECT_EQ(again.built.kept[0].id, "row-3");
}

}  // namespace
}  // namespace tyndau::intake
