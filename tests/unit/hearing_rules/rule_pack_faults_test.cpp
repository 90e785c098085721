#include "unit/hearing_rules/small_book.hpp"

#include <gtest/gtest.h>

namespace tyndau::hearing {
namespace {

/// One change to a file that was in order, the line of the complaint and words that it has to hold.
struct Fault {
  std::string name;
  std::string what;
  std::string by;
  int line;
  std::string complaint;
};

void PrintTo(const Fault& fault, std::ostream* out) { *out << fault.name; }

class RulePackFaults : public test::SmallBook, public ::testing::WithParamInterface<Fault> {
 protected:
  void expect_fault(const std::string& file, const std::string& text) {
    write(file, text);
    const auto book = load();
    ASSERT_FALSE(book) << "accepted";
    EXPECT_EQ(book.error().code, ErrorCode::bad_input);
    EXPECT_EQ(book.error().where, (folder_ / file).string() + ":" + std::to_string(GetParam().line))
        << book.error().message;
    EXPECT_NE(book.error().message.find(GetParam().complaint), std::string::npos) << book.error().message;
  }
  void SetUp() override { SmallBook::SetUp(); }
};

TEST_P(RulePackFaults, AreRefusedWithFileAndLine) {
  expect_fault("rules/xx-1.yaml", test::replaced(test::small_pack, GetParam().what, GetParam().by));
}

const std::vector<Fault> pack_faults{
    {"unknown key of the pack", "country: XX\n", "country: XX\nlanguage: kk\n", 4,
     "unknown key \"language\""},
    {"unknown key of a rule", "    judged_by: hearing_date\n", "    judged_by: hearing_date\n    weight: 3\n",
     31, "unknown key \"weight\""},
    {"unknown key of a parameter", "value: 5, unit: km}", "value: 5, unit: km, colour: red}", 33,
     "unknown key \"colour\""},
    {"unknown key of the span", "  to: {earliest", "  until: {earliest", 7, "unknown key \"until\""},
    {"unknown finding", "id: notice-late", "id: notice-tardy", 13, "\"notice-tardy\", which is no finding"},
    {"unknown unit", "value: 20, unit: working_day", "value: 20, unit: week", 19,
     "unit is \"week\", expected one of: m, km"},
    {"unknown form", "forms: [open_meeting, survey]", "forms: [open_meeting, telephone]", 17,
     "\"telephone\""},
    {"unknown source of a rule", "source: act\n    confidence: C1", "source: fact\n    confidence: C1", 22,
     "\"fact\", which the pack's sources do not list"},
    {"unknown source of a parameter", "unit: km}", "unit: km, source: fact}", 33, "\"fact\""},
    {"unknown source of a reference", "    source: method\n    confidence: C2",
     "    source: none\n    confidence: C2", 63, "\"none\""},
    {"unknown class", "class: advisory", "class: friendly", 29, "expected one of: legal, derived, advisory"},
    {"unknown date to judge by", "judged_by: hearing_date", "judged_by: moon", 30,
     "expected one of: notice_date"},
    {"unknown convention", "ends: unconfirmed", "ends: sometimes", 19, "last_unconfirmed"},
    {"unknown confidence", "confidence: S", "confidence: C3", 53, "expected one of: C1, C2, S, U"},
    {"unknown name of a parameter", "{name: distance_threshold", "{name: distance_treshold", 33,
     "\"distance_treshold\""},
    {"unknown notice field", "values: [subject, place]", "values: [subject, plaice]", 47, "\"plaice\""},
    {"unknown kind of media", "values: [newspaper, tv_or_radio]", "values: [newspaper, drum]", 48,
     "\"drum\""},
    {"unknown language", "values: [kk, ru]", "values: [kk, de]", 49, "\"de\""},
    {"unknown map content", "values: [scale]", "values: [dragons]", 50, "\"dragons\""},
    {"unknown hazard class", "hazard_class: III", "hazard_class: VI", 34, "\"VI\""},
    {"unknown kind of zone", "zone_kind: protected_area", "zone_kind: car_park", 35, "\"car_park\""},
    {"unknown rule of a reference", "rule: venue-far-from-affected", "rule: venue-far", 58, "\"venue-far\""},
    {"verified by an excerpt", "verified: false, note: \"read", "verified: true, note: \"read", 20,
     "verified with confidence C2"},
    {"verified rule of a report", "confidence: S\n    verified: false", "confidence: S\n    verified: true",
     41, "verified with confidence S"},
    {"inherited verification with lower confidence", "confidence: C2, verified: false, note",
     "confidence: C2, note", 20, "verified with confidence C2"},
    {"legal but not confirmed", "class: advisory", "class: legal", 29, "not confirmed"},
    {"a value that is text", "value: 20, unit", "value: twenty, unit", 19, "\"twenty\", expected a number"},
    {"a value in quotes", "value: 20, unit", "value: \"20\", unit", 19, "expected a number"},
    {"a negative value", "value: 20, unit", "value: -1, unit", 19, "expected a number"},
    {"a value that is no number", "value: 20, unit", "value: .nan, unit", 19, "expected a number"},
    {"a version that is no whole number", "version: 3", "version: 3.5", 14, "whole number"},
    {"a version of zero", "version: 3", "version: 0", 14, "whole number"},
    {"verified that is no truth value", "verified: true", "verified: perhaps", 24, "expected true or false"},
    {"parameters that are no list", "    parameters:\n      - {name: distance_threshold, value: 5, unit: km}",
     "    parameters: {name: distance_threshold}\n    x:\n      - {a: b}", 34, "unknown key \"x\""},
    {"forms that are no list", "forms: [open_meeting]\n    parameters:\n      - {name: distance",
     "forms: open_meeting\n    parameters:\n      - {name: distance", 31, "expected a list"},
    {"no forms at all", "forms: [open_meeting, survey]", "forms: []", 17, "empty list"},
    {"a form twice", "forms: [open_meeting, survey]", "forms: [survey, survey]", 17, "twice"},
    {"a form that the rule lacks", "forms: [survey], article", "forms: [online], article", 20,
     "names online, which the rule does not"},
    {"no unit", "value: 5, unit: km}", "value: 5}", 33, "\"unit\" is missing"},
    {"neither value nor values", "value: 5, unit: km}", "unit: km}", 33, "needs either value"},
    {"value and values", "value: 5, unit: km}", "value: 5, unit: km, values: [a]}", 33, "needs either value"},
    {"days without a convention", ", ends: unconfirmed", "", 19, "\"ends\" is missing"},
    {"a convention without days", "unit: km}", "unit: km, ends: unconfirmed}", 33, "the unit is no day"},
    {"no id", "  - id: notice-late\n    version: 3\n", "  - version: 3\n", 13, "\"id\" is missing"},
    {"no article", "    article: \"73(4)\"\n", "", 13, "\"article\" is missing"},
    {"no verified", "    verified: true\n", "", 13, "\"verified\" is missing"},
    {"no title", "    note: \"the paragraph\"\n    title: {kk: \"а\", ru: \"б\", en: \"c\"}\n", "", 13,
     "\"title\" is missing"},
    {"a title without a language", "title: {kk: \"а\", ru: \"б\", en: \"c\"}\nvalid",
     "title: {kk: \"а\", en: \"c\"}\nvalid", 4, "\"ru\" is missing"},
    {"an empty title", "title: {kk: \"а\", ru: \"б\", en: \"c\"}\nvalid",
     "title: {kk: \"а\", ru: \"\", en: \"c\"}\nvalid", 4, "ru is empty"},
    {"a source without an address", "{title: \"Method\", url: \"\"}", "{title: \"Method\"}", 11,
     "\"url\" is missing"},
    {"a date that does not exist", "earliest: 2020-01-01", "earliest: 2020-02-30", 6, "expected a date"},
    {"a reversed interval", "latest: 2020-02-01", "latest: 2019-02-01", 6, "before earliest"},
    {"an end before the beginning", "earliest: 2021-12-31, latest: 2022-01-31",
     "earliest: 2019-12-30, latest: 2019-12-31", 7, "before the pack begins"},
    {"a calendar that nobody has", "calendar: xx", "calendar: zz", 1, "\"zz\""},
    {"a key twice", "country: XX\n", "country: XX\ncountry: YY\n", 4, "stands twice"},
    {"a rule twice", "id: notice-fields-missing", "id: notice-late", 41, "rule notice-late stands twice"},
    {"a reference with a value and no unit", "    unit: km\n    source", "    source", 57,
     "\"unit\" is missing"},
    {"no YAML", "valid:\n", "valid: [\n", 7, "not YAML"},
};

INSTANTIATE_TEST_SUITE_P(OfAPack, RulePackFaults, ::testing::ValuesIn(pack_faults),
                         [](const auto& fault) { return "fault" + std::to_string(fault.index); });

class CalendarFaults : public RulePackFaults {};

TEST_P(CalendarFaults, AreRefusedWithFileAndLine) {
  expect_fault("calendars/xx.yaml", test::replaced(test::small_calendar, GetParam().what, GetParam().by));
}

const std::vector<Fault> calendar_faults{
    {"a day twice", "date: 2020-06-13", "date: 2020-06-12", 8, "stands twice"},
    {"a day outside the span", "date: 2020-06-13", "date: 2021-06-13", 8, "outside the calendar's span"},
    {"a day before the span", "date: 2020-06-13", "date: 2019-06-13", 8, "outside the calendar's span"},
    {"an unknown kind", "kind: holiday", "kind: feast", 7, "\"feast\""},
    {"an unknown status", "status: unconfirmed", "status: rumoured", 8, "\"rumoured\""},
    {"confirmed by one source", "sources: [a, b]", "sources: [a]", 7, "needs two"},
    {"confirmed by one source twice", "sources: [a, b]", "sources: [a, a]", 7, "twice"},
    {"a span that ends before it begins", "to: 2020-12-31", "to: 2019-12-31", 5, "before from"},
    {"another weekend", "[saturday, sunday]", "[friday, saturday]", 3, "saturday, sunday"},
    {"a day without a name", ", name: {kk: \"а\", ru: \"б\", en: \"c\"}}\n  - ", "}\n  - ", 7,
     "\"name\" is missing"},
};

INSTANTIATE_TEST_SUITE_P(OfACalendar, CalendarFaults, ::testing::ValuesIn(calendar_faults),
                         [](const auto& fault) { return "fault" + std::to_string(fault.index); });

class ObjectTypeFaults : public RulePackFaults {};

TEST_P(ObjectTypeFaults, AreRefusedWithFileAndLine) {
  expect_fault("rules/object_types.yaml", test::replaced(test::small_types, GetParam().what, GetParam().by));
}

const std::vector<Fault> type_faults{
    {"an unknown class", "hazard_class: I,", "hazard_class: VI,", 8, "not one of I, II"},
    {"a type twice", "id: petrol_station", "id: cement_plant", 9, "stands twice"},
    {"verified without its paragraph", "verified: false", "verified: true", 5, "without confidence C1"},
    {"an unknown key", "note: \"IV or V\"", "remark: \"IV or V\"", 9, "unknown key \"remark\""},
};

INSTANTIATE_TEST_SUITE_P(OfTheTable, ObjectTypeFaults, ::testing::ValuesIn(type_faults),
                         [](const auto& fault) { return "fault" + std::to_string(fault.index); });

using RuleBookFolder = test::SmallBook;

TEST_F(RuleBookFolder, APackThatStandsInTwoFilesIsRefused) {
  write("rules/yy.yaml", test::small_pack);
  const auto book = load();
  ASSERT_FALSE(book);
  EXPECT_EQ(book.error().where, (folder_ / "rules/yy.yaml:1").string());
}

TEST_F(RuleBookFolder, AMissingFolderIsSaid) {
  std::filesystem::remove_all(folder_ / "calendars");
  const auto book = load();
  ASSERT_FALSE(book);
  EXPECT_EQ(book.error().code, ErrorCode::io);
  EXPECT_EQ(book.error().where, (folder_ / "calendars").string());
}

TEST_F(RuleBookFolder, FilesOfOtherKindsAreLeftAlone) {
  write("rules/schema.json", "{}");
  EXPECT_TRUE(load());
}

}  // namespace
}  // namespace tyndau::hearing
