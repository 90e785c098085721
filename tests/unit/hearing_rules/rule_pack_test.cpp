#include "hearing/rule_pack.hpp"

#include "hearing/digest.hpp"
#include "unit/hearing_rules/small_book.hpp"

#include <gtest/gtest.h>

namespace tyndau::hearing {
namespace {

using RulePackTest = test::SmallBook;

Date day(int year, unsigned month, unsigned of_month) { return *make_date(year, month, of_month); }

TEST_F(RulePackTest, IsReadWhole) {
  const auto book = load();
  ASSERT_TRUE(book) << book.error().where << ": " << book.error().message;
  const RulePack* pack = book->find("xx-1");
  ASSERT_NE(pack, nullptr);
  EXPECT_EQ(pack->version, "1.0.0");
  EXPECT_EQ(pack->country, "XX");
  EXPECT_EQ(pack->title, (Text{"а", "б", "c"}));
  EXPECT_EQ(pack->valid_from, (DateInterval{day(2020, 1, 1), day(2020, 2, 1)}));
  EXPECT_EQ(pack->valid_to, (DateInterval{day(2021, 12, 31), day(2022, 1, 31)}));
  EXPECT_EQ(pack->calendar, "xx");
  EXPECT_EQ(pack->sources.at("act").url, "https://example.org/act");
  EXPECT_EQ(pack->rules.size(), 3U);
  EXPECT_EQ(pack->sha256, sha256_of(test::small_pack));
  EXPECT_EQ(book->find("xx-2"), nullptr);
  EXPECT_EQ(book->packs().size(), 1U);
}

TEST_F(RulePackTest, ARuleCarriesItsAuthority) {
  const auto book = load();
  const Rule* rule = book->find("xx-1")->find("notice-late");
  ASSERT_NE(rule, nullptr);
  EXPECT_EQ(rule->version, 3);
  EXPECT_EQ(rule->finding_class, FindingClass::legal);
  EXPECT_EQ(rule->judged_by, JudgedBy::notice_date);
  EXPECT_EQ(rule->authority.article, "73(4)");
  EXPECT_EQ(rule->authority.source, "act");
  EXPECT_EQ(rule->authority.confidence, "C1");
  EXPECT_TRUE(rule->authority.verified);
  EXPECT_EQ(rule->authority.note, "the paragraph");
  EXPECT_TRUE(rule->applies_to(Form::open_meeting));
  EXPECT_TRUE(rule->applies_to(Form::survey));
  EXPECT_FALSE(rule->applies_to(Form::online));
  EXPECT_EQ(book->find("xx-1")->find("protocol-late"), nullptr);
  EXPECT_EQ(book->find("xx-1")->find("venue-far-from-affected")->judged_by, JudgedBy::hearing_date);
}

TEST_F(RulePackTest, AParameterIsFoundByTheFormThatItIsFor) {
  const auto book = load();
  const Rule* rule = book->find("xx-1")->find("notice-late");
  const Parameter* meeting = rule->parameter("notice_period", Form::open_meeting);
  const Parameter* survey = rule->parameter("notice_period", Form::survey);
  ASSERT_NE(meeting, nullptr);
  ASSERT_NE(survey, nullptr);
  EXPECT_EQ(meeting->value, 20.0);
  EXPECT_EQ(meeting->unit, Unit::working_day);
  EXPECT_EQ(meeting->ends, Ends::unconfirmed);
  EXPECT_EQ(survey->value, 10.0);
  EXPECT_EQ(survey->unit, Unit::calendar_day);
  EXPECT_EQ(survey->ends, Ends::last_unconfirmed);
  EXPECT_EQ(rule->parameter("notice_period", Form::online), nullptr);
  EXPECT_EQ(rule->parameter("notice_period"), meeting);
  EXPECT_EQ(rule->parameter("documents_period"), nullptr);
}

TEST_F(RulePackTest, AParameterMayRestOnAnotherAuthorityThanItsRule) {
  const auto book = load();
  const Rule* rule = book->find("xx-1")->find("notice-late");
  const Authority& own = rule->parameter("notice_period", Form::survey)->authority;
  EXPECT_EQ(own.article, "7");
  EXPECT_EQ(own.source, "act");
  EXPECT_EQ(own.confidence, "C2");
  EXPECT_FALSE(own.verified);
  EXPECT_EQ(own.note, "read in an excerpt");
  const Authority& inherited = rule->parameter("notice_period", Form::open_meeting)->authority;
  EXPECT_EQ(inherited.article, "73(4)");
  EXPECT_TRUE(inherited.verified);
}

TEST_F(RulePackTest, KilometresBecomeMetres) {
  const auto book = load();
  const RulePack* pack = book->find("xx-1");
  const Parameter* threshold = pack->find("venue-far-from-affected")->parameter("distance_threshold");
  EXPECT_EQ(threshold->value, 5000.0);
  EXPECT_EQ(threshold->unit, Unit::metre);
  ASSERT_EQ(pack->comparisons.size(), 1U);
  EXPECT_EQ(pack->comparisons[0].value, 6000.0);
  EXPECT_EQ(pack->comparisons[0].unit, Unit::metre);
  EXPECT_EQ(pack->comparisons[0].country, "FR");
  EXPECT_EQ(pack->comparisons[0].rule, "venue-far-from-affected");
}

TEST_F(RulePackTest, AParameterIsFoundByItsKey) {
  const auto book = load();
  const Rule* rule = book->find("xx-1")->find("venue-far-from-affected");
  ASSERT_NE(rule->keyed("class_minimum", "hazard_class", "III"), nullptr);
  EXPECT_EQ(rule->keyed("class_minimum", "hazard_class", "III")->value, 300.0);
  EXPECT_EQ(rule->keyed("class_minimum", "hazard_class", "II"), nullptr);
  EXPECT_EQ(rule->keyed("class_minimum", "zone_kind", "III"), nullptr);
  EXPECT_EQ(rule->keyed("inside", "zone_kind", "protected_area")->values,
            std::vector<std::string>{"hearing_mandatory"});
}

TEST_F(RulePackTest, IsInForceBetweenItsOutermostDates) {
  const auto book = load();
  const auto count = [&](Date low, Date high) {
    return book->in_force("XX", DateInterval{low, high}).size();
  };
  EXPECT_EQ(count(day(2019, 12, 31), day(2019, 12, 31)), 0U);
  EXPECT_EQ(count(day(2020, 1, 1), day(2020, 1, 1)), 1U);
  EXPECT_EQ(count(day(2022, 1, 31), day(2022, 1, 31)), 1U);
  EXPECT_EQ(count(day(2022, 2, 1), day(2022, 2, 1)), 0U);
  EXPECT_EQ(count(day(2019, 1, 1), day(2023, 1, 1)), 1U);
  EXPECT_EQ(book->in_force("XX", std::nullopt).size(), 1U);
}

TEST_F(RulePackTest, ACountryWithoutPacksIsJudgedByTheGeneralOnes) {
  EXPECT_TRUE(load()->in_force("YY", std::nullopt).empty());
  auto general = test::replaced(test::small_pack, "pack: xx-1", "pack: general");
  write("rules/general.yaml", test::replaced(general, "country: XX", "country: \"*\""));
  const auto book = load();
  ASSERT_TRUE(book) << book.error().message;
  ASSERT_EQ(book->in_force("YY", std::nullopt).size(), 1U);
  EXPECT_EQ(book->in_force("YY", std::nullopt)[0]->id, "general");
  ASSERT_EQ(book->in_force("XX", std::nullopt).size(), 1U);
  EXPECT_EQ(book->in_force("XX", std::nullopt)[0]->id, "xx-1");
}

TEST_F(RulePackTest, ComeOldestFirst) {
  auto older = test::replaced(test::small_pack, "pack: xx-1", "pack: zz-0");
  write("rules/zz.yaml", test::replaced(older, "earliest: 2020-01-01", "earliest: 2019-01-01"));
  const auto book = load();
  ASSERT_TRUE(book);
  const auto packs = book->in_force("XX", std::nullopt);
  ASSERT_EQ(packs.size(), 2U);
  EXPECT_EQ(packs[0]->id, "zz-0");
  EXPECT_EQ(packs[1]->id, "xx-1");
}

TEST_F(RulePackTest, APackWithoutDatesIsAlwaysInForce) {
  auto open = test::replaced(test::small_pack, "  from: {earliest: 2020-01-01, latest: 2020-02-01}\n", "");
  open = test::replaced(open, "  to: {earliest: 2021-12-31, latest: 2022-01-31}\n", "");
  write("rules/xx-1.yaml", test::replaced(open, "valid:\n", "valid: {}\n"));
  const auto book = load();
  ASSERT_TRUE(book) << book.error().message;
  EXPECT_EQ(book->in_force("XX", DateInterval{day(1900, 1, 1), day(1900, 1, 1)}).size(), 1U);
}

TEST_F(RulePackTest, ACalendarKeepsWhatItKnows) {
  const auto book = load();
  const WorkingCalendar* calendar = book->calendar("xx");
  ASSERT_NE(calendar, nullptr);
  EXPECT_EQ(calendar->id, "xx");
  EXPECT_EQ(calendar->version, "2.0.0");
  EXPECT_EQ(calendar->first, day(2020, 1, 1));
  EXPECT_EQ(calendar->last, day(2020, 12, 31));
  EXPECT_EQ(calendar->special.at(day(2020, 6, 12)).kind, SpecialDay::Kind::day_off);
  EXPECT_TRUE(calendar->special.at(day(2020, 6, 12)).confirmed);
  EXPECT_EQ(calendar->special.at(day(2020, 6, 13)).kind, SpecialDay::Kind::working);
  EXPECT_FALSE(calendar->special.at(day(2020, 6, 13)).confirmed);
  EXPECT_EQ(book->calendar("yy"), nullptr);
}

TEST_F(RulePackTest, AnObjectTypeMayHaveNoClass) {
  const auto book = load();
  ASSERT_EQ(book->object_types().size(), 2U);
  EXPECT_EQ(book->object_type("cement_plant")->hazard_class, HazardClass::I);
  EXPECT_EQ(book->object_type("cement_plant")->authority.note, "not confirmed");
  EXPECT_EQ(book->object_type("cement_plant")->authority.confidence, "U");
  EXPECT_FALSE(book->object_type("petrol_station")->hazard_class);
  EXPECT_EQ(book->object_type("petrol_station")->authority.note, "IV or V");
  EXPECT_EQ(book->object_type("moon_base"), nullptr);
}

}  // namespace
}  // namespace tyndau::hearing
