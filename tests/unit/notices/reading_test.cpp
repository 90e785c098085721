#include "notices/reading.hpp"

#include "notices_help.hpp"

#include <gmock/gmock.h>

namespace tyndau::notices {
namespace {

using test::read;
using test::value;
using test::value_in;
using test::values;
using ::testing::ElementsAre;

const std::string paragraph =
    "ТОО «Вымысел» извещает о проведении общественных слушаний в форме открытого собрания по проекту «План "
    "горных работ карьера "
    "«Речной», которые состоятся 17 июня 2025 года в 15-00 по адресу: Павлодарская область, Аксуский район, "
    "с. Пример, ул. Школьная, 3, "
    "Дом культуры. Регистрация участников с 14-30. Объект относится к III классу опасности по санитарной "
    "классификации, размер СЗЗ 300 м, "
    "до жилой застройки 1 200 м, до реки 700 м. Приказ Министра от 03.08.2021 г. № 286. Документы размещены "
    "на сайте "
    "https://ecoportal.kz/h/1. Замечания и предложения принимаются до 12 июня 2025 года на "
    "eco@vymysel.example. Объявление опубликовано в "
    "газете «Степной пример» от 14.05.2025 г. № 38 и на телеканале «Пример ТВ».";

TEST(NoticeReading, AParagraphOfANewspaperIsRead) {
  const auto reading = read(paragraph);
  EXPECT_EQ(reading.language, "ru");
  ASSERT_EQ(reading.hearings.size(), 1U);
  EXPECT_EQ(value(reading, Field::project), "План горных работ карьера «Речной»");
  EXPECT_EQ(value(reading, Field::initiator), "ТОО «Вымысел»");
  EXPECT_EQ(value(reading, Field::hearing_date), "2025-06-17");
  EXPECT_EQ(value(reading, Field::hearing_time), "15:00");
  EXPECT_EQ(value(reading, Field::form), "open_meeting");
  EXPECT_THAT(values(reading, Field::venues),
              ElementsAre("Павлодарская область, Аксуский район, с. Пример, ул. Школьная, 3, Дом культуры"));
  EXPECT_EQ(value(reading, Field::hazard_class), "III");
  EXPECT_EQ(value(reading, Field::spz_m), "300");
  EXPECT_EQ(value(reading, Field::dwelling_distance_m), "1200");
  EXPECT_EQ(value(reading, Field::document_address), "https://ecoportal.kz/h/1");
  EXPECT_EQ(value(reading, Field::comments_address), "eco@vymysel.example");
  EXPECT_EQ(value(reading, Field::comments_deadline), "2025-06-12");
  EXPECT_THAT(values(reading, Field::outlets), ElementsAre("Степной пример", "Пример ТВ"));
}

TEST(NoticeReading, EveryQuotationIsTheTextItself) {
  const auto reading = read(paragraph);
  const auto quote = [&](Field field) {
    const Quote& at = reading.hearings[0].best(field)->quote;
    return paragraph.substr(at.begin, at.end - at.begin);
  };
  EXPECT_EQ(quote(Field::hearing_date), "17 июня 2025 года");
  EXPECT_EQ(quote(Field::hearing_time), "15-00");
  EXPECT_EQ(quote(Field::spz_m), "300 м");
  EXPECT_EQ(quote(Field::initiator), "ТОО «Вымысел»");
  EXPECT_EQ(quote(Field::hazard_class), "III классу");
}

TEST(NoticeReading, AKazakhNoticeIsRead) {
  const auto reading = read(
      "«Ойдан Кен» ЖШС 2025 жылғы 17 маусымда сағат 11.00-де Қарағанды облысы, Шет ауданы, Ақсу ауылы, Жырау "
      "көшесі, 24-үй, мәдениет үйінде "
      "«Тау-кен жұмыстарының жоспары» жобасы бойынша ашық жиналыс нысанында қоғамдық тыңдау өткізетінін "
      "хабарлайды. Санитариялық-қорғаныш "
      "аймағы – 1000 метр, II қауіптілік класы. Ең жақын елді мекен 4,5 шақырым қашықтықта. Ескертулер мен "
      "ұсыныстар 2025 жылғы 12 маусымға "
      "дейін mail@ojdanken.example поштасына қабылданады. Хабарландыру «Орталық Ойдан» газетінде "
      "жарияланды.");
  EXPECT_EQ(reading.language, "kk");
  EXPECT_EQ(value(reading, Field::project), "Тау-кен жұмыстарының жоспары");
  EXPECT_EQ(value(reading, Field::initiator), "«Ойдан Кен» ЖШС");
  EXPECT_EQ(value(reading, Field::hearing_date), "2025-06-17");
  EXPECT_EQ(value(reading, Field::hearing_time), "11:00");
  EXPECT_EQ(value(reading, Field::spz_m), "1000");
  EXPECT_EQ(value(reading, Field::hazard_class), "II");
  EXPECT_EQ(value(reading, Field::dwelling_distance_m), "4500");
  EXPECT_EQ(value(reading, Field::comments_deadline), "2025-06-12");
  EXPECT_THAT(values(reading, Field::venues),
              ElementsAre("Қарағанды облысы, Шет ауданы, Ақсу ауылы, Жырау көшесі, 24-үй, мәдениет үйінде"));
}

TEST(NoticeReading, ACardOfAPortalIsReadByItsLabels) {
  const auto reading = read(
      "№ регистрации: 250217001099\nПо проекту: Раздел «Охрана окружающей среды» к рабочему проекту «Очистка "
      "русла»\n1. Инициатор: "
      "ГОСУДАРСТВЕННОЕ УЧРЕЖДЕНИЕ \"АППАРАТ АКИМА ПРИМЕРНОГО РАЙОНА\"\n1.2. Представитель: Сочинова Мария "
      "Петровна\n2. Период проведения "
      "общественных слушаний: 24/02/2025 - 03/03/2025\n4.1. Территория воздействия:\n1 Карагандинская "
      "область, Осакаровский район\nФорма: "
      "публичные обсуждения\n");
  EXPECT_EQ(value(reading, Field::registration_no), "250217001099");
  EXPECT_EQ(value(reading, Field::project),
            "Раздел «Охрана окружающей среды» к рабочему проекту «Очистка русла»");
  EXPECT_EQ(value(reading, Field::initiator),
            "ГОСУДАРСТВЕННОЕ УЧРЕЖДЕНИЕ \"АППАРАТ АКИМА ПРИМЕРНОГО РАЙОНА\"");
  EXPECT_EQ(value(reading, Field::period_start), "2025-02-24");
  EXPECT_EQ(value(reading, Field::period_end), "2025-03-03");
  EXPECT_EQ(value(reading, Field::place), "Карагандинская область, Осакаровский район");
  EXPECT_EQ(value(reading, Field::form), "public_discussion");
  EXPECT_TRUE(values(reading, Field::venues).empty());
  EXPECT_EQ(value(reading, Field::hearing_date), "");
}

TEST(NoticeReading, ARowOfATableIsAHearing) {
  const auto reading = read(
      "Дата\tВремя\tМесто проведения\tДля жителей\n19.03.2024\t11:00\tс. Аксу, Дом "
      "культуры\tАксу\n20.03.2024\t15:00\tп. Заводской, ул. Мира "
      "5, школа\tЗаводской\n\nПроект: Рекультивация хвостохранилища\nИнициатор: ТОО «Хвост»\n");
  ASSERT_EQ(reading.hearings.size(), 2U);
  EXPECT_EQ(value(reading, Field::hearing_date, 1), "2024-03-20");
  EXPECT_EQ(value(reading, Field::hearing_time, 1), "15:00");
  EXPECT_EQ(value(reading, Field::venues, 0), "с. Аксу, Дом культуры");
  EXPECT_EQ(value(reading, Field::venues, 1), "п. Заводской, ул. Мира 5, школа");
  EXPECT_EQ(value(reading, Field::project, 0), value(reading, Field::project, 1));
}

TEST(NoticeReading, ItemsOfAListAreHearingsWithTheirPlaces) {
  const auto reading = read(
      "Ашық жиналыс нысанында қоғамдық тыңдаулар өткізіледі:\n1) 15 сағат 00 мин. 2024 жылдың 19 наурызында "
      "Мұнайлы ауданы, Маңғыстау ауылы, "
      "Мәдениет үйінде (Баянды ауылы тұрғындары үшін);\n2) 11 сағат 00 мин. 2024 жылдың 20 наурызында Ақтау "
      "қаласы, 34 ш/а, Достық үйі.\n");
  ASSERT_EQ(reading.hearings.size(), 2U);
  EXPECT_EQ(value(reading, Field::hearing_time, 0), "15:00");
  EXPECT_EQ(value(reading, Field::venues, 0), "Мұнайлы ауданы, Маңғыстау ауылы, Мәдениет үйінде");
  EXPECT_EQ(value(reading, Field::hearing_date, 1), "2024-03-20");
  EXPECT_EQ(value(reading, Field::venues, 1), "Ақтау қаласы, 34 ш/а, Достық үйі");
}

TEST(NoticeReading, HearingsOfOneSentenceHaveTheirPlaces) {
  const auto reading = read(
      "Слушания по проекту «Разработка карьера «Белый» пройдут в форме открытых собраний: 10 марта 2025 г. в "
      "11:00 – с. Первое, сельский клуб; "
      "10 марта 2025 г. в 15:00 – с. Второе, здание школы. С материалами можно ознакомиться с 1 февраля 2025 "
      "года.");
  ASSERT_EQ(reading.hearings.size(), 2U);
  EXPECT_EQ(value(reading, Field::project), "Разработка карьера «Белый»");
  EXPECT_EQ(value(reading, Field::venues, 0), "с. Первое, сельский клуб");
  EXPECT_EQ(value(reading, Field::venues, 1), "с. Второе, здание школы");
}

TEST(NoticeReading, AClauseBeforeAColonIsNoLabel) {
  const auto reading = read(
      "Акимат Примерного района информирует: 12 сентября 2024 года в 11 часов в здании Дома культуры с. "
      "Ойдан пройдут общественные слушания. "
      "Заказчик: ГУ «Отдел ЖКХ». Замечания принимаются до 6 сентября по адресу: с. Ойдан, ул. Абая, 20, каб. "
      "3.");
  EXPECT_EQ(value(reading, Field::hearing_date), "2024-09-12");
  EXPECT_EQ(value(reading, Field::initiator), "ГУ «Отдел ЖКХ»");
  EXPECT_EQ(value(reading, Field::comments_deadline), "2024-09-06");
  EXPECT_EQ(value(reading, Field::comments_address), "с. Ойдан, ул. Абая, 20, каб. 3");
}

TEST(NoticeReading, ATableThatCameAsOneLineIsRead) {
  const auto reading = read(
      "Наименование объекта Асфальтовый завод Заказчик ТОО «Дорпример» Местоположение Акмолинская область, "
      "Шортандинский район Класс опасности II "
      "Размер СЗЗ, м 500 Расстояние до ближайшей жилой застройки, км 2,5 Расстояние до реки, м 700 Дата "
      "слушаний 10.10.2023 Время 10 ч 30 мин "
      "Место п. Пример, Дом культуры");
  EXPECT_EQ(value(reading, Field::project), "Асфальтовый завод");
  EXPECT_EQ(value(reading, Field::spz_m), "500");
  EXPECT_EQ(value(reading, Field::dwelling_distance_m), "2500");
  EXPECT_EQ(value(reading, Field::hearing_time), "10:30");
  EXPECT_EQ(value(reading, Field::venues), "п. Пример, Дом культуры");
}

TEST(NoticeReading, LabelsOfTwoLanguagesOnOneLineHaveTwoValues) {
  const auto reading = read(
      "Жоба / Проект: Ұңғымалар салу / Строительство скважин\nОрны / Место: Ұлытау облысы / область "
      "Ұлытау\nКүні / Дата: 17.02.2026 16:00\n"
      "Мекенжай / Адрес: Байқоңыр ауылы, Пример көшесі 10 / с. Байконур, ул. Примерная, 10\n");
  EXPECT_EQ(reading.language, "kk+ru");
  EXPECT_EQ(value(reading, Field::project), "Ұңғымалар салу");
  EXPECT_EQ(value(reading, Field::place), "Ұлытау облысы");
  EXPECT_THAT(values(reading, Field::venues), ElementsAre("Байқоңыр ауылы, Пример көшесі 10"));
  EXPECT_EQ(reading.hearings[0].fields.at(Field::venues).alternatives.size(), 1U);
}

TEST(NoticeReading, TwoLanguagesTellOfOneHearing) {
  const auto reading = read(
      "«Мысал» ЖШС 2023 жылғы 21 қыркүйекте сағат 15:30-да «Көмінді салу» жобасы бойынша ашық жиналыс "
      "өткізеді.\n\nТОО «Мысал» проводит 21 "
      "сентября 2023 года в 15:30 открытое собрание по проекту «Строительство могильника».\n");
  EXPECT_EQ(reading.language, "kk+ru");
  ASSERT_EQ(reading.hearings.size(), 1U);
  const FieldReading& project = reading.hearings[0].fields.at(Field::project);
  EXPECT_EQ(project.values.front().value, "Көмінді салу");
  ASSERT_EQ(project.alternatives.size(), 1U);
  EXPECT_EQ(project.alternatives.front().value, "Строительство могильника");
  EXPECT_GT(project.values.front().confidence, 0.8) << "a translation contradicts nothing";
}

TEST(NoticeReading, LanguagesThatContradictShareTheConfidence) {
  const auto reading = read(
      "«Мысал» ЖШС 2023 жылғы 21 қыркүйекте сағат 15:30-да «Көмінді салу» жобасы бойынша ашық жиналыс "
      "өткізеді.\n\nТОО «Мысал» проводит 22 "
      "сентября 2023 года в 15:30 открытое собрание по проекту «Строительство могильника».\n");
  ASSERT_EQ(reading.hearings.size(), 1U);
  const FieldReading& date = reading.hearings[0].fields.at(Field::hearing_date);
  EXPECT_LT(date.values.front().confidence, 0.5);
  ASSERT_EQ(date.alternatives.size(), 1U);
  EXPECT_EQ(date.values.front().reasons.back().key, "notices.contradicted");
}

TEST(NoticeReading, ATextInNeitherLanguageIsNotRead) {
  for (const std::string text :
       {"Public hearing on 12 May 2024 at 10:00 in the village club. LLP Invented.",
        "Громадські слухання відбудуться 12.05.2024 о 10:00, її проводить ТОВ «Вигадка».", ""}) {
    const auto reading = read(text);
    EXPECT_EQ(reading.language, "none") << text;
    EXPECT_TRUE(reading.hearings.empty()) << text;
  }
}

TEST(NoticeReading, OtherClassesAndCategoriesAreNoSanitaryClass) {
  for (const std::string text :
       {"Общественные слушания: полигон 1 класса, объект I категории, отходы 3 класса опасности.",
        "Общественные слушания по дороге II класса; класс ответственности II.",
        "Қоғамдық тыңдау: нысан 2-санаттағы, қалдықтардың III класы."}) {
    EXPECT_EQ(value_in(text, Field::hazard_class), "") << text;
  }
  EXPECT_EQ(value_in("Общественные слушания. Класс опасности объекта – IV, СЗЗ 100 м.", Field::hazard_class),
            "IV");
}

TEST(NoticeReading, ADistanceToSomethingElseIsNone) {
  EXPECT_EQ(
      value_in("Общественные слушания. Завод в 700 м от границы СЗЗ, водоохранная зона 500 м.", Field::spz_m),
      "");
  EXPECT_EQ(value_in("Общественные слушания. До реки Придуманка 2,5 км, до автодороги 300 м.",
                     Field::dwelling_distance_m),
            "");
  EXPECT_EQ(
      value_in("Общественные слушания. Расстояние до жилой зоны 500-1000 м.", Field::dwelling_distance_m),
      "");
}

TEST(NoticeReading, OtherDatesAreNotTheHearings) {
  const auto reading = read(
      "Дата публикации: 01.02.2024\nОбщественные слушания по проекту «Пример-2» назначены на 19.03.2024 в "
      "10:00. Приказ от 03.08.2021 № 286. "
      "Лицензия от 12.05.2015 г. Протокол будет размещён до 29.03.2024. Объявление опубликовано в газете "
      "«Вести» от 10.02.2024 № 6.");
  ASSERT_EQ(reading.hearings.size(), 1U);
  EXPECT_EQ(value(reading, Field::hearing_date), "2024-03-19");
  EXPECT_EQ(value(reading, Field::comments_deadline), "");
  EXPECT_TRUE(reading.hearings[0].fields.at(Field::hearing_date).alternatives.empty());
}

TEST(NoticeReading, APostponedHearingHasItsNewDay) {
  const auto reading = read(
      "Общественные слушания по проекту «Пример-2», назначенные на 25.05.2023 г., переносятся на 28.06.2023 "
      "г., начало регистрации 14.30, начало "
      "слушаний 15.00.");
  ASSERT_EQ(reading.hearings.size(), 1U);
  EXPECT_EQ(value(reading, Field::hearing_date), "2023-06-28");
  EXPECT_EQ(value(reading, Field::hearing_time), "15:00");
}

TEST(NoticeReading, AYearFromElsewhereMakesADateLessSure) {
  const auto reading = read(
      "Общественные слушания состоятся 3 июня в 10:00, с. Пример, школа. Объявление опубликовано 05.05.2025 "
      "г.");
  const Candidate* const date = reading.hearings.at(0).best(Field::hearing_date);
  ASSERT_NE(date, nullptr);
  EXPECT_EQ(date->value, "2025-06-03");
  EXPECT_EQ(date->reasons.back().key, "notices.completed");
  EXPECT_EQ(
      value_in("Общественные слушания состоятся 3 июня в 10:00, с. Пример, школа.", Field::hearing_date), "")
      << "nothing is made up";
}

TEST(NoticeReading, AnInitiatorWhoIsAPersonIsNotNamed) {
  EXPECT_EQ(value_in("ИП Сочинов А.А. объявляет о проведении общественных слушаний.", Field::initiator),
            "private person");
  EXPECT_EQ(value_in("Форма слушаний: открытое собрание\nИнициатор: Сочинов Ерлан Петрович (физ. лицо)\n",
                     Field::initiator),
            "private person");
  EXPECT_EQ(value_in("Бастамашы – «Мысал Сүт» шаруа қожалығы. Қоғамдық тыңдау өтеді.", Field::initiator),
            "«Мысал Сүт» шаруа қожалығы");
}

TEST(NoticeReading, AnInitiatorIsFoundByWhatItDoes) {
  EXPECT_EQ(
      value_in("Облыстық құрылыс басқармасы «Жол салу» жобасын талқылауға шақырады. Қоғамдық тыңдау өтеді.",
               Field::initiator),
      "Облыстық құрылыс басқармасы");
  EXPECT_EQ(value_in("Аппарат акима Примерного района проводит общественные слушания.", Field::initiator),
            "Аппарат акима Примерного района");
  EXPECT_EQ(
      value_in("Общественные слушания (заказчик – РГП «Примерводхоз») пройдут в клубе.", Field::initiator),
      "РГП «Примерводхоз»");
  EXPECT_EQ(
      value_in("«Сынақ» ЖШС «Газ құбырын жүргізу жобасы» бойынша қоғамдық тыңдау өтеді.", Field::initiator),
      "«Сынақ» ЖШС");
  EXPECT_EQ(value_in("КГУ «Отдел строительства»\n\nв соответствии с Кодексом\n\nсообщает,\n\nчто будут "
                     "проводиться общественные слушания.",
                     Field::initiator),
            "КГУ «Отдел строительства»");
  EXPECT_EQ(value_in("Просим согласовать общественные слушания.\nДиректор ТОО «Ойдан»\n", Field::initiator),
            "ТОО «Ойдан»");
  EXPECT_EQ(value_in("Общественные слушания, инициатор Сочинов И.И., состоятся в клубе.", Field::initiator),
            "private person");
  EXPECT_EQ(value_in("Форма слушаний: опрос\nИнициатор: Филиал завода ТОО «Ойдан», г. Примерск\n",
                     Field::initiator),
            "Филиал завода ТОО «Ойдан»");
  EXPECT_EQ(value_in("Форма слушаний: опрос\nИнициатор: Управление природы Примерной области, г. Примерск\n",
                     Field::initiator),
            "Управление природы Примерной области");
}

TEST(NoticeReading, ThePlaceOfTheObjectIsFoundInSentences) {
  EXPECT_EQ(value_in("Общественные слушания. Объект находится в 3 км севернее с. Переметное, I класс "
                     "опасности, СЗЗ 1000 м.",
                     Field::place),
            "в 3 км севернее с. Переметное");
  EXPECT_EQ(value_in("Общественные слушания по проекту «План разведки участка Пример» (область Абай, "
                     "Жарминский район, 6 км южнее с. Пример).",
                     Field::place),
            "область Абай, Жарминский район, 6 км южнее с. Пример");
  EXPECT_EQ(
      value_in("Абай облысы, Жарма ауданы, Үшбиік ауылы жеріндегі «Сүт фермасы» жобасы талқылауға шығарылды.",
               Field::place),
      "Абай облысы, Жарма ауданы, Үшбиік ауылы");
  EXPECT_EQ(
      value_in(
          "Общественные слушания по проекту «Канал».\nАкмолинская область, Бурабайский район, г. Щучинск.\n",
          Field::place),
      "Акмолинская область, Бурабайский район, г. Щучинск");
  EXPECT_EQ(
      value_in("Қоғамдық тыңдау өтеді.\nБарлау блоктары Қостанай облысы, Әулиекөл ауданы, N-41-107 парағы.\n",
               Field::place),
      "Қостанай облысы, Әулиекөл ауданы, N-41-107 парағы");
  EXPECT_EQ(value_in("Общественные слушания состоятся в здании, которое находится в 300 м от дороги.",
                     Field::place),
            "");
}

TEST(NoticeReading, TheSeatOfACompanyIsNeitherPlaceNorVenue) {
  const auto reading = read(
      "«Ойдан Кен» ЖШС, БСН 990140000385, мекенжайы: Қарағанды қаласы, Бұқар жырау даңғылы, 1, «Кен жоспары» "
      "жобасы бойынша қоғамдық тыңдау "
      "өткізеді. Мекенжайы: Шет ауданы, Ақсу ауылы, мәдениет үйі.");
  EXPECT_THAT(values(reading, Field::venues), ElementsAre("Шет ауданы, Ақсу ауылы, мәдениет үйі"));
  EXPECT_EQ(value(reading, Field::place), "");
}

TEST(NoticeReading, TheOnlyMailOfANoticeIsForCommentsWhenNobodyStandsBesideIt) {
  const auto reading =
      read("Общественные слушания состоятся 20.03.2024 в 11:00. Электронная почта: zavod@primer.example.");
  const Candidate* const mail = reading.hearings.at(0).best(Field::comments_address);
  ASSERT_NE(mail, nullptr);
  EXPECT_EQ(mail->reasons.front().key, "notices.presence");
  EXPECT_EQ(
      value_in(
          "Общественные слушания состоятся 20.03.2024 в 11:00. Контакты: Сочинов И., zavod@primer.example.",
          Field::comments_address),
      "");
}

TEST(NoticeReading, NewspapersInARowAreAllRead) {
  EXPECT_THAT(values(read("Общественные слушания. Объявление опубликовано в газетах «Степь» № 38 от "
                          "19.09.2024 г., «Сарыарқа» от 20.09.2024 г. и «Вести»."),
                     Field::outlets),
              ElementsAre("Степь", "Сарыарқа", "Вести"));
}

TEST(NoticeReading, TheDeveloperOfAProjectIsNotItsInitiator) {
  EXPECT_EQ(
      value_in("Общественные слушания. Разработчик: ТОО «ЭкоСочинение», лицензия № 1. Заказчик: АО «Пример».",
               Field::initiator),
      "АО «Пример»");
}

TEST(NoticeReading, ASurveyLastsWhileAnswersAreTaken) {
  const auto reading = read(
      "Общественные слушания посредством опроса по проекту «Очистные сооружения». Опросные листы принимаются "
      "с 1 июля по 22 июля 2019 года по "
      "адресу г. Щучинск, ул. Примерная 34, каб. 12.");
  EXPECT_EQ(value(reading, Field::form), "survey");
  EXPECT_EQ(value(reading, Field::period_start), "2019-07-01");
  EXPECT_EQ(value(reading, Field::period_end), "2019-07-22");
  EXPECT_EQ(value(reading, Field::comments_deadline), "");
  EXPECT_EQ(value(reading, Field::comments_address), "г. Щучинск, ул. Примерная 34, каб. 12");
}

TEST(NoticeReading, WordsThatALineBrokeAreWhole) {
  const auto reading = read(
      "АО «Выдуманный ГОК» извещает\nо проведении общест-\nвенных слушаний по про-\nекту «Ликвидация "
      "объек-\nтов цеха». Слушания "
      "состоятся\n18.03.2025 г. в 12.00 ча-\nсов.");
  EXPECT_EQ(value(reading, Field::project), "Ликвидация объектов цеха");
  EXPECT_EQ(value(reading, Field::hearing_time), "12:00");
}

TEST(NoticeReading, CoordinatesAreRead) {
  const auto reading = read("Общественные слушания. Координаты участка: 52°28'17\" с.ш. 71°59'55\" в.д.");
  const Candidate* const position = reading.hearings.at(0).best(Field::coordinates);
  ASSERT_NE(position, nullptr);
  ASSERT_TRUE(position->position.has_value());
  EXPECT_NEAR(position->position->lat, 52.471389, 1e-6);
  EXPECT_NEAR(position->position->lon, 71.998611, 1e-6);
}

TEST(NoticeReading, AQuotationKnowsItsPage) {
  const std::string first = "Объявление об общественных слушаниях в форме открытого собрания.\n";
  NoticeText text{first + "Дата проведения: 19.03.2024\n", {0, first.size()}};
  const auto reading = read_notice(text, test::country());
  EXPECT_EQ(reading.hearings.at(0).best(Field::form)->quote.page, 1);
  EXPECT_EQ(reading.hearings.at(0).best(Field::hearing_date)->quote.page, 2);
}

TEST(NoticeEvents, ABeginAndAnEndOnTwoDaysAreAPeriod) {
  const auto reading = test::read(
      "Общественные слушания в форме публичных обсуждений по проекту «Карьер».\nИнициатор: АО "
      "«Вымысел»\nНачало: 18.12.2025 г. 09:00. Окончание: "
      "19.01.2026 г. 18:00.\n");
  EXPECT_EQ(test::value(reading, Field::period_start), "2025-12-18");
  EXPECT_EQ(test::value(reading, Field::period_end), "2026-01-19");
  EXPECT_EQ(test::value(reading, Field::hearing_date), "");
  EXPECT_EQ(test::value(reading, Field::hearing_time), "");
}

TEST(NoticeEvents, TheHourUntilWhichAHearingLastsIsNotItsHour) {
  EXPECT_EQ(test::value_in("Время проведения слушаний: с 15:00 до 17:00 30.09.2021 г.", Field::hearing_time),
            "15:00");
  EXPECT_EQ(
      test::value_in("Тыңдау 30.09.2021 жылы сағат 15:00-ден 17:00-ге дейін өтеді.", Field::hearing_time),
      "15:00");
}

}  // namespace
}  // namespace tyndau::notices
