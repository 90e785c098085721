/// \file
/// The scorecard of a register: what share of its hearings fails what, where, when and whose.
#pragma once

#include "dossier/document.hpp"
#include "hearing/atlas.hpp"
#include "hearing/messages.hpp"
#include "hearing/screening.hpp"
#include "layers/manifest.hpp"
#include "layers/scorecard.hpp"
#include "layers/words.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tyndau::dossier {

using layers::HearingCounts;

/// One hearing among the worst.
struct WorstHearing {
  std::int64_t legal = 0;    ///< failing findings of confirmed law
  std::int64_t derived = 0;  ///< of its purpose, or not confirmed
  std::string id;
  std::string project;
  std::string oblast;
  std::optional<Date> day;
};

/// Adds up hearings. The order of adding does not matter. Free text of the reports is expected without personal data.
class RegisterTally {
 public:
  void add(const hearing::Report& report);

  [[nodiscard]] const layers::Scorecard& card() const { return card_; }
  /// Most failing findings of law first, then of its purpose, then by id; at most \p most.
  [[nodiscard]] std::vector<WorstHearing> worst(std::size_t most) const;

 private:
  layers::Scorecard card_;
  std::vector<WorstHearing> failing_;
};

struct ScorecardFacts {
  const RegisterTally& tally;
  const hearing::MessageCatalogue& messages;
  const layers::FindingTitles& titles;
  const layers::Manifest& manifest;
  const std::vector<hearing::AdminUnit>* units = nullptr;  ///< borders to colour; null: none
};

/// Shares with Wilson intervals of 95 %, by finding, oblast, year and initiator, the worst hearings, and what Kazakhstan's own
/// report states of the same. \threads safe
[[nodiscard]] Document make_scorecard(const ScorecardFacts& facts, Language language);

}  // namespace tyndau::dossier
