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
};

/// Of the hearing's place first: the community that is farthest from its venue; then the zone and the nearest community.
[[nodiscard]] SpokenVerdict spoken_verdict(const hearing::Report& report, const Pen& pen);
/// Project, initiator, form, day and venues of the hearing.
[[nodiscard]] std::string who_and_where(const hearing::Report& report, const Pen& pen);

}  // namespace tyndau::drawing
