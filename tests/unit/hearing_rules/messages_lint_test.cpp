#include "hearing/finding_ids.hpp"
#include "hearing/messages.hpp"
#include "hearing/screening.hpp"
#include "support/paths.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

namespace tyndau::hearing {
namespace {

namespace fs = std::filesystem;

const MessageCatalogue& catalogue() {
  static const MessageCatalogue shipped = [] {
    auto loaded = MessageCatalogue::load(test::source_dir() / "geodata/messages");
    if (!loaded) throw std::runtime_error(loaded.error().where + ": " + loaded.error().message);
    return *std::move(loaded);
  }();
  return shipped;
}

/// Every string literal of the program, and the file where it stands.
const std::multimap<std::string, std::string>& literals() {
  static const std::multimap<std::string, std::string> all = [] {
    std::multimap<std::string, std::string> found;
    static const std::regex literal(R"re("((?:[^"\\\n]|\\.)*)")re");
    for (const char* root : {"src", "api"}) {
      if (!fs::exists(test::source_dir() / root)) continue;
      const auto options = fs::directory_options::follow_directory_symlink;
      for (const auto& entry : fs::recursive_directory_iterator(test::source_dir() / root, options)) {
        const auto kind = entry.path().extension();
        if (kind != ".cpp" && kind != ".hpp") continue;
        std::ifstream file(entry.path());
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        for (auto at = std::sregex_iterator(text.begin(), text.end(), literal); at != std::sregex_iterator();
             ++at) {
          found.emplace(at->str(1), entry.path().filename().string());
        }
      }
    }
    return found;
  }();
  return all;
}

bool written(const std::string& text) { return literals().count(text) != 0; }

const std::set<std::string> verdicts{"pass", "fail", "cannot_tell", "not_applicable"};

std::vector<std::string> split(const std::string& key) {
  std::vector<std::string> parts(1);
  for (const char c : key) {
    if (c == '.') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

bool is_finding(const std::string& id) {
  return std::find(finding_ids.begin(), finding_ids.end(), id) != finding_ids.end();
}

/// A variant is written whole, is the word of an enumerator, or is put together of two written parts.
bool variant_is_used(const std::string& variant) {
  if (written(variant)) return true;
  for (std::size_t at = variant.find('_'); at != std::string::npos; at = variant.find('_', at + 1)) {
    if (written(variant.substr(0, at + 1)) && written(variant.substr(at + 1))) return true;
  }
  return false;
}

/// Whether some code can ask for the key: it writes it, builds it as a finding's message, or writes its group and a dot.
bool is_used(const std::string& key) {
  if (written(key)) return true;
  const auto parts = split(key);
  if (is_finding(parts[0]) && parts.size() >= 2 && verdicts.count(parts[1])) {
    return parts.size() == 2 ? written(parts[0])
                             : variant_is_used(key.substr(parts[0].size() + parts[1].size() + 2));
  }
  const bool by_helper = parts[0] == "settle" || parts[0] == "not_applicable";
  if (by_helper) return parts.size() == 2 && written(parts[1]);
  for (std::size_t dot = key.find('.'); dot != std::string::npos; dot = key.find('.', dot + 1)) {
    const std::string prefix = key.substr(0, dot + 1);
    if (written(prefix) || written("." + prefix)) return true;
  }
  // The tables name the group of a word and take the rest from an enumerator.
  return parts.size() == 2 && written(parts[0]);
}

TEST(Messages, EveryKeyOfTheCatalogueIsUsed) {
  std::string unused;
  for (const std::string& key : catalogue().keys()) {
    if (!is_used(key)) unused += key + "\n";
  }
  EXPECT_EQ(unused, "");
}

TEST(Messages, EveryKeyThatTheProgramWritesExists) {
  std::set<std::string> groups;
  for (const std::string& key : catalogue().keys()) groups.insert(split(key)[0]);
  static const std::regex shape(R"re([a-z][a-z_-]*(\.[a-zA-Z_0-9-]+)+)re");
  static const std::set<std::string> file_endings{"yaml", "json", "csv",  "geojson", "gpkg",
                                                  "fgb",  "txt",  "html", "pdf"};
  for (const auto& [literal, file] : literals()) {
    if (!std::regex_match(literal, shape)) continue;
    const auto parts = split(literal);
    if (!groups.count(parts[0]) || file_endings.count(parts.back())) continue;
    EXPECT_TRUE(catalogue().has(literal)) << literal << " in " << file;
  }
}

struct Group {
  std::string prefix;
  std::set<std::string> codes;
};

template <class T>
std::set<std::string> codes_of(std::initializer_list<T> values) {
  std::set<std::string> codes;
  for (const T value : values) codes.emplace(code(value));
  return codes;
}

template <class T>
std::set<std::string> codes_from(T first, T last) {
  std::set<std::string> codes;
  for (int i = static_cast<int>(first); i <= static_cast<int>(last); ++i)
    codes.emplace(code(static_cast<T>(i)));
  return codes;
}

template <class Words>
std::set<std::string> words_of(const Words& words) {
  return {words.begin(), words.end()};
}

std::vector<Group> groups() {
  auto fields = words_of(notice_fields);
  fields.insert("examining_authority");
  return {{"verdict", codes_from(Verdict::pass, Verdict::not_applicable)},
          {"class", codes_from(FindingClass::legal, FindingClass::advisory)},
          {"form", codes_from(Form::open_meeting, Form::online)},
          {"part", codes_from(DocumentPart::report, DocumentPart::non_technical_summary)},
          {"media", codes_from(MediaKind::newspaper, MediaKind::other)},
          {"language", codes_from(Language::kk, Language::en)},
          {"zone", codes_from(ZoneKind::water_protection_zone, ZoneKind::water_body)},
          {"unit_level", codes_from(UnitLevel::oblast, UnitLevel::rural_district)},
          {"notice_field", fields},
          {"map_content", words_of(map_contents)},
          {"ends", {"first_excluded", "both_included", "both_excluded", "last_unconfirmed", "unconfirmed"}},
          {"bound", codes_from(Bound::at_least, Bound::equal)},
          {"confidence", {"C1", "C2", "S", "U"}},
          {"extent", codes_from(ExtentQuality::surveyed, ExtentQuality::estimated)},
          {"certainty", codes_from(Certainty::no, Certainty::yes)},
          {"unit", codes_from(Unit::none, Unit::people)}};
}

TEST(Messages, EveryGroupOfWordsHasAWordForEachCode) {
  std::map<std::string, std::set<std::string>> found;
  for (const std::string& key : catalogue().keys()) {
    const auto parts = split(key);
    if (parts.size() == 2) found[parts[0]].insert(parts[1]);
  }
  for (const Group& group : groups()) EXPECT_EQ(found[group.prefix], group.codes) << group.prefix;
}

TEST(Messages, SpeakPlainly) {
  const std::vector<std::string> forbidden{"invalid",    "please",       "sorry",    "oops",      "violat",
                                           "illegal",    "пожалуйста",   "извините", "упс",       "неверн",
                                           "некорректн", "недопустимый", "ошибочн",  "кешіріңіз", "өтінеміз",
                                           "жарамсыз",   "нарушени"};
  for (const std::string& key : catalogue().keys()) {
    for (const Language language : all_languages) {
      const std::string& text = catalogue().phrase(key).in(language);
      for (const std::string& word : forbidden) {
        EXPECT_EQ(text.find(word), std::string::npos) << key << " (" << code(language) << "): " << text;
      }
    }
  }
}

/// Letters of a text outside its placeholders and quoted examples, as code points.
std::u32string letters_of(const std::string& text) {
  std::u32string letters;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::size_t length = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
    char32_t letter = length == 1 ? byte : byte & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length && at + i < text.size(); ++i) {
      letter = (letter << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
    }
    at += length;
    if (letter == U'{') inside = true;
    if (!inside) letters += letter;
    if (letter == U'}') inside = false;
  }
  return letters;
}

bool is_cyrillic(char32_t letter) { return letter >= 0x0400 && letter <= 0x04FF; }
bool is_kazakh_only(char32_t letter) {
  static const std::u32string own = U"ӘәҒғҚқҢңӨөҰұҮүҺһІі";
  return own.find(letter) != std::u32string::npos;
}
bool holds(const std::u32string& text, bool (*is)(char32_t)) {
  return std::any_of(text.begin(), text.end(), is);
}

bool is_letter(char32_t letter) {
  return is_cyrillic(letter) || (letter >= U'a' && letter <= U'z') || (letter >= U'A' && letter <= U'Z');
}

TEST(Messages, EachLanguageIsWrittenInItsOwnLetters) {
  constexpr int a_sentence = 40;  // a Kazakh sentence this long has a letter that Russian lacks
  for (const std::string& key : catalogue().keys()) {
    const Text& text = catalogue().phrase(key);
    const auto kk = letters_of(text.kk);
    const auto ru = letters_of(text.ru);
    const auto en = letters_of(text.en);
    EXPECT_FALSE(holds(en, is_cyrillic)) << key << ": " << text.en;
    EXPECT_FALSE(holds(ru, is_kazakh_only)) << key << ": " << text.ru;
    EXPECT_TRUE(holds(ru, is_cyrillic) || !holds(ru, is_letter)) << key << ": " << text.ru;
    EXPECT_TRUE(holds(kk, is_cyrillic) || !holds(kk, is_letter)) << key << ": " << text.kk;
    const bool long_enough = std::count_if(kk.begin(), kk.end(), is_cyrillic) > a_sentence;
    EXPECT_TRUE(!long_enough || holds(kk, is_kazakh_only)) << key << ": " << text.kk;
  }
}

TEST(Messages, OfFindingsAreSentences) {
  for (const std::string& key : catalogue().keys()) {
    const auto parts = split(key);
    if (!is_finding(parts[0]) && parts[0] != "settle" && parts[0] != "not_applicable" && parts[0] != "days")
      continue;
    for (const Language language : all_languages) {
      const std::string& text = catalogue().phrase(key).in(language);
      EXPECT_EQ(text.back(), '.') << key << " (" << code(language) << "): " << text;
      EXPECT_EQ(text.find("  "), std::string::npos) << key;
    }
  }
}

TEST(Messages, WhatFailedSaysWhatToDo) {
  for (const std::string& key : catalogue().keys()) {
    const auto parts = split(key);
    if (!is_finding(parts[0]) || parts.size() < 2 || parts[1] != "fail") continue;
    const std::string& text = catalogue().phrase(key).en;
    const auto sentences = std::count(text.begin(), text.end(), '.');
    EXPECT_GE(sentences, 2) << key << ": " << text;
  }
}

TEST(Messages, AReasonInEnglishComesInTheLanguageOfItsSentence) {
  const auto said = [&](const char* reason, Language language) {
    return catalogue().render({"service.reading", {{"reason", std::string(reason)}}}, language);
  };
  EXPECT_EQ(said("expected base64", Language::ru), "Это значение не прочитано: ожидается base64.");
  EXPECT_EQ(said("expected an array, read a text of 3 bytes", Language::ru),
            "Это значение не прочитано: ожидается массив, прочитано: текст в 3 байт.");
  EXPECT_EQ(said("expected base64", Language::en), "This value could not be read: expected base64.");
  EXPECT_EQ(said("что-то иное", Language::kk), "Бұл мән оқылмады: что-то иное.");
  EXPECT_EQ(catalogue()
                .render({"intake.file-archive-refused", {{"value", std::string("an entry breaks off")}}},
                        Language::kk)
                .find("entry"),
            std::string::npos);
}

}  // namespace
}  // namespace tyndau::hearing
