#include "app/register.hpp"

#include "app/collections.hpp"
#include "layers/feature_json.hpp"
#include "layers/offered_crs.hpp"
#include "unit/app/small_world.hpp"
#include "unit/store/register_file.hpp"

#include <gmock/gmock.h>

namespace tyndau::app {
namespace {

using store::Collection;
using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using Kind = Refusal::Kind;

const Author author{"t-1", "r-1"};

class RegisterFacadeTest : public test::RegisterTest {
 protected:
  void SetUp() override {
    RegisterTest::SetUp();
    store_ = open();
    engine_ = std::make_shared<CurrentEngine>(test::small_engine());
    register_ = std::make_unique<Register>(store_, engine_, test::sentences(), [] { return test::at(0); });
  }
  void TearDown() override {
    register_.reset();
    store_.reset();
    RegisterTest::TearDown();
  }

  static std::string project(const std::string& more = {}) {
    return R"({"type": "Feature", "id": "gold", "geometry": {"type": "Point", "coordinates": [71.96, 52.44]},
      "properties": {"project_name": "Gold works", "oblast": "Акмолинская область", "spz_radius_m": 1000,
      "affected_communities": ["Аксу"])" +
           more + "}}";
  }
  static std::string hearing(const std::string& venue = "Степногорск", const std::string& more = {}) {
    return R"({"type": "Feature", "id": "h1", "geometry": null, "properties": {"project_id": "gold",
      "venue_settlement": ")" +
           venue + R"(", "hearing_start": "2022-08-03T15:00")" + more + "}}";
  }
  void write_both() {
    ASSERT_TRUE(register_->create(Collection::projects, project(), author));
    ASSERT_TRUE(register_->create(Collection::hearings, hearing(), author));
  }
  Answer<Rescreened> rescreen(
      const std::vector<std::string>& hearings, const std::function<bool()>& stop = [] { return false; }) {
    return register_->rescreen(hearings, stop,
                               [](const auto&, const auto&) -> store::Done { return std::monostate{}; });
  }
  std::string verdict(const std::string& finding) {
    const auto report = register_->report("h1");
    EXPECT_TRUE(report);
    if (!report) return {};
    const auto found = report->report.verdicts.find(finding);
    return found == report->report.verdicts.end() ? "none" : found->second;
  }
  /// Pointers and codes of what is wrong with a feature.
  template <class T>
  static std::vector<std::pair<std::string, std::string>> faults(const Answer<T>& answer) {
    std::vector<std::pair<std::string, std::string>> list;
    if (answer) return list;
    for (const auto& fault : answer.error().faults) {
      list.emplace_back(fault.pointer, fault.code);
      EXPECT_TRUE(test::sentences().has(fault.message.key)) << fault.message.key;
    }
    return list;
  }

  /// What the layer shows of one item.
  std::string shown(layers::CollectionId id, std::string_view item) {
    Collections collections(store_, engine_, test::sentences(),
                            std::make_shared<const std::atomic<std::uint64_t>>(0));
    const auto now = collections.current();
    if (!now) return {};
    const auto& collection = (*now)->get(id);
    std::string json;
    const auto position = collection.find(item);
    if (!position || !layers::write_feature(json, collection, *position, layers::offered_crs().front())) {
      return {};
    }
    for (const auto& field : collection.head().fields) {
      EXPECT_THAT(json, HasSubstr('"' + field.name + "\":")) << item;
    }
    return json;
  }

  std::shared_ptr<store::RegisterStore> store_;
  std::shared_ptr<CurrentEngine> engine_;
  std::unique_ptr<Register> register_;
};

using Faults = std::vector<std::pair<std::string, std::string>>;

TEST_F(RegisterFacadeTest, AHearingIsScreenedInTheWriteThatBringsIt) {
  write_both();
  const auto report = register_->report("h1");
  ASSERT_TRUE(report);
  EXPECT_EQ(report->report.year, 2022);
  EXPECT_EQ(report->report.oblast, "Акмолинская область");
  EXPECT_THAT(report->report.document, HasSubstr("\"id\":\"h1\""));
  EXPECT_EQ(verdict("community-without-hearing"), "fail");
}

TEST_F(RegisterFacadeTest, LayersNameEveryFieldAndWhatIsNotSaidIsNull) {
  write_both();
  EXPECT_THAT(shown(layers::CollectionId::projects, "gold"), HasSubstr("\"district\":null"));
  EXPECT_THAT(shown(layers::CollectionId::hearings, "h1"), HasSubstr("\"venue_lon\":null"));
}

TEST_F(RegisterFacadeTest, WhatALayerShowsMayBeWrittenBack) {
  ASSERT_TRUE(register_->create(Collection::projects, project(R"(, "district": null)"), author));
  auto placed = hearing();
  placed.replace(placed.find("null"), 4, R"({"type": "Point", "coordinates": [71.88, 52.35]})");
  ASSERT_TRUE(register_->create(Collection::hearings, placed, author));
  const auto written = shown(layers::CollectionId::hearings, "h1");
  EXPECT_THAT(written, HasSubstr("\"Point\""));
  EXPECT_EQ(faults(register_->replace(Collection::hearings, "h1", written, {}, author)), Faults{});
  EXPECT_EQ(shown(layers::CollectionId::hearings, "h1"), written);
  const auto works = shown(layers::CollectionId::projects, "gold");
  EXPECT_EQ(faults(register_->replace(Collection::projects, "gold", works, {}, author)), Faults{});
}

TEST_F(RegisterFacadeTest, MovingTheHearingChangesItsReport) {
  write_both();
  ASSERT_TRUE(register_->replace(Collection::hearings, "h1", hearing("Аксу"), {}, author));
  EXPECT_EQ(verdict("community-without-hearing"), "pass");
}

TEST_F(RegisterFacadeTest, AChangedProjectScreensItsHearingsAgain) {
  write_both();
  ASSERT_TRUE(
      register_->replace(Collection::projects, "gold",
                         R"({"type": "Feature", "geometry": null, "properties": {"project_name": "Gold works",
                                     "affected_communities": "Степногорск"}})",
                         {}, author));
  EXPECT_EQ(verdict("community-without-hearing"), "pass");
}

TEST_F(RegisterFacadeTest, SeveralVenuesAreOneHearing) {
  ASSERT_TRUE(register_->create(Collection::projects, project(), author));
  ASSERT_TRUE(
      register_->create(Collection::hearings,
                        R"({"type": "Feature", "id": "h1", "properties": {"project_id": "gold", "venues": [
      {"venue_settlement": "Степногорск", "hearing_start": "2022-08-03T15:00"},
      {"venue_settlement": "Аксу", "hearing_start": "2022-08-04T15:00"}]}})",
                        author));
  EXPECT_EQ(verdict("community-without-hearing"), "pass");
  EXPECT_THAT(register_->report("h1")->report.document, HasSubstr("\"id\":\"v2\""));
}

TEST_F(RegisterFacadeTest, EverythingWrongIsNamedAtItsPlace) {
  ASSERT_TRUE(register_->create(Collection::projects, project(), author));
  const auto answer = register_->create(
      Collection::hearings,
      R"({"type": "Feature", "id": "h1", "extra": 1, "properties": {"project_id": "gold", "venue_settlment": "x",
          "spz_radius_m": 3, "notice_date": {"day": 1}}})",
      author);
  EXPECT_EQ(faults(answer), (Faults{{"/extra", "unknown-member"},
                                    {"/properties/venue_settlment", "unknown-member-near"},
                                    {"/properties/spz_radius_m", "member-elsewhere"},
                                    {"/properties/notice_date", "expected-plain"}}));
  EXPECT_EQ(answer.error().kind, Kind::senseless);
}

TEST_F(RegisterFacadeTest, TheIntakesProblemsStandAtTheirMembers) {
  ASSERT_TRUE(register_->create(Collection::projects, project(), author));
  const auto answer = register_->create(
      Collection::hearings,
      R"({"type": "Feature", "id": "h1", "properties": {"project_id": "gold", "notice_date": "31.02.2022",
          "venues": [{"venue_settlement": "Аксу"}, {"venue_lon": "here", "venue_lat": 52}]}})",
      author);
  const auto found = faults(answer);
  ASSERT_EQ(answer.error().kind, Kind::senseless);
  EXPECT_THAT(found, Contains(Field(&Faults::value_type::first, "/properties/notice_date")));
  EXPECT_THAT(found, Contains(Field(&Faults::value_type::first, "/properties/venues/1/venue_lon")));
}

TEST_F(RegisterFacadeTest, AGeometryThatIsNoneIsRefusedAtItsPosition) {
  const auto answer = register_->create(
      Collection::projects,
      R"({"type": "Feature", "id": "p", "geometry": {"type": "Point", "coordinates": [71, 99]}, "properties": {}})",
      author);
  ASSERT_FALSE(answer);
  EXPECT_THAT(faults(answer).front().first, HasSubstr("/geometry"));
}

TEST_F(RegisterFacadeTest, ARefusedWriteLeavesNothing) {
  const auto answer = register_->create(Collection::hearings, hearing(), author);
  EXPECT_EQ(faults(answer), (Faults{{"/properties/project_id", "project-unknown"}}));
  EXPECT_EQ(register_->item(Collection::hearings, "h1").error().kind, Kind::missing);
  EXPECT_TRUE(register_->audit(10)->empty());
}

TEST_F(RegisterFacadeTest, AnIdIsTakenOnceAndMadeWhereNoneIsGiven) {
  ASSERT_TRUE(register_->create(Collection::projects, project(), author));
  EXPECT_EQ(register_->create(Collection::projects, project(), author).error().kind, Kind::conflict);
  const std::string nameless = R"({"type": "Feature", "properties": {"project_name": "x"}})";
  const auto one = register_->create(Collection::projects, nameless, author);
  const auto other = register_->create(Collection::projects, nameless, author);
  ASSERT_TRUE(one && other);
  EXPECT_NE(one->id, other->id);
}

TEST_F(RegisterFacadeTest, ALostUpdateIsRefused) {
  write_both();
  const auto first = register_->item(Collection::hearings, "h1")->version;
  const auto only_first = [first](std::int64_t version) { return version == first; };
  ASSERT_TRUE(register_->replace(Collection::hearings, "h1", hearing("Аксу"), only_first, author));
  const auto lost = register_->replace(Collection::hearings, "h1", hearing(), only_first, author);
  EXPECT_EQ(lost.error().kind, Kind::outdated);
  EXPECT_EQ(register_->remove(Collection::hearings, "h1", only_first, author).error().kind, Kind::outdated);
  EXPECT_EQ(verdict("community-without-hearing"), "pass");
}

TEST_F(RegisterFacadeTest, AProjectStaysWhileItHasHearings) {
  write_both();
  EXPECT_EQ(register_->remove(Collection::projects, "gold", {}, author).error().kind, Kind::conflict);
  ASSERT_TRUE(register_->remove(Collection::hearings, "h1", {}, author));
  EXPECT_EQ(register_->report("h1").error().kind, Kind::missing);
  EXPECT_TRUE(register_->remove(Collection::projects, "gold", {}, author));
  EXPECT_EQ(register_->remove(Collection::projects, "gold", {}, author).error().kind, Kind::missing);
}

TEST_F(RegisterFacadeTest, EachWriteIsLoggedWithoutPersonalData) {
  ASSERT_TRUE(register_->create(
      Collection::projects, project(R"(, "initiator": "Ivan Ivanov", "initiator_private": true)"), author));
  const auto log = register_->audit(10);
  ASSERT_EQ(log->size(), 1U);
  EXPECT_EQ(log->front().token, "t-1");
  EXPECT_EQ(log->front().action, "create");
  EXPECT_EQ(log->front().item, "gold");
  EXPECT_EQ(register_->item(Collection::projects, "gold")->feature.find("Ivan"), std::string::npos);
}

TEST_F(RegisterFacadeTest, TheHistoryNamesWhatAReplacementChangedAndNoValue) {
  using Names = std::vector<std::string>;
  write_both();
  ASSERT_TRUE(register_->replace(Collection::hearings, "h1",
                                 hearing("Аксу", R"(, "notes": "told by a fictional Sochinov")"), {},
                                 author));
  ASSERT_TRUE(
      register_->replace(Collection::hearings, "h1", hearing("Аксу", R"(, "notes": null)"), {}, author));
  ASSERT_TRUE(register_->replace(Collection::hearings, "h1", hearing("Аксу"), {}, author));
  ASSERT_TRUE(register_->remove(Collection::hearings, "h1", {}, author));
  const auto history = register_->history(Collection::hearings, "h1");
  ASSERT_TRUE(history);
  std::vector<std::pair<std::string, std::optional<Names>>> told;
  for (const auto& change : *history) told.emplace_back(change.entry.action, change.entry.changed);
  EXPECT_EQ(told, (decltype(told){{"delete", {}},
                                  {"replace", Names{}},
                                  {"replace", Names{"notes"}},
                                  {"replace", Names{"notes", "venue_settlement"}},
                                  {"create", {}}}));
  EXPECT_GT(history->front().entry.version, history->back().entry.version);
  EXPECT_EQ(register_->history(Collection::hearings, "h2").error().kind, Kind::missing);
  EXPECT_EQ(register_->history(Collection::projects, "h1").error().kind, Kind::missing);
}

TEST_F(RegisterFacadeTest, AMovedProjectHasAnotherGeometry) {
  ASSERT_TRUE(register_->create(Collection::projects, project(), author));
  auto moved = project();
  moved.replace(moved.find("71.96"), 5, "71.97");
  ASSERT_TRUE(register_->replace(Collection::projects, "gold", moved, {}, author));
  EXPECT_EQ(register_->history(Collection::projects, "gold")->front().entry.changed,
            std::vector<std::string>{"geometry"});
}

TEST_F(RegisterFacadeTest, AReplyStandsWithItsFinding) {
  write_both();
  const auto said = register_->state("h1:community-without-hearing:a:1",
                                     R"({"kind": "dispute", "text": "A bus was arranged."})", author);
  ASSERT_TRUE(said) << faults(said).front().second;
  EXPECT_EQ(said->subject, "a:1");
  EXPECT_EQ(register_->report("h1")->statements.front().text, "A bus was arranged.");
  EXPECT_EQ(
      register_->state("h1:no-such-finding:", R"({"kind": "dispute", "text": "x"})", author).error().kind,
      Kind::missing);
  EXPECT_EQ(faults(register_->state("h1:community-without-hearing:a:1", R"({"kind": "rumour", "text": "x"})",
                                    author)),
            (Faults{{"/kind", "reading"}}));
}

TEST_F(RegisterFacadeTest, TheScorecardCountsTheRegister) {
  write_both();
  const auto scorecard = register_->scorecard();
  ASSERT_TRUE(scorecard);
  EXPECT_EQ(scorecard->hearings(), 1);
  EXPECT_EQ(scorecard->totals().at("community-without-hearing")[Verdict::fail], 1);
  EXPECT_EQ(scorecard->by_year().at({"community-without-hearing", 2022})[Verdict::fail], 1);
}

TEST_F(RegisterFacadeTest, OtherPlacesScreenEverythingAgain) {
  write_both();
  auto places = test::small_places();
  places.datasets.front().sha256 = "other";
  places.settlements.front().centre = {71.88161, 52.35062};  // Aksu now lies where the hearing was
  places.settlements.front().extent.shape = geo::point_shape({71.88161, 52.35062});
  engine_->set(test::small_engine(std::move(places)));
  const auto& manifest = engine_->get()->manifest_sha256;
  EXPECT_EQ(register_->plan_rescreening(manifest).value_or(-1), 1);
  EXPECT_EQ(register_->plan_rescreening(manifest).value_or(-1), 0) << "that is under way";
  const auto done = rescreen({"h1", "erased meanwhile"});
  ASSERT_TRUE(done);
  EXPECT_EQ(done->screened, 1);
  EXPECT_EQ(done->left, 1);
  EXPECT_NE(verdict("community-without-hearing"), "fail");
}

TEST_F(RegisterFacadeTest, AHearingThatIsChangedMeanwhileKeepsTheReportOfItsWriter) {
  write_both();
  const auto version = [&] { return register_->item(Collection::hearings, "h1")->version; };
  const auto before = version();
  const auto done = rescreen({"h1"}, [&] {
    if (version() == before) {
      EXPECT_TRUE(register_->replace(Collection::hearings, "h1", hearing("Аксу"), {}, author));
    }
    return false;
  });
  ASSERT_TRUE(done);
  EXPECT_EQ(done->screened, 0);
  EXPECT_EQ(register_->report("h1")->report.version, version());
}

TEST_F(RegisterFacadeTest, AReportIsWrittenTogetherWithTheEndOfItsJobOrNotAtAll) {
  write_both();
  const auto before = register_->report("h1")->report.document;
  auto places = test::small_places();
  places.settlements.front().centre = {71.88161, 52.35062};
  places.settlements.front().extent.shape = geo::point_shape({71.88161, 52.35062});
  engine_->set(test::small_engine(std::move(places)));
  const auto refused = register_->rescreen(
      {"h1"}, [] { return false; },
      [](const store::Session&, const Rescreened&) -> store::Done {
        return fail(ErrorCode::conflict, "another worker has this job");
      });
  EXPECT_FALSE(refused);
  EXPECT_EQ(register_->report("h1")->report.document, before);
}

TEST_F(RegisterFacadeTest, HostileJsonIsRefusedAndNeverStored) {
  const std::string deep(200, '[');
  for (const std::string& text :
       {std::string("{"), std::string("null"), deep + std::string(200, ']'),
        std::string("{\"type\":\"Feature\",\"type\":1}"), std::string("{\"id\":1e400}"),
        std::string("{\"id\":NaN}"), std::string("[]"), std::string(1, '\0'),
        std::string("{\"type\": \"Feature\", \"properties\": 7}")}) {
    const auto answer = register_->create(Collection::projects, text, author);
    ASSERT_FALSE(answer) << text;
    EXPECT_FALSE(answer.error().faults.empty()) << text;
  }
}

}  // namespace
}  // namespace tyndau::app
