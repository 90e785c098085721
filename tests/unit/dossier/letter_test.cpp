// Letters accuse nobody of what cannot be told.
#include "unit/dossier/dossier_world.hpp"

namespace tyndau::dossier {
namespace {

using test::blocks_of;
using test::Papers;
using test::quarry;
using test::words_of;

/// The numbered items below a heading.
std::vector<std::string> items_below(const Document& paper, const std::string& key, Language language) {
  const std::string& heading = test::shipped_messages().phrase(key).in(language);
  std::vector<std::string> items;
  bool inside = false;
  for (const Block& block : paper.blocks) {
    if (const auto* one = std::get_if<Heading>(&block)) inside = one->text == heading;
    const auto* list = std::get_if<Listing>(&block);
    if (!inside || list == nullptr) continue;
    for (const Line& item : list->items) items.push_back(words_of(item));
  }
  return items;
}

std::string sentence(const Finding& finding) {
  return test::shipped_messages().render(finding.message, Language::en);
}

bool any_begins(const std::vector<std::string>& items, const std::string& words) {
  return std::any_of(items.begin(), items.end(), [&](const auto& item) { return item.starts_with(words); });
}

TEST(Letter, StatesEachFailingFindingUnderItsKindOfRule) {
  auto world = quarry();
  world.input.notice.date = make_date(2025, 5, 6);
  const Papers papers(world);
  const auto letter = make_letter(papers.facts(Language::en), Letter::complaint, Language::en);
  ASSERT_TRUE(letter);
  const auto legal = items_below(*letter, "letter.legal", Language::en);
  const auto derived = items_below(*letter, "letter.derived", Language::en);
  const auto advisory = items_below(*letter, "letter.advisory", Language::en);
  std::size_t failing = 0;
  for (const auto& finding : papers.report().findings) {
    if (finding.verdict != Verdict::fail) continue;
    ++failing;
    const bool law = finding.finding_class == FindingClass::legal && finding.rule.verified;
    const bool advice = finding.finding_class == FindingClass::advisory;
    EXPECT_EQ(any_begins(legal, sentence(finding)), law) << finding.id;
    EXPECT_EQ(any_begins(advisory, sentence(finding)), advice) << finding.id;
    EXPECT_EQ(any_begins(derived, sentence(finding)), !law && !advice) << finding.id;
  }
  EXPECT_EQ(legal.size() + derived.size() + advisory.size(), failing);
  EXPECT_GE(legal.size(), 1U);
  EXPECT_GE(derived.size(), 1U);
}

TEST(Letter, AsksForWhatCannotBeToldAndStatesItNowhereElse) {
  auto world = quarry();
  const Papers papers(world);
  for (const Letter kind : {Letter::complaint, Letter::remarks}) {
    const auto letter = make_letter(papers.facts(Language::en), kind, Language::en);
    ASSERT_TRUE(letter);
    const auto requests = items_below(*letter, "letter.requests", Language::en);
    for (const auto& finding : papers.report().findings) {
      if (finding.verdict != Verdict::cannot_tell) continue;
      const std::string datum = test::shipped_messages().render(*finding.settled_by, Language::en);
      EXPECT_TRUE(std::any_of(requests.begin(), requests.end(), [&](const auto& item) {
        return item.ends_with(datum);
      })) << finding.id;
      const std::string fault =
          layers::title_of(layers::finding_titles(test::shipped_rules()), finding.id, Language::en);
      EXPECT_EQ(to_text(*letter).find(fault + "."), std::string::npos) << fault;
      for (const char* accusing : {"letter.legal", "letter.derived", "letter.advisory"})
        EXPECT_FALSE(any_begins(items_below(*letter, accusing, Language::en), sentence(finding)))
            << finding.id;
    }
  }
}

TEST(Letter, MarksEveryRuleThatIsNotConfirmed) {
  auto world = quarry();
  const Papers papers(world);
  const auto letter = make_letter(papers.facts(Language::ru), Letter::remarks, Language::ru);
  ASSERT_TRUE(letter);
  const auto derived = items_below(*letter, "letter.derived", Language::ru);
  ASSERT_FALSE(derived.empty());
  const std::string& mark = test::shipped_messages().phrase("word.not_confirmed").ru;
  const auto unconfirmed = std::count_if(
      papers.report().findings.begin(), papers.report().findings.end(), [](const Finding& finding) {
        return finding.verdict == Verdict::fail && !finding.rule.verified &&
               finding.finding_class != FindingClass::advisory;
      });
  EXPECT_EQ(std::count_if(derived.begin(), derived.end(),
                          [&](const auto& item) { return item.find(mark) != std::string::npos; }),
            unconfirmed);
}

TEST(Letter, WithoutAnythingThatFailsIsARequest) {
  auto world = quarry();
  Papers papers(world);
  std::erase_if(papers.report().findings,
                [](const Finding& finding) { return finding.verdict == Verdict::fail; });
  papers.report().counterfactual.reset();
  const auto letter = make_letter(papers.facts(Language::en), Letter::complaint, Language::en);
  ASSERT_TRUE(letter);
  EXPECT_TRUE(letter->title.starts_with("Request for information")) << letter->title;
  EXPECT_EQ(to_text(*letter).find("Complaint"), std::string::npos);
}

TEST(Letter, CallsTheDistanceOfACommunityWithAVenueInItWhatItIs) {
  auto world = quarry();
  world.input.notice.date = make_date(2025, 5, 6);
  world.input.venues.clear();
  world.venue(test::venue_in("v", "A"));
  const Papers papers(world);
  const auto letter = make_letter(papers.facts(Language::en), Letter::complaint, Language::en);
  ASSERT_TRUE(letter);
  const auto& row = test::table_of(*letter, "sheet.communities").rows.front();
  EXPECT_NE(row[3].text.find("within the settlement"), std::string::npos) << row[3].text;
}

TEST(Letter, IsRefusedWhenThereIsNothingToWrite) {
  auto world = quarry();
  Papers papers(world);
  std::erase_if(papers.report().findings, [](const Finding& finding) {
    return finding.verdict == Verdict::fail || finding.verdict == Verdict::cannot_tell;
  });
  const auto letter = make_letter(papers.facts(Language::en), Letter::complaint, Language::en);
  ASSERT_FALSE(letter);
  EXPECT_EQ(letter.error().reason, "letter-nothing");
}

TEST(Letter, OfAMachineReadingSaysSo) {
  auto world = quarry();
  world.input.origin.unconfirmed = true;
  const auto letter = make_letter(Papers(world).facts(Language::kk), Letter::complaint, Language::kk);
  ASSERT_TRUE(letter);
  EXPECT_NE(to_html(*letter).find(test::shipped_messages().phrase("letter.unconfirmed").kk),
            std::string::npos);
}

TEST(Letter, KindsAreKnownByTheirNames) {
  for (const Letter kind : {Letter::complaint, Letter::remarks})
    EXPECT_EQ(letter_from_code(code(kind)), kind);
  EXPECT_EQ(letter_from_code("poem"), std::nullopt);
}

}  // namespace
}  // namespace tyndau::dossier
