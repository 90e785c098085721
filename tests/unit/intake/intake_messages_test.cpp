#include "hearing/messages.hpp"
#include "sandbox/refusal.hpp"
#include "support/paths.hpp"
#include "unit/intake/intake_help.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <set>

namespace tyndau::intake {
namespace {

std::set<std::string> codes_in(const std::filesystem::path& file) {
  static const std::regex code("\"([a-z]+(-[a-z]+)+)\"");
  std::set<std::string> found;
  std::ifstream in(file);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  for (std::sregex_iterator at(text.begin(), text.end(), code), end; at != end; ++at) found.insert((*at)[1]);
  return found;
}

/// Every code that the sources of this room name, and the refusals of the sandbox.
std::set<std::string> codes_in_sources() {
  std::set<std::string> found;
  for (std::size_t i = 0; i < sandbox::refusal_count; ++i) {
    found.emplace(sandbox::code(static_cast<sandbox::Refusal>(i)));
  }
  for (const auto& entry : std::filesystem::directory_iterator(test::source_dir() / "src" / "intake")) {
    const auto name = entry.path().filename().string();
    if (entry.path().extension() != ".cpp" || name.starts_with("place_") || name.starts_with("osm_") ||
        name.starts_with("encoding")) {
      continue;
    }
    found.merge(codes_in(entry.path()));
  }
  return found;
}

TEST(IntakeMessages, EveryCodeHasItsSentenceAndEverySentenceItsCode) {
  const auto messages = hearing::MessageCatalogue::load(test::source_dir() / "geodata" / "messages");
  ASSERT_TRUE(messages) << messages.error().message << " " << messages.error().where;
  std::set<std::string> sentences;
  for (const auto& key : messages->keys()) {
    if (key.starts_with("intake.")) sentences.insert(key.substr(7));
  }
  const auto codes = codes_in_sources();
  EXPECT_GT(sentences.size(), 50U);
  std::set<std::string> elsewhere;
  for (const auto* file : {"src/app/papers.cpp", "src/app/location_map.cpp", "src/app/receipt.cpp",
                           "src/app/signing.cpp", "src/dossier/letter.cpp", "src/drawing/location_map.cpp"}) {
    elsewhere.merge(codes_in(test::source_dir() / file));
  }
  for (const auto& sentence : sentences)
    EXPECT_TRUE(codes.count(sentence) || elsewhere.count(sentence)) << sentence << " is said by nobody";
  for (const auto& code : codes) EXPECT_TRUE(sentences.count(code)) << code << " has no sentence";
}

TEST(IntakeMessages, EveryProblemOfABadTableFillsItsSentence) {
  const auto messages = hearing::MessageCatalogue::load(test::source_dir() / "geodata" / "messages");
  ASSERT_TRUE(messages);
  const auto intake = test::read(
      "Title\nhearing_id;hearing_group;lon;lat;notice_date;start;hazard_class;zones;footprint_wkt;wind_rose;"
      "spz_radius_m;Шырота;zzz\n"
      "1;;52.4;71.9;18.06.2020;17.06.2020;X;q;POINT (;1 2;1,000;;\n1;;0;0;x;;;;EPSG:1;;-1;;\n2;;71;;;;;;;;1 "
      "km;;\n"
      "3;g;1;1;;;;;;;;;\n4;g;71;52;;;;;;;;;\n5;h;71;52;;;I;;;;;;\n6;h;71;53;;;II;;;;;;;;x\n");
  auto all = intake.problems();
  all.insert(all.end(), intake.built.notes.begin(), intake.built.notes.end());
  EXPECT_GT(all.size(), 15U);
  for (const auto& problem : all) {
    ASSERT_TRUE(messages->has(problem.message.key)) << problem.code;
    for (const auto& name : messages->placeholders(problem.message.key)) {
      EXPECT_TRUE(problem.message.arguments.count(name)) << problem.code << " lacks {" << name << "}";
    }
  }
}

TEST(IntakeMessages, NoSentenceApologisesBegsOrSaysInvalid) {
  const auto messages = hearing::MessageCatalogue::load(test::source_dir() / "geodata" / "messages");
  ASSERT_TRUE(messages);
  static const std::regex bad(
      "invalid|please|sorry|oops|недопустим|неверн|пожалуйста|извините|жарамсыз|өтін|кешірі",
      std::regex::icase);
  for (const auto& key : messages->keys()) {
    if (!key.starts_with("intake.")) continue;
    for (const Language language : all_languages) {
      EXPECT_FALSE(std::regex_search(messages->phrase(key).in(language), bad)) << key;
    }
  }
}

}  // namespace
}  // namespace tyndau::intake
