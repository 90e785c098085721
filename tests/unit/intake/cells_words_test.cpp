#include "intake/cells.hpp"

#include <gtest/gtest.h>

namespace tyndau::intake {
namespace {

using hearing::Seen;

TEST(Words, PresentAndAbsentAreReadInThreeLanguages) {
  for (const char* word : {"present", "есть", "Да", "бар", "иә", "yes", "+", "1", "true", "Имеется"}) {
    EXPECT_EQ(parse_seen(word), Seen::present) << word;
  }
  for (const char* word : {"absent", "нет", "жоқ", "NO", "-", "—", "0", "отсутствует", "Не указано"}) {
    EXPECT_EQ(parse_seen(word), Seen::absent) << word;
  }
  for (const char* word : {"not seen", "не видели", "көрілген жоқ", "?"})
    EXPECT_EQ(parse_seen(word), Seen::not_seen) << word;
  for (const char* word : {"возможно", "2", "daa", "нету карты"})
    EXPECT_EQ(parse_seen(word), std::nullopt) << word;
}

TEST(Words, HazardClassesMayBeRomanArabicOrCyrillicLookalikes) {
  using hearing::HazardClass;
  const std::vector<std::pair<const char*, HazardClass>> cases{{"I", HazardClass::I},
                                                               {"і", HazardClass::I},
                                                               {"ІІ", HazardClass::II},
                                                               {"3", HazardClass::III},
                                                               {"IV", HazardClass::IV},
                                                               {"V класс", HazardClass::V},
                                                               {"2 класс опасности", HazardClass::II},
                                                               {"Ⅲ", HazardClass::III},
                                                               {"II сынып", HazardClass::II}};
  for (const auto& [text, value] : cases) EXPECT_EQ(parse_hazard_class(text), value) << text;
  for (const char* text : {"VI", "0", "A", "IIII", "класс"})
    EXPECT_EQ(parse_hazard_class(text), std::nullopt) << text;
}

TEST(Words, FormsAndRolesAreReadInThreeLanguages) {
  EXPECT_EQ(parse_form("Открытое собрание"), hearing::Form::open_meeting);
  EXPECT_EQ(parse_form("ашық жиналыс"), hearing::Form::open_meeting);
  EXPECT_EQ(parse_form("public_discussion"), hearing::Form::public_discussion);
  EXPECT_EQ(parse_form("опрос"), hearing::Form::survey);
  EXPECT_EQ(parse_form("митинг"), std::nullopt);
  EXPECT_EQ(parse_role("граница площадки"), hearing::FootprintRole::site_boundary);
  EXPECT_EQ(parse_role("трасса"), hearing::FootprintRole::route);
}

TEST(Words, LanguagesAreReadFromListsAndSentences) {
  const std::vector<Language> both{Language::kk, Language::ru};
  for (const char* text : {"kk;ru", "ru, kk", "казахский и русский", "қазақша, орысша",
                           "на казахском и русском языках", "каз/рус"}) {
    const auto languages = parse_languages(text);
    ASSERT_TRUE(languages) << text;
    EXPECT_EQ(*languages, both) << text;
  }
  EXPECT_EQ(parse_languages("kk; клингонский").error().code, "unknown-language");
}

TEST(Words, ZonesMayBeNamedAndDenied) {
  const auto zones = parse_zones("protected_area; водоохранная зона: нет");
  ASSERT_TRUE(zones);
  EXPECT_EQ(zones->at(hearing::ZoneKind::protected_area), Seen::present);
  EXPECT_EQ(zones->at(hearing::ZoneKind::water_protection_zone), Seen::absent);
  EXPECT_EQ(parse_zones("лунная зона").error().code, "unknown-zone");
}

TEST(Words, EveryZoneKindAndMapContentIsReadByItsCode) {
  for (std::size_t i = 0; i < hearing::zone_kind_count; ++i) {
    const auto kind = static_cast<hearing::ZoneKind>(i);
    EXPECT_EQ(parse_zone_kind(hearing::code(kind)), kind);
  }
  for (const auto content : hearing::map_contents)
    EXPECT_EQ(parse_map_content(content), std::string(content));
  for (const auto form : hearing::all_forms) EXPECT_EQ(parse_form(hearing::code(form)), form);
}

}  // namespace
}  // namespace tyndau::intake
