#include "http/router.hpp"

#include "unit/http/service.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <stdexcept>

namespace tyndau::http {
namespace {

Response echo(const Request& request, const app::Service&) {
  nlohmann::ordered_json body{{"media", request.media_type}, {"language", code(request.language)}};
  for (const auto& [key, value] : request.path) body["path"][key] = value;
  return Response::json(body.dump());
}

Router table() {
  Router router;
  router.add({
      Route{Method::get, "/", echo, {"application/json", "text/html"}},
      Route{Method::get, "/reports/{hearing}", echo, {"application/json"}, {}, {"at"}},
      Route{Method::get, "/reports/all", [](const auto&, const auto&) { return Response::text("all"); }},
      Route{Method::get, "/exports/{collection}.{format}", echo, {}},
      Route{Method::get, "/reports/{hearing}/dossier.{format}", echo, {}},
      Route{Method::post, "/hearings", echo, {"application/json"}, {"application/json"}, {}, Access::writer},
      Route{Method::put, "/datasets/{id}", echo, {"application/json"}, {}, {}, Access::admin},
      Route{Method::get, "/health", echo, {"application/json"}, {}, {}, Access::always_open},
      Route{Method::get, "/broken",
            [](const auto&, const auto&) -> Response { throw std::runtime_error("secret"); }},
  });
  return router;
}

class RouterTest : public ::testing::Test {
 protected:
  RouterTest() {
    service.authenticate = [](std::string_view token) -> Result<app::Principal> {
      if (token == "w") return app::Principal{"writer", app::Role::writer};
      if (token == "a") return app::Principal{"admin", app::Role::admin};
      if (token == "r") return app::Principal{"reader", app::Role::reader};
      return fail(ErrorCode::not_found, "no such token is in force");
    };
  }

  Response ask(Method method, std::string target, Headers headers = {}) {
    Request request;
    request.method = method;
    request.target = std::move(target);
    request.headers = std::move(headers);
    request.id = "r1";
    return router.answer(request, service);
  }
  static nlohmann::json body(const Response& response) { return nlohmann::json::parse(response.body); }

  const Router router = table();
  app::Service service = test::bare_service();
};

TEST_F(RouterTest, PathParametersArriveDecoded) {
  EXPECT_EQ(body(ask(Method::get, "/reports/%D0%90%2F1"))["path"]["hearing"], "А/1");
  const auto both = body(ask(Method::get, "/exports/zones.geojson"))["path"];
  EXPECT_EQ(both["collection"], "zones");
  EXPECT_EQ(both["format"], "geojson");
}

TEST_F(RouterTest, ALiteralPathWinsOverAName) {
  EXPECT_EQ(ask(Method::get, "/reports/all").body, "all");
  EXPECT_EQ(body(ask(Method::get, "/reports/other"))["path"]["hearing"], "other");
}

TEST_F(RouterTest, UnknownPathsAreNotFound) {
  for (const char* path :
       {"/nothing", "/reports", "/reports/", "/reports/1/2", "/exports/zones", "//", "/exports/.csv"}) {
    EXPECT_EQ(ask(Method::get, path).status, 404) << path;
  }
}

TEST_F(RouterTest, AMethodThatThePathLacksIsNamedInAllow) {
  const auto response = ask(Method::del, "/reports/1");
  EXPECT_EQ(response.status, 405);
  EXPECT_EQ(response.headers.get("Allow"), "GET, HEAD, OPTIONS");
  EXPECT_EQ(ask(Method::get, "/hearings").headers.get("Allow"), "OPTIONS, POST");
}

TEST_F(RouterTest, HeadIsAnsweredLikeGet) { EXPECT_EQ(ask(Method::head, "/reports/1").status, 200); }

TEST_F(RouterTest, APreflightIsAnsweredWithoutAToken) {
  const auto response = ask(Method::options, "/hearings", {{"Access-Control-Request-Method", "POST"}});
  EXPECT_EQ(response.status, 204);
  EXPECT_EQ(response.headers.get("Access-Control-Allow-Methods"), "OPTIONS, POST");
  EXPECT_NE(response.headers.joined("Access-Control-Allow-Headers").find("Authorization"), std::string::npos);
  EXPECT_EQ(ask(Method::options, "/nothing").status, 404);
}

TEST_F(RouterTest, UnknownParametersAreRefusedWithTheNearestKnownOne) {
  const auto response = ask(Method::get, "/reports/1?lnag=ru");
  EXPECT_EQ(response.status, 400);
  EXPECT_EQ(body(response)["errors"][0]["pointer"], "?lnag");
  EXPECT_EQ(ask(Method::get, "/reports/1?at=now").status, 200);
  EXPECT_EQ(ask(Method::get, "/reports/1?f=json").status, 400);
}

TEST_F(RouterTest, APageIsAskedAsIfWithoutTheParametersThatItDoesNotKnow) {
  const char* const passed_on = "/?fbclid=a&utm_source=x&utm_source=y";
  EXPECT_EQ(ask(Method::get, passed_on, {{"Accept", "text/html"}}).status, 200);
  EXPECT_EQ(ask(Method::get, "/?f=html&fbclid=a").status, 200);
  EXPECT_EQ(ask(Method::get, "/?f=html&lang=ru&lang=kk").status, 400);
  EXPECT_EQ(ask(Method::get, passed_on).status, 400);
  EXPECT_EQ(ask(Method::get, "/?f=json&fbclid=a", {{"Accept", "text/html"}}).status, 400);
}

TEST_F(RouterTest, AFileThatIsAPageIsOneForABrowserAlone) {
  const Headers browser{{"Accept", "text/html,*/*;q=0.8"}};
  EXPECT_EQ(ask(Method::get, "/reports/1/dossier.html?fbclid=a&lang=de", browser).status, 200);
  EXPECT_EQ(ask(Method::get, "/reports/1/dossier.html?fbclid=a").status, 400);
  EXPECT_EQ(ask(Method::get, "/reports/1/dossier.pdf?fbclid=a", browser).status, 400);
}

TEST_F(RouterTest, APageInALanguageThatNobodyHasIsInTheReadersOwn) {
  const Headers browser{{"Accept", "text/html"}, {"Accept-Language", "kk"}};
  EXPECT_EQ(body(ask(Method::get, "/?lang=de", browser))["language"], "kk");
  EXPECT_EQ(body(ask(Method::get, "/?lang=de&f=html", {{"Accept-Language", "ru"}}))["language"], "ru");
  EXPECT_EQ(ask(Method::get, "/?lang=de&f=json", browser).status, 400);
  EXPECT_EQ(ask(Method::get, "/reports/1?lang=de", browser).status, 400);
}

TEST_F(RouterTest, RepeatedParametersAreRefused) {
  EXPECT_EQ(ask(Method::get, "/reports/1?at=1&at=1").status, 400);
  EXPECT_EQ(ask(Method::get, "/reports/1?lang=ru&lang=ru").status, 400);
}

TEST_F(RouterTest, TheLanguageIsTheParametersElseTheHeaders) {
  EXPECT_EQ(body(ask(Method::get, "/", {{"Accept-Language", "kk"}}))["language"], "kk");
  EXPECT_EQ(body(ask(Method::get, "/?lang=ru", {{"Accept-Language", "kk"}}))["language"], "ru");
  EXPECT_EQ(ask(Method::get, "/?lang=de").status, 400);
}

TEST_F(RouterTest, TheMediaTypeIsTheParametersElseTheHeaders) {
  EXPECT_EQ(body(ask(Method::get, "/", {{"Accept", "text/html"}}))["media"], "text/html");
  EXPECT_EQ(body(ask(Method::get, "/?f=json", {{"Accept", "text/html"}}))["media"], "application/json");
  EXPECT_EQ(ask(Method::get, "/?f=xml").status, 400);
  EXPECT_EQ(ask(Method::get, "/", {{"Accept", "image/png"}}).status, 406);
}

TEST_F(RouterTest, ABodyOfAnotherTypeIsRefused) {
  const Headers token{{"Authorization", "Bearer w"}, {"Content-Type", "text/plain"}};
  EXPECT_EQ(ask(Method::post, "/hearings", token).status, 415);
  EXPECT_EQ(ask(Method::post, "/hearings", {{"Authorization", "Bearer w"}}).status, 415);
  EXPECT_EQ(ask(Method::post, "/hearings",
                {{"Authorization", "bearer w"}, {"Content-Type", "Application/JSON; charset=utf-8"}})
                .status,
            200);
}

TEST_F(RouterTest, WritingNeedsATokenOfItsRole) {
  const auto nobody = ask(Method::put, "/datasets/kz");
  EXPECT_EQ(nobody.status, 401);
  EXPECT_EQ(nobody.headers.get("WWW-Authenticate"), "Bearer");
  EXPECT_EQ(ask(Method::put, "/datasets/kz", {{"Authorization", "Bearer nonsense"}}).status, 401);
  EXPECT_EQ(ask(Method::put, "/datasets/kz", {{"Authorization", "Bearer w"}}).status, 403);
  EXPECT_EQ(ask(Method::put, "/datasets/kz", {{"Authorization", "Bearer a"}}).status, 200);
  EXPECT_EQ(
      ask(Method::post, "/hearings", {{"Authorization", "Bearer r"}, {"Content-Type", "application/json"}})
          .status,
      403);
}

TEST_F(RouterTest, APrivateServiceDemandsATokenForReadingButNotForItsHealth) {
  service.private_reading = true;
  EXPECT_EQ(ask(Method::get, "/").status, 401);
  EXPECT_EQ(ask(Method::get, "/", {{"Authorization", "Bearer r"}}).status, 200);
  EXPECT_EQ(ask(Method::get, "/health").status, 200);
}

TEST_F(RouterTest, ATokenThatIsNotInForceIsRefusedEvenWhereNoneIsNeeded) {
  EXPECT_EQ(ask(Method::get, "/", {{"Authorization", "Bearer nonsense"}}).status, 401);
}

TEST_F(RouterTest, AnExceptionIsAFailureThatSaysNothingOfIt) {
  const auto response = ask(Method::get, "/broken");
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(response.body.find("secret"), std::string::npos);
  EXPECT_EQ(body(response)["request_id"], "r1");
}

TEST_F(RouterTest, ATargetThatCannotBeReadIsRefused) {
  EXPECT_EQ(ask(Method::get, "/%zz").status, 400);
  EXPECT_EQ(ask(Method::get, "nothing").status, 400);
}

}  // namespace
}  // namespace tyndau::http
