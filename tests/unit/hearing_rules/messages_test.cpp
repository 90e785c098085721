#include "hearing/messages.hpp"

#include "unit/hearing_rules/scratch_folder.hpp"

#include <gtest/gtest.h>

namespace tyndau::hearing {
namespace {

class MessagesTest : public test::ScratchFolder {
 protected:
  static std::string sentence(const std::string& key, const std::string& kk, const std::string& ru,
                              const std::string& en) {
    return key + ":\n  kk: \"" + kk + "\"\n  ru: \"" + ru + "\"\n  en: \"" + en + "\"\n";
  }
  Error load_error() const {
    const auto catalogue = MessageCatalogue::load(folder_);
    EXPECT_FALSE(catalogue);
    return catalogue ? Error{} : catalogue.error();
  }
};

TEST_F(MessagesTest, AreReadFromEveryFileOfTheFolder) {
  write("b.yaml", sentence("late.fail", "кеш: {days}", "поздно: {days}", "late: {days}"));
  write("a.yaml", sentence("verdict.fail", "сәйкес емес", "не соответствует", "fails"));
  write("notes.txt", "not a catalogue");
  const auto catalogue = MessageCatalogue::load(folder_);
  ASSERT_TRUE(catalogue) << catalogue.error().message;
  EXPECT_EQ(catalogue->keys(), (std::vector<std::string>{"late.fail", "verdict.fail"}));
  EXPECT_TRUE(catalogue->has("late.fail"));
  EXPECT_FALSE(catalogue->has("late.pass"));
  EXPECT_EQ(catalogue->placeholders("late.fail"), std::set<std::string>{"days"});
  EXPECT_EQ(catalogue->phrase("verdict.fail").en, "fails");
  EXPECT_THROW(static_cast<void>(catalogue->phrase("none")), std::out_of_range);
}

TEST_F(MessagesTest, ValuesOfEveryKindAreRenderedInTheReadersLanguage) {
  write("a.yaml",
        sentence("say", "{who}: {days}, {when}, {name} ({what})", "{name}: {days}, {when}, {who} ({what})",
                 "{days}, {when}, {name}, {who}, {what}") +
            sentence("word.one", "бір", "один", "one") + sentence("word.two", "екі", "два", "two"));
  const auto catalogue = MessageCatalogue::load(folder_);
  ASSERT_TRUE(catalogue) << catalogue.error().message;
  const Date june = *make_date(2020, 6, 17);
  const Text text = catalogue->render({"say",
                                       {{"who", "Birlik"},
                                        {"days", exactly(21, Unit::working_day)},
                                        {"when", DateInterval{june, june}},
                                        {"name", Text{"Ақсу", "Аксу", "Aksu"}},
                                        {"what", Phrases{{"word.one", "word.two"}}}}});
  EXPECT_EQ(text.kk, "Birlik: 21 жұмыс күні, 17.06.2020, Ақсу (бір, екі)");
  EXPECT_EQ(text.ru, "Аксу: 21 рабочий день, 17.06.2020, Birlik (один, два)");
  EXPECT_EQ(text.en, "21 working days, 17 June 2020, Aksu, Birlik, one, two");
}

TEST_F(MessagesTest, AValueThatLooksLikeAPlaceholderIsNotReplacedAgain) {
  write("a.yaml", sentence("say", "{a} {b}", "{a} {b}", "{a} {b}"));
  const auto catalogue = MessageCatalogue::load(folder_);
  ASSERT_TRUE(catalogue);
  EXPECT_EQ(catalogue->render({"say", {{"a", "{b}"}, {"b", "x"}}}).en, "{b} x");
}

TEST_F(MessagesTest, AnAbbreviationAtTheEndOfASentenceHasOneFullStop) {
  write("a.yaml", sentence("say", "{a}. {a} ...", "{a}.", "{a}; {a}."));
  const auto catalogue = MessageCatalogue::load(folder_);
  ASSERT_TRUE(catalogue);
  const Text text = catalogue->render({"say", {{"a", "с.о."}}});
  EXPECT_EQ(text.kk, "с.о. с.о. ...");
  EXPECT_EQ(text.ru, "с.о.");
  EXPECT_EQ(text.en, "с.о.; с.о.");
}

TEST_F(MessagesTest, ANameWithoutOneLanguageShowsTheOneItHas) {
  write("a.yaml", sentence("say", "{name}", "{name}", "{name}"));
  const auto catalogue = MessageCatalogue::load(folder_);
  ASSERT_TRUE(catalogue);
  EXPECT_EQ(catalogue->render({"say", {{"name", Text{"Ақсу", "", ""}}}}).en, "Ақсу");
  EXPECT_EQ(catalogue->render({"say", {{"name", Text{"Ақсу", "Аксу", ""}}}}).en, "Аксу");
  EXPECT_EQ(catalogue->render({"say", {{"name", Text{"", "", "Aksu"}}}}).kk, "Aksu");
}

TEST_F(MessagesTest, ASentenceThatLacksALanguageIsRefused) {
  write("a.yaml", "late.fail:\n  kk: \"кеш\"\n  ru: \"поздно\"\n");
  const Error error = load_error();
  EXPECT_EQ(error.code, ErrorCode::bad_input);
  EXPECT_EQ(error.where, (folder_ / "a.yaml:2").string());
  EXPECT_NE(error.message.find("\"en\""), std::string::npos) << error.message;
  EXPECT_NE(error.message.find("late.fail"), std::string::npos) << error.message;
}

TEST_F(MessagesTest, AnEmptySentenceIsRefused) {
  write("a.yaml", sentence("late.fail", "кеш", "", "late"));
  EXPECT_NE(load_error().message.find("ru is empty"), std::string::npos);
}

TEST_F(MessagesTest, PlaceholdersThatDisagreeAreRefused) {
  write("a.yaml", sentence("late.pass", "ok", "ок", "ok") +
                      sentence("late.fail", "кеш: {days}", "поздно", "late: {days}"));
  const Error error = load_error();
  EXPECT_EQ(error.where, (folder_ / "a.yaml:6").string());
  EXPECT_NE(error.message.find("placeholders of ru"), std::string::npos) << error.message;
}

TEST_F(MessagesTest, APlaceholderIsAPlainWord) {
  write("a.yaml", sentence("late.fail", "{Days}", "{Days}", "{Days}"));
  EXPECT_NE(load_error().message.find("{Days}"), std::string::npos);
}

TEST_F(MessagesTest, AKeyStandsOnceInAllFiles) {
  write("a.yaml", sentence("late.fail", "кеш", "поздно", "late"));
  write("b.yaml", sentence("late.fail", "кеш", "поздно", "late"));
  const Error error = load_error();
  EXPECT_EQ(error.where, (folder_ / "b.yaml:2").string());
  write("b.yaml", "x: {kk: a, ru: a, en: a}\nx: {kk: a, ru: a, en: a}\n");
  EXPECT_EQ(load_error().where, (folder_ / "b.yaml:2").string());
}

TEST_F(MessagesTest, AFourthLanguageIsRefused) {
  write("a.yaml", "x: {kk: a, ru: a, en: a, de: a}\n");
  EXPECT_NE(load_error().message.find("unknown key \"de\""), std::string::npos);
}

TEST_F(MessagesTest, WhatIsNoYamlNamesItsLine) {
  write("a.yaml", "x: {kk: a,\n  ru: a]\n");
  const Error error = load_error();
  EXPECT_EQ(error.code, ErrorCode::bad_input);
  EXPECT_EQ(error.where.rfind((folder_ / "a.yaml:").string(), 0), 0U) << error.where;
  write("a.yaml", "- a\n- b\n");
  EXPECT_EQ(load_error().where, (folder_ / "a.yaml:1").string());
  write("a.yaml", "");
  EXPECT_EQ(load_error().where, (folder_ / "a.yaml:1").string());
}

TEST_F(MessagesTest, AFolderWithoutMessagesIsRefused) {
  EXPECT_EQ(load_error().code, ErrorCode::io);
  const auto missing = MessageCatalogue::load(folder_ / "none");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().where, (folder_ / "none").string());
}

}  // namespace
}  // namespace tyndau::hearing
