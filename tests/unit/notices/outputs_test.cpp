#include "hearing/messages.hpp"
#include "notices/case_parts.hpp"
#include "notices/evidence.hpp"
#include "notices/reading_json.hpp"
#include "notices_help.hpp"
#include "support/paths.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace tyndau::notices {
namespace {

using hearing::Seen;

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

TEST(NoticeCase, SureFieldsGoIntoTheCase) {
  const auto parts = case_parts(test::read(notice));
  ASSERT_EQ(parts.size(), 1U);
  const hearing::Case& one = parts[0].one;
  EXPECT_EQ(one.project.name, "Карьер «Речной»");
  EXPECT_EQ(one.project.initiator, "ТОО «Вымысел»");
  EXPECT_EQ(one.project.hazard_class, hearing::HazardClass::III);
  ASSERT_TRUE(one.project.declared_spz.has_value());
  EXPECT_EQ(one.project.declared_spz->value, 300.0);
  ASSERT_TRUE(one.start.has_value());
  EXPECT_EQ(to_iso(*one.start), "2024-03-20T11:00");
  ASSERT_EQ(one.venues.size(), 1U);
  EXPECT_EQ(one.venues[0].id, "v1");
  EXPECT_EQ(one.notice.fields.at("subject"), Seen::present);
  EXPECT_EQ(one.notice.fields.at("date_time"), Seen::present);
  EXPECT_EQ(one.notice.fields.at("contact"), Seen::present);
  ASSERT_EQ(one.notice.outlets.size(), 2U);
  EXPECT_EQ(one.notice.outlets[0].kind, hearing::MediaKind::newspaper);
  EXPECT_EQ(one.notice.outlets[1].kind, hearing::MediaKind::tv_or_radio);
}

TEST(NoticeCase, WhatWasNotFoundIsNotSeenAndNeverAbsent) {
  const auto parts = case_parts(test::read("Общественные слушания состоятся 20.03.2024 в 11:00."));
  ASSERT_EQ(parts.size(), 1U);
  for (const auto& [key, seen] : parts[0].one.notice.fields) EXPECT_EQ(seen, Seen::present) << key;
  EXPECT_EQ(parts[0].one.notice.fields.count("subject"), 0U);
  EXPECT_EQ(parts[0].one.notice.documents_online_seen, Seen::not_seen);
}

TEST(NoticeCase, WhatIsNotSureStaysOut) {
  const auto parts = case_parts(test::read(
      "Общественные слушания состоятся 20.03.2024 в 11:00. Размер СЗЗ – 300 м. По расчёту СЗЗ – 500 м."));
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_FALSE(parts[0].one.project.declared_spz.has_value());
  EXPECT_THAT(parts[0].unconfirmed, ::testing::Contains(Field::spz_m));
  EXPECT_THAT(parts[0].taken, ::testing::Contains(Field::hearing_date));
}

TEST(NoticeCase, APublicDiscussionHasAPeriod) {
  const auto parts =
      case_parts(test::read("Форма: публичные обсуждения\nИнициатор: ИП Сочинов А.А.\nПериод проведения: "
                            "24.02.2025 - 03.03.2025\n"));
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(parts[0].one.form, hearing::Form::public_discussion);
  EXPECT_EQ(to_iso(*parts[0].one.start), "2025-02-24");
  EXPECT_EQ(to_iso(*parts[0].one.end), "2025-03-03");
  EXPECT_TRUE(parts[0].one.project.initiator_is_private);
  EXPECT_EQ(parts[0].one.project.initiator, "");
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
