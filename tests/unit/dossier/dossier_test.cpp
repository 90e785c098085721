// What a dossier says: the same as the report it is made of, with nothing left out.
#include "layers/answer.hpp"
#include "unit/dossier/dossier_world.hpp"

namespace tyndau::dossier {
namespace {

using test::blocks_of;
using test::Papers;
using test::quarry;
using test::table_of;
using test::words_of;

const Plate& plate_of(const Document& paper) { return *blocks_of<Plate>(paper).front(); }

TEST(Dossier, BeginsWithTheVerdictItsDistanceAndItsSource) {
  auto world = quarry();
  const Papers papers(world);
  for (const Language language : all_languages) {
    const auto paper = papers.dossier(language);
    const Plate& plate = plate_of(paper);
    EXPECT_EQ(plate.verdict, Verdict::fail);
    const auto* finding = layers::finding_about(papers.report(), "community-without-hearing", "A");
    ASSERT_NE(finding, nullptr);
    EXPECT_NE(plate.text.find(test::shipped_messages().render(finding->message, language)),
              std::string::npos);
    EXPECT_EQ(plate.notes.size(), 3U);
  }
}

TEST(Dossier, HasEachFindingOnceWithItsAuthorityFailuresFirstAndOpenOnesLast) {
  auto world = quarry();
  const Papers papers(world);
  const auto paper = papers.dossier();
  const auto judged = blocks_of<Judged>(paper);
  const auto& findings = papers.report().findings;
  const auto applicable = std::count_if(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.verdict != Verdict::not_applicable;
  });
  EXPECT_EQ(judged.size(), static_cast<std::size_t>(applicable));
  int rank = 0;
  for (const Judged* one : judged) {
    const int now = one->verdict == Verdict::fail ? 0 : one->verdict == Verdict::pass ? 1 : 2;
    EXPECT_GE(now, rank);
    rank = now;
    EXPECT_GE(one->facts.facts.size(), 2U) << one->title;
  }
}

TEST(Dossier, ACheckWithoutAFaultIsAQuestionAndAFailingOneNamesItsFault) {
  auto world = quarry();
  const Papers papers(world);
  for (const Language language : all_languages) {
    const auto paper = papers.dossier(language);
    for (const Judged* one : blocks_of<Judged>(paper))
      EXPECT_EQ(one->title.find('?') == std::string::npos, one->verdict == Verdict::fail) << one->title;
  }
}

TEST(Dossier, WhatIsNeededIsANumberedListThatStandsOnceOnTheFirstPage) {
  auto world = quarry();
  const Papers papers(world);
  const auto paper = papers.dossier();
  const auto steps = layers::next_steps(papers.report(), test::shipped_messages());
  ASSERT_FALSE(steps.needed.empty());
  const auto lists = blocks_of<Listing>(paper);
  ASSERT_FALSE(lists.empty());
  EXPECT_TRUE(lists.front()->numbered);
  ASSERT_EQ(lists.front()->items.size(), steps.needed.size());
  EXPECT_EQ(words_of(lists.front()->items.front()), steps.needed.front().en);
  EXPECT_EQ(plate_of(paper).text.find(steps.needed.front().en), std::string::npos);
}

TEST(Dossier, NamesEverythingThatFailsOnItsFirstPage) {
  auto world = quarry();
  const Papers papers(world);
  const auto paper = papers.dossier();
  std::string first_page;
  for (const Paragraph* one : blocks_of<Paragraph>(paper)) first_page += words_of(one->line) + "\n";
  for (const Judged* one : blocks_of<Judged>(paper)) {
    if (one->verdict == Verdict::fail) {
      EXPECT_NE(first_page.find(one->title), std::string::npos) << one->title;
    }
  }
}

TEST(Dossier, DistrictsThatTheDocumentsNameStandInATableWithTheirAnswer) {
  test::World world;
  world.input.project.declared_units = {{"Zharma District", hearing::UnitLevel::district, ""}};
  world.input.start = LocalDateTime{*make_date(2025, 5, 20), std::nullopt};
  auto venue = test::venue_in("v", "Kokpekty");
  venue.units.district = "Kokpekty District";
  world.venue(venue);
  const auto paper = Papers(world).dossier();
  const Table& table = table_of(paper, "dossier.units");
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_EQ(table.rows[0][0].text, "Zharma District");
  EXPECT_FALSE(table.rows[0][2].text.empty());
  EXPECT_EQ(table.rows[0][3].text, test::shipped_messages().phrase("dossier.unit.declared").en);
}

TEST(Dossier, ADoubtedVerdictHasALookOfItsOwn) {
  auto world = quarry();
  world.options.rule_pack = "kz-2007";
  const Papers papers(world);
  const auto paper = papers.dossier();
  EXPECT_TRUE(plate_of(paper).doubted);
  EXPECT_NE(to_html(paper).find("class=\"plate fail doubted\""), std::string::npos);
  auto plain_world = quarry();
  EXPECT_EQ(to_html(Papers(plain_world).dossier()).find("class=\"plate fail doubted\""), std::string::npos);
}

TEST(Dossier, SaysWhatWouldSettleEveryOpenFinding) {
  auto world = quarry();
  const Papers papers(world);
  const std::string settles = test::shipped_messages().phrase("page.settles").en;
  const auto paper = papers.dossier();
  for (const Judged* one : blocks_of<Judged>(paper)) {
    if (one->verdict != Verdict::cannot_tell) continue;
    const bool said = std::any_of(one->facts.facts.begin(), one->facts.facts.end(),
                                  [&](const auto& fact) { return fact.name == settles; });
    EXPECT_TRUE(said) << one->title;
  }
}

TEST(Dossier, MarksWhatIsNotConfirmed) {
  auto world = quarry();
  const Papers papers(world);
  const std::string mark = test::shipped_messages().phrase("word.not_confirmed").en;
  const auto paper = papers.dossier();
  std::size_t at = 0;
  std::vector<const Finding*> all;
  for (const auto& finding : papers.report().findings) {
    if (finding.verdict != Verdict::not_applicable) all.push_back(&finding);
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const auto* a, const auto* b) { return layers::rank(*a) < layers::rank(*b); });
  std::stable_partition(all.begin(), all.end(),
                        [](const auto* one) { return one->verdict != Verdict::cannot_tell; });
  for (const Judged* one : blocks_of<Judged>(paper)) {
    const Finding& finding = *all[at++];
    std::string authority;
    for (const auto& fact : one->facts.facts) {
      if (fact.name == test::shipped_messages().phrase("dossier.authority").en)
        authority = words_of(fact.value);
    }
    EXPECT_EQ(authority.find(mark) == std::string::npos, finding.rule.verified) << one->title;
    EXPECT_NE(authority.find(std::string(finding.rule.article)), std::string::npos);
  }
}

TEST(Dossier, ListsEveryCommunityWithItsDistancesAndHowItIsKnown) {
  auto world = quarry();
  const Papers papers(world);
  const auto paper = papers.dossier(Language::ru);
  const Table& table = table_of(paper, "sheet.communities", Language::ru);
  ASSERT_EQ(table.rows.size(), papers.report().geography.communities.size());
  const auto& row = table.rows.front();
  const auto& community = papers.report().geography.communities.front();
  EXPECT_EQ(row[0].text, "Ангукох");
  EXPECT_EQ(row[1].text, hearing::format_quantity(exactly(4003, Unit::people), Language::ru));
  EXPECT_EQ(row[2].text, drawing::short_distance(*community.footprint_distance, Language::ru));
  EXPECT_EQ(row[3].text, drawing::short_distance(*community.judged()->distance, Language::ru));
  EXPECT_EQ(row[5].verdict, Verdict::fail);
  EXPECT_NE(row[6].text.find(test::shipped_messages().phrase("basis.computed").ru), std::string::npos);
}

TEST(Dossier, CountsDaysAsTheRuleDoesAndAsACalendarDoes) {
  auto world = quarry();
  world.input.notice.date = make_date(2025, 5, 6);
  const Papers papers(world);
  const auto paper = papers.dossier();
  const Table& table = table_of(paper, "dossier.timeline.caption");
  const auto notice = std::find_if(table.rows.begin(), table.rows.end(), [](const auto& row) {
    return row[0].text == test::shipped_messages().phrase("dossier.event.notice").en;
  });
  ASSERT_NE(notice, table.rows.end());
  EXPECT_EQ((*notice)[1].text, "6 May 2025");
  EXPECT_EQ((*notice)[2].text, "14 calendar days before");
  const auto* finding = layers::finding_about(papers.report(), "notice-late", "");
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ((*notice)[3].text, hearing::format_quantity(*finding->measured, Language::en));
  EXPECT_EQ((*notice)[5].verdict, finding->verdict);
}

TEST(Dossier, NamesWhatHasNoDate) {
  auto world = quarry();
  const auto paper = Papers(world).dossier();
  const Table& table = table_of(paper, "dossier.timeline.caption");
  EXPECT_GE(table.rows.size(), 5U);
  EXPECT_EQ(table.rows.front()[1].text, test::shipped_messages().phrase("word.not_stated").en);
}

TEST(Dossier, TellsWhatWasNotLookedForFromWhatIsAbsent) {
  auto world = quarry();
  world.input.documents.parts[hearing::DocumentPart::location_map] = hearing::Seen::absent;
  world.input.documents.parts[hearing::DocumentPart::report] = hearing::Seen::present;
  const auto paper = Papers(world).dossier();
  const auto& rows = table_of(paper, "dossier.checklist.documents").rows;
  std::map<std::string, std::optional<Verdict>> seen;
  for (const auto& row : rows) seen[row[0].text] = row[1].verdict;
  const auto verdict_of = [&](const char* part) { return seen.at(test::shipped_messages().phrase(part).en); };
  EXPECT_EQ(verdict_of("part.location_map"), Verdict::fail);
  EXPECT_EQ(verdict_of("part.report"), Verdict::pass);
  EXPECT_EQ(verdict_of("part.vector_file"), std::nullopt);
}

TEST(Dossier, AnswersTheOneChecklistOfMapsForTheMapThatItDraws) {
  auto world = quarry();
  const Papers papers(world);
  const auto paper = papers.dossier();
  const auto& rows = table_of(paper, "dossier.checklist.map").rows;
  const auto& checks = papers.facts(Language::en).map->checks;
  ASSERT_EQ(rows.size(), checks.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(rows[i][1].verdict.has_value(), checks[i].satisfied) << rows[i][0].text;
  }
}

TEST(Dossier, WithoutAnyPlaceSaysWhatIsMissingInsteadOfAMap) {
  test::World world;
  world.input.project.name = "Somewhere";
  const Papers papers(world);
  const auto paper = papers.dossier();
  EXPECT_TRUE(blocks_of<Picture>(paper).empty());
  const std::string html = to_html(paper);
  EXPECT_NE(html.find(test::shipped_messages().phrase("dossier.no_map").en), std::string::npos);
  EXPECT_EQ(html.find("project_lon"), std::string::npos);
  ASSERT_TRUE(to_pdf(paper));
}

TEST(Dossier, NamesEveryInputWithItsDigest) {
  auto world = quarry();
  const auto papers = Papers(world);
  const auto paper = papers.dossier();
  const Table& table = table_of(paper, "dossier.manifest.caption");
  std::set<std::string> digests;
  for (const auto& row : table.rows) digests.insert(row[2].text);
  for (const auto& pack : papers.facts(Language::en).manifest.rule_packs)
    EXPECT_TRUE(digests.count(pack.sha256));
  for (const auto& data : papers.facts(Language::en).manifest.datasets)
    EXPECT_TRUE(digests.count(data.sha256));
  EXPECT_TRUE(digests.count(std::string(64, 'a')));
  EXPECT_TRUE(digests.count(std::string(64, 'b')));
}

TEST(Dossier, ShowsRepliesAndWhatAnEarlierReportDiffersIn) {
  auto world = quarry();
  const Papers papers(world);
  auto facts = papers.facts(Language::en);
  facts.replies = {{"dispute", "notice-late", "", "We were on time.", "LLP Example", "https://example.org/a",
                    "2025-06-01"}};
  facts.other_data = {"datasets/old"};
  const std::string text = to_text(make_dossier(facts, Language::en));
  EXPECT_NE(text.find("We were on time."), std::string::npos);
  EXPECT_NE(text.find("LLP Example"), std::string::npos);
  EXPECT_NE(text.find("datasets/old"), std::string::npos);
}

TEST(Dossier, OfAMachineReadingSaysThatNobodyConfirmedIt) {
  auto world = quarry();
  world.input.origin.unconfirmed = true;
  const auto paper = Papers(world).dossier(Language::kk);
  const auto paragraphs = blocks_of<Paragraph>(paper);
  ASSERT_FALSE(paragraphs.empty());
  EXPECT_EQ(paragraphs.front()->tone, Tone::alert);
  EXPECT_EQ(words_of(paragraphs.front()->line), test::shipped_messages().phrase("answer.unconfirmed").kk);
}

}  // namespace
}  // namespace tyndau::dossier
