#include "unit/intake/intake_help.hpp"

#include <gtest/gtest.h>

namespace tyndau::intake {
namespace {

using test::codes;
using test::read;

/// Codes of the one row of a table with these columns besides hearing_id.
std::vector<std::string> row_codes(const std::string& columns, const std::string& cells) {
  const auto intake = read("hearing_id;" + columns + "\n1;" + cells + "\n");
  EXPECT_TRUE(intake.file_problems.empty());
  return codes(intake.problems());
}

using Codes = std::vector<std::string>;

TEST(RowFaults, EachPlantedFaultHasItsOwnCode) {
  const std::vector<std::array<std::string, 3>> faults{
      {"project_lon;project_lat", "52.4;71.9", "coordinates-swapped"},
      {"project_lon;project_lat", "0;0", "coordinates-zero"},
      {"project_lon;project_lat", "37.6;55.7", "coordinates-outside-country"},
      {"project_lon;project_lat", "5800000;500000", "coordinates-out-of-range"},
      {"project_lon;project_lat", "71.9;", "coordinates-incomplete"},
      {"project_lon;project_lat", "71°57';52°26'x", "coordinates-not-decimal"},
      {"project_lon;project_lat", "52°26' N;71°57' E", "coordinates-other-axis"},
      {"venue_lon;venue_lat", "52,35;71,88", "coordinates-swapped"},
      {"hazard_class", "VII", "unknown-hazard-class"},
      {"form", "митинг", "unknown-form"},
      {"footprint_role", "хвост", "unknown-role"},
      {"spz_radius_m", "пятьсот", "unreadable-number"},
      {"spz_radius_m", "-500", "number-negative"},
      {"spz_radius_m", "1.000", "number-ambiguous"},
      {"user_radius_m", "3 км", "unit-not-metres"},
      {"notice_date", "06/17/2020", "date-month-first"},
      {"notice_date", "скоро", "unreadable-date"},
      {"notice_date", "31.04.2020", "date-impossible"},
      {"notice_date;hearing_start", "18.06.2020;17.06.2020", "hearing-before-notice"},
      {"hearing_start;hearing_end", "18.06.2020;17.06.2020", "hearing-ends-before-start"},
      {"doc_location_map", "наверное", "unknown-word"},
      {"wind_rose", "10 20", "unreadable-wind-rose"},
      {"zones_named", "зона", "unknown-zone"},
      {"notice_languages", "xx", "unknown-language"},
      {"location_map_shows", "слон", "unknown-map-content"},
      {"footprint_wkt", "POLYGON ((71 52", "unreadable-geometry"},
      {"footprint_wkt", "\"EPSG:1;POINT (71 52)\"", "unknown-crs"},
      {"footprint_wkt", "POINT (52 71)", "coordinates-swapped"},
      {"spz_wkt", "POINT (71 52)", "geometry-not-area"},
      {"form", "survey;;;x", "too-many-cells"}};
  for (const auto& [columns, cells, code] : faults) {
    const auto found = row_codes(columns, cells);
    EXPECT_NE(std::find(found.begin(), found.end(), code), found.end())
        << columns << " = " << cells << " gave " << ::testing::PrintToString(found);
  }
}

TEST(RowFaults, AllProblemsOfARowAreReportedAtOnce) {
  const auto found =
      row_codes("project_lon;project_lat;hazard_class;notice_date;form", "52.4;71.9;VII;скоро;митинг");
  EXPECT_EQ(found, (Codes{"unknown-form", "coordinates-swapped", "unknown-hazard-class", "unreadable-date"}));
}

TEST(RowFaults, AProblemNamesFileRowColumnAndValue) {
  const auto intake =
      read("Реестр слушаний\n\nId слушаний;Класс опасности\n7;II\n8;" + std::string(300, 'x') + "\n");
  ASSERT_EQ(intake.problems().size(), 1U);
  const auto problem = intake.problems().front();
  EXPECT_EQ(problem.file, "table.csv");
  EXPECT_EQ(problem.row, 5);
  EXPECT_EQ(problem.column, "Класс опасности");
  EXPECT_EQ(problem.value, std::string(80, 'x') + "…");
}

TEST(RowFaults, ARowWithoutAnIdIsRejected) {
  const auto intake = read("hearing_id,form\n,survey\n2,survey\n");
  EXPECT_EQ(codes(intake.problems()), Codes{"hearing-id-missing"});
  EXPECT_EQ(intake.built.counts.screened, 1);
}

TEST(RowFaults, TheLaterOfTwoEqualIdsIsRejectedAndNamesTheFirst) {
  const auto intake = read("hearing_id,form\n1,survey\n2,survey\n1,online\n");
  ASSERT_EQ(intake.built.kept.size(), 1U);
  EXPECT_EQ(intake.built.kept[0].row.number, 4);
  EXPECT_EQ(std::get<std::string>(intake.built.kept[0].problems[0].message.arguments.at("other")),
            "table.csv:2");
}

TEST(RowFaults, NulBytesAndOpenQuotesRejectTheirRowOnly) {
  const std::string text("hearing_id,notes\n1,a\0b\n2,\"open\n3,fine\n", 38);
  const auto intake = read(text);
  EXPECT_EQ(codes(intake.problems()), (Codes{"nul-bytes", "quote-not-closed"}));
  EXPECT_EQ(intake.built.counts.screened, 1);
}

TEST(RowFaults, APrivatePersonsNameIsClearedAndNeverInAProblem) {
  const auto intake = read("hearing_id;initiator;initiator_private\n1;Иванов Иван;да\n2;(физ. лицо);\n");
  ASSERT_EQ(intake.cases().size(), 2U);
  for (const auto& one : intake.cases()) {
    EXPECT_TRUE(one.project.initiator_is_private);
    EXPECT_TRUE(one.project.initiator.empty());
  }
  const auto conflicting = read("hearing_id;hearing_group;initiator\n1;g;Иванов Иван\n2;g;Петров Пётр\n");
  ASSERT_FALSE(conflicting.problems().empty());
  for (const auto& problem : conflicting.problems()) {
    EXPECT_EQ(problem.value.find("ванов"), std::string::npos);
    for (const auto& [name, argument] : problem.message.arguments) {
      if (const auto* text = std::get_if<std::string>(&argument)) {
        EXPECT_EQ(text->find("етров"), std::string::npos);
      }
    }
  }
}

TEST(RowFaults, TheRoundingOfCoordinatesIsTheirUncertainty) {
  const auto intake = read(
      "hearing_id;lon;lat;coordinate_uncertainty_m\n1;71,9;52,4;\n2;71,95761;52,44422;\n3;71,9;52,4;10\n");
  ASSERT_EQ(intake.cases().size(), 3U);
  EXPECT_NEAR(intake.cases()[0].project.footprint->uncertainty.value, 6524, 20);
  EXPECT_NEAR(intake.cases()[1].project.footprint->uncertainty.value, 0.65, 0.01);
  EXPECT_EQ(intake.cases()[2].project.footprint->uncertainty.value, 10);
}

TEST(RowFaults, ABrokenPolygonIsRepairedWithANote) {
  const auto intake = read("hearing_id;footprint_wkt\n1;POLYGON ((71 52, 72 53, 72 52, 71 53, 71 52))\n");
  ASSERT_EQ(intake.cases().size(), 1U);
  EXPECT_EQ(test::note_codes(intake), Codes{"geometry-repaired"});
  EXPECT_EQ(intake.cases()[0].project.footprint->shape.polygons.size(), 2U);
}

TEST(RowFaults, AStatedPositionThatCannotBeReadIsNotedNotRefused) {
  const auto intake =
      read("hearing_id;stated_lon;stated_lat\n1;71°57'x;52°26'\n2;52,44;71,95\n3;71°57';52°26'\n");
  ASSERT_EQ(intake.cases().size(), 3U);
  EXPECT_EQ(test::note_codes(intake), Codes{"stated-position-not-read"});
  EXPECT_NEAR(intake.cases()[2].project.stated_position->lon, 71.95, 1e-9);
  EXPECT_FALSE(intake.cases()[0].project.stated_position);
  EXPECT_EQ(intake.cases()[1].project.stated_position, (LonLat{52.44, 71.95}));
}

TEST(RowFaults, EmptyCellsAreNotSeenAndWordsSayWhatWasSeen) {
  const auto intake = read(
      "hearing_id;doc_report;doc_location_map;doc_coordinates;newspaper;documents_online_date;protocol_"
      "published;protocol_defects\n"
      "1;есть;нет;;нет;12.05.2020;нет;нет даты; \n");
  ASSERT_EQ(intake.cases().size(), 1U);
  using hearing::DocumentPart;
  using hearing::Seen;
  const auto& one = intake.cases()[0];
  EXPECT_EQ(one.documents.seen(DocumentPart::report), Seen::present);
  EXPECT_EQ(one.documents.seen(DocumentPart::location_map), Seen::absent);
  EXPECT_EQ(one.documents.seen(DocumentPart::coordinates), Seen::not_seen);
  EXPECT_EQ(one.notice.outlets.front().seen, Seen::absent);
  EXPECT_EQ(one.notice.documents_online_seen, Seen::present);
  EXPECT_EQ(one.protocol.status, Seen::absent);
  EXPECT_EQ(one.protocol.defects, Seen::present);
  EXPECT_EQ(one.protocol.defect_texts, std::vector<std::string>{"нет даты"});
}

TEST(RowFaults, AMillionVerticesAreReadAndMoreThanTwoAreRefused) {
  IntakeOptions options;
  options.table.csv.record_bytes = std::size_t{256} << 20;
  const auto polygon = [](std::size_t vertices) {
    std::string text = "LINESTRING (71 52";
    for (std::size_t i = 1; i < vertices; ++i) text += i % 2 == 0 ? ",71 52" : ",72 53";
    return text + ")";
  };
  const auto intake =
      read("hearing_id;footprint_wkt\n1;" + polygon(2'000'001) + "\n2;" + polygon(1'000'000) + "\n", options);
  EXPECT_EQ(codes(intake.problems()), Codes{"geometry-too-large"});
  EXPECT_EQ(intake.built.counts.screened, 1);
}

}  // namespace
}  // namespace tyndau::intake
