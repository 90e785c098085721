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

/// Hearings, and those of them in which something other than advice fails.
struct HearingCounts {
  std::int64_t judged = 0;  ///< in which anything of law or of its purpose passes or fails
  std::int64_t failing = 0;
  std::int64_t all = 0;
};

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
  void add(const hearing::Report& report, const hearing::MessageCatalogue& messages);

  [[nodiscard]] const layers::Scorecard& card() const { return card_; }
  [[nodiscard]] const HearingCounts& all() const { return all_; }
  [[nodiscard]] const std::map<std::string, HearingCounts>& by_oblast() const { return by_oblast_; }
  [[nodiscard]] const std::map<int, HearingCounts>& by_year() const { return by_year_; }
  [[nodiscard]] const std::map<Text, HearingCounts>& by_initiator() const { return by_initiator_; }
  /// Most failing findings of law first, then of its purpose, then by id; at most \p most.
  [[nodiscard]] std::vector<WorstHearing> worst(std::size_t most) const;

 private:
  layers::Scorecard card_;
  HearingCounts all_;
  std::map<std::string, HearingCounts> by_oblast_;  ///< as written; empty: not said
  std::map<int, HearingCounts> by_year_;            ///< 0: not said
  std::map<Text, HearingCounts> by_initiator_;      ///< incomplete text: not said
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
