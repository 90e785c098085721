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
/// The same in a sentence and in a title: without both, that it has no name, for the hearing's id is not its own.
[[nodiscard]] Argument project_words(const hearing::Case& input);
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

/// Metres as a figure shows them, rounded so that an interval does not become smaller: to 100 m from 1 km on, below to metres, and
/// to tenths below 10 m.
[[nodiscard]] double outwards(double metres, bool up);
/// Whether an interval says practically nothing: it begins at 0 and ends beyond 10 km, but ends.
[[nodiscard]] bool says_nothing(const MetresInterval& distance);
/// A distance to a boundary: "within the settlement" for 0, "practically unknown (at most 34.1 km)" where it says nothing, "not
/// known" without one.
[[nodiscard]] Text distance_in_words(const std::optional<MetresInterval>& distance,
                                     const hearing::MessageCatalogue& messages);
[[nodiscard]] std::string distance_text(const MetresInterval& distance, Language language);
/// "kz-2021 1.0.0"
[[nodiscard]] std::string rule_pack_of(const Finding& finding);
/// Joined with \p between.
[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view between);
/// How what fails does: by a rule whose text was read, by one whose text nobody read, as advice that is not met.
enum class Failure { outright, conditional, advice };
/// \pre it fails
[[nodiscard]] Failure failure_of(const Finding& finding);
/// Rank for "worst first": failing before cannot_tell, legal before derived before advisory. Smaller is worse.
[[nodiscard]] int rank(const Finding& finding);
/// The verdict of one subject under one finding id; nothing when the report does not judge it.
[[nodiscard]] const Finding* finding_about(const hearing::Report& report, std::string_view id,
                                           std::string_view subject);
/// What the report says of the hearing in a community; nothing when it does not judge it.
[[nodiscard]] const Finding* finding_about(const hearing::Report& report,
                                           const hearing::Community& community);
/// Whether a hearing was held in a place: the code of the verdict, or, where that is known and only whether the place is
/// affected is not, "held_perhaps_affected" (it was held) or "perhaps_affected" (it was not).
[[nodiscard]] std::string_view heard(const Finding* about_place);

}  // namespace tyndau::layers
