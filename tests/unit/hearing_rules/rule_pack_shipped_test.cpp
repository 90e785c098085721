#include "hearing/finding_ids.hpp"
#include "hearing/rule_pack.hpp"
#include "support/paths.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <set>

namespace tyndau::hearing {
namespace {

const RuleBook& shipped() {
  static const RuleBook book = RuleBook::load(test::source_dir() / "geodata").value();
  return book;
}

Date day(int year, unsigned month, unsigned of_month) { return *make_date(year, month, of_month); }

std::vector<std::string> in_force_on(Date date) {
  std::vector<std::string> ids;
  for (const RulePack* pack : shipped().in_force("KZ", DateInterval{date, date})) ids.push_back(pack->id);
  return ids;
}

using Ids = std::vector<std::string>;

TEST(ShippedPacks, OneRegimeFollowsTheOther) {
  EXPECT_EQ(in_force_on(day(2018, 8, 3)), Ids{"kz-2007"});
  EXPECT_EQ(in_force_on(day(2021, 6, 30)), Ids{"kz-2007"});
  EXPECT_EQ(in_force_on(day(2021, 7, 1)), Ids{"kz-2021"});
  EXPECT_EQ(in_force_on(day(2023, 9, 15)), Ids{"kz-2021"});
  EXPECT_EQ(in_force_on(day(2023, 9, 16)), (Ids{"kz-2021", "kz-2024"}));
  EXPECT_EQ(in_force_on(day(2024, 3, 22)), (Ids{"kz-2021", "kz-2024"}));
  EXPECT_EQ(in_force_on(day(2024, 3, 23)), Ids{"kz-2024"});
  EXPECT_EQ(shipped().in_force("KZ", std::nullopt).size(), 3U);
}

TEST(ShippedPacks, AnotherCountryIsJudgedByTheConvention) {
  const auto packs = shipped().in_force("MD", std::nullopt);
  ASSERT_EQ(packs.size(), 1U);
  EXPECT_EQ(packs[0]->id, "aarhus");
}

TEST(ShippedPacks, EveryRegimeOfKazakhstanHasEveryRule) {
  for (const char* id : {"kz-2007", "kz-2021", "kz-2024"}) {
    std::set<std::string_view> rules;
    for (const Rule& rule : shipped().find(id)->rules) rules.insert(rule.id);
    EXPECT_EQ(rules, std::set<std::string_view>(finding_ids.begin(), finding_ids.end())) << id;
  }
}

const Parameter& parameter(const char* pack, const char* rule, const char* name,
                           Form form = Form::open_meeting) {
  return *shipped().find(pack)->find(rule)->parameter(name, form);
}

void expect_days(const Parameter& found, double value, Unit unit) {
  EXPECT_EQ(found.value, value) << found.name;
  EXPECT_EQ(found.unit, unit) << found.name;
}

TEST(ShippedPacks, PeriodsAreThoseOfTheRegimes) {
  expect_days(parameter("kz-2007", "notice-late", "notice_period"), 20, Unit::calendar_day);
  expect_days(parameter("kz-2007", "notice-late", "notice_period", Form::survey), 20, Unit::working_day);
  expect_days(parameter("kz-2007", "documents-late", "documents_period"), 20, Unit::calendar_day);
  expect_days(parameter("kz-2007", "protocol-late", "protocol_publication"), 7, Unit::working_day);
  for (const char* pack : {"kz-2021", "kz-2024"}) {
    expect_days(parameter(pack, "notice-late", "notice_period"), 20, Unit::working_day);
    expect_days(parameter(pack, "documents-late", "documents_period"), 30, Unit::calendar_day);
    expect_days(parameter(pack, "protocol-late", "protocol_signing"), 2, Unit::working_day);
    expect_days(parameter(pack, "protocol-late", "protocol_publication"), 2, Unit::working_day);
    expect_days(parameter(pack, "hearing-too-long", "hearing_length"), 5, Unit::working_day);
    expect_days(parameter(pack, "conclusion-late", "conclusion_publication"), 5, Unit::working_day);
    expect_days(parameter(pack, "comments-deadline-short", "comments_period"), 3, Unit::working_day);
  }
}

TEST(ShippedPacks, KilometresAreNeverLaw) {
  for (const RulePack& pack : shipped().packs()) {
    const Rule* far = pack.find("venue-far-from-affected");
    if (!far) continue;
    EXPECT_EQ(far->finding_class, FindingClass::advisory) << pack.id;
  }
}

TEST(ShippedPacks, NothingUnconfirmedIsLaw) {
  for (const RulePack& pack : shipped().packs()) {
    for (const Rule& rule : pack.rules) {
      const bool unconfirmed = rule.authority.confidence == "U";
      EXPECT_FALSE(unconfirmed && rule.finding_class == FindingClass::legal) << pack.id << rule.id;
      EXPECT_FALSE(rule.authority.verified && rule.authority.confidence != "C1") << pack.id << rule.id;
    }
  }
  for (const ObjectType& type : shipped().object_types()) EXPECT_FALSE(type.authority.verified) << type.id;
}

TEST(ShippedPacks, KnowTheFindingsThatTheSchemaKnows) {
  std::ifstream file(test::source_dir() / "geodata/rules/schema.json");
  const auto schema = nlohmann::json::parse(file);
  const auto words = [&](const nlohmann::json& list) { return list.get<std::set<std::string>>(); };
  const std::set<std::string> ids(finding_ids.begin(), finding_ids.end());
  EXPECT_EQ(words(schema["definitions"]["finding_id"]["enum"]), ids);
  EXPECT_TRUE(std::is_sorted(finding_ids.begin(), finding_ids.end()));
  EXPECT_EQ(words(schema["definitions"]["form"]["enum"]),
            (std::set<std::string>{"open_meeting", "public_discussion", "survey", "online"}));
  EXPECT_EQ(words(schema["definitions"]["parameter"]["properties"]["ends"]["enum"]),
            (std::set<std::string>{"first_excluded", "both_included", "both_excluded", "last_unconfirmed",
                                   "unconfirmed"}));
}

}  // namespace
}  // namespace tyndau::hearing
