/// \file
/// One paragraph that answers by itself: who plans what, where the hearing was and for whom, how far, what to do next.
#pragma once

#include "core/text.hpp"
#include "hearing/messages.hpp"
#include "hearing/screening.hpp"

#include <optional>
#include <vector>

namespace tyndau::layers {

/// Built from the catalogue's `answer.*` sentences, in three languages. \threads safe
[[nodiscard]] Text answer(const hearing::Report& report, const hearing::MessageCatalogue& messages);

/// How many findings have the verdict.
[[nodiscard]] std::size_t count_of(const hearing::Report& report, Verdict verdict);

/// How many checks pass, fail by a rule whose text was read, would fail, are advice not met, cannot tell; and what that does
/// not mean.
[[nodiscard]] Text check_counts(const hearing::Report& report, const hearing::MessageCatalogue& messages);

/// What a person could do next, in parts: a paper numbers what is needed.
struct NextSteps {
  Text move;    ///< hold a hearing in the settlement that serves most people; empty: no such advice
  Text also;    ///< where else one is needed; without such advice, where one is; empty: nowhere
  Text places;  ///< all of them, the one that serves most people first; empty: none
  const Finding* worst = nullptr;  ///< of those that fail; null: none does
  std::vector<Text> needed;        ///< what would settle most of the open questions, the most telling first
};
[[nodiscard]] NextSteps next_steps(const hearing::Report& report, const hearing::MessageCatalogue& messages);

/// What a person could do next: hold a hearing in the settlement that serves most people, find out what would settle the
/// open questions, or nothing. Part of the answer, and the hint of the terminal.
[[nodiscard]] Text next_step(const hearing::Report& report, const hearing::MessageCatalogue& messages);

}  // namespace tyndau::layers
