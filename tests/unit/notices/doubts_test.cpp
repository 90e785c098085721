// What a value's own words say against it. All names and numbers are fictional.
#include "notices/evidence.hpp"
#include "notices/notice_rows.hpp"
#include "notices/reading.hpp"
#include "notices_help.hpp"

#include <gmock/gmock.h>

namespace tyndau::notices {
namespace {

using test::read;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Lt;

/// The values of a field that go into a row, of all hearings.
std::vector<std::string> sure(const std::string& text, Field field) {
  std::vector<std::string> all;
  for (const HearingReading& hearing : read(text).hearings) {
    const auto found = hearing.fields.find(field);
    if (found == hearing.fields.end()) continue;
    for (const Candidate& one : found->second.values) {
      if (one.confidence >= least_confidence()) all.push_back(one.value);
    }
  }
  return all;
}

std::string notice(const std::string& sentence) {
  return "ТОО «Вымысел» извещает о проведении общественных слушаний по проекту «Карьер «Речной»». " +
         sentence + " Форма проведения: открытое собрание.";
}
std::string kazakh(const std::string& sentence) {
  return "«Ойдан» ЖШС «Өзен карьері» жобасы бойынша қоғамдық тыңдау өткізетінін хабарлайды. " + sentence +
         " Өткізу нысаны: ашық жиналыс.";
}

TEST(NoticeDoubts, OneOfSeveralDaysIsNotTheDay) {
  for (const char* sentence : {"Слушания состоятся 18 и 19 июня 2025 года в 11:00.",
                               "Слушания состоятся 18 июня и 19 июня 2025 года.",
                               "Слушания состоятся 18.06.2025 и 19.06.2025 в 15:00.",
                               "Слушания пройдут 18 или 19 июня 2025 года."}) {
    EXPECT_THAT(sure(notice(sentence), Field::hearing_date), IsEmpty()) << sentence;
  }
  EXPECT_THAT(sure(kazakh("Тыңдау 2025 жылғы 18 және 19 маусымда өтеді."), Field::hearing_date), IsEmpty());
}

TEST(NoticeDoubts, DaysWithHoursOfTheirOwnAreHearings) {
  EXPECT_THAT(
      sure(
          notice("Слушания состоятся 18 июня 2025 года в 11:00 в с. Пример, ул. Мира, 1, клуб и 19 июня 2025 "
                 "года в 15:00 в с. Другой, ул. Мира, 2, школа."),
          Field::hearing_date),
      ::testing::ElementsAre("2025-06-18", "2025-06-19"));
}

TEST(NoticeDoubts, AMovedHearingHasItsNewDayOnly) {
  for (const char* sentence :
       {"Слушания, назначенные на 25 мая 2025 года, переносятся на 28 июня 2025 года в 15:00.",
        "Слушания переносятся с 25 мая 2025 года на 28 июня 2025 года, начало в 15:00.",
        "Слушания перенесены с 25.05.2025 на 28.06.2025.",
        "Слушания перенесены. Новая дата слушаний: 28.06.2025, 15:00. Прежняя дата: 25.05.2025.",
        "Дата слушаний изменена с 25.05.2025 на 28.06.2025.",
        "Слушания состоятся 28 июня 2025 года, а не 25 мая 2025 года.",
        "Дата и время: 28.06.2025 в 15:00 (перенесено с 25.05.2025).",
        "Слушания, которые должны были состояться 25 мая 2025 года, перенесены на 28 июня 2025 года."}) {
    const auto days = sure(notice(sentence), Field::hearing_date);
    EXPECT_THAT(days, ::testing::ElementsAre("2025-06-28")) << sentence;
  }
  for (const char* sentence :
       {"Тыңдау 2025 жылғы 25 мамырдан 2025 жылғы 28 маусымға ауыстырылды.",
        "2025 жылғы 25 мамырға белгіленген тыңдау 2025 жылғы 28 маусымға ауыстырылады."}) {
    EXPECT_THAT(sure(kazakh(sentence), Field::hearing_date), ::testing::ElementsAre("2025-06-28"))
        << sentence;
  }
}

TEST(NoticeDoubts, ADayOfAHearingThatIsMovedOrCalledOffIsNotSure) {
  for (const char* sentence :
       {"Слушания состоятся 25 мая 2025 года в 11:00. Слушания переносятся на более поздний срок.",
        "Слушания, назначенные на 25 мая 2025 года, отменяются.",
        "Слушания состоятся 25 мая 2025 года. Слушания отменены."}) {
    EXPECT_THAT(sure(notice(sentence), Field::hearing_date), IsEmpty()) << sentence;
  }
}

TEST(NoticeDoubts, TheNameOfAProjectMovesNoHearing) {
  for (const char* project :
       {"Перенос отвала карьера", "Отмена проекта карьера", "Рекультивация ранее нарушенных земель"}) {
    EXPECT_THAT(sure("Общественные слушания по проекту «" + std::string(project) +
                         "» состоятся 18 июня 2025 года в 11:00.",
                     Field::hearing_date),
                ::testing::ElementsAre("2025-06-18"))
        << project;
  }
}

TEST(NoticeDoubts, AHearingThatIsOverIsNotTheHearing) {
  for (const char* sentence :
       {"Предыдущие слушания состоялись 12 марта 2025 года.", "Ранее слушания проведены 12 марта 2025 года.",
        "Слушания, состоявшиеся 12 марта 2025 года, признаны недействительными.",
        "Дата предыдущих слушаний: 12.03.2025."}) {
    EXPECT_THAT(sure(notice(sentence), Field::hearing_date), IsEmpty()) << sentence;
  }
  EXPECT_THAT(sure(kazakh("Бұрын өткен тыңдау 2025 жылғы 12 наурызда өтті."), Field::hearing_date),
              IsEmpty());
  EXPECT_THAT(
      sure(notice("Предыдущие слушания состоялись 12 марта 2025 года. Слушания состоятся 17 июня 2025 года "
                  "в 11:00."),
           Field::hearing_date),
      ::testing::ElementsAre("2025-06-17"));
}

TEST(NoticeDoubts, TheDayAndTheHourOfAFailedHearingAreNotThoseOfThis) {
  const auto reading = test::read(
      "Первые слушания, проведенные 18.03.2026 г. в 11:00 в с. Ескі, Дом культуры, признаны несостоявшимися. "
      "Акимат "
      "сообщает о проведении повторных слушаний по проекту «Отработка участка» 21 апреля 2026 года в 15 "
      "часов 00 минут в "
      "здании акимата с. Жаңа, ул. Мира, 2.");
  ASSERT_EQ(reading.hearings.size(), 1U);
  EXPECT_EQ(test::value(reading, Field::hearing_date), "2026-04-21");
  EXPECT_EQ(test::value(reading, Field::hearing_time), "15:00");
  EXPECT_EQ(test::value_in("Предыдущие слушания по объекту (12.11.2024 г., с. Ескі, школа) не состоялись.",
                           Field::hearing_date),
            "");
  EXPECT_EQ(test::value_in(
                "2026 жылғы 3 маусымда сағат 11:00-де тағайындалған тыңдау өтпеді. Жаңа тыңдау: 2026 жылғы 1 "
                "шілде, сағат 15:00.",
                Field::hearing_date),
            "2026-07-01");
  EXPECT_EQ(test::value_in("2026 жылғы 3 маусымға белгіленген тыңдау тұрғындар жиналмағандықтан өтпегенін "
                           "ескертеміз.",
                           Field::hearing_date),
            "");
  EXPECT_EQ(test::value_in("2026 жылғы 20 қаңтарға белгіленген жиналыс карантинге байланысты болған жоқ.",
                           Field::hearing_date),
            "");
}

TEST(NoticeDoubts, AMetreWithThreeDecimalsMayBeAThousandAndIsNotTaken) {
  const auto read = [](const std::string& text, Field field) {
    return test::value_in("Объявление о проведении общественных слушаний.\n" + text + "\n", field);
  };
  EXPECT_EQ(read("Размер СЗЗ составляет 1.000 м.", Field::spz_m), "");
  EXPECT_EQ(read("Размер СЗЗ составляет 1,000 м.", Field::spz_m), "");
  EXPECT_EQ(read("Размер СЗЗ составляет 1 000 м.", Field::spz_m), "1000");
  EXPECT_EQ(read("Расстояние до жилья 36 00 м.", Field::dwelling_distance_m), "");
  EXPECT_EQ(read("Расстояние до ближайшего жилья 3 600 м.", Field::dwelling_distance_m), "3600");
}

TEST(NoticeDoubts, TheDayOfAPressOfficeIsNotTheHearings) {
  EXPECT_EQ(test::value_in(
                "Тыңдау күні өзгерді\nАудан әкімдігінің баспасөз қызметі, 03.10.2023\n\nТыңдау 2023 жылғы 10 "
                "қазаннан 2023 жылғы 24 қазанға ауыстырылды. Басталу уақыты – сағат 11.00.",
                Field::hearing_date),
            "2023-10-24");
}

TEST(NoticeDoubts, RegistrationAndTheEndAreNotTheHour) {
  for (const char* text :
       {"Слушания состоятся 20 августа 2026 года в 15:00 (регистрация с 14:30).",
        "Общественные слушания\nДата: 20.08.2026\nВремя: 15:00 "
        "(регистрация с 14:30)\n",
        "Собрание: 20.08.2026 г., регистрация с 14:30, начало в 15:00, Дом культуры.",
        "Слушания: 20.08.2026 в 15:00, регистрация участников с 14:30.",
        "Общественные слушания по проекту «Карьер»\nНачало: 20.08.2026 15:00\nОкончание: 20.08.2026 "
        "17:00\nФорма: открытое собрание\n",
        "Өткізу күні: 20.08.2026\nБасталу уақыты: 15:00\nАяқталу уақыты: 17:00\n",
        "Тыңдау 2026 жылғы 20 тамызда сағат 15:00-де (тіркелу 14:30-дан) мәдениет үйінде өтеді."}) {
    const auto reading = test::read(text);
    ASSERT_EQ(reading.hearings.size(), 1U) << text;
    EXPECT_EQ(test::value(reading, Field::hearing_time), "15:00") << text;
    EXPECT_EQ(test::value(reading, Field::hearing_date), "2026-08-20") << text;
  }
}

TEST(NoticeDoubts, TheHourOfADayThatIsNoMoreGoesWithIt) {
  const auto reading = test::read(
      "Слушания по проекту «Карьер», назначенные на 11 августа 2026 г. в 11:00, перенесены на 25 августа "
      "2026 г. в 15:00.");
  ASSERT_EQ(reading.hearings.size(), 1U);
  EXPECT_EQ(test::value(reading, Field::hearing_time), "15:00");
}

TEST(NoticeDoubts, WhatWillBeHeldIsNotOver) {
  EXPECT_THAT(
      sure("Слушания будут проведены 29 октября 2026 г. в 11.00 в здании клуба.", Field::hearing_date),
      ElementsAre("2026-10-29"));
}

TEST(NoticeDoubts, TheEndOfAHearingIsNoDeadline) {
  const std::string form =
      "Дата и время слушаний: 08.07.2026 11:00\nДата и время окончания: 08.07.2026 13:00\nПрием "
      "замечаний до: 03.07.2026\nФорма проведения: открытое собрание\n";
  EXPECT_EQ(test::value_in(form, Field::comments_deadline), "2026-07-03");
  EXPECT_EQ(test::value_in(form, Field::hearing_time), "11:00");
}

TEST(NoticeDoubts, ABoilerIsNoMonth) {
  EXPECT_EQ(
      test::value_in("2024 ж. 18.06.2024 күні сағат 17:00-де тыңдау болады. Тақырыбы: 3 қазандықты ауыстыру.",
                     Field::hearing_date),
      "2024-06-18");
}

TEST(NoticeDoubts, OfANormAndTheObjectsOwnSizeTheOwnIsRead) {
  EXPECT_EQ(
      test::value_in(
          "Слушания. Санитарные правила требуют для карьеров СЗЗ не менее 300 м, расчётная СЗЗ карьера – "
          "450 м.",
          Field::spz_m),
      "450");
  EXPECT_EQ(test::value_in(
                "Слушания. По нормам от пункта до жилья должно быть не менее 300 метров, здесь до крайнего "
                "дома жилой застройки 640 метров.",
                Field::dwelling_distance_m),
            "640");
  EXPECT_EQ(
      test::value_in("Слушания. Дачи расположены в 600 м от фабрики, ближайший жилой дом – в 1,4 км от неё.",
                     Field::dwelling_distance_m),
      "1400");
}

TEST(NoticeDoubts, ADayFromWhichSomethingIsCountedIsNoDeadline) {
  for (const char* sentence : {"Замечания принимаются в течение 10 рабочих дней с 14 мая 2025 года.",
                               "Замечания и предложения принимаются со дня публикации 14 мая 2025 года.",
                               "Замечания принимаются начиная с 14 мая 2025 года."}) {
    EXPECT_THAT(sure(notice(sentence), Field::comments_deadline), IsEmpty()) << sentence;
  }
  EXPECT_THAT(sure(kazakh("Ескертулер 2025 жылғы 14 мамырдан бастап 10 күн ішінде қабылданады."),
                   Field::comments_deadline),
              IsEmpty());
  EXPECT_THAT(
      sure(notice("Слушания проводятся в течение 5 рабочих дней с 17 июня 2025 года."), Field::hearing_date),
      IsEmpty());
}

TEST(NoticeDoubts, ANormIsNotTheSizeOfTheZone) {
  for (const char* sentence :
       {"По СанПиН СЗЗ для объектов I класса – не менее 1000 м.", "Согласно нормативам размер СЗЗ 1000 м.",
        "Минимальный размер СЗЗ по нормам – 1000 м.", "Размер СЗЗ должен быть 1000 м.",
        "СЗЗ не устанавливается (ранее 50 м).", "Установление СЗЗ не требуется (50 м).",
        "Размер СЗЗ: не устанавливается, ранее 50 м", "Ранее установленная СЗЗ 50 м."}) {
    EXPECT_THAT(sure(notice(sentence), Field::spz_m), IsEmpty()) << sentence;
  }
  EXPECT_THAT(sure(kazakh("Санитариялық-қорғаныш аймағы нормативтер бойынша кемінде 1000 м болуы тиіс."),
                   Field::spz_m),
              IsEmpty());
  EXPECT_THAT(sure(kazakh("Санитариялық-қорғаныш аймағы белгіленбейді (бұрын 50 м)."), Field::spz_m),
              IsEmpty());
  EXPECT_THAT(sure(notice("Жилая застройка должна находиться на расстоянии не менее 1000 м."),
                   Field::dwelling_distance_m),
              IsEmpty());
}

TEST(NoticeDoubts, ABoundOrTheLengthOfAnotherIsNotSure) {
  for (const char* sentence : {"Ближайшая жилая зона находится на расстоянии от 500 до 700 м.",
                               "Ближайшая жилая зона находится на расстоянии более 2 км.",
                               "Жилая застройка в радиусе 1000 м отсутствует."}) {
    EXPECT_THAT(sure(notice(sentence), Field::dwelling_distance_m), IsEmpty()) << sentence;
  }
  EXPECT_THAT(sure(notice("СЗЗ соседнего предприятия 500 м."), Field::spz_m), IsEmpty());
}

TEST(NoticeDoubts, AVagueDayIsNotSure) {
  for (const char* sentence : {"Слушания ориентировочно состоятся 18 июня 2025 года.",
                               "Слушания планируется провести до 18 июня 2025 года.",
                               "Слушания начнутся не ранее 18 июня 2025 года."}) {
    EXPECT_THAT(sure(notice(sentence), Field::hearing_date), IsEmpty()) << sentence;
  }
}

TEST(NoticeDoubts, ADayToldOnceIsNotCountedTwice) {
  const auto reading = read(notice("Слушания состоятся 18 июня 2025 года."));
  const Candidate* day = reading.hearings.at(0).best(Field::hearing_date);
  ASSERT_NE(day, nullptr);
  EXPECT_EQ(day->confidence, weight(Evidence::phrase));
  EXPECT_EQ(day->reasons.size(), 1U);
}

TEST(NoticeDoubts, WhatAnObjectHasByTheNormsIsItsOwn) {
  EXPECT_THAT(
      sure(notice("Согласно СанПиН размер СЗЗ составляет 500 м, жилые дома в её пределах отсутствуют."),
           Field::spz_m),
      ::testing::ElementsAre("500"));
  EXPECT_THAT(sure(notice("Размер СЗЗ 300 м. Согласно нормативам СЗЗ не менее 1000 м."), Field::spz_m),
              ::testing::Not(Contains("1000")));
}

TEST(NoticeDoubts, TheRulesThatGiveAnObjectItsClassDoNotMakeItsZoneANorm) {
  EXPECT_THAT(
      sure(notice("Согласно Санитарным правилам объект относится к III классу опасности, СЗЗ – 300 м."),
           Field::spz_m),
      ::testing::ElementsAre("300"));
}

TEST(NoticeDoubts, AClassThatIsDeniedOrOfANormIsNone) {
  for (const char* sentence :
       {"Объект не относится к I классу опасности по санитарной классификации.",
        "Ранее объект относился ко II классу опасности, санитарная классификация изменена.",
        "Для объектов I класса по санитарной классификации – не менее 1000 м."}) {
    EXPECT_THAT(sure(notice(sentence), Field::hazard_class), IsEmpty()) << sentence;
  }
}

TEST(NoticeDoubts, CoordinatesOfAnOfficeAreNotTheProjects) {
  for (const char* sentence :
       {"Место проведения: с. Пример, Дом культуры, 52°26′39″ с.ш. 71°57′27″ в.д.",
        "Место проведения: с. Пример, клуб\nКоординаты: 52°26′39″ с.ш. 71°57′27″ в.д.\n",
        "Координаты места проведения слушаний: 52°26′39″ с.ш. 71°57′27″ в.д.",
        "Координаты офиса: 52°26′39″ с.ш. 71°57′27″ в.д.",
        "Слушания состоятся в клубе (52°26′39″ с.ш. 71°57′27″ в.д.) 17 июня 2025 года."}) {
    EXPECT_THAT(sure(notice(sentence), Field::coordinates), IsEmpty()) << sentence;
    const auto rows = notice_rows(read(notice(sentence)), "x");
    EXPECT_EQ(rows.at(0).rows.at(0).count(intake::Column::project_lon), 0U) << sentence;
  }
  EXPECT_THAT(sure(notice("Слушания состоятся в клубе. Координаты участка: 52°26′39″ с.ш. 71°57′27″ в.д."),
                   Field::coordinates),
              ::testing::SizeIs(1));
}

TEST(NoticeDoubts, WhatIsDoubtedIsShownWithItsReasonAndAskedFor) {
  const auto reading = read(notice("Слушания состоятся 18 и 19 июня 2025 года в 11:00."));
  const Candidate* day = reading.hearings.at(0).best(Field::hearing_date);
  ASSERT_NE(day, nullptr);
  EXPECT_THAT(day->confidence, Lt(least_confidence()));
  EXPECT_EQ(day->reasons.back().key, "notices.doubted");
  const auto rows = notice_rows(reading, "x");
  EXPECT_THAT(rows.at(0).unconfirmed, Contains(Field::hearing_date));
  for (const auto& row : rows.at(0).rows) EXPECT_EQ(row.count(intake::Column::hearing_start), 0U);
}

TEST(NoticeDoubts, ADiscussionDoesNotBeginInPlaceOfADoubtedDay) {
  const auto rows =
      notice_rows(read(notice("Слушания состоятся 18 и 19 июня 2025 года. Период обсуждения: с 1 июня по "
                              "5 июня 2025 года.")),
                  "x");
  for (const auto& row : rows.at(0).rows) EXPECT_EQ(row.count(intake::Column::hearing_start), 0U);
}

}  // namespace
}  // namespace tyndau::notices
