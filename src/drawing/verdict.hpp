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
  std::vector<std::string> sentences;  ///< with distance, uncertainty and venue, as the findings state them
  std::string source;                  ///< article, act, class of the rule and rule pack
  bool of_place = false;               ///< it says whether a hearing was held where the affected people are
  bool confirmed = true;  ///< whether the rule was read where it is written; advice needs no reading
};

/// Of the hearing's place first: the community that is farthest from its venue; then the zone and the nearest community.
/// A unit without a hearing is told before a community that passes or cannot be told.
[[nodiscard]] SpokenVerdict spoken_verdict(const hearing::Report& report, const Pen& pen);
/// "Verdict on the place of the hearing: fails (the rule is not confirmed)".
[[nodiscard]] std::string head_of(const SpokenVerdict& spoken, const Pen& pen);
/// How many checks pass, fail and cannot be told, and that no verdict speaks of the whole hearing.
[[nodiscard]] std::string scope_of(const hearing::Report& report, const Pen& pen);
/// "article 73(4)", "annex 1, 10.31". \pre the rule has an article
[[nodiscard]] std::string article(const RuleReference& rule, const Pen& pen);
/// Project, initiator, form, day and venues of the hearing.
[[nodiscard]] std::string who_and_where(const hearing::Report& report, const Pen& pen);

}  // namespace tyndau::drawing
