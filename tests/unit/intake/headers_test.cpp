#include "intake/headers.hpp"

#include "intake/fold.hpp"
#include "intake/header_names.hpp"

#include <gtest/gtest.h>

#include <set>

namespace tyndau::intake {
namespace {

TEST(Headers, AtLeastSixtyNamesBesidesTheCanonicalOnesAreKnown) {
  std::set<std::string> names;
  for (const auto& row : header_names()) {
    for (const auto text : {row.kk, row.ru, row.en}) {
      for (const auto& name : split(text, "|")) names.insert(fold_tight(name));
    }
  }
  EXPECT_GE(names.size(), 60U);
}

TEST(Headers, NoNameMeansTwoColumns) {
  std::map<std::string, Column> known;
  for (const auto& row : header_names()) {
    for (const auto text : {row.kk, row.ru, row.en}) {
      for (const auto& name : split(text, "|")) {
        const auto [at, first] = known.emplace(fold_tight(name), row.column);
        EXPECT_TRUE(first || at->second == row.column) << name;
      }
    }
  }
}

TEST(Headers, EveryColumnHasANameInEachLanguageAndItsOwn) {
  std::set<Column> named;
  for (const auto& row : header_names()) {
    named.insert(row.column);
    EXPECT_FALSE(row.kk.empty() || row.ru.empty() || row.en.empty()) << info(row.column).name;
  }
  EXPECT_EQ(named.size(), column_count);
  for (const auto& column : all_columns()) EXPECT_EQ(column_of(column.name), column.column) << column.name;
}

TEST(Headers, CaseSpacesUnderscoresAndPunctuationDoNotMatter) {
  for (const char* header : {"Project_Lon", "PROJECT LON", "project-lon", "Долгота объекта",
                             "ДОЛГОТА  ОБЪЕКТА:", "lng", "Бойлық"}) {
    EXPECT_EQ(column_of(header), Column::project_lon) << header;
  }
}

TEST(Headers, ASignOfNumberAndBracketsAreReadAsWritten) {
  for (const char* header : {"№ слушания", "№ слушаний", "Номер слушаний", "Тыңдау №"}) {
    EXPECT_EQ(column_of(header), Column::hearing_id) << header;
  }
  EXPECT_EQ(column_of("Место проведения (населенный пункт)"), Column::venue_settlement);
}

TEST(Headers, TheSerialNumberNamesAHearingWhereNothingBetterDoes) {
  for (const char* header : {"№", "№ п/п", "п/п", "р/с №", "No.", "Номер"}) {
    const auto match = match_headers({header, "Проект", "Инициатор"}, {});
    EXPECT_TRUE(match.usable()) << header;
    EXPECT_EQ(match.position(Column::hearing_id), std::optional<std::size_t>(0)) << header;
    EXPECT_TRUE(match.unknown.empty()) << header;
  }
  const auto better = match_headers({"№", "hearing_id", "Проект"}, {});
  EXPECT_EQ(better.position(Column::hearing_id), std::optional<std::size_t>(1));
  EXPECT_EQ(better.unknown.size(), 1U);
  EXPECT_EQ(match_headers({"№", "п/п", "Проект"}, {}).position(Column::hearing_id), std::nullopt);
}

TEST(Headers, LongitudeAndLatitudeAreNeverTakenForEachOther) {
  for (const char* header : {"lng", "long", "lon", "longitude", "долгота", "бойлық"}) {
    EXPECT_EQ(column_of(header), Column::project_lon) << header;
  }
  for (const char* header : {"lat", "latitude", "широта", "ендік"}) {
    EXPECT_EQ(column_of(header), Column::project_lat) << header;
  }
  for (const char* header : {"x", "y", "X", "Y", "coord1", "lan", "lnt"})
    EXPECT_EQ(column_of(header), std::nullopt) << header;
}

TEST(Headers, ADateOfNothingIsAskedAboutAndNotGuessed) {
  for (const auto& [header, suggestion] :
       {std::pair("Дата", "дата слушаний"), {"Күні", "тыңдау күні"}, {"date", "hearing date"}}) {
    auto match = match_headers({"hearing_id", header});
    add_suggestions(match);
    ASSERT_EQ(match.unknown.size(), 1U) << header;
    EXPECT_EQ(match.unknown[0].suggestion, suggestion);
  }
}

TEST(Headers, EverydayNamesOfPlacesAreKnown) {
  EXPECT_EQ(column_of("Населённый пункт слушаний"), Column::venue_settlement);
  EXPECT_EQ(column_of("Место объекта"), Column::project_location);
}

TEST(Headers, AnUnknownColumnGetsASuggestionButIsNotTaken) {
  auto match = match_headers({"hearing_id", "Шырота объекта", "colour"});
  add_suggestions(match);
  ASSERT_EQ(match.unknown.size(), 2U);
  EXPECT_EQ(match.unknown[0].suggestion, "широта объекта");
  EXPECT_EQ(match.unknown[1].suggestion, "");
  EXPECT_EQ(match.position(Column::project_lat), std::nullopt);
  EXPECT_TRUE(match.usable());
}

TEST(Headers, AllFaultsAreReportedAtOnce) {
  const auto match = match_headers({"form", "lat", "широта", "Форма"});
  ASSERT_EQ(match.doubled.size(), 2U);
  EXPECT_EQ(match.doubled[0].first, 1U);
  EXPECT_EQ(match.doubled[0].second, 2U);
  EXPECT_FALSE(match.usable());
}

TEST(Headers, TheUsersMapWinsOverTheAliases) {
  const auto map = header_map({{"hearing_id", "Nr"}, {"project_lon", "E"}});
  ASSERT_TRUE(map);
  const auto match = match_headers({"Nr", "id", "E", "lon"}, *map);
  EXPECT_EQ(match.position(Column::hearing_id), 0U);
  EXPECT_EQ(match.position(Column::project_lon), 2U);
  EXPECT_TRUE(match.doubled.empty());
}

TEST(Headers, AMapThatNamesWhatIsNotThereIsAFault) {
  const auto map = header_map({{"hearing_id", "Nr"}});
  const auto match = match_headers({"id", "form"}, *map);
  EXPECT_FALSE(match.usable());
  ASSERT_EQ(match.unmatched_map.size(), 1U);
  const auto wrong = header_map({{"hearing_idd", "Nr"}});
  ASSERT_FALSE(wrong);
  EXPECT_NE(wrong.error().message.find("hearing_id\""), std::string::npos);
}

TEST(Headers, PositionsAreNamedAsInASpreadsheet) {
  EXPECT_EQ(column_letters(0), "A");
  EXPECT_EQ(column_letters(25), "Z");
  EXPECT_EQ(column_letters(26), "AA");
  EXPECT_EQ(column_letters(702), "AAA");
}

}  // namespace
}  // namespace tyndau::intake
