#include "hearing/messages.hpp"
#include "notices/evidence.hpp"
#include "notices/notice_rows.hpp"
#include "notices/reading_json.hpp"
#include "notices_help.hpp"
#include "support/paths.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace tyndau::notices {
namespace {

using intake::Column;

const std::string notice =
    "Тип слушаний: Открытое собрание\nНаименование проекта: Карьер «Речной»\nИнициатор: ТОО «Вымысел»\nМесто "
    "проведения: с. Пример, ул. "
    "Школьная 3, клуб\nДата и время начала: 20.03.2024 11:00\nКласс опасности: III\nКоординаты: 52°28'17\" "
    "с.ш. 71°59'55\" в.д.\nЗамечания и "
    "предложения: eco@vymysel.example\nРазмер СЗЗ: 300 м\nПредставитель: Сочинов Иван Петрович, тел. "
    "87050000000\nОбъявление опубликовано в газете "
    "«Вести» и на радио «Пример FM».\n";

nlohmann::json as_json(const std::string& text) {
  const auto messages = hearing::MessageCatalogue::load(tyndau::test::source_dir() / "geodata/messages");
  if (!messages) throw std::runtime_error(messages.error().message);
  std::string out;
  hearing::json::Writer writer(out);
  const NoticeText whole{text, {0}};
  write_reading(writer, read_notice(whole, test::country()), whole, *messages);
  return nlohmann::json::parse(out);
}

TEST(NoticeJson, AFieldHasItsValueItsWordsAndItsReasons) {
  const auto json = as_json(notice);
  EXPECT_EQ(json["language"], "ru");
  EXPECT_EQ(json["redacted"], 2);
  const auto& fields = json["hearings"][0]["fields"];
  EXPECT_EQ(fields["hearing_date"]["value"], "2024-03-20");
  EXPECT_EQ(fields["hearing_date"]["quote"], "20.03.2024");
  EXPECT_EQ(fields["hearing_date"]["page"], 1);
  const std::size_t begin = fields["hearing_date"]["begin"], end = fields["hearing_date"]["end"];
  EXPECT_EQ(notice.substr(begin, end - begin), "20.03.2024");
  EXPECT_EQ(fields["spz_m"]["value"], 300);
  EXPECT_EQ(fields["coordinates"]["values"][0]["value"], nlohmann::json::array({71.998611, 52.471389}));
  EXPECT_EQ(fields["venues"]["values"][0]["value"], "с. Пример, ул. Школьная 3, клуб");
  EXPECT_FALSE(fields["project"]["reasons"][0]["kk"].get<std::string>().empty());
  EXPECT_FALSE(fields.contains("comments_deadline")) << "absent stays absent";
}

TEST(NoticeJson, NoPersonStandsInIt) {
  const auto json = as_json(
      "ИП Сочинов А.А. проводит общественные слушания по проекту «Карьер Сочинова А.А. у реки Придуманка».");
  EXPECT_EQ(json.dump().find("Сочинов"), std::string::npos) << json.dump();
  EXPECT_EQ(json["hearings"][0]["fields"]["initiator"]["value"], "private person");
  EXPECT_EQ(json["hearings"][0]["fields"]["project"]["value"], "Карьер […] у реки Придуманка");
}

TEST(NoticeJson, OtherReadingsAreAlternatives) {
  const auto json = as_json("Общественные слушания. Размер СЗЗ – 300 м. По другому расчёту СЗЗ – 500 м.");
  const auto& zone = json["hearings"][0]["fields"]["spz_m"];
  EXPECT_EQ(zone["value"], 300);
  EXPECT_EQ(zone["alternatives"][0]["value"], 500);
}

/// The cells of the only row of the only hearing.
NoticeCells cells(const std::string& text) {
  const auto hearings = notice_rows(test::read(text), "paper");
  if (hearings.size() != 1 || hearings[0].rows.size() != 1) throw std::runtime_error("not one row");
  return hearings[0].rows[0];
}

TEST(NoticeRows, SureFieldsAreCells) {
  const auto row = cells(notice);
  EXPECT_EQ(row.at(Column::hearing_id), "paper");
  EXPECT_EQ(row.at(Column::project_name), "Карьер «Речной»");
  EXPECT_EQ(row.at(Column::initiator), "ТОО «Вымысел»");
  EXPECT_EQ(row.at(Column::hazard_class), "III");
  EXPECT_EQ(row.at(Column::spz_radius_m), "300");
  EXPECT_EQ(row.at(Column::hearing_start), "2024-03-20 11:00");
  EXPECT_EQ(row.at(Column::project_lon), "71.998611");
  EXPECT_EQ(row.at(Column::project_lat), "52.471389");
  EXPECT_EQ(row.at(Column::venue_settlement), "с. Пример, ул. Школьная 3, клуб");
  EXPECT_EQ(row.at(Column::newspaper), "Вести");
  EXPECT_EQ(row.at(Column::tv_radio), "Пример FM");
  for (const auto column : {Column::notice_subject, Column::notice_date_time, Column::notice_contact})
    EXPECT_EQ(row.at(column), "present");
  for (const auto& [column, text] : row) EXPECT_EQ(text.find("Сочинов"), std::string::npos) << text;
}

TEST(NoticeRows, WhatWasNotFoundHasNoCell) {
  const auto row = cells("Общественные слушания состоятся 20.03.2024 в 11:00.");
  EXPECT_EQ(row.size(), 4U) << "an id, the start, that the notice states it, and what nobody confirmed";
  EXPECT_EQ(row.at(Column::unconfirmed), "hearing_start;notice_date_time");
  EXPECT_FALSE(row.contains(Column::notice_languages)) << "one paper does not say which others there are";
}

TEST(NoticeRows, WhatIsNotSureStaysOut) {
  const auto hearings = notice_rows(
      test::read(
          "Общественные слушания состоятся 20.03.2024 в 11:00. Размер СЗЗ – 300 м. По расчёту СЗЗ – 500 м."),
      "paper");
  ASSERT_EQ(hearings.size(), 1U);
  EXPECT_FALSE(hearings[0].rows[0].contains(Column::spz_radius_m));
  EXPECT_THAT(hearings[0].unconfirmed, ::testing::Contains(Field::spz_m));
  EXPECT_THAT(hearings[0].taken, ::testing::Contains(Field::hearing_date));
}

TEST(NoticeRows, APublicDiscussionHasAPeriod) {
  const auto row = cells(
      "Форма: публичные обсуждения\nИнициатор: ИП Сочинов А.А.\nПериод проведения: 24.02.2025 - "
      "03.03.2025\n");
  EXPECT_EQ(row.at(Column::form), "public_discussion");
  EXPECT_EQ(row.at(Column::hearing_start), "2025-02-24");
  EXPECT_EQ(row.at(Column::hearing_end), "2025-03-03");
  EXPECT_EQ(row.at(Column::initiator_private), "yes");
  EXPECT_FALSE(row.contains(Column::initiator));
}

TEST(NoticeRows, VenuesOfOneHearingAreRowsOfOneGroup) {
  NoticeReading reading;
  auto& hearing = reading.hearings.emplace_back();
  for (const char* venue : {"с. Первое, клуб", "с. Второе, школа"}) {
    Candidate one;
    one.value = venue;
    one.confidence = 0.99;
    hearing.fields[Field::venues].values.push_back(one);
  }
  const auto hearings = notice_rows(reading, "paper");
  ASSERT_EQ(hearings.at(0).rows.size(), 2U);
  for (const auto& row : hearings[0].rows) EXPECT_EQ(row.at(Column::hearing_group), "paper");
  EXPECT_EQ(hearings[0].rows[1].at(Column::venue_settlement), "с. Второе, школа");
}

TEST(NoticeRows, SeveralPositionsStandInOneCellWithTheLettersOfTheirAxes) {
  NoticeReading reading;
  auto& hearing = reading.hearings.emplace_back();
  for (const double lon : {71.5, 71.6}) {
    Candidate one;
    one.position = LonLat{lon, 52.25};
    one.rounding = Metres{15.5};
    one.confidence = 0.99;
    hearing.fields[Field::coordinates].values.push_back(one);
  }
  const auto row = notice_rows(reading, "paper").at(0).rows.at(0);
  EXPECT_EQ(row.at(Column::project_location), "52.250000 N, 71.500000 E; 52.250000 N, 71.600000 E");
  EXPECT_EQ(row.at(Column::coordinate_uncertainty_m), "15.50");
  EXPECT_FALSE(row.contains(Column::project_lon));
}

TEST(NoticeRows, TheCornersOfOneAreaAreAPolygonAlsoWhenTheyAreSaidTwice) {
  NoticeReading reading;
  auto& values = reading.hearings.emplace_back().fields[Field::coordinates].values;
  for (const int area : {1, 2}) {
    for (const double lon : {71.5, 71.6, 71.55}) {
      Candidate one;
      one.position = LonLat{lon, lon == 71.55 ? 52.5 : 52.25};
      one.confidence = 0.99;
      one.area = area;
      values.push_back(one);
    }
  }
  const auto row = notice_rows(reading, "paper").at(0).rows.at(0);
  EXPECT_EQ(row.at(Column::footprint_wkt),
            "POLYGON((71.500000 52.250000, 71.600000 52.250000, 71.550000 52.500000, 71.500000 52.250000))");
  values[1].area = 3;
  EXPECT_FALSE(notice_rows(reading, "paper").at(0).rows.at(0).contains(Column::footprint_wkt));
}

TEST(NoticeRows, ATableHasTheColumnsThatAnyHearingFills) {
  HearingRows first, second;
  first.rows.push_back({{Column::hearing_id, "a"}, {Column::form, "open_meeting"}});
  second.rows.push_back({{Column::hearing_id, "b"}, {Column::hazard_class, "II"}});
  const auto table = notice_table({first, second}, "x.pdf");
  EXPECT_THAT(table.head.match.headers, ::testing::ElementsAre("hearing_id", "form", "hazard_class"));
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.rows[1].cells[0].text, "b");
  EXPECT_EQ(table.rows[1].cells[1].text, "");
  EXPECT_EQ(table.rows[1].number, 2);
}

TEST(NoticeEvidence, MoreEvidenceIsNeverLessSure) {
  EXPECT_GT(weight(Evidence::label), weight(Evidence::phrase));
  EXPECT_GT(weight(Evidence::phrase), weight(Evidence::context));
  EXPECT_GT(agreeing(0.8, 0.8), 0.8);
  EXPECT_LE(agreeing(0.999, 0.999), 0.999);
}

TEST(NoticeFields, EveryFieldHasItsCode) {
  for (const Field field : all_fields) EXPECT_EQ(field_from_code(code(field)), field);
  EXPECT_EQ(field_from_code("nothing"), std::nullopt);
}

}  // namespace
}  // namespace tyndau::notices
