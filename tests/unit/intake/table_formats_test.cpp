#include "unit/intake/intake_help.hpp"

#include <gtest/gtest.h>

namespace tyndau::intake {
namespace {

using test::codes;
using test::read;
using Codes = std::vector<std::string>;

struct Read {
  std::optional<TableHead> head;
  std::vector<TableRow> rows;
  TableReport report;
};

Read table(const std::string& text, TableOptions options = {}) {
  Read all;
  std::istringstream bytes(text);
  all.report = read_table(bytes, "t", options,
                          {[&](const TableHead& head) {
                             all.head = head;
                             return true;
                           },
                           [&](TableRow&& row) { all.rows.push_back(std::move(row)); }});
  return all;
}

TEST(Tables, TheDelimiterIsTheOneByWhichTheHeaderSaysMost) {
  EXPECT_EQ(table("hearing_id,form\n1,a\n").head->delimiter, ',');
  EXPECT_EQ(table("hearing_id;form\n1;\"a,b,c,d\"\n").head->delimiter, ';');
  EXPECT_EQ(table("hearing_id\tform\n1\ta;b\n").head->delimiter, '\t');
  EXPECT_EQ(table("hearing_id\n1\n").head->delimiter, ',');
  const auto stated = table("sep=;\nhearing_id;form\n1;a\n");
  EXPECT_EQ(stated.head->delimiter, ';');
  EXPECT_EQ(stated.rows.at(0).number, 3);
}

TEST(Tables, TitleLinesAboveTheHeaderAreSkippedAndReported) {
  const auto read = table("Реестр общественных слушаний;;\nза 2024 год\n\nId слушаний;Форма;Область\n1;;\n");
  ASSERT_TRUE(read.head);
  EXPECT_EQ(read.head->header_row, 4);
  EXPECT_EQ(read.rows.at(0).number, 5);
  EXPECT_EQ(codes(read.report.notes), Codes{"title-lines-skipped"});
}

TEST(Tables, AStatedRowIsTheHeaderAlsoWhereAnotherSaysMore) {
  TableOptions options;
  options.header_row = 3;
  const std::string text =
      "Id слушаний;Форма;Область\nx;y;z\nId слушаний;Населённый пункт места;Иное\n\n1;Аксу;\n";
  const auto read = table(text, options);
  ASSERT_TRUE(read.head);
  EXPECT_EQ(read.head->header_row, 3);
  ASSERT_EQ(read.rows.size(), 1U);
  EXPECT_EQ(read.rows[0].number, 5);
  EXPECT_TRUE(read.head->match.position(Column::venue_settlement));
  EXPECT_EQ(codes(read.report.notes), (Codes{"title-lines-skipped", "columns-not-used"}));
  EXPECT_EQ(table(text).head->header_row, 1);
}

TEST(Tables, AStatedHeaderMayStandFarDownAndGivesTheDelimiter) {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "title, of, commas\n";
  TableOptions options;
  options.header_row = 31;
  const auto read = table(text + "hearing_id;form\n1;a\n", options);
  ASSERT_TRUE(read.head);
  EXPECT_EQ(read.head->delimiter, ';');
  EXPECT_EQ(read.rows.size(), 1U);
}

TEST(Tables, AStatedRowThatCannotBeTheHeaderIsSaidPrecisely) {
  const auto read = [](std::int64_t row, std::map<std::string, std::string> map = {}) {
    TableOptions options;
    options.header_row = row;
    options.map = *header_map(map);
    return table("hearing_id,form\n1,a\n\nNr,Farbe\n2,b\n", options);
  };
  EXPECT_EQ(codes(read(3).report.problems), Codes{"header-row-empty"});
  const auto past = read(9);
  ASSERT_EQ(codes(past.report.problems), Codes{"header-row-past-end"});
  EXPECT_EQ(std::get<std::string>(past.report.problems[0].message.arguments.at("last")), "5");
  const auto unknown = read(4);
  ASSERT_EQ(codes(unknown.report.problems), Codes{"header-row-unknown"});
  EXPECT_EQ(unknown.report.problems[0].row, 4);
  EXPECT_FALSE(unknown.report.no_header);
  ASSERT_TRUE(unknown.report.refused);
  EXPECT_EQ(unknown.report.refused->headers, (std::vector<std::string>{"Nr", "Farbe"}));
  EXPECT_EQ(read(4, {{"hearing_id", "Nr"}}).rows.size(), 1U);
}

TEST(Tables, RowsAreShownAsTheyStandAlsoWhenTheHeaderCannotBeUsed) {
  std::vector<std::int64_t> shown;
  std::istringstream bytes("Title\n\nlon,lon\n1,2\n3,4\n");
  TableOptions options;
  options.header_row = 3;
  const auto report = read_table(bytes, "t", options,
                                 {[](const TableHead&) { return true; }, [](TableRow&&) {},
                                  [&](const TableRow& row) {
                                    shown.push_back(row.number);
                                    return shown.size() < 3;
                                  }});
  EXPECT_EQ(codes(report.problems), Codes{"header-doubled"});
  EXPECT_EQ(shown, (std::vector<std::int64_t>{1, 3, 4}));
}

TEST(Tables, AChoiceThatTheFormatDoesNotHaveIsSaid) {
  TableOptions options;
  options.sheet = "A";
  EXPECT_EQ(codes(table("hearing_id\n1\n", options).report.notes), Codes{"choice-not-used"});
}

TEST(Tables, BlankRowsAreLeftOutAndKeepTheirNumber) {
  const auto read = table("hearing_id,form\n\n1,a\n , \n2,b\n,,\n");
  ASSERT_EQ(read.rows.size(), 2U);
  EXPECT_EQ(read.rows[0].number, 3);
  EXPECT_EQ(read.rows[1].number, 5);
}

TEST(Tables, EmptyFilesAndHeadersWithoutRowsAreSaid) {
  EXPECT_EQ(codes(table("").report.problems), Codes{"file-empty"});
  EXPECT_EQ(codes(table("\n\n,,\n").report.problems), Codes{"file-empty"});
  EXPECT_EQ(codes(table("hearing_id,form\n").report.notes), Codes{"no-rows"});
}

TEST(Tables, AHundredThousandColumnsAreRefusedByTheLimit) {
  std::string text = "hearing_id";
  for (int i = 0; i < 100'000; ++i) text += ",c" + std::to_string(i);
  const auto read = table(text + "\n1\n");
  EXPECT_FALSE(read.head);
  ASSERT_EQ(codes(read.report.problems), Codes{"too-many-columns"});
  EXPECT_EQ(std::get<std::string>(read.report.problems[0].message.arguments.at("limit")), "1000");
}

TEST(Tables, AllHeaderFaultsAreReportedAtOnceWithSuggestions) {
  const auto read = table("форма,Форма,lat,широта,Номер слушанья\n1,2,3,4,5\n");
  EXPECT_FALSE(read.head);
  EXPECT_EQ(codes(read.report.problems), (Codes{"header-doubled", "header-doubled"}));
  EXPECT_EQ(codes(read.report.notes), Codes{"column-unknown"});
}

TEST(Tables, ATableOfSomethingElseSaysThatItsIdIsMissing) {
  const auto read = table("name,colour\nx,y\n");
  EXPECT_EQ(codes(read.report.problems), Codes{"header-missing"});
  EXPECT_EQ(codes(read.report.notes), Codes{"columns-not-used"});
}

TEST(Tables, TheUsersMapMakesAForeignTableReadable) {
  TableOptions options;
  options.map = *header_map({{"hearing_id", "Nr"}});
  const auto read = table("Nr,colour\n1,y\n", options);
  ASSERT_TRUE(read.head);
  EXPECT_EQ(read.rows.size(), 1U);
}

TEST(Ndjson, EachLineIsARowAndFeaturesBringTheirGeometry) {
  TableOptions options;
  options.format = TableFormat::ndjson;
  const auto read = table(
      R"({"hearing_id": 7, "form": "survey", "doc_report": true, "affected_communities": ["А", "Б"]})"
      "\n\nnot json\n"
      R"({"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[71,52],[72,52],[72,53],[71,52]]]},"properties":{"hearing_id":"8","lon":null}})"
      "\n",
      options);
  ASSERT_EQ(read.rows.size(), 3U);
  EXPECT_EQ(read.rows[0].cells[*read.head->match.position(Column::hearing_id)].text, "7");
  EXPECT_EQ(read.rows[0].cells[*read.head->match.position(Column::affected_communities)].text, "А; Б");
  EXPECT_EQ(read.rows[1].faults, std::vector{RowFault::json_unreadable});
  EXPECT_EQ(read.rows[1].number, 3);
  EXPECT_EQ(read.rows[2].shape.polygons.size(), 1U);
}

TEST(Ndjson, DeepNestingAndBadGeometryStayInTheirLine) {
  TableOptions options;
  options.format = TableFormat::ndjson;
  const std::string deep = "{\"hearing_id\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}\n";
  const auto read =
      table(deep +
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[500,1]},"
                "\"properties\":{\"hearing_id\":1}}\n",
            options);
  ASSERT_EQ(read.rows.size(), 2U);
  EXPECT_EQ(read.rows[0].faults, std::vector{RowFault::json_unreadable});
  EXPECT_FALSE(read.rows[1].geometry_problem.empty());
}

/// The same two rows in every dress.
std::string plain_table(char delimiter, bool decimal_comma, const std::string& header) {
  const std::string d(1, delimiter);
  const auto number = [&](const char* whole, const char* fraction) {
    const auto text = std::string(whole) + (decimal_comma ? "," : ".") + fraction;
    return decimal_comma && delimiter == ',' ? "\"" + text + "\"" : text;
  };
  std::string text;
  for (const char c : header) text += c == '|' ? delimiter : c;
  text += "\r\n1" + d + "Карьер «Аксу»" + d + number("71", "95761") + d + number("52", "44422") + d +
          "17.06.2020 15:00" + d + "есть";
  text += "\r\n2" + d + "\"Завод; цех, 2\tА\"" + d + number("70", "5") + d + number("51", "25") + d +
          "2020-06-18" + d + "нет\r\n";
  return text;
}

std::string to_cp1251(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead < 0x80) {
      out += text[i];
      continue;
    }
    const unsigned code = ((lead & 0x1FU) << 6) | (static_cast<unsigned char>(text[i + 1]) & 0x3FU);
    ++i;
    if (code >= 0x410 && code <= 0x44F)
      out += static_cast<char>(code - 0x410 + 0xC0);
    else if (code == 0xAB || code == 0xBB)
      out += static_cast<char>(code);
  }
  return out;
}

std::string to_utf16(const std::string& text) {
  std::string out = "\xFF\xFE";
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned code = static_cast<unsigned char>(text[i]);
    if (code >= 0x80) code = ((code & 0x1FU) << 6) | (static_cast<unsigned char>(text[++i]) & 0x3FU);
    out += static_cast<char>(code & 0xFFU);
    out += static_cast<char>(code >> 8);
  }
  return out;
}

std::string summary(const Intake& intake) {
  std::string all;
  for (const auto& one : intake.cases()) {
    const auto& at = one.project.footprint->shape.points.at(0);
    all += one.id + "|" + one.project.name + "|" + std::to_string(at.lon) + "|" + std::to_string(at.lat) +
           "|" + to_iso(*one.start) + "|" +
           std::string(hearing::code(one.documents.seen(hearing::DocumentPart::report))) + "\n";
  }
  return all;
}

TEST(Tables, EncodingDelimiterAndDecimalSignGiveTheSameCases) {
  const std::string wanted =
      "1|Карьер «Аксу»|71.957610|52.444220|2020-06-17T15:00|present\n2|Завод; цех, "
      "2\tА|70.500000|51.250000|2020-06-18|absent\n";
  for (const char delimiter : {',', ';', '\t'}) {
    for (const bool comma : {false, true}) {
      for (const char* header : {"hearing_id|project_name|lon|lat|hearing_start|doc_report",
                                 "Id слушаний|Название объекта|Долгота|Широта|Дата слушаний|Отчет"}) {
        const auto text = plain_table(delimiter, comma, header);
        for (const auto& bytes :
             {text, "\xEF\xBB\xBF" + text, to_cp1251(text), to_utf16(text), "Реестр\r\n\r\n" + text}) {
          const auto intake = read(bytes);
          EXPECT_EQ(summary(intake), wanted)
              << delimiter << comma << header << codes(intake.problems()).size();
        }
        IntakeOptions stated;
        stated.table.encoding = Encoding::cp1251;
        stated.table.header_row = 3;
        EXPECT_EQ(summary(read(to_cp1251("Реестр\r\n\r\n" + text), stated)), wanted);
      }
    }
  }
}

}  // namespace
}  // namespace tyndau::intake
