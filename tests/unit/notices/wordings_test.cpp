#include "notices/number_words.hpp"
#include "notices_help.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tyndau::notices {
namespace {

using test::read;
using test::value;
using test::value_in;
using test::values;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(Wordings, MinutesTellOfTheHearingThatWasHeld) {
  const auto reading = read(
      "ПРОТОКОЛ общественных слушаний\n\nСлушания прошли в форме открытого собрания 19 марта 2024 г. с 14 ч "
      "00 мин до 15 ч 35 мин по адресу: г. Первый, ул. Мира, 2, клуб.\n");
  EXPECT_EQ(value(reading, Field::hearing_date), "2024-03-19");
  EXPECT_EQ(value(reading, Field::hearing_time), "14:00");
  EXPECT_THAT(values(reading, Field::venues), ElementsAre("г. Первый, ул. Мира, 2, клуб"));
}

TEST(Wordings, TheDayOfAHearingThatWasHeldStandsUnderItsLabelInMinutes) {
  const auto reading = read(
      "Қоғамдық тыңдаудың\nХАТТАМАСЫ\n\nӨткізілген күні: 2025 жылғы 16 мамыр\nБасталған уақыты: 11:00, "
      "аяқталған уақыты: 12:45\nӨткізілген орны: Бірінші ауылы, Абай көшесі 2, клуб\n");
  EXPECT_EQ(value(reading, Field::hearing_date), "2025-05-16");
  EXPECT_EQ(value(reading, Field::hearing_time), "11:00");
  EXPECT_THAT(values(reading, Field::venues), ElementsAre("Бірінші ауылы, Абай көшесі 2, клуб"));
}

TEST(Wordings, AQuestionOfMinutesIsNoProject) {
  EXPECT_EQ(value_in("Протокол слушаний\nПредмет слушаний: Добыча песка\nВопрос (Сочинов А.): Сколько метров "
                     "до наших домов?\n",
                     Field::project),
            "Добыча песка");
}

TEST(Wordings, ACorrectionTellsTheNewValues) {
  const auto reading = read(
      "ПОПРАВКА\nВместо «6 мая 2025 года в 15 часов, г. Первый, ул. Вольная, 3, клуб» следует читать: «13 "
      "мая "
      "2025 года в 16 часов 30 минут, с. Второе, ул. Мира, 12, клуб». Слушания по проекту «Карьер».\n");
  EXPECT_EQ(value(reading, Field::hearing_date), "2025-05-13");
  EXPECT_EQ(value(reading, Field::hearing_time), "16:30");
  EXPECT_THAT(values(reading, Field::venues), ElementsAre("с. Второе, ул. Мира, 12, клуб"));
}

TEST(Wordings, AKazakhCorrectionTellsTheNewHour) {
  const auto reading = read(
      "ТҮЗЕТУ\nХабарландыруда қате кеткен. «14 маусым, сағат 10.00, Бірінші ауылы, Достық көшесі 7» деген "
      "сөздердің орнына мынаны оқу керек: 2024 жылғы 14 маусым, сағат 17.30, Бірінші ауылы, Мектеп көшесі 3, "
      "мектеп. Қоғамдық тыңдау ашық жиналыс түрінде өтеді.\n");
  EXPECT_EQ(value(reading, Field::hearing_time), "17:30");
  EXPECT_THAT(values(reading, Field::venues), ElementsAre("Бірінші ауылы, Мектеп көшесі 3, мектеп"));
}

TEST(Wordings, TheSubjectOfALetterIsNoProject) {
  EXPECT_EQ(value_in("От: отдел экологии\nКому: акимату\nТема: Fwd: слушания, новая дата\n\nСлушания по "
                     "проекту «Расширение карьера» пройдут 18 июля 2023 г. в 12:00.\n",
                     Field::project),
            "Расширение карьера");
}

TEST(Wordings, AQuestionAtTheHeadOfALineIsALabel) {
  const auto reading = read(
      "Қоғамдық тыңдау\nНе талқыланады? Су құбырын тарту\nКім бастады? «Су» ЖШС\nҚайда салынады? Абай "
      "облысы, "
      "Жарма ауданы\n");
  EXPECT_EQ(value(reading, Field::project), "Су құбырын тарту");
  EXPECT_EQ(value(reading, Field::initiator), "«Су» ЖШС");
  EXPECT_EQ(value(reading, Field::place), "Абай облысы, Жарма ауданы");
}

TEST(Wordings, DotsLeadFromAHeadToItsValue) {
  const auto reading = read(
      "Выгрузка из реестра общественных слушаний\nИнициатор ................ ТОО «Восток»\nПредмет ...... "
      "Карьер щебня\nСЗЗ, м ....... 300\n");
  EXPECT_EQ(value(reading, Field::initiator), "ТОО «Восток»");
  EXPECT_EQ(value(reading, Field::project), "Карьер щебня");
  EXPECT_EQ(value(reading, Field::spz_m), "300");
}

TEST(Wordings, ADateAndAnHourInWordsAreRead) {
  const auto reading = read(
      "Общественные слушания по проекту «Карьер» пройдут двадцать второго апреля 2024 года, в понедельник, "
      "начало в десять часов утра.\n");
  EXPECT_EQ(value(reading, Field::hearing_date), "2024-04-22");
  EXPECT_EQ(value(reading, Field::hearing_time), "10:00");
}

TEST(Wordings, AnHourAfterNoonIsCountedFromNoon) {
  EXPECT_EQ(
      value_in("Слушания по проекту «Карьер» пройдут 22 апреля 2024 г. в 3 часа дня.", Field::hearing_time),
      "15:00");
  EXPECT_EQ(
      value_in("Қоғамдық тыңдау 2026 жылғы 27 мамырда түстен кейін сағат 3-те өтеді.", Field::hearing_time),
      "15:00");
  EXPECT_EQ(value_in("Слушания по проекту «Карьер» пройдут 22 апреля 2024 г. в 10 часов утра.",
                     Field::hearing_time),
            "10:00");
}

TEST(Wordings, SpacesAroundTheMarksOfAnHourDoNotHideIt) {
  EXPECT_EQ(value_in("Слушания : дата 17 . 09 . 2025  г .  в  11 - 00 .", Field::hearing_time), "11:00");
}

TEST(Wordings, AMonthMayStandBeforeItsDay) {
  EXPECT_EQ(
      value_in("Қоғамдық тыңдау қаңтардың 28-і, 2025 жыл, түскі сағат 12-де өтеді.", Field::hearing_date),
      "2025-01-28");
}

TEST(Wordings, NumbersInWordsAreAddedUp) {
  const auto number = [](const char* text) {
    const Tokens tokens(text);
    const auto found = cardinal_at(tokens, 0);
    return found && found->last == tokens.size() ? found->value : -1;
  };
  EXPECT_EQ(number("сто двадцать"), 120);
  EXPECT_EQ(number("две тысячи триста сорок пять"), 2345);
  EXPECT_EQ(number("бес жүз елу"), 550);
  EXPECT_EQ(number("он төрт"), 14);
  EXPECT_EQ(number("двадцать тридцать"), -1);
  EXPECT_EQ(number("песок"), -1);
}

TEST(Wordings, ADayBehindAnOrdinalThatNamesAVillageIsNoPeriod) {
  EXPECT_EQ(value_in("Слушания: с. Второе – 12.06.2026, 12:00, клуб", Field::hearing_date), "2026-06-12");
}

TEST(Wordings, ADayInReserveIsNotTheDay) {
  EXPECT_EQ(
      value_in("Открытое собрание пройдёт 19 февраля 2026 г., в 11:00 (запасная дата – 20 февраля 2026 г.).",
               Field::hearing_date),
      "2026-02-19");
}

TEST(Wordings, TheDayOfTheWeekBesideADateIsNoOfficeHour) {
  EXPECT_EQ(value_in("26 сәуір 2024 ж. жұма күні кешкі 18:30-да Бірінші мектебінде қоғамдық тыңдау.",
                     Field::hearing_date),
            "2024-04-26");
}

TEST(Wordings, AnActsHallIsNoAct) {
  EXPECT_EQ(value_in("18.06.2025 ж. 17.00де Абай көшесі 5, мектептің акт залында қоғамдық тыңдау болады.",
                     Field::hearing_date),
            "2025-06-18");
}

TEST(Wordings, AnArticleOfTheCodeBesideADateDoesNotMakeItThatOfAnAct) {
  const auto reading = read(
      "«Мыс» ЖШС Экология кодексінің 73-бабына сәйкес 2026 жылғы 19 мамырда сағат 11:00-де «Кен орнын игеру» "
      "жобасы бойынша қоғамдық тыңдау өткізетінін хабарлайды.");
  EXPECT_EQ(value(reading, Field::hearing_date), "2026-05-19");
  EXPECT_EQ(value(reading, Field::hearing_time), "11:00");
}

TEST(Wordings, TheDayByWhichANoticeIsToBePrintedIsNoDeadlineOfComments) {
  EXPECT_EQ(value_in("Слушания пройдут 9 декабря 2025 года. Отделу обеспечить публикацию извещения в газете "
                     "«Звезда» не позднее 14 ноября 2025 года.",
                     Field::comments_deadline),
            "");
}

TEST(Wordings, TheEndOfADiscussionThatWasProlongedIsTheLaterOne) {
  const auto reading = read(
      "Түрі: Қоғамдық талқылау\nБасталуы: 28.08.2023\nАяқталуы (бастапқы): 08.09.2023\nАяқталуы "
      "(ұзартылған): "
      "15.09.2023\n");
  EXPECT_EQ(value(reading, Field::period_start), "2023-08-28");
  EXPECT_EQ(value(reading, Field::period_end), "2023-09-15");
  EXPECT_EQ(value(reading, Field::hearing_date), "");
}

TEST(Wordings, TheZoneAndTheClassOfANeighbourAreNotTheObjects) {
  const auto reading = read(
      "Слушания по проекту «Пруды». До канала 150 м, до соседней птицефабрики (IV класс, СЗЗ 100 м) 1,2 км.");
  EXPECT_EQ(value(reading, Field::spz_m), "");
  EXPECT_EQ(value(reading, Field::hazard_class), "");
}

TEST(Wordings, DistancesBehindAPlaceAreNoPartOfIt) {
  EXPECT_EQ(value_in("Общественные слушания\nМестоположение: Актогайский район, 9 км юго-западнее п. "
                     "Первый, до ближайшего жилого дома 8,7 км, до берега 2,4 км\n",
                     Field::place),
            "Актогайский район, 9 км юго-западнее п. Первый");
}

TEST(Wordings, AProjectEndsWhereItsCustomerIsNamed) {
  EXPECT_EQ(
      value_in("Извещение о слушаниях\nПредмет: отчёт «Отработка месторождения». Заказчик ТОО «Восток»\n",
               Field::project),
      "отчёт «Отработка месторождения»");
}

TEST(Wordings, AnAreaBehindAPlaceIsNoPartOfIt) {
  EXPECT_EQ(
      value_in("Слушания по проекту «Заправка». Участок расположен на въезде в с. Первое со стороны трассы, "
               "0,35 га.",
               Field::place),
      "въезде в с. Первое со стороны трассы");
}

TEST(Wordings, ALetterIsWrittenByTheInitiator) {
  EXPECT_EQ(
      value_in("«Тұз Өндіріс» АҚ-ның 2026 жылғы 5 маусымдағы № 02/144 хаты. Қоғамдық тыңдау өткізуге келісім "
               "сұраймыз.",
               Field::initiator),
      "«Тұз Өндіріс» АҚ");
}

TEST(Wordings, AnOutletIsNamedWhole) {
  EXPECT_THAT(
      values(read("Слушания по проекту «Карьер». Опубликовано: «Вестник Первого», «Первый-ТВ», газета "
                  "«Голос» № 5 от 04.04.2025 г."),
             Field::outlets),
      testing::UnorderedElementsAre("Вестник Первого", "Первый-ТВ", "Голос"));
}

TEST(Wordings, ThePositionOfAnOfficeBesideThatOfTheQuarryIsNone) {
  const auto reading =
      read("Слушания по проекту «Карьер». 43.1790, 70.4610 – это наш офис, а карьер – 43.2526, 70.5695.");
  EXPECT_THAT(values(reading, Field::coordinates), SizeIs(1));
}

TEST(Wordings, AnObjectIsAPlaceAFormOrAThingByItsValue) {
  EXPECT_EQ(value_in("Нысан: ашық жиналыс\nЖоба: Карьер\n", Field::form), "open_meeting");
  EXPECT_EQ(
      value_in("Қоғамдық тыңдау туралы хабарландыру\nОбъект: Абай облысы, Жарма ауданы\nПроект: Карьер\n",
               Field::place),
      "Абай облысы, Жарма ауданы");
  EXPECT_EQ(
      value_in("Извещение о слушаниях\nОбъект: Асфальтовый завод\nИнициатор: ТОО «Восток»\n", Field::project),
      "Асфальтовый завод");
}

TEST(Wordings, AMeetingThatIsDeniedIsNoForm) {
  const std::string hearing = "ТОО «Бетон» объявляет об общественных слушаниях по проекту «Завод» ";
  EXPECT_EQ(value_in(hearing + "без проведения открытого собрания.", Field::form), "");
  EXPECT_EQ(value_in(hearing + "12.02.2025. Открытые собрания не предусмотрены.", Field::form), "");
  EXPECT_EQ(value_in(hearing + "12.02.2025. Открытое собрание проводиться не будет.", Field::form), "");
  EXPECT_EQ(value_in("«Бетон» ЖШС қоғамдық тыңдауды ашық жиналыссыз өткізеді.", Field::form), "");
  EXPECT_EQ(value_in(hearing + "в форме публичных обсуждений без открытых собраний.", Field::form),
            "public_discussion");
  EXPECT_EQ(value_in(hearing + "путём открытого собрания. Регистрация не требуется.", Field::form),
            "open_meeting");
}

TEST(Wordings, AMeetingThatIsItselfOnlineIsOnline) {
  EXPECT_EQ(value_in("Тыңдау нысаны: онлайн-форматтағы ашық жиналыс\n", Field::form), "online");
  EXPECT_EQ(value_in("Тыңдау нысаны: ашық жиналыс, онлайн қосылуға болады\n", Field::form), "open_meeting");
}

TEST(Wordings, InitialsBehindAProfessionAreOfTheNameBehindThem) {
  EXPECT_THAT(test::without_personal("Слушания по проекту «Карьер». Корректор Л. Ф. Дорошенко"),
              testing::Not(testing::HasSubstr("Дорошенко")));
  EXPECT_THAT(test::without_personal("Слушания по проекту «Карьер».\nАким района Т. Жаксылыков"),
              testing::Not(testing::HasSubstr("Жаксылыков")));
}

}  // namespace
}  // namespace tyndau::notices
