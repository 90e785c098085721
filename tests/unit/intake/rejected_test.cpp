#include "intake/rejected.hpp"

#include "support/paths.hpp"
#include "unit/intake/intake_help.hpp"

#include <gtest/gtest.h>

namespace tyndau::intake {
namespace {

using test::read;

const hearing::MessageCatalogue& messages() {
  static const auto loaded = hearing::MessageCatalogue::load(test::source_dir() / "geodata" / "messages");
  EXPECT_TRUE(loaded) << loaded.error().message << " " << loaded.error().where;
  return *loaded;
}

std::string rejected(const Intake& intake, Language language = Language::ru) {
  std::ostringstream out;
  write_rejected(out, intake.built, messages(), language);
  return out.str();
}

TEST(Rejected, HoldsTheOriginalCellsAndTheReasons) {
  const auto intake = read("Id слушаний;Долгота;Широта;Моё\n1;52,4;71,9;\"a;b\"\n2;71,9;52,4;c\n");
  const auto text = rejected(intake);
  EXPECT_TRUE(
      text.starts_with("\xEF\xBB\xBF"
                       "Id слушаний,Долгота,Широта,Моё,problem_codes,problems\r\n"));
  EXPECT_NE(text.find("1,\"52,4\",\"71,9\",\"a;b\",coordinates-swapped,\"«Долгота»"), std::string::npos)
      << text;
  EXPECT_EQ(text.find("\n2,"), std::string::npos);
}

TEST(Rejected, CorrectedItCanBeReadAgain) {
  const auto first = read("hearing_id;lon;lat;notes\n1;52,4;71,9;=1+1\n2;71,9;52,4;\n");
  auto text = rejected(first);
  const auto again = read(text);
  EXPECT_EQ(again.built.counts.rejected, 1);
  EXPECT_TRUE(test::note_codes(again).empty());
  for (const auto& [from, to] :
       {std::pair("\"52,4\"", "A"), std::pair("\"71,9\"", "\"52,4\""), std::pair("A", "\"71,9\"")}) {
    text.replace(text.find(from), std::string(from).size(), to);
  }
  const auto corrected = read(text);
  ASSERT_EQ(corrected.cases().size(), 1U) << text;
  EXPECT_EQ(corrected.cases()[0].notes, "=1+1");
}

TEST(Rejected, FormulasAreNeutralisedAndNumbersStayNumbers) {
  EXPECT_EQ(csv_cell("=HYPERLINK(1)"), "'=HYPERLINK(1)");
  EXPECT_EQ(csv_cell("@x"), "'@x");
  EXPECT_EQ(csv_cell("+7 (717) x"), "'+7 (717) x");
  EXPECT_EQ(csv_cell("-12.5"), "-12.5");
  EXPECT_EQ(csv_cell("-12,5"), "\"-12,5\"");
  EXPECT_EQ(csv_cell("-"), "-");
  EXPECT_EQ(csv_cell("a\"b"), "\"a\"\"b\"");
}

TEST(Rejected, TablesWithOtherHeadersShareOneFile) {
  test::Scratch folder("rejected");
  const auto a = folder.write("a.csv", "hearing_id,lon,lat\n1,0,0\n");
  const auto b = folder.write("b.csv", "id;Широта;Долгота;extra\n2;0;0;x\n");
  const auto intake = read_cases({a, b}, test::here(), Gazetteer(hearing::AtlasData{}), test::country());
  ASSERT_TRUE(intake);
  const auto text = rejected(*intake, Language::en);
  EXPECT_NE(text.find("hearing_id,lon,lat,id,Широта,Долгота,extra,problem_codes,problems"),
            std::string::npos);
  EXPECT_NE(text.find("\n,,,2,0,0,x,coordinates-zero"), std::string::npos) << text;
}

TEST(Rejected, ARecordsGeometryIsWrittenAsText) {
  IntakeOptions options;
  options.table.format = TableFormat::ndjson;
  const auto intake = read(
      R"({"type":"Feature","properties":{"hearing_id":"1","form":"митинг"},"geometry":{"type":"Point","coordinates":[71.9,52.4]}})"
      "\n",
      options);
  EXPECT_NE(rejected(intake).find("POINT (71.9 52.4)"), std::string::npos);
}

TEST(Rejected, TheFileAppearsWhole) {
  test::Scratch folder("rejected-file");
  const auto intake = read("hearing_id,lon,lat\n1,0,0\n");
  ASSERT_TRUE(write_rejected(folder.path("rejected.csv"), intake.built, messages(), Language::kk));
  EXPECT_GT(std::filesystem::file_size(folder.path("rejected.csv")), 50U);
  EXPECT_FALSE(write_rejected(folder.path("no/such/rejected.csv"), intake.built, messages(), Language::kk));
}

}  // namespace
}  // namespace tyndau::intake
