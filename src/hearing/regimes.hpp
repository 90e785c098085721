/// \file
/// Which rule packs judge a case by its dates, and what follows when more than one may.
#pragma once

#include "hearing/screening.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::hearing {

/// When the notice was published: its own date, else those of its outlets; unknown: some day not after the hearing.
/// Empty when the case has no date at all.
[[nodiscard]] std::optional<DateInterval> notice_days(const Case& input);
/// When the hearing sat; unknown: some day not before the notice.
[[nodiscard]] std::optional<DateInterval> hearing_days(const Case& input);

/// Packs that may judge rules of this kind, oldest first: the one that the options force, else all that may have been in
/// force on the date.
[[nodiscard]] std::vector<const RulePack*> packs_for(JudgedBy judged_by, const Case& input,
                                                     const RuleBook& rules, const ScreeningOptions& options);

/// One rule of one pack.
struct PackRule {
  const RulePack* pack = nullptr;
  const Rule* rule = nullptr;
};

/// Every rule that may judge the case, by id, and within an id from the oldest pack to the latest.
[[nodiscard]] std::vector<PackRule> rules_for(const Case& input, const RuleBook& rules,
                                              const ScreeningOptions& options);

/// The findings of one rule under several packs, oldest pack first, as one finding per subject: the latest pack's where
/// all verdicts agree, else cannot_tell with each pack's verdict as its basis. \p datum settles it ("wording").
/// \param dateless the case has no date at all: of failures the one by a rule that nobody read, where there is one
[[nodiscard]] std::vector<Finding> combined(std::vector<std::vector<Finding>> by_pack, std::string_view datum,
                                            bool dateless = false);

}  // namespace tyndau::hearing
