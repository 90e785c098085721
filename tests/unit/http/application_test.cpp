#include "http/endpoints/application.hpp"

#include "unit/http/service.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace tyndau::http {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class ApplicationTest : public testing::Test {
 protected:
  Response get(const std::string& target, const std::string& encodings = {}) const {
    Request request;
    request.target = target;
    request.base_url = "http://here.example";
    if (!encodings.empty()) request.headers.add("Accept-Encoding", encodings);
    return router.answer(request, service);
  }
  static std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
  }
  static Router application() {
    Router router;
    router.add(application_routes());
    return router;
  }

  const std::filesystem::path built = test::source_dir() / "tests/data/application";
  app::Service service = test::bare_service();
  Router router = application();
};

TEST_F(ApplicationTest, SaysThatItIsNotBuiltInTheReadersLanguage) {
  service.installation.application = "/nonexistent";
  const auto page = get("/app/?lang=kk");
  EXPECT_EQ(page.status, 503);
  EXPECT_THAT(page.body, HasSubstr("құрастырылмаған"));
  EXPECT_THAT(page.body, HasSubstr("scripts/build_ui"));
  EXPECT_EQ(get("/app/assets/a-1.js").status, 404);
}

TEST_F(ApplicationTest, IsThereAsSoonAsItIsBuilt) {
  service.installation.application = "/nonexistent";
  EXPECT_EQ(get("/app/").status, 503);
  service.installation.application = built;
  const auto page = get("/app/");
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.body, text_of(built / "index.html"));
}

TEST_F(ApplicationTest, AllowsNoScriptButItsOwn) {
  service.installation.application = built;
  const std::string own(*get("/app/").headers.get("Content-Security-Policy"));
  EXPECT_THAT(own, StartsWith("default-src 'none'; script-src 'self'; style-src 'self';"));
  EXPECT_THAT(own, testing::EndsWith("frame-ancestors 'none'"));
  EXPECT_THAT(own, testing::Not(HasSubstr("unsafe")));
  const std::string framed(*get("/app/embed?view=map").headers.get("Content-Security-Policy"));
  EXPECT_THAT(framed, testing::EndsWith("frame-ancestors *"));
}

TEST_F(ApplicationTest, SendsAFileCompressedToWhoTakesIt) {
  service.installation.application = built;
  const auto plain = get("/app/assets/a-1.js");
  EXPECT_EQ(plain.body, text_of(built / "assets/a-1.js"));
  EXPECT_FALSE(plain.headers.get("Content-Encoding"));
  const auto packed = get("/app/assets/a-1.js", "gzip");
  EXPECT_EQ(packed.body, text_of(built / "assets/a-1.js.gz"));
  EXPECT_EQ(packed.headers.get("Content-Encoding"), "gzip");
  EXPECT_EQ(packed.headers.get("ETag"), plain.headers.get("ETag"));
  EXPECT_THAT(std::string(*plain.headers.get("Cache-Control")), HasSubstr("immutable"));
  EXPECT_TRUE(packed.whole);
}

TEST_F(ApplicationTest, SendsNothingThatTheBuildDidNotMakeForReaders) {
  service.installation.application = built;
  for (const auto* name : {"a-1.js.gz", "..%2Findex.html", "index.html", "b.js", "%2Fetc%2Fpasswd"})
    EXPECT_EQ(get(std::string("/app/assets/") + name).status, 404) << name;
}

TEST_F(ApplicationTest, LeadsToTheFolder) {
  const auto moved = get("/app");
  EXPECT_EQ(moved.status, 308);
  EXPECT_EQ(moved.headers.get("Location"), "http://here.example/app/");
}

}  // namespace
}  // namespace tyndau::http
