#include "intake/csv.hpp"
#include "support/paths.hpp"
#include "unit/intake/intake_help.hpp"

#include <gtest/gtest.h>

namespace tyndau::intake {
namespace {

std::filesystem::path example(const std::string& name) {
  return test::source_dir() / "geodata" / "examples" / name;
}

Intake read_file(const std::string& name) {
  auto intake = read_cases({example(name)}, test::here(), Gazetteer(hearing::AtlasData{}), test::country());
  return intake ? std::move(*intake) : Intake{};
}

TEST(Examples, EveryHeaderOfTheColumnsTableIsKnownInEachLanguage) {
  std::ifstream bytes(example("columns.csv"), std::ios::binary);
  const auto guess = guess_encoding(bytes);
  CsvReader reader(TextStream(bytes, guess.encoding, guess.bom_bytes), ',');
  CsvRecord record;
  ASSERT_TRUE(reader.next(record));
  std::size_t rows = 0;
  while (reader.next(record)) {
    const auto column = column_from_name(record.cells.at(0));
    ASSERT_TRUE(column) << record.cells[0];
    EXPECT_EQ(column_of(record.cells.at(1)), column) << record.cells[1];
    EXPECT_EQ(column_of(record.cells.at(2)), column) << record.cells[2];
    ++rows;
  }
  EXPECT_EQ(rows, column_count);
}

TEST(Examples, TheTemplatesReadWithoutAnyProblemAndGiveTheSameCase) {
  std::vector<hearing::Case> cases;
  for (const char* name : {"template.kk.csv", "template.ru.csv", "template.en.csv"}) {
    const auto intake = read_file(name);
    EXPECT_TRUE(intake.problems().empty())
        << name << " " << ::testing::PrintToString(test::codes(intake.problems()));
    EXPECT_TRUE(intake.built.notes.empty())
        << name << " " << ::testing::PrintToString(test::note_codes(intake));
    ASSERT_EQ(intake.cases().size(), 1U) << name;
    cases.push_back(intake.cases()[0]);
  }
  for (const auto& one : cases) {
    EXPECT_EQ(one.project.footprint->shape, cases[0].project.footprint->shape);
    EXPECT_EQ(one.start, cases[0].start);
    EXPECT_EQ(one.documents.parts, cases[0].documents.parts);
    EXPECT_EQ(one.notice.languages, cases[0].notice.languages);
  }
}

TEST(Examples, EveryExampleHearingIsScreened) {
  const auto intake = read_file("hearings.csv");
  EXPECT_TRUE(intake.problems().empty()) << ::testing::PrintToString(test::codes(intake.problems()));
  EXPECT_GE(intake.cases().size(), 14U);
  EXPECT_EQ(intake.cases().front().id, "stepnogorsk-aksu-2018");
  EXPECT_EQ(intake.cases()[1].venues.size(), 3U);
  EXPECT_EQ(intake.built.counts.rows, intake.built.counts.screened);
}

}  // namespace
}  // namespace tyndau::intake
