// What a page says in its box: the verdict, every place, how strong it is, and whose data it rests on.
#include "drawing/verdict.hpp"

#include "drawing/provenance.hpp"
#include "layers/words.hpp"
#include "unit/drawing/map_world.hpp"

#include <gmock/gmock.h>

namespace tyndau::drawing {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

Pen pen_of(const Typesetter& type, Language language = Language::en, const hearing::Atlas* places = nullptr) {
  return {test::shipped_messages(), language, type, places};
}

RuleReference rule_of(std::string_view article) {
  RuleReference rule;
  rule.article = article;
  return rule;
}

/// Three communities: a small one and a large one without a hearing, one with it.
test::World three_villages() {
  test::World world(test::Sketch("AA....BB....CC\nAA....BB....CC\n............1.\n", 1000.0));
  world.input.venues.clear();
  for (const auto* place : {"A", "B", "C"}) world.declare(place);
  world.places.settlements[0].population = 100;
  world.places.settlements[1].population = 9000;
  world.venue(test::venue_in("v", "C"));
  return world;
}

TEST(Verdict, NamesEveryCommunityWithItsAnswerFailingOnesFirstAndTheLargestOfThemFirst) {
  auto world = three_villages();
  const auto report = world.report();
  const Typesetter type;
  const auto spoken = spoken_verdict(report, pen_of(type));
  ASSERT_EQ(spoken.places.size(), 3U);
  EXPECT_THAT(spoken.places[0], StartsWith("B (9,000 people): no; "));
  EXPECT_THAT(spoken.places[1], StartsWith("A (100 people): no; "));
  EXPECT_EQ(spoken.places[2], "C (1,000 people): yes");
  EXPECT_THAT(spoken.sentences.front(), StartsWith("B: "));
  EXPECT_FALSE(spoken.places_head.empty());
}

/// What the map says of its one community when the report's finding about it is of this variant.
std::string told_of_community(const std::string& variant) {
  auto world = test::quarry();
  auto report = world.report();
  for (Finding& finding : report.findings) {
    if (finding.id != "community-without-hearing") continue;
    finding.verdict = Verdict::cannot_tell;
    finding.message.key = "community-without-hearing.cannot_tell." + variant;
  }
  const auto scene =
      make_location_map(report, world.atlas(), test::shipped_messages(), {Paper::a4, Language::en});
  return scene ? scene->description + "\n" + test::written(*scene, "legend") : scene.error().message;
}

TEST(Verdict, AHearingThatWasHeldIsNotCalledUnknownWhereOnlyWhoIsAffectedIs) {
  const std::string held = told_of_community("held_perhaps_affected"),
                    not_held = told_of_community("perhaps_affected"), open = told_of_community("overlap");
  EXPECT_THAT(
      held,
      HasSubstr("A hearing was held, but whether these communities are affected is not known: Anguko."));
  EXPECT_THAT(not_held, HasSubstr("whether these communities are affected is not known: Anguko."));
  EXPECT_THAT(open, HasSubstr("These data cannot tell whether a hearing was held in: Anguko."));
  for (const auto& told : {held, not_held})
    EXPECT_THAT(told, Not(HasSubstr("cannot tell whether a hearing")));
  EXPECT_THAT(held, HasSubstr("community where a hearing was"));
  EXPECT_THAT(not_held, HasSubstr("community where no hearing was"));
}

TEST(Verdict, OfOneCommunityNeedsNoList) {
  auto world = test::quarry();
  const Typesetter type;
  EXPECT_TRUE(spoken_verdict(world.report(), pen_of(type)).places.empty());
}

TEST(Verdict, ByARuleThatNobodyReadIsNeitherAPlainFailureNorAPlainPass) {
  auto world = three_villages();
  const Typesetter type;
  EXPECT_FALSE(spoken_verdict(world.report(), pen_of(type)).doubted());
  world.options.rule_pack = "kz-2007";
  for (const Language language : all_languages) {
    const auto spoken = spoken_verdict(world.report(), pen_of(type, language));
    EXPECT_TRUE(spoken.doubted());
    EXPECT_EQ(spoken.head, test::shipped_messages().phrase("head.place.fail.unconfirmed").in(language));
    EXPECT_EQ(spoken.strength, test::shipped_messages().phrase("strength.derived.unconfirmed").in(language));
  }
}

TEST(Verdict, WithoutACommunityIsTheAnswerToAQuestionAndSaysWhyNoDistanceStands) {
  test::World world;
  const Typesetter type;
  const auto spoken = spoken_verdict(world.report(), pen_of(type));
  EXPECT_EQ(spoken.head, "Is it known which communities are affected? Cannot tell.");
  EXPECT_THAT(spoken.sentences, testing::Contains(HasSubstr("No distance can be computed")));
}

TEST(Verdict, TellsWhichZonesTheDocumentsName) {
  test::World world;
  world.input.project.named_zones[hearing::ZoneKind::protected_area] = hearing::Seen::present;
  world.input.project.named_zones[hearing::ZoneKind::state_forest_fund] = hearing::Seen::absent;
  const Typesetter type;
  const auto spoken = spoken_verdict(world.report(), pen_of(type));
  EXPECT_THAT(spoken.sentences,
              testing::Contains("By the documents the site lies in a zone: protected area."));
}

TEST(Verdict, SaysThatTheRulesOfDifferentDaysDisagree) {
  test::World world;
  world.options.rule_pack.clear();
  world.input.form = hearing::Form::public_discussion;
  world.input.start = LocalDateTime{*make_date(2025, 12, 18), std::nullopt};
  world.input.project.named_zones[hearing::ZoneKind::protected_area] = hearing::Seen::present;
  const Typesetter type;
  const auto report = world.report();
  const auto* finding = layers::finding_about(report, "hearing-mandatory-zone", "protected_area");
  ASSERT_NE(finding, nullptr);
  ASSERT_EQ(finding->message.key, "regimes.cannot_tell");
  EXPECT_THAT(
      spoken_verdict(report, pen_of(type)).sentences,
      testing::Contains(testing::AllOf(
          StartsWith("Rules of which day apply is not known, and they differ: "),
          HasSubstr(
              "By the rules “Public hearings under the Environmental Code of 2007”: would fail, if the rule "
              "is as reported; source: "),
          Not(HasSubstr("passes")))));
}

TEST(Verdict, APublicDiscussionIsNotAskedForItsVenue) {
  test::World world;
  world.input.form = hearing::Form::public_discussion;
  const Typesetter type;
  EXPECT_THAT(who_and_where(world.report(), pen_of(type)),
              HasSubstr("a public discussion has no meeting place"));
}

TEST(Verdict, ADiscussionOfManyDaysHasItsFirstAndItsLast) {
  test::World world;
  world.input.form = hearing::Form::public_discussion;
  world.input.start = LocalDateTime{*make_date(2025, 12, 18), std::nullopt};
  world.input.end = LocalDateTime{*make_date(2026, 1, 19), std::nullopt};
  const Typesetter type;
  EXPECT_THAT(who_and_where(world.report(), pen_of(type)), HasSubstr("18 December 2025 to 19 January 2026"));
  EXPECT_THAT(who_and_where(world.report(), pen_of(type, Language::kk)), HasSubstr("18.12.2025–19.01.2026"));
}

TEST(Verdict, ArticlesAreCitedAsEachLanguageDoes) {
  const Typesetter type;
  const auto cited = [&](std::string_view text, Language language) {
    return article(rule_of(text), pen_of(type, language));
  };
  EXPECT_EQ(cited("68(5), 73(4)", Language::kk), "68-баптың 5-тармағы, 73-баптың 4-тармағы");
  EXPECT_EQ(cited("70(1)(3)", Language::kk), "70-баптың 1-тармағының 3) тармақшасы");
  EXPECT_EQ(cited("73(3)-(4)", Language::kk), "73-баптың 3–4-тармақтары");
  EXPECT_EQ(cited("annex 1, 10.31", Language::kk), "1-қосымша, 10.31-тармақ");
  EXPECT_EQ(cited("6", Language::kk), "6-бап");
  EXPECT_EQ(cited("70(1)(3)", Language::ru), "подпункт 3) пункта 1 статьи 70");
  EXPECT_EQ(cited("6(2)(a)-(e)", Language::ru), "подпункты a–e пункта 2 статьи 6");
  EXPECT_EQ(cited("annex 1, 10.31", Language::en), "annex 1, 10.31");
  EXPECT_EQ(cited("68(5), 73(4)", Language::en), "article 68(5), 73(4)");
}

TEST(Verdict, AnArticleOfAnotherShapeStaysAsItIs) {
  const Typesetter type;
  for (const std::string_view odd : {"7(", "(5)", "7(1)(2)(3)", "7-(2)", "7(1)-(2)(3)", "7(a b)"})
    EXPECT_THAT(article(rule_of(odd), pen_of(type, Language::ru)), HasSubstr(std::string(odd))) << odd;
}

TEST(Verdict, EveryCheckHasItsQuestionInTheRulesOfEveryCountry) {
  for (const auto& pack : test::shipped_rules().packs()) {
    for (const auto& rule : pack.rules)
      EXPECT_TRUE(test::shipped_messages().has("check." + rule.id)) << pack.id << " " << rule.id;
  }
}

TEST(Words, ADistanceOfZeroIsWithinTheSettlementAndAUselessOneIsCalledSo) {
  const Typesetter type;
  const auto pen = pen_of(type);
  EXPECT_EQ(to_boundary({}, false, pen), "within the settlement");
  EXPECT_EQ(to_boundary({}, true, pen), "within the settlement; the exact spot is not known");
  EXPECT_EQ(to_boundary({Metres{0.0}, Metres{34'040.0}}, false, pen),
            "practically unknown (at most 34.1 km)");
  EXPECT_EQ(to_boundary({Metres{0.0}, Metres{7'300.0}}, false, pen), "0–7.3 km");
  EXPECT_EQ(to_boundary({Metres{8'300.0}, Metres{13'400.0}}, false, pen), "8.3–13.4 km");
}

TEST(Words, PlacesAreToldApartByUnitsInTheLanguageOfThePage) {
  test::World world;
  hearing::AdminUnit unit;
  unit.id = "104400000";
  unit.level = hearing::UnitLevel::district;
  unit.name = "Кокпектинский район";
  unit.names = {"Көкпекті ауданы", "Кокпектинский район", "Kokpekty District"};
  world.places.units.push_back(unit);
  const Typesetter type;
  const auto& atlas = world.atlas();
  const hearing::UnitContext units{"область Нигде", "Кокпектинский район", ""};
  EXPECT_EQ(named_with_units({"Көкпекті", "Кокпекты", "Kokpekty"}, units, pen_of(type, Language::en, &atlas)),
            "Kokpekty (Kokpekty District, область Нигде)");
  EXPECT_EQ(named_with_units({"Көкпекті", "Кокпекты", "Kokpekty"}, {}, pen_of(type)), "Kokpekty");
}

TEST(Provenance, SaysWhoNamesTheCommunitiesWhereTheHearingWasAndWhosePositionsTheseAre) {
  auto world = three_villages();
  world.input.source_url = "https://example.org/notice";
  for (auto& place : world.places.settlements) place.dataset = "places";
  hearing::Dataset data;
  data.id = "places";
  const Typesetter type;
  const auto report = world.report();
  const std::string untitled = provenance_of(report, {data}, pen_of(type));
  EXPECT_THAT(untitled, HasSubstr("https://example.org/notice"));
  EXPECT_THAT(untitled, HasSubstr("the affected communities are named there"));
  EXPECT_THAT(untitled, HasSubstr("by the address given there"));
  EXPECT_THAT(untitled, HasSubstr("a loaded list"));
  data.title = {"Жерлер", "Места", "Places"};
  data.date = "2024-05-01";
  data.attribution = "Survey";
  data.source = "places.csv";
  EXPECT_THAT(provenance_of(report, {data}, pen_of(type)), HasSubstr("Places (2024-05-01): Survey"));
  world.input.source_url.clear();
  world.input.origin.unconfirmed = true;
  EXPECT_THAT(provenance_of(world.report(), {}, pen_of(type)),
              testing::AllOf(HasSubstr("read by a machine"), Not(HasSubstr("positions of"))));
}

TEST(Provenance, AListWithoutATitleIsCalledByTheSourceOfItsRows) {
  hearing::Settlement sample;
  sample.source = "OpenStreetMap node 1, ODbL";
  hearing::Dataset data;
  data.id = "examples";
  data.source = "settlements.csv";
  const Typesetter type;
  const std::string words = dataset_words(data, &sample, pen_of(type));
  EXPECT_THAT(words, HasSubstr("OpenStreetMap node 1, ODbL"));
  EXPECT_THAT(words, Not(HasSubstr("settlements.csv")));
}

}  // namespace
}  // namespace tyndau::drawing
