/// \file
/// Words that every output shares: names in three languages, private persons, codes joined in a cell.
#pragma once

#include "core/text.hpp"
#include "core/units.hpp"
#include "hearing/messages.hpp"
#include "hearing/rule_pack.hpp"
#include "hearing/screening.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::layers {

/// Titles of findings by id, from the newest pack that has the rule.
using FindingTitles = std::map<std::string, Text, std::less<>>;
[[nodiscard]] FindingTitles finding_titles(const hearing::RuleBook& rules);
/// The title, or the id itself where no pack has the rule.
[[nodiscard]] std::string title_of(const FindingTitles& titles, const std::string& finding_id,
                                   Language language);

/// The same text in every language.
[[nodiscard]] Text everywhere(const std::string& text);
/// A name without gaps: languages that lack it take the first that has it, else \p otherwise.
[[nodiscard]] Text filled(const Text& names, const std::string& otherwise);

/// The initiator, or "private person" in three languages; nothing where the input names none.
[[nodiscard]] std::optional<Text> initiator_of(const hearing::Project& project,
                                               const hearing::MessageCatalogue& messages);
/// The project's name, else its id.
[[nodiscard]] std::string project_name(const hearing::Case& input);
/// The same for a title: without both, that the project has no name.
[[nodiscard]] Argument project_title(const hearing::Case& input);
[[nodiscard]] Text name_of(const hearing::Settlement& settlement);
[[nodiscard]] Text name_of(const hearing::Community& community);
/// The settlement that a venue is known to lie in, else what the input says of it.
[[nodiscard]] Text name_of(const hearing::LocatedVenue& venue);
/// The name of whatever a finding speaks of: community, unit, venue or zone kind; empty for the hearing as a whole.
[[nodiscard]] Text subject_name(const hearing::Report& report, const Finding& finding,
                                const hearing::MessageCatalogue& messages);

/// The day of the hearing: its own, else the earliest of its venues.
[[nodiscard]] std::optional<Date> day_of(const hearing::Case& input);
/// The oblast as the input writes it: the project's, else the first venue's; empty when unknown.
[[nodiscard]] std::string oblast_of(const hearing::Case& input);

[[nodiscard]] std::string distance_text(const MetresInterval& distance, Language language);
/// "kz-2021 1.0.0"
[[nodiscard]] std::string rule_pack_of(const Finding& finding);
/// Joined with \p between.
[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view between);
/// By a rule that nobody read where it is written; advice needs no reading.
[[nodiscard]] inline bool is_unconfirmed(const Finding& finding) {
  return finding.finding_class != FindingClass::advisory && !finding.rule.verified;
}
/// Rank for "worst first": failing before cannot_tell, legal before derived before advisory. Smaller is worse.
[[nodiscard]] int rank(const Finding& finding);
/// The verdict of one subject under one finding id; nothing when the report does not judge it.
[[nodiscard]] const Finding* finding_about(const hearing::Report& report, std::string_view id,
                                           std::string_view subject);

}  // namespace tyndau::layers
