#include "notices/contacts.hpp"
#include "notices_help.hpp"

#include <gtest/gtest.h>

namespace tyndau::notices {
namespace {

using test::without_personal;

TEST(NoticeRedaction, NamesOfPersonsGo) {
  EXPECT_EQ(without_personal("Директор Сочинов И.И."), "Директор […]");
  EXPECT_EQ(without_personal("И.И. Сочинов, председатель"), "[…], председатель");
  EXPECT_EQ(without_personal("Представитель: Сочинова Мария Петровна."), "Представитель: […].");
  EXPECT_EQ(without_personal("Өкілі: Ойданов Серік Болатұлы"), "Өкілі: […]");
  EXPECT_EQ(without_personal("Контактное лицо: Выдуманова Гулсаним, эколог"), "Контактное лицо: […], эколог");
  EXPECT_EQ(without_personal("Байланысу: Серік Ойданов"), "Байланысу: […]");
  EXPECT_EQ(without_personal("Сочинову Ивану Петровичу"), "[…]");
}

TEST(NoticeRedaction, StreetsHallsAndCompaniesWithANameStay) {
  for (const std::string text :
       {"ул. А. Молдагуловой, 5", "проспект Назарбаева", "Ф. Ойданова атындағы мәдениет үйі",
        "ТОО «Сочинов и К» проводит слушания", "Аркалык Г.А., Екидинская с.а.", "село Иванова Роща",
        "Костанайская область, Аулиекольский район", "Бейбітшілік көшесі"}) {
    EXPECT_EQ(without_personal(text), text);
  }
}

TEST(NoticeRedaction, AnEntrepreneurIsAPersonAndAFarmWithItsOwnNameIsNone) {
  EXPECT_EQ(without_personal("ИП Сочинов И.И."), "ИП […]");
  EXPECT_EQ(without_personal("КХ Сочинов"), "КХ […]");
  EXPECT_EQ(without_personal("КХ «Береке»"), "КХ «Береке»");
}

TEST(NoticeRedaction, NumbersOfPersonsGoAndThoseOfOrganisationsStay) {
  EXPECT_EQ(without_personal("ИИН 000000000012"), "ИИН […]");
  EXPECT_EQ(without_personal("900101300017"), "[…]");
  EXPECT_EQ(without_personal("БИН 990140000385"), "БИН 990140000385");
  EXPECT_EQ(without_personal("№ 251212001010"), "№ 251212001010");
  EXPECT_TRUE(is_iin("900101300017"));
  EXPECT_FALSE(is_iin("900101300018"));
  EXPECT_FALSE(is_iin("901301300017"));
  EXPECT_FALSE(is_iin("90010130001"));
}

TEST(NoticeRedaction, TelephonesGoInEveryForm) {
  for (const std::string phone : {"+7 (7212) 00-10-31", "87050000000", "8-(7292)-46-00-31", "8 701 000 00 00",
                                  "(7212) 00-10-31", "2-15-48"}) {
    EXPECT_EQ(without_personal("тел. " + phone), "тел. […]") << phone;
  }
}

TEST(NoticeRedaction, LinksAndCodesOfConferencesGo) {
  EXPECT_EQ(without_personal("Zoom: https://us02web.zoom.us/j/812?pwd=x, идентификатор конференции: 812 3456 "
                             "7890, код доступа: 4F7kQ2."),
            "Zoom: […], идентификатор конференции: […], код доступа: […].");
  EXPECT_EQ(without_personal("https://meet.ojdan.example/room"), "[…]");
  EXPECT_EQ(without_personal("https://ecoportal.kz/zoom"), "https://ecoportal.kz/zoom");
}

TEST(NoticeRedaction, AnAddressForCommentsStaysAndOtherMailGoes) {
  const std::string text =
      "Общественные слушания. Замечания и предложения принимаются: pishite@primer.example. Контакты: Сочинов "
      "И., ivan.s@primer.example.";
  EXPECT_EQ(without_personal(text),
            "Общественные слушания. Замечания и предложения принимаются: pishite@primer.example. Контакты: "
            "[…], […].");
  EXPECT_EQ(without_personal("info@primer.example"), "info@primer.example");
  EXPECT_EQ(without_personal("info@mail.ru"), "[…]");
}

TEST(NoticeRedaction, APieceOfTheTextIsRedactedByItsOwnBytes) {
  const std::string text = "Директор Сочинов И.И., тел. 87050000000";
  const auto personal = test::read(text).personal;
  ASSERT_EQ(personal.size(), 2U);
  EXPECT_EQ(redacted(text, personal, 0, personal[0].begin), "Директор ");
  EXPECT_EQ(redacted(text, personal, personal[0].begin + 2, text.size()), "[…], тел. […]");
  EXPECT_EQ(redacted(text, personal, personal[1].end, text.size()), "");
}

TEST(NoticeRedaction, AnAddressForCommentsIsRedactedLikeItsQuotation) {
  const auto reading = test::read(
      "Общественные слушания состоятся 20.03.2024 в 11:00.\nЗамечания и предложения направлять: г. Пример, "
      "ул. Школьная 3, "
      "Сочиновой Ольге Ивановне, sochinova_o@gmail.com\n");
  for (const auto& hearing : reading.hearings) {
    for (const auto& [field, values] : hearing.fields) {
      for (const auto& one : values.values) {
        EXPECT_EQ(one.value.find("Сочинов"), std::string::npos) << one.value;
        EXPECT_EQ(one.value.find("gmail"), std::string::npos) << one.value;
      }
    }
  }
}

}  // namespace
}  // namespace tyndau::notices
