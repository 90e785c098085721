#include "hearing/case_json.hpp"

#include "unit/layers/full_case.hpp"

#include <gmock/gmock.h>

namespace tyndau::hearing {
namespace {

Error error_of(std::string_view text) {
  const auto read = case_from_json(text);
  return read ? Error{ErrorCode::io, "it was read", ""} : read.error();
}

Case again(const Case& input) {
  const auto read = case_from_json(case_to_json(input));
  EXPECT_TRUE(read) << read.error().where << ": " << read.error().message;
  return read.value_or(Case{});
}

TEST(CaseJson, ComesBackWithTheSameBytes) {
  const std::string text = case_to_json(test::full_case());
  EXPECT_EQ(case_to_json(again(test::full_case())), text);
}

TEST(CaseJson, KeepsEveryMemberOfTheProject) {
  const Project was = test::full_project();
  const Project is = again(test::full_case()).project;
  EXPECT_EQ(is.id, was.id);
  EXPECT_EQ(is.name, was.name);
  EXPECT_EQ(is.initiator, was.initiator);
  EXPECT_EQ(is.units, was.units);
  EXPECT_EQ(is.footprint->shape, was.footprint->shape);
  EXPECT_EQ(is.footprint->role, was.footprint->role);
  EXPECT_EQ(is.footprint->uncertainty, was.footprint->uncertainty);
  EXPECT_EQ(is.hazard_class, was.hazard_class);
  EXPECT_EQ(is.object_type, was.object_type);
  EXPECT_EQ(is.declared_spz, was.declared_spz);
  EXPECT_EQ(is.surveyed_spz, was.surveyed_spz);
  EXPECT_EQ(is.declared_territory, was.declared_territory);
  EXPECT_EQ(is.user_radius, was.user_radius);
  EXPECT_EQ(is.wind_rose, was.wind_rose);
  EXPECT_EQ(is.declared_communities, was.declared_communities);
  EXPECT_EQ(is.declared_units, was.declared_units);
  EXPECT_EQ(is.named_zones, was.named_zones);
  EXPECT_EQ(is.declared_dwelling_distance, was.declared_dwelling_distance);
  EXPECT_EQ(is.stated_position, was.stated_position);
}

TEST(CaseJson, KeepsEveryMemberOfTheNotice) {
  const Notice was = test::full_notice();
  const Notice is = again(test::full_case()).notice;
  EXPECT_EQ(is.date, was.date);
  EXPECT_EQ(is.languages, was.languages);
  ASSERT_EQ(is.outlets.size(), 2U);
  EXPECT_EQ(is.outlets[0].kind, MediaKind::newspaper);
  EXPECT_EQ(is.outlets[0].seen, Seen::present);
  EXPECT_EQ(is.outlets[0].name, was.outlets[0].name);
  EXPECT_EQ(is.outlets[0].date, was.outlets[0].date);
  EXPECT_EQ(is.outlets[0].area, was.outlets[0].area);
  EXPECT_EQ(is.outlets[0].units, was.outlets[0].units);
  EXPECT_EQ(is.outlets[1].seen, Seen::absent);
  EXPECT_EQ(is.fields, was.fields);
  EXPECT_EQ(is.documents_online, was.documents_online);
  EXPECT_EQ(is.documents_online_seen, was.documents_online_seen);
  EXPECT_EQ(is.comments_until, was.comments_until);
}

TEST(CaseJson, KeepsVenuesDocumentsAndOrigin) {
  const Case was = test::full_case();
  const Case is = again(was);
  EXPECT_EQ(is.country, "KG");
  EXPECT_EQ(is.form, Form::survey);
  ASSERT_EQ(is.venues.size(), 2U);
  EXPECT_EQ(is.venues[0].name, was.venues[0].name);
  EXPECT_EQ(is.venues[0].settlement, was.venues[0].settlement);
  EXPECT_EQ(is.venues[0].units, was.venues[0].units);
  EXPECT_EQ(is.venues[0].resolved_units, was.venues[0].resolved_units);
  EXPECT_EQ(is.venues[0].position, was.venues[0].position);
  EXPECT_EQ(is.venues[0].uncertainty, was.venues[0].uncertainty);
  EXPECT_EQ(is.venues[0].serves, was.venues[0].serves);
  EXPECT_EQ(is.venues[0].start, was.venues[0].start);
  EXPECT_EQ(is.venues[0].end, was.venues[0].end);
  EXPECT_EQ(is.start, was.start);
  EXPECT_EQ(is.end, was.end);
  EXPECT_EQ(is.leb_present, was.leb_present);
  EXPECT_EQ(is.documents.parts, was.documents.parts);
  EXPECT_EQ(is.documents.map_shows, was.documents.map_shows);
  EXPECT_EQ(is.protocol.defect_texts, was.protocol.defect_texts);
  EXPECT_EQ(is.protocol.published_on, was.protocol.published_on);
  EXPECT_EQ(is.conclusion.published_on, was.conclusion.published_on);
  EXPECT_EQ(is.notes, was.notes);
  EXPECT_EQ(is.origin.rows, was.origin.rows);
  EXPECT_EQ(is.origin.unconfirmed, was.origin.unconfirmed);
}

TEST(CaseJson, LeavesOutWhatIsNotSaid) {
  Case bare;
  bare.id = "x";
  EXPECT_EQ(case_to_json(bare), R"({"id":"x","country":"KZ","form":"open_meeting","project":{}})");
}

TEST(CaseJson, NeverWritesTheNameOfAPrivatePerson) {
  Case input = test::full_case();
  input.project.initiator = "Иванов И. И.";
  input.project.initiator_is_private = true;
  const std::string text = case_to_json(input);
  EXPECT_THAT(text, testing::Not(testing::HasSubstr("Иванов")));
  EXPECT_TRUE(again(input).project.initiator_is_private);
}

TEST(CaseJson, KeepsThatNobodyHasConfirmedWhatAMachineRead) {
  hearing::Case input;
  input.id = "x";
  input.origin = {"notice.pdf", {1}, true};
  const std::string text = hearing::case_to_json(input);
  EXPECT_THAT(text, ::testing::HasSubstr(R"("unconfirmed":true)"));
  EXPECT_TRUE(again(input).origin.unconfirmed);
  input.origin.unconfirmed = false;
  EXPECT_THAT(hearing::case_to_json(input), ::testing::Not(::testing::HasSubstr("unconfirmed")));
}

TEST(CaseJson, NamesThePlaceOfEveryProblem) {
  struct Bad {
    std::string_view text;
    std::string_view where;
    std::string_view message;
  };
  const std::vector<Bad> all{
      {R"({"id":"x",)", "line 1, column 11", "not JSON"},
      {R"([])", "", "expected an object"},
      {R"({})", "/id", "must be there"},
      {R"({"id":""})", "/id", "not empty"},
      {R"({"id":"x","id":"y"})", "/id", "stands twice"},
      {R"({"id":"x","venus":[]})", "/venus", "did you mean \"venues\""},
      {R"({"id":"x","form":"open_meting"})", "/form", "did you mean \"open_meeting\""},
      {R"({"id":"x","start":"03.08.2018"})", "/start", "2020-06-17T15:00"},
      {R"({"id":"x","notice":{"date":"2018-02-30"}})", "/notice/date", "a date such as"},
      {R"({"id":"x","venues":[{},{"position":{"lon":200,"lat":5}}]})", "/venues/1/position", ""},
      {R"({"id":"x","venues":[{"id":"v"},{"id":"v"}]})", "/venues/1/id", "no other venue"},
      {R"({"id":"x","project":{"wind_rose":[1,2]}})", "/project/wind_rose", "8 or 16"},
      {R"({"id":"x","project":{"declared_spz_m":-1}})", "/project/declared_spz_m", "from 0 m"},
      {R"({"id":"x","project":{"declared_spz_m":null}})", "/project/declared_spz_m", "read null"},
      {R"({"id":"x","project":{"hazard_class":"VI"}})", "/project/hazard_class", "I, II, III, IV, V"},
      {R"({"id":"x","project":{"initiator":"A","initiator_is_private":true}})", "/project/initiator",
       "private person"},
      {R"({"id":"x","project":{"named_zones":{"forest":"present"}}})", "/project/named_zones/forest",
       "expected one of"},
      {R"({"id":"x","notice":{"fields":{"contact":"yes"}}})", "/notice/fields/contact", "present"},
      {R"({"id":"x","project":{"footprint":{"shape":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}}}})",
       "/project/footprint/shape/coordinates/0", "closed ring"},
      {R"({"id":"x","project":{"footprint":{"shape":{"type":"Point","coordinates":["71","52"]}}}})",
       "/project/footprint/shape/coordinates/0", "a number"},
      {R"({"id":"x","project":{"footprint":{"shape":{"type":"Circle"}}}})", "/project/footprint/shape/type",
       "GeoJSON"},
      {R"({"id":"x","origin":{"rows":[1.5]}})", "/origin/rows/0", "whole number"},
  };
  for (const Bad& bad : all) {
    const Error error = error_of(bad.text);
    EXPECT_EQ(error.where, bad.where) << bad.text << ": " << error.message;
    EXPECT_THAT(error.message, testing::HasSubstr(std::string(bad.message))) << bad.text;
  }
}

TEST(CaseJson, RefusesDeepNesting) { EXPECT_EQ(error_of(std::string(100000, '[')).code, ErrorCode::limit); }

}  // namespace
}  // namespace tyndau::hearing
