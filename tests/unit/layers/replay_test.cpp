#include "layers/replay.hpp"

#include "hearing/case_json.hpp"
#include "layers/report_json.hpp"
#include "unit/layers/report_fixture.hpp"

#include <gmock/gmock.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace tyndau::layers {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Replay : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder_); }
  void TearDown() override { fs::remove_all(folder_); }

  /// A report of so many hearings, "h-0" first.
  std::string document(std::size_t hearings) const {
    std::ostringstream out;
    ReportWriter writer(out, manifest_);
    for (std::size_t i = 0; i < hearings; ++i) {
      hearing::Case input = test::full_case();
      input.id = "h-" + std::to_string(i);
      const test::MadeReport made(input);
      writer.add(hearing_json(made.report, test::messages()));
    }
    Summary summary;
    summary.rows = {3, 2, 0, 1};
    writer.finish(summary);
    return out.str();
  }
  fs::path write(const std::string& text) const {
    std::ofstream(folder_ / "report.json", std::ios::binary) << text;
    return folder_ / "report.json";
  }
  Error error_of(const std::string& text) const {
    auto reader = ReportReader::open(write(text));
    if (!reader) return reader.error();
    while (true) {
      const auto next = reader->next();
      if (!next) return next.error();
      if (!*next) return {ErrorCode::io, "it was read to the end", ""};
    }
  }

  Manifest manifest_ = [] {
    Manifest made;
    made.rule_packs = {{"kz-2021", "1.0.0", "abc"}};
    made.options.far_threshold = Metres{15000.0};
    return made;
  }();

 private:
  fs::path folder_ = fs::temp_directory_path() / ("tyndau-replay-" + std::to_string(::getpid()));
};

TEST_F(Replay, GivesBackManifestCasesAndSummary) {
  auto reader = ReportReader::open(write(document(2)));
  ASSERT_TRUE(reader) << reader.error().where << ": " << reader.error().message;
  EXPECT_EQ(reader->manifest_text(), manifest_json(manifest_));
  EXPECT_TRUE(differences(reader->manifest(), manifest_).empty());
  for (const char* id : {"h-0", "h-1"}) {
    const auto next = reader->next();
    ASSERT_TRUE(next && *next);
    EXPECT_EQ((*next)->input.id, id);
    const test::MadeReport again((*next)->input);
    EXPECT_EQ(hearing_json(again.report, test::messages()), (*next)->text);
  }
  const auto end = reader->next();
  ASSERT_TRUE(end) << end.error().where << ": " << end.error().message;
  EXPECT_FALSE(*end);
  EXPECT_FALSE(*reader->next());
  EXPECT_EQ(reader->summary().rows.read, 3);
  EXPECT_EQ(reader->summary_text(), summary_json(reader->summary(), 2));
  EXPECT_EQ(reader->hearings(), 2U);
}

TEST_F(Replay, ReadsAReportWithoutHearings) {
  auto reader = ReportReader::open(write(document(0)));
  ASSERT_TRUE(reader);
  const auto end = reader->next();
  ASSERT_TRUE(end) << end.error().where << ": " << end.error().message;
  EXPECT_FALSE(*end);
}

TEST_F(Replay, ReadsLinesOfEveryLengthAroundItsBuffer) {
  constexpr std::size_t buffer = std::size_t{1} << 16;
  for (const std::size_t length : {buffer - 2, buffer - 1, buffer, buffer + 1, 2 * buffer, 3 * buffer - 3}) {
    std::ostringstream out;
    ReportWriter writer(out, manifest_);
    std::string line = R"({"id":"x","input":{"id":"x"},"pad":""})";
    line.insert(line.size() - 2, length - line.size(), 'p');
    writer.add(line);
    writer.add(line);
    writer.finish({});
    auto reader = ReportReader::open(write(out.str()));
    ASSERT_TRUE(reader);
    for (int i = 0; i < 2; ++i) {
      const auto next = reader->next();
      ASSERT_TRUE(next && *next) << length;
      EXPECT_EQ((*next)->text, line) << length;
    }
    ASSERT_TRUE(reader->next()) << length;
  }
}

TEST_F(Replay, SaysWhatIsWrongAndWhere) {
  EXPECT_EQ(ReportReader::open("/nowhere/report.json").error().code, ErrorCode::io);
  EXPECT_EQ(error_of("").where, "report.json:1");
  EXPECT_EQ(error_of("{\"tyndau_report\": 1}\n").code, ErrorCode::bad_input);
  EXPECT_EQ(error_of("{\"tyndau_report\":2,\n").code, ErrorCode::unsupported);
  const std::string whole = document(2);
  EXPECT_EQ(error_of(whole).message, "it was read to the end");
  EXPECT_THAT(error_of(whole + "x").message, HasSubstr("nothing after the summary"));
  EXPECT_EQ(error_of(whole.substr(0, whole.size() / 2)).code, ErrorCode::bad_input);
  std::string text = whole;
  text.replace(text.find("\"form\":\"survey\""), 15, "\"form\":\"servey\"");
  EXPECT_EQ(error_of(text).where, "report.json:4 /input/form");
}

TEST_F(Replay, RefusesEveryCutOfAReport) {
  const std::string whole = document(1);
  for (std::size_t size = 0; size < whole.size(); size += 97) {
    EXPECT_NE(error_of(whole.substr(0, size)).message, "it was read to the end") << size;
  }
}

TEST(FirstDifference, NamesTheMemberThatDiffers) {
  EXPECT_FALSE(first_difference("{\"a\":1}", "{\"a\":1}"));
  const auto found = first_difference(R"({"a":1,"f":[{"v":"pass"},{"v":"fail"}]})",
                                      R"({"a":1,"f":[{"v":"pass"},{"v":"pass"}]})");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->pointer, "/f/1/v");
  EXPECT_EQ(found->was, "\"fail\"");
  EXPECT_EQ(found->now, "\"pass\"");
}

TEST(FirstDifference, SeesWhatOnlyOneSideHas) {
  EXPECT_EQ(first_difference(R"({"a":[1]})", R"({"a":[1,2]})")->pointer, "/a/1");
  EXPECT_EQ(first_difference(R"({"a":[1]})", R"({"a":[1,2]})")->now, "2");
  EXPECT_EQ(first_difference(R"({"a":1,"b":2})", R"({"a":1})")->was, "2");
  EXPECT_EQ(first_difference(R"({"a":1})", R"({"a":1,"b":{"c":[true,null]}})")->now, R"({"c":[true,null]})");
}

TEST(FirstDifference, ShowsTheBytesWhenOnlyTheLayoutDiffersOrItIsNoJson) {
  EXPECT_EQ(first_difference("{\"a\":1}", "{\"a\": 1}")->pointer, "");
  const std::string cyrillic = "ааааааааааааааааааааааааааааааааааааааааааааааааааааааааа";
  const auto found = first_difference(cyrillic + "б", cyrillic + "в");
  EXPECT_THAT(found->was, HasSubstr("б"));
  EXPECT_THAT(found->now, HasSubstr("в"));
  EXPECT_EQ(found->was.substr(0, 2), "а");
}

TEST(MemberText, IsTheMembersOwnBytes) {
  const std::string text = R"({"a":"}\"{", "input" : {"x":["]"]} ,"n":-1.5e3,"last":true})";
  EXPECT_EQ(member_text(text, "a"), R"("}\"{")");
  EXPECT_EQ(member_text(text, "input"), R"({"x":["]"]})");
  EXPECT_EQ(member_text(text, "n"), "-1.5e3");
  EXPECT_EQ(member_text(text, "last"), "true");
  EXPECT_FALSE(member_text(text, "x"));
  for (const char* broken : {"", "{", "{}", "[", "{\"a", "{\"a\":", "{\"a\\", "}{"})
    EXPECT_FALSE(member_text(broken, "input"));
}

TEST(Manifest, ComesBackFromItsJson) {
  Manifest made;
  made.calendars = {{"kz", "1.0.0"}};
  made.datasets = {{"d", hearing::DatasetKind::zones, "", "s", 5, "x", "y", "z"}};
  made.options = {"kz-2021", Metres{1000.0}, Metres{2000.5}, geo::EdgeModel::planar};
  const auto read = manifest_from_json(manifest_json(made));
  ASSERT_TRUE(read) << read.error().where << ": " << read.error().message;
  EXPECT_TRUE(differences(made, *read).empty());
  EXPECT_EQ(manifest_json(*read), manifest_json(made));
}

TEST(Manifest, NamesWhatAnotherRunWouldDoDifferently) {
  Manifest was;
  was.rule_packs = {{"kz-2007", "1.0.0", "a"}, {"kz-2021", "1.0.0", "b"}};
  was.datasets = {{"old", hearing::DatasetKind::zones, "", "", 0, "", "", ""}};
  Manifest now = was;
  now.engine = "9.9.9";
  now.rule_packs[1].sha256 = "c";
  now.datasets[0].id = "new";
  now.options.edges = geo::EdgeModel::planar;
  EXPECT_THAT(differences(was, now),
              testing::ElementsAre("engine", "options/edge_model", "rule_packs/kz-2021", "datasets/old",
                                   "datasets/new"));
}

}  // namespace
}  // namespace tyndau::layers
