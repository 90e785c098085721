#include "layers/terminal.hpp"

#include "layers/answer.hpp"
#include "sample_report.hpp"

#include <gmock/gmock.h>

namespace tyndau::layers {
namespace {

using testing::HasSubstr;
using testing::Not;

const FindingTitles no_titles;

Speech speech(Language language, bool colour = false) {
  return {test::catalogue(), no_titles, language, colour};
}

TEST(Terminal, AHearingShowsItsCommunityWithVerdictDistancesAndWhatToDo) {
  const std::string text = hearing_text(*test::sample_report(), speech(Language::en));
  EXPECT_THAT(text, HasSubstr("Aksu (named in the documents): fails"));
  EXPECT_THAT(text,
              HasSubstr("assigned venue Stepnogorsk: between 7.1 and 13.5 km; centre to centre: 11.6 km"));
  EXPECT_THAT(text, HasSubstr("hold a hearing in Aksu"));
}

TEST(Terminal, LegalFindingsStandBeforeDerivedOnesAndNothingUnconfirmedIsShownAsLaw) {
  const std::string text = hearing_text(*test::sample_report(), speech(Language::en));
  const auto legal = text.find("[requirement of law, article 73(4)]");
  const auto derived = text.find("[derived, not written in so many words, not confirmed]");
  ASSERT_NE(legal, std::string::npos);
  ASSERT_NE(derived, std::string::npos);
  EXPECT_LT(legal, derived);
}

TEST(Terminal, ColourComesOnlyWhenAskedFor) {
  EXPECT_THAT(hearing_text(*test::sample_report(), speech(Language::ru)), Not(HasSubstr("\x1b")));
  EXPECT_THAT(hearing_text(*test::sample_report(), speech(Language::ru, true)), HasSubstr("\x1b[31m"));
}

TEST(Terminal, APrivatePersonIsNotNamed) {
  const auto report = test::sample_report();
  report->input.project.initiator = "A B";
  report->input.project.initiator_is_private = true;
  const std::string text = hearing_text(*report, speech(Language::en));
  EXPECT_THAT(text, HasSubstr("(private person)"));
  EXPECT_THAT(text, Not(HasSubstr("A B")));
}

TEST(Terminal, WhatSomebodyWroteDoesNotSteerTheTerminal) {
  const auto report = test::sample_report();
  report->input.project.name = "a\x1b]0;title\x07\x1b[2Jb\nc\u009bd";
  for (const bool colour : {false, true}) {
    EXPECT_THAT(hearing_text(*report, speech(Language::en, colour)), HasSubstr("a ]0;title  [2Jb c d"));
  }
}

TEST(Terminal, UpToTwentyHearingsAreAllShown) {
  TerminalSummary summary(speech(Language::en));
  for (int i = 0; i < 20; ++i) summary.add(*test::sample_report("h-" + std::to_string(i)));
  const std::string text = summary.text({20, 20, 0, 0}, {});
  for (int i = 0; i < 20; ++i) EXPECT_THAT(text, HasSubstr("h-" + std::to_string(i) + " "));
}

TEST(Terminal, OfManyHearingsTheTenWorstAreShown) {
  TerminalSummary summary(speech(Language::en));
  for (int i = 0; i < 60; ++i) {
    const auto report = test::sample_report("h-" + std::to_string(i) + "-");
    if (i % 5 != 0) report->findings.clear();
    summary.add(*report);
  }
  const std::string text = summary.text({60, 60, 0, 0}, {});
  for (int i = 0; i < 60; ++i) {
    const bool worst = i % 5 == 0 && i < 50;
    EXPECT_EQ(text.find("h-" + std::to_string(i) + "-") != std::string::npos, worst) << i;
  }
  EXPECT_THAT(text, HasSubstr("Hearings: 60; shown are the 10"));
}

TEST(Terminal, RowsAreCountedInThreeGroups) {
  const std::string text = TerminalSummary(speech(Language::en)).text({10, 6, 3, 1}, {});
  EXPECT_THAT(text, HasSubstr("Rows read: 10"));
  EXPECT_THAT(text, HasSubstr("must fix: 1"));
  EXPECT_THAT(text, HasSubstr("waiting: 3"));
  EXPECT_THAT(text, HasSubstr("screened: 6"));
}

TEST(Answer, OneParagraphSaysWhoWhatHowFarAndWhatToDoInThreeLanguages) {
  const Text text = answer(*test::sample_report(), test::catalogue());
  EXPECT_THAT(text.en, HasSubstr("Project: Gold, \"plant\"."));
  EXPECT_THAT(text.en,
              HasSubstr("Distance from the venue (Stepnogorsk) to its boundary: between 7.1 and 13.5 km."));
  EXPECT_THAT(text.en, HasSubstr("What can be done: hold a hearing in Aksu too."));
  EXPECT_THAT(text.ru, HasSubstr("от 7,1 до 13,5 км"));
  EXPECT_THAT(text.kk, HasSubstr("7,1–13,5 км"));
  for (const Language language : all_languages) EXPECT_THAT(text.in(language), Not(HasSubstr("{")));
}

TEST(Answer, WhatNobodyConfirmedIsSaidFirst) {
  const auto report = test::sample_report();
  EXPECT_THAT(answer(*report, test::catalogue()).en, Not(HasSubstr("nobody has checked")));
  report->input.origin.unconfirmed = true;
  const Text text = answer(*report, test::catalogue());
  EXPECT_EQ(text.en.find("To be confirmed:"), 0U);
  EXPECT_EQ(text.ru.find("Требует подтверждения:"), 0U);
  EXPECT_EQ(text.kk.find("Растау керек:"), 0U);
}

TEST(Answer, WithoutAnyCommunityItSaysThatNoneIsKnown) {
  const auto report = test::sample_report();
  report->geography.communities.clear();
  EXPECT_THAT(answer(*report, test::catalogue()).en,
              HasSubstr("These data do not tell which communities are affected."));
}

TEST(Answer, AProjectInsideACommunityIsSaidToBeThere) {
  const auto report = test::sample_report();
  report->geography.communities.front().footprint_distance = MetresInterval{Metres{0}, Metres{0}};
  const Text text = answer(*report, test::catalogue());
  EXPECT_THAT(text.en, HasSubstr("to the boundary of the community (Aksu): within the settlement."));
  EXPECT_THAT(text.ru, Not(HasSubstr(": 0 м")));
}

TEST(Answer, AProjectWithoutANameIsNotCalledByTheNumberOfItsHearing) {
  const auto report = test::sample_report();
  report->input.id = "case";
  report->input.project.name.clear();
  report->input.project.id.clear();
  EXPECT_THAT(answer(*report, test::catalogue()).en, HasSubstr("Project: without a name."));
  const auto title = [&] {
    return test::catalogue().render({"sheet.title", {{"project", project_title(report->input)}}}).en;
  };
  EXPECT_EQ(title(), "Location map: project without a name");
  report->input.project.id = "quarry";
  EXPECT_THAT(answer(*report, test::catalogue()).en, HasSubstr("Project: quarry."));
  EXPECT_EQ(title(), "Location map: quarry");
}

TEST(Answer, WhenNothingFailsAndNothingIsOpenThereIsNothingToDo) {
  const auto report = test::sample_report();
  report->findings = {report->findings[4]};
  report->counterfactual.reset();
  EXPECT_THAT(next_step(*report, test::catalogue()).en, HasSubstr("nothing to do"));
}

}  // namespace
}  // namespace tyndau::layers
