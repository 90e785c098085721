#include "notices_help.hpp"
#include "support/paths.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace tyndau::notices {
namespace {

/// What is read of a field in all hearings of a notice, without values that others contradict.
std::set<std::string> sure_values(const NoticeReading& reading, Field field) {
  constexpr double sure = 0.6;
  std::set<std::string> values;
  for (const HearingReading& hearing : reading.hearings) {
    const auto found = hearing.fields.find(field);
    if (found == hearing.fields.end()) continue;
    for (const auto* list : {&found->second.values, &found->second.alternatives}) {
      for (const Candidate& one : *list) {
        if (one.confidence >= sure) values.insert(one.value);
      }
    }
  }
  return values;
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// Twelve notices as a newspaper, an akimat, a register, an impact paper and a village may write them; all names are made up.
class FreshNotices : public testing::TestWithParam<const char*> {};

TEST_P(FreshNotices, AreReadAsTheirTrueFieldsSay) {
  const auto folder = tyndau::test::source_dir() / "tests/data/fresh_notices";
  const auto reading = test::read(text_of(folder / (std::string(GetParam()) + ".txt")));
  const auto truth = nlohmann::json::parse(text_of(folder / (std::string(GetParam()) + ".json")));
  ASSERT_GE(truth["fields"].size(), 6U);
  for (const auto& [name, values] : truth["fields"].items()) {
    const auto field = field_from_code(name);
    ASSERT_TRUE(field) << name;
    EXPECT_EQ(sure_values(reading, *field), values.template get<std::set<std::string>>()) << name;
  }
}

INSTANTIATE_TEST_SUITE_P(Notices, FreshNotices,
                         testing::Values("ru_quarry", "ru_akimat_page", "ru_impact_paper", "ru_moved",
                                         "ru_register_card", "ru_survey", "kk_newspaper", "kk_questions",
                                         "kk_discussion", "kk_minutes", "both_languages",
                                         "kk_village_paper"));

}  // namespace
}  // namespace tyndau::notices
