#include "geo/vector_file.hpp"
#include "unit/intake/intake_help.hpp"
#include "unit/intake/workbook_files.hpp"

#include <gtest/gtest.h>

namespace tyndau::intake {
namespace {

using test::codes;
using Codes = std::vector<std::string>;

Intake read_file(const std::filesystem::path& file, IntakeOptions options = {}) {
  auto intake = read_cases({file}, test::here(options), Gazetteer(hearing::AtlasData{}), test::country());
  return intake ? std::move(*intake) : Intake{};
}

geo::LayerToWrite layer(const std::string& name) {
  geo::LayerToWrite made;
  made.name = name;
  made.fields = {{"hearing_id", geo::FieldType::integer},
                 {"project_name", geo::FieldType::text},
                 {"spz_radius_m", geo::FieldType::real}};
  geo::Feature feature;
  feature.properties = {
      {"hearing_id", std::int64_t{7}}, {"project_name", std::string("Карьер")}, {"spz_radius_m", 1000.5}};
  feature.shape = geo::Shape{{}, {}, {{{{71, 52}, {72, 52}, {72, 53}}, {}}}};
  made.features = {feature};
  return made;
}

TEST(VectorTables, GeoJsonAndGeoPackageGiveTheFootprintWithTheRow) {
  test::Scratch folder("vector");
  ASSERT_TRUE(geo::write_layers(folder.path("a.geojson"), geo::VectorFormat::geojson, {layer("hearings")}));
  ASSERT_TRUE(geo::write_layers(folder.path("a.gpkg"), geo::VectorFormat::geopackage, {layer("hearings")}));
  for (const char* name : {"a.geojson", "a.gpkg"}) {
    const auto intake = read_file(folder.path(name));
    ASSERT_EQ(intake.cases().size(), 1U) << name << ::testing::PrintToString(codes(intake.problems()));
    const auto& one = intake.cases()[0];
    EXPECT_EQ(one.id, "7");
    EXPECT_EQ(one.project.name, "Карьер");
    EXPECT_EQ(one.project.declared_spz->value, 1000.5);
    ASSERT_TRUE(one.project.footprint);
    EXPECT_EQ(one.project.footprint->shape.polygons.size(), 1U);
  }
}

TEST(VectorTables, AFileThatIsNotWhatItsNameSaysIsUnreadable) {
  test::Scratch folder("vector-bad");
  for (const char* name : {"a.geojson", "a.gpkg", "a.xlsx", "a.ods"}) {
    const auto intake = read_file(folder.write(name, "not at all"));
    EXPECT_EQ(codes(intake.file_problems), Codes{"file-unreadable"}) << name;
  }
}

TEST(Workbooks, TitlesSheetsNumbersAndDatesAreReadAsInATable) {
  test::Scratch folder("workbook");
  const auto bytes = test::xlsx({{"Обложка", {{{"Реестр слушаний"}}}},
                                 {"Слушания",
                                  {{{"Слушания 2020 года"}},
                                   {},
                                   {{"Id слушаний"}, {"Долгота"}, {"Широта"}, {"Дата слушаний"}, {"Отчёт"}},
                                   {{"1"}, {71.95761}, {52.44422}, test::Day{43999.625}, {"есть"}},
                                   {},
                                   {{"2"}, {"52,4"}, {"71,9"}, {"17.06.2020"}, {"нет"}},
                                   {{3.0}, {71.9}, {43.65}, test::Day{43999}, {}}}}});
  const auto intake = read_file(folder.write("t.xlsx", bytes));
  ASSERT_EQ(intake.cases().size(), 2U) << ::testing::PrintToString(codes(intake.problems()));
  const auto& one = intake.cases()[0];
  EXPECT_EQ(one.id, "1");
  EXPECT_EQ(one.project.footprint->shape.points.at(0), (LonLat{71.95761, 52.44422}));
  EXPECT_EQ(to_iso(*one.start), "2020-06-17T15:00");
  EXPECT_EQ(one.origin.rows, std::vector<std::int64_t>{4});
  EXPECT_EQ(intake.cases()[1].id, "3");
  EXPECT_EQ(to_iso(*intake.cases()[1].start), "2020-06-17");
  EXPECT_EQ(intake.cases()[1].origin.rows, std::vector<std::int64_t>{7});
  ASSERT_EQ(codes(intake.problems()), Codes{"coordinates-swapped"});
  EXPECT_EQ(intake.problems()[0].sheet, "Слушания");
  EXPECT_EQ(intake.problems()[0].row, 6);
  const auto notes = test::note_codes(intake);
  EXPECT_NE(std::find(notes.begin(), notes.end(), "sheets-left-out"), notes.end());
  EXPECT_NE(std::find(notes.begin(), notes.end(), "title-lines-skipped"), notes.end());
}

TEST(Workbooks, WhatNobodyConfirmedIsKnownAsInATable) {
  test::Scratch folder("workbook-unconfirmed");
  const std::vector<test::SheetRow> rows{
      {{"hearing_id"}, {"unconfirmed"}}, {{"1"}, {"venue_name"}}, {{"2"}, {}}};
  for (const auto& file :
       {folder.write("t.xlsx", test::xlsx({{"A", rows}})), folder.write("t.ods", test::ods({{"A", rows}}))}) {
    const auto intake = read_file(file);
    ASSERT_EQ(intake.cases().size(), 2U) << file;
    EXPECT_TRUE(intake.cases()[0].origin.unconfirmed) << file;
    EXPECT_FALSE(intake.cases()[1].origin.unconfirmed) << file;
  }
}

TEST(Workbooks, OneSheetCanBeChosen) {
  test::Scratch folder("workbook-sheet");
  const auto file =
      folder.write("t.xlsx", test::xlsx({{"A", {{{"hearing_id"}, {"form"}}, {{"1"}, {"survey"}}}},
                                         {"B", {{{"hearing_id"}, {"form"}}, {{"2"}, {"survey"}}}}}));
  IntakeOptions options;
  options.table.sheet = "B";
  const auto intake = read_file(file, options);
  ASSERT_EQ(intake.cases().size(), 1U);
  EXPECT_EQ(intake.cases()[0].id, "2");
}

TEST(Workbooks, ASheetThatIsNotThereIsNamedWithThoseThatAre) {
  test::Scratch folder("workbook-no-sheet");
  const std::vector<test::SheetRow> rows{{{"hearing_id"}, {"form"}}, {{"1"}, {"survey"}}};
  ASSERT_TRUE(
      geo::write_layers(folder.path("t.gpkg"), geo::VectorFormat::geopackage, {layer("A"), layer("B")}));
  IntakeOptions options;
  options.table.sheet = "C";
  for (const auto& file :
       {folder.write("t.xlsx", test::xlsx({{"A", rows}, {"B", rows}})),
        folder.write("t.ods", test::ods({{"A", rows}, {"B", rows}})), folder.path("t.gpkg")}) {
    const auto intake = read_file(file, options);
    ASSERT_EQ(codes(intake.file_problems), Codes{"sheet-unknown"}) << file;
    const auto& arguments = intake.file_problems[0].message.arguments;
    EXPECT_EQ(std::get<std::string>(arguments.at("value")), "C");
    EXPECT_EQ(std::get<std::string>(arguments.at("sheets")), "A, B") << file;
    EXPECT_EQ(sheets_of(file, test::here(options).table), (std::vector<std::string>{"A", "B"})) << file;
  }
}

TEST(Workbooks, TheStatedHeaderIsSoughtInEachSheet) {
  test::Scratch folder("workbook-header");
  const auto file = folder.write("t.xlsx", test::xlsx({{"Обложка", {{{"Реестр слушаний"}}}},
                                                       {"Слушания",
                                                        {{{"Id слушаний"}, {"Форма"}, {"Область"}},
                                                         {},
                                                         {{"Id слушаний"}, {"Форма"}},
                                                         {{"7"}, {"опрос"}}}}}));
  IntakeOptions options;
  options.table.header_row = 3;
  const auto intake = read_file(file, options);
  ASSERT_EQ(intake.cases().size(), 1U) << ::testing::PrintToString(codes(intake.problems()));
  EXPECT_EQ(intake.cases()[0].id, "7");
  options.table.sheet = "Обложка";
  const auto past = read_file(file, options);
  ASSERT_EQ(codes(past.file_problems), Codes{"header-row-past-end"});
  EXPECT_EQ(past.file_problems[0].sheet, "Обложка");
}

TEST(VectorTables, OneLayerOfAGeoPackageCanBeChosen) {
  test::Scratch folder("layers-choice");
  auto other = layer("B");
  other.features[0].properties[0].second = std::int64_t{8};
  ASSERT_TRUE(geo::write_layers(folder.path("t.gpkg"), geo::VectorFormat::geopackage, {layer("A"), other}));
  IntakeOptions options;
  options.table.sheet = "B";
  const auto intake = read_file(folder.path("t.gpkg"), options);
  ASSERT_EQ(intake.cases().size(), 1U);
  EXPECT_EQ(intake.cases()[0].id, "8");
}

TEST(Workbooks, OdsIsReadAsXlsxIs) {
  test::Scratch folder("workbook-ods");
  const auto bytes = test::ods({{"Слушания",
                                 {{{"Id слушаний"}, {"Долгота"}, {"Широта"}, {"Дата слушаний"}},
                                  {{"1"}, {71.95761}, {52.44422}, test::Day{43999.625}},
                                  {},
                                  {{"2"}, {"52,4"}, {"71,9"}, {"17.06.2020"}}}}});
  const auto intake = read_file(folder.write("t.ods", bytes));
  ASSERT_EQ(intake.cases().size(), 1U) << ::testing::PrintToString(codes(intake.problems()));
  EXPECT_EQ(intake.cases()[0].project.footprint->shape.points.at(0), (LonLat{71.95761, 52.44422}));
  EXPECT_EQ(to_iso(*intake.cases()[0].start), "2020-06-17T15:00");
  ASSERT_EQ(codes(intake.problems()), Codes{"coordinates-swapped"});
  EXPECT_EQ(intake.problems()[0].row, 4);
}

}  // namespace
}  // namespace tyndau::intake
