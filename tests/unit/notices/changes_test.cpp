// Hearings that are moved, places that change, and addresses of something else. All names and numbers are fictional.
#include "notices/notice_rows.hpp"
#include "notices_help.hpp"

#include <gmock/gmock.h>

namespace tyndau::notices {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The values of a field that are sure, of all hearings.
std::vector<std::string> sure(const std::string& text, Field field) {
  std::vector<std::string> all;
  for (const HearingReading& hearing : test::read(text).hearings) {
    const auto found = hearing.fields.find(field);
    if (found == hearing.fields.end()) continue;
    for (const Candidate& one : found->second.values) {
      if (one.confidence >= least_confidence()) all.push_back(one.value);
    }
  }
  return all;
}

TEST(MovedHearings, InKazakhAreOneHearingOnTheNewDay) {
  for (const char* text :
       {"«Ойдан» ЖШС 2025 жылғы 14 қарашада сағат 11:00-ге белгіленген қоғамдық тыңдаудың 2025 жылғы 28 "
        "қарашада "
        "сағат 15:00-ге ауыстырылғанын хабарлайды.",
        "2025 жылғы 14 қарашада сағат 11:00-де өтуі тиіс болған қоғамдық тыңдау 2025 жылғы 28 қарашаға сағат "
        "15:00-ге шегерілді.",
        "Қоғамдық тыңдау күні 14.11.2025 (11:00) күнінен 28.11.2025 (15:00) күніне жылжытылды.",
        "2025 жылғы 14 қарашада сағат 11:00-де қоғамдық тыңдау өтпейді. Тыңдау 2025 жылғы 28 қарашада сағат "
        "15:00-де өтеді.",
        "Қоғамдық тыңдау 14.11.2025 емес, 28.11.2025 күні сағат 15:00-де өтеді."}) {
    EXPECT_THAT(sure(text, Field::hearing_date), ElementsAre("2025-11-28")) << text;
    EXPECT_THAT(sure(text, Field::hearing_time), ElementsAre("15:00")) << text;
  }
}

TEST(MovedHearings, ARowOfTheFormerHearingIsNone) {
  for (const char* text :
       {"| | Дата | Время | Место |\n| Ранее (не состоялись) | 14.11.2025 | 11:00 | с. Айдабол, клуб |\n"
        "| Новые | 28.11.2025 | 15:00 | с. Вымысел, школа |",
        "Общественные слушания\n| Слушания | Дата | Время | Место проведения |\n"
        "| Прежние (отменены) | 14.11.2025 | 11:00 | с. Айдабол, клуб |\n"
        "| Повторные | 28.11.2025 | 15:00 | с. Вымысел, школа |"}) {
    EXPECT_THAT(sure(text, Field::venues), ElementsAre("с. Вымысел, школа")) << text;
    EXPECT_EQ(test::read(text).hearings.size(), 1U) << text;
  }
}

TEST(MovedHearings, OnesThatDoNotTakePlaceGiveNoDay) {
  const std::string text =
      "Общественные слушания 14.11.2025 в 11:00 не состоятся. Новая дата: 28.11.2025, 15:00. Место: с. "
      "Вымысел, школа.";
  EXPECT_THAT(sure(text, Field::hearing_date), ElementsAre("2025-11-28"));
  EXPECT_THAT(
      sure("Слушания пройдут 14.11.2025 в 11:00. Если слушания 14.11.2025 не состоятся, об этом сообщат.",
           Field::hearing_date),
      ElementsAre("2025-11-14"));
}

TEST(MovedHearings, AppointedDaysThatAreReplacedAreNone) {
  for (const char* text : {"Слушания, которые планировались 14.11.2025 в 11:00 в с. Айдабол, пройдут "
                           "28.11.2025 в 15:00 в с. Вымысел, школа.",
                           "Слушания, которые должны были состояться 14.11.2025 в 11:00 в с. Айдабол, клуб, "
                           "состоятся 28.11.2025 в 15:00 в "
                           "с. Вымысел, школа.",
                           "14.11.2025 сағат 11:00-ге жоспарланған қоғамдық тыңдау 28.11.2025 күні сағат "
                           "15:00-де өткізіледі."}) {
    EXPECT_THAT(sure(text, Field::hearing_date), ElementsAre("2025-11-28")) << text;
    EXPECT_THAT(sure(text, Field::hearing_time), ElementsAre("15:00")) << text;
  }
}

TEST(OtherEvents, APressConferenceOrASeminarIsNoHearing) {
  for (const char* text :
       {"27.11.2025 в 12:00 в г. Астана, ул. Мира, 10, состоится пресс-конференция компании. Общественные "
        "слушания "
        "пройдут 28.11.2025 в 15:00 в с. Вымысел, клуб.",
        "Общественные слушания пройдут 28.11.2025 в 15:00 в с. Вымысел, клуб. Семинар для экологов состоится "
        "29.11.2025 в 10:00 в г. Кокшетау, ул. Абая, 1."}) {
    EXPECT_THAT(sure(text, Field::hearing_date), ElementsAre("2025-11-28")) << text;
    EXPECT_THAT(sure(text, Field::venues), ElementsAre("с. Вымысел, клуб")) << text;
  }
  EXPECT_THAT(
      sure("2025 жылғы 27 қарашада сағат 12:00-де баспасөз мәслихаты өтеді. Қоғамдық тыңдау 2025 жылғы 28 "
           "қарашада сағат 15:00-де өтеді.",
           Field::hearing_time),
      ElementsAre("15:00"));
}

TEST(ChangedVenues, TheNewPlaceIsTheVenue) {
  for (const char* text : {"Слушания 28.11.2025 в 15:00, с. Вымысел, клуб. По просьбе жителей место "
                           "проведения изменено: с. Айдабол, "
                           "школа.",
                           "Слушания пройдут 28.11.2025 в 15:00 в с. Вымысел, клуб. Внимание: адрес "
                           "проведения изменён на с. Айдабол, "
                           "школа."}) {
    EXPECT_THAT(sure(text, Field::venues), ElementsAre("с. Айдабол, школа")) << text;
  }
  EXPECT_THAT(
      sure("Тыңдау 28.11.2025 сағат 15:00-де Вымысел ауылы, мектепте өтеді деп хабарланған. Өтетін орны "
           "өзгертілді: Айдабол ауылы, клуб.",
           Field::venues),
      ElementsAre("Айдабол ауылы, клуб"));
  EXPECT_THAT(
      sure("Слушания 28.11.2025 в 15:00 пройдут в с. Вымысел, клуб, а НЕ в г. Астана, ул. Мира, 10, как "
           "сообщалось.",
           Field::venues),
      ElementsAre("с. Вымысел, клуб"));
}

TEST(ChangedVenues, AnAddressBelowTheInitiatorIsTheirSeat) {
  EXPECT_THAT(
      sure("Проект: «Строительство птицефабрики»\nИнициатор: ТОО «Вымысел»\nАдрес: г. Талгар, ул. Мира, 60\n"
           "Дата: 20.03.2026\nВремя: 12:00\nМесто: Талгарский район, с. Вымысел, дом культуры",
           Field::venues),
      ElementsAre("Талгарский район, с. Вымысел, дом культуры"));
  EXPECT_THAT(sure("Слушания 29.03.2026 в 11:00: адрес с. Вымысел, ул. Мира, 1 заменён на с. Вымысел, ул. "
                   "Абая, 9, клуб.",
                   Field::venues),
              ElementsAre("с. Вымысел, ул. Абая, 9, клуб"));
  EXPECT_THAT(
      sure("Слушания 29.03.2026 в 11:00. Место проведения: с. Вымысел, клуб (ранее – школа, ул. Мира, 1).",
           Field::venues),
      ElementsAre("с. Вымысел, клуб"));
  EXPECT_THAT(sure("Слушания 22.04.2026 в 15:00 / Место проведения: с. Вымысел, школа / Координаты: нет",
                   Field::venues),
              ElementsAre("с. Вымысел, школа"));
}

TEST(OtherAddresses, OfASeatOrOfPapersAreNoVenue) {
  for (const char* text :
       {"ТОО «Вымысел» (г. Астана, ул. Мира, 10) проводит общественные слушания 28.11.2025 в 15:00.",
        "Слушания 28.11.2025 в 15:00. Инициатор: ТОО «Вымысел»\nАдрес: г. Астана, ул. Мира, 10\nТел.: 8 7172 "
        "000000",
        "«Ойдан» ЖШС 2025 жылғы 28 қарашада сағат 15:00-де қоғамдық тыңдау өткізеді, құжаттар Көкшетау "
        "қаласы, Абай "
        "көшесі 1 мекенжайында орналасқан.",
        "«Ойдан» ЖШС (Астана қаласы, Сығанақ көшесі 10) 2025 жылғы 28 қарашада сағат 15:00-де тыңдау "
        "өткізеді.",
        "Слушания 28.11.2025 в 15:00 пройдут в Зерендинском районе Акмолинской области.",
        "Слушания 28.11.2025 в 15:00. Место встречи автобуса: г. Кокшетау, вокзал."}) {
    EXPECT_THAT(sure(text, Field::venues), IsEmpty()) << text;
  }
}

TEST(OtherAddresses, WhereTheOrganisationHoldsTheHearingIsAVenue) {
  EXPECT_THAT(sure("«Ойдан» ЖК, Сырдария ауданы, Вымысел кентінде 2025 ж. 9 желтоқсан күні сағат 15:00-де "
                   "қоғамдық тыңдау "
                   "өтеді.",
                   Field::venues),
              ElementsAre("Сырдария ауданы, Вымысел кентінде"));
}

TEST(NextLines, AreNoPartOfAPlaceOrAVenue) {
  EXPECT_THAT(sure("Место осуществления деятельности: Акмолинская область, Зерендинский район\nОбъявление "
                   "опубликовано 10 октября 2025 года в газете «Вымысел»\nСлушания 28.11.2025 в 15:00, с. "
                   "Вымысел, школа",
                   Field::place),
              ElementsAre("Акмолинская область, Зерендинский район"));
  EXPECT_THAT(sure("Место реализации: 3 км севернее с. Вымысел. СЗЗ 300 м. Слушания 28.11.2025 в 15:00",
                   Field::place),
              ElementsAre("3 км севернее с. Вымысел"));
  EXPECT_THAT(sure("Слушания 28.11.2025 в 15:00\nМесто проведения: с. Вымысел, дом культуры\n12 Контактное "
                   "лицо: А. Б.",
                   Field::venues),
              ElementsAre("с. Вымысел, дом культуры"));
  EXPECT_THAT(sure("Дата и место: 2 декабря 2025, 11:00, Костанайская обл., г. Вымысел, ул. Ленина, 95, ДК\n"
                   "Расстояние от офиса до ближайшей остановки 200 м",
                   Field::venues),
              ElementsAre("Костанайская обл., г. Вымысел, ул. Ленина, 95, ДК"));
}

}  // namespace
}  // namespace tyndau::notices
