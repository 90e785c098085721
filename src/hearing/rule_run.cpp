#include "hearing/rule_run.hpp"

#include "hearing/checks/check.hpp"

#include <algorithm>
#include <array>

namespace tyndau::hearing {
namespace {

const CheckEntry* check_of(std::string_view id) {
  static const std::vector<CheckEntry> all = all_checks();
  const auto found =
      std::lower_bound(all.begin(), all.end(), id,
                       [](const CheckEntry& entry, std::string_view wanted) { return entry.id < wanted; });
  return found == all.end() || found->id != id ? nullptr : &*found;
}

/// A machine may have missed a venue, or taken another figure, day or address for the one: that accuses nobody before somebody
/// has looked.
void leave_open_until_confirmed(const CheckContext& context, std::vector<Finding>& findings) {
  if (!context.input.origin.unconfirmed) return;
  const bool venues = is_venue_rule(context.rule.id);
  for (Finding& finding : findings) {
    if (finding.verdict != Verdict::fail) continue;
    Finding open = cannot_tell(context, venues ? "confirmed_venues" : "confirmed_reading", finding.subject,
                               "unconfirmed");
    finding.verdict = open.verdict;
    finding.settled_by = std::move(open.settled_by);
    if (venues) {
      finding.message.key = std::move(open.message.key);
    } else {
      finding.message = {"finding.cannot_tell.unconfirmed", {}};
    }
  }
}

std::vector<Finding> judged(const CheckContext& context) {
  if (!context.rule.applies_to(context.input.form)) return one(not_applicable(context, "form"));
  const CheckEntry* entry = check_of(context.rule.id);
  if (!entry) return {};
  auto findings = entry->check(context);
  if (findings.empty()) findings.push_back(not_applicable(context, "no_subject"));
  leave_open_until_confirmed(context, findings);
  return findings;
}

/// What would settle which of several packs judges: a date that is missing, else how the acts read.
std::string_view settling_datum(JudgedBy judged_by, const Case& input) {
  const bool by_notice = judged_by == JudgedBy::notice_date;
  const auto days = by_notice ? notice_days(input) : hearing_days(input);
  if (days && days->exact()) return "wording";
  return by_notice ? "notice_date" : "hearing_date";
}

/// A reader is told the title of the rules, not their code.
void title_packs(std::vector<Finding>& findings, const RuleBook& rules) {
  for (Finding& finding : findings) {
    for (Message& message : finding.basis) {
      const auto told = message.arguments.find("pack");
      if (message.key != "regimes.verdict" || told == message.arguments.end()) continue;
      const auto* id = std::get_if<std::string>(&told->second);
      const RulePack* pack = id == nullptr ? nullptr : rules.find(*id);
      if (pack != nullptr) told->second = pack->title;
    }
  }
}

}  // namespace

std::vector<Finding> findings_of(const Case& input, const Geography& geography, const Atlas& atlas,
                                 const RuleBook& rules, const ScreeningOptions& options,
                                 const std::function<bool(std::string_view)>& wanted,
                                 std::set<std::string>* used) {
  std::vector<Finding> all;
  const std::vector<PackRule> pack_rules = rules_for(input, rules, options);
  all.reserve(pack_rules.size());
  for (auto first = pack_rules.begin(); first != pack_rules.end();) {
    const std::string& id = first->rule->id;
    const auto last =
        std::find_if(first, pack_rules.end(), [&](const PackRule& one) { return one.rule->id != id; });
    if (wanted(id)) {
      std::vector<std::vector<Finding>> by_pack;
      for (auto one = first; one != last; ++one) {
        by_pack.push_back(judged({input, geography, atlas, rules, *one->pack, *one->rule, options}));
        if (used) used->insert(one->pack->id + " " + one->pack->version);
      }
      auto findings = combined(std::move(by_pack), settling_datum(first->rule->judged_by, input),
                               !notice_days(input) && !hearing_days(input));
      title_packs(findings, rules);
      std::move(findings.begin(), findings.end(), std::back_inserter(all));
    }
    first = last;
  }
  return all;
}

bool is_venue_rule(std::string_view rule_id) {
  static constexpr std::array<std::string_view, 4> ids{"community-without-hearing", "unit-without-hearing",
                                                       "venue-far-from-affected",
                                                       "venue-outside-affected-units"};
  return std::find(ids.begin(), ids.end(), rule_id) != ids.end();
}

}  // namespace tyndau::hearing
