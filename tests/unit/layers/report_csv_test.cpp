#include "layers/report_csv.hpp"

#include "layers/csv_text.hpp"
#include "sample_report.hpp"

#include <gmock/gmock.h>

namespace tyndau::layers {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

const FindingTitles no_titles;

TableLanguage table(Language language) { return {test::catalogue(), no_titles, language}; }

/// Cells of the first line, quotes undone.
std::vector<std::string> cells(const std::string& text) {
  std::vector<std::string> cells{""};
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' && quoted && i + 1 < text.size() && text[i + 1] == '"') {
      cells.back() += text[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else if (c == '\r' && !quoted) {
      break;
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

TEST(CsvText, ATextThatASpreadsheetWouldRunIsMadeHarmless) {
  for (const char* text : {"=1+1", "+cmd", "-x", "@SUM(A1)", "\tx", "\rx", "-"}) {
    EXPECT_EQ(csv_harmless(text), "'" + std::string(text));
  }
}

TEST(CsvText, NumbersStayNumbers) {
  for (const char* text : {"-1", "+7", "-0.5", "1e3", "-1.5e-3", "", "a=b", "2018-08-03"})
    EXPECT_EQ(csv_harmless(text), text);
}

TEST(CsvText, CellsAreQuotedAsRfc4180Says) {
  EXPECT_EQ(CsvLine().text("a,b").text("say \"x\"").text("two\nlines").text("plain").done(),
            "\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",plain\r\n");
}

TEST(CsvText, AFormulaInQuotesIsHarmlessToo) { EXPECT_EQ(csv_quoted(csv_harmless("=A,1")), "\"'=A,1\""); }

TEST(CsvText, UnknownAndInfiniteNumbersAreEmpty) {
  EXPECT_EQ(
      CsvLine().number(std::nullopt).number(std::numeric_limits<double>::infinity()).number(1.23456).done(),
      ",,1.235\r\n");
}

TEST(ReportCsv, EveryRowHasAsManyCellsAsItsHeaderInEveryLanguage) {
  const auto report = test::sample_report();
  for (const Language language : all_languages) {
    const auto with = table(language);
    EXPECT_EQ(cells(hearings_csv(*report, with)).size(), cells(hearings_csv_header(with)).size());
    EXPECT_EQ(cells(findings_csv(*report, with)).size(), cells(findings_csv_header(with)).size());
    EXPECT_EQ(cells(communities_csv(*report, with)).size(), cells(communities_csv_header(with)).size());
  }
}

TEST(ReportCsv, ColumnTitlesDifferFromEachOther) {
  for (const Language language : all_languages) {
    for (const auto header : {hearings_csv_header, findings_csv_header, communities_csv_header}) {
      auto titles = cells(header(table(language)));
      std::sort(titles.begin(), titles.end());
      EXPECT_EQ(std::adjacent_find(titles.begin(), titles.end()), titles.end()) << header(table(language));
    }
  }
}

TEST(ReportCsv, AFormulaInTheInputIsMadeHarmless) {
  const auto row = cells(hearings_csv(*test::sample_report(), table(Language::en)));
  EXPECT_EQ(row[1], "Gold, \"plant\"");
  EXPECT_EQ(row[3], "'=HYPERLINK(\"x\")");
}

TEST(ReportCsv, APrivatePersonIsNotNamed) {
  auto report = test::sample_report();
  report->input.project.initiator = "A B";
  report->input.project.initiator_is_private = true;
  EXPECT_EQ(cells(hearings_csv(*report, table(Language::en)))[3], "private person");
  EXPECT_EQ(cells(hearings_csv(*report, table(Language::ru)))[3], "частное лицо");
  EXPECT_EQ(cells(hearings_csv(*report, table(Language::kk)))[3], "жеке тұлға");
  EXPECT_EQ(hearings_csv(*report, table(Language::en)).find("A B"), std::string::npos);
}

TEST(ReportCsv, ACommunityCarriesItsDistancesToOneMillimetre) {
  const std::string row = communities_csv(*test::sample_report(), table(Language::en));
  EXPECT_THAT(
      row, StartsWith(
               "h-1,\"Gold, \"\"plant\"\"\",2018-08-03,geonames:1526271,Aksu,5000,named in the documents,"));
  EXPECT_THAT(
      row, HasSubstr(",Stepnogorsk,7123.457,13456.789,Stepnogorsk,7123.457,13456.789,11629.311,no,fails,"));
}

TEST(ReportCsv, EachFindingIsARowInTheOrderOfTheReport) {
  const std::string rows = findings_csv(*test::sample_report(), table(Language::en));
  EXPECT_EQ(std::count(rows.begin(), rows.end(), '\n'), 6);
  EXPECT_LT(rows.find("community-without-hearing"), rows.find("notice-late"));
}

TEST(ReportCsv, TheSameReportGivesTheSameBytes) {
  const auto a = test::sample_report();
  const auto b = test::sample_report();
  EXPECT_EQ(findings_csv(*a, table(Language::kk)), findings_csv(*b, table(Language::kk)));
  EXPECT_EQ(hearings_csv(*a, table(Language::kk)), hearings_csv(*b, table(Language::kk)));
}

}  // namespace
}  // namespace tyndau::layers
