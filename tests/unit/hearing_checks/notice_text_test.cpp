#include "unit/hearing_checks/bench.hpp"

#include <gtest/gtest.h>

namespace tyndau::hearing {
namespace {

TEST(NoticeSingleLanguage, KazakhAndRussianAreBothNeeded) {
  test::Bench bench;
  const auto verdict_in = [&](std::vector<Language> languages) {
    bench.input.notice.languages = std::move(languages);
    return bench.verdict("notice-single-language");
  };
  EXPECT_EQ(verdict_in({Language::kk, Language::ru}), Verdict::pass);
  EXPECT_EQ(verdict_in({Language::ru, Language::en, Language::kk}), Verdict::pass);
  EXPECT_EQ(verdict_in({Language::ru}), Verdict::fail);
  EXPECT_EQ(verdict_in({Language::kk}), Verdict::fail);
  EXPECT_EQ(verdict_in({Language::en}), Verdict::fail);
  EXPECT_EQ(verdict_in({}), Verdict::cannot_tell);
}

TEST(NoticeSingleLanguage, TheMissingLanguageIsNamed) {
  test::Bench bench;
  bench.input.notice.languages = {Language::ru};
  EXPECT_EQ(test::english(bench.one("notice-single-language").message),
            "Languages of the notice: Russian. Missing: Kazakh. Publish the notice in that language too.");
  bench.input.notice.languages.clear();
  EXPECT_EQ(bench.one("notice-single-language").settled_by->key, "settle.languages");
}

class NoticeFieldsMissing : public ::testing::Test {
 protected:
  NoticeFieldsMissing() {
    for (const auto field : notice_fields) fields()[std::string(field)] = Seen::present;
  }
  std::map<std::string, Seen>& fields() { return bench_.input.notice.fields; }
  Finding finding(const std::string& pack = "kz-2021") const {
    return bench_.one("notice-fields-missing", pack);
  }
  test::Bench bench_;
};

TEST_F(NoticeFieldsMissing, ANoticeWithAllFieldsPasses) { EXPECT_EQ(finding().verdict, Verdict::pass); }

TEST_F(NoticeFieldsMissing, EachFieldIsNeededUnderTheCodeOf2021) {
  for (const auto field : notice_fields) {
    fields()[std::string(field)] = Seen::absent;
    EXPECT_EQ(finding().verdict, Verdict::fail) << field;
    EXPECT_EQ(std::get<Phrases>(finding().message.arguments.at("missing")),
              Phrases{{"notice_field." + std::string(field)}});
    fields()[std::string(field)] = Seen::not_seen;
    EXPECT_EQ(finding().verdict, Verdict::cannot_tell) << field;
    fields()[std::string(field)] = Seen::present;
  }
}

TEST_F(NoticeFieldsMissing, SeveralMissingFieldsAreOneFindingWithAList) {
  fields()["contact"] = Seen::absent;
  fields()["comments_address"] = Seen::absent;
  fields().erase("place");
  const Finding found = finding();
  EXPECT_EQ(
      test::english(found.message),
      "The notice lacks: e-mail and phone, address for comments. Add them and publish the notice again.");
  EXPECT_EQ(test::told(found, "notice-fields-missing.unknown"), "Not looked for in the notice: place.");
}

TEST_F(NoticeFieldsMissing, AFieldThatNobodyLookedForIsAskedFor) {
  fields().clear();
  const Finding found = finding();
  EXPECT_EQ(found.verdict, Verdict::cannot_tell);
  EXPECT_EQ(found.settled_by->key, "settle.notice_fields");
  EXPECT_EQ(std::get<Phrases>(found.message.arguments.at("unknown")).keys.size(), notice_fields.size());
}

TEST_F(NoticeFieldsMissing, TheCodeOf2007AsksForFewerAndForOneThatHasNoColumn) {
  fields()["subject"] = Seen::absent;
  EXPECT_EQ(finding("kz-2007").verdict, Verdict::pass);
  EXPECT_EQ(
      test::told(finding("kz-2007"), "notice-fields-missing.not_judged"),
      "Also required, but the input table has no column for it, so it is not judged: examining authority.");
  EXPECT_FALSE(test::tells(finding("kz-2021"), "notice-fields-missing.not_judged"));
  fields()["documents_link"] = Seen::absent;
  EXPECT_EQ(finding("kz-2007").verdict, Verdict::fail);
}

}  // namespace
}  // namespace tyndau::hearing
