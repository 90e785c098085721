/// \file
/// The verdict of a report in the words of its own findings.
#pragma once

#include "core/finding.hpp"
#include "drawing/words.hpp"
#include "hearing/screening.hpp"

#include <string>
#include <vector>

namespace tyndau::drawing {

struct SpokenVerdict {
  Verdict verdict = Verdict::not_applicable;
  std::string head;                    ///< the verdict in a line, and of what it is
  std::vector<std::string> sentences;  ///< with distance, uncertainty and venue, as the findings state them
  std::string places_head;             ///< the question that `places` answer; empty with less than two places
  std::vector<std::string> places;     ///< each place with its answer: failing first, then by its people
  std::string strength;   ///< how much the law stands behind the verdict; empty without a verdict
  std::string source;     ///< act and article
  bool confirmed = true;  ///< whether the rule was read where it is written; advice needs no reading

  /// A verdict by a rule that nobody read: it is shown neither as a plain failure nor as a plain pass.
  [[nodiscard]] bool doubted() const {
    return !confirmed && (verdict == Verdict::fail || verdict == Verdict::pass);
  }
};

/// Of the hearing's place first: the community with the most people, of equal ones the farthest from its venue; then the zone and
/// the nearest community.
/// A unit without a hearing is told before a community that passes or cannot be told.
[[nodiscard]] SpokenVerdict spoken_verdict(const hearing::Report& report, const Pen& pen);
/// The check as a question that names no fault; its id where none is written.
[[nodiscard]] std::string question_of(const std::string& check, const Pen& pen);
/// The same, and of whom it asks.
[[nodiscard]] std::string question_of(const hearing::Report& report, const Finding& finding, const Pen& pen);
/// How many checks pass, fail and cannot be told, and that no verdict speaks of the whole hearing.
[[nodiscard]] std::string scope_of(const hearing::Report& report, const Pen& pen);
/// "article 73(4)", "пункт 4 статьи 73", "annex 1, 10.31". \pre the rule has an article
[[nodiscard]] std::string article(const RuleReference& rule, const Pen& pen);
/// Project, initiator, form, day and venues of the hearing.
[[nodiscard]] std::string who_and_where(const hearing::Report& report, const Pen& pen);

}  // namespace tyndau::drawing
