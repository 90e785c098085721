/// What is about a person goes, and what only looks so stays: texts of both kinds, "[" and "]" around what must go.
#include "notices_help.hpp"

#include <gtest/gtest.h>

#include <array>

namespace tyndau::notices {
namespace {

/// The text without the brackets, and the text with the mark for each piece between them.
struct Marked {
  std::string written, redacted;
};

Marked marked(std::string_view text) {
  Marked made;
  bool inside = false;
  for (const char c : text) {
    if (c == '[') made.redacted += redaction_mark;
    if (c == '[' || c == ']') {
      inside = c == '[';
      continue;
    }
    made.written += c;
    if (!inside) made.redacted += c;
  }
  return made;
}

void expect_each(std::initializer_list<const char*> texts) {
  for (const char* text : texts) {
    const Marked one = marked(text);
    EXPECT_EQ(test::without_personal(one.written), one.redacted) << text;
  }
}

TEST(RedactedPieces, AnInitiatorWithoutAFormOfACompanyIsAPerson) {
  expect_each({"Инициатор: [Ли Мин]", "Инициатор: [Ойданова Серик]", "Бастамашы: [Ойданов Серік]",
               "Инициатор намечаемой деятельности: [Ким Виктор]"});
  expect_each({"Инициатор: Алтын Тау", "Инициатор: ТОО «Ли Мин»", "Инициатор: ТОО Ойданов Строй",
               "Бастамашы: Ойдан Мұнай"});
}

TEST(RedactedPieces, NamesOfFamiliesGo) {
  expect_each({"дом семьи [Сочиновых] в 300 м", "жилой дом [Сочинова]", "дом [Сочиновых]",
               "[Ойдановтар] отбасы үйі", "[Ойданов] отбасының үйі", "family [Sochinov]"});
  expect_each({"ул. Сочиновых, 3", "ул. Братьев Сочиновых", "Дом Дружбы"});
}

TEST(RedactedPieces, OwnersOfHousesAndLandGo) {
  expect_each({"дом [Ойданова] в 300 м", "от дома [Ойдановой]", "участок [Сочинова]",
               "участок фермера [Сочинова]", "дом фермера [Серика]", "чабан [Ойданов]",
               "зимовка чабана [Ойданова]", "владелец [Сочинов]", "жителя [Сочинова]", "шопан [Серік] үйі",
               "жақын үй – [Серіктің] үйі", "300 м жерде [Қиялбектің] үйі", "[Ойдановтың] үйінен 300 м",
               "[Ойданов-тың] үйі", "[Айнұрдың] ауласы"});
  expect_each({"Дом культуры", "Дом Сатпаева", "участок Сочиново", "участок Сочиновский", "дом 5",
               "к/х «Сочинов»", "к/х Береке", "фермер из Ойданки", "жителя Степногорска", "ауылдың үйі",
               "Мектептің үйі", "жители Сочиново", "Қонаевтың үйі", "владелец ТОО «Сочинов»",
               "ул. Сочинова, дом 5", "участок недр", "село Ойданова", "улица Сочиновой"});
}

TEST(RedactedPieces, NumbersOfFlatsGoAndAreasAndForestsStay) {
  expect_each({"ул. Абая, 5, [кв. 12]", "ул. Абая 5, [квартира № 7]", "Абай көшесі 5 үй, [12 пәтер]",
               "Абай көшесі, 5, [12-пәтер]", "Abai str. 5, [apt. 12]"});
  expect_each({"площадь 36 кв. м", "36 кв.м", "площадь 5 кв. км", "лесничество, кв. 12, выдел 5",
               "2 кв. 2026 года", "кв. 5 км"});
}

TEST(RedactedPieces, PagesOfPersonsInSocialNetworksGo) {
  expect_each({"[https://vk.com/id123456]", "[vk.com/sochinov]", "[https://ok.ru/profile/5123]",
               "[https://www.instagram.com/sochinov_i/]", "[t.me/sochinov]", "[wa.me/77010000000]",
               "[https://facebook.com/ivan.sochinov]"});
  expect_each({"https://vk.com/club123", "https://www.instagram.com/akimat_ojdan/",
               "facebook.com/ojdan.press", "https://ecoportal.kz/page"});
}

TEST(RedactedPieces, MailWithAWrittenAtGoes) {
  expect_each({"[sochinov(at)mail.ru]", "почта: [i.sochinov (собака) mail.ru]"});
  EXPECT_EQ(test::without_personal("почта: i.sochinov [at] mail.ru"), "почта: […]");
  EXPECT_EQ(test::without_personal("список (at) и другие"), "список (at) и другие");
}

TEST(RedactedPieces, ANumberThatBeginsWithABirthdayGoesWithoutItsWord) {
  expect_each({"Сочинов [850612300456]", "[850612300456], г. Ойдан"});
  expect_each({"лицензия № 850612300456", "850652300456", "кадастровый номер 850612300456"});
}

TEST(RedactedPieces, NamesBehindAWordCutShortGo) {
  expect_each(
      {"Отв. [Сочинов]", "исп. [Сочинов И.]", "исп.: [Петренко]", "Исп. [Ким]", "отв.: [Сочинов Иван]"});
  expect_each({"исп. Материалы проекта", "отв. Департамент экологии"});
}

TEST(RedactedPieces, NamesInCasesOfKazakhGo) {
  expect_each({"[Ойдановтың] өтініші қаралды", "өтініш [Ойдановқа] берілді", "[Серік Ойдановтың] хаты",
               "[Айнұр Маратқызының] кабинеті", "[Маратқызына] жіберу керек",
               "[Ойданов Серік Болатұлының] пікірі", "хат [Болатұлына] тапсырылсын", "[С. Ойдановтың] сөзі",
               "[Сочиноваға] хабарласыңыз", "[Серік Болатұлымен] байланыс", "азамат [Ойдановтың] ұсынысы"});
}

TEST(RedactedPieces, NamesInCapitalsGo) {
  expect_each({"[ОЙДАНОВ СЕРІК БОЛАТҰЛЫ]", "ДИРЕКТОР [СОЧИНОВ ИВАН]", "[СОЧИНОВ И.И.]",
               "[И.И. СОЧИНОВ], ЭКОЛОГ", "ГРАЖДАНИНА [СОЧИНОВА]", "КОНТАКТНОЕ ЛИЦО: [КИМ ВИКТОР]",
               "[СОЧИНОВА МАРИНА]"});
}

TEST(RedactedPieces, NamesInLatinLettersGo) {
  expect_each({"Contact: [Serik Oydanov]", "[Oydanov Serik Bolatuly], ecologist", "Director [Ivan Sochinov]",
               "[Sochinova M.A.]", "Общественные слушания, контакт [Marina Sochinova]",
               "[Ivan Ivanovich Sochinov]"});
}

TEST(RedactedPieces, TwoNamesWithoutPatronymicGoWhereAPersonIsMeant) {
  expect_each({"Контактное лицо: [Ким Виктор]", "контактное лицо [Ким Виктор], эколог",
               "Жауапты тұлға: [Ким Виктор]", "жауапты тұлға [Ли Марина]", "Докладчик – [Ким Виктор]",
               "докладчик [Пак Ирина]", "тел. [Ким Виктор] [8 701 000 00 00]",
               "[Ким Виктор], тел.: [8 701 000 00 00]", "Баяндамашы: [Цой Роман]", "[Ким Виктор], эколог",
               "[Иван Сочинов] 15 марта выступил"});
}

TEST(RedactedPieces, ASurnameAloneGoesBehindAWordForAPerson) {
  expect_each({"по заявлению гражданина [Сочинова]", "жалоба гражданки [Сочиновой]", "гр. [Сочинов] сообщил",
               "г-н [Сочинов] выступил", "директор [Сочинов] ответил", "[Гүлнәр апай] айтты",
               "[Серік аға] келді", "Жауапты: [Айнұр]", "[Ойданбай аға] айтты", "[Ойданқызы А.]"});
  expect_each({"Қорқыт Ата университеті", "Ойдан ата кесенесі", "аға маман", "Аға"});
}

TEST(RedactedPieces, IdentityNumbersGoHoweverTheyAreGrouped) {
  expect_each({"ИИН [900101-300017]", "ИИН: [900101 300017]", "ЖСН [9001 0130 0017]",
               "ЖСН: [90-01-01-30-00-17]", "ИИН № [900101300017]", "[900101-300017]", "[900101 300017]",
               "ИИН: [900 101 300 017]", "ИИН [900101 – 300017]", "[900 101 300 017]", "[90 01 01 30 00 17]",
               "ИИН-[900101300017]"});
  expect_each({"900 101 300 018", "объём 900 101 300 тенге", "№ 900 101 300 017", "10 900 101 300 017"});
}

TEST(RedactedPieces, BareTelephonesGo) {
  expect_each({"[7015556677]", "[87015556677]", "Справки: [7015556677]", "звонить [87015556677], эколог",
               "Болат [77015556677]", "тел. [12-34]", "вн. [12-34].", "тел. [8 (000) 23-\n4-56]",
               "Телефон: [8 (000) 365-00-02]"});
}

TEST(RedactedPieces, LinksAndNamesOfMessengersGo) {
  expect_each({"[https://wa.me/77015556677]", "[wa.me/77015556677]", "пишите [t.me/sochinov_i]",
               "[https://t.me/sochinov_i]", "[viber://chat?number=%2B77015556677]",
               "[whatsapp://send?phone=77015556677]", "[https://api.whatsapp.com/send?phone=77015556677]",
               "Telegram: [@sochinov_i]", "[tg://resolve?domain=abc]", "[https://chat.whatsapp.com/AbC]"});
}

TEST(RedactedPieces, AShortLinkBehindTheWordZoomIsThatOfAConferenceAndNoAddressOfDocuments) {
  expect_each({"Общественные слушания. Ссылка на Zoom: [https://bit.ly/3abcdef]", "Teams: [bit.ly/3abcdef]",
               "Zoom конференцияға сілтеме: [https://clck.ru/3abcdef]", "Материалы: https://bit.ly/3abcdef"});
  EXPECT_EQ(
      test::value_in("Общественные слушания. Материалы проекта и подключение к Zoom: https://bit.ly/3abcdef",
                     Field::document_address),
      "");
}

TEST(RedactedPieces, AnAddressThatIsSomebodysNameGoesWhateverItIsFor) {
  expect_each({"Замечания и предложения принимаются: [saule.sochinova@tau.example]",
               "[s_oydanov@tau.example]", "[sochinov@tau.example]",
               "Замечания и предложения принимаются: pishite@tau.example",
               "Замечания и предложения принимаются: ecology.kostanay@tau.example"});
}

TEST(RedactedPieces, WhatTheParametersOfAnAddressSayOfAPersonGoes) {
  expect_each({"https://tau.example/f?email=[ivan@tau.example]&id=7", "https://tau.kz/f?phone=[77015556677]",
               "https://tau.kz/f?e=[ivan%40tau.kz]", "https://tau.kz/f?id=00251111002"});
  expect_each({"https://docs.tau.kz/viewform?name=[Ivan]&id=7", "https://tau.kz/viewform?fio=[Sochinov+Ivan]",
               "https://tau.kz/f?usp=pp_url&entry.1=[Сочинов+Иван+Иванович]&x=1",
               "https://tau.kz/f?q=[%D0%A1%D0%BE%D1%87%D0%B8%D0%BD%D0%BE%D0%B2%20%D0%98.%D0%98].",
               "https://tau.kz/f?name=report.pdf", "https://tau.kz/f?name=&id=5",
               "https://tau.kz/f?city=Oydan", "https://tau.kz/f?id=name"});
  const auto reading = test::read(
      "Общественные слушания. Материалы проекта размещены: https://tau.kz/a. Материалы проекта доступны: "
      "https://tau.kz/f?email=ivan@tau.kz&id=7");
  for (const auto& hearing : reading.hearings) {
    const auto found = hearing.fields.find(Field::document_address);
    ASSERT_NE(found, hearing.fields.end());
    for (const auto* list : {&found->second.values, &found->second.alternatives}) {
      for (const auto& one : *list) EXPECT_EQ(one.value.find("ivan"), std::string::npos) << one.value;
    }
  }
}

TEST(RedactedPieces, CompaniesStreetsAndPlacesThatBearANameStay) {
  expect_each({"ТОО «Сочинов»",
               "ТОО «Сочинов Иван и К»",
               "«Ойданов» ЖШС-нің жобасы",
               "ул. Абая, 5",
               "улица Сочинова 12",
               "Қабанбай батыр көшесі, 7",
               "Бауыржан Момышұлы көшесі",
               "Момышұлы даңғылы 12",
               "Серік Ойданов көшесі",
               "г. Сатпаев, Улытауская область",
               "Қонаев қаласы",
               "Қонаевтың тұрғындары",
               "село Сочиново",
               "школа имени Ивана Сочинова",
               "УЛИЦА СОЧИНОВА",
               "Костанайская область, район Беимбета Майлина",
               "Абай облысы, Аягөз ауданы",
               "Алматы облысы, Іле ауданы",
               "УТИЛИЗАЦИЯ ОТХОДОВ ПРОИЗВОДСТВА",
               "ПЕРЕЧЕНЬ ПРОЕКТОВ",
               "Директор департамента",
               "Руководитель Управления природных ресурсов",
               "начальник отдела экологии",
               "месторождение Сочиновское",
               "с. Иванов Яр",
               "граждан Казахстана",
               "Азаматтық кодекс",
               "Парк имени Сочинова",
               "Рудник Иван Сочинов",
               "Ивана Сочинова 15",
               "СТРОИТЕЛЬСТВО ОБЪЕКТОВ МАКСАТ",
               "Аллея Д.А. Сочинова",
               "ул. Д.А. Сочинова",
               "р-н Серик Сочинов",
               "Серік Ойданов ауд., Ақсу",
               "слушания в селе Серік Ойданұлы",
               "Serik Oydanov audany",
               "«Мысал Петролиум Оперейтинг Б.В.» компаниясы"});
}

TEST(RedactedPieces, NumbersThatAreNobodysStay) {
  expect_each({"БИН 990140000385", "БИН 990140-000385", "№ 251212001010", "№ 7015556677",
               "рег. номер 7015556677", "20.03.2024 в 11:00", "2024-03-20", "52.444200, 71.957600",
               "52°26′39″ с.ш. 71°57′27″ в.д.", "кадастровый номер 01-174-021-045", "X=5814321 Y=12543210",
               "площадь 7015,5 га", "KZ87VCZ00123456", "договор 7015556677",
               "121 км автотрассы Кызылорда-Кумколь", "12-34 бет", "с 10-30 до 11-30"});
}

}  // namespace
}  // namespace tyndau::notices
