#include "http/problem.hpp"

#include "unit/http/service.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace tyndau::http {
namespace {

using nlohmann::json;

Request asked(Language language) {
  Request request;
  request.language = language;
  request.id = "r1";
  return request;
}

TEST(Problem, CarriesTypeTitleStatusDetailErrorsAndTheRequest) {
  const auto service = test::bare_service();
  const Error error{ErrorCode::bad_input, "12 was read, a string was expected", "/venues/0/name"};
  const auto response = respond(error, asked(Language::en), service.messages);
  EXPECT_EQ(response.status, 400);
  EXPECT_EQ(response.headers.get("Content-Type"), "application/problem+json");
  const auto body = json::parse(response.body);
  EXPECT_EQ(body["type"], "urn:tyndau:problem:bad-request");
  EXPECT_EQ(body["status"], 400);
  EXPECT_EQ(body["request_id"], "r1");
  EXPECT_EQ(body["title"], "The request was not understood");
  EXPECT_EQ(body["errors"], json::parse(R"([{"pointer": "/venues/0/name", "code": "bad_input",
                                            "message": "12 was read, a string was expected"}])"));
}

TEST(Problem, SpeaksTheThreeLanguages) {
  const auto service = test::bare_service();
  const Problem problem{Fault::not_found, {}, {}, {}, {}};
  std::set<std::string> titles;
  for (const auto language : all_languages) {
    const auto response = respond(problem, asked(language), service.messages);
    titles.insert(json::parse(response.body)["title"].get<std::string>());
    EXPECT_EQ(response.headers.get("Content-Language"), code(language));
  }
  EXPECT_EQ(titles.size(), 3U);
}

TEST(Problem, EveryFaultHasItsSentences) {
  const auto service = test::bare_service();
  for (int i = 0; i <= static_cast<int>(Fault::version_not_supported); ++i) {
    const auto fault = static_cast<Fault>(i);
    const std::string key = "http." + std::string(slug(fault));
    EXPECT_TRUE(service.messages.has(key + ".title")) << key;
    ASSERT_TRUE(service.messages.has(key + ".detail")) << key;
    EXPECT_TRUE(service.messages.placeholders(key + ".detail").empty()) << key;
    EXPECT_GE(status_of(fault), 400);
  }
}

TEST(Problem, EachErrorCodeHasItsStatus) {
  const std::vector<std::pair<ErrorCode, int>> expected{
      {ErrorCode::bad_input, 400}, {ErrorCode::not_found, 404},   {ErrorCode::already_exists, 409},
      {ErrorCode::io, 500},        {ErrorCode::unsupported, 422}, {ErrorCode::limit, 413},
      {ErrorCode::conflict, 409},  {ErrorCode::unavailable, 503}};
  for (const auto& [code, status] : expected) EXPECT_EQ(status_of(fault_of(code)), status);
}

TEST(Problem, FilesAndInternalsStayInside) {
  const auto service = test::bare_service();
  const Error error{ErrorCode::io, "disk I/O error", "/var/lib/tyndau/tyndau.gpkg"};
  const auto response = respond(error, asked(Language::en), service.messages);
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(response.body.find("/var"), std::string::npos);
  EXPECT_EQ(response.body.find("disk"), std::string::npos);
  const Error missing{ErrorCode::unavailable, "no such file", "/var/lib/tyndau/tyndau.gpkg"};
  const auto unavailable = respond(missing, asked(Language::en), service.messages);
  EXPECT_EQ(unavailable.body.find("/var"), std::string::npos);
  EXPECT_TRUE(unavailable.headers.get("Retry-After"));
}

TEST(Problem, NamesAQueryParameter) {
  const auto service = test::bare_service();
  const auto response = bad_parameter("f", service.messages, asked(Language::en), "http.parameter.one_of",
                                      {{"value", std::string("xml")}, {"known", std::string("json, html")}});
  const auto body = json::parse(response.body);
  EXPECT_EQ(body["errors"][0]["pointer"], "?f");
  EXPECT_EQ(body["detail"], "The parameter \"f\" is \"xml\"; it may be: json, html.");
}

}  // namespace
}  // namespace tyndau::http
