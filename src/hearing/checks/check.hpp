/// \file
/// What every check gets and gives: one function per finding id, in one file per family.
#pragma once

#include "core/finding.hpp"
#include "hearing/screening.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::hearing {

/// Everything that a check may look at. All members outlive the check.
struct CheckContext {
  const Case& input;
  const Geography& geography;
  const Atlas& atlas;
  const RuleBook& rules;
  const RulePack& pack;
  const Rule& rule;
  const ScreeningOptions& options;
};

/// Judges one rule of one pack on one case. One finding per subject; none only where the rule's family has no subject at all
/// (the caller then adds a not_applicable finding).
using Check = std::vector<Finding> (*)(const CheckContext&);

struct CheckEntry {
  std::string_view id;
  Check check;
};

/// All checks, ordered by id; each family registers its own list.
[[nodiscard]] std::span<const CheckEntry> coordinate_checks();
[[nodiscard]] std::span<const CheckEntry> document_checks();
[[nodiscard]] std::span<const CheckEntry> protection_zone_checks();
[[nodiscard]] std::span<const CheckEntry> mandatory_zone_checks();
[[nodiscard]] std::span<const CheckEntry> affected_checks();
[[nodiscard]] std::span<const CheckEntry> community_checks();
[[nodiscard]] std::span<const CheckEntry> unit_checks();
[[nodiscard]] std::span<const CheckEntry> notice_checks();
[[nodiscard]] std::span<const CheckEntry> conduct_checks();
[[nodiscard]] std::vector<CheckEntry> all_checks();

/// The findings of a check that speaks once; moved, where braces would copy.
[[nodiscard]] inline std::vector<Finding> one(Finding finding) {
  std::vector<Finding> findings;
  findings.push_back(std::move(finding));
  return findings;
}

/// A finding with id, class, forms and authority of the context's rule filled in; message key "<id>.<verdict>" or
/// "<id>.<verdict>.<variant>".
[[nodiscard]] Finding make_finding(const CheckContext& context, Verdict verdict, std::string subject = {},
                                   std::string_view variant = {});
/// A finding whose message is "not_applicable.<reason>" of the catalogue: the reasons are shared by all findings.
[[nodiscard]] Finding not_applicable(const CheckContext& context, std::string_view reason,
                                     std::string subject = {});
/// A cannot_tell finding and the datum that would settle it: message key "settle.<datum>".
[[nodiscard]] Finding cannot_tell(const CheckContext& context, std::string_view datum,
                                  std::string subject = {}, std::string_view variant = {});
/// Authority of one parameter instead of the rule's (article, source, confidence, verified).
void cite(Finding& finding, const CheckContext& context, const Authority& authority);
void cite(Finding& finding, const CheckContext& context,
          const Authority&& authority) = delete;  // refers to it

/// Judges a measured interval against a bound: pass or fail when every value agrees, else cannot_tell.
[[nodiscard]] Verdict judge(const Quantity& measured, const Requirement& required);
/// present → pass, absent → fail, not_seen → cannot_tell.
[[nodiscard]] Verdict judge(Seen seen);

}  // namespace tyndau::hearing
