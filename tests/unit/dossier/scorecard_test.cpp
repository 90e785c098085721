// The scorecard of a register adds up, and says how sure it is.
#include "dossier/scorecard.hpp"

#include "dossier/charts.hpp"
#include "dossier/write_xlsx.hpp"
#include "unit/dossier/dossier_world.hpp"

#include <unistd.h>

#include <filesystem>

namespace tyndau::dossier {
namespace {

using test::table_of;

Finding finding(const std::string& id, Verdict verdict, FindingClass finding_class, bool verified) {
  Finding one;
  one.id = id;
  one.verdict = verdict;
  one.finding_class = finding_class;
  one.rule.verified = verified;
  return one;
}

hearing::Report report(const std::string& id, const std::string& oblast, int year,
                       std::vector<Finding> findings) {
  hearing::Report made;
  made.input.id = id;
  made.input.project.units.oblast = oblast;
  made.input.project.initiator = year % 2 == 0 ? "LLP Even" : "";
  made.input.start = LocalDateTime{*make_date(year, 5, 1), std::nullopt};
  made.findings = std::move(findings);
  return made;
}

RegisterTally tally() {
  RegisterTally all;
  const auto law = [](Verdict verdict) { return finding("notice-late", verdict, FindingClass::legal, true); };
  const auto derived = finding("spz-undeclared", Verdict::fail, FindingClass::derived, false);
  const auto advice = finding("venue-far-from-affected", Verdict::fail, FindingClass::advisory, false);
  for (const auto& one : {report("a", "Акмолинская область", 2022, {law(Verdict::fail), derived}),
                          report("b", "Акмолинская область", 2023, {law(Verdict::pass), advice}),
                          report("c", "", 2022, {law(Verdict::cannot_tell)}),
                          report("d", "Актюбинская область", 2022, {law(Verdict::pass), derived})})
    all.add(one);
  return all;
}

layers::Manifest manifest() { return layers::manifest_of(test::shipped_rules(), {}, {}); }

TEST(RegisterTally, CountsHearingsAndLeavesAdviceAndDoubtOut) {
  const auto all = tally();
  const layers::Scorecard& card = all.card();
  EXPECT_EQ(card.of_hearings().all, 4);
  EXPECT_EQ(card.of_hearings().judged, 3);
  EXPECT_EQ(card.of_hearings().failing, 2);
  EXPECT_EQ(card.hearings_by_oblast().at("Акмолинская область").failing, 1);
  EXPECT_EQ(card.hearings_by_oblast().at("").judged, 0);
  EXPECT_EQ(card.hearings_by_year().at(2022).all, 3);
  EXPECT_EQ(card.hearings_by_year().at(2022).failing, 2);
  EXPECT_EQ(card.hearings_by_initiator().at({false, "LLP Even"}).all, 3);
}

TEST(RegisterTally, TellsApartWhatFailsByRulesThatNobodyRead) {
  const auto all = tally();
  EXPECT_EQ(all.card().of_hearings().conditional, 1);
  EXPECT_EQ(all.card().of_hearings().certain(), 1);
  EXPECT_EQ(all.card().totals().at("spz-undeclared").conditional, 2);
  EXPECT_EQ(all.card().totals().at("notice-late").conditional, 0);
}

TEST(RegisterTally, PutsWhatFailsTheLawFirst) {
  const auto worst = tally().worst(10);
  ASSERT_EQ(worst.size(), 2U);
  EXPECT_EQ(worst[0].id, "a");
  EXPECT_EQ(worst[0].legal, 1);
  EXPECT_EQ(worst[0].derived, 1);
  EXPECT_EQ(worst[1].id, "d");
  EXPECT_EQ(tally().worst(1).size(), 1U);
}

TEST(ScorecardPaper, StatesSharesWithTheirIntervals) {
  const auto all = tally();
  const auto titles = layers::finding_titles(test::shipped_rules());
  const auto made = manifest();
  const auto paper = make_scorecard({all, test::shipped_messages(), titles, made, nullptr}, Language::en);
  const Table& findings = table_of(paper, "scorecard.findings");
  const auto late = std::find_if(findings.rows.begin(), findings.rows.end(), [&](const auto& row) {
    return row[0].text == layers::title_of(titles, "notice-late", Language::en);
  });
  ASSERT_NE(late, findings.rows.end());
  const auto share = layers::share(1, 3);
  EXPECT_EQ((*late)[1].text, "1");
  EXPECT_EQ((*late)[2].text, "0");
  EXPECT_EQ((*late)[5].text, "33.3 % (6.1–79.2)");
  EXPECT_NEAR(*(*late)[5].number, 100.0 * share->value, 1e-9);
  EXPECT_NEAR(share->interval.low, 0.0615, 1e-3);
  const Table& oblasts = table_of(paper, "scorecard.oblasts.caption");
  EXPECT_EQ(oblasts.rows.size(), 3U);
  EXPECT_EQ(table_of(paper, "scorecard.initiators.caption").rows.front()[0].text, "LLP Even");
  EXPECT_EQ(table_of(paper, "scorecard.worst.caption").rows.front()[0].text, "a");
  EXPECT_NE(paper.description.find("a rule whose text was read in 1,"), std::string::npos)
      << paper.description;
  EXPECT_NE(paper.description.find("In 1 more"), std::string::npos) << paper.description;
}

/// The alerts of a scorecard with these outlines.
std::string alerts_with(const std::vector<hearing::AdminUnit>& units) {
  const auto all = tally();
  const auto titles = layers::finding_titles(test::shipped_rules());
  const auto made = manifest();
  const auto paper = make_scorecard({all, test::shipped_messages(), titles, made, &units}, Language::en);
  std::string words;
  for (const auto* one : test::blocks_of<Paragraph>(paper)) {
    if (one->tone == Tone::alert) words += test::words_of(one->line);
  }
  return words;
}

TEST(ScorecardPaper, SaysWhyThereIsNoMapAndWhoIsNotOnIt) {
  EXPECT_NE(alerts_with({}).find("tyndau load units"), std::string::npos);
  hearing::AdminUnit one;
  one.level = hearing::UnitLevel::oblast;
  one.name = "Акмолинская область";
  one.shape = {{}, {}, {{{{70.0, 50.0}, {71.0, 50.0}, {71.0, 51.0}}, {}}}};
  const std::string words = alerts_with({one});
  EXPECT_NE(words.find("do not show them apart: Актюбинская область."), std::string::npos) << words;
  EXPECT_EQ(words.find("Акмолинская"), std::string::npos) << words;
}

TEST(ScorecardPaper, StandsBesideEveryPercentageOfTheCountrysOwnReport) {
  const auto all = tally();
  const auto titles = layers::finding_titles(test::shipped_rules());
  const auto made = manifest();
  for (const Language language : all_languages) {
    const auto paper = make_scorecard({all, test::shipped_messages(), titles, made, nullptr}, language);
    std::size_t lines = 0;
    for (const auto& reference : layers::references()) lines += reference.findings.size();
    EXPECT_EQ(table_of(paper, "reference.title", language).rows.size(), lines);
    EXPECT_TRUE(to_pdf(paper));
    EXPECT_EQ(to_html(paper).find("<script"), std::string::npos);
  }
}

TEST(ScorecardPaper, HasABarForEachYearThatWasJudged) {
  const auto all = tally();
  const auto titles = layers::finding_titles(test::shipped_rules());
  const auto made = manifest();
  const auto paper = make_scorecard({all, test::shipped_messages(), titles, made, nullptr}, Language::ru);
  const auto pictures = test::blocks_of<Picture>(paper);
  ASSERT_EQ(pictures.size(), 1U);
  const auto bars = test::of_kind(*pictures.front()->scene, "bar");
  ASSERT_EQ(bars.size(), 2U);
  EXPECT_NE(pictures.front()->scene->description.find("2022: 100 %"), std::string::npos);
}

TEST(Choropleth, ShadesOblastsByTheirShareAndLeavesOthersBlank) {
  std::vector<hearing::AdminUnit> units(3);
  for (std::size_t i = 0; i < units.size(); ++i) {
    const double west = 70.0 + static_cast<double>(i);
    units[i].id = "u" + std::to_string(i);
    units[i].level = hearing::UnitLevel::oblast;
    units[i].name = i == 0 ? "Акмолинская" : i == 1 ? "Актюбинская область" : "Другая";
    units[i].shape = {{}, {}, {{{{west, 50.0}, {west + 1.0, 50.0}, {west + 1.0, 51.0}, {west, 51.0}}, {}}}};
  }
  const auto map = draw_choropleth(tally().card().hearings_by_oblast(), units, "title", "none", Language::ru);
  ASSERT_NE(map, nullptr);
  const auto oblasts = test::of_kind(*map, "oblast");
  ASSERT_EQ(oblasts.size(), 3U);
  EXPECT_FALSE(*oblasts[0]->fill == *oblasts[2]->fill);
  EXPECT_TRUE(oblasts[2]->stroke->dash.size() == 2);
  EXPECT_NE(map->description.find("Актюбинская область: 100 %"), std::string::npos);
  EXPECT_EQ(draw_choropleth(tally().card().hearings_by_oblast(), {}, "title", "none", Language::ru), nullptr);
}

TEST(ScorecardWorkbook, HasASheetForEachTable) {
  const auto all = tally();
  const auto titles = layers::finding_titles(test::shipped_rules());
  const auto made = manifest();
  const auto paper = make_scorecard({all, test::shipped_messages(), titles, made, nullptr}, Language::kk);
  const auto file =
      std::filesystem::temp_directory_path() / ("tyndau_card_" + std::to_string(getpid()) + ".xlsx");
  ASSERT_TRUE(write_xlsx(paper, file));
  EXPECT_GT(std::filesystem::file_size(file), 5000U);
  std::filesystem::remove(file);
  EXPECT_FALSE(write_xlsx(paper, "/nowhere/at/all.xlsx"));
}

}  // namespace
}  // namespace tyndau::dossier
